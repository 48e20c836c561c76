"""Posts with their accounts, and handles that stand for none."""

import pytest

from analysis.cleaning.posts import find_posts


def posts(text: str) -> list[tuple[str, str, str]]:
    return [
        (post.source.of(text), post.cue.of(text), post.content[0].of(text))
        for post in find_posts(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@lee: It rained", [("@lee", ":", "It rained")]),
        ("RT @lee: It rained http://a.b/c", [("@lee", ":", "It rained")]),
        ("Ann Lee (@lee): It rained", [("Ann Lee", ":", "It rained")]),
        ("It rained. — Ann Lee (@lee) May 3, 2026", [("Ann Lee", "—", "It rained.")]),
        ("“It rained.”\n— Ann Lee (@lee)", [("Ann Lee", "—", "“It rained.”")]),
        ("It rained pic.twitter.com/x — Ann Lee (@lee)", [("Ann Lee", "—", "It rained")]),
        ("One. — Ann (@a)\nTwo. — Bo (@b)", [("Ann", "—", "One."), ("Bo", "—", "Two.")]),
        # none
        ("Follow Ann Lee (@lee)", []),
        ("Thanks to @lee: she wrote it", []),
        ("Write to ann@lee.example: she answers", []),
        ("— Ann Lee (@lee)", []),
        ("@lee:", []),
        ("It rained — Ann Lee said", []),
        ("", []),
    ],
)
def test_posts(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert posts(text) == expected
