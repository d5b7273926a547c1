"""Every command, setting and public name stands in the reference, and what README shows first is true."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import variorum
from variorum.cli import main
from variorum.publish import FORMATS
from variorum.settings import Settings, described

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "docs" / "reference"


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_and_each_of_its_options_is_documented(command):
    text = (REFERENCE / "commands.md").read_text(encoding="utf-8")
    section = text.partition(f"## variorum {command}\n")[2].partition("\n## ")[0]
    assert section, f"docs/reference/commands.md has no section 'variorum {command}'"
    for parameter in main.commands[command].params:
        for option in [o for o in parameter.opts if o.startswith("--")]:
            assert option in section + text.partition("## Options of all commands\n")[2]


def test_every_setting_is_documented_as_it_is():
    text = (REFERENCE / "settings.md").read_text(encoding="utf-8")
    missing = [line for line in described(Settings()) if line not in text]
    assert missing == [], "run: make docs"


@pytest.mark.parametrize("name", variorum.__all__)
def test_every_public_name_is_documented(name):
    assert f"`{name}" in (REFERENCE / "python.md").read_text(encoding="utf-8")
    assert getattr(variorum, name).__doc__


def test_every_format_is_documented():
    text = (REFERENCE / "commands.md").read_text(encoding="utf-8")
    assert [ending for ending in FORMATS if f"`{ending}`" not in text] == []


def test_readme_opens_with_the_two_commands():
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    commands = [line.split("#")[0].strip() for line in lines if line.startswith("make ")]
    assert commands[:2] == ["make demo", "make test"]


def test_the_tutorial_shows_what_the_program_prints():
    printed = CliRunner().invoke(main, ["collate", str(ROOT / "examples" / "ferry-collision" / "reports")]).stdout
    shown = re.findall(r"```edition\n(.*?)```", (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8"), re.DOTALL)
    missing = [line for block in shown for line in block.splitlines() if line not in printed]
    assert missing == []
    assert len(shown) == 4


def test_links_between_documents_lead_somewhere():
    for document in [ROOT / "README.md", *ROOT.glob("docs/**/*.md")]:
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8")):
            assert (document.parent / link).exists(), f"{document}: {link}"
