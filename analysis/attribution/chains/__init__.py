"""Chains: who passes on whose words, from the outermost reporter to the origin.

The article's own outlet is never an element. A rule is a small function that yields the links it
sees; `find_chain` puts them before the source or behind it.
"""

from collections.abc import Sequence

from analysis.attribution.chains import carried, documents, inside, letters, outlets, polls
from analysis.attribution.chains.view import ChainRule, View, make_view
from analysis.attribution.linking import Linked
from analysis.attribution.setting import Setting
from analysis.attribution.sources import Described
from analysis.models import Attribution, Link, Reason

OUTLETS: tuple[ChainRule, ...] = (
    outlets.outlet_inside_source,
    outlets.told_an_outlet,
    outlets.interviewed_by_an_outlet,
    outlets.interviewed_elsewhere,
    outlets.obtained_by_an_outlet,
    outlets.paper_first_reported_by,
    outlets.outlet_reports_a_speaker,
    outlets.outlet_asked_the_speaker,
    outlets.writes_for_an_outlet,
    carried.the_interview,
    polls.those_who_were_asked,
    carried.same_talk_goes_on,
    carried.outlet_has_learned,
    carried.in_the_outlets_story,
    letters.letter_to_the_editor,
)
"""Through whom the speaker's words came."""

BETWEEN: tuple[ChainRule, ...] = (
    documents.leaked_papers,
    documents.paper_an_outlet_obtained,
    inside.told_by_another,
)
"""Who or what stands between that outlet and the speaker."""

INNER: tuple[ChainRule, ...] = (
    outlets.reporter_passes_on,
    outlets.outlet_cites_others,
    outlets.outlet_names_its_source,
    documents.outlet_publishes_a_text,
    outlets.as_an_outlet_wrote,
    inside.passes_on_reports,
    inside.cites_anothers_words,
    inside.passes_on_words,
    inside.cites_a_text,
    inside.passes_on_a_view,
)
"""Whose words the speaker passes on."""

RULES: tuple[ChainRule, ...] = (*OUTLETS, *BETWEEN, *INNER)
Found = tuple[tuple[Link, ...], tuple[Reason, ...]]


def find_chain(
    linked: Linked, source: Described, setting: Setting, earlier: Sequence[Attribution]
) -> Found:
    """The chain of one attribution, and the rules that gave it more than its source.

    `earlier` are the attributions before it in the text. Of each group the first rule answers.
    Words of nobody have no chain.
    """
    if not linked.source:
        return (source.link,), ()
    view = make_view(linked, source, setting, earlier)
    outer, between = (_first(rules, view) for rules in (OUTLETS, BETWEEN))
    inner = ((), ()) if polls.is_share(view) else _first(INNER, view)
    own = polls.named_poll(view) if inner[0] else source.link
    found = (*outer[0], *between[0], own, *inner[0])
    links = [link for link in found if not _is_own(link, setting.publisher)]
    reasons = (*outer[1], *between[1], *inner[1])
    return _without_repeats(links) or (source.link,), reasons


def _first(rules: Sequence[ChainRule], view: View) -> Found:
    for rule in rules:
        if links := tuple(rule(view)):
            words = tuple(span for link in links for span in link.spans)
            return links, (Reason(rule=rule.__name__, words=words),)
    return (), ()


def _is_own(link: Link, publisher: str | None) -> bool:
    own = (publisher or "").casefold().removeprefix("the ")
    return bool(own) and (link.name or "").casefold().removeprefix("the ") == own


def _without_repeats(links: Sequence[Link]) -> tuple[Link, ...]:
    kept: list[Link] = []
    for link in links:
        if not any(link.name and (link.name, link.kind) == (o.name, o.kind) for o in kept):
            kept.append(link)
    return tuple(kept)
