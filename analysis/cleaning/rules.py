"""What one short line by itself can be, apart from its neighbours. The first rule that holds wins.

Each rule sees the line with straight apostrophes. A new rule is a test, a line in RULES, and cases
in tests/cleaning/test_rules.py. When in doubt a line is body: to lose a sentence of the story is
the worst a rule can do.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from analysis.cleaning.bylines import is_byline, is_contributor_line
from analysis.cleaning.lines import any_of, ends_statement, is_listed, phrases, plain, squeeze
from analysis.cleaning.pictures import is_caption, is_credit
from analysis.cleaning.posts import is_post
from analysis.models import BlockKind
from analysis.words import load

SAYS = re.compile(
    r"\b(?:said|says|told|wrote|announced|added|according to|reported)\b", re.IGNORECASE
)
HANDLE_OR_ADDRESS = re.compile(r"@\w+|\bhttps?://|\bwww\.")
COPYRIGHT = re.compile(
    r"(?:©|\(c\)\s|copyright\s+(?:©|\(c\)|\d{4}))|.*\ball rights reserved\b", re.IGNORECASE
)
READING_TIME = re.compile(r"\d+[ -]?min(?:ute)?s?(?: read| listen)?", re.IGNORECASE)
COUNTER = re.compile(
    r"\d[\d,.]*k? (?:comments?|shares?|likes?|views?|replies|reactions?)", re.IGNORECASE
)
BREADCRUMB = re.compile(r"(?:home|news)\s*[>›»/|]\s*\S.{0,80}", re.IGNORECASE)
BARS = "|>›»·•"
ENTRY = rf"[^\s{BARS}]+(?: [^\s{BARS}]+){{0,2}}"
MENU = re.compile(
    rf"(?:[{BARS}] ?)?{ENTRY}(?:(?:\s*[{BARS}]\s*|\s{{2,}}| / ){ENTRY}){{2,11}}(?: ?[{BARS}])?"
)
TICKER = re.compile(r"[A-Z.&]{2,10}(?:/[A-Z]{3})?(?:\s+[\d,.]+)?\s+[+−-]\d+(?:\.\d+)?%")
LENGTH = re.compile(r"(?:listen|watch|read|play)\W{1,5}\d+(?::\d\d)?\s?min(?:ute)?s?", re.I)
FILED = re.compile(r"(?:posted|filed) (?:in|under)(?:,? [A-Z][\w&'-]*){1,5}", re.I)
DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,10}(?:/\S*)?")
SIGNS_ONLY = re.compile(r"[^\w\s]{1,3}(?: \d+)?")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
PHONE = re.compile(
    r"(?:\+|\(\d|\b(?:tel|phone|mobile|fax|t|m|p)\b[.:]?\s*)[\d ().+-]{7,}", re.IGNORECASE
)
NUMBER = re.compile(r"\d[\d ()-]{6,}\d")
WEB_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
SMALL_START = re.compile(
    r"by |https?://|www\.|[\w.+-]+@|(?:[\w-]+\.)+[a-z]{2,10}$|[\w-]+/[\w-]+/[\w/-]+$"
)
AGENCY_CODE = re.compile(
    r"(?:(?!\d+/\d+/\d+$)[\w-]{1,12}(?:/[\w-]{1,12}){2,5}|[A-Z]{2,5} \d{6} GMT [A-Z]{3} \d\d"
    r"|ZCZC|[A-Z]{3}\d{4} [A-Z]+|[A-Z]{3}\d{4} .{0,20} /[A-Z]{3}-\w+|(?:BULLETIN ?){1,3}"
    r"|[A-Z]{2}-[A-Z]{2}-{1,2}\S.{0,60}|\(\(.{1,120}\)\))"
)
AGENCY_NOTE = re.compile(
    r"\((?:Adds|Updates?|Recasts|Writes through|Corrects|Changes|Releads|Refiles|Repeats"
    r"|New throughout)"
    r"\b.{0,200}\)|(?:Eds|Editors|Eds note|Slug|ATTENTION EDITORS)\s*[:.]\s.{1,200}"
    r"|(?:UPDATES|ADDS|RECASTS)(?: throughout)? with\b.{1,200}"
)
MADE_WITH = re.compile(
    r"(?:(?:powered|sponsored|presented|hosted|brought to you) by|together with)"
    r"\s+\S+(?: \S+){0,4}",
    re.I,
)
SAYS_NOW = re.compile(r"\b(?:he|she|him|his|mr|ms|mrs|adds?|denie[sd])\b", re.IGNORECASE)
QUOTED = re.compile(r"[\"“”«»]")
US_OR_YOU = re.compile(r"\b(?:you|your|we|our|us|this)\b", re.IGNORECASE)
NOBODY = 12
"""Words of a line that may speak to nobody and still be the page's."""
RELATED_LEAD = re.compile(
    rf"[\[(>»→*\s]*{any_of('related_leads')}\s*[:|–—»>-]\s*(?P<first>\S)", re.IGNORECASE
)
SHOUTED_LEAD = re.compile(r"(?:READ MORE|READ ALSO|ALSO READ|SEE ALSO|READ NEXT|WATCH NOW)\s+\S")
RELATED_HEADING_START = re.compile(rf"[\W_]*{any_of('related_heading_starts')}\s", re.IGNORECASE)
READ_MORE = re.compile(r"(?:read|see|watch|find) more [\w' -]{2,30}:", re.IGNORECASE)
PROMO_START = re.compile(rf"[\W_]*{any_of('promo_starts')}\b", re.IGNORECASE)
PROMO_OBJECT = re.compile(rf"\b{any_of('promo_objects')}\b", re.IGNORECASE)
FILING_LABEL = re.compile(rf"{any_of('filing_labels')}\s*:\s*\S", re.IGNORECASE)
RELEASE_MARK_START = re.compile(r"(?:embargoed until|for immediate release)\s", re.IGNORECASE)
PROMO_LENGTH = 240
LABEL_LENGTH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A test of one line, the kind it gives, and the sentence the reader is told."""

    kind: BlockKind
    reason: str
    holds: Callable[[str], bool]


def is_copyright(text: str) -> bool:
    """Whether the line is a copyright notice."""
    return COPYRIGHT.match(text) is not None


def is_related_lead(text: str) -> bool:
    """Whether the line points to another story: a label, then the headline of that story."""
    if len(text) > LABEL_LENGTH:
        return False
    labelled = RELATED_LEAD.match(text)
    if labelled:
        return not labelled["first"].islower()
    return SHOUTED_LEAD.match(text) is not None


def is_related_heading(text: str) -> bool:
    """Whether the line is the heading of a list of other stories."""
    if is_listed(text, "related_headings"):
        return True
    starts = RELATED_HEADING_START.match(text) or READ_MORE.fullmatch(text)
    return starts is not None and len(text.split()) <= 6 and not ends_statement(text)


def is_promo_line(text: str) -> bool:
    """Whether the whole line is a button, a menu entry or a notice of the page."""
    if is_listed(text, "promo_lines"):
        return True
    forms = (
        *(READING_TIME, COUNTER, BREADCRUMB, DOMAIN, SIGNS_ONLY),
        *(MADE_WITH, TICKER, LENGTH),
    )
    return any(form.fullmatch(text) for form in forms)


def is_menu(text: str) -> bool:
    """Whether the line is a row of three or more short entries, parted by signs or wide gaps.

    >>> is_menu("HOME   RECIPES   TOWN"), is_menu("Two | years later")
    (True, False)
    """
    return (
        len(text) <= LABEL_LENGTH
        and not ends_statement(text)
        and bool(MENU.fullmatch(squeeze(text)))
    )


def is_agency_mark(text: str) -> bool:
    """Whether the line is an agency's code, or its note to editors on what has changed."""
    if len(text) > PROMO_LENGTH:
        return False
    return bool(AGENCY_CODE.fullmatch(text) or AGENCY_NOTE.fullmatch(text))


