# ruff: noqa: E501 — a paragraph a line
"""Stories for the pages: all names, places and events are invented."""

from dataclasses import dataclass

Item = tuple[str, str]
"""What a part of a body is (p, h2, li, quote, row, tweet) and its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    title: str
    standfirst: str
    byline: str
    day: str
    shown_day: str
    section: str
    body: tuple[Item, ...]
    language: str = "en"


def paragraphs(text: str) -> tuple[Item, ...]:
    """Lines to items: `## ` a heading, `* ` an item of a list, `> ` a quotation, `| ` a row."""
    marks = {"##": "h2", "*": "li", ">": "quote", "|": "row", "@": "tweet"}
    items = []
    for line in text.strip().splitlines():
        mark, _, rest = line.strip().partition(" ")
        items.append((marks[mark], rest) if mark in marks else ("p", line.strip()))
    return tuple(items)


BRIDGE = Story(
    title="Bridge at Oster Sound to stay shut until spring",
    standfirst="Engineers found cracks in two of the five piers; ferries will run twice an hour.",
    byline="Marit Hollen",
    day="2025-03-11",
    shown_day="11 March 2025",
    section="Transport",
    body=paragraphs("""
The road bridge at Oster Sound will not open again before April, the county’s roads office said on Tuesday, after divers found cracks in two of its five piers.
“We would rather lose a winter than a bridge,” said Anders Brock, who runs the office.
The bridge carried about 9,000 vehicles a day. It was shut on 2 March when a lorry driver noticed that the railing had moved by a hand’s width.
## What the divers saw
Three divers went down on Saturday and again on Sunday. According to their report, which the county published, the cracks run for four metres along the second pier and for two along the third.
The report does not say how old they are. Brock said he believed that the ice of January had opened what had been there for years.
> “I asked for that inspection in 2019, and in 2021, and I was told there was no money,” said Ingrid Vahl, who sat on the roads committee until last year.
The county denied that any request had been turned down. A spokeswoman said the inspection of 2021 had been put off because of high water.
## How to get across
Until the bridge opens again there are three ways across the sound:
* The ferry from Oster to Halm, twice an hour, free for those who live on the island.
* The long way round by Quarn, which takes about an hour and a half.
* A boat for pupils, which leaves at seven in the morning.
Shopkeepers on the island said they had lost a third of their trade. “It is very quiet here,” said Tove Lind, who sells tools and paint. “People come on Saturday, and then nobody.”
A decision on the repair is due on 4 April. It may cost as much as 40 million crowns, the county said.
"""),
)

SCHOOL = Story(
    title="Governors say they were never shown school’s asbestos report",
    standfirst="The head teacher of Withy Lane left in January without giving a reason.",
    byline="Samir Oduya and Clare Penhallow",
    day="2024-11-05",
    shown_day="November 5, 2024",
    section="Education",
    body=paragraphs("""
Five of the eight governors of Withy Lane school say they were never shown a report which warned of asbestos above the ceilings of its oldest classrooms.
The report, dated June 2022 and seen by this newspaper, advised the school to close four rooms “without delay”. They stayed in use for another 14 months.
“Had I known, my own daughter would not have sat in that room,” said Paul Threave, a governor since 2020.
The school’s trust said on Monday that the report had been “circulated in the usual way”. It declined to say to whom.
Helen Marsh, the head teacher until January, did not answer questions that were sent to her by post and by e-mail.
Two other governors, who asked not to be named because the trust had told them not to talk to reporters, said that a summary of one page had been read aloud at a meeting. Neither remembered that it mentioned asbestos.
The minutes of that meeting do not mention it either.
A spokesman for the inspectorate said it was “aware of concerns”. He denied that it had been told of the report in 2022, as a letter by the trust suggests.
Parents will meet at the town hall on Thursday.
"""),
)

STRIKE = Story(
    title="Dockers end nine-day strike at Port Callow",
    standfirst="Union and operator both claim success after a night of talks.",
    byline="Owen Tarrow",
    day="2025-06-19",
    shown_day="19 June 2025",
    section="Business",
    body=paragraphs("""
