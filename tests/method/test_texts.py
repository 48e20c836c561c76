"""What is said of the numbers: about screens that exist, in sentences, with scores that were
measured."""

import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from analysis.method import Meaning, limits, meanings, model_card
from analysis.method.card import MODEL, plain_words
from analysis.method.reading import read_texts

ROOT = Path(__file__).resolve().parents[2]
WANTED = {
    "overview": {"Articles", "People and organisations", "Statements", "With a named source"},
    "claims": {"Denied", "Confirmed", "Contested", "Unanswered", "Rests on so many origins"},
    "outlets": {"Denial carried", "Anonymous origins only", "From one other outlet"},
    "sources": {"Chain and second-hand", "Certainty and hedges", "Sure, and “check this”"},
    "entities": {"Mentions", "Articles"},
    "corrections": {"Joined, and likely the same"},
}


def test_every_number_of_the_screens_is_explained() -> None:
    told = {page: {m.number for m in meanings() if m.page == page} for page in WANTED}
    assert {page: numbers - told[page] for page, numbers in WANTED.items()} == {
        page: set() for page in WANTED
    }


def test_numbers_are_called_what_the_overview_calls_them() -> None:
    overview = (ROOT / "pages" / "overview.py").read_text("utf8")
    for name in ("Articles", *WANTED["overview"], "Denials"):
        assert f'("{name}", ' in overview


@pytest.mark.parametrize("meaning", meanings(), ids=lambda m: f"{m.page} {m.number}")
def test_a_meaning_is_told_in_sentences_about_a_screen(meaning: Meaning) -> None:
    assert (ROOT / "pages" / f"{meaning.page}.py").is_file()
    assert meaning.sureness
    for words in (meaning.counted, meaning.share_of, meaning.left_out, meaning.sureness):
        assert not words or words.endswith((".", "”."))
        assert not re.search(r"[{}]", words)


def test_screens_stand_together() -> None:
    pages = [meaning.page for meaning in meanings()]
    assert pages == sorted(pages, key=list(dict.fromkeys(pages)).index)


def test_scores_in_the_texts_are_measured_and_not_typed() -> None:
    raw = " ".join(row.get("sureness", "") for row in read_texts("meanings.toml")["meaning"])
    assert "{attribution}" in raw
    assert not re.search(r"F1 \d|n = \d", raw)
    assert any("n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}" in m.sureness for m in meanings())


def test_denied_is_never_called_false() -> None:
    words = " ".join((*limits(), *(meaning.counted for meaning in meanings())))
    for found in re.findall(r"[^.]*\bfalse\b[^.]*\.", words):
        assert re.search(r"\bnot\b", found), found


def test_the_card_is_that_of_the_weights() -> None:
    facts = dict(model_card().facts)
    weights = (MODEL / "tagger.onnx").read_bytes()
    assert facts["SHA-256"] == sha256(weights).hexdigest()
    assert facts["Size"].startswith(f"{len(weights) / 1e6:.1f} MB")
    assert "Apache-2.0" in facts["Licence"]
    assert "PolNeAR" in facts["Trained on"]
    assert "true" in facts["Not for"]
    assert len(model_card().wrong) >= 5
    assert not re.search(r"[*`\[\]]", " ".join((*facts.values(), *model_card().wrong)))


def test_markdown_becomes_plain_words() -> None:
    assert plain_words("a ![chart](x.svg) and *one*\n  line") == "a chart and one line"


def test_reading_it_loads_no_model() -> None:
    program = (
        "import sys; from analysis.method import *; model_card(), scores(), failures();"
        "print(sorted({'spacy', 'onnxruntime', 'streamlit'} & set(sys.modules)))"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[]"
