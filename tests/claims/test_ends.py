"""What is denied and claimed ends with its last word: behind a line lies what was blanked."""

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from analysis.attribution.phrases import noun_phrase
from analysis.attribution.setting import make_setting
from analysis.claims.candidates import find_candidates, rest_of_sentence
from analysis.claims.ground import make_ground, span_of
from analysis.claims.syntax import phrase_of
from analysis.models import Article, Attribution, Span
from analysis.nlp import load_language

VOCAB = English().vocab
ROLE = "Lind denied any role in it"
BLANKED = "\n          \n"
"""A caption between two lines, as the analysis sees it."""


def parsed() -> Doc:
    """ROLE as a line without a full stop, what was blanked behind it, and the next line."""
    return Doc(
        VOCAB,
        words=[*ROLE.split(), BLANKED, "Rain"],
        spaces=[True] * 5 + [False] * 3,
        pos=["PROPN", "VERB", "DET", "NOUN", "ADP", "PRON", "SPACE", "NOUN"],
        heads=[1, 1, 3, 1, 3, 4, 5, 7],
        deps=["nsubj", "ROOT", "det", "dobj", "prep", "pobj", "dep", "ROOT"],
    )


def test_the_white_space_after_a_line_is_no_part_of_a_phrase() -> None:
    doc = parsed()
    for span in (phrase_of(doc[3]), noun_phrase(doc[3]), span_of(doc[2:7])):
        assert span.of(doc.text) == "any role in it"


def test_white_space_alone_is_still_a_span() -> None:
    doc = parsed()
    assert span_of(doc[6:7]).of(doc.text) == BLANKED


@pytest.mark.parametrize("text", [f"{ROLE}{BLANKED}Rain fell.", f"  {ROLE}.\n\nRain fell.  \n"])
def test_a_sentence_ends_with_its_last_word(text: str) -> None:
    setting = make_setting(load_language()(text), Article(id="a", path="a", text=text), ())
    words = [sentence.of(text) for sentence in setting.sentences if sentence.of(text)]
    assert [one.rstrip(".") for one in words] == [ROLE, "Rain fell"]
    assert setting.sentence_at(text.index("denied")).of(text) == words[0]
    assert setting.sentence_at(text.index("fell")).of(text) == words[1]


def test_the_sentence_before_a_denial_ends_with_its_line() -> None:
    said = "“The mill was sold to strangers"
    text = f"{said}{BLANKED}“That is a lie,” Lind said."
    start = text.index("“That")
    content = (Span(0, len(said)), Span(start, text.index(" Lind")))
    cue = (Span(text.index("said."), len(text) - 1),)
    one = Attribution(source=(), cue=cue, content=content)
    setting = make_setting(load_language()(text), Article(id="a", path="a", text=text), ())
    rest = rest_of_sentence(start, (), make_ground(setting, [one]))
    assert rest is not None
    assert [span.of(text) for span in rest.spans] == [said]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        (
            "This is known:\n- One old mill, described by one side.",
            "One old mill, described by one side",
        ),
        (
            "This is known:\n• One document, which one magazine has",
            "One document, which one magazine has",
        ),
        ("The mill – an old one – was sold in May.", "The mill – an old one – was sold in May"),
        # Too short to be answered, with its mark as without.
        ("This is known:\n- One mill, sold.", None),
    ],
)
def test_what_the_article_says_in_a_list_goes_without_the_mark(text: str, own: str | None) -> None:
    setting = make_setting(load_language()(text), Article(id="a", path="a", text=text), ())
    spans = [
        span.of(text) for one in find_candidates(make_ground(setting, ())) for span in one.spans
    ]
    assert spans == ([own] if own else [])
