"""The dates on a paper and what each is for; an ambiguous one (03/04/2024) keeps its year and nothing else."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from typing import Literal

from fivefile.casework.documents import cues
from fivefile.casework.documents.sheet import Sheet, Unit
from fivefile.model.reading import DateRead
from fivefile.values.dates import PartialDate

Role = Literal["letter", "refused", "interview", "deadline", "other"]
_MONTHS = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
_MONTH = "(?P<{0}>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?P<{0}>(?:19|20)\d\d)(?!\d)"
_DAY = r"(?P<{0}>\d{{1,2}})(?:\s?(?:st|nd|rd|th))?"
_DATE = re.compile(
    rf"\b{_MONTH.format('m1')}\s*{_DAY.format('d1')}\s*,?\s+{_YEAR.format('y1')}"
    rf"|(?<![\w.-]){_DAY.format('d2')}(?:\s+day)?(?:\s+of)?[\s.-]*{_MONTH.format('m2')}[\s,.-]*{_YEAR.format('y2')}"
    rf"|(?<![\w.-]){_YEAR.format('y3')}(?P<s3>[-/.])(?P<m3>\d{{1,2}})(?P=s3)(?P<d3>\d{{1,2}})(?![\d-])"
    rf"|(?<!\d){_YEAR.format('y4')}\s?年\s?(?P<m4>\d{{1,2}})\s?月(?:\s?(?P<d4>\d{{1,2}})\s?[日号])?"
    rf"|(?<![\w./-])(?P<a5>\d{{1,2}})(?P<s5>[-/.])(?P<b5>\d{{1,2}})(?P=s5){_YEAR.format('y5')}(?![\d/-])"
    rf"|\b{_MONTH.format('m6')},?\s+{_YEAR.format('y6')}"
    r"|(?P<han>[一二][〇○零一二三四五六七八九]{3})\s?年\s?(?P<hm>[一二三四五六七八九十]{1,2})\s?月(?:\s?(?P<hd>[一二三四五六七八九十]{1,3})\s?[日号])?",
    re.I,
)
_HAN = {char: number for number, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
_CUES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        "other",
        re.compile(
            r"\b(?:birth|dob|born|passport|expir\w*|valid|issue\s+date\s+of\s+passport|arriv\w*|entered|depart\w*|created|updated|printed|travel|program\s+start)\b|出生|生日|护照|有效期|入境|离境|创建|更新|打印",
            re.I,
        ),
    ),
    (
        "deadline",
        re.compile(
            r"\b(?:by|before|no\s+later\s+than|not\s+later\s+than|until|deadline|due|latest"
            r"|on\s+or\s+before|within)\b(?!\s+(?:the\s+)?(?:consul|officer|law))|截止|期限|最迟|不晚于|务必于"
            r"|请于|须于|应于|限于",
            re.I,
        ),
    ),
    ("interview", re.compile(r"\binterview\w*|\bappear\w*|面谈|面签|面试", re.I)),
    (
        "refused",
        re.compile(
            r"\b(?:refus\w+|den(?:ied|ial)|reject\w*|ineligible|inadmissible|decision|determin\w+|decided"
            r"|adjudicat\w+)\b|拒签|拒绝|被拒|拒发|驳回|裁决|决定",
            re.I,
        ),
    ),
    (
        "letter",
        re.compile(
            r"(?:^|\s)(?:dated?|letter\s+date|date\s+of\s+(?:this\s+)?(?:letter|notice)|sent|(?:letter|notice|\A)\s*issued\s+on|发?信?件?日期|发送时间|时间|通知日期|签发日期)\W*(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*\W*)?$",
            re.I,
        ),
    ),
)
_AFTER_DEADLINE = re.compile(r"^\s*(?:之?前|以前|或之前|前)")
_AFTER_ACT = (
    ("interview", re.compile(r"^[^,。;]{0,12}(?:面谈|面签|面试)")),
    (
        "refused",
        re.compile(
            r"^[^,。;]{0,16}(?:拒|不予|驳回)|^[^.;]{0,60}\b(?:refused|denied)\s+on\s+(?:that|the\s+same)\s+da", re.I
        ),
    ),
)


def dates(sheet: Sheet, history: frozenset[Unit] = frozenset()) -> tuple[DateRead, ...]:
    """Every date on the paper, in order, each with its role; in `history` nothing is of today."""
    read = [one for unit in sheet.units for one in _in_unit(sheet, unit, unit in history)]
    if not any(one.role == "letter" for one in read):
        _name_the_letter_date(sheet, read)
    return tuple(read)


def ambiguous(read: tuple[DateRead, ...]) -> tuple[DateRead, ...]:
    """The dates whose day and month could be taken either way."""
    return tuple(one for one in read if one.value.month is None and re.match(r"\s*\d{1,2}\D", one.span.text))


def _in_unit(sheet: Sheet, unit: Unit, told: bool) -> Iterator[DateRead]:
    page = sheet.folded[unit.page - 1].text
    at = unit.start
    for found in _DATE.finditer(page, unit.start, unit.end):
        value = _value(found)
        if value is None:
            continue
        before = sheet.between(unit, at, found.start())
        after = sheet.between(unit, found.end(), unit.end)
        role = _role(before, after) if unit.ticked is not False else "other"
        if role == "refused" and (told or cues.PAST.search(before + " @ " + after[:90]) or cues.OTHERS.search(before)):
            role = "other"
        span = sheet.span(unit.page, found.start(), found.end())
        yield DateRead(role, value, span)
        if role == "interview" and not told and _decided_there(before, after):
            yield DateRead("refused", value, span)
        at = found.end()


def _decided_there(before: str, after: str) -> bool:
    """Whether the same sentence says that the visa was refused at this interview."""
    said = cues.REFUSED_THEN.search(after)
    told = before + " @ " + after[: said.end()] if said else ""
    return bool(said) and not (
        cues.PAST.search(told)
        or cues.OTHERS.search(told)
        or cues.SUPPOSES_BEFORE.search(told)
        or cues.DENIES_BEFORE.search(told)
    )


def _role(before: str, after: str) -> Role:
    if _AFTER_DEADLINE.match(after):
        return "deadline"
    for role, cue in _AFTER_ACT:
        if cue.match(after):
            return role  # type: ignore[return-value]
    said = sorted((found.start(), found.end(), role) for role, cue in _CUES for found in cue.finditer(before[-120:]))
    if not said:
        return "other"
    if len(said) > 1 and said[-1][2] == "letter" and said[-1][0] - said[-2][1] < 2:
        return said[-2][2]  # "refusal date:", "due date:"
    return said[-1][2]


def _name_the_letter_date(sheet: Sheet, read: list[DateRead]) -> None:
    """The letter's is the first date alone on its line, else one that ends a head or foot line, else the last words."""
    lines = [line for page in sheet.pages for line in page.text.splitlines() if line.strip()]
    edges = (*lines[:3], lines[-1]) if lines else ()
    places = [(index, one, *_around(sheet, one)) for index, one in enumerate(read) if one.role == "other"]
    alone = [(index, one) for index, one, before, after in places if _alone(before, after)]
    closing = [
        (index, one)
        for index, one, before, after in places
        if _after_a_place(before, after) and any(line.startswith(before + one.span.text) for line in edges)
    ]
    last = [
        (index, one)
        for index, one, before, after in places
        if lines and lines[-1].startswith(before + one.span.text) and _after_a_stop(before, after)
    ]
    for index, one in (alone or closing or last)[:1]:
        read[index] = DateRead("letter", one.value, one.span)


