import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.store.columns import MARK, escape_text, unescape_text


@pytest.mark.parametrize("text", ["", "plain", "a\x00b", "\ud800", f"{MARK}0000", f"{MARK}", "“–”"])
def test_comes_back_as_it_went_in(text: str) -> None:
    assert unescape_text(escape_text(text)) == text


@given(st.text(alphabet=st.characters(codec=None)))
def test_any_text_can_be_stored(text: str) -> None:
    stored = escape_text(text)
    assert "\x00" not in stored
    assert stored.encode("utf8").decode("utf8") == stored
    assert unescape_text(stored) == text


def test_ordinary_text_is_stored_as_it_is() -> None:
    assert escape_text("“Über” – naïve") == "“Über” – naïve"
