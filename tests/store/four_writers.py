"""What four programs do to one database at the same time: each a process of its own.

python -m tests.store.four_writers add|work|edit|field URL ...
"""

import io
import random
import sys
import zipfile
from collections.abc import Callable

from analysis.corrections import Hide
from analysis.resolution import Name
from analysis.store import Store, open_store
from analysis.worker import Tools, work
from tests.stand_in import plain_analysis

FILES = 24
SAME = 12
"""Of the files, those that both of the programs that add have."""
EDITED = 6
"""Articles that are there from the beginning, and that are edited and deleted."""


def say(*words: object) -> None:
    print(*words, flush=True)  # noqa: T201


def told(name: str, number: int) -> tuple[str, bytes]:
    """A file: the first ones are the same whoever adds them."""
    who = "Both" if number < SAME else name
    return f"{number}.txt", f"{who}{number} said no to the plan.".encode()


def add(store: Store, name: str) -> None:
    """Files one by one, and an archive of the same in another order."""
    chance = random.Random(name)
    numbers = list(range(FILES))
    chance.shuffle(numbers)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for number in numbers:
            made.writestr(zipfile.ZipInfo(f"{number}.txt"), told(name, number)[1])
    say("delivery", store.deliver(1, "archive", f"{name}.zip", packed.getvalue()).delivery)
    chance.shuffle(numbers)
    for number in numbers:
        say("article", number, store.enqueue(1, *told(name, number)).article)


def analyse(store: Store, linger: str) -> None:
    """Whatever waits, until nothing has come for so long."""
    tools = Tools(analyse=plain_analysis)
    work(store, tools=tools, linger=float(linger), after=lambda one: say("analysed", one))


def edit(store: Store, name: str) -> None:
    """Edits, deletes, restores and corrects the articles that were there before."""
    for number in range(30):
        article = 1 + number % EDITED
        store.edit([article], section=f"{name}{number}")
        say("section", article, f"{name}{number}")
        store.delete([article])
        say("restored", store.restore([article]))
        (entry,) = store.correct(1, [Hide(of=Name(f"Nobody{number}", "ORG"))], name)
        say("entry", entry.key)


def edit_field(store: Store, field: str, number: str) -> None:
    """One field of one article, again and again."""
    for value in range(int(number)):
        store.edit([1], **{field: f"{field}{value}"})
        say(field, f"{field}{value}")


DEEDS: dict[str, Callable[..., None]] = {
    "add": add,
    "work": analyse,
    "edit": edit,
    "field": edit_field,
}

if __name__ == "__main__":
    DEEDS[sys.argv[1]](open_store(sys.argv[2]), *sys.argv[3:])
