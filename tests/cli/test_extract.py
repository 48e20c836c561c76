import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from analysis.cli.extract import Line, extract_one
from analysis.cli.inputs import Item
from analysis.ingest import Given
from analysis.models import Analysis, Article, Problem
from tests.cli.conftest import Run
from tests.stand_in import plain_analysis

STORY = "The mayor sold the pier on Monday.\nThe council did not know of it, a clerk said.\n"


def one(item: Item, given: Given = Given(), analyse=plain_analysis) -> Line:  # noqa: B008
    return extract_one(item, given, analyse)


def test_a_file_gives_its_findings() -> None:
    Path("pier.txt").write_text(STORY)
    line = one(Item(id="pier", path="./pier.txt"))
    found = json.loads(line.json)
    assert not line.has_problem
    assert (found["id"], found["path"], found["text"]) == ("pier", "./pier.txt", STORY)
    assert found["published"] is None


def test_a_line_keeps_its_id() -> None:
    line = one(Item(id="2024/a.b.c", path="gold.jsonl", text=STORY))
    found = json.loads(line.json)
    assert (found["id"], found["path"], found["text"]) == ("2024/a.b.c", "gold.jsonl", STORY)


def test_the_given_day_is_the_day() -> None:
    line = one(Item(id="a", path="a", text=STORY), Given(published=date(2025, 8, 14)))
    assert json.loads(line.json)["published"] == "2025-08-14"


def test_a_file_that_cannot_be_read_is_a_line_too() -> None:
    line = one(Item(id="nowhere", path="nowhere.txt"))
    assert line.has_problem
    assert json.loads(line.json) == {
        "id": "nowhere",
        "path": "nowhere.txt",
        "problem": {"code": "E_NOT_FOUND", "message": "There is no such file."},
    }


def test_a_mistake_in_the_program_is_a_problem() -> None:
    def broken(article: Article) -> Analysis:
        raise ValueError("a slip")

    found = json.loads(one(Item(id="a", path="a", text=STORY), analyse=broken).json)
    assert set(found) == {"id", "path", "problem"}
    assert found["problem"]["code"] == "E_INTERNAL"


def test_findings_with_a_problem_count_as_a_problem() -> None:
    def partial(article: Article) -> Analysis:
        problem = Problem(code="E_PART", message="Only a part was analysed.")
        return Analysis(
            article=article,
            blocks=(),
            entities=(),
            attributions=(),
            denials=(),
            problems=(problem,),
        )

    line = one(Item(id="a", path="a", text=STORY), analyse=partial)
    assert line.has_problem
    assert json.loads(line.json)["problems"][0]["code"] == "E_PART"


def test_a_remark_is_told_and_no_problem() -> None:
    def with_remarks(article: Article) -> Analysis:
        language = Problem(code="N_LANGUAGE", message="Not read in full.")
        return replace(plain_analysis(article), problems=(*article.remarks, language))

    line = one(Item(id="a", path="a", text="\u202eOne word."), analyse=with_remarks)
    codes = [problem["code"] for problem in json.loads(line.json)["problems"]]
    assert codes == ["N_BIDI", "N_LANGUAGE"]
    assert not line.has_problem


def test_one_line_whatever_is_in_the_text() -> None:
    text = "One.\u2028Two.\u0085Three.\x0bFour \ud800."
    (line,) = one(Item(id="a", path="a", text=text)).json.splitlines()
    assert json.loads(line)["id"] == "a"


def test_bad_files_alone_need_no_model(run: Run) -> None:
    Path("empty.txt").write_bytes(b"")
    result = run("extract", "empty.txt", "nowhere.txt")
    codes = [json.loads(line)["problem"]["code"] for line in result.stdout.splitlines()]
    assert codes == ["E_EMPTY", "E_NOT_FOUND"]
    assert result.exit_code == 1


def test_an_empty_folder_is_no_problem(run: Run) -> None:
    Path("empty").mkdir()
    result = run("extract", "empty")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no file" in result.stderr
