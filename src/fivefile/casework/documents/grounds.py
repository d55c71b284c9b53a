"""Which sections a letter gives as the reason for this refusal, and which it only mentions.

A section is a ground when the paper says so of the person it is written to: in a sentence ("has been refused under"),
beside a label ("Reason for refusal:") or beside a ticked box. What is supposed, denied, past, said of others, or stands
beside an empty box is mentioned. Waivers and exceptions can refuse nobody and are mentioned too.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from fivefile.casework.documents import cues
from fivefile.casework.documents.sheet import Sheet, Unit
from fivefile.loading import load
from fivefile.values import sections


class Standing(Enum):
    """How a section stands in a paper."""

    GROUND = "said to be the reason"
    LABEL = "beside a label that is no sentence"
    TICKED = "beside a ticked box"
    UNTICKED = "beside an empty box"
    NEUTRAL = "named, neither as a reason nor otherwise"
    NO = "named, and not as a reason of this refusal"


@dataclass(frozen=True, slots=True)
class Mention:
    """A section where it stands; `start` and `end` are places in the folded text of the unit's page."""

    code: str
    start: int
    end: int
    unit: Unit
    standing: Standing
    doubtful: bool = False
    past: bool = False

    @property
    def firm(self) -> bool:
        """Whether the paper gives it as the reason."""
        return self.standing in (Standing.GROUND, Standing.LABEL, Standing.TICKED)

    @property
    def chinese(self) -> bool:
        """Whether the words around it are Chinese."""
        return len(re.findall("[\u4e00-\u9fff]", self.unit.text)) > 4


@dataclass(frozen=True, slots=True)
class Refusing:
    """Which sections a visa can be refused under, each with all below it, and which of those refuse nobody."""

    can_refuse: tuple[str, ...]
    never: tuple[str, ...]


REFUSING: Refusing = load(Path(__file__).with_name("refusing.yaml"), Refusing)


def can_refuse(code: str) -> bool:
    """Whether a visa can be refused under the section at all."""

    def within(many: tuple[str, ...]) -> bool:
        return any(code == one or code.startswith(one + "(") for one in many)

    return within(REFUSING.can_refuse) and not within(REFUSING.never)


# How far around a section the words that settle its standing can be.
_NEAR = 400


# No sentence and no letter names more sections; a text made to keep the reader busy must not.
_MOST = 15
_MOST_IN_ALL = 200


def mentions(sheet: Sheet) -> list[Mention]:
    """Every section the paper names, in order, with how it stands there."""
    found: list[Mention] = []
    lead: Unit | None = None
    for unit in sheet.units:
        here = _in_unit(sheet, unit, lead) if len(found) < _MOST_IN_ALL else []
        found += here
        if unit.ticked is None and not here:
            listed = unit.mark and lead is not None
            lead = lead if listed else unit if _leads(unit) else None
        elif _leads(unit) and unit.ticked is None and all(one.standing is Standing.NO for one in here):
            lead = None
    return found


def _leads(unit: Unit) -> bool:
    """Whether a list of reasons, or one reason on the next line, may follow."""
    text = unit.text
    reason = cues.REFUSES.search(text) or re.search(r"\b(?:grounds?|reasons?|basis)\b|理由|原因|依据", text, re.I)
    return bool(reason and cues.BELOW.search(text) and not _supposed(text, "") and not cues.MARKED.search(text))


def _in_unit(sheet: Sheet, unit: Unit, lead: Unit | None) -> list[Mention]:
    page = sheet.folded[unit.page - 1].text
    named = sections.find(page[unit.start : unit.end])[:_MOST]
    found: list[Mention] = []
    for one in named:
        start, end = unit.start + one.start, unit.start + one.end
        before = sheet.between(unit, max(unit.start, start - _NEAR), start)
        standing = _standing(unit, one.code, before, sheet.between(unit, end, min(unit.end, end + _NEAR)), lead)
        listed = found and found[-1].firm and sections.LISTED.fullmatch(page[found[-1].end : start])
        if listed and standing in (Standing.NEUTRAL, Standing.LABEL):
            standing = found[-1].standing
        elif (
            found and found[-1].standing is Standing.NO and standing is Standing.NEUTRAL and can_refuse(found[-1].code)
        ):
            joined = sections.LISTED.fullmatch(page[found[-1].end : start])
            standing = Standing.NO if joined else standing
        found.append(Mention(one.code, start, end, unit, standing, one.doubtful))
    return found


