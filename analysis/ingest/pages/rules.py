"""What a part of a page is. The first rule that answers decides; what none answers is left out.

A new rule is a function with a sentence, a line in RULES, and pages that need it in the tests.
"""

from collections.abc import Callable
from dataclasses import dataclass

from analysis.cleaning.bylines import is_byline
from analysis.cleaning.dates import is_date_line
from analysis.cleaning.lines import plain
from analysis.cleaning.rules import judge
from analysis.ingest.pages import phrases
from analysis.ingest.pages.marks import is_called_standfirst
from analysis.ingest.pages.parts import Part
from analysis.ingest.pages.scene import Scene
from analysis.models import BlockKind

LONGEST_LABEL = 240
LONGEST_SUBHEADING = 120
LONGEST_BOX = 1_500
"""Characters of a box that asks something."""
LEAST_KEPT = 0.55
"""Of what everybody takes for the story."""
MOSTLY = 0.85
OPENING = 2
"""Parts behind the first paragraph that may still tell who wrote the story: it may be an opener."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a part is, and why it is not the story; a kind of None: it is not shown at all."""

    kind: BlockKind | None
    reason: str = ""


BODY = Verdict(BlockKind.BODY)
DROPPED = Verdict(None)
STANDFIRST = Verdict(BlockKind.HEADLINE)
ASKS = Verdict(BlockKind.PROMO, "Asks something of the reader")
BESIDE = Verdict(BlockKind.PROMO, "Part of the page, not of the story")
LINKED = Verdict(BlockKind.RELATED, "Points to another story")
Rule = Callable[[Scene, int], Verdict | None]


def repeats_the_headline(scene: Scene, number: int) -> Verdict | None:
    """The headline stands first already."""
    return DROPPED if scene.is_title(number) else None


def is_marked_by_the_page(scene: Scene, number: int) -> Verdict | None:
    """The page's own tags or names say what it is."""
    mark = scene.found[number].mark
    return Verdict(mark.kind, mark.reason) if mark else None


def is_a_line_of_the_page(scene: Scene, number: int) -> Verdict | None:
    """Its words are those of a credit, a byline, a prompt or a pointer to another story."""
    part = scene.part(number)
    if len(part.text) > LONGEST_LABEL:
        return None
    if phrases.is_related_lead(part.text) and (part.n_linked or not part.text.endswith(".")):
        return LINKED
    if rule := judge(part.text.replace("’", "'")):
        return Verdict(rule.kind, rule.reason)
    if phrases.is_prompt(part.text) or phrases.is_offer(part.text):
        return ASKS
    return None


def tells_writer_or_day(scene: Scene, number: int) -> Verdict | None:
    """It stands where the story begins and only tells who wrote it, or when."""
    if number > scene.first + OPENING:
        return None
    text = scene.part(number).text.replace("’", "'")
    is_writer = bool(scene.byline) and plain(text).removeprefix("by ") == scene.byline
    if is_writer or is_byline(text) or is_date_line(text) or phrases.is_dated_label(text):
        return Verdict(BlockKind.BYLINE, "Tells who wrote the story, or when")
    return None


def stands_in_a_box_that_asks(scene: Scene, number: int) -> Verdict | None:
    """It stands in a box of its own, apart from the story, that asks something of the reader."""
    box = scene.part(number).box.parent
    if box is None or box.n_characters > LONGEST_BOX or scene.has_usual_place(number):
        return None
    words = scene.text_in(box)
    return ASKS if phrases.asks_something(words) or phrases.is_offer(words) else None


def leads_into_the_story(scene: Scene, number: int) -> Verdict | None:
    """It stands between headline and story, and is called so or parted from the story."""
    part = scene.part(number)
    if number < scene.first and scene.found[number].is_sure and scene.is_in_box(number):
        return STANDFIRST
    if number > scene.first or not is_called_standfirst(part):
        return None
    is_alike = scene.has_shape(number) and scene.found[number].is_running
    return None if is_alike and not part.is_heading and scene.is_sibling(number) else STANDFIRST


def comes_after_the_end(scene: Scene, number: int) -> Verdict | None:
    """It stands behind a heading that ends the story, such as "Related" or "Comments"."""
    if number < scene.end:
        return None
    return LINKED if scene.found[number].is_linked else BESIDE


def is_stated_in_full(scene: Scene, number: int) -> Verdict | None:
    """The page gives its whole text once more for machines, and this is in it."""
    one = scene.found[number]
    if not scene.is_stated_whole or one.part.is_heading:
        return None
    if one.is_stated and (scene.is_in_box(number) or one.is_running):
        return BODY
    return (
        BESIDE
        if one.is_running and not one.part.is_item and not _is_quoted(scene, number)
        else None
    )


def _is_quoted(scene: Scene, number: int) -> bool:
    return any(box.tag in ("blockquote", "table", "pre") for box in scene.part(number).box.line())


