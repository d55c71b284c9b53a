"""The strict YAML loader: a file in, a checked value out, and every mistake with its file and line.

YAML 1.2 scalars only: `yes`, `no` and `on` are words, dates are text, and a key may stand once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from fivefile.errors import BadData, BadInput, FivefileError
from fivefile.values.text import Text

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_CONSTANTS: dict[str, Any] = {"true": True, "false": False, "null": None, "~": None, "": None}
MANY, DEEPEST = 5000, 200
Lines = dict[tuple[str | int, ...], int]


def read_yaml(text: str, where: str, error: type[FivefileError] = BadData) -> tuple[Any, Lines]:
    """The plain value of the YAML `text`, and the line each part stands on (by its path of keys and indexes).

    Raises `error` for text that is not YAML, a key that stands twice, a tag, an anchor, or a second document.
    """
    lines: Lines = {(): 1}
    try:
        if _too_deep(text):
            raise RecursionError
        node = yaml.compose(text, Loader=_LOADER)
        return (None if node is None else _construct(node, (), lines, where, error)), lines
    except yaml.MarkedYAMLError as problem:
        line = problem.problem_mark.line + 1 if problem.problem_mark else 1
        why = problem.problem or "?"
        what = Text(f"not readable as YAML: {why}", f"不能作为 YAML 读取（{why}）")
        raise error(what, where=f"{where}:{line}") from None
    except yaml.YAMLError as problem:
        why = str(problem).splitlines()[0]
        raise error(Text(f"not readable as YAML: {why}", f"不能作为 YAML 读取（{why}）"), where=where) from None
    except RecursionError:
        raise error(Text("too deeply nested to be read", "嵌套层次过深，无法读取"), where=where) from None


def _too_deep(text: str) -> bool:
    """Whether lists and mappings lie deeper in each other than any of ours; the parser in C would crash on it.

    The signs are counted first: a text with few of them cannot be deep.
    """
    indent = max((len(line) - len(line.lstrip(" ")) for line in text.splitlines()), default=0)
    if sum(text.count(sign) for sign in ("[", "{", "- ", "? ")) + indent < MANY:
        return False
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            return True
    return False


def _construct(
    node: yaml.Node, path: tuple[str | int, ...], lines: Lines, where: str, error: type[FivefileError]
) -> Any:
    line = node.start_mark.line + 1
    if getattr(node, "seen", False):
        raise error(_ANCHOR, where=f"{where}:{line}", do=_PLAIN)
    node.seen = True  # type: ignore[attr-defined]
    lines.setdefault(path, line)
    if isinstance(node, yaml.MappingNode):
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            at = f"{where}:{key_node.start_mark.line + 1}"
            if not isinstance(key_node, yaml.ScalarNode):
                raise error(Text("a key must be a word", "项目名必须是一个词"), where=at)
            if key in mapping:
                raise error(Text(f"the key '{key}' stands twice", f"项目“{key}”出现了两次"), where=at, do=_ONE)
            lines[(*path, key)] = key_node.start_mark.line + 1
            mapping[key] = _construct(value_node, (*path, key), lines, where, error)
        return mapping
    if isinstance(node, yaml.SequenceNode):
        return [_construct(item, (*path, at), lines, where, error) for at, item in enumerate(node.value)]
    if node.tag.startswith("tag:yaml.org,2002:python") or node.tag.startswith("!"):
        raise error(_TAG, where=f"{where}:{line}", do=_PLAIN)
    return _scalar(node)


def _scalar(node: Any) -> Any:
    text: str = node.value
    if node.style in ("'", '"', "|", ">"):
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    return int(text) if _INT.fullmatch(text) and len(text) < 19 else text


def validate(value: Any, as_type: Any, where: str, lines: Lines, error: type[FivefileError] = BadData) -> Any:
    """`value` as `as_type`; raises `error` with the file, line and field of the first mistake."""
    problems = mistakes(value, as_type, where, lines)
    if isinstance(problems, list):
        at, what = problems[0]
        raise error(what, where=at)
    return problems[0]


def mistakes(value: Any, as_type: Any, where: str, lines: Lines) -> tuple[Any] | list[tuple[str, str]]:
    """Either a one-tuple of the valid value, or the list of all mistakes as (where, what)."""
    try:
        return (_adapter(as_type).validate_python(value),)
    except ValidationError as problem:
        return [_mistake(dict(found), where, lines) for found in problem.errors(include_url=False)]


def _mistake(found: dict[str, Any], where: str, lines: Lines) -> tuple[str, str]:
    path = tuple(part for part in found["loc"])
    at = path
    while at not in lines and at:
        at = at[:-1]
    field = ".".join(str(part) for part in path)
    message = str(found["msg"]).removeprefix("Value error, ")
    if found["type"] in ("unexpected_keyword_argument", "extra_forbidden"):
        message = "unknown key"
    elif found["type"] in ("missing", "missing_argument"):
        message = "missing"
    return f"{where}:{lines.get(at, 1)}", f"{field}: {message}" if field else message


@lru_cache(maxsize=64)
def _adapter(as_type: Any) -> TypeAdapter[Any]:
    return TypeAdapter(as_type)


def cited(value: Any, sources: Mapping[str, Any], where: str, lines: Lines) -> Any:
    """`value` with the key under `source` of each citation, however deep, replaced by the source itself.

    Raises BadData, with file and line, for a key that no source has.
    """
    return _cited(value, sources, (where, lines), ())


def _cited(value: Any, sources: Mapping[str, Any], file: tuple[str, Lines], path: tuple[str | int, ...]) -> Any:
    if isinstance(value, list):
        return [_cited(item, sources, file, (*path, at)) for at, item in enumerate(value)]
    if not isinstance(value, dict):
        return value
    told = {key: _cited(item, sources, file, (*path, key)) for key, item in value.items()}
    source = value.get("source")
    if len(path) < 2 or path[-2] != "citations" or source is None:
        return told
    if source not in sources:
        at = f"{file[0]}:{file[1].get((*path, 'source'), 1)}"
        raise BadData(f"unknown source '{source}'", where=at, do="add it to sources.yaml")
    return {**told, "source": sources[source]}


def load(path: Path, as_type: Any) -> Any:
    """One of our own data files as `as_type`; raises BadData at the first mistake, with file and line."""
    value, lines = read_yaml(path.read_text(encoding="utf-8"), path.name)
    return validate(value, as_type, path.name, lines)


def utf8(data: bytes, name: str) -> str:
    """`data` as text (a UTF-8 or UTF-16 mark is honoured); raises BadInput with the line that is not UTF-8."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise BadInput(_NOT_UTF16, where=name, do=_SAVE) from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        guess = _guess(data)
        looks, han = (f"; it looks like {guess}", f"，看起来是 {guess} 编码") if guess else ("", "")
        what = Text(f"This is not UTF-8 text{looks}.", f"这不是 UTF-8 编码的文本{han}。")
        raise BadInput(what, where=f"{name}:{line}", do=_SAVE) from None


_ANCHOR = Text("anchors and aliases are not allowed", "不允许使用锚点和别名")
_TAG = Text("a tag is not allowed here", "此处不允许使用标签")
_PLAIN = Text("write the plain value", "请直接写出值")
_ONE = Text("keep one of them", "请只保留一个")
_NOT_UTF16 = Text("It begins as UTF-16 text but is not.", "开头是 UTF-16 编码，内容却不是。")
_SAVE = Text("save it again as UTF-8 and try once more", "请另存为 UTF-8 编码后再试")


def _guess(data: bytes) -> str:
    for encoding in ("gb18030", "big5"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if any("\u4e00" <= char <= "\u9fff" for char in text):
            return encoding.upper()
    return ""
