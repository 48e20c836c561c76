"""Who passes on whose words: short invented texts, with near misses of every rule."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import pytest
from spacy.language import Language

from analysis.attribution.chains import RULES, find_chain
from analysis.attribution.linking import Linked
from analysis.attribution.setting import Setting, make_setting
from analysis.attribution.sources import describe_source
from analysis.cleaning import find_blocks
from analysis.explanations import explain
from analysis.models import Article, Attribution, Reason, Span, Spans
from analysis.nlp import find_entities, load_language


@cache
def language() -> Language:
    return load_language()


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The words of one statement, each looked for behind `after`."""

    source: str
    cue: str
    content: str | tuple[str, ...]
    after: str = ""


def marked(source: str, cue: str, *content: str, after: str = "") -> Marks:
    return Marks(source=source, cue=cue, content=content, after=after)


def spans_of(text: str, words: Sequence[str], start: int) -> Spans:
    found = []
    for word in words:
        at = text.index(word, start)
        found.append(Span(at, at + len(word)))
    return tuple(found)


def linked_of(text: str, marks: Marks) -> Linked:
    start = text.index(marks.after) if marks.after else 0
    return Linked(
        source=spans_of(text, [marks.source] if marks.source else [], start),
        cue=spans_of(text, [marks.cue], start),
        content=spans_of(text, marks.content, start),
        confidence=0.9,
        reasons=(),
    )


def setting_of(text: str, publisher: str | None = None) -> Setting:
    article = Article(id="a", path="a.txt", text=text, publisher=publisher)
    doc = language()(text)
    return make_setting(doc, article, find_entities(doc, article, find_blocks(article)))


def described(setting: Setting, *statements: Marks) -> list[tuple[Attribution, tuple[Reason, ...]]]:
    """The statements one after the other, each with the ones before it and its chain's reasons."""
    earlier: list[Attribution] = []
    found = []
    for marks in statements:
        linked = linked_of(setting.text, marks)
        source = describe_source(linked.source, setting)
        chain, reasons = find_chain(linked, source, setting, earlier)
        one = Attribution(
            source=linked.source,
            cue=linked.cue,
            content=linked.content,
            entity=source.entity,
            chain=chain,
        )
        earlier.append(one)
        found.append((one, reasons))
    return found


def chain_of(text: str, *statements: Marks, publisher: str | None = None) -> list[str]:
    """The chain of the last statement: names, kinds where there is none."""
    last, _ = described(setting_of(text, publisher), *statements)[-1]
    return [link.name or link.kind.value for link in last.chain]


