"""Views, and links that show them to people without an account."""

import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select

from analysis.access import Role
from analysis.desk.checked import NOT_ALLOWED, Checked
from analysis.desk.limits import (
    LONGEST_NOTE,
    LONGEST_PLACE,
    MOST_CHOICES,
    check_length,
    check_name,
    check_number,
    plain_name,
)
from analysis.models import Problem
from analysis.sharing import (
    digest_of,
    freeze,
    new_token,
    place_in_exhibit,
    scope_to_json,
    write_exhibit,
)
from analysis.store import StoreError
from analysis.store.schema import article
from analysis.store.share_records import Action, NewShare, Place, Share, ShareKind, View
from analysis.tables import Scope, analysis_versions
from analysis.tables.scope import conditions

MOST_EXCERPT_WORDS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A link that somebody asks for."""

    kind: ShareKind
    name: str
    note: str = ""
    place: Place
    scope: Scope
    excerpt_words: int | None = None
    expires: datetime | None = None


@dataclass(frozen=True, slots=True)
class Shares(Checked):
    """What an editor does with views and links; a StoreError where it is not allowed."""

    def save_view(self, collection: int, name: str, place: Place, note: str = "") -> View:
        """The view, saved under the name."""
        _check(name, note, place)
        name = plain_name(name)
        store = self._as(Role.EDITOR, collection, Action.VIEW, f"save “{name}”")
        return store.save_view(collection, name, place, self.access.who, note=note)

    def rename_view(self, one: str, name: str, note: str) -> None:
        """Nothing; the view has this name and note."""
        known = self._view(one)
        _check(name, note, known.place)
        store = self._as(Role.EDITOR, known.collection, Action.VIEW, f"rename “{known.name}”")
        store.rename_view(one, plain_name(name), note)

    def delete_view(self, one: str) -> None:
        """Nothing; the view is listed no more."""
        known = self._view(one)
        store = self._as(Role.EDITOR, known.collection, Action.VIEW, f"delete “{known.name}”")
        store.delete_view(one)

    def restore_view(self, view: View) -> None:
        """Nothing; a view that was deleted is listed again."""
        known = self.store.view(view.id, deleted=True)
        if known is None:
            raise StoreError(NOT_ALLOWED)
        store = self._as(Role.EDITOR, known.collection, Action.VIEW, f"restore “{known.name}”")
        store.restore_view(known.id)

    def share(self, wanted: Wanted) -> tuple[Share, str]:
        """The link, and its token, which nobody can be told again."""
        _check(wanted.name, wanted.note, wanted.place)
        _check_terms(wanted, self.store.clock())
        _check_scope(wanted.scope)
        name = plain_name(wanted.name)
        told = f"{wanted.kind.value} “{name}”"
        store = self._as(Role.EDITOR, wanted.scope.collection, Action.SHARE, told)
        frozen, articles = self._shown(wanted)
        if not articles:
            raise StoreError(_NOTHING)
        new = NewShare(
            collection=wanted.scope.collection,
            kind=wanted.kind,
            name=name,
            note=wanted.note,
            place=place_in_exhibit(self.store, wanted.scope, wanted.place),
            scope=scope_to_json(wanted.scope),
            excerpt_words=wanted.excerpt_words,
            expires=wanted.expires,
            articles=articles,
            analysis_version=", ".join(sorted(analysis_versions(self.store, wanted.scope))),
        )
        token = new_token()
        return store.add_share(new, self.access.who, digest_of(token), frozen), token

    def shares(self, collection: int) -> Sequence[Share]:
        """The links of a collection."""
        self._must(Role.EDITOR, collection)
        return self.store.shares(collection)

    def revoke(self, one: int) -> None:
        """Nothing; the link shows nothing any more."""
        known = self.store.share(one)
        if known is None:
            raise StoreError(NOT_ALLOWED)
        store = self._as(Role.EDITOR, known.collection, Action.REVOKE, f"“{known.name}”")
        store.revoke_share(one)

    def _view(self, one: str) -> View:
        known = self.store.view(one)
        if known is None:
            raise StoreError(NOT_ALLOWED)
        return known

    def _shown(self, wanted: Wanted) -> tuple[bytes | None, int]:
        """What a snapshot keeps, and how many articles the link shows."""
        if wanted.kind is ShareKind.LIVE:
            counted = select(func.count()).select_from(article).where(*conditions(wanted.scope))
            return None, int(self.store.read(counted)[0][0])
        with tempfile.TemporaryDirectory(prefix="on-record-") as folder:
            path = Path(folder) / "snapshot.db"
            words = wanted.excerpt_words
            articles = write_exhibit(self.store, wanted.scope, path, excerpt_words=words)
            return freeze(path), articles


_PAGE = re.compile(r"[a-z][a-z_]{0,39}")
"""The name of a screen, whichever there are."""
_NO_PAGE = Problem(code="E_PAGE", message="There is no screen of that name.")
_NOTHING = Problem(
    code="E_NOTHING_TO_SHARE", message="There is no article in this view, so nothing to share."
)


def _check(name: str, note: str, place: Place) -> None:
    """Nothing where they can be stored; else a StoreError that says which is too long."""
    check_name(name)
    check_length(note, LONGEST_NOTE, "note")
    if not _PAGE.fullmatch(place.page):
        raise StoreError(_NO_PAGE)
    check_number(place.choices, MOST_CHOICES, "choices in the view")
    choices = "".join(key + value for key, value in place.choices)
    check_length(choices, LONGEST_PLACE, "address of the view")


def _check_scope(scope: Scope) -> None:
    """Nothing where it can be stored; else a StoreError. It is chosen like the place of a view."""
    check_number(scope.outlets, MOST_CHOICES, "outlets in the link")
    check_length("".join((*scope.outlets, scope.words)), LONGEST_PLACE, "choice of articles")


def _check_terms(wanted: Wanted, now: datetime) -> None:
    """Nothing where the link can be as it is wanted; else a StoreError."""
    words, expires = wanted.excerpt_words, wanted.expires
    if words is not None and not 1 <= words <= MOST_EXCERPT_WORDS:
        message = f"A passage has at least 1 word and at most {MOST_EXCERPT_WORDS:,}."
        raise StoreError(Problem(code="E_EXCERPTS", message=message))
    if expires is not None and expires <= now:
        message = "The link would have ended already. Choose a later day."
        raise StoreError(Problem(code="E_EXPIRES", message=message))
