"""Verdicts are kept, joined and added up; the page shows those that are kept."""

from dataclasses import replace
from pathlib import Path

import pytest

from bench.faults.__main__ import PAGE, VERDICTS, write_page
from bench.faults.rows import Row, join, read_rows, write_rows
from bench.faults.tables import measures, misses, table, table_of_kinds

HIGH = Row("seeded", "Rate x 100", "table", 0, hurts=True, reported=(("learning_rate_too_high", 16),), right=True)
ROWS = [
    replace(HIGH, in_time=True, offered=2, restored=(True, False)),
    replace(HIGH, seed=1, reported=(("dying_relu", 300),), right=False, offered=1, restored=(False,)),
    replace(HIGH, kind="L2 of 1", reported=(("penalty_large", 0),), in_time=True, offered=2, restored=(False, True)),
    replace(HIGH, kind="L2 of 1", seed=1, reported=(), right=False),
    replace(HIGH, kind="Batches of 1", hurts=False, reported=(), right=False),
    Row("healthy", "healthy", "iris, sgd, batch 8", 0),
    Row("healthy", "healthy", "iris, sgd, batch 1", 0, reported=(("learning_rate_too_high", 16),)),
]


def test_measures_count_hurtful_runs_alone() -> None:
    found = measures(row for row in ROWS if row.source == "seeded")
    assert found == {
        "faulty runs": "5",
        "refused before Play, with the reason": "0",
        "hurt": "4",
        "reported": "3 of 4 (75%)",
        "right cause first": "2 of 4 (50%)",
        "kinds reported before Play": "0 of 2",
        "reported within 200 steps or 2 epochs": "2 of 4 (50%)",
        "step of the first sentence in training (median)": "158",
        "a cure restores": "2 of 4 (50%)",
        "the first cure restores": "1 of 4 (25%)",
    }


def test_no_share_of_cures_is_given_where_some_were_not_run() -> None:
    """The cures that need no run of their own are those that give back the healthy twin: their share says nothing."""
    waiting = replace(HIGH, seed=2, offered=1)
    found = measures([*ROWS[:2], waiting])
    assert found["a cure restores"] == "1 of 2 run, 1 not run"
    assert found["the first cure restores"] == "1 of 2 run, 1 not run"
    assert "| Rate x 100 | 3 | 3 | 3 | 2 | 1 of 2, 1 not run | 1 of 2, 1 not run |" in table_of_kinds(
        [*ROWS[:2], waiting]
    )


def test_tables_have_the_goal_beside_the_figure_and_a_line_for_each_kind() -> None:
    assert "| healthy runs with an error or a warning | 0 of 30 | 0 of 300 | 1 of 2 |  |  |" in table(ROWS)
    kinds = table_of_kinds(ROWS).splitlines()[2:]
    assert kinds == [
        "| Batches of 1 | 1 | 0 | 0 | 0 | - | - |",
        "| L2 of 1 | 2 | 2 | 1 | 1 | 1 of 2 | 0 of 2 |",
        "| Rate x 100 | 2 | 2 | 2 | 1 | 1 of 2 | 1 of 2 |",
    ]
    assert [line.split(" | ")[1] for line in misses(ROWS)] == [
        "table, seed 1",
        "table, seed 0",
        "table, seed 1",
        "iris, sgd, batch 1, seed 0",
    ]


def test_parts_are_joined_the_later_row_of_a_run_in_place_of_the_earlier(tmp_path: Path) -> None:
    write_rows(tmp_path / "a.json", ROWS[:3])
    mended = replace(ROWS[1], right=True)
    write_rows(tmp_path / "b.json", [mended, ROWS[5]])
    joined = join(read_rows(tmp_path / "a.json"), read_rows(tmp_path / "b.json"), read_rows(tmp_path / "missing.json"))
    assert sorted(joined, key=str) == sorted([ROWS[0], mended, ROWS[2], ROWS[5]], key=str)


def test_the_page_shows_the_verdicts_that_are_kept(tmp_path: Path) -> None:
    copy = tmp_path / "diagnosis.md"
    copy.write_text(PAGE.read_text(encoding="utf-8"), encoding="utf-8")
    write_page(read_rows(VERDICTS), copy)
    assert copy.read_text(encoding="utf-8") == PAGE.read_text(encoding="utf-8")
    write_page(ROWS, copy)
    assert "| Rate x 100 | 2 | 2 | 2 | 1 |" in copy.read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ['[{"source": "guessed"}]', "{"])
def test_a_file_that_holds_no_verdicts_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "rows.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="validation error"):
        read_rows(path)