TOLD = [
    (
        "Mara Voss told Reuters that the pier was safe.",
        marked("Mara Voss", "told", "that the pier was safe"),
        ["Reuters", "Mara Voss"],
    ),
    (
        "“The pier is safe,” Mara Voss told Ann Lee of the Eastmere Gazette on Friday.",
        marked("Mara Voss", "told", "“The pier is safe,”"),
        ["Eastmere Gazette", "Mara Voss"],
    ),
    (
        "Mara Voss said in an interview with CNN that the pier was safe.",
        marked("Mara Voss", "said", "that the pier was safe"),
        ["CNN", "Mara Voss"],
    ),
    (
        "In a Bloomberg interview, Mara Voss said the pier was safe.",
        marked("Mara Voss", "said", "the pier was safe"),
        ["Bloomberg", "Mara Voss"],
    ),
    (
        "“The pier is safe,” Mara Voss said on MSNBC’s “Morning Joe.”",
        marked("Mara Voss", "said", "“The pier is safe,”"),
        ["MSNBC", "Mara Voss"],
    ),
    (
        "On “Face the Nation,” Mara Voss said the pier was safe.",
        marked("Mara Voss", "said", "the pier was safe"),
        ["Face the Nation", "Mara Voss"],
    ),
    (
        "Mara Voss called it a “disgrace” Wednesday on The Ida Quill Show.",
        marked("Mara Voss", "called", "it a “disgrace”"),
        ["The Ida Quill Show", "Mara Voss"],
    ),
    (
        "In an interview with Harrow magazine, Mara Voss said the pier was safe.",
        marked("Mara Voss", "said", "the pier was safe"),
        ["Harrow", "Mara Voss"],
    ),
    (
        "In an essay in The Guardian, Mara Voss called the pier safe.",
        marked("Mara Voss", "called", "the pier safe"),
        ["The Guardian", "Mara Voss"],
    ),
    (
        "According to Yahoo News, Mara Voss said the pier was safe.",
        marked("Mara Voss", "said", "the pier was safe"),
        ["Yahoo News", "Mara Voss"],
    ),
    (
        "A Telegraph source claims that the pier was safe, it was The Telegraph that asked.",
        marked("A Telegraph source", "claims", "that the pier was safe"),
        ["The Telegraph", "anonymous"],
    ),
    (
        "The memo, first reported by the Financial Times, warned that the pier was unsafe.",
        marked("The memo", "warned", "that the pier was unsafe"),
        ["Financial Times", "document"],
    ),
    (
        "Mara Voss, whose arrest was first reported by the Financial Times, said she was safe.",
        marked("Mara Voss", "said", "she was safe"),
        ["Mara Voss"],
    ),
    (
        "In a statement seen by the Financial Times, Mara Voss said the pier was safe.",
        marked("Mara Voss", "said", "the pier was safe"),
        ["Financial Times", "Mara Voss"],
    ),
    (
        "In an email obtained by Politico, Mara Voss wrote that the pier was safe.",
        marked("Mara Voss", "wrote", "that the pier was safe"),
        ["Politico", "document", "Mara Voss"],
    ),
    (
        "“It was awful,” Mara Voss wrote in an email published by WikiLeaks.",
        marked("Mara Voss", "wrote", "“It was awful,”"),
        ["WikiLeaks", "document", "Mara Voss"],
    ),
]


@pytest.mark.parametrize(("text", "marks", "chain"), TOLD, ids=lambda value: str(value)[:50])
def test_words_that_came_through_an_outlet(text: str, marks: Marks, chain: list[str]) -> None:
    assert chain_of(text, marks) == chain


NO_RELAY = [
    (
        "“The pier is safe,” Mara Voss told reporters on Friday.",
        marked("Mara Voss", "told", "“The pier is safe,”"),
    ),
    (
        "“The pier is safe,” Mara Voss said on Twitter.",
        marked("Mara Voss", "said", "“The pier is safe,”"),
    ),
    (
        "“The pier is safe,” Mara Voss said on Telegram.",
        marked("Mara Voss", "said", "“The pier is safe,”"),
    ),
    (
        "Mara Voss said in a speech at Port Mallen that the pier was safe.",
        marked("Mara Voss", "said", "that the pier was safe"),
    ),
    (
        "“The pier is safe,” Mara Voss said in a statement.",
        marked("Mara Voss", "said", "“The pier is safe,”"),
    ),
    (
        "Mara Voss, a writer for The Atlantic, said on Twitter that the pier was safe.",
        marked("Mara Voss, a writer for The Atlantic,", "said", "that the pier was safe"),
    ),
    (
        "Mara Voss, a host on CNN, said the pier was safe.",
        marked("Mara Voss, a host on CNN,", "said", "the pier was safe"),
    ),
    (
        "Mara Voss said the report on CNN was wrong.",
        marked("Mara Voss", "said", "the report on CNN was wrong"),
    ),
    (
        "Asked about a story on CNN, Mara Voss said the pier was safe.",
        marked("Mara Voss", "said", "the pier was safe"),
    ),
    (
        "Mara Voss told POLITICO that the pier was safe.",
        marked("Mara Voss", "told", "that the pier was safe"),
    ),
    (
        "“The pier is safe,” Mara Voss wrote in an email.",
        marked("Mara Voss", "wrote", "“The pier is safe,”"),
    ),
]


