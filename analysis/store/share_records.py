"""What the store gives back of views, links, memberships and the log of what was done."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

Choices = tuple[tuple[str, str], ...]
"""What is chosen on a screen: the parameters of its address, in order; one may stand twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A screen as somebody saw it."""

    page: str
    """The name of the page's file, such as "claims"."""
    choices: Choices = ()

    def to_json(self) -> list[Any]:
        """The stored form."""
        return [self.page, [list(pair) for pair in self.choices]]

    @classmethod
    def from_json(cls, stored: list[Any]) -> "Place":
        """The place that was stored."""
        return cls(page=stored[0], choices=tuple((key, value) for key, value in stored[1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A place under a name."""

    id: str
    """Short; it stands in addresses."""
    collection: int
    name: str
    note: str
    place: Place
    author: str
    made: datetime
    changed: datetime


class ShareKind(StrEnum):
    """What a link shows."""

    LIVE = "live"
    """What is there when it is opened."""
    SNAPSHOT = "snapshot"
    """What was there when it was made."""


class ShareState(StrEnum):
    """Whether a link still shows anything."""

    OPEN = "open"
    EXPIRED = "expired"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewShare:
    """A link that is to be made."""

    collection: int
    kind: ShareKind
    name: str
    note: str = ""
    place: Place
    scope: dict[str, Any]
    """Which articles, as `sharing.scopes` writes a scope."""
    excerpt_words: int | None = None
    """The most words of a passage where no article is shown in full."""
    expires: datetime | None = None
    articles: int
    analysis_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Share(NewShare):
    """A link for people without an account. Times are UTC."""

    id: int
    author: str
    made: datetime
    revoked: datetime | None
    opened: int
    last_opened: datetime | None

    def state(self, now: datetime) -> ShareState:
        """Whether it shows anything at that moment."""
        if self.revoked is not None:
            return ShareState.REVOKED
        is_over = self.expires is not None and self.expires <= now
        return ShareState.EXPIRED if is_over else ShareState.OPEN


class Action(StrEnum):
    """What the log tells of."""

    ADD = "add"
    EDIT = "edit"
    CORRECT = "correct"
    DELETE = "delete"
    RESTORE = "restore"
    STOP = "stop"
    VIEW = "view"
    SHARE = "share"
    REVOKE = "revoke"
    MEMBER = "member"
    COLLECTION = "collection"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Something that somebody is about to do."""

    who: str
    action: Action
    collection: int | None
    subject: str
    """To what, without a word of an article's text."""
    made: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedRow(Deed):
    """Something that somebody did."""

    id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Which lines of the log somebody wants to see; all, where nothing is said."""

    who: str | None = None
    action: Action | None = None
    since: datetime | None = None
    """UTC."""
    until: datetime | None = None
    """Lines of that moment are no longer among them."""


EVERYTHING = Sought()
