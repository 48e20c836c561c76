"""How far the analysis is, on every page while there is something to wait for."""

from dataclasses import dataclass, field

import streamlit as st

from analysis.access import Role
from analysis.charts.theme import counted
from analysis.export.unfinished import NOT_FINAL, find_unfinished, say_unfinished
from analysis.store import DeliveryState, Progress, Unsettled
from pages.shared import cached, worker
from pages.shared.acting import act
from pages.shared.apart import fragment
from pages.shared.scope import chosen_collection
from pages.shared.session import may

_HOUR, _MINUTE = 3600, 60
_FEW = 10
_SETTLED, _IS_BRIEF = "_drawn_settled", "_is_brief"
_MAY_CHANGE, _NOT_FINAL = "the numbers may change", "the numbers are not final"


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What is left to do in a collection, and how fast it goes."""

    articles: Progress
    deliveries: int
    """Archives, tables and addresses that are still to be opened or fetched."""
    pace: float | None
    """Articles a second; None where it is not known yet."""
    unsettled: Unsettled = field(default_factory=Unsettled)

    @property
    def is_read(self) -> bool:
        """Whether nothing waits to be opened or analysed."""
        return not (self.articles.waiting or self.deliveries)

    @property
    def is_over(self) -> bool:
        """Whether nothing waits, and all is compared with all else."""
        return self.is_read and self.unsettled.is_over

    @property
    def share(self) -> float:
        """How much is done, 0 to 1: of the analysis and, after that, of comparing articles."""
        total = self.articles.waiting + self.articles.finished
        left = self.unsettled.articles if self.is_read else self.articles.waiting
        return max(0.0, 1 - left / total) if total else 0.0


def show_progress() -> None:
    """A bar that counts along and, when all is done, draws the page anew and stops."""
    collection = chosen_collection()
    if collection is None:
        return
    work = work_left(collection.id)
    # What a correction sets off is mostly over in a moment, too short for a bar to come and go.
    st.session_state[_IS_BRIEF] = work.is_read and st.session_state.get(_SETTLED) == collection.id
    st.session_state[_SETTLED] = collection.id if work.is_over else None
    if work.is_over:
        return
    if worker.is_off():
        st.caption(f"{in_words(work)} · {_NOT_FINAL}")
        return
    _count(collection.id, work)


def show_not_final() -> None:
    """A line where something was still to be done when what is shown was kept: for visitors."""
    collection = chosen_collection()
    if collection is None:
        return
    left = find_unfinished(cached.store(), collection.id)
    if not left.is_over:
        st.caption(f"{NOT_FINAL} when this was made: {say_unfinished(left)}")


def work_left(collection: int) -> Work:
    """What is left to do in a collection."""
    store = cached.store()
    return Work(
        articles=store.progress(collection),
        deliveries=sum(one.is_open for one in cached.deliveries(collection)),
        pace=store.pace(collection),
        unsettled=store.unsettled(collection),
    )


@fragment(run_every="1s")
def _count(collection: int, drawn: Work) -> None:
    work = work_left(collection)
    if work.is_over or is_news(drawn, work):
        st.rerun()
    worker.ensure_worker()
    if st.session_state.pop(_IS_BRIEF, False):
        return
    with st.container(horizontal=True, vertical_alignment="center", key="progress"):
        warned = f" · {_MAY_CHANGE}" if work.is_read else ""
        st.progress(work.share, text=f"{in_words(work)}{warned}")
        if not work.is_read and may(Role.EDITOR, collection):
            _offer_stop(collection)
    if worker.has_failed():
        st.warning(
            "The analysis stopped unexpectedly and is being started again. "
            "Nothing that was added is lost.",
            icon=":material/warning:",
        )


def _offer_stop(collection: int) -> None:
    st.button(
        "Stop",
        icon=":material/stop_circle:",
        key="stop",
        on_click=stop,
        args=(collection,),
        help="What waits is kept and can go on later; the article at work is finished.",
    )


def is_news(drawn: Work, now: Work) -> bool:
    """Whether the page should be drawn anew: something was opened, or the first articles came.

    Of many things that are opened one after the other only the last is news.
    """
    if now.articles.total and not drawn.articles.total:
        return True
    if drawn.deliveries > _FEW:
        return not now.deliveries
    return now.deliveries < drawn.deliveries


def in_words(work: Work) -> str:
    """How much there is to go, how fast it goes, and how long it will take as far as is known."""
    parts = []
    if work.deliveries:
        verb = "is" if work.deliveries == 1 else "are"
        what = counted(work.deliveries, "delivery", "deliveries")
        parts.append(f"{what} {verb} still being opened or fetched")
    if work.articles.waiting:
        waiting = counted(work.articles.waiting, "article")
        total = work.articles.waiting + work.articles.finished
        parts.append(f"Analysing: {waiting} to go, {work.articles.finished:,} of {total:,} ready")
    if work.articles.waiting and work.pace:
        parts.append(say_pace(work.pace))
        parts.append(say_left(work.articles.waiting / work.pace, is_all=not work.deliveries))
    if work.is_read and not work.unsettled.is_over:
        parts.append(say_compared(work.unsettled))
    return " · ".join(filter(None, parts))


def say_compared(left: Unsettled) -> str:
    """What is still to be compared, as far as it can be counted.

    >>> say_compared(Unsettled(names=True, articles=12)), say_compared(Unsettled(names=True))
    ('Comparing articles with each other: 12 to go', 'Comparing articles with each other')
    """
    left_over = f": {left.articles:,} to go" if left.articles else ""
    return f"Comparing articles with each other{left_over}"


def say_pace(pace: float) -> str:
    """Articles a second, in words.

    >>> say_pace(0.7), say_pace(0.005)
    ('about 42 a minute', 'about 18 an hour')
    """
    a_minute = pace * _MINUTE
    if a_minute >= 1:
        return f"about {_rough(a_minute):,} a minute"
    return f"about {max(1, _rough(pace * _HOUR)):,} an hour"


def say_left(seconds: float, *, is_all: bool = True) -> str:
    """The time that is left, as rough as it is known; empty while more may still come.

    >>> say_left(20), say_left(170), say_left(9500), say_left(20, is_all=False)
    ('less than a minute left', 'about 3 min left', 'about 3 h left', '')
    """
    if not is_all:
        return ""
    if seconds < _MINUTE:
        return "less than a minute left"
    if seconds < 1.5 * _HOUR:
        return f"about {round(seconds / _MINUTE)} min left"
    return f"about {round(seconds / _HOUR)} h left"


def _rough(number: float) -> int:
    """Two digits are as much as anybody knows."""
    size = 10 ** max(0, len(str(int(number))) - 2)
    return round(number / size) * size


def stop(collection: int) -> None:
    """Nothing; what waits is stopped, and stays. For callbacks only."""
    act(lambda desk: desk.cancel(collection))


def show_stopped() -> None:
    """A line that says how much was stopped, with a button that lets it go on."""
    collection = chosen_collection()
    if collection is None:
        return
    progress = cached.store().progress(collection.id)
    stopped = [
        one for one in cached.deliveries(collection.id) if one.state is DeliveryState.CANCELLED
    ]
    if not (progress.cancelled or stopped):
        return
    with st.container(horizontal=True, vertical_alignment="center", border=True, key="stopped"):
        st.text(say_stopped(progress.cancelled, len(stopped)), width="content")
        st.button(
            "Go on",
            icon=":material/play_circle:",
            key="go_on",
            on_click=_go_on,
            args=(collection.id,),
        )


def say_stopped(articles: int, deliveries: int) -> str:
    """How much was stopped before its turn came.

    >>> say_stopped(312, 1)
    'Stopped: 312 articles were not analysed, 1 delivery was not taken in.'
    """
    parts = []
    if articles:
        parts.append(f"{counted(articles, 'article')} {_were(articles)} not analysed")
    if deliveries:
        what = counted(deliveries, "delivery", "deliveries")
        parts.append(f"{what} {_were(deliveries)} not taken in")
    return f"Stopped: {', '.join(parts)}."


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


def _go_on(collection: int) -> None:
    act(lambda desk: desk.resume(collection))
    worker.ensure_worker()
