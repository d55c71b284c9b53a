"""Dates as people remember them: a year, a month, or a day.

A partial date is an interval of days; every comparison answers for the whole interval, so "2019 is before
March 2019" is unknown rather than true.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from fivefile.values.text import Lang, Text, Unfit
from fivefile.values.verdict import Verdict

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
FIRST_YEAR, LAST_YEAR = 1880, 2199
MONTHS = tuple(calendar.month_name)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which the month or the day may be unknown (`None`)."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        """Raise ValueError for a date no calendar has."""
        if self.day is not None and self.month is None:
            raise ValueError("a day without a month is not a date")
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """The date written as YYYY, YYYY-MM or YYYY-MM-DD; raises ValueError saying what is wrong."""
        found = _ISO.fullmatch(text.strip())
        if not found:
            en, zh = "is not a date: write YYYY, YYYY-MM or YYYY-MM-DD", "不是日期：请写作 YYYY、YYYY-MM 或 YYYY-MM-DD"
            raise Unfit(Text(f"'{text}' {en}", f"“{text}”{zh}"))
        year, month, day = (int(part) if part else None for part in found.groups())
        if not FIRST_YEAR <= (year or 0) <= LAST_YEAR:
            span = f"{FIRST_YEAR}–{LAST_YEAR}"
            raise Unfit(Text(f"the year of '{text}' is outside {span}", f"“{text}”的年份不在 {span} 之内"))
        try:
            return cls(year or 0, month, day)
        except ValueError:
            raise Unfit(Text(f"'{text}' is not a day in the calendar", f"“{text}”不是日历上的日子")) from None

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """The full date `day`."""
        return cls(day.year, day.month, day.day)

    @property
    def earliest(self) -> date:
        """The first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def exact(self) -> bool:
        """Whether it names one day."""
        return self.day is not None

    def overlaps(self, other: PartialDate) -> bool:
        """Whether both can mean the same day."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def before(self, other: PartialDate) -> Verdict:
        """Whether it lies before `other`, for every day both can mean."""
        if self.latest < other.earliest:
            return Verdict.YES
        return Verdict.NO if self.earliest >= other.latest else Verdict.UNKNOWN

    def __str__(self) -> str:
        """ISO 8601, as precise as it is known."""
        month = "" if self.month is None else f"-{self.month:02d}"
        return f"{self.year:04d}{month}" + ("" if self.day is None else f"-{self.day:02d}")

    def words(self, lang: Lang) -> str:
        """As people write it: '3 March 2024' or '2024年3月3日'."""
        if lang == "zh":
            return f"{self.year}年" + (f"{self.month}月" if self.month else "") + (f"{self.day}日" if self.day else "")
        day = f"{self.day} " if self.day else ""
        return day + (f"{MONTHS[self.month]} " if self.month else "") + str(self.year)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> Any:
        """Written as its ISO string in files and JSON."""
        from pydantic_core import core_schema as core  # noqa: PLC0415 - values must import without pydantic

        def check(value: Any) -> PartialDate:
            return value if isinstance(value, cls) else cls.parse(str(value))

        return core.no_info_before_validator_function(
            check,
            core.is_instance_schema(cls),
            serialization=core.plain_serializer_function_ser_schema(str, return_schema=core.str_schema()),
            json_schema_input_schema=core.str_schema(),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, _core: Any, _handler: Any) -> dict[str, Any]:
        """A string of one of three forms."""
        return {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$", "description": "YYYY, YYYY-MM or YYYY-MM-DD"}


def add(day: date, *, years: int = 0, months: int = 0, days: int = 0) -> date:
    """`day` moved by whole years and months, then days; a day the month lacks (29 February) falls on its last."""
    year, month = divmod(day.year * 12 + day.month - 1 + years * 12 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)) + timedelta(days=days)
