import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from analysis.evaluation import GoldError, evaluate
from analysis.evaluation.reading import read_gold
from analysis.evaluation.rows import denial_of
from analysis.models import Analysis, Article, Span
from tests.evaluation.builders import DOC, TEXT

ARTICLE = {
    "id": DOC,
    "text": TEXT,
    "attributions": [{"source": [[0, 11]], "cue": [[12, 17]], "content": [[23, 40]]}],
}
ENTITIES = {
    "doc": DOC,
    "entities": [{"name": "Gazette", "type": "ORG", "mentions": [[4, 11]], "demonym_mentions": []}],
}
SOURCE = {"doc": DOC, "attribution": 0, "kind": "media_outlet", "name": "Gazette"}
DENIAL = {
    "doc": DOC,
    "kind": "denial",
    "cue": [[60, 66]],
    "denied": [[67, 75]],
    "form": "nominal",
    "claim": [[23, 40]],
    "denier_name": "Ines Calder",
}
CHAIN = {
    "doc": DOC,
    "cue": [[12, 17]],
    "content": [[23, 40]],
    "chain": [{"name": "Gazette", "kind": "media_outlet"}],
    "attribution": 0,
}


def write(path: Path, *rows: Any) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf8")
    return path


class Recorder:
    """Finds nothing, and remembers what it was asked to analyse."""

    def __init__(self) -> None:
        self.asked: list[Article] = []

    def __call__(self, article: Article) -> Analysis:
        self.asked.append(article)
        return Analysis(article=article, blocks=(), entities=(), attributions=(), denials=())


def test_every_form_is_recognised_and_scored_under_its_file_name(tmp_path: Path) -> None:
    rows = {"a": ARTICLE, "e": ENTITIES, "s": SOURCE, "d": DENIAL, "c": CHAIN}
    paths = [write(tmp_path / f"{name}.jsonl", row) for name, row in rows.items()]
    scores = evaluate(paths, analyse=Recorder())
    told_by = {
        "a": "attribution",
        "e": "mention",
        "s": "kind_accuracy",
        "d": "by_form",
        "c": "exact",
    }
    assert list(scores) == [path.name for path in paths]
    assert all(field in scores[f"{name}.jsonl"] for name, field in told_by.items())


def test_each_article_is_analysed_once_and_unchanged(tmp_path: Path) -> None:
    article = write(tmp_path / "a.jsonl", ARTICLE)
    others = [write(tmp_path / "e.jsonl", ENTITIES), write(tmp_path / "s.jsonl", SOURCE)]
    analyse = Recorder()
    evaluate([*others, article], analyse=analyse)
    assert analyse.asked == [Article(id=DOC, path=DOC, text=TEXT)]


def test_texts_are_found_beside_the_gold(tmp_path: Path) -> None:
    write(tmp_path / "texts.jsonl", ARTICLE, {**ARTICLE, "id": "other"})
    (tmp_path / "broken.jsonl").write_text("no JSON\n", "utf8")
    write(tmp_path / "printed.jsonl", {**ARTICLE, "text": "", "analysis_version": "1"})
    analyse = Recorder()
    evaluate([write(tmp_path / "zz.jsonl", SOURCE, SOURCE)], analyse=analyse)
    assert [article.text for article in analyse.asked] == [TEXT]


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        ("", None, "holds no rows"),
        ("\n{\n", 2, "no JSON"),
        ("[1]\n", 1, "no JSON object"),
        ('{"colour": "red"}\n', 1, "no known kind of gold has these fields: colour"),
        (json.dumps({**ARTICLE, "analysis_version": "1"}), 1, "no known kind of gold"),
        (json.dumps(DENIAL) + "\n" + json.dumps({"doc": DOC, "kind": "denial"}), 2, "'cue'"),
        (json.dumps({**DENIAL, "form": "loud"}), 1, "loud"),
        (json.dumps({**DENIAL, "cue": [[5, 3]]}), 1, "[5, 3]"),
        (json.dumps({**DENIAL, "cue": [[1, 2, 3]]}), 1, "[1, 2, 3]"),
        (json.dumps({**SOURCE, "kind": "ghost"}), 1, "ghost"),
        (json.dumps({**ARTICLE, "text": 3}), 1, "3 is no text"),
        (json.dumps({**ARTICLE, "text": "Short"}), 1, "outside the text of 5 characters"),
        (json.dumps(ARTICLE) + "\n" + json.dumps(ARTICLE), None, "same id"),
    ],
)
def test_a_bad_file_is_told_with_its_line(
    tmp_path: Path, content: str, line: int | None, reason: str
) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(content, "utf8")
    with pytest.raises(GoldError) as caught:
        read_gold(path)
    assert (caught.value.path, caught.value.line) == (path, line)
    assert reason in caught.value.reason
    assert str(path) in str(caught.value)


def test_a_missing_and_a_binary_file_are_told(tmp_path: Path) -> None:
    binary = tmp_path / "binary.jsonl"
    binary.write_bytes(b"\xff\xfe\x00")
    for path in (binary, tmp_path / "missing.jsonl", tmp_path):
        with pytest.raises(GoldError, match="cannot be read"):
            read_gold(path)


def test_a_byte_order_mark_and_empty_lines_are_harmless(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(SOURCE).encode() + b"\n\n")
    assert len(read_gold(path).rows) == 1


def test_a_text_that_is_nowhere_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "gold.jsonl", SOURCE)
    with pytest.raises(GoldError, match=f"text of {DOC}"):
        evaluate([path], analyse=Recorder())


def test_two_files_of_one_name_are_told(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    paths = [write(folder / "gold.jsonl", ARTICLE) for folder in (tmp_path, tmp_path / "more")]
    with pytest.raises(GoldError, match="this name"):
        evaluate(paths, analyse=Recorder())


@pytest.mark.parametrize(
    ("claim", "alternatives", "expected"),
    [
        (None, None, []),
        ([[1, 2]], [], [(Span(1, 2),)]),
        ([[1, 2]], [{"claim": [[3, 4]]}], [(Span(1, 2),), (Span(3, 4),)]),
        (None, [[[3, 4], [5, 6]]], [(Span(3, 4), Span(5, 6))]),
        (None, [[3, 4]], [(Span(3, 4),)]),
    ],
)
def test_alternative_claims_come_in_several_shapes(
    claim: Any, alternatives: Any, expected: Iterable[Any]
) -> None:
    row = {**DENIAL, "claim": claim, "claim_alts": alternatives}
    assert list(denial_of(row).claims) == expected
