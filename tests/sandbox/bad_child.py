"""A reading process that does what the file's name says: `python bad_child.py MEMORY_MB`."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import IO, Any

from analysis.models import Article
from analysis.sandbox.confinement import allow_cpu, confine
from analysis.sandbox.encoding import article_to_json
from analysis.sandbox.messages import HEAD, receive_bytes, receive_json, send_json

GOOD = article_to_json(Article(id="x", path="x", text="The mayor said so."))


def say(replies: IO[bytes], text: str) -> None:
    send_json(replies, {"article": {**GOOD, "text": text}})


def attempt(replies: IO[bytes], what: Any) -> None:
    try:
        what()
    except OSError as error:
        say(replies, type(error).__name__)
    else:
        say(replies, "it worked")


def spin() -> None:
    allow_cpu(1)
    while True:
        pass


def fill_memory() -> None:
    data = []
    while True:
        data.append(bytearray(50_000_000))


def start_another_and_hang(name: str) -> None:
    subprocess.Popen([sys.executable, "-c", f"import time; time.sleep(60) # {name}"])
    time.sleep(60)


def connect(port: str) -> None:
    socket.create_connection(("127.0.0.1", int(port)), timeout=1).close()


def behave(name: str, replies: IO[bytes]) -> None:
    what, _, detail = Path(name).stem.partition("-")
    acts = {
        "good": lambda: say(replies, "The mayor said so."),
        "hang": lambda: time.sleep(60),
        "spin": spin,
        "memory": fill_memory,
        "segfault": lambda: ctypes.string_at(0),
        "killed": lambda: os.kill(os.getpid(), signal.SIGKILL),
        "exit": lambda: sys.exit(0),
        "garbage": lambda: (replies.write(os.urandom(4_096)), replies.flush(), time.sleep(60)),
        "endless": lambda: (replies.write(HEAD.pack(2**60)), replies.flush(), time.sleep(60)),
        "half": lambda: (replies.write(HEAD.pack(90) + b"{"), replies.flush(), os._exit(0)),
        "list": lambda: (replies.write(HEAD.pack(2) + b"[]"), replies.flush()),
        "nothing": lambda: send_json(replies, {}),
        "number": lambda: send_json(replies, {"article": {**GOOD, "title": 7}}),
        "outside": lambda: send_json(
            replies, {"article": {**GOOD, "marked": [["promo", 0, 10_000, "why"]]}}
        ),
        "kind": lambda: send_json(replies, {"article": {**GOOD, "marked": [["rm", 0, 1, ""]]}}),
        "long": lambda: say(replies, "word " * 100_000),
        "family": lambda: start_another_and_hang(name),
        "connect": lambda: attempt(replies, lambda: connect(detail)),
        "resolve": lambda: attempt(replies, lambda: socket.getaddrinfo("localhost", 80)),
        "program": lambda: attempt(replies, lambda: subprocess.run(["true"], check=True)),
        "write": lambda: attempt(replies, lambda: Path(detail).write_text("x")),
        "raw": lambda: attempt(replies, lambda: os.write(os.open(detail, os.O_RDWR), b"x")),
        "environment": lambda: say(replies, " ".join(["names:", *os.environ])),
        "process": lambda: say(replies, f"process {os.getpid()}"),
        "last": lambda: (say(replies, "The mayor said so."), replies.flush(), os._exit(0)),
    }
    acts[what]()


def main() -> None:
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    send_json(replies, {"ready": True})
    is_confined = False
    while (request := receive_json(requests, 1_000_000)) is not None:
        receive_bytes(requests, 1_000_000)
        if not is_confined and not request["name"].startswith("family"):
            confine(int(sys.argv[1]))
            is_confined = True
        behave(request["name"], replies)


main()