def is_page_talk(text: str) -> bool:
    """Whether the page, or the sender of a letter, speaks to its readers about itself."""
    if QUOTED.search(text) or SAYS.search(text) or SAYS_NOW.search(text):
        return False
    if _page_phrase("page_phrases").search(text):
        return True
    is_to_you = US_OR_YOU.search(text) is not None or len(text.split()) <= NOBODY
    return is_to_you and _page_phrase("page_phrases_to_you").search(text) is not None


@cache
def _page_phrase(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(name)}(?!\w)", re.IGNORECASE)


def is_prompt(text: str) -> bool:
    """Whether the line asks the reader to subscribe, follow, share, give or write in."""
    if len(text) > PROMO_LENGTH or SAYS.search(text) or text[0] in "\"“‘'":
        return False
    if not PROMO_START.match(text) or is_post(text):
        return False
    return any(form.search(text) for form in (PROMO_OBJECT, HANDLE_OR_ADDRESS))


def is_filing_line(text: str) -> bool:
    """Whether the line files the story under subjects."""
    if FILED.fullmatch(text):
        return True
    return (
        FILING_LABEL.match(text) is not None
        and len(text) <= LABEL_LENGTH
        and not ends_statement(text)
    )


def is_release_mark(text: str) -> bool:
    """Whether the line is a press release's marking or the mark of its end."""
    if is_end_mark(text) or is_listed(text, "release_marks"):
        return True
    return RELEASE_MARK_START.match(text) is not None and len(text.split()) <= 9


