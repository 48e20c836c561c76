"""One line by itself: what each rule takes, and the sentences of a story that come near it."""

import pytest

from analysis.cleaning.rules import judge

CREDITS = [
    "Photo: The White House / Wikimedia Commons, Public Domain",
    "Photo by Pia Sand",
    "PHOTO/Pia Sand",
    "Picture credit: Norwire",
    "Image source, PA Media",
    "Illustration by Nell Avery",
    "Getty Images",
    "Getty.",
    "Pia Sand/AP",
    "Pia Sand via Getty Images",
    "REUTERS/Pia Sand",
    "(AP Photo/Pia Sand)",
    "© Norwire 2025",
    "Copyright 2025 Harbour Courier",
    "© 2025 Harbour Courier. All rights reserved.",
]
CAPTIONS = [
    "Image caption, The minister opened the terminal in May",
    "Pictured: the old bakery",
    "FILE - The minister speaks in Varnholm, Jan. 3, 2025.",
    "FILE PHOTO: The minister speaks in Varnholm",
    "Dock workers gather outside the port of Varnholm, March 3, 2025. REUTERS/Pia Sand",
    "The minister leaves the hall on Monday. Photograph: Pia Sand/Norwire",
    "Volunteers stack sandbags on Sunday. (AP Photo/Pia Sand)",
    "A view of the quay (Photo by Pia Sand/Getty Images)",
    "Photo: The minister greets supporters outside the new ferry terminal on a rainy Monday in May",
]
BYLINES = [
    "By Jane Doe",
    "by Jane Doe",
    "BY JANE DOE",
    "By Jane Doe and Al Roe",
    "By Jane Doe, Al Roe and Kim Poe",
    "By Jane Doe, Political Editor",
    "By Jane Doe | Harbour Courier",
    "By Jane van der Berg in Varnholm",
    "By Seán O’Neill",
    "By Reuters",
    "By the Associated Press",
    "By Staff Writer",
    "By our own correspondent",
    "Original Author: Nikita Drobny",
    "Author: nikita",
    "Written by Jane Doe",
    "Posted by Jane Doe on March 3, 2024",
    "(Reporting by Jane Doe and Al Roe; Editing by Kim Poe)",
    "Jane Doe contributed to this report.",
    "Jane Doe and Al Roe contributed reporting.",
    "Additional reporting by Jane Doe",
]
RELATED = [
    "Read more: Minister denies knowing of ferry overcharge",
    "READ ALSO: Storm closes northern road",
    "READ MORE Storm closes northern road",
    "Related: “Nobody told us”",
    "See also – 5 things to know about the ferry",
]
PROMOS = [
    "Latest news",
    "Related articles:",
    "More from the Harbour Courier",
    "You may also like",
    "ADVERTISEMENT",
    "Share this article",
    "12 comments",
    "4 min read",
    "Home > News > Politics",
    "Sign up for our daily newsletter",
    "Subscribe to our channel on Telegram",
    "Follow Jane Doe on Twitter @janedoe",
    "Follow us on Facebook",
    "Get the latest stories in your inbox.",
    "Have a tip? Write to us at tips@courier.example",
    "We use cookies to improve your visit.",
    "Tags: ferry, council",
    "Filed under: Politics",
    "FOR IMMEDIATE RELEASE",
    "Embargoed until 6 a.m. on 3 May",
    "-ENDS-",
    "###",
    "Media contact:",
    "For more information, please contact",
    "press@brightwater.example",
    "Tel: +46 20 555 0100",
    "www.courier.example/ferry",
]
STORY = [
    "The minister denied on Monday that she had seen the report.",
    # Near a credit
    "Photographs of the quay from 1953 show the same scene.",
    "Photo evidence was not shown to the court.",
    "Image matters, the minister said.",
    "Reuters reported on Monday that the port was closed.",
    "Getty Images sued the company in March.",
    "Copyright law will change next year, the minister said.",
    "Credit where it is due: the council kept its word.",
    # Near a caption
    "The file was never opened.",
    "File under: things nobody asked for.",
    "The picture (see page 4) was taken in May.",
    "He was pictured leaving the hall.",
    # Near a byline
    "By Tuesday evening the toll had risen to 12.",
    "By Friday",
    "By land and by sea, the evacuation went on",
    "By Jane Doe’s own account, she had never seen the report.",
    "Reported by police as missing, he was found a day later.",
    "Editing the report took four weeks.",
    "He contributed to this success.",
    "Written evidence was submitted by the operator.",
    "The author: a man of sixty who has never been seen.",
    # Near a pointer or a list of other stories
    "Related charges against the operator were dropped.",
    "Related: the company also said that it would cut 300 jobs.",
    "Read more than one page and you will doubt it.",
    "The latest news from the port was bad, she said.",
    "More from the mayor’s office was not to be had on Monday.",
    "See also the report of 2023, the auditors wrote.",
    # Near a prompt
    "Sign up for health insurance by Friday, officials said.",
    "The newsletter, which has 4,000 readers, first reported the charges.",
    "“Subscribe to our channel,” the group said in a video.",
    "Share prices fell on Monday.",
    "Support for the ferry fell to 40 per cent.",
    "Follow the money, she told the committee.",
    "Get out, he said.",
    "Contact with the boat was lost on Facebook, officials said.",
    "Comments by the minister were met with laughter.",
    # Near a label
    "Topics included the ferry, the road and the statue.",
    "Tags were found on the bodies.",
    "The end",
    "Contact was lost at noon.",
    "He wrote to press@brightwater.example and got no answer for weeks and weeks.",
    "For release from prison he paid 4,000 crowns.",
    "Ends meet, but only just.",
    "- Fuel is paid on top",
    "(800-273-8255). The agency is not offering enough help.",
    # Text that means something elsewhere
    "<script>alert(1)</script>",
    "![](http://x/y.png)",
    "=HYPERLINK(1)",
]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        *((line, "credit") for line in CREDITS),
        *((line, "caption") for line in CAPTIONS),
        *((line, "byline") for line in BYLINES),
        *((line, "related") for line in RELATED),
        *((line, "promo") for line in PROMOS),
    ],
)
def test_line_around_the_story(line: str, kind: str):
    rule = judge(line.replace("’", "'"))
    assert rule is not None
    assert rule.kind == kind


@pytest.mark.parametrize("line", STORY)
def test_line_of_the_story(line: str):
    assert judge(line.replace("’", "'")) is None