@pytest.mark.parametrize(("text", "marks"), NO_RELAY, ids=lambda value: str(value)[:60])
def test_an_own_channel_or_a_mere_listener_is_no_relay(text: str, marks: Marks) -> None:
    assert chain_of(text, marks) == ["Mara Voss"]


def test_the_articles_own_outlet_is_no_element() -> None:
    text = "Mara Voss told Reuters that the pier was safe."
    marks = marked("Mara Voss", "told", "that the pier was safe")
    assert chain_of(text, marks, publisher="Reuters") == ["Mara Voss"]


INSIDE = [
    (
        "Mara Voss said that Graham Tolliver had promised to repair the pier.",
        "that Graham Tolliver had promised to repair the pier",
        ["Mara Voss", "Graham Tolliver"],
    ),
    (
        "“People say, ‘It is none of our business,’” Mara Voss said.",
        "“People say, ‘It is none of our business,’”",
        ["Mara Voss", "role_or_group"],
    ),
    (
        "Mara Voss said a friend told her that the pier would close.",
        "a friend told her that the pier would close",
        ["Mara Voss", "anonymous"],
    ),
    (
        "Mara Voss said an internal review shows that nobody was paid.",
        "an internal review shows that nobody was paid",
        ["Mara Voss", "document"],
    ),
    (
        "Mara Voss said parents want a new school.",
        "parents want a new school",
        ["Mara Voss", "role_or_group"],
    ),
]
NOT_INSIDE = [
    ("Mara Voss said she fears a flood.", "she fears a flood"),
    ("Mara Voss said Graham Tolliver did not say that.", "Graham Tolliver did not say that"),
    ("Mara Voss said Graham Tolliver should explain why.", "Graham Tolliver should explain why"),
    (
        "Mara Voss said she would leave if Graham Tolliver said that he knew.",
        "she would leave if Graham Tolliver said that he knew",
    ),
    ("Mara Voss said Graham Tolliver wants a flood.", "Graham Tolliver wants a flood"),
    ("Mara Voss said Graham Tolliver called her twice.", "Graham Tolliver called her twice"),
    ("Mara Voss said the sign says little.", "the sign says little"),
    ("Mara Voss said Graham Tolliver was told to leave.", "Graham Tolliver was told to leave"),
]


@pytest.mark.parametrize(("text", "content", "chain"), INSIDE)
def test_the_origin_inside_what_is_said(text: str, content: str, chain: list[str]) -> None:
    assert chain_of(text, marked("Mara Voss", "said", content)) == chain


@pytest.mark.parametrize(("text", "content"), NOT_INSIDE)
def test_nobody_elses_words_inside(text: str, content: str) -> None:
    assert chain_of(text, marked("Mara Voss", "said", content)) == ["Mara Voss"]


def test_a_spokesman_passes_on_what_his_chief_thinks() -> None:
    text = "Graham Tolliver is mayor. His spokesman Odo Marsh said Graham Tolliver hopes for rain."
    marks = marked("His spokesman Odo Marsh", "said", "Graham Tolliver hopes for rain")
    assert chain_of(text, marks) == ["Odo Marsh", "Graham Tolliver"]


def test_an_aside_does_not_make_a_long_quotation_anothers() -> None:
    aside = "Graham Tolliver said so"
    content = f"{aside}, but " + "the pier was built a hundred years ago and still stands, " * 6
    assert chain_of(f"Mara Voss said {content}.", marked("Mara Voss", "said", content)) == [
        "Mara Voss"
    ]


def test_a_statement_inside_anothers() -> None:
    text = "Mara Voss recalled Graham Tolliver talking about “The Long Tide,” an old book."
    marks = marked("Graham Tolliver", "talking about", "“The Long Tide,”")
    assert chain_of(text, marks) == ["Mara Voss", "Graham Tolliver"]


POLL = "A Quinnor University poll was released. It rained. {} said they would stay at home."


