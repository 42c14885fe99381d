"""The program as a user meets it: commands, exit codes, one line for what went wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

COVERAGE = ROOT / "examples" / "coverage"
PROGRAM = Path(sys.executable).with_name("tawatur")


def tawatur(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [str(PROGRAM), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env={**os.environ, **environment})


@pytest.mark.parametrize("command", ["analyse", "report", "compare", "claims", "stories", "explain"])
def test_help_shows_an_example(command: str) -> None:
    shown = tawatur(command, "--help", NO_COLOR="1", COLUMNS="120")
    assert shown.returncode == 0
    assert f"tawatur {command}" in shown.stdout.split("Example")[1]


def test_wrong_usage_is_2() -> None:
    assert tawatur("analyse").returncode == 2
    assert tawatur("nonsense").returncode == 2


def test_nothing_to_analyse_is_1_and_says_why(tmp_path: Path) -> None:
    done = tawatur("analyse", tmp_path / "nowhere", "--out", tmp_path / "out")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f"{tmp_path / 'nowhere'}: quarantined: no such file or folder",
        "tawatur: nothing to analyse",
    ]


def test_a_bad_file_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_text("أعلنت البلدية أن الجسر مغلق. وقال رئيسها إن العمل يبدأ غدا.", "utf-8")
    done = tawatur("analyse", tmp_path, "--out", tmp_path / "out", "--json", "--no-vectors")
    assert done.returncode == 0
    assert done.stderr.splitlines() == [f"{tmp_path / 'bad.txt'}: quarantined: the file is empty"]
    found = json.loads(done.stdout)
    assert (found["inputs"], found["ok"], found["quarantined"]) == (2, 1, 1)
    rows = [json.loads(x) for x in (tmp_path / "out" / "articles.jsonl").read_text("utf-8").splitlines()]
    assert [(r["id"], r["status"]) for r in rows] == [(None, "quarantined"), ("good", "ok")]


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    done = tawatur("analyse", COVERAGE, "--out", tmp_path / "file" / "out", "--no-vectors")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "cannot write" in done.stderr


def test_a_report_makes_its_folder_and_prints_its_path_last(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("أعلنت البلدية أن الجسر مغلق. وقال رئيسها إن العمل يبدأ غدا.", "utf-8")
    page = tmp_path / "new" / "report.html"
    done = tawatur("report", tmp_path / "a.txt", "-o", page, "--no-vectors", "--summary")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == str(page)
    assert page.read_text("utf-8").startswith("<!doctype html>")
    done = tawatur("report", tmp_path / "a.txt", "-o", tmp_path / "a.txt" / "report.html", "--no-vectors")
    assert (done.returncode, "Traceback" in done.stderr, "cannot write" in done.stderr) == (1, False, True)


def many(folder: Path) -> Path:
    """More articles than one process takes at a time."""
    rows = [json.loads(x) for x in (COVERAGE / "articles.jsonl").read_text("utf-8").splitlines()]
    file = folder / "many.jsonl"
    with file.open("w", encoding="utf-8") as out:
        for copy in range(2):
            for row in rows:
                changed = {**row, "id": f"{copy}-{row['id']}", "outlet": f"{row.get('outlet')}-{copy}"}
                out.write(json.dumps(changed, ensure_ascii=False) + "\n")
    return file


def test_runs_and_process_counts_give_the_same_bytes(tmp_path: Path) -> None:
    source = many(tmp_path)
    runs = [("one", "1", "1"), ("two", "2", "2"), ("again", "1", "3")]
    for name, processes, seed in runs:
        done = tawatur(
            "analyse", source, "--out", tmp_path / name, "--processes", processes, PYTHONHASHSEED=seed
        )
        assert done.returncode == 0, done.stderr
    files = sorted(p.name for p in (tmp_path / "one").iterdir())
    assert "claims.jsonl" in files
    for name in files:
        first = (tmp_path / "one" / name).read_bytes()
        assert first == (tmp_path / "two" / name).read_bytes(), name
        assert first == (tmp_path / "again" / name).read_bytes(), name


def test_compare_of_two_examples(tmp_path: Path) -> None:
    rows = [json.loads(x) for x in (COVERAGE / "articles.jsonl").read_text("utf-8").splitlines()]
    wire = max(rows, key=lambda r: len(r["text"]))
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(wire["text"] if name == "a" else wire["text"][:400], "utf-8")
    shown = tawatur("compare", tmp_path / "a.txt", tmp_path / "b.txt", "--json")
    assert shown.returncode == 0, shown.stderr
    found = json.loads(shown.stdout)
    assert found["share_b"] > 0.8
    assert "100%" in found["verdict"] or "9" in found["verdict"]
    assert tawatur("compare", tmp_path / "a.txt", tmp_path / "a.txt").returncode == 1


def test_explain_names_the_rules_and_whom_an_elided_speaker_stands_for(tmp_path: Path) -> None:
    text = "قال رئيس البلدية سامر الزين إن الجسر سيفتح يوم الأحد. وأضاف أن العمل استغرق شهرا."
    (tmp_path / "a.txt").write_text(text, "utf-8")
    shown = tawatur("explain", tmp_path / "a.txt", "--json")
    assert shown.returncode == 0, shown.stderr
    first, second = json.loads(shown.stdout)
    assert first["content"] == "الجسر سيفتح يوم الأحد"
    assert (second["speaker"], second["speaker_name"]) == (None, "سامر الزين")
    assert "سامر الزين" in second["antecedent"]
    assert all(row["rules"] for row in (first, second))
