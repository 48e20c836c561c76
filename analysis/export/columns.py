"""What the columns of each sheet are called, and how wide they are."""

from collections.abc import Mapping

DAY, SHORT, MIDDLE, LONG = 12, 16, 28, 60
"""Widths of columns, in characters."""

Columns = Mapping[str, tuple[str, int]]
"""Heading and width of each column that is shown."""

_WHICH: Columns = {
    "article": ("Article no.", 10),
    "title": ("Title", 40),
    "outlet": ("Outlet", MIDDLE),
    "published": ("Published", DAY),
}
_PLACE: Columns = {"start": ("Begins at character", 10), "end": ("Ends before character", 10)}

ARTICLES: Columns = {
    **_WHICH,
    "section": ("Section", SHORT),
    "language": ("Language", SHORT),
    "state": ("State", SHORT),
    "problem": ("Problem", MIDDLE),
    "words": ("Words", 8),
    "entities": ("Names", 8),
    "attributions": ("Statements", 10),
    "denials": ("Denials", 8),
    "first": ("Shares its text with article no.", 12),
    "name": ("File", MIDDLE),
}
ENTITIES: Columns = {
    "identity": ("Name no.", 10),
    "entity": ("Name", 40),
    "type": ("Kind", SHORT),
    "mentions": ("Mentions by name", 12),
    "demonyms": ("As a nationality", 12),
    "pronouns": ("By pronoun", 12),
    "spoken": ("Statements by it", 12),
    "articles": ("Articles", 10),
    "corrected": ("Put right by hand", 12),
}
STATEMENTS: Columns = {
    **_WHICH,
    "attribution": ("No. in the article", 10),
    "source": ("Source", MIDDLE),
    "kind": ("Kind of source", MIDDLE),
    "stance": ("What the source does", SHORT),
    "content": ("What was said", LONG),
    "cue": ("Words of saying", SHORT),
    "quote": ("Quotation", SHORT),
    "hedges": ("Hedges", SHORT),
    "certainty": ("How firmly", SHORT),
    "anonymity": ("Why not named", MIDDLE),
    "chain": ("Through whom, origin last", 40),
    "origin": ("Origin", MIDDLE),
    "origin_kind": ("Kind of origin", MIDDLE),
    "relay": ("Passed on by", MIDDLE),
    "said_on": ("Said on", DAY),
    "order": ("Earlier or later than the article", SHORT),
    "confidence": ("Confidence of the finding, 0 to 1", 12),
    **_PLACE,
}
CLAIMS: Columns = {
    "claim": ("Claim no.", MIDDLE),
    "words": ("Claim", LONG),
    "status": ("Status", SHORT),
    "who": ("Claimed by", MIDDLE),
    "denied_by": ("Denied by", MIDDLE),
    "confirmed_by": ("Confirmed by", MIDDLE),
    "denials": ("Denials in scope", 10),
    "articles": ("Articles that state it", 12),
    "outlets": ("Outlets that state it", 12),
    "origins": ("On how many origins it rests", LONG),
    "first": ("First said or published", DAY),
    "last": ("Last said or published", DAY),
}
VOICES: Columns = {
    "claim": ("Claim no.", MIDDLE),
    "statement": ("Statement no.", MIDDLE),
    "stance": ("What is done", SHORT),
    "who": ("Who", MIDDLE),
    "kind": ("Kind of source", MIDDLE),
    "words": ("Words", LONG),
    "answers": ("Answers statement no.", MIDDLE),
    **_WHICH,
    "said": ("Said on", DAY),
    "said_granularity": ("As exact as a", SHORT),
    "first_published": ("First published", DAY),
    "rereported": ("Re-reported", DAY),
    "relay": ("Taken from", MIDDLE),
    "is_copy": ("In a copy of another article", 12),
    **_PLACE,
}
DENIALS: Columns = {
    "statement": ("Statement no.", MIDDLE),
    "who": ("Denied by", MIDDLE),
    "words": ("What is denied", LONG),
    "cue": ("Words of denying", SHORT),
    "claimed": ("Claim that it answers", LONG),
    "claimant": ("Claimed by", MIDDLE),
    "claim": ("Claim no.", MIDDLE),
    **_WHICH,
    "said": ("Said on", DAY),
    **_PLACE,
}
ORIGINS: Columns = {
    "claim": ("Claim no.", MIDDLE),
    "words": ("Claim", LONG),
    "origin": ("Origin", MIDDLE),
    "kind": ("Kind of origin", MIDDLE),
    "articles": ("Articles that rest on it", 12),
}
OUTLETS: Columns = {
    "outlet": ("Outlet", MIDDLE),
    "articles": ("Articles analysed", 10),
    "claims": ("Claims carried", 10),
    "denied": ("Of these denied by somebody", 12),
    "with_denial": ("Of these with the denial", 12),
    "unclear": ("Beside an unclear denial", 12),
    "before": ("Only before the denial", 12),
    "origin_known": ("Claims with a known origin", 12),
    "anonymous": ("Of these from anonymous origins only", 14),
    "rereported": ("Claims from one other outlet", 12),
    "relays": ("Which outlets (claims)", MIDDLE),
    "copied": ("In copies only", 10),
    "later": ("Claims that another had first or on the same day", 14),
    "delay": ("Median delay of these in days", 12),
    "first": ("Claims had first here", 12),
    "undated": ("Claims in undated articles only", 12),
}
CORRECTIONS: Columns = {
    "made": ("When (UTC)", 20),
    "author": ("By", SHORT),
    "what": ("What", LONG),
    "state": ("State", SHORT),
}