@pytest.mark.parametrize(
    ("who", "chain"),
    [
        ("Some 74 percent", ["Quinnor University poll", "role_or_group"]),
        ("Eight in 10 voters", ["Quinnor University poll", "role_or_group"]),
        ("Farmers", ["role_or_group"]),
    ],
)
def test_those_whom_a_poll_asked(who: str, chain: list[str]) -> None:
    text = POLL.format(who)
    found = chain_of(text, marked(who, "said", "they would stay at home"))
    assert found == chain


INTERVIEW = "“The pier is safe,” Mara Voss told Reuters. {}"


@pytest.mark.parametrize(
    ("rest", "marks", "chain"),
    [
        (
            "“Nobody was paid,” she added.",
            marked("she", "added", "“Nobody was paid,”"),
            ["Reuters", "Mara Voss"],
        ),
        (
            "“Nobody was paid,” she said in a speech.",
            marked("she", "said", "“Nobody was paid,”"),
            ["Mara Voss"],
        ),
        (
            "Earlier she said nobody was paid.",
            marked("she", "said", "nobody was paid"),
            ["Mara Voss"],
        ),
        (
            "Odo Marsh said nobody was paid.",
            marked("Odo Marsh", "said", "nobody was paid"),
            ["Odo Marsh"],
        ),
    ],
)
def test_the_same_interview_goes_on(rest: str, marks: Marks, chain: list[str]) -> None:
    text = INTERVIEW.format(rest)
    first = marked("Mara Voss", "told", "“The pier is safe,”")
    assert chain_of(text, first, replace(marks, after=rest)) == chain


def test_sources_of_an_outlets_story() -> None:
    text = (
        "The pier will close, the Eastmere Gazette has learned.\n\n"
        "The order was given in May, sources said.\n"
    )
    first = marked("the Eastmere Gazette", "learned", "The pier will close")
    second = marked("sources", "said", "The order was given in May", after="The order")
    assert chain_of(text, first, second) == ["Eastmere Gazette", "anonymous"]


@pytest.mark.parametrize(("verb", "length"), [("published", 2), ("lost", 1)])
def test_a_text_that_an_outlet_published(verb: str, length: int) -> None:
    text = f"The New York Times {verb} parts of the accounts that showed the harbour made a loss."
    marks = marked("The New York Times", "showed", "the harbour made a loss")
    chain = chain_of(text, marks)
    assert chain == ["The New York Times", "document"][:length]


def test_a_writer_named_with_his_outlet() -> None:
    content = "“Most voters said they would stay,”"
    text = f"{content} wrote Odo Marsh for The Guardian."
    marks = marked("Odo Marsh", "wrote", content)
    assert chain_of(text, marks) == ["The Guardian", "Odo Marsh", "role_or_group"]


@pytest.mark.parametrize(
    ("text", "content", "chain"),
    [
        (
            "The Guardian reported that the pier was unsafe, citing two engineers.",
            "that the pier was unsafe",
            ["The Guardian", "role_or_group"],
        ),
        (
            "The Guardian reported that the pier was unsafe. Citing rain, the board met.",
            "that the pier was unsafe",
            ["The Guardian"],
        ),
        (
            "The Guardian reported on Tuesday that the pier was unsafe and that Mara Voss left.",
            "that the pier was unsafe",
            ["The Guardian"],
        ),
    ],
)
def test_an_outlet_cites_at_the_end(text: str, content: str, chain: list[str]) -> None:
    assert chain_of(text, marked("The Guardian", "reported", content)) == chain


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Reuters spoke to Mara Voss, who said the pier was safe.", ["Reuters", "Mara Voss"]),
        ("The board spoke to Mara Voss, who said the pier was safe.", ["Mara Voss"]),
        ("Reuters praised Mara Voss, who said the pier was safe.", ["Mara Voss"]),
    ],
)
def test_an_outlet_asked_the_speaker(text: str, chain: list[str]) -> None:
    assert chain_of(text, marked("who", "said", "the pier was safe")) == chain


