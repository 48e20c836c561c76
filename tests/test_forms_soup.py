"""Quotation marks, labels, handles and bullets thrown together: any of it is analysed."""

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.attribution.quotes import quoted_characters
from analysis.cleaning.lists import find_listings
from analysis.cleaning.posts import find_posts
from analysis.cleaning.turns import find_turns
from analysis.models import Analysis, Article, Span
from analysis.pipeline import analyse

MARKS = ["“", "”", '"', "«", "»", "„", "‘", "’", "'", "‚", "``", "''"]
FORMS = ["\nLEE: ", "\nORR: ", "\nQ: ", "\nA. ", "\n@lee: ", " — Ann Lee (@lee)", "\n- ", "\n1. "]
WORDS = ["Ann Lee", "said", "SAID", "I", "denied", "the plan", ":", ",", ".", "?", " ", "\n", "s"]
SOUP = st.lists(st.sampled_from([*MARKS, *FORMS, *WORDS]), max_size=80).map(" ".join)
GLUED = st.lists(st.sampled_from([*MARKS, *FORMS, *WORDS]), max_size=80).map("".join)


@given(st.one_of(SOUP, GLUED))
def test_forms_of_any_text_have_words(text: str) -> None:
    assert len(quoted_characters(text)) == len(text)
    spoken = [*find_turns(text), *find_posts(text)]
    spans = [span for one in spoken for span in (one.source, one.cue, *one.content)]
    spans += [span for one in find_listings(text) for span in (one.lead, *one.items)]
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text).strip()


@settings(max_examples=40, deadline=None)
@given(st.one_of(SOUP, GLUED))
def test_any_soup_is_analysed(text: str) -> None:
    analysis = analyse(Article(id="a", path="a.txt", text=text))
    for span in _spans(analysis):
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text).strip()


def _spans(analysis: Analysis) -> list[Span]:
    found = [(*a.source, *a.cue, *a.content, *a.hedges) for a in analysis.attributions]
    return [span for spans in found for span in spans]
