"""Putting a claim right where it is shown: what answers it, and which statements make it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import pandas as pd
import streamlit as st

from analysis.access import Role
from analysis.charts.claim_words import speaker
from analysis.charts.theme import counted
from analysis.corrections import (
    Correction,
    LinkDenial,
    NotDenial,
    OtherClaim,
    Said,
    SameClaim,
    SplitClaim,
    UnlinkDenial,
)
from analysis.corrections.wording import describe
from analysis.tables.claim_repair import count_claiming, find_said
from pages.shared import cached
from pages.shared.apart import dialog
from pages.shared.labels import plain
from pages.shared.repair.claim_choices import Saying, choose_claim, sayings_of
from pages.shared.repair.done import OfClaim, correct, show_done_here
from pages.shared.session import may

_OPEN, _MENU = "_repair_claim", "repair_claim"
_TALL = 420
"""Pixels of a longer list of statements, which scrolls."""
_MANY = 5
_LONGEST = 220
_LATER = "It shows as soon as all articles are compared with each other."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """The statement that the reader means, in the claim whose panel is open."""

    collection: int
    claim: str
    one: Saying
    every: Sequence[Saying]


class _Act(NamedTuple):
    """Something that puts a claim right, in words that say what will happen."""

    name: str
    label: str
    icon: str
    about: str


_LINK = _Act(
    "link", "Link to a claim…", ":material/link:", "It answers another claim: choose which."
)
_UNLINK = _Act(
    *("unlink", "Answers none of these", ":material/link_off:"),
    "It stays a denial and is shown by itself, beside no claim.",
)
_NOT_DENIAL = _Act(
    *("not_denial", "Not a denial", ":material/block:"),
    "It is no longer shown among claims. The log on the Corrections page can bring it back.",
)
_NO_ANSWER = _NOT_DENIAL._replace(about="It stays as a statement, a claim that answers nothing.")
_SAME = _Act(
    *("same", "Same claim as…", ":material/merge:"),
    "Another claim says the same: the two become one, with the denials of both.",
)
_DENIES = _Act(
    "link",
    "Denies a claim…",
    ":material/link:",
    "It is a denial that was not found: choose of what.",
)
_OTHER = _Act(
    *("other", "Different claim", ":material/call_split:"),
    "This statement says something else: it becomes a claim of its own.",
)
_SPLIT = _Act(
    *("split", "Split…", ":material/alt_route:"),
    "Several statements here say something else: tick which.",
)


def offer_claim(statements: pd.DataFrame, chosen: str) -> None:
    """A menu that puts right a claim, given its rows of the statements table.

    Afterwards the address follows the statement where the claim goes by another id.
    """
    every = sayings_of(statements)
    row = cached.find_article(every[0].article) if every else None
    if row is None or not may(Role.EDITOR, row.collection):
        return
    show_done_here()
    with st.popover("Put right…", icon=":material/build:", key=_MENU, on_change="rerun"):
        case = _Case(
            collection=row.collection, claim=chosen, one=_choose(every, chosen), every=every
        )
        for act in _acts(case):
            _show_button(act, case)
    dialog, of, on = st.session_state.get(_OPEN, ("", None, None))
    meant = next((one for one in every if one.id == of), None)
    if on == chosen and meant is not None:
        _DIALOGS[dialog](replace(case, one=meant))


def _choose(every: Sequence[Saying], chosen: str) -> Saying:
    if len(every) == 1:
        st.text(every[0].line)
        return every[0]
    by_id = {one.id: one for one in every}
    key = f"repair_of_{chosen}"
    if st.session_state.get(key) not in by_id:
        st.session_state.pop(key, None)
    of = st.selectbox(
        "Which statement is it about?",
        list(by_id),
        format_func=lambda one: by_id[one].line,
        key=key,
    )
    return by_id[of]


def _acts(case: _Case) -> Iterator[_Act]:
    if case.one.is_denial:
        yield _LINK
        if not case.one.is_alone and case.one.is_worded:
            yield _UNLINK
        yield _NOT_DENIAL if case.one.is_worded else _NO_ANSWER
        return
    yield _SAME
    if count_claiming(cached.store(), case.one.claim) > len(case.one.statements):
        yield from (_OTHER, _SPLIT)
    yield _DENIES


def _show_button(act: _Act, case: _Case) -> None:
    with st.container(gap="xxsmall"):
        st.button(
            act.label,
            icon=act.icon,
            key=f"repair_{act.name}",
            on_click=_open if act.name in _DIALOGS else _do,
            args=(act.name, case),
        )
        st.caption(act.about)


def _open(dialog: str, case: _Case) -> None:
    st.session_state[_OPEN] = (dialog, case.one.id, case.claim)
    st.session_state[_MENU] = False


def _close() -> None:
    st.session_state.pop(_OPEN, None)


def _do(name: str, case: _Case) -> None:
    st.session_state[_MENU] = False
    said = _said(case.one.statements)
    if name == _UNLINK.name:
        _correct(case, [UnlinkDenial(denial=one) for one in said])
    elif name == _NOT_DENIAL.name:
        _correct(case, [NotDenial(denial=one) for one in said])
    else:
        _correct(case, _apart(said))


def _apart(said: Sequence[Said]) -> list[Correction]:
    """One statement, or several that stay together."""
    if len(said) == 1:
        return [OtherClaim(statement=said[0])]
    return [SplitClaim(statements=tuple(said))] if said else []


def _said(statements: Sequence[str]) -> list[Said]:
    """How the log means them; none of those that are gone meanwhile."""
    found = find_said(cached.store(), statements)
    return [found[one] for one in statements if one in found]


def _correct(case: _Case, corrections: Sequence[Correction]) -> None:
    if not corrections:
        return
    told = [f"{describe(corrections[0])}."]
    if len(corrections) > 1:
        more = counted(len(corrections) - 1, "copy", "copies")
        told.append(f"The same in {more} of the article.")
    if not cached.store().is_settled():
        told.append(_LATER)
    of = OfClaim(statement=case.one.id, claim=case.claim)
    correct(case.collection, corrections, " ".join(told), of)


@dialog("Link to a claim", width="large", on_dismiss=_close)
def _link(case: _Case) -> None:
    one = case.one
    how = "denying" if one.is_worded else "saying"
    st.text(f"Which claim does {speaker(one.who)} answer by {how} {one.quoted}?")
    st.caption("The denial is then shown beside that claim, and no longer beside another.")
    taken = choose_claim(one, collection=case.collection, label="Link")
    if taken is None:
        return
    for claim in _said([taken]):
        denials = _said(one.statements)
        _correct(case, [LinkDenial(denial=said, claim=claim) for said in denials])
    _finish()


@dialog("Same claim as…", width="large", on_dismiss=_close)
def _same(case: _Case) -> None:
    st.text(f"Which claim says the same as {case.one.quoted}?")
    st.caption("The two claims become one: statements and denials of both stand together.")
    taken = choose_claim(case.one, collection=case.collection, label="Join")
    if taken is None:
        return
    both = _said([case.one.id, taken])
    if len(both) == 2:
        _correct(case, [SameClaim(first=both[0], second=both[1])])
    _finish()


@dialog("Split the claim", width="large", on_dismiss=_close)
def _split(case: _Case) -> None:
    stating = [one for one in case.every if not one.is_denial]
    st.text("Which statements say something else? They become a claim of their own together.")
    with st.container(height=_TALL if len(stating) > _MANY else "content", border=False):
        ticked = [one for one in stating if _tick(one, is_usual=one.id == case.one.id)]
    moving = [statement for one in ticked for statement in one.statements]
    whole = count_claiming(cached.store(), case.one.claim)
    if len(moving) >= whole:
        st.caption("One statement at least has to stay.")
    else:
        become = "becomes a claim of its" if len(moving) == 1 else "become a claim of their"
        st.caption(f"{len(moving):,} of {counted(whole, 'statement')} {become} own.")
    is_asked = st.button(
        "Split",
        type="primary",
        icon=":material/alt_route:",
        key="do_split_claim",
        disabled=not 0 < len(moving) < whole,
    )
    if is_asked:
        _correct(replace(case, one=ticked[0]), _apart(_said(moving)))
        _finish()


def _tick(saying: Saying, *, is_usual: bool) -> bool:
    label = plain(saying.line, limit=_LONGEST)
    return st.checkbox(label, value=is_usual, key=f"split_{saying.id}")


def _finish() -> None:
    """Nothing; closes the dialog and draws the page anew."""
    _close()
    st.rerun()


_DIALOGS: Mapping[str, Callable[[_Case], None]] = {
    "link": _link,
    "same": _same,
    "split": _split,
}
