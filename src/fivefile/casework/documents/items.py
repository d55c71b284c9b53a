"""What a letter asks the applicant to send: listed lines, ticked boxes, or the object of "please submit"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from fivefile.casework.documents import cues
from fivefile.casework.documents.sheet import Sheet, Unit
from fivefile.model.reading import Item

_VERB = (
    r"(?:submit|provide|send|supply|bring|e-?mail|mail|upload|return|deliver|furnish|forward|complete|present|reply"
    r"|answer|attach(?:ing)?|enclose|fill\s+(?:in|out))"
)
_ASKS = re.compile(
    rf"\b(?:please|pls|plz|kindly)\s+(?:\w+\s+){{0,2}}?{_VERB}\b|\b(?:you|applicants?)\s+(?:must|need\s+to"
    rf"|are\s+(?:required|requested|asked)\s+to|should|have\s+to|will\s+need\s+to)\s+(?:\w+\s+){{0,2}}?{_VERB}\b"
    rf"|(?:^|:\s|^To\s[^.;:]{{3,80}},\s)\W*(?:\d+[.)]\s*)?{_VERB}\b"
    r"|^\W*(?:requested|required|needed|missing|outstanding|to\s+submit|documents?|items?)\s*:|\b(?:we"
    r"|this\s+office|the\s+(?:consular\s+)?(?:officer|section|embassy|consulate))\s+(?:\w+\s+){0,2}?(?:needs?"
    r"|requires?|requests?|asks?)\b(?!\s+(?:\w+\s+)?(?:administrative|processing|time))"
    r"|\b(?:following|additional|missing|required|requested|outstanding|supporting|needed"
    r"|further)\s+(?:\w+\s+){0,2}?(?:documents?|documentation|items?|information|evidence|materials?)\b"
    r"|\b(?:documents?|documentation|items?|information|evidence)\s+(?:\w+\s+){0,3}?(?:required|requested|needed"
    r"|missing|lacking|outstanding)\b"
    r"|\b(?:application|case|file|petition)\b[^.;]{0,30}\b(?:lacks?|is\s+missing|is\s+lacking)\b"
    r"|\bnot\s+(?:yet\s+)?(?:received?|submit\w*|provided?|included?|brought)\b[^.;]{0,30}\b(?:following|below)\b"
    r"|\b(?:items?|documents?)\s+(?:\w+\s+){0,2}?(?:ticked|checked|marked|listed)\b"
    r"|\buntil\s+(?:we|this\s+office)\s+(?:have\s+)?receiv\w+"
    r"|\bmissing\b[^.;]{0,30}\byour?\b|\bmissing\s*(?::|\W?$)",
    re.I,
)
_ASKS_HAN = re.compile(
    r"(?:请|须|需要?|应|务必|要求)(?:您|你|我)?(?:尽快|再|另行?|于[^,。:]{0,16}|在[^,。:]{0,16}|通过[^,。:]{0,12}|补充)?(?:提交|提供|补充|补交|补齐|递交|寄送"
    r"|寄回|邮寄|上传|出示|发送|携带|交回|补)|(?:以下|下列|所需|缺少|所缺|待补|补充)(?:的)?(?:补充)?(?:文件|材料|资料|证明|物品|信息)|缺少"
)
_NOT_ASKED = re.compile(
    r"\b(?:send|give|tell|bring)\s+me\b|"
    rf"\b(?:do|does|need|should|must|is|are)\s*(?:not|n't)\b[^.;]{{0,30}}\b(?:{_VERB}|need|required|necessary"
    rf"|requested)|\bno\s+(?:\w+\s+){{0,3}}(?:documents?|information|items?|action|evidence)\b|\bnot\s+(?:missing"
    rf"|required|needed)|\b(?:reapply|re-apply|new\s+(?:visa\s+)?(?:application|appointment|interview)"
    rf"|apply\s+again|application\s+fee)\b|\bwithout\b"
    r"|\b(?:will|may|might|would|could)\s+(?:\w+\s+){0,3}(?:contact|request|notify|ask|be\s+(?:asked|contacted"
    r"|requested))|(?:无需|不需要?|不必|请勿|不要|毋须|无须|没有[^,。]{0,6}需要)[^。;]{0,16}(?:提交|提供|补充|寄|材料|文件|邮寄|携带)?|重新申请|再次申请|新的申请"
    r"|申请费|已(?:经)?(?:收到|提交|补齐)",
    re.I,
)
_CONDITIONAL = re.compile(
    r"\b(?:if|when|unless|should\s+you|in\s+case|once)\b|如果|如(?:您|需|有)|若|倘若|一旦|假如", re.I
)
_NOT_AN_ITEM = re.compile(
    r"^\W*(?:(?:INA|§|第)?\s*2[0-4]\d\s?[(条]|sections?\s+\d|(?:the|your|this)\s+(?:case|application|visa|refusal|letter|notice|decision|consul\w*|embassy"
    r"|section)\b(?!\s+(?:form|page|number))|we\b|you\b|it\b|no\b|not\b|do\b|if\b|when\b|once\b|there\b|note\b"
    r"|after\b|thank|sincerely|dear|consular|case\s+(?:no|number)|page\s+\d|as\s+soon|the\s+following|following"
    r"|below|these|them\b|it\b|any\s+questions)"
    r"|^(?:您|我们|本馆|如|若|请注意|此致|收到|以上|该|签证|下列|以下|申请人须知|有关)|administrative\s+processing|行政(?:审理|处理|审查|审核)|waiver|豁免",
    re.I,
)
_TAIL = re.compile(
    r"\s+(?:(?:by|via|through)\s+(?:e-?mail|courier|mail|post|CITIC|\w+\s+\d|\d)|(?:via|through)\s+the\b|within\b"
    r"|no\s+later\s+than\b|to\s+(?:the|our|this)\s+(?:embassy|consul\w*|following|address|e-?mail|office|visa"
    r"|portal|website|mailbox|above|address)|at\s+(?:the|our|your)\b|as\s+soon\s+as|so\s+that|in\s+order\s+to"
    r"|before\s+(?:(?:\w+\s+)?\d|we\b|the\b)|listed\s+(?:below|above)|when\s+(?:contacting|writing))[^\n]*$",
    re.I | re.S,
)
_POINTS_ON = re.compile(
    r"^\W*(?:(?:the|all|any|us|more|some|other|only|with|these|those|its?|your|additional|further|required"
    r"|requested|missing|following|documents?|documentation|items?|information|evidence|materials?|below|listed"
    r"|checked|marked|ticked|indicated|supporting|and|of|to|for|in|order|that|are|is|have|has|been|we|need|needed"
    r"|x|box(?:es)?|case|number|them|it|this|everything|ticked)\b\W*)*$"
    r"|^\W*(?:以下|下列|如下|所列|勾选|打勾|补充|所需|相关|的|材料|文件|资料|证明|信息|并|或)*\W*$",
    re.I,
)


@dataclass(slots=True)
class _Request:
    unit: Unit
    marks: str = ""
    found: int = 0


def items(sheet: Sheet) -> tuple[Item, ...]:
    """Everything the letter asks for, in order; what stands beside an empty box is not asked for."""
    read: list[Item] = []
    request: _Request | None = None
    for unit in sheet.units:
        if request and _belongs(unit, request):
            if unit.head or unit.mark != "box":
                request.found += 1
                read += _listed(sheet, unit)
            continue
        if unit.ticked is False:
            continue
        if request and unit.mark and not unit.head and unit.mark == request.marks:
            continue
        request = _Request(unit) if _asks_below(unit) else None
        if asks(unit) and not unit.text.endswith(":"):
            read += _inline(sheet, unit)
    return tuple({(item.span.page, item.span.start): item for item in read}.values())


def asks(unit: Unit) -> bool:
    """Whether the unit asks the applicant for something, here and now."""
    if unit.ticked is False or not (_ASKS.search(unit.text) or _ASKS_HAN.search(unit.text)):
        return False
    if (
        _NOT_ASKED.search(unit.text)
        or cues.EXPLAINS.search(unit.text)
        or re.search(r"\bmeans\b|意味着|是指", unit.text)
    ):
        return False
    asked = min(found.start() for cue in (_ASKS, _ASKS_HAN) if (found := cue.search(unit.text)))
    return not _CONDITIONAL.search(unit.text[:asked]) and not re.search(r"\b(?:either|or\s+that)\b", unit.text, re.I)


def _asks_below(unit: Unit) -> bool:
    return asks(unit) and bool(cues.BELOW.search(unit.text) or cues.MARKED.search(unit.text))


def _belongs(unit: Unit, request: _Request) -> bool:
    """Whether the unit is a line of the list that the request opened; the first line settles how the list is marked."""
    if not unit.mark:
        plain = request.unit.text.rstrip().endswith(":") and not request.marks and len(unit.text) < 100
        first = request.found == 0 or not unit.blank
        return plain and first and unit.text[-1:] not in ".。" and not _NOT_AN_ITEM.search(unit.text)
    if not request.marks:
        if unit.mark == request.unit.mark and unit.mark != "box":
            return False
        request.marks = unit.mark
    return unit.mark == request.marks or (unit.mark != request.unit.mark and request.found > 0)


def _listed(sheet: Sheet, unit: Unit) -> Iterator[Item]:
    if unit.ticked is False or not unit.head or _NOT_AN_ITEM.search(unit.text) or _NOT_ASKED.search(unit.text):
        return
    yield from _item(sheet, unit, unit.start, unit.end)


def _inline(sheet: Sheet, unit: Unit) -> Iterator[Item]:
    """What follows "please submit" in the same sentence."""
    page = sheet.folded[unit.page - 1].text
    text = page[unit.start : unit.end]
    found = None
    for cue in (_ASKS, _ASKS_HAN):
        found = cue.search(text) or found
    if not found:
        return
    start = found.end()
    colon = text.find(":", start)
    listed = colon >= 0 and _POINTS_ON.match(text[start:colon].replace("\n", " "))
    if listed:
        start = colon + 1
    rest = text[start:]
    if _POINTS_ON.match(rest.replace("\n", " ")) or re.match(
        r"\s*(?:is|are|was|were|has|have|that|which|instructions|in\s+order)\b", rest
    ):
        return
    for first, last in _cut(rest, bool(listed)):
        yield from _item(sheet, unit, unit.start + start + first, unit.start + start + last)


def _cut(text: str, listed: bool) -> Iterator[tuple[int, int]]:
    """The things named in a row: numbered, or parted by semicolons, by 、 or, after a colon, by commas."""
    numbered = list(re.finditer(r"(?:^|(?<=[\s,;:、]))(?:\(\d{1,2}\)|\d{1,2}[.)、](?!\d)|[①-⑳])", text))
    if len(numbered) > 1:
        bounds = [(one.end(), after.start()) for one, after in pairwise(numbered)]
        yield from [*bounds, (numbered[-1].end(), len(text))]
        return
    comma = r"|,(?![^(]*\))(?!\d)" if listed else ""
    part = ";|；|、" if re.search("[;；、]", text) else rf"\Z{comma}"
    at = 0
    for found in re.finditer(part, text):
        yield at, found.start()
        at = found.end()
    if at < len(text):
        yield at, len(text)


def _item(sheet: Sheet, unit: Unit, start: int, end: int) -> Iterator[Item]:
    """One thing asked for, without the words around it that name no thing."""
    page = sheet.folded[unit.page - 1].text
    tail = _TAIL.search(page[start:end])
    if tail and tail.start() > 2:
        end = start + tail.start()
    text = page[start:end]
    lead = re.match(r"[\s:,.;。]*(?:(?:and|also|us|with|to\s+us|以及|和|及|并)\b\s*|以及|[和及并])?[\s:]*", text)
    start += lead.end() if lead else 0
    end -= len(page[start:end]) - len(page[start:end].rstrip(" \t\n.,;:。、"))
    end -= len(found.group()) if (found := re.search(r"(?:;\s*)?\s(?:and|or)$|[和及]$", page[start:end])) else 0
    if (
        end - start < 2
        or re.fullmatch(r"[A-Z]{2,3}[0-9A-Z]{6,12}", page[start:end])
        or re.search(r"2[12][124]\s?\(", page[start:end])
        or _POINTS_ON.match(page[start:end])
        or re.match(
            r"^(?:the\s+)?(?:case|reference)\s+number$|^(?:this|the)\s+(?:letter|notice|sheet|slip)\b|^(?:from|in|to|of|by|for|at|on|until|as|when|if)\b",
            page[start:end],
            re.I,
        )
    ):
        return
    span = sheet.span(unit.page, start, end)
    yield Item(" ".join(span.text.split()), span, unit.ticked)