def _standing(unit: Unit, code: str, before: str, after: str, lead: Unit | None) -> Standing:
    if unit.ticked is False:
        return Standing.UNTICKED
    if not can_refuse(code):
        return Standing.NO
    clause = re.split(r"[;；]|,\s*(?:but|however|and\s+not|while|whereas)\b|，?(?:但是?|然而)", before)[-1]
    if cues.DENIES_BEFORE.search(clause) or cues.DENIES_AFTER.search(after):
        return Standing.NO
    if looks_back(before, after) or cues.OTHERS.search(before) or "?" in (before + after)[-1:]:
        return Standing.NO
    if unit.ticked and unit.head and len(before) < 160:
        return Standing.TICKED
    if _supposed(clause, after):
        return Standing.NO
    return _said(unit, code, before, after, lead)


def _said(unit: Unit, code: str, before: str, after: str, lead: Unit | None) -> Standing:
    """How a section stands in a sentence that neither denies nor supposes."""
    refuses = bool(cues.REFUSES.search(before) or cues.REFUSES.search(after))
    explains = cues.EXPLAINS.search(before)
    if (explains and explains["article"]) or (
        cues.MEANS.search(after) and (explains or not cues.REFUSES.search(before))
    ):
        return Standing.NEUTRAL if re.search(r"\b(?:you|your)\b|您|你", after) else Standing.NO
    if _unsaid_of_applicant(cues.EVERYBODY_BEFORE, before):
        return Standing.NO if refuses else Standing.NEUTRAL
    if _unsaid_of_applicant(cues.POINTS_ELSEWHERE, before):
        return Standing.NO
    if len(unit.text) < 160 and cues.LABEL_REFUSAL.search(before):
        return Standing.GROUND
    if refuses:
        return Standing.GROUND if cues.YOU.search(unit.text) or len(unit.text) > 140 else Standing.LABEL
    if code.startswith("221(g)") and cues.HELD.search(unit.text) and cues.YOU.search(unit.text):
        return Standing.GROUND
    if len(unit.text) < 160 and cues.LABEL_PLAIN.search(before) and len(_ACT.sub("", after)) < 40:
        return Standing.LABEL
    if lead and len(before) < 60:
        return Standing.GROUND
    if unit.head and len(unit.text) < 90 and _ALONE.match(before) and re.match(r"\W*$|\s*[|:,(\u2013\u2014-]", after):
        return Standing.LABEL
    return Standing.NEUTRAL


# A section that opens a short line of its own, as in a table or under a heading.
_ALONE = re.compile(r"\W*(?:(?:INA|sections?|sec\.|移民法|第)\W*)*\Z|[^:]{1,40}:\s*\Z", re.I)
_ACT = re.compile(
    r"^\W*(?:of\s+the\s+)?(?:u\.?s\.?\s+)?(?:immigration\s+and\s+nationality\s+)?(?:act"
    r"|INA)\b(?:\s*\(INA\))?",
    re.I,
)


def _unsaid_of_applicant(cue: re.Pattern[str], before: str) -> bool:
    """Whether the cue stands there and nothing after it speaks of what happened to the applicant."""
    ends = [found.end() for found in cue.finditer(before)]
    if not ends:
        return False
    tail = before[ends[-1] :]
    return not (cues.HAPPENED.search(tail) and cues.REFUSES.search(tail))


