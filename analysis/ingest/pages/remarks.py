"""What a reader should know of how a page was read, and why a page has no article."""

from analysis.ingest.pages.elements import HtmlElement
from analysis.ingest.pages.phrases import is_offer
from analysis.ingest.pages.rules import Verdict
from analysis.ingest.pages.scene import Scene
from analysis.ingest.problems import PASTE, IngestError, shown
from analysis.models import BlockKind, Problem

ROOTS = frozenset(
    {"root", "app", "__next", "__nuxt", "main-app", "svelte", "react-root", "app-root"}
)
LARGE_SCRIPTS = 2_000
"""Characters of scripts on a page that is nothing but scripts; addresses of files count as much."""
FEW_WORDS = 40
MOST_WORDS_OF_A_STUB = 350
FEW_PARTS = 12
PAYWALL = Problem(
    code="N_PAYWALL",
    message="Only the beginning of the article is in this file: the page offers the rest to"
    " subscribers.",
)


def is_built_by_script(tree: HtmlElement) -> bool:
    """Whether the page is an empty frame, and scripts that would fill it."""
    body = next(tree.iter("body"), None)
    if body is None:
        return False
    scripts = list(tree.iter("script"))
    size = sum(len(one.text or "") + LARGE_SCRIPTS * bool(one.get("src")) for one in scripts)
    unread = sum(
        len(one.text_content().split()) for one in body.iter("script", "style", "noscript")
    )
    n_words = len(body.text_content().split()) - unread
    has_root = any(element.get("id") in ROOTS for element in body.iter("div", "main", "app-root"))
    return n_words < FEW_WORDS and size >= LARGE_SCRIPTS and (has_root or not n_words)


def built_by_script(name: str) -> IngestError:
    """A page whose text a script would show."""
    return IngestError(
        Problem(
            code="E_NO_ARTICLE",
            message=f"No article was found in “{shown(name)}”: this page builds its text with"
            f" JavaScript, and the file holds only the program. {PASTE}",
        )
    )


def cut_short(n_left_out: int) -> Problem:
    """More stands beside the article than is kept."""
    return Problem(
        code="N_CUT",
        message=f"{n_left_out:,} more parts of the page were left out, none of them the article’s.",
    )


def paywall(scene: Scene, verdicts: tuple[Verdict, ...], *, is_free: bool) -> tuple[Problem, ...]:
    """A remark where an offer for subscribers follows a short text, or the page says so."""
    bodies = [n for n, verdict in enumerate(verdicts) if verdict.kind == BlockKind.BODY]
    n_words = sum(len(scene.part(n).text.split()) for n in bodies)
    if not bodies or n_words > MOST_WORDS_OF_A_STUB:
        return ()
    last = bodies[-1]
    following = range(last + 1, min(last + 1 + FEW_PARTS, len(verdicts)))
    has_offer = any(is_offer(scene.part(n).text) for n in following)
    is_broken_off = scene.part(last).text.endswith(("…", "..."))
    return (PAYWALL,) if has_offer or (not is_free and is_broken_off) else ()
