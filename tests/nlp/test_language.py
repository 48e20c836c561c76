"""The model: checked when loaded, sentences kept to lines."""

from pathlib import Path

import pytest

from analysis.nlp import load_language
from analysis.nlp.language import ModelChangedError, check_digest, digest_of
from analysis.nlp.multiplication import use_faster_multiplication


def test_lines_start_sentences():
    doc = load_language()("Talks on the harbour fail\nThe two sides met on Monday. They left.")
    assert [sentence.text.strip() for sentence in doc.sents] == [
        "Talks on the harbour fail",
        "The two sides met on Monday.",
        "They left.",
    ]


def test_blanked_text_parses():
    doc = load_language()("Talks fail\n" + " " * 300 + "\n\nNorway left.")
    starts = [token.text for token in doc if token.is_sent_start and not token.is_space]
    assert starts == ["Talks", "Norway"]


def test_loaded_once():
    assert load_language() is load_language()


def test_a_long_run_without_blanks_is_quick():
    assert len(load_language()("(" * 20_000)) == 1


def test_changed_weights_are_refused(tmp_path: Path):
    (tmp_path / "ner").mkdir()
    (tmp_path / "ner" / "model").write_bytes(b"weights")
    digest = digest_of(tmp_path)
    (tmp_path / "README.md").write_text("words about it")
    check_digest(tmp_path, digest)
    (tmp_path / "ner" / "model").write_bytes(b"other weights")
    with pytest.raises(ModelChangedError, match="has changed"):
        check_digest(tmp_path, digest)


def test_faster_multiplication_reads_the_same():
    nlp = load_language()
    text = "Ann Lee told the Port Gazette on Monday that the Danish company had left Norway."
    before = [(token.tag_, token.head.i, token.ent_type_) for token in nlp(text)]
    use_faster_multiplication(nlp)
    assert [(token.tag_, token.head.i, token.ent_type_) for token in nlp(text)] == before
