"""Office documents are ZIP files of XML parts: reading a part as a tree."""

import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from analysis.ingest import problems
from analysis.ingest.documents.writing import Properties
from analysis.ingest.zipping import read_part

MOST_XML_BYTES = 40 * 1024 * 1024
"""One part; 200,000 characters of text take about 5 MB."""
Element = Any
"""An element of lxml, which ships no types."""


def part_of(archive: zipfile.ZipFile, part: str, name: str) -> Element | None:
    """The root of a part, with no entity resolved and nothing fetched; None where there is none.

    Raises E_CORRUPT for what is no XML, declares entities or is nested too deep.
    """
    data = read_part(archive, part, name, MOST_XML_BYTES)
    if data is None:
        return None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise problems.corrupt(name) from error
    if root is None or root.getroottree().docinfo.doctype:
        raise problems.corrupt(name)
    return root


def kind_of(element: Element) -> str:
    """An element's name without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value_of(element: Element, attribute: str) -> str:
    """The value of the attribute of that name in whatever namespace; empty where it has none."""
    for name, value in element.attrib.items():
        if name.rpartition("}")[2] == attribute:
            return str(value)
    return ""


def children(element: Element, kind: str) -> Iterator[Element]:
    """The children of that name."""
    return (child for child in element if kind_of(child) == kind)


def properties_of(root: Element | None, writers: tuple[str, ...]) -> Properties:
    """Title and writer from a part of properties, the first kind of writer that is there.

    The days in it are those on which the file was made and changed, which tell nothing of when the
    story was published.
    """
    words = (
        {kind_of(item): (item.text or "").strip() for item in root.iter()}
        if root is not None
        else {}
    )
    writer = next((words[kind] for kind in writers if words.get(kind)), None)
    return Properties(title=words.get("title") or None, byline=writer)