def looks_back(before: str, after: str) -> bool:
    """Whether the words between speak of an earlier refusal, not of this one."""
    if earlier := cues.PAST.search(before):
        return not _NOW.search(before[earlier.start() :])
    return bool(cues.PAST.search(before + " @ " + after[:200])) and not _NOW.search(before)


# "... was refused earlier and has now been refused under ...": what follows is today's decision.
_NOW = re.compile(r"\b(?:now|today|present|current|this\s+time)\b|(?:[今现本]|此(?!前))次?|目前", re.I)


def _supposed(before: str, after: str) -> bool:
    found = cues.SUPPOSES_BEFORE.search(before)
    main = before[found.end() :].rpartition(",") if found else ("", "", "")
    if found and main[1] and _FACT.search(main[2]):
        found = None
    return bool(found or cues.SUPPOSES_AFTER.search(after))


# "If you have questions about this letter, note that your application has been refused": the main clause is a fact.
_FACT = re.compile(
    r"\b(?:has|have|was|were)\b(?:\s+\w+){0,3}?\s+(?:refused|denied|rejected|found|determined)"
    r"|已(?:被|根据|依)",
    re.I,
)


# "in 2018", "2018年": a refusal told by its year only, beside another told without, is an earlier one.
_IN_YEAR = re.compile(r"\bin\s+(?:19|20)\d\d\b|(?:19|20)\d\d年(?!\s?\d{1,2}\s?月)", re.I)


def _earlier(found: list[Mention]) -> list[Mention]:
    """The reasons told with a year only, or with several days, where another is given without: those are history."""
    firm = [one for one in found if one.firm]
    undated = any(not _IN_YEAR.search(one.unit.text) for one in firm)
    now = {one.unit for one in firm if _NOW_REFUSED.search(one.unit.text) and not _YEARS.search(one.unit.text)}
    today = any(not _YEARS.search(one.unit.text) for one in firm)

    def past(one: Mention) -> bool:
        text = one.unit.text
        dated = set(_YEARS.findall(text))
        told = (undated and _IN_YEAR.search(text)) or (today and len(dated) > 1) or (now - {one.unit} and dated)
        return one.standing is Standing.GROUND and bool(told)

    return [replace(one, standing=Standing.NO, past=True) if past(one) else one for one in found]


_NOW_REFUSED = re.compile(
    r"\b(?:now|today|this\s+time)\b[^.;]{0,20}\b(?:refus|den|found|inelig)|(?:现|今天|本次|此次)[^。;]{0,12}拒", re.I
)
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def settle(found: list[Mention], refused: bool, ticks_lost: bool) -> list[Mention]:
    """The mentions again, with what only the whole paper can decide.

    On a sheet of boxes the boxes decide, not a heading that names them all; a letter that refuses and names one
    section, in whatever words, names it as the reason.
    """
    boxed_off = {one.code for one in found if one.standing is Standing.UNTICKED}
    boxed_on = {one.code for one in found if one.standing is Standing.TICKED}
    named_in = Counter(one.unit for one in found if one.firm and one.standing is not Standing.TICKED)
    found = _earlier(found)
    said = boxed_on | {one.code for one in found if one.standing is Standing.GROUND}

    def again(one: Mention) -> Standing:
        heading = one.standing is Standing.LABEL or (one.standing is Standing.GROUND and named_in[one.unit] > 1)
        if heading and one.code in boxed_off - boxed_on:
            return Standing.NO
        # A label is read where no sentence and no tick says it better.
        if one.standing is Standing.LABEL and (not refused or ticks_lost or said - {one.code}):
            return Standing.NEUTRAL
        return one.standing

    settled = [replace(one, standing=again(one)) for one in found]
    neutral = {one.code for one in settled if one.standing is Standing.NEUTRAL}
    if not refused or boxed_off or ticks_lost or len(neutral) != 1 or any(one.firm for one in settled):
        return settled
    if any(one.code in neutral and one.standing is Standing.NO for one in settled):
        return settled
    return [replace(one, standing=Standing.GROUND) if one.standing is Standing.NEUTRAL else one for one in settled]