def _alone(before: str, after: str) -> bool:
    words = re.sub(r"(?i)mon|tues|wednes|thurs|fri|satur|sun|day|星期[一二三四五六日天]|[^\w]", "", before + after)
    return len(words) <= 12 and not re.search(r"\d|出生|birth", words)


def _after_a_stop(before: str, after: str) -> bool:
    """Whether it stands by itself behind the last sentence."""
    return bool(re.search(r"[.。!！]\s*$", before)) and not re.search(r"\w", after)


def _after_a_place(before: str, after: str) -> bool:
    """Whether a date closes a short line that says no more than who writes, and where."""
    told = re.search(r"[a-z]{2}\.\s|[:;。：|]\s*\S|\d", before.rstrip(" :"))
    return len(before) < 60 and not after.strip(" .") and not told and not _CUES[0][1].search(before)


def _around(sheet: Sheet, one: DateRead) -> tuple[str, str]:
    """What stands before and after it on its line."""
    page = sheet.pages[one.span.page - 1].text
    end = page.find("\n", one.span.end)
    start = page.rfind("\n", 0, one.span.start) + 1
    return page[start : one.span.start], page[one.span.end : end if end >= 0 else len(page)].rstrip("\r")


def _value(found: re.Match[str]) -> PartialDate | None:
    part = found.groupdict()
    try:
        if part["y5"]:
            first, second, year = int(part["a5"]), int(part["b5"]), int(part["y5"])
            if first != second and max(first, second) <= 12:
                return PartialDate(year)
            return PartialDate(year, min(first, second), max(first, second))
        if part["han"]:
            year = int("".join(str(_HAN[char]) for char in part["han"]))
            return PartialDate(year, _han(part["hm"]), _han(part["hd"]) if part["hd"] else None)
        for n in "123446":
            if part.get(f"y{n}"):
                raw = part[f"m{n}"].lower()
                day = part.get(f"d{n}")
                return PartialDate(int(part[f"y{n}"]), _MONTHS.get(raw) or int(raw), int(day) if day else None)
    except ValueError:
        return None
    return None


def _han(text: str) -> int:
    """十二 is 12, 二十五 is 25."""
    tens, ten, ones = text.partition("十")
    if not ten:
        return _HAN[tens] if len(tens) == 1 else -1
    return (_HAN[tens] if tens else 1) * 10 + (_HAN[ones] if ones else 0)
