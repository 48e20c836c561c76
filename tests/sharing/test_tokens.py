"""The secret of a link: nobody guesses one, and nobody finds one written down."""

import math
from collections import Counter
from pathlib import Path

import pytest

from analysis.access import LOCAL
from analysis.desk import Desk, Wanted
from analysis.sharing import digest_of, is_token, new_token
from analysis.store import Store
from analysis.store.share_records import Place, ShareKind
from analysis.tables import Scope
from tests.attacks.cases import TOKENS
from tests.attacks.comparing import fingerprint
from tests.factory import fill


def test_a_token_can_stand_in_an_address_and_no_two_are_alike() -> None:
    some = [new_token() for _ in range(2_000)]
    assert all(is_token(one) for one in some)
    assert len(set(some)) == len(some)


def test_every_sign_of_a_token_could_be_any() -> None:
    """43 signs of 6 bits each, all of them used evenly: 256 bits that nobody can guess."""
    some = [new_token() for _ in range(4_000)]
    for place in range(42):
        counted = Counter(one[place] for one in some)
        assert len(counted) == 64
        bits = -sum(n / len(some) * math.log2(n / len(some)) for n in counted.values())
        assert bits > 5.95
    assert len({one[42] for one in some}) == 16


@pytest.mark.parametrize("alter", [case.alter for case in TOKENS], ids=[one.id for one in TOKENS])
def test_an_altered_token_is_another_or_none(alter) -> None:
    token = new_token()
    altered = alter(token)
    if is_token(altered):
        assert digest_of(altered) != digest_of(token)


@pytest.mark.parametrize(
    "words", ["", "a" * 42, "a" * 44, "a" * 42 + "\n", "a" * 42 + "=", "á" * 43, "a" * 42 + "\0"]
)
def test_what_has_not_the_shape_of_one_is_none(words: str) -> None:
    assert not is_token(words)


@pytest.mark.parametrize("kind", list(ShareKind))
def test_it_is_written_down_nowhere(store: Store, tmp_path: Path, kind: ShareKind) -> None:
    fill(store)
    wanted = Wanted(kind=kind, name="The pier", place=Place(page="claims"), scope=Scope(1))
    made, token = Desk(store, LOCAL).share(wanted)
    assert store.find_share(digest_of(token)) == made
    assert token not in repr(fingerprint(store))
    assert digest_of(token) in repr(fingerprint(store))
    assert token not in repr(made)
    assert digest_of(token) not in repr(made)
    for file in tmp_path.rglob("*"):
        if file.is_file():
            assert token.encode() not in file.read_bytes(), file
    assert store.find_share(token) is None