PORT CALLOW (Northwire) - Dockers at Port Callow went back to work on Thursday after a strike of nine days that had left 31 ships waiting outside the harbour.
The operator, Callow Terminals, agreed to raise wages by 6.5 percent over two years and to drop its plan to let machines load the night ships, both sides said.
“We got what we came for,” Rosa Killick, the union’s secretary, told members outside Gate 4.
Callow Terminals said the agreement “protects the port’s competitiveness”. Its chief executive, Jon Faber, denied that the company had given way on the machines. They had been postponed, he said, not abandoned.
The strike cost the port about 2.2 million a day, according to an estimate of the chamber of commerce.
SHIPS WAITING
The first of the waiting ships, the grain carrier Elsinore Star, berthed at 6 a.m. It will take until the end of the month to clear the queue, the harbour master said.
Farmers’ leaders called for a law that would keep grain moving during strikes.
The government has said that it does not plan one.
"""),
)

FLOOD = Story(
    title="Water company knew of weak dam wall, inquiry hears",
    standfirst="An engineer’s note of 2017 was filed under another dam’s name.",
    byline="Lotte Amsel",
    day="2025-02-03",
    shown_day="3 February 2025",
    section="Environment",
    body=paragraphs("""
An engineer at Ferrow Water warned eight years ago that the wall of the Upper Lenn dam was “soft to the touch”, the inquiry into last year’s flood heard on Monday.
His note was put into the file of another dam with a similar name, where the inquiry’s lawyers found it in December.
The company’s lawyer, Hugh Castell, said that nobody in the present management had seen the note. He did not dispute that it was genuine.
Eleven people died when the wall gave way on the night of 14 February 2024, and some 600 houses in the valley were flooded.
Ken Aldous, the engineer, is 71 and has left the company. He told the inquiry that he had written the note in his car.
“I pushed a pencil into the wall,” he said. “It went in to the rubber.”
Asked whom he had told, he named two managers. One has died. The other, Brian Noakes, denied in a written statement that any such conversation had taken place.
The chairwoman, Dame Ruth Ellerby, asked Aldous whether he was sure.
“I have thought about it every day for a year,” he said.
The figures that the company gave the inquiry for its inspections are these:
| Year | Dams inspected | Days a dam
| 2015 | 24 | 3
| 2018 | 19 | 2
| 2023 | 11 | 1
Families of the dead sat in the front row. Some of them left the room when a film of the night was shown.
The hearing goes on on Wednesday.
"""),
)

GALLERY = Story(
    title="The last lighthouse keepers of the Skerry coast",
    standfirst="Three keepers, three lights, and a winter that none of them will forget.",
    byline="Nils Ekdal",
    day="2024-12-20",
    shown_day="20 December 2024",
    section="Culture",
    body=paragraphs("""
On the first of January the lights of the Skerry coast will be switched over to a computer in a basement in Tarn, 200 kilometres away.
Eirik Solheim has kept the light at Horn for 31 years. He does not want to talk about the computer.
“Ask me about the birds,” he says.
There were years when four hundred of them died in a night against the glass. He counted them, wrote the number into the log, and swept them up.
The coast guard says that nobody will lose their job. Solheim was offered a desk in Tarn. He turned it down.
## A kettle, a radio, a dog
At Little Fugl the keeper is a woman. Jorunn Aas came for one summer in 2003, and stayed.
She has a kettle, a radio and a dog, and, since last year, the internet, which she says is “mostly wind”.
Her last entry in the log will be the weather, as always.
"""),
)

COUNCIL = Story(
    title="Council drops plan to sell riverside allotments",
    standfirst="",
    byline="Dana Whitlow",
    day="2025-05-12",
    shown_day="May 12, 2025",
    section="Local",
    body=paragraphs("""
The town council has dropped its plan to sell the riverside allotments, its leader announced on Monday evening.
Some 140 gardeners had filled the public gallery, several with vegetables.
“You have made your point,” Councillor Edwin Marl told them. “And so have the marrows.”
The council had hoped to raise three million for the new library. It will now look for the money elsewhere, Marl said.
He denied a report that a buyer had already been found.
"""),
)

HARBOUR_DE = Story(
    title="Hafen von Wesselby bleibt für Kreuzfahrtschiffe gesperrt",
    standfirst="Das Gericht gibt den Anwohnern recht; die Stadt will Berufung einlegen.",
    byline="Jette Maurer",
    day="2025-04-24",
    shown_day="24. April 2025",
    section="Norden",
    language="de",
    body=paragraphs("""
