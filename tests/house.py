"""What the rules of the house say about source text: who may import whom, how large things may grow."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "fivefile"

# Importable from everywhere.
SHARED: dict[str, set[str]] = {
    "errors": {"values"},
    "loading": {"values", "errors"},
    "locale": {"values", "errors"},
}

# room -> the rooms it may import. Anything not listed here is forbidden.
ARROWS: dict[str, set[str]] = {
    "values": set(),
    "model": {"values"},
    "linkage": {"model", "values"},
    "law": {"model", "values"},
    "sharing": {"model", "values"},
    "store": {"model", "values"},
    "exchange": {"sharing", "model", "values"},
    "casework": {"law", "sharing", "model", "values"},
    "app": {"casework", "exchange", "linkage", "law", "sharing", "store", "model", "values"},
    "cli": {"app", "casework", "model", "values"},
    "web": {"app", "casework", "model", "values"},
}

MOST_LINES, MOST_MEDIAN_LINES, MOST_PARAMETERS = 400, 150, 6

# How Typer and FastAPI are told that a function is a command or a route.
REGISTRATIONS = {"command", "callback", "get", "post", "put", "patch", "delete", "head", "api_route", "websocket"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def sources() -> list[Path]:
    """The Python files of the package, in a fixed order."""
    return sorted(PACKAGE.rglob("*.py"))


def module_of(path: Path) -> tuple[str, ...]:
    """A file's place in the package: `law/rule.py` is ("law", "rule"), `law/__init__.py` is ("law", "__init__")."""
    return path.relative_to(PACKAGE).with_suffix("").parts


def imported(tree: ast.AST, module: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """(line, room) for every import of ours, wherever it stands in the file; imports for type checking count."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            targets = [alias.name.split(".") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            # One dot is the folder the file lies in, each further dot one folder up.
            here = ["fivefile", *module][: -node.level] if node.level else []
            base = here + (node.module.split(".") if node.module else [])
            targets = [[*base, alias.name] for alias in node.names]
        else:
            continue
        for target in targets:
            if target[0] == "fivefile" and len(target) > 1 and not target[1].startswith("__"):
                yield node.lineno, target[1]


def wrong_imports(text: str, module: tuple[str, ...]) -> list[str]:
    """One line for each import that goes against the arrows; empty when all go down."""
    room = module[0]
    tree = ast.parse(text)
    if room == "__init__":
        allowed: set[str] = set()
    elif room in SHARED:
        allowed = SHARED[room] | {room}
    elif room in ARROWS:
        allowed = ARROWS[room] | set(SHARED) | {room}
    else:
        return [f"{'/'.join(module)}: {room!r} is not a room of the house"]
    return [
        f"{'/'.join(module)}.py:{line}: {room} may not import {target}"
        for line, target in imported(tree, module)
        if target not in allowed
    ]


def functions(tree: ast.AST) -> Iterator[Function]:
    """Every function and method, however deep."""
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def parameters(function: Function) -> int:
    """How many parameters a caller has to think of: `self` and `cls` are not counted, `*args` and `**kwargs` are."""
    args = function.args
    named = [arg.arg for arg in (*args.posonlyargs, *args.args, *args.kwonlyargs)]
    return len([name for name in named if name not in ("self", "cls")]) + bool(args.vararg) + bool(args.kwarg)


def is_registered(function: Function) -> bool:
    """Whether the function is a command or a route: its parameters are options of a person, not of a caller."""
    calls = (decorator.func for decorator in function.decorator_list if isinstance(decorator, ast.Call))
    return any(isinstance(call, ast.Attribute) and call.attr in REGISTRATIONS for call in calls)


def too_many_parameters(text: str, module: tuple[str, ...]) -> list[str]:
    """One line for each function with more parameters than the house allows."""
    return [
        f"{'/'.join(module)}.py:{function.lineno}: {function.name} has {parameters(function)} parameters"
        for function in functions(ast.parse(text))
        if parameters(function) > MOST_PARAMETERS and not (module[0] in ("cli", "web") and is_registered(function))
    ]


def undocumented(text: str, module: tuple[str, ...]) -> list[str]:
    """One line for each public function or class at the top of a file that has no docstring."""
    named = (node for node in ast.parse(text).body if isinstance(node, (Function, ast.ClassDef)))
    return [
        f"{'/'.join(module)}.py:{node.lineno}: {node.name} has no docstring"
        for node in named
        if not node.name.startswith("_") and not ast.get_docstring(node)
    ]
