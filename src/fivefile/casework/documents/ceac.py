"""A status page of the Consular Electronic Application Center, as people copy it, in English or in a translation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from fivefile.casework.documents import cues, notes
from fivefile.casework.documents import dates as days
from fivefile.casework.documents.grounds import Standing
from fivefile.casework.documents.numbers import case_number
from fivefile.casework.documents.pages import Page
from fivefile.casework.documents.sheet import Sheet
from fivefile.casework.documents.us_letter import languages, letter, mentioned
from fivefile.model.reading import Reading
from fivefile.values.text import Text

# Canonical status -> how it is written (us-law.md 3.1).
STATUSES: dict[str, str] = {
    "No Status": r"no\s+status|无状态|没有状态|暂无状态",
    "Application Received": r"(?:visa\s+)?application\s+received"
    r"|(?:已收到申请|申请已?收到|已接收申请|申请已接收|已收到)",
    "Administrative Processing": r"(?:undergoing\s+)?administrative\s+processing"
    r"|行政(?:性)?(?:处理|审理|审查|审核)(?:中)?",
    "Refused": r"(?:visa\s+|application\s+)?refused|(?:签证|申请)?(?:已?被?拒签|已?被?拒绝|被拒|遭拒)",
    "Issued": r"(?:visa\s+)?issued|(?:签证)?已(?:经)?(?:签发|发放|颁发)",
    "Ready": r"ready(?:\s+for\s+(?:your\s+)?(?:visa\s+)?interview)?|(?:已)?准备就绪|就绪|已准备好|准备好",
    "Transfer in Progress": r"transfer\s+in\s+progress|(?:正在)?转移(?:进行)?中|正在转移|移交中|转交中",
    "At NVC": r"at\s+(?:the\s+)?NVC|(?:位于|在)\s?(?:NVC|国家签证中心)",
    "In Transit": r"in\s+transit|运送中|运输中|在途|传送中|递送中",
    "Returned to NVC": r"returned\s+to\s+(?:the\s+)?NVC|已?退回(?:至|到)?\s?(?:NVC|国家签证中心)",
    "Returned": r"returned|已退回|退回",
    "Expiring Soon": r"expiring(?:\s+soon)?|即将(?:到期|过期)",
    "Expired": r"expired|已(?:到期|过期)|过期",
}
_ANY = "|".join(f"(?P<s{index}>{words})" for index, words in enumerate(STATUSES.values()))
_LINE = re.compile(
    rf"[\W_]*(?:{_ANY})[\s.!。！*]*(?:[-–(:]?\s*(?P<date>[\w ,./年月日-]*\d{{4}}[\w ,./年月日-]*)\)?)?[\W_]*", re.I
)
_LABEL = re.compile(
    rf"(?:(?:current\s+|case\s+|visa\s+|application\s+|NIV\s+|IV\s+)*status|(?:当前|目前|签证|案件|申请)*状态)\s*(?:is|为|是"
    rf"|显示为?)?\s*[:=\-|\t]*\s*[\"'“”]?(?:{_ANY})\b[\"'“”]?",
    re.I,
)
_UNKNOWN = re.compile(r"^\W*(?:current\s+|case\s+|visa\s+|application\s+)*status\s*[:=]\s*\S", re.I | re.M)
# Words of the page around the status.
_CHROME = re.compile(
    r"application\s+id\s+or\s+case\s+number|visa\s+status\s+check|consular\s+electronic\s+application\s+cent(?:er"
    r"|re)|ceac\.state\.gov|\bCEAC\b"
    r"|case\s+(?:last\s+)?(?:created|updated)|case\s+last\s+updated|(?:non-?)?immigrant\s+visa\s+application\b"
    r"|签证状态(?:查询|检查)|领事电子申请中心|(?:案件)?(?:创建|最后更新|最近更新|上次更新)(?:日期|时间)?\s*:|申请\s*ID或案件号|申请编号或案件编号",
    re.I,
)
_GENERIC = re.compile(
    r"consular\s+officer\s+has\s+adjudicated\s+and\s+refused\s+your\s+visa\s+application"
    r"|your\s+case\s+will\s+remain\s+refused\s+while\s+undergoing|领事官员?已(?:经)?(?:裁决|审理|裁定)并拒绝",
    re.I,
)
_SHORT = 60


class Status(NamedTuple):
    """A status as written on the page, and whether a label stands before it."""

    name: str
    labelled: bool


def recognise(pages: tuple[Page, ...]) -> bool:
    """Whether this is a status page, or only the status itself."""
    found = letter(pages)
    text = found.sheet.text
    if any(one.standing in (Standing.GROUND, Standing.TICKED) for one in found.found):
        return False
    if len(text.strip()) <= _SHORT and not re.search(r"embass|consulate|领事馆|使馆", text, re.I):
        return any(_statuses(found.sheet))
    page = len({found.group().lower() for found in _CHROME.finditer(text)})
    if re.search(r"\bdear\b|尊敬的|\bsincerely\b|此致", text, re.I) and page < 2:
        return False
    if _GENERIC.search(text):
        return True
    return bool(page and (any(_statuses(found.sheet)) or (page > 1 and _UNKNOWN.search(text))))


def read(name: str, digest: str, pages: tuple[Page, ...]) -> Reading:
    """What the status page says; its general explanations are nobody's ground."""
    found = letter(pages)
    text = found.sheet.text
    statuses = list(_statuses(found.sheet))
    status = _one(statuses)
    if status is None and not statuses and _GENERIC.search(text):
        status = "Refused"
    dates = tuple(one for one in days.dates(found.sheet))
    dates = tuple(type(one)("other", one.value, one.span) for one in dates)
    cautions = _cautions(statuses, status, bool(cues.PROCESSING.search(text)))
    cautions += [notes.ambiguous_date(one.span.text) for one in days.ambiguous(dates)]
    return Reading(
        name,
        digest,
        "ceac-status",
        languages(text),
        refused={"Refused": True, "Issued": False}.get(status or ""),
        status=status,
        mentioned=mentioned(found.sheet, found.found, set()),
        dates=dates,
        case_number=case_number(found.sheet),
        pages=len(pages),
        notes=tuple(cautions),
    )


def _statuses(sheet: Sheet) -> Iterator[Status]:
    """Every status that stands alone on its line or after the word status."""
    for page in sheet.folded:
        for line in page.text.splitlines():
            if alone := _LINE.fullmatch(line.strip()):
                yield Status(_name(alone), False)
            elif labelled := _LABEL.search(line):
                yield Status(_name(labelled), True)
            elif re.fullmatch(r"[^\w]*(?:current\s+)?status\s*:?\s*", line, re.I):
                continue


def _name(found: re.Match[str]) -> str:
    return next(name for index, name in enumerate(STATUSES) if found[f"s{index}"])


def _one(statuses: list[Status]) -> str | None:
    """The status, if all agree or all with a label agree."""
    for chosen in ({one.name for one in statuses if one.labelled}, {one.name for one in statuses}):
        if len(chosen) == 1:
            return chosen.pop()
        if chosen:
            return None
    return None


def _cautions(statuses: list[Status], status: str | None, processing: bool) -> list[Text]:
    if status == "Refused":
        return [notes.REFUSED_ALONE, notes.GENERIC_PAGE] if processing else [notes.REFUSED_ALONE]
    if status is None:
        return [notes.SEVERAL_STATUSES if statuses else notes.NO_STATUS_KNOWN]
    return []