Der Hafen von Wesselby bleibt für große Kreuzfahrtschiffe gesperrt. Das entschied das Verwaltungsgericht am Donnerstag.
Geklagt hatten 43 Anwohner, die sich über Lärm und Abgase beschwerten. „Wir haben fünf Sommer lang bei geschlossenem Fenster geschlafen“, sagte ihre Sprecherin Anke Thoms.
Die Stadt bestritt, dass die Grenzwerte überschritten worden seien. Ein Gutachten, das sie selbst in Auftrag gegeben hatte, kam allerdings zu einem anderen Ergebnis.
Der Bürgermeister kündigte an, in Berufung zu gehen.
## Händler fürchten um ihr Geschäft
Nach Angaben des Handelsvereins brachten die Schiffe zuletzt rund 90.000 Gäste im Jahr in die Stadt. „Ohne sie können drei von zehn Läden zumachen“, sagte der Vorsitzende Ole Brandt.
Die Reederei Nordlicht teilte mit, sie werde in diesem Jahr den Nachbarhafen anlaufen.
Über die Berufung wird voraussichtlich im Herbst verhandelt.
"""),
)

MINE_FR = Story(
    title="À Valcreuse, la mine rouvre sans ses mineurs",
    standfirst="Le ministère affirme que deux cents emplois seront créés d’ici à 2027.",
    byline="Solène Martel",
    day="2025-01-30",
    shown_day="30 janvier 2025",
    section="Économie",
    language="fr",
    body=paragraphs("""
La mine de Valcreuse, fermée depuis vingt-deux ans, doit rouvrir au printemps, a annoncé jeudi la préfecture.
Les galeries seront creusées par des machines pilotées depuis la surface. « Personne ne descendra plus », a précisé le directeur du projet, Luc Ferrand.
Dans le bourg, on hésite entre le soulagement et la colère.
« Mon père est mort au fond, je ne vais pas pleurer les machines », dit Odile Cassan, qui tient le café de la place.
Le syndicat des mineurs accuse l’entreprise d’avoir promis quatre cents emplois. Celle-ci dément : il n’a jamais été question, selon elle, que de la moitié.
Une réunion publique est prévue le 12 février à la salle des fêtes.
"""),
)

WATER_ES = Story(
    title="El embalse de Tormenal alcanza su nivel más bajo en cuarenta años",
    standfirst="Los regantes piden ayudas y el gobierno regional niega que haya restricciones.",
    byline="Inés Robledo",
    day="2025-08-07",
    shown_day="7 de agosto de 2025",
    section="Sociedad",
    language="es",
    body=paragraphs("""
El embalse de Tormenal se encuentra al once por ciento de su capacidad, según los datos publicados este jueves por la confederación hidrográfica.
Es el nivel más bajo desde que existen registros completos, hace cuarenta años.
«No recuerdo haber visto nunca las ruinas del molino», afirma Tomás Quirós, que pesca allí desde niño.
Los regantes han pedido ayudas directas. El gobierno regional negó que vaya a haber cortes en los pueblos.
La portavoz del ejecutivo, Celia Marín, aseguró que el abastecimiento está garantizado hasta octubre.
La oposición pide que se publiquen los informes técnicos que, según dice, contradicen a la portavoz.
"""),
)

STORM = Story(
    title="Storm Ulla: what we know on Friday",
    standfirst="Power is out in four valleys; the airport opens again at noon.",
    byline="Our reporters",
    day="2025-10-17",
    shown_day="17 October 2025",
    section="Weather",
    body=paragraphs("""
## Airport to open at noon
The airport at Lund Field will open again at noon, its director said. Some 40 flights were cancelled during the night.
Passengers slept in the hall. “The staff gave us blankets and soup,” said Mira Castellan, who was on her way to a wedding.
## Two hurt in Kerr
Two people were hurt when a roof came down in Kerr, the police said. Neither is in danger.
The police denied reports of a third person under the rubble.
@ The road between Kerr and Selm is shut. Please do not drive there, not even with a big car.
## Power out in four valleys
About 11,000 homes have no electricity. The grid company expects to have most of them back by the evening.
A spokesman said that a helicopter was looking for the broken line.
"""),
)

RELEASE = Story(
    title="Harrow Instruments opens second plant in Dunmere",
    standfirst="",
    byline="",
    day="2025-09-02",
    shown_day="September 2, 2025",
    section="Press releases",
    body=paragraphs("""
DUNMERE, September 2, 2025 – Harrow Instruments today opened its second plant in Dunmere. It will make pressure gauges for ships and employ 120 people.
“Dunmere has been good to us,” said Priya Nair, chief executive. “We are glad to give something back.”
The plant cost 18 million and was built in eleven months.
It is heated with water from a disused mine:
* The water comes up at 19 degrees.
* Two pumps raise it to 45 degrees.
* What is left of the heat goes to the swimming pool next door.
The company expects to ship the first gauges in November.
"""),
)

STORIES = (BRIDGE, SCHOOL, STRIKE, FLOOD, GALLERY, COUNCIL, HARBOUR_DE, MINE_FR, WATER_ES, STORM)
