"""The grammar of section numbers of the US Immigration and Nationality Act, as people and papers write them.

`214 (b)`, `214B`, `§ 214（b）`, `第214条b款` and `8 U.S.C. 1184(b)` are all `214(b)`. Which sections may be a reason
for a refusal is law and not decided here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from fivefile.values.folding import fold


@dataclass(frozen=True, slots=True)
class Found:
    """A section named in a text, from `start` up to `end`; `doubtful` when a character had to be taken for another."""

    code: str
    start: int
    end: int
    doubtful: bool = False


# Head of the section -> the letters its subsections have ("" for a section named whole).
_LETTERS = {
    "212": "abcdefghijklmnopqrst",
    "214": "abcdefghijklmnopqrs",
    "221": "abcdefghi",
    "222": "abcdefgh",
    "203": "g",
    "204": "c",
    "205": "",
    "208": "d",
    "243": "d",
    "291": "",
}
_USC = {
    "1182": "212",
    "1184": "214",
    "1201": "221",
    "1202": "222",
    "1153": "203",
    "1154": "204",
    "1155": "205",
    "1158": "208",
    "1253": "243",
    "1361": "291",
}
_HAN = {
    "二百一十二": "212",
    "二百十二": "212",
    "二一二": "212",
    "二百一十四": "214",
    "二百十四": "214",
    "二一四": "214",
    "二百二十一": "221",
    "二二一": "221",
    "二百二十二": "222",
    "二二二": "222",
    "二百零三": "203",
    "二百四十三": "243",
}
_HEAD = re.compile(
    rf"(?P<usc>{'|'.join(_USC)})|(?P<ina>{'|'.join(_LETTERS)})|(?P<han>{'|'.join(_HAN)})"
    r"|(?P<noisy>2[1lI|][24](?=\s?\()|22[1lI|](?=\s?\())"
)
_WORD = r"(?:sub)?sect?(?:ion|ions|s)?\.?|§+|I\.?N\.?A\.?|act|under|第|(?:移民|国籍)[^第\s]{0,8}法案?[》]?|条款"
_CUE = re.compile(rf"(?:{_WORD})[\s:#\-(（]*(?:(?:{_WORD})\s*)?\Z", re.I)
_STRONG = re.compile(
    r"(?:sections?|sec\.|§+|I\.?N\.?A\.?|(?:移民|国籍)[^第\s]{0,8}法案?[》]?\s*第)\s*(?:§"
    r"|section)?\s*\Z",
    re.I,
)
_PLACE = (
    r"rooms?|rm|apt|apartment|flat|suite|ste|unit|floor|windows?|counter|booth|gate|flight|bus|route|highway|hwy|box"
    r"|phone|tel|telephone|fax|ext|call|rule|article|chapter|page|building|bldg|door|locker|seat|form"
)
_NOT_LAW = re.compile(
    r"(?<!\bINA)(?<!ection)(?<!\bsec)(?<!nder)(?<=[0-9A-Za-z])\Z|\d\s?[-./,]\Z|[$¥€£+#]\s?\Z"
    r"|(?<![A-Z])(?!INA-)[A-Z]{1,3}-\Z"
    r"|(?:CFR|C\.F\.R\.|FAM|P\.\s?L\.|Pub\.\s?L\.|Public Law)\s*(?:No\.?|part|sections?|sec\.?|§+)?\s*[\d-]*\Z"
    rf"|\b(?:{_PLACE})\.?\s*(?:no\.?|number|#|:)?\s*\(?\Z|(?:电话|传真|房间|窗口|座位|航班|邮编|门牌)\s*[:号]?\s*\Z",
    re.I,
)
_STREET = re.compile(r"\s*-\s?\d|\s*(?:(?:street|st|road|rd|avenue|ave|lane|drive|blvd)\b|[号室楼栋房弄])", re.I)
_USC_BEFORE = re.compile(
    r"(?P<lead>(?P<title>\d*)\s*(?:U\.?\s*S\.?\s*C(?:ode|\.)?(?:\s*A\.)?|美国法典[》]?)[^.;。\n]{0,60}?"
    r"|title\s+(?P<title2>\d+)[^.;\n]{0,60}?|美国法典[》]?第?(?P<title3>\d+)[编卷篇][^。\n]{0,20}?)\Z",
    re.I,
)
_USC_AFTER = re.compile(r"[^.;\n]{0,30}?\bof\s+title\s+8\b", re.I)
# "of the Social Security Act": somebody else's section 212(a).
_ACT_AFTER = re.compile(
    r"\s*(?:of|under)\s+(?:the\s+)?(?P<name>[\w .,'&-]{1,60}?)\s*\b(?:act|code|ordinance"
    r"|statute)\b",
    re.I,
)
_CONTRACT_AFTER = re.compile(
    r"\s*(?:of|under)\s+(?:the|your|our|this)\s+(?:\w+\s+){0,2}(?:policy|contract|agreement|lease|by-?laws|plan)\b",
    re.I,
)
_OURS = re.compile(r"immigration|nationality|\bINA\b|^(?:the|this|said|that|u\.?s\.?|united states|us)?$", re.I)
_ACT_BEFORE = re.compile(
    r"《(?P<name>[^》]{1,30})》\s*第?\s*\Z|(?P<bare>刑法|民法典?|公司法|税法|劳动法|社会保险法|保险法|住房法|合同法)\s*第?\s*\Z"
)
LISTED = re.compile(
    r"\s*(?:,|/|;|and/or|and|or|&|及|和|与|或|、)+\s*(?:(?:and|sections?|sec\.|§|INA|第|\d{1,2}[A-Z]\d?\s*[-:])\s*)*",
    re.I,
)
_JOIN = re.compile(r"\s*(?:,|/|and/or|and|or|&|及|和|与|或|、)\s*", re.I)

# Codes that are not whole yet: after these a gap or a line break may stand before the next bracket. After any other,
# "221(g)" and then "(1) your passport", what follows is a list and not law.
_OPEN = re.compile(
    r"212\(a\)(?:\((?:\d|10)\))?|212\(a\)(?:\(1\)\(A\)|\(2\)\([ACDH]\)|\(2\)\(A\)\(i\)|\(3\)\([AE]\)|\(3\)\(A\)\(i\)"
    r"|\(6\)\(C\)|\(7\)\([AB]\)|\(7\)\([AB]\)\(i\)|\(9\)\([ABC]\)|\(9\)\([BC]\)\(i\)|\(10\)\(C\))"
    r"|212\(d\)(?:\(3\))?|208\(d\)"
)
_BRACKET = re.compile(
    r"(?P<gap>\s{0,4}(?:[条款项目节]\s{0,2}第?\s{0,2})?)[(\[{]\s{0,3}(?P<token>[A-Za-z0-9"
    r"|]{1,5})\s{0,3}[)\]}]"
)
_UNCLOSED = re.compile(r"\s?\((?P<token>[A-Za-z])(?=[\s,.;:]|$)")
_BARE = re.compile(r"(?P<gap>\s?-?\s?|\s{0,2}条\s{0,2}第?)(?P<token>[A-Za-z])(?![A-Za-z])")
_ROMAN = re.compile(r"x{0,2}(?:ix|iv|v?i{0,3})")
_NOISY_ROMAN = str.maketrans("l1|", "iii")


def find(text: str) -> list[Found]:
    """Every section named in `text`, in order, at its place among the original characters."""
    folded = fold(text)
    found = _scan(folded.text, sure=False)
    return [Found(one.code, *folded.original(one.start, one.end), one.doubtful) for one in found]


def normalise(text: str) -> str:
    """The section `text` names, as statutes write it: "214 (b)", "Section 214B" and "第214条b款" give "214(b)".

    Anything that is not one section, a short code such as 6C1 among them, comes back as it is, trimmed.
    """
    folded = fold(text).text
    found = _scan(folded, sure=True)
    if len({one.code for one in found}) != 1:
        return text.strip()
    rest = folded[: found[0].start] + " " + folded[found[-1].end :]
    return found[0].code if len(found) == 1 and _FILLER.fullmatch(rest) else text.strip()


@lru_cache(maxsize=4096)
def section_key(text: str) -> str:
    """By what one section is told from another, whoever wrote it: one way of writing, no matter of case or spaces.

    The short code of a part with parts of its own is that part: 9B is 212(a)(9)(B).
    """
    written = normalise(text)
    if short := _GROUP.fullmatch(written):
        written = f"212(a)({short['number']})({short['letter']})"
    return " ".join(written.split()).casefold()


_GROUP = re.compile(r"(?P<number>10|[1-9])(?P<letter>[A-I])", re.I)


_FILLER = re.compile(
    r"(?:\b(?:sections?|sec|sect|ina|under|the|of|and|act|u\.?s\.?|united\s+states|immigration|nationality|8"
    r"|u\.?s\.?c)\b"
    r"|美国|移民|国籍|法案?|和|与|及|根据|第|条|款|项|[\s§.,:;()《》\[\]\"'-])*",
    re.I,
)


def _scan(text: str, sure: bool) -> list[Found]:
    """All sections in a folded text; `sure`: the writer means a section, so no word beside it need say so."""
    found: list[Found] = []
    for head in _HEAD.finditer(text):
        if found and head.start() < found[-1].end:
            continue
        one = _usc(text, head) if head["usc"] else _ina(text, head, sure)
        if one:
            found += [one, *_siblings(text, one)]
    return _without_other_acts(text, found)


def _ina(text: str, head: re.Match[str], sure: bool) -> Found | None:
    before = text[max(0, head.start() - 40) : head.start()]
    number = head["ina"] or _HAN.get(head["han"] or "") or (head["noisy"] or "").translate(str.maketrans("lI|", "111"))
    cue = sure or bool(_CUE.search(before)) or text.startswith("条", head.end())
    if _NOT_LAW.search(before) or (head["han"] and not cue):
        return None
    if not _LETTERS[number]:
        alone = not re.match(r"\s?\(|[0-9A-Za-z]|[-.,]\d", text[head.end() : head.end() + 2])
        return Found(number, head.start(), head.end()) if alone and (sure or _STRONG.search(before)) else None
    end, parts, doubtful = _parts(text, head.end(), number, cue)
    if not parts or (number == "208" and parts[:2] != ["d", "6"]):
        return None
    if _ACT_BEFORE.search(before) and not re.search("移民|国籍|INA", before[-30:]):
        return None
    return Found(_code(number, parts), head.start(), end, doubtful or bool(head["noisy"]))


def _usc(text: str, head: re.Match[str]) -> Found | None:
    before = text[max(0, head.start() - 80) : head.start()]
    said = _USC_BEFORE.search(before)
    eight = said and next((title for title in (said["title"], said["title2"], said["title3"]) if title), "8") == "8"
    if re.search(r"[0-9A-Za-z]$", before):
        return None
    number = _USC[head["usc"]]
    if not _LETTERS[number]:
        return Found(number, head.start(), head.end()) if eight else None
    end, parts, doubtful = _parts(text, head.end(), number, cue=False, bare=False)
    if not parts or not (eight or _USC_AFTER.match(text, end)) or (number == "208" and parts[:2] != ["d", "6"]):
        return None
    return Found(_code(number, parts), head.start(), end, doubtful)


def _parts(text: str, at: int, number: str, cue: bool, bare: bool = True) -> tuple[int, list[str], bool]:
    """The bracketed parts after a head: where they end, what they are, and whether one had to be guessed."""
    parts: list[str] = []
    doubtful = False
    while bracket := _BRACKET.match(text, at):
        token, noisy = _token(number, parts, bracket["token"])
        if not token or not _may_follow(number, parts, bracket["gap"], cue):
            break
        parts, at, doubtful = [*parts, token], bracket.end(), doubtful or noisy
    if not parts and not bare:
        return at, [], False
    if parts:
        return *_compact(text, at, number, parts), doubtful
    if (unclosed := _UNCLOSED.match(text, at)) and unclosed["token"].lower() in _LETTERS[number]:
        return unclosed.end(), [unclosed["token"].lower()], True
    letter = _BARE.match(text, at)
    if not letter or letter["token"].lower() not in _LETTERS[number] or not _bare_is_law(text, number, letter, cue):
        return at, [], False
    after = letter.end() + (text[letter.end() : letter.end() + 1] in "款项" and letter.end() < len(text))
    return *_compact(text, after, number, [letter["token"].lower()]), False


def _bare_is_law(text: str, number: str, letter: re.Match[str], cue: bool) -> bool:
    """Whether a letter without brackets after a head is a subsection: 214b is, 212 A Street is not."""
    if _STREET.match(text, letter.end()):
        return False
    common = number + letter["token"].lower() in ("214b", "221g")
    if letter["gap"].strip("- "):
        return True
    article = letter["token"] in "aAiI" and " " in letter["gap"]
    return (common and " " not in letter["gap"]) or (cue and not article)


def _compact(text: str, at: int, number: str, parts: list[str]) -> tuple[int, list[str]]:
    """Parts written on without brackets (212a6Ci, 212(a)6(C)(i)): kept only if they run to the end of the word."""
    here, more = at, list(parts)
    while True:
        if bracket := _BRACKET.match(text, here):
            token, _ = _token(number, more, bracket["token"])
            if bracket["gap"] or not token:
                break
            here, more = bracket.end(), [*more, token]
            continue
        word = re.compile(r"\d{1,2}|[ivx]+|[IVX]+|[A-Za-z]").match(text, here)
        token = _token(number, more, word.group())[0] if word and number == "212" else ""
        if not word or not token or (len(more) > 2 and len(word.group()) > 1 and not text[at:here].count("(")):
            break
        here, more = word.end(), [*more, token]
    return (
        (at, parts)
        if re.match(r"[A-Za-z0-9]", text[here : here + 1]) and text[here - 1 : here] != ")"
        else (here, more)
    )


def _token(number: str, parts: list[str], raw: str) -> tuple[str, bool]:
    """`raw` as the statute writes a part at this depth ("" if no part can look so), and whether that took a guess."""
    low = raw.lower()
    depth = len(parts)
    if depth == 0:
        return (low, False) if len(low) == 1 and low in _LETTERS[number] else ("", False)
    if depth == 1:
        return (raw, False) if raw.isdigit() and len(raw) <= 2 and raw[0] != "0" else ("", False)
    if depth == 2:
        return (raw.upper(), False) if len(raw) == 1 and raw.isalpha() and raw.isascii() else ("", False)
    if depth <= 4:
        clean = low.translate(_NOISY_ROMAN) if _OPEN.fullmatch(_code(number, parts)) else low
        if not clean or not _ROMAN.fullmatch(clean):
            return "", False
        return clean if depth == 3 else clean.upper(), clean != low
    return (low, False) if depth == 5 and re.fullmatch(r"([a-z])\1?", low) else ("", False)


def _may_follow(number: str, parts: list[str], gap: str, cue: bool) -> bool:
    """Whether a bracket after this gap still belongs to the section."""
    if not parts:
        return "\n" not in gap or cue
    return not gap or bool(_OPEN.fullmatch(_code(number, parts)))


def _code(number: str, parts: list[str]) -> str:
    return number + "".join(f"({part})" for part in parts)


def _siblings(text: str, first: Found) -> list[Found]:
    """What "/(II)" and "and (9)(B)" after a section stand for."""
    number, *parts = re.findall(r"\w+", first.code)
    found: list[Found] = []
    at = first.end
    while number == "212" and (join := _JOIN.match(text, at)):
        tokens: list[str] = []
        here = join.end()
        while (bracket := _BRACKET.match(text, here)) and not bracket["gap"]:
            tokens, here = [*tokens, bracket["token"]], bracket.end()
        level = _sibling_level(parts, tokens, "," in join.group())
        if level is None:
            break
        parts = parts[:level]
        for raw in tokens:
            parts = [*parts, _token(number, parts, raw)[0]]
        if not all(parts):
            break
        found.append(Found(_code(number, parts), join.end(), here, first.doubtful))
        at = here
    return found


def _sibling_level(parts: list[str], tokens: list[str], comma: bool) -> int | None:
    """At which depth a listed part stands; None if it is no part but, say, the number of a list."""
    if not tokens or not parts:
        return None
    first, depth = tokens[0], len(parts)
    if first.isdigit():
        return 1 if len(tokens) > 1 or (depth == 2 and not comma) else None
    if depth == 5 and _ROMAN.fullmatch(first.lower()) and first.isupper():
        return 4
    if depth >= 4 and _ROMAN.fullmatch(first) and first.islower():
        return 3
    if first.isupper() and len(first) == 1 and depth >= 3 and (len(tokens) > 1 or (depth == 3 and not comma)):
        return 2
    return None


def _without_other_acts(text: str, found: list[Found]) -> list[Found]:
    """Without what belongs to another statute; "sections 212(a) and 214(b) of the Housing Act" loses both."""
    kept: list[Found] = []
    dropped_at: int | None = None
    for one in reversed(found):
        act = _ACT_AFTER.match(text, one.end)
        other = bool(act and not _OURS.search(act["name"].strip())) or bool(_CONTRACT_AFTER.match(text, one.end))
        if dropped_at is not None and _JOIN.fullmatch(text[one.end : dropped_at]):
            other = True
        if other:
            dropped_at = one.start
        else:
            dropped_at = None
            kept.append(one)
    return kept[::-1]
