"""The learned part: a small transformer on ONNX Runtime, as a spaCy component.

It fills `doc.spans["source" | "cue" | "content"]`. The exact offsets and the probabilities, which
spaCy's token spans cannot hold, lie in the span groups' attributes: read them by `tagged_spans`.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup
from tokenizers import Tokenizer

from analysis.attribution.decoding import Scores, TaggedSpan, best_labels, find_spans
from analysis.attribution.marks import in_usual_marks
from analysis.attribution.pointers import Pointers, point, untagged_sources
from analysis.attribution.windows import Window, make_windows, split_words
from analysis.models import Span

MODEL = Path(__file__).resolve().parents[2] / "models" / "attribution"
ROLES = ("source", "cue", "content")
BATCH = 8
"""Windows a run: more costs memory and wins no time (eight rows fill one thread's caches)."""


class ModelError(RuntimeError):
    """The model's files are missing or are not the ones they were published as."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the model says of a text."""

    tags: Scores
    """Log-probabilities (words, labels)."""
    windows: tuple[Pointers, ...]
    """In reading order. Together they hold every word once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagger:
    """A loaded model: text in, scores out."""

    session: Any
    tokenizer: Tokenizer
    labels: tuple[str, ...]
    window: int
    first: int
    last: int
    """The vocabulary ids of the border pieces."""

    def read(self, text: str) -> Reading:
        """What the model says of the words of `split_words(text)`; O where a word has no piece."""
        tags = np.full((len(split_words(text)), len(self.labels)), -20.0, dtype=np.float32)
        tags[:, 0] = 0.0
        pointers = []
        windows = sorted(make_windows(text, self.tokenizer, self.window), key=len)
        for start in range(0, len(windows), BATCH):
            for window, found in self._score(windows[start : start + BATCH]):
                rows = [row for row, piece in enumerate(window, start=1) if piece.is_first]
                words = [piece.word for piece in window if piece.is_first]
                tags[words] = found[0][rows]
                pointers.append(_pointers(words, rows, found))
        return Reading(tags=tags, windows=tuple(sorted(pointers, key=lambda one: one.first)))

    def _score(self, windows: Sequence[Window]) -> Iterator[tuple[Window, tuple[Scores, ...]]]:
        """Yields every window with its three tables, a row a piece."""
        shape = (len(windows), max(map(len, windows)) + 2)
        ids, traits, mask = (np.zeros(shape, dtype=np.int64) for _ in range(3))
        for row, window in enumerate(windows):
            end = len(window) + 1
            ids[row, : end + 1] = [self.first, *(piece.id for piece in window), self.last]
            traits[row, 1:end] = [piece.trait for piece in window]
            mask[row, : end + 1] = 1
        found = self.session.run(None, {"ids": ids, "traits": traits, "mask": mask})
        for row, window in enumerate(windows):
            yield window, tuple(table[row] for table in found)


def _pointers(words: list[int], rows: list[int], found: tuple[Scores, ...]) -> Pointers:
    """The pointers between words; the first border piece stands for nowhere."""
    places = np.array(words) - words[0]
    between = np.ix_(places, np.concatenate(([0], places + 1)))
    _, *tables = found
    cues, sources = (np.zeros((places[-1] + 1, places[-1] + 2), np.float16) for _ in tables)
    for table, scores in zip((cues, sources), tables, strict=True):
        table[between] = np.exp(scores[np.ix_(rows, [0, *rows])])
    return Pointers(first=words[0], cue_of_content=cues, source_of_cue=sources)


@cache
def load_tagger(folder: Path = MODEL) -> Tagger:
    """The tagger of `folder`, its files checked by SHA-256. Raises `ModelError`."""
    try:
        manifest = json.loads((folder / "tagger.json").read_text("utf8"))
        files = {name: (folder / name).read_bytes() for name in manifest["sha256"]}
    except OSError as error:
        raise ModelError(f"The attribution model is incomplete: {error}. Install again.") from error
    for name, content in files.items():
        if hashlib.sha256(content).hexdigest() != manifest["sha256"][name]:
            raise ModelError(f"{folder / name} is not the file that was published. Install again.")
    tokenizer = Tokenizer.from_str(files["tokenizer.json"].decode("utf8"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    vocabulary = tokenizer.get_vocab()
    return Tagger(
        session=_open_session(files["tagger.onnx"]),
        tokenizer=tokenizer,
        labels=tuple(manifest["labels"]),
        window=manifest["window"],
        first=vocabulary["[CLS]"],
        last=vocabulary["[SEP]"],
    )


def _open_session(model: bytes) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # several BLAS threads on busy cores are many times slower
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def tag(text: str, tagger: Tagger) -> tuple[TaggedSpan, ...]:
    """Sources, cues and contents of a text, in reading order."""
    words = split_words(text)
    reading = tagger.read(text)
    path = best_labels(reading.tags, tagger.labels, _line_starts(text, words))
    found = tuple(find_spans(text, words, reading.tags, path, tagger.labels))
    more = untagged_sources(found, words, reading.windows)
    spans = sorted((*found, *more), key=lambda one: one.span)
    return tuple(point(spans, words, reading.windows))


def _line_starts(text: str, words: Sequence[tuple[int, int]]) -> list[bool]:
    starts = []
    previous_end = None
    for start, end in words:
        starts.append(previous_end is None or "\n" in text[previous_end:start])
        previous_end = end
    return starts


@Language.factory("attribution_tagger", assigns=["doc.spans"])
def make_component(nlp: Language, name: str) -> "TaggerComponent":
    """What `nlp.add_pipe("attribution_tagger")` makes."""
    return TaggerComponent(load_tagger())


@dataclass(frozen=True, slots=True)
class TaggerComponent:
    """The tagger as a part of a spaCy pipeline."""

    tagger: Tagger

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc, with its span groups filled."""
        found = tag(in_usual_marks(doc.text), self.tagger)
        for role in ROLES:
            set_spans(doc, role, [span for span in found if span.role == role])
        return doc


def set_spans(doc: Doc, role: str, found: Sequence[TaggedSpan]) -> None:
    """Puts tagged spans under `doc.spans[role]`: whole tokens, exact in the attributes."""
    wide = [
        doc.char_span(t.span.start, t.span.end, label=role, alignment_mode="expand") for t in found
    ]
    spans = [span for span in wide if span is not None]
    exact = [(t.span.start, t.span.end, t.confidence, t.partners) for t in found]
    doc.spans[role] = SpanGroup(doc, name=role, spans=spans, attrs={"exact": exact})


def tagged_spans(doc: Doc) -> Iterator[TaggedSpan]:
    """Yields what the component found, with exact offsets and confidence."""
    for role in ROLES:
        group = doc.spans.get(role)
        for start, end, confidence, partners in group.attrs["exact"] if group is not None else ():
            yield TaggedSpan(
                role=role, span=Span(start, end), confidence=confidence, partners=partners
            )
