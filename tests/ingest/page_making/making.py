"""Writes the pages, and the body of each beside it.

python -m tests.ingest.page_making.making FOLDER [--held-out]
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.ingest.page_making import old, others, papers, special, systems
from tests.ingest.page_making.stories import (
    BRIDGE,
    COUNCIL,
    FLOOD,
    GALLERY,
    HARBOUR_DE,
    MINE_FR,
    RELEASE,
    SCHOOL,
    STORM,
    STRIKE,
    WATER_ES,
    Story,
)  # fmt: skip

Template = Callable[[Story], str]


def endless(story: Story) -> str:
    return special.endless(story, FLOOD if story is not FLOOD else BRIDGE)


Pages = tuple[tuple[Template, tuple[Story, ...]], ...]
HELD_OUT: Pages = (
    (others.tabloid, (BRIDGE, SCHOOL)),
    (others.modules, (BRIDGE, STRIKE)),
    (others.utilities, (FLOOD, COUNCIL)),
    (others.server_form, (FLOOD, HARBOUR_DE)),
    (others.opinion, (SCHOOL, GALLERY)),
    (others.sections, (BRIDGE, STORM)),
    (others.microdata, (STRIKE, WATER_ES)),
    (others.stub_fr, (MINE_FR,)),
)
TUNED: Pages = (
    (systems.wordpress, (BRIDGE, STRIKE, MINE_FR)),
    (systems.drupal, (SCHOOL, FLOOD, WATER_ES)),
    (systems.blogger, (FLOOD, COUNCIL)),
    (systems.platform, (GALLERY, BRIDGE)),
    (systems.amp, (STRIKE, HARBOUR_DE)),
    (papers.broadsheet, (BRIDGE, FLOOD, STORM)),
    (papers.broadcaster, (STRIKE, SCHOOL)),
    (papers.agency, (STRIKE, FLOOD)),
    (papers.regional, (HARBOUR_DE, BRIDGE)),
    (papers.arc, (SCHOOL, BRIDGE)),
    (old.tables, (BRIDGE, STRIKE, FLOOD)),
    (old.by_hand, (SCHOOL, BRIDGE)),
    (old.printed, (FLOOD, HARBOUR_DE)),
    (old.release, (RELEASE,)),
    (old.letter, (BRIDGE, GALLERY)),
    (old.forum, (SCHOOL, COUNCIL)),
    (special.live, (STORM,)),
    (special.gallery, (GALLERY,)),
    (special.paywall, (BRIDGE, SCHOOL)),
    (endless, (STRIKE, COUNCIL)),
    (special.scripted, (STRIKE,)),
    (special.short, (COUNCIL, MINE_FR)),
    (special.hidden, (BRIDGE, WATER_ES)),
    (special.interview, (BRIDGE, GALLERY)),
)


STUBS: dict[Template, int] = {special.paywall: 3, others.stub_fr: 2}
"""Of how many parts of the story a page shows only the beginning."""


def make(pages: Pages) -> Iterator[tuple[str, str, str]]:
    """Of every page: its name, the page, and its body, a paragraph a line."""
    for template, stories in pages:
        for number, story in enumerate(stories, 1):
            yield f"{template.__name__}_{number}", template(story), _expected(template, story)


def _expected(template: Template, story: Story) -> str:
    shown = STUBS.get(template, len(story.body))
    return "\n".join(words for _, words in story.body[:shown])


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    pages = HELD_OUT if "--held-out" in sys.argv else TUNED
    for name, page, body in make(pages):
        (folder / f"{name}.html").write_text(page, "utf8")
        (folder / f"{name}.txt").write_text(body, "utf8")


if __name__ == "__main__":
    main()