@pytest.mark.parametrize(
    ("content", "chain"),
    [
        ("“But as The Guardian wrote, the pier is unsafe,”", ["Mara Voss", "The Guardian"]),
        ("“The pier is as unsafe as The Guardian is dull,”", ["Mara Voss"]),
        ("“He says what everyone wants to say,”", ["Mara Voss"]),
        ("“He says whatever everyone wants to say,”", ["Mara Voss"]),
        ("“Odo Marsh lied about the pier,”", ["Mara Voss"]),
        ("“Odo Marsh has revealed nothing,”", ["Mara Voss"]),
        ("“My work and mine told me that the pier was safe,”", ["Mara Voss"]),
        ("“I fear owners who say that the pier is safe,”", ["Mara Voss"]),
        ("“I fear two owners who say that the pier is safe,”", ["Mara Voss", "role_or_group"]),
        ("“They told us that the pier was safe,”", ["Mara Voss"]),
        ("“People think that the pier is safe,”", ["Mara Voss"]),
        ("“Most people think that the pier is safe,”", ["Mara Voss", "role_or_group"]),
    ],
)
def test_whom_a_speaker_points_to(content: str, chain: list[str]) -> None:
    assert chain_of(f"{content} Mara Voss said.", marked("Mara Voss", "said", content)) == chain


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The mayor said the government wanted a pier.", ["role_or_group"]),
        ("The mayor said the owners wanted a pier.", ["role_or_group", "role_or_group"]),
    ],
)
def test_what_a_body_wants_is_said_by_its_own(text: str, chain: list[str]) -> None:
    content = text.partition("said ")[2].rstrip(".")
    assert chain_of(text, marked("The mayor", "said", content)) == chain


def test_an_own_survey_is_no_link() -> None:
    content = "his survey showed that the pier was safe"
    text = f"Odo Marsh said {content}."
    assert chain_of(text, marked("Odo Marsh", "said", content)) == ["Odo Marsh"]


@pytest.mark.parametrize(
    ("first", "length"),
    [
        ("Mara Voss spoke of the pier in the interview last week.", 2),
        ("Mara Voss spoke of the pier at the rally last week.", 1),
        ("Odo Marsh spoke of the pier in the interview last week.", 1),
    ],
)
def test_the_interview_of_the_lines_first_sentence(first: str, length: int) -> None:
    text = (
        f"Odo Marsh left. Mara Voss gave an interview to Reuters.\n{first} When asked, she said no."
    )
    text = text.replace("she said", "Mara Voss said")
    marks = marked("Mara Voss", "said", "no", after="When asked")
    assert len(chain_of(text, marks)) == length


def test_readers_letters() -> None:
    text = (
        "Last week Graham Tolliver stated that the pier was safe. It is not.\n\n"
        "Ida Quill.\n\nPort Mallen.\n\nMy friend said: “Leave.” I did.\n\nOdo Marsh.\n\nLorrin.\n"
    )
    marks = marked("Graham Tolliver", "stated", "that the pier was safe")
    assert chain_of(text, marks) == ["Ida Quill", "Graham Tolliver"]
    assert chain_of(text.partition("Odo")[0], marks) == ["Graham Tolliver"]


def test_words_of_nobody_have_no_chain() -> None:
    text = "On CNN, it was said that the pier was safe."
    assert chain_of(text, marked("", "was said", "that the pier was safe")) == ["unattributed"]


def test_the_rule_gives_the_words_it_went_by() -> None:
    text = "Mara Voss told Reuters that the pier was safe."
    marks = marked("Mara Voss", "told", "that the pier was safe")
    _, (reason,) = described(setting_of(text), marks)[0]
    assert reason.rule == "told_an_outlet"
    assert [words.of(text) for words in reason.words] == ["Reuters"]


def test_every_rule_has_a_sentence_for_the_reader() -> None:
    for rule in RULES:
        assert (rule.__doc__ or "").strip().endswith((".", '"')), rule.__name__
        assert explain(rule.__name__) != rule.__name__.replace("_", " ").capitalize() + "."
