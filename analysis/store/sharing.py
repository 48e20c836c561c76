"""The part of the store that keeps views, links, memberships and the log."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from analysis.access import Membership, Role
from analysis.store import auditing, intake, members, share_rows
from analysis.store.engine import reading, writing
from analysis.store.moments import naive
from analysis.store.opened import Opened
from analysis.store.queue import batched
from analysis.store.schema import article, share, snapshot
from analysis.store.share_records import (
    EVERYTHING,
    Action,
    Deed,
    DeedRow,
    NewShare,
    Place,
    Share,
    Sought,
    View,
)

_ID_BYTES = 6
"""Of a view's id: nobody needs to guess it, and it has to be short."""


@dataclass(frozen=True, slots=True)
class Sharing(Opened):
    """Views, links for others, who may do what, and who did it."""

    def as_deed(self, who: str, action: Action, collection: int | None, subject: str) -> Self:
        """The same store; whatever is written through it is logged in the same transaction."""
        return self.as_deeds(who, action, {collection: subject})

    def as_deeds(self, who: str, action: Action, subjects: Mapping[int | None, str]) -> Self:
        """The same, with a line for each collection and what of it is concerned."""
        now = self.clock()
        deeds = [
            Deed(who=who, action=action, collection=collection, subject=subject, made=now)
            for collection, subject in subjects.items()
        ]
        return replace(self, engine=auditing.audited(self.engine, deeds))

    def log(self, who: str, action: Action, collection: int | None, subject: str) -> None:
        """Nothing; one more line in the log of what was done."""
        with writing(self.as_deed(who, action, collection, subject).engine):
            pass  # the line is all that is written

    def views(self, collection: int) -> Sequence[View]:
        """The saved views of a collection, by name."""
        with reading(self.engine) as connection:
            return share_rows.list_views(connection, collection)

    def view(self, one: str, *, deleted: bool = False) -> View | None:
        """The view of that id; None where there is none or, unless asked for, it was deleted."""
        with reading(self.engine) as connection:
            return share_rows.find_view(connection, one, deleted=deleted)

    def save_view(
        self, collection: int, name: str, place: Place, author: str, *, note: str = ""
    ) -> View:
        """The view, saved."""
        now = self.clock()
        new = View(
            id=secrets.token_urlsafe(_ID_BYTES),
            collection=collection,
            name=name,
            note=note,
            place=place,
            author=author,
            made=now,
            changed=now,
        )
        with writing(self.engine) as connection:
            share_rows.insert_view(connection, new)
        return new

    def rename_view(self, one: str, name: str, note: str) -> bool:
        """Whether there was such a view; it has this name and note now."""
        with writing(self.engine) as connection:
            return share_rows.change_view(connection, one, self._now(), name=name, note=note)

    def delete_view(self, one: str) -> bool:
        """Whether there was such a view; `restore_view` brings it back."""
        now = self._now()
        with writing(self.engine) as connection:
            return share_rows.change_view(connection, one, now, deleted=now)

    def restore_view(self, one: str) -> bool:
        """Whether there was such a view; it is listed again."""
        with writing(self.engine) as connection:
            return share_rows.change_view(connection, one, self._now(), deleted=None)

    def add_share(
        self, new: NewShare, author: str, digest: str, frozen: bytes | None = None
    ) -> Share:
        """The link, made; `digest` is that of its token. `frozen` is what a snapshot shows."""
        with writing(self.engine) as connection:
            one = share_rows.insert_share(connection, new, author, digest, self._now())
            if frozen is not None:
                share_rows.insert_snapshot(connection, one, frozen)
            made = share_rows.get_share(connection, one)
        assert made is not None  # it was written in the same transaction
        return made

    def shares(self, collection: int) -> Sequence[Share]:
        """The links of a collection, those that show nothing any more too, the latest first."""
        with reading(self.engine) as connection:
            return share_rows.list_shares(connection, collection)

    def share(self, one: int) -> Share | None:
        """The link of that number."""
        with reading(self.engine) as connection:
            return share_rows.get_share(connection, one)

    def find_share(self, digest: str) -> Share | None:
        """The link with a token of that digest, whether it still shows anything or not."""
        with reading(self.engine) as connection:
            return share_rows.find_share(connection, digest)

    def snapshot(self, one: int) -> bytes | None:
        """What a frozen link shows; None where there is none."""
        wanted = select(snapshot.c.data).where(snapshot.c.share_id == one)
        with reading(self.engine) as connection:
            data = connection.execute(wanted).scalar()
        return None if data is None else bytes(data)

    def revoke_share(self, one: int) -> bool:
        """Whether there was such a link that showed something; it shows nothing any more.

        That can't be undone, so nothing of what it showed is kept.
        """
        is_open = (share.c.id == one, share.c.revoked.is_(None))
        changed = update(share).where(*is_open).values(revoked=self._now())
        with writing(self.engine) as connection:
            was_open = connection.execute(changed).rowcount > 0
            connection.execute(delete(snapshot).where(snapshot.c.share_id == one))
        return was_open

    def note_opened(self, one: int) -> None:
        """Nothing; counts one more who opened the link."""
        counted = {"opened": share.c.opened + 1, "last_opened": self._now()}
        with writing(self.engine) as connection:
            connection.execute(update(share).where(share.c.id == one).values(counted))

    def memberships(self) -> Sequence[Membership]:
        """Who may do what, in every collection."""
        with reading(self.engine) as connection:
            return members.list_memberships(connection)

    def give_role(self, new: Membership, author: str) -> None:
        """Nothing; whoever it is has this role there now."""
        with writing(self.engine) as connection:
            members.give_role(connection, new, author, self._now())

    def take_role(self, one: int) -> bool:
        """Whether there was such a membership; now there is none."""
        with writing(self.engine) as connection:
            return members.take_role(connection, one)

    def deeds(
        self,
        collection: int | None,
        most: int = 200,
        before: int | None = None,
        only: Sought = EVERYTHING,
    ) -> Sequence[DeedRow]:
        """What was done in a collection, or in all of them: the latest first, at most so many."""
        with reading(self.engine) as connection:
            return auditing.list_deeds(connection, collection, most, before, only)

    def doers(self, collection: int | None) -> Sequence[str]:
        """Everybody who ever did something in a collection, or anywhere, by name."""
        with reading(self.engine) as connection:
            return auditing.list_doers(connection, collection)

    def found(self, name: str, founder: str | None, *, is_sample: bool = False) -> int | None:
        """The number of a new collection; None where there is one of that name.

        Whoever has the founder's address is its administrator, from its first moment on.
        """
        try:
            with writing(self.engine) as connection:
                made = intake.make_collection(connection, name, is_sample=is_sample)
                auditing.note_founded(connection, made)
                if founder is not None:
                    new = Membership(
                        id=0, kind="email", who=founder, role=Role.ADMIN, collection=made
                    )
                    members.give_role(connection, new, founder, self._now())
        except IntegrityError:
            return None
        return made

    def end_sign_in(self, key: str, until: datetime) -> None:
        """Nothing; the sign-in of that digest counts no more. It is forgotten after `until`."""
        with writing(self.engine) as connection:
            members.end_sign_in(connection, key, naive(until), self._now())

    def is_ended(self, key: str) -> bool:
        """Whether the sign-in of that digest was ended before its time."""
        with reading(self.engine) as connection:
            return members.is_ended(connection, key)

    def collections_of(self, articles: Sequence[int]) -> Mapping[int, Sequence[int]]:
        """These articles by the collection that they are in; unknown ids are in none."""
        found: dict[int, list[int]] = {}
        with reading(self.engine) as connection:
            for some in batched(articles):
                row = article.c
                wanted = select(row.id, row.collection_id).where(row.id.in_(some)).order_by(row.id)
                for one, of in connection.execute(wanted):
                    found.setdefault(of, []).append(one)
        return dict(sorted(found.items()))
