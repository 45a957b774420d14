"""What the documents say is what the program does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from alliance_files import atop, cow, cow_member, member
from click.testing import CliRunner
from labelled import Run

from foedus.desk.cli import COMMANDS, main
from foedus.desk.commands import ledger, team
from foedus.desk.commands.import_ import SUBCOMMANDS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMAND_PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")


NAMES = [
    *COMMANDS,
    *(f"import {name}" for name in SUBCOMMANDS),
    *(f"review {name}" for name in ("accept", "correct", "log")),
    *(f"team {name}" for name in team.SUBCOMMANDS),
    *(f"ledger {name}" for name in ledger.command.list_commands(click.Context(ledger.command))),
]


def _options(name: str) -> set[str]:
    """Those of the command; of a group also those of what takes its words where they name no subcommand."""
    found: click.Command = main
    context = click.Context(main)
    for word in name.split():
        assert isinstance(found, click.Group)
        found = found.get_command(context, word) or found
    takers = [found, found.get_command(context, "PATH...")] if isinstance(found, click.Group) else [found]
    return {o for taker in takers if taker for p in taker.params for o in p.opts}


@pytest.mark.parametrize("name", NAMES)
def test_every_command_is_documented_and_has_help_with_an_example(name: str) -> None:
    assert f"`foedus {name}" in COMMAND_PAGE
    help_ = CliRunner().invoke(main, [*name.split(), "--help"])
    assert help_.exit_code == 0
    assert f"foedus {name}" in help_.output.split("Example", 1)[-1]


@pytest.mark.parametrize("name", NAMES)
def test_every_option_named_in_the_documents_exists(name: str) -> None:
    longer = tuple(f"| `foedus {other}" for other in NAMES if other.startswith(f"{name} "))
    lines = [line for line in COMMAND_PAGE.splitlines() if line.startswith(f"| `foedus {name}")]
    (row,) = (line for line in lines if not line.startswith(longer))
    assert set(re.findall(r"--[a-z][a-z-]*", row)) <= _options(name)


def test_the_outputs_in_the_readme_are_what_is_printed(run: Run) -> None:
    found = re.findall(r"<!-- checked: (.*?) -->\n```text\n(.*?)```", README, re.S)
    assert found
    for words, shown in found:
        done = run(*words.split())
        assert [line.rstrip() for line in done.stdout.strip().splitlines()] == shown.strip("\n").splitlines()


def test_the_python_of_the_readme_runs() -> None:
    code, _ = re.findall(r"```python\n(.*?)```", README, re.S)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "2004" in done.stdout


@pytest.mark.parametrize("page", ["README.md", "docs/panels.md"])
def test_the_panels_of_the_documents_run(page: str, tmp_path: Path) -> None:
    """With small files under the names that the code has for the user's own."""
    *_, code = re.findall(r"```python\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.S)
    atop(tmp_path, *(member(n, "1950-1-1", defense="1") for n in (2, 20)), name="atop4_01m.csv")
    cow(tmp_path, *(cow_member(n, "1950-1-1", defense="1") for n in (2, 20)), name="alliance_v4.1_by_member.csv")
    states = "stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version\n"
    states += "USA,2,United States of America,1816,1,1,2016,12,31,2016\nCAN,20,Canada,1920,1,10,2016,12,31,2016\n"
    (tmp_path / "states2016.csv").write_text(states, encoding="utf-8")
    told = f"{code}\nprint(panel.filter(panel['year'] == 1950)['atop_defense'].to_list())"
    done = subprocess.run([sys.executable, "-c", told], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[1]"


@pytest.mark.parametrize(
    "page",
    [
        "README.md",
        *(
            f"docs/{name}.md"
            for name in ("commands", "panels", "research", "cards", "design", "model-reader", "interfaces", "desk", "ledger")
        ),
    ],
)
def test_the_files_that_the_documents_name_are_there(page: str) -> None:
    for link in re.findall(r"\]\(([\w/.-]+)(?:#[\w-]+)?\)", (ROOT / page).read_text(encoding="utf-8")):
        assert ((ROOT / page).parent / link).exists(), link


def test_help_imports_nothing_heavy() -> None:
    code = "import sys; from foedus.desk.cli import main; main(['--help'], standalone_mode=False); print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(re.findall(r"'(\w+)'", done.stdout.splitlines()[-1]))
    assert not loaded & {
        "argon2",
        "rich",
        "sqlalchemy",
        "trafilatura",
        "yaml",
        "jinja2",
        "lxml",
        "pypdfium2",
        "docx",
        "cattrs",
        "jsonschema",
        "ahocorasick",
        "polars",
        "networkx",
        "numpy",
        "httpx",
        "tenacity",
    }
