"""Deciding which blocks of an article are part of it: what to say of each, and doing it."""

from dataclasses import dataclass

import streamlit as st

from analysis.charts.theme import BLOCK_WORDS
from analysis.models import ANALYSED, Analysis, Block, BlockKind
from pages.shared import worker
from pages.shared.acting import act

_DONE = "_decided"
_LONGEST = 110
TAKEN_OUT = BlockKind.PROMO
"""What a block is taken for that somebody says is no part of the article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A block and what somebody decided about it, if anybody did."""

    number: int
    """Its place among the blocks, from 1."""
    key: str
    kind: BlockKind
    reason: str
    words: str
    """Its first words."""
    decided: BlockKind | None

    @property
    def is_counted(self) -> bool:
        """Whether it is analysed."""
        return self.kind in ANALYSED

    @property
    def what(self) -> str:
        """What it is taken for, and why."""
        if self.decided is not None:
            return _fate(self.decided)
        what = BLOCK_WORDS[self.kind]
        name = what[:1].upper() + what[1:]
        return f"{name}: {self.reason}" if self.reason else name


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    """What was decided just now, and how it was before."""

    article: int
    key: str
    before: BlockKind | None
    said: str


def list_choices(analysis: Analysis) -> tuple[Choice, ...]:
    """Every block in reading order."""
    decided = dict(analysis.article.decided)
    return tuple(
        _choice(analysis.article.text, number, block, decided)
        for number, block in enumerate(analysis.blocks, start=1)
    )


def _choice(text: str, number: int, block: Block, decided: dict[str, BlockKind]) -> Choice:
    key = block.key(text)
    words = " ".join(block.span.of(text).split())
    return Choice(
        number=number,
        key=key,
        kind=block.kind,
        reason=block.reason,
        words=words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…",
        decided=decided.get(key),
    )


def decide(article: int, choice: Choice, kind: BlockKind | None) -> None:
    """Nothing; the block is what was decided, and the article is analysed again. For callbacks."""
    if act(lambda desk: desk.decide(article, choice.key, kind) or True) is None:
        return
    worker.ensure_worker()
    said = f"{_fate(kind)}: {choice.words}"
    st.session_state[_DONE] = _Done(
        article=article, key=choice.key, before=choice.decided, said=said
    )


def _fate(kind: BlockKind | None) -> str:
    if kind is None:
        return "Back to automatic"
    return "Part of the article, you said" if kind in ANALYSED else "Taken out by you"


def show_decided(article: int) -> None:
    """A line that says what was decided just now, with a button that takes it back."""
    done = st.session_state.get(_DONE)
    if done is None or done.article != article:
        return
    with st.container(border=True, gap="xsmall", key="decided"):
        st.text(done.said)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption("The article is analysed again with it.", width="content")
            st.button("Undo", icon=":material/undo:", key="undo_decided", on_click=_undo)
            st.button("Close", type="tertiary", key="close_decided", on_click=_forget)


def _undo() -> None:
    done = st.session_state.pop(_DONE)
    act(lambda desk: desk.decide(done.article, done.key, done.before))
    worker.ensure_worker()


def _forget() -> None:
    st.session_state.pop(_DONE, None)
