"""All that a page sends to a browser, and the pages and parameters that there are."""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.pages.screen import ROOT, check
from tests.pages.signed import open_as

PAGES = tuple(sorted(path.stem for path in (ROOT / "pages").glob("*.py")))
NOT_FOR_VISITORS = frozenset({"corrections", "people", "share"})
BOUND = (
    "collection",
    "outlets",
    "since",
    "until",
    "only",
    "search",
    "within",
    "each_copy",
    "share",
)
"""What the frame binds to the address; everything else is a choice of a page."""


def open_with(told: Any, page: str, parameters: Mapping[str, Any]) -> AppTest:
    """A page as somebody sees it; nothing may be raised."""
    return open_as(told, page, **parameters)


def go_to(at: AppTest, page: str, parameters: Mapping[str, Any]) -> AppTest:
    """Another page in the same session."""
    at.switch_page(str(ROOT / "pages" / f"{page}.py"))
    for name, value in parameters.items():
        at.query_params[name] = value
    return check(at.run())


def sent(at: AppTest) -> str:
    """Everything that was sent: words, tables, charts, addresses; in small letters.

    Without the address to copy, which says what whoever asks has put into it.
    """
    return "\n".join(_sent(at._tree)).casefold()


def _sent(node: Any) -> Iterator[str]:
    for child in getattr(node, "children", {}).values():
        yield from _sent(child)
    proto = getattr(node, "proto", None)
    if proto is not None and getattr(node, "type", "") != "code":
        raw = proto.SerializeToString()
        yield raw.decode("utf8", "replace")
        yield repr(raw)
    value = getattr(node, "value", None)
    if hasattr(value, "to_csv"):
        yield value.to_csv()


@cache
def keys_of_pages() -> tuple[str, ...]:
    """Every name that a page reads from an address, as far as it is written in the code."""
    trees = [ast.parse(path.read_text("utf8")) for path in (ROOT / "pages").rglob("*.py")]
    known: defaultdict[str, set[str]] = defaultdict(set)
    for tree in trees:
        for name, value in _constants(tree):
            known[name].add(value)
    found = {key for tree in trees for node in _keys(tree) for key in _values(node, known)}
    return tuple(sorted(found | known["VIEW"] | {"statement"}))


_READING = {"choose_view", "choose_one", "choose_number", "choose_flag"}


def _keys(tree: ast.Module) -> Iterator[ast.expr]:
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        function = ast.unparse(call.func)
        is_query = function in ("asked", "pick", "choice.asked", "st.query_params.get")
        if call.args and is_query:
            yield call.args[0]
        if function.split(".")[-1] in _READING:
            yield from (word.value for word in call.keywords if word.arg == "key")


def _constants(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                names = target.elts if isinstance(target, ast.Tuple) else [target]
                values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
                for name, value in zip(names, values, strict=False):
                    if isinstance(name, ast.Name) and isinstance(value, ast.Constant):
                        yield name.id, str(value.value)


def _values(node: ast.expr, known: Mapping[str, set[str]]) -> set[str]:
    if isinstance(node, ast.Constant):
        return {str(node.value)}
    name = ast.unparse(node).split(".")[-1]
    return known.get(name, set())
