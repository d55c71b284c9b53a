"""When a stay in the United States stopped being authorised, as far as the file tells.

A date-certain admission ends on the day on the I-94, or on the day an extension was granted to; an admission for
duration of status (D/S) only with a formal finding; an entry without inspection is never authorised. Each question is
answered twice: `sure` gives the reading with the fewest days outside authorised stay that the file allows, the other
one the reading with the most.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from fivefile.law.facts import Facts, Seen
from fivefile.model.history import Event
from fivefile.model.outcome import Open
from fivefile.values.dates import PartialDate

ONE = timedelta(days=1)
FIXED, STATUS, WITHOUT = "date-certain", "duration-of-status", "without-inspection"

ASYLUM = ("asylum_claimed", "asylum_pending_from", "asylum_pending_to")
FIELDS = (
    "from", "to", "ongoing", "on_time", "admission", "admitted_until", "formal_finding", "formal_finding_on",
    "extension_requested", "extension_filed_on", "extension_timely", "extension_decided_on", "extension_granted",
    "extension_granted_until", "pending_time_authorised", *ASYLUM, "worked_unlawfully",
)  # fmt: skip
"""What the counting of a stay may rest on."""


@dataclass(frozen=True, slots=True)
class Stay:
    """One stay and what the file says about it."""

    facts: Facts
    event: Event

    def see(self, name: str) -> Seen:
        """What the file says about one field of this stay."""
        return self.facts.see(name, self.event)

    def day(self, name: str) -> PartialDate | None:
        """The date a field gives; None when unknown or disputed."""
        values = self.see(name).values
        return values[0] if len(values) == 1 and isinstance(values[0], PartialDate) else None

    def said(self, name: str) -> bool | None:
        """The yes or no a field gives; None when unknown or disputed."""
        values = self.see(name).values
        return bool(values[0]) if len(values) == 1 else None

    def disputed(self, name: str) -> bool:
        """Whether what is said of a field is contradicted, by another paper or by the dates beside it."""
        return any(item.kind == "settle" for item in self.see(name).open)

    @property
    def extension(self) -> bool | None:
        """Whether an extension or change of status was asked for."""
        return self.said("extension_requested")

    @property
    def granted(self) -> bool | None:
        """Whether that request was granted."""
        return self.said("extension_granted")

    @property
    def admissions(self) -> tuple[str, ...]:
        """The ways of entering that the file leaves possible: a day on the I-94 means a fixed date.

        Who stayed on time, or in a class of visa, was admitted somehow.
        """
        stated, dated = self.see("admission").values, self.see("admitted_until").values
        if len(stated) == 1:
            return tuple(dict.fromkeys((FIXED, str(stated[0])))) if dated else (str(stated[0]),)
        if dated and not stated:
            return (FIXED,)
        admitted = dated or self.said("on_time") or self.see("visa_class").values
        return (FIXED, STATUS) if admitted else (FIXED, STATUS, WITHOUT)

    def left(self, sure: bool) -> date | None:
        """The last day of the stay, never after the day of the assessment; None if not even the first is known."""
        left, on = self.day("to"), self.facts.on
        if left is not None and not (self.contradictory and not sure):
            return min(left.earliest if sure else left.latest, on)
        if self.said("ongoing") or not sure:
            return on
        entered = self.day("from")
        return min(entered.earliest, on) if entered else None

    @property
    def contradictory(self) -> bool:
        """Whether it is disputed that it goes on: a day of leaving has passed, or not yet."""
        return self.disputed("ongoing")

    def begins(self, admission: str, sure: bool) -> date | None:
        """The first day outside authorised stay; None when there is none."""
        entered = self.day("from")
        floor = None if sure else (entered.earliest if entered else date.min)
        if self.disputed("on_time"):
            return None if sure else self._dated(admission, sure, floor) if self._only_yes("on_time") else floor
        if self.said("on_time"):
            return None
        return self._dated(admission, sure, floor)

    def _only_yes(self, name: str) -> bool:
        """Whether nobody said no: only the dates beside it do."""
        return False not in self.event.values(name)

    def _dated(self, admission: str, sure: bool, floor: date | None) -> date | None:
        """The first day outside authorised stay as the dates have it."""
        entered = self.day("from")
        if admission == WITHOUT:
            return entered.latest if entered and sure else floor
        if admission == STATUS:
            ends = [end for end in (self._found(sure, floor), self._granted_end(sure, floor)) if end is not None]
            return _after(min(ends)) if ends else None
        return _after(self._authorised_end(sure, floor))

    def _found(self, sure: bool, floor: date | None) -> date | None:
        """The day of the formal finding that ends duration of status; None for none."""
        found = self.day("formal_finding_on")
        if self.said("formal_finding") is False:
            return None
        if found is None or (sure and self.disputed("formal_finding")):
            return None if sure else floor
        return found.latest if sure else found.earliest

    def _granted_end(self, sure: bool, floor: date | None) -> date | None:
        """The day an extension or change of status was granted to, which ends duration of status; None for none."""
        longer = self.day("extension_granted_until")
        doubted = self.disputed("extension_requested") or self.disputed("extension_granted")
        if self.extension is False or self.granted is False or (sure and doubted):
            return None
        if longer is None:
            return None if sure else floor
        return longer.latest if sure else longer.earliest

    def until(self, admission: str) -> PartialDate | None:
        """The day the stay ends on but for a request still pending."""
        if self.granted:
            return self.day("extension_granted_until")
        return self.day("formal_finding_on" if admission == STATUS else "admitted_until")

    def _authorised_end(self, sure: bool, floor: date | None) -> date | None:
        until = self.day("admitted_until")
        end = (until.latest if sure else until.earliest) if until else floor
        if self.extension is False or self.granted is False or end is None:
            return end
        longer = self.day("extension_granted_until")
        doubted = self.disputed("extension_requested") or self.disputed("extension_granted")
        if longer is not None and (sure or not doubted):
            return max(end, longer.latest if sure else longer.earliest)
        return None if sure else end

    def ask(self) -> tuple[Open, ...]:
        """What to settle, and to ask, to know how many days count."""
        return self._ask(FIELDS, [*self._end(), *self._excepted()])

    def ask_end(self) -> tuple[Open, ...]:
        """What to settle, and to ask, whether the stay went past its end: age and asylum are no part of that."""
        return self._ask(tuple(name for name in FIELDS if name not in ASYLUM), self._end())

    def _ask(self, fields: tuple[str, ...], then: list[Open]) -> tuple[Open, ...]:
        """First things first: how and until when admitted, the rest once that is told."""
        disputed = [item for name in fields for item in self.see(name).open if item.kind == "settle"]
        first = [*disputed, *self._first()]
        told = self.see("admitted_until").values and (self.see("to").values or self.said("ongoing"))
        return tuple(dict.fromkeys((*first, *(then if told or not first else ()))))

    def _first(self) -> list[Open]:
        asked: list[str] = []
        stated = self.see("admission").values
        if len(self.admissions) > 1 and stated:
            return [Open("admission", self.event.id, "settle")]
        if not stated and not self.see("admitted_until").values:
            asked += ["on_time", "admission"]
        elif stated == (FIXED,) and not self.see("admitted_until").values:
            asked += ["on_time", "admitted_until"]
        elif stated == (STATUS,) and not self.see("formal_finding_on").values:
            found = self.said("formal_finding")
            asked += ["formal_finding"] if found is None else ["formal_finding_on"] if found else []
        elif stated == (WITHOUT,) and not self.see("from").values:
            asked += ["from"]
        if not self.see("to").values and not self.said("ongoing"):
            asked += ["to", "ongoing"]
        return [item for name in asked for item in self.see(name).open]

    def _end(self) -> list[Open]:
        """What tells when the authorised stay ended, and the stay itself."""
        begins = {FIXED: "admitted_until", STATUS: "formal_finding_on", WITHOUT: "from"}
        names = [begins[admission] for admission in self.admissions if self.see(begins[admission]).values]
        names += ["to", "extension_requested"]
        waiting = ["extension_timely", "extension_decided_on", "worked_unlawfully", "pending_time_authorised"]
        if self.extension and self.granted is not False:
            names += ["extension_granted_until", *waiting] if self.granted else ["extension_granted"]
        elif self.extension:
            names += waiting
        return [item for name in names for item in self.see(name).open]

    def _excepted(self) -> list[Open]:
        """What tells which days after that end the law leaves out of the count."""
        names = (*ASYLUM, "worked_unlawfully") if self.said("asylum_claimed") else ASYLUM[:1]
        return [*(item for name in names for item in self.see(name).open), *self.facts.see("born").open]


def _after(day: date | None) -> date | None:
    return day if day is None or day == date.min else day + ONE