def is_end_mark(text: str) -> bool:
    """Whether the line says that the text ends here."""
    return text.casefold() in load("layout")["end_marks"]


def is_contact_heading(text: str) -> bool:
    """Whether the line introduces whom journalists may ask."""
    return is_listed(text, "contact_headings")


def is_contact_line(text: str) -> bool:
    """Whether the line gives an address or a number to write or call to, and says nothing else."""
    if len(text) > LABEL_LENGTH:
        return False
    label = re.match(r"([\w ]{2,40}):\s*\S", text)
    if label and plain(label[1]) in phrases("contact_headings"):
        return not ends_statement(text) or NUMBER.search(text) is not None
    if ends_statement(text):
        return False
    has_address = any(form.search(text) for form in (EMAIL, PHONE))
    return (has_address and len(text.split()) <= 10) or WEB_ADDRESS.fullmatch(text) is not None


RULES: tuple[Rule, ...] = (
    Rule(kind=BlockKind.CREDIT, reason="Copyright notice", holds=is_copyright),
    Rule(kind=BlockKind.CAPTION, reason="Caption of a picture", holds=is_caption),
    Rule(kind=BlockKind.CREDIT, reason="Credit of a picture", holds=is_credit),
    Rule(kind=BlockKind.BYLINE, reason="Names who wrote the story", holds=is_byline),
    Rule(kind=BlockKind.BYLINE, reason="Names who worked on the story", holds=is_contributor_line),
    Rule(
        kind=BlockKind.PROMO,
        reason="Heading of a list of other stories",
        holds=is_related_heading,
    ),
    Rule(kind=BlockKind.RELATED, reason="Points to another story", holds=is_related_lead),
    Rule(kind=BlockKind.PROMO, reason="Part of the page, not of the story", holds=is_promo_line),
    Rule(kind=BlockKind.PROMO, reason="Asks something of the reader", holds=is_prompt),
    Rule(kind=BlockKind.PROMO, reason="The page speaks about itself", holds=is_page_talk),
    Rule(kind=BlockKind.PROMO, reason="Note of the agency to editors", holds=is_agency_mark),
    Rule(kind=BlockKind.PROMO, reason="Files the story under subjects", holds=is_filing_line),
    Rule(kind=BlockKind.PROMO, reason="Marking of a press release", holds=is_release_mark),
    Rule(kind=BlockKind.PROMO, reason="Whom to contact", holds=is_contact_heading),
    Rule(kind=BlockKind.PROMO, reason="Whom to contact", holds=is_contact_line),
)


def judge(text: str) -> Rule | None:
    """The first rule that holds for the line; None where it may be part of the story.

    A line in small letters goes on with the one before it, unless it is an address or a byline.
    """
    if text[0].islower() and not SMALL_START.match(text):
        return None
    return next((rule for rule in RULES if rule.holds(text)), None)
