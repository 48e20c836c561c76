"""docs/deploying.md stays true: settings, files, commands, messages, and the links within it."""

import ast
import re
import shlex
from itertools import pairwise
from pathlib import Path

import pytest
from typer.main import get_command

from analysis import hosting, settings
from analysis.cli.app import app

ROOT = Path(__file__).resolve().parents[2]
DOC = (ROOT / "docs" / "deploying.md").read_text("utf8")
README = (ROOT / "README.md").read_text("utf8")
BLOCKS = re.findall(r"```sh\n(.*?)```", DOC, re.DOTALL)
COMMANDS = sorted(set(re.findall(r"python -m analysis ([a-z-]+)", DOC)))


def rows_of_settings() -> list[str]:
    """The table as it must be, from the fields and the sentence below each."""
    tree = ast.parse(Path(settings.__file__).read_text("utf8"))
    body = next(n for n in tree.body if isinstance(n, ast.ClassDef) and n.name == "Settings").body
    sentences = {
        field.target.id: " ".join(words.value.value.split())
        for field, words in pairwise(body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(words, ast.Expr)
        and isinstance(words.value, ast.Constant)
    }
    return [
        f"| `ONRECORD_{name.upper()}` | {f'`{field.default}`' if field.default != '' else 'none'} "
        f"| {sentences[name]} |"
        for name, field in settings.Settings.model_fields.items()
    ]


def test_the_table_of_settings_is_complete_and_says_what_the_program_says() -> None:
    found = [line for line in DOC.splitlines() if line.startswith("| `ONRECORD_")]
    assert found == rows_of_settings(), "\n".join(rows_of_settings())


def test_no_setting_is_named_that_there_is_not() -> None:
    known = {f"ONRECORD_{name.upper()}" for name in settings.Settings.model_fields}
    assert set(re.findall(r"ONRECORD_[A-Z_]+[A-Z]", DOC)) <= known


def test_every_file_that_is_named_is_there() -> None:
    named = set(
        re.findall(r"(?<![\w/.-])(?:\.\./)?((?:hosting|docs|analysis)/[\w@.-]+\.?[\w-]+)", DOC)
    )
    made = {"hosting/secrets", "hosting/onrecord.env"}
    assert {"hosting/nginx.conf", "hosting/onrecord@.service"} <= named
    assert {path for path in named - made if not (ROOT / path).exists()} == set()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_that_is_named_is_there(command: str) -> None:
    assert command in get_command(app).commands


def test_the_commands_for_backups_are_named() -> None:
    assert {"backup", "restore"} <= set(COMMANDS)


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.strip().splitlines()[0][:40])
def test_every_block_is_a_shell_script(block: str) -> None:
    for line in block.strip().splitlines():
        assert shlex.split(line)


def test_every_message_is_told() -> None:
    package = Path(hosting.__file__).parent
    said = {
        code
        for path in package.glob("*.py")
        for code in re.findall(r'"([EW]_[A-Z_]+)"', path.read_text("utf8"))
    }
    assert said
    assert {code for code in said if f"| `{code}` |" not in DOC} == set()


def test_the_links_within_the_page_lead_somewhere() -> None:
    headings = re.findall(r"^#+ (.*)$", DOC, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", one).strip().lower().replace(" ", "-") for one in headings}
    assert set(re.findall(r"\(#([\w-]+)\)", DOC)) <= anchors


def test_the_readme_leads_here() -> None:
    assert "docs/deploying.md" in README