def is_mostly_a_link(scene: Scene, number: int) -> Verdict | None:
    """It is mostly a link to something else."""
    one = scene.found[number]
    if not one.is_linked or one.part.is_heading:
        return None
    if (
        one.support == 2
        and scene.has_shape(number)
        and scene.is_sibling(number)
        and _is_text(one.part)
    ):
        return BODY
    is_pointer = one.part.n_bold and not one.part.is_item
    if scene.is_within(number) and scene.is_in_box(number) and one.support == 2:
        return LINKED if is_pointer else BODY
    return LINKED if scene.is_in_box(number) else DROPPED


def _is_text(part: Part) -> bool:
    """Whether there are words beside the links, and a full stop."""
    return part.n_linked <= MOSTLY * len(part.text.replace(" ", "")) and part.text.endswith(".")


def heads_a_section(scene: Scene, number: int) -> Verdict | None:
    """It is a heading with paragraphs of the story behind it."""
    part = scene.part(number)
    is_bold = part.n_bold >= 0.9 * len(part.text.replace(" ", ""))
    is_short = len(part.text) <= LONGEST_SUBHEADING
    if scene.found[number].is_running or not (part.is_heading or (is_bold and is_short)):
        return None
    if phrases.is_end_heading(part) or not scene.is_in_box(number):
        return BESIDE if scene.is_in_box(number) else DROPPED
    if number < scene.first:
        return BODY if _is_right_before(scene, number) else _before(scene, number)
    return BODY if number < scene.last or _heads_more(scene, number + 1) else BESIDE


def _heads_more(scene: Scene, number: int) -> bool:
    """Whether a paragraph of the story follows, though nobody is sure of it."""
    return number < len(scene.found) and stands_at_its_edge(scene, number) == BODY


def _is_right_before(scene: Scene, number: int) -> bool:
    """Whether the story's first paragraph follows at once in the same box, under no headline."""
    following = scene.part(scene.first).box
    if scene.first != number + 1 or scene.part(number).is_in("h1"):
        return False
    has_title = any(scene.is_title(n) for n in range(number - 1))
    return has_title and scene.part(number).box.parent is following.parent


def _before(scene: Scene, number: int) -> Verdict:
    is_long = len(scene.part(number).text.split()) >= 6
    return STANDFIRST if is_long and scene.part(number).is_heading else DROPPED


def is_sure(scene: Scene, number: int) -> Verdict | None:
    """Everybody takes it for the story."""
    return (
        BODY
        if scene.found[number].is_sure and scene.is_within(number) and scene.is_in_box(number)
        else None
    )


def stands_amid_the_story(scene: Scene, number: int) -> Verdict | None:
    """Parts of the story stand before and behind it, and nothing speaks against it."""
    one = scene.found[number]
    if not (scene.is_within(number) and scene.is_in_box(number)):
        return None
    if one.support or one.part.is_item or _is_quoted(scene, number) or _is_placed(scene, number):
        return BODY
    return BODY if one.is_running and scene.is_gappy else BESIDE


def _is_placed(scene: Scene, number: int) -> bool:
    """Whether it stands where the story's paragraphs do, as one of them or loose among them."""
    one = scene.found[number]
    box = one.part.box
    if one.is_running and (box in scene.homes or (box.parent in scene.homes and not box.name)):
        return True
    return scene.has_shape(number) and scene.has_usual_place(number)


def stands_at_its_edge(scene: Scene, number: int) -> Verdict | None:
    """It stands next to the story, is nested as it is, and somebody takes it for the story."""
    one = scene.found[number]
    if not scene.is_in_box(number):
        return None
    is_like = (one.is_running or one.part.is_item) and scene.has_shape(number)
    is_taken = one.support > 0 and scene.has_usual_place(number)
    is_near = scene.is_sibling(number) or scene.is_update(number)
    return BODY if is_like and (is_taken or is_near) else BESIDE


RULES: tuple[Rule, ...] = (
    repeats_the_headline,
    is_marked_by_the_page,
    tells_writer_or_day,
    is_a_line_of_the_page,
    stands_in_a_box_that_asks,
    leads_into_the_story,
    comes_after_the_end,
    heads_a_section,
    is_stated_in_full,
    is_mostly_a_link,
    is_sure,
    stands_amid_the_story,
    stands_at_its_edge,
)


def judge_parts(scene: Scene) -> tuple[Verdict, ...]:
    """What every part is, in the page's order."""
    verdicts = tuple(_first(scene, number) for number in range(len(scene.found)))
    sure = [n for n in range(scene.start, scene.end) if scene.found[n].is_sure]
    total = sum(len(scene.part(n).text) for n in sure)
    kept = sum(len(scene.part(n).text) for n in sure if verdicts[n].kind == BlockKind.BODY)
    if kept >= LEAST_KEPT * total:
        return verdicts
    # The story's box was missed: what everybody takes for the story is all there is to go by.
    taken = frozenset(sure)
    return tuple(BODY if n in taken else verdict for n, verdict in enumerate(verdicts))


def _first(scene: Scene, number: int) -> Verdict:
    verdicts = (rule(scene, number) for rule in RULES)
    return next((verdict for verdict in verdicts if verdict), DROPPED)
