"""Lines that belong to a picture: who took it, and what it shows."""

import re

from analysis.cleaning.lines import any_of

LABEL_LENGTH = 200
CREDIT_LENGTH = 100
CAPTION_WORDS = 14
"""A labelled picture line with more words tells what the picture shows."""

AGENCY = any_of("agencies")
LABEL = any_of("credit_labels")
CREDIT = re.compile(
    rf"[\[(]?{LABEL}(?:\s+by\s+(?=[A-Z])|\s*[:|/]|,(?=\s+[A-Z][\w/ ]+$))", re.IGNORECASE
)
AGENCY_LAST = re.compile(
    rf"[(\[]?(?:[\w.' -]{{0,50}}?(?:\s*/\s*|\s+via\s+))?{AGENCY}[)\].]*", re.IGNORECASE
)
AGENCY_FIRST = re.compile(rf"[(\[]?{AGENCY}\s*/\s*[\w.' -]{{2,50}}[)\].]*", re.IGNORECASE)

FILE_PHOTO = re.compile(
    r"(?:[\w.'-]+ ?){1,4}/(?:[\w.'-]+ ?){1,4}/(?:File|Handout|Pool)(?: Photo)?", re.I
)
CREDIT_DOTS = re.compile(r"(?:Credit|Photo(?:graph)?)\s*(?:\.\.\.|…)\s*[A-Z]")
CAPTION = re.compile(
    rf"[\[(]?{any_of('caption_labels')}(?:\s*[:|]|,(?=\s))|(?-i:FILE)\s*[-–—:]\s", re.IGNORECASE
)
LABELLED_SENTENCE = re.compile(rf"[\[(]?{LABEL}\s*[:|]", re.IGNORECASE)
CREDIT_AT_END = (
    re.compile(
        rf"\((?:photo|image|picture|credit|file photo|{AGENCY})(?:\s*[:/]|\s+(?:by|via|photo))"
        r"[^()]{0,80}\)\.?$",
        re.IGNORECASE,
    ),
    re.compile(
        r"[.!?\"”)]\s+(?:Photo|Photograph|Picture|Image|Credit)s?\s*(?::| by )[^.]{2,80}\.?$"
    ),
    re.compile(
        r"[.!?]\s+(?:(?:[A-Z][\w'-]+ ){1,3}?[A-Z][\w'-]+\s*/\s*"
        r"(?:AP|AFP|Reuters|REUTERS|EPA|Getty Images|Getty|PA)"
        r"|(?:REUTERS|AP Photo|AFP|EPA)\s*/\s*[A-Z][\w .'-]{2,40})\.?$"
    ),
    re.compile(
        r"(?:\s\||\()\s*(?:Photo|Image|Picture)(?: (?:Credit|Source))?s?\s*: [^()|]{2,60}\)?$"
        r"|\((?:[A-Z][\w.'-]+ ){1,3}?[A-Z][\w.'-]+/(?:[A-Z][\w.'-]+ ?){1,5}\)$"
        r"|/(?:File|Handout|Pool)(?: Photo)?(?: Purchase Licensing Rights.{0,30})?$"
    ),
)
LONGEST_END = 120


def is_credit(text: str) -> bool:
    """Whether the line is the credit of a picture: a label, or a name with an agency."""
    if len(text) > LABEL_LENGTH:
        return False
    return CREDIT.match(text) is not None or _is_agency_line(text)


def _is_agency_line(text: str) -> bool:
    if len(text) > CREDIT_LENGTH:
        return False
    if FILE_PHOTO.fullmatch(text) or CREDIT_DOTS.match(text):
        return True
    return bool(AGENCY_LAST.fullmatch(text) or AGENCY_FIRST.fullmatch(text))


def is_caption(text: str) -> bool:
    """Whether the line tells what a picture shows: a label, or a picture credit at its end."""
    if CAPTION.match(text):
        return True
    return _has_label_and_sentence(text) or _ends_in_credit(text)


def _has_label_and_sentence(text: str) -> bool:
    return LABELLED_SENTENCE.match(text) is not None and len(text.split()) > CAPTION_WORDS


def _ends_in_credit(text: str) -> bool:
    end = text[-LONGEST_END:]
    matches = (pattern.search(end) for pattern in CREDIT_AT_END)
    return any(match is not None and match.start() > 0 for match in matches)
