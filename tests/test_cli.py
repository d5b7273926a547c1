"""The command line: what comes out on which stream, with which exit code, of good input and bad."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from variorum import pipeline
from variorum.cli import main

ROOT = Path(__file__).parent.parent
STORY = ROOT / "examples" / "ferry-collision" / "reports"
REPORT = (STORY / "F.txt").read_text(encoding="utf-8")


def run(*arguments: object, stdin: str | bytes | None = None):
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin, catch_exceptions=False)


def written(folder: Path, **files: str | bytes) -> Path:
    for name, content in files.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def records(output: str) -> list[dict]:
    return [json.loads(line) for line in output.splitlines()]


def test_matches_prints_passages_and_says_where_paraphrases_are_not_looked_for():
    done = run("matches", STORY, "--set", "compare.most_paraphrased=11")
    assert done.exit_code == 0
    assert "among 11 reports at most (compare.most_paraphrased): wording only" in done.stderr
    found = records(done.stdout)
    assert {match["kind"] for match in found} == {"verbatim", "edited"}
    assert all(2 <= match["recurs"] <= 12 for match in found)
    whole = run("matches", STORY)
    assert "most_paraphrased" not in whole.stderr
    assert [match for match in records(whole.stdout) if match["kind"] != "paraphrase"] == found


def test_mark_prints_one_json_line_a_report(tmp_path):
    done = run("mark", STORY)
    assert done.exit_code == 0
    assert [Path(record["id"]).stem for record in records(done.stdout)] == list("ABCDEFGHIJKL")
    assert all(record["text"] for record in records(done.stdout))


def test_every_report_stands_in_exactly_one_story():
    ids = [id_ for story in records(run("stories", STORY).stdout) for id_ in story["reports"]]
    assert sorted(Path(id_).stem for id_ in ids) == list("ABCDEFGHIJKL")


def test_why_adds_to_each_story_what_ties_its_reports_and_changes_none():
    plain, asked = records(run("stories", STORY).stdout), records(run("stories", "--why", STORY).stdout)
    assert [{key: story[key] for key in plain[0]} for story in asked] == plain
    assert [[tied["report"] for tied in story["why"]] for story in asked] == [story["reports"] for story in plain]
    tie = asked[0]["why"][0]["tied_to"][0]
    assert {"report", "likeness", "names", "terms", "numbers", "days", "copied", "passages", "against"} <= tie.keys()
    for form in [form for shared in (*tie["names"], *tie["terms"], *tie["numbers"]) for form in shared["forms"]]:
        text = Path(form["report"]).read_text(encoding="utf-8")
        assert text[form["begin"] : form["end"]] == form["words"]
    assert all(other["story"] != story["story"] and other["against"] for story in asked for other in story["lookalikes"])


def replayed(changes: list[dict]) -> dict[str, set[str]]:
    """The stories that changes add up to."""
    stories: dict[str, set[str]] = {}
    home: dict[str, str] = {}
    for change in changes:
        if change["change"] == "merged":
            moved = stories.pop(change["other"])
        else:
            moved = {change["report"]}
            if change["change"] == "moved":
                assert home[change["report"]] == change["other"]
                stories[change["other"]] -= moved
        stories.setdefault(change["story"], set()).update(moved)
        home.update(dict.fromkeys(moved, change["story"]))
    return {story: ids for story, ids in stories.items() if ids}


def test_changes_are_printed_in_the_order_given_and_add_up_to_the_stories():
    given = [STORY / f"{name}.txt" for name in "LIEKJHGFDCBA"]
    done = run("stories", "--changes", *given)
    assert done.exit_code == 0
    changes = records(done.stdout)
    assert list(dict.fromkeys(change["arrived"] for change in changes)) == [str(path) for path in given]
    assert set(changes[0].values()) == {str(given[0]), "founded", changes[0]["story"], None}
    sizes = sorted(len(ids) for ids in replayed(changes).values())
    assert sizes == sorted(len(story["reports"]) for story in records(run("stories", STORY).stdout))


def test_changes_of_a_report_are_told_before_all_others_are_read():
    lines = [json.dumps({"id": str(number), "text": f"{REPORT}\n\nEdition {number}."}) for number in range(400)]
    stdin = io.BytesIO("\n".join(lines).encode())
    arrived, changes = next(iter(pipeline.Arrivals(["-"], stdin=stdin)))
    assert (arrived, [change.kind for change in changes]) == ("0", ["founded"])
    assert stdin.tell() < 0.5 * len(stdin.getvalue())


def test_changes_honour_decisions_and_account_for_what_was_left_out(tmp_path):
    desk = written(tmp_path, desk__jsonl='{"together": ["a", "e", "z"]}\n') / "desk.jsonl"
    texts = {name: (STORY / f"{name.upper()}.txt").read_text(encoding="utf-8") for name in "ae"}
    lines = [{"id": "a", "text": texts["a"]}, {"id": "a", "text": texts["e"]}, {"id": "e", "text": texts["e"]}]
    stdin = "".join(json.dumps(line) + "\n" for line in lines)
    done = run("stories", "--changes", "--decisions", desk, "--account", tmp_path / "account.jsonl", "-", stdin=stdin)
    assert [(change["change"], change["report"]) for change in records(done.stdout)] == [("founded", "a"), ("joined", "e")]
    assert "the id 'a' is taken by another report" in done.stderr
    assert "decided of, but not in this pile: 1 report: z" in done.stderr
    assert records((tmp_path / "account.jsonl").read_text())[0]["left_out"] == 1


def test_why_and_changes_at_once_were_asked_wrongly():
    assert run("stories", "--why", "--changes", STORY).exit_code == 2


def test_decisions_are_honoured_by_stories_and_collate(tmp_path):
    ids = {name: str(STORY / f"{name}.txt") for name in "AEI"}
    desk = tmp_path / "desk.jsonl"
    lines = [{"together": [ids["E"], ids["I"], "not-here"], "why": "ours"}, {"story": "desk", "reports": [ids["I"]]}]
    desk.write_text("".join(json.dumps(line) + "\n" for line in lines))
    done = run("stories", "--decisions", desk, "--why", STORY)
    story = next(story for story in records(done.stdout) if story["story"] == "desk")
    assert story["reports"] == [ids["E"], ids["I"]]
    assert story["why"][0]["tied_to"][-1]["decisions"] == [
        {"source": f"{desk}:1", "decided": "together", "by": None, "why": "ours"}
    ]
    assert "decided of, but not in this pile: 1 report: not-here" in done.stderr
    run("collate", "--decisions", desk, "--set", "annotate.tagger=off", STORY, "-o", tmp_path / "x.json")
    assert "desk" in {edition["story"] for edition in json.loads((tmp_path / "x.json").read_bytes())}


def test_decisions_that_contradict_each_other_fail_with_both_lines(tmp_path):
    desk = written(tmp_path, desk__jsonl='{"together": ["a", "b"]}\n{"apart": ["a", "b"]}\n') / "desk.jsonl"
    done = run("stories", "--decisions", desk, STORY)
    assert done.exit_code == 1
    assert f"{desk}:2 keeps a and b apart, but by {desk}:1 they are together" in done.stderr


def test_stdin_is_read_as_a_dash():
    done = run("mark", "-", stdin=json.dumps({"id": 7, "text": REPORT, "outlet": "The Courier"}) + "\n")
    assert done.exit_code == 0
    (record,) = records(done.stdout)
    assert (record["id"], record["outlet"]) == ("7", "The Courier")


def test_a_path_that_is_not_there_is_named_and_fails():
    done = run("mark", "no/such/report.txt")
    assert done.exit_code == 1
    assert "no/such/report.txt" in done.stderr
    assert done.stdout == ""


def test_no_path_at_all_was_asked_wrongly():
    assert run("collate").exit_code == 2


def test_an_unknown_ending_is_refused_before_anything_is_read():
    done = run("collate", "no/such/report.txt", "-o", "edition.docx")
    assert done.exit_code in (1, 2)
    assert ".docx" in done.stderr
    assert ".html" in done.stderr


def test_an_unknown_setting_was_asked_wrongly():
    done = run("mark", STORY, "--set", "nosuch.thing=1")
    assert done.exit_code == 2
    assert "nosuch" in done.stderr


def test_a_folder_without_reports_fails_with_a_word(tmp_path):
    done = run("collate", tmp_path)
    assert done.exit_code == 1
    assert str(tmp_path) in done.stderr


def test_bad_input_is_counted_with_its_reason_and_the_rest_goes_on(tmp_path):
    written(
        tmp_path,
        good__txt=REPORT,
        empty__txt="",
        binary__txt=b"\x00\x01\x02" * 400,
        picture__png=b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4,
        short__txt="Too short to be a report.",
        latin__txt=REPORT.replace("Sela", "Séla").encode("latin-1"),
        noarticle__html="<html><head><title>x</title></head><body><nav><a href='/'>Home</a></nav></body></html>",
        pile__jsonl='{"id": "one", "text": "'
        + "A ferry sank off the coast on Monday and nine people died. " * 5
        + '"}\n{"id": \n',
    )
    account = tmp_path.parent / "account.jsonl"
    done = run("mark", tmp_path, "--account", account)
    assert done.exit_code == 0
    kept = {Path(record["id"]).name for record in records(done.stdout)}
    lines = records(account.read_text())
    reasons = {Path(line["source"]).name: line["reason"] for line in lines if "reason" in line}
    files = [line for line in lines if "given" in line]
    assert kept == {"good.txt", "latin.txt", "one"}
    assert set(reasons) == {"empty.txt", "binary.txt", "picture.png", "short.txt", "noarticle.html", "pile.jsonl:2"}
    assert all(reasons.values())
    assert f"{len(kept) + len(reasons)} given = {len(kept)} kept + {len(reasons)} left out" in done.stderr
    assert f"{tmp_path / 'pile.jsonl'}: 2 given = 1 kept + 1 left out" in done.stderr
    assert [sum(file[name] for file in files) for name in ("given", "read", "kept", "left_out")] == [9, 5, 3, 6]


def test_a_dump_of_200_megabytes_is_refused_without_being_read(tmp_path):
    with (tmp_path / "dump.txt").open("wb") as file:
        file.truncate(200_000_000)
    written(tmp_path, good__txt=REPORT)
    done = run("mark", tmp_path)
    assert [Path(record["id"]).name for record in records(done.stdout)] == ["good.txt"]
    assert "dump.txt" in done.stderr


@pytest.mark.parametrize("ending", ["html", "json", "jsonl", "csv", "xml"])
def test_an_edition_is_the_same_to_the_byte_in_any_order_and_in_another_process(tmp_path, ending):
    chosen = [STORY / f"{letter}.txt" for letter in "ABFJ"]
    first, second = tmp_path / f"first.{ending}", tmp_path / f"second.{ending}"
    assert run("collate", *chosen, "-o", first).exit_code == 0
    command = [sys.executable, "-m", "variorum.cli", "collate", *map(str, reversed(chosen)), "-o", str(second)]
    subprocess.run(command, check=True, capture_output=True, env={"PYTHONHASHSEED": "7", "PATH": "/usr/bin:/bin"})
    assert first.read_bytes() == second.read_bytes()


def test_an_edition_holds_against_its_sources_and_a_damaged_one_does_not(tmp_path):
    edition = tmp_path / "edition.json"
    run("collate", STORY, "-o", edition)
    held = run("verify", edition, STORY)
    assert (held.exit_code, held.stdout) == (0, "")
    assert run("verify", edition).exit_code == 0
    damaged = json.loads(edition.read_text())
    quotation = damaged[0]["utterances"][0]["quotations"][0]
    quotation["content"][0]["begin"] += 1
    edition.write_text(json.dumps(damaged))
    found = run("verify", edition, STORY)
    assert found.exit_code == 1
    assert quotation["report"] in found.stdout


def test_what_is_no_edition_is_said_to_be_none(tmp_path):
    written(tmp_path, edition__json='{"not": "a list"}')
    done = run("verify", tmp_path / "edition.json", STORY)
    assert done.exit_code == 1
    assert "is not the JSON of an edition" in done.stderr


def test_the_terminal_edition_fits_80_columns_and_has_no_colour_when_piped():
    done = run("collate", STORY)
    assert done.exit_code == 0
    assert "\x1b[" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_an_unwritable_output_is_named(tmp_path):
    done = run("collate", STORY / "A.txt", "-o", tmp_path / "no" / "such" / "edition.html")
    assert done.exit_code == 2
    assert "there is no folder" in done.stderr


def test_help_starts_without_loading_the_models():
    heavy = "[module for module in ('onnxruntime', 'trafilatura') if module in sys.modules]"
    code = f"import sys; from variorum.cli import main; main(['--help'], standalone_mode=False); print({heavy})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_processes_that_share_the_work_read_a_script_that_imports_no_command():
    code = "import sys, variorum.__main__; print([name for name in sys.modules if name.startswith('variorum.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['variorum.__main__']"


def test_the_package_runs_as_a_module():
    done = subprocess.run([sys.executable, "-m", "variorum", "--version"], capture_output=True, text=True, check=True)
    assert (
        done.stdout
        == subprocess.run(
            [sys.executable, "-m", "variorum.cli", "--version"], capture_output=True, text=True, check=True
        ).stdout
    )


@pytest.mark.parametrize(
    ("assignment", "says"),
    [
        ("ingest.max_bytes=99999999999999999999", "ingest.max_bytes"),
        ("clean.min_words=-5", "clean.min_words is -5"),
        ("lineage.copied=nan", "lineage.copied is nan"),
        ("collate.locus_date_weights=[1.0, 2.0]", "collate.locus_date_weights has 2 numbers"),
        ("clean=3", "SECTION.NAME=VALUE"),
    ],
)
def test_a_setting_that_nothing_can_be_measured_by_was_asked_wrongly(assignment, says):
    done = run("mark", STORY, "--set", assignment)
    assert done.exit_code == 2
    assert says in done.stderr


def test_a_section_of_the_settings_file_that_is_none_is_said(tmp_path, monkeypatch):
    monkeypatch.chdir(written(tmp_path, variorum__toml="clean = 3"))
    for arguments in ([], ["--set", "clean.min_words=5"]):
        done = run("mark", STORY, *arguments)
        assert done.exit_code == 2
        assert "clean" in done.stderr


def test_links_in_a_ring_and_odd_names_stop_nothing(tmp_path):
    written(tmp_path, good__txt=REPORT)
    (tmp_path / "ring").symlink_to("ring")
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(REPORT + "More.")
    done = run("mark", tmp_path)
    assert done.exit_code == 0
    assert sorted(Path(record["id"]).name for record in records(done.stdout)) == ["caf\ufffd.txt", "good.txt"]
    assert "ring: not a plain file" in done.stderr
    assert run("mark", "x" * 5000).exit_code == 1


def test_records_of_any_make_are_counted_and_years_without_news_are_no_dates(tmp_path):
    odd = ["0001-01-01", "9999-12-31T23:59:59-23:59", "2031-02-31", 17, None, [1], {"a": 1}]
    lines = [{"id": f"{n}/\n😀", "text": f"{REPORT} {n} \ud800\u0000", "published": date} for n, date in enumerate(odd)]
    pile = tmp_path / "pile.jsonl"
    pile.write_text("\n".join(json.dumps(line) for line in [*lines, {"text": 3}, None]))
    edition = tmp_path / "edition.json"
    done = run("collate", pile, "-o", edition)
    assert done.exit_code == 0
    assert "9 given = 7 kept + 2 left out" in done.stderr
    assert {report["published"] for story in json.loads(edition.read_text()) for report in story["reports"]} == {
        json.loads(run("mark", STORY / "F.txt").stdout)["published"]
    }
    assert run("verify", edition).exit_code == 0


def test_sources_that_were_moved_are_known_by_their_text_and_records_of_an_array_by_their_file(tmp_path):
    pile = tmp_path / "pile.json"
    pile.write_text(json.dumps([{"text": REPORT}, {"text": REPORT + " More."}]))
    edition = tmp_path / "edition.json"
    assert run("collate", pile, "-o", edition).exit_code == 0
    assert run("verify", edition).exit_code == 0
    moved = pile.rename(tmp_path / "moved.json")
    gone = run("verify", edition)
    assert gone.exit_code == 1
    assert "say where the sources are now" in gone.stderr
    assert run("verify", edition, moved).exit_code == 0


@pytest.mark.parametrize("content", ['[{"reports": 3}]', '[{"reports": [3]}]', '[{"reports": [{"source": 3}]}]', "[1]", ""])
def test_what_is_nearly_an_edition_raises_nothing(tmp_path, content):
    written(tmp_path, edition__json=content)
    assert run("verify", tmp_path / "edition.json").exit_code == 1


def test_a_file_that_is_read_is_not_written_over(tmp_path):
    pile = tmp_path / "pile.json"
    pile.write_text(json.dumps([{"text": REPORT}]))
    assert run("collate", pile, "-o", pile).exit_code == 2
    assert json.loads(pile.read_text()) == [{"text": REPORT}]


def test_a_reader_who_stops_reading_sees_no_traceback():
    many = "\n".join(json.dumps({"id": n, "text": f"{REPORT} {n}"}) for n in range(30))
    command = f"{sys.executable} -m variorum.cli mark - | head -c 10"
    done = subprocess.run(["bash", "-c", command], input=many.encode(), capture_output=True)
    assert (done.stdout, done.stderr) == (b'{"id":"0",', b"")


def test_a_terminal_of_another_encoding_shows_what_it_can():
    done = subprocess.run(
        [sys.executable, "-m", "variorum.cli", "collate", str(STORY / "A.txt")],
        capture_output=True,
        env={"PYTHONIOENCODING": "ascii", "PATH": "/usr/bin:/bin"},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.isascii()
