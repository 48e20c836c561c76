"""Imports go one way, and the analysis knows nothing of the screen."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
STAGES = (
    *("models", "visible", "words", "settings", "hosting", "languages", "access"),
    *("resolution", "origins", "corrections"),
    *("cleaning", "ingest", "sandbox", "fetching", "nlp", "attribution", "claims"),
    *("pipeline", "explanations", "samples", "store", "worker", "tables", "charts"),
    *("contract", "sharing", "desk", "evaluation", "method", "export", "backup", "cli", "__main__"),
)
FILES = sorted((ROOT / "analysis").rglob("*.py"))
PAGES = sorted((ROOT / "pages").glob("*.py"))
SCREENS = [ROOT / "dashboard.py", *sorted((ROOT / "pages").rglob("*.py"))]
APART = ROOT / "pages" / "shared" / "apart.py"


def imported_modules(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf8"))
    names = {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module}
    names |= {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    from_analysis = {
        f"analysis.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "analysis"
        for alias in node.names
    }
    return names | from_analysis


def stage_of(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if parts[0] == "analysis" and len(parts) > 1 else None


def stage_of_file(path: Path) -> str:
    return path.relative_to(ROOT / "analysis").with_suffix("").parts[0]


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_stage_is_listed_and_imports_only_earlier_ones(path: Path) -> None:
    if path == ROOT / "analysis" / "__init__.py":
        return
    own = STAGES.index(stage_of_file(path))
    imported = {stage for module in imported_modules(path) if (stage := stage_of(module))}
    assert {stage for stage in imported if STAGES.index(stage) > own} == set()


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_analysis_is_free_of_streamlit_and_pages(path: Path) -> None:
    roots = {module.split(".")[0] for module in imported_modules(path)}
    assert roots.isdisjoint({"streamlit", "pages", "dashboard"})


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_spacy_and_onnxruntime_stay_in_their_stages(path: Path) -> None:
    roots = {module.split(".")[0] for module in imported_modules(path)}
    if stage_of_file(path) not in ("nlp", "attribution", "claims", "pipeline"):
        assert roots.isdisjoint({"spacy", "onnxruntime", "tokenizers"})


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.name)
def test_every_page_begins_with_the_router_guard(path: Path) -> None:
    statements = [n for n in ast.parse(path.read_text("utf8")).body if isinstance(n, ast.Expr)]
    calls = [n.value.func for n in statements if isinstance(n.value, ast.Call)]
    names = [f.attr if isinstance(f, ast.Attribute) else getattr(f, "id", "") for f in calls]
    assert names[:1] == ["require_router"]


def uses_of_streamlit(path: Path, *names: str) -> list[ast.AST]:
    """Every mention of these functions of Streamlit, also on a container, and of an import."""
    tree = ast.parse(path.read_text("utf8"))
    used = [n for n in ast.walk(tree) if isinstance(n, ast.Attribute) and n.attr in names]
    imported = [
        n
        for n in ast.walk(tree)
        if isinstance(n, ast.ImportFrom) and (n.module or "").split(".")[0] == "streamlit"
        if {alias.name for alias in n.names} & set(names)
    ]
    return [*used, *imported]


@pytest.mark.parametrize("path", SCREENS, ids=lambda p: str(p.relative_to(ROOT)))
def test_what_runs_apart_from_a_page_asks_anew_who_is_there(path: Path) -> None:
    if path != APART:
        assert uses_of_streamlit(path, "dialog", "fragment") == []


@pytest.mark.parametrize("path", SCREENS, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_file_is_made_as_long_as_it_may_be_handed_out(path: Path) -> None:
    calls = [n for n in ast.walk(ast.parse(path.read_text("utf8"))) if isinstance(n, ast.Call)]
    buttons = [n for n in calls if getattr(n.func, "attr", "") == "download_button"]
    assert len(buttons) == len(uses_of_streamlit(path, "download_button"))
    for button in buttons:
        (data,) = (one.value for one in button.keywords if one.arg == "data")
        assert isinstance(data, ast.Call)
        assert getattr(data.func, "id", "") == "while_allowed"


def test_no_file_is_called_for_what_it_is_not() -> None:
    vague = {"utils.py", "helpers.py", "common.py", "misc.py"}
    assert [p for p in FILES if p.name in vague] == []
