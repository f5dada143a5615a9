"""What a choice of columns makes of a table: inputs, targets, missing values; and what is reported of it."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.datasets import table_design
from engine.datasets.places import add_data_place, data_places
from engine.datasets.prepare import prepare
from engine.datasets.stored_tables import load_table
from engine.datasets.table_design import make_design
from engine.datasets.table_report import correlation, correlation_ratio, cramers_v, report_table
from engine.datasets.uploaded_table import UPLOADED_TABLE, UploadedTableConfig
from engine.errors import EngineError
from engine.look import look
from engine.spec import Component, Data, Split
from engine.tabular.reading import read_file
from engine.tabular.table import SUFFIX, TABLES, Table, table_name, write_table

ROWS = """y,size,colour,price
yes,1,red,10
no,2,blue,20
yes,,red,30
no,4,,40
yes,5,green,50
no,6,red,60
,7,red,70
yes,8,blue,80
no,9,blue,90
yes,10,red,100
no,11,red,110
yes,12,red,120
"""
FULL = 11
"""Rows with a target."""


def table() -> Table:
    return read_file(ROWS.encode())[0]


def choice(**changes: Any) -> UploadedTableConfig:
    whole = {"target": "y", "numbers": ("size",), "categories": ("colour",)} | changes
    return UploadedTableConfig.model_validate(whole)


def store(directory: Path) -> str:
    blob = write_table(table())
    (directory / TABLES).mkdir(parents=True)
    (directory / TABLES / f"{table_name(blob)}{SUFFIX}").write_bytes(blob)
    return table_name(blob)


def test_a_category_becomes_an_input_for_each_value_and_one_for_missing() -> None:
    design = make_design(table(), choice())
    assert (design.width, design.classes, len(design.rows)) == (5, ("no", "yes"), FULL)
    examples = design.fitted(np.arange(FULL))
    assert examples.labels is not None
    assert examples.labels.tolist() == [1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1]
    # size, then blue, green, red, missing
    assert examples.inputs[0].tolist() == [1.0, 0.0, 0.0, 1.0, 0.0]
    assert examples.inputs[1].tolist() == [2.0, 1.0, 0.0, 0.0, 0.0]
    assert examples.inputs[3].tolist() == [4.0, 0.0, 0.0, 0.0, 1.0]


def test_missing_numbers_become_the_mean_of_the_training_rows_alone() -> None:
    design = make_design(table(), choice())
    assert design.fitted(np.array([0, 1, 3])).inputs[2, 0] == pytest.approx((1 + 2 + 4) / 3)
    assert design.fitted(np.array([8, 9])).inputs[2, 0] == pytest.approx((10 + 11) / 2)
    assert design.fitted(np.array([2])).inputs[2, 0] == 0.0


def test_missing_categories_become_the_most_frequent_one_of_the_training_rows() -> None:
    design = make_design(table(), choice(missing_categories="most_frequent"))
    assert design.width == 4
    assert design.fitted(np.array([0, 1, 6, 7])).inputs[3].tolist() == [4.0, 1.0, 0.0, 0.0]
    assert design.fitted(np.array([0, 2, 1])).inputs[3].tolist() == [4.0, 0.0, 0.0, 1.0]


def test_rows_with_missing_values_can_be_dropped() -> None:
    dropped = make_design(table(), choice(missing_numbers="drop_rows", missing_categories="drop_rows", categories=()))
    assert dropped.rows.tolist() == [0, 1, 3, 4, 5, 7, 8, 9, 10, 11]
    with pytest.raises(EngineError, match="Only 9 rows"):
        make_design(table(), choice(missing_numbers="drop_rows", missing_categories="drop_rows"))


def test_a_quantity_is_scaled_by_the_training_rows_alone() -> None:
    quantity = choice(target="price", task="values", numbers=("size",), categories=("y",))
    design = make_design(table(), quantity)
    assert (design.classes, design.width) == ((), 4)
    scaled = design.fitted(np.array([0, 1, 2])).values
    assert scaled is not None
    deviation = np.sqrt(200 / 3)
    assert scaled[:4, 0] == pytest.approx([-10 / deviation, 0.0, 10 / deviation, 20 / deviation])
    plain = make_design(table(), quantity.model_copy(update={"standardize_target": False})).fitted(np.arange(3)).values
    assert plain is not None
    assert plain[:3, 0].tolist() == [10.0, 20.0, 30.0]


@pytest.mark.parametrize(
    ("changes", "code", "got"),
    [
        ({"target": "z"}, "table_column_unknown", "z"),
        ({"numbers": ("nothing",)}, "table_column_unknown", "nothing"),
        ({"numbers": ("colour",), "categories": ()}, "table_column_not_numeric", "colour"),
        ({"numbers": ("size", "y")}, "table_column_twice", "y"),
        ({"categories": ("size",)}, "table_column_twice", "size"),
        ({"numbers": (), "categories": ()}, "table_without_inputs", None),
        ({"target": "colour", "task": "values", "categories": ()}, "table_column_not_numeric", "colour"),
    ],
)
def test_a_choice_that_fits_no_column_is_refused(changes: dict[str, Any], code: str, got: str | None) -> None:
    with pytest.raises(EngineError) as refused:
        make_design(table(), choice(**changes))
    assert [(problem.code, problem.got) for problem in refused.value.problems] == [(code, got)]


def test_a_target_with_one_class_is_refused() -> None:
    constant = read_file(b"a,b\n" + b"x,1\n" * 12)[0]
    with pytest.raises(EngineError, match="fewer than two classes"):
        make_design(constant, choice(target="a", numbers=("b",), categories=()))


def test_a_stored_table_is_found_by_its_name_and_trains(tmp_path: Path) -> None:
    name = store(tmp_path)
    config = choice(table=name).model_dump(mode="json")
    data = Data(
        type="uploaded_table",
        config=config,
        split=Split(train=7, validation=2, test=2),
        preprocessing=(Component(type="standardize", config={"per": "feature"}),),
    )
    prepared = prepare(data, tmp_path)
    assert (prepared.counts, prepared.classes, prepared.input_shape) == ((7, 2, 2), ("no", "yes"), (5,))
    assert not np.isnan(np.asarray(prepared.inputs, np.float64)).any()
    again = prepare(data, tmp_path)
    assert np.array_equal(np.asarray(prepared.inputs), np.asarray(again.inputs))
    assert not np.isnan(np.asarray(look(data, tmp_path, 100).examples.inputs, np.float64)).any()
    described = UPLOADED_TABLE.describe(UploadedTableConfig.model_validate(config), tmp_path)
    assert (described.size, described.input_shape, described.split) == (FULL, (5,), (7, 2, 2))


def test_a_table_that_is_missing_or_damaged_says_so(tmp_path: Path) -> None:
    name = store(tmp_path)
    for wrong, code in (("", "table_not_chosen"), ("0" * 64, "table_missing"), (name[:16], "table_missing")):
        with pytest.raises(EngineError) as refused:
            load_table(wrong, tmp_path)
        assert [problem.code for problem in refused.value.problems] == [code]
    (tmp_path / TABLES / f"{name}{SUFFIX}").write_bytes(write_table(table())[:-1] + b"\x01")
    with pytest.raises(EngineError, match="damaged"):
        load_table(name, tmp_path)


def test_a_name_is_no_path(tmp_path: Path) -> None:
    (tmp_path / TABLES).mkdir()
    (tmp_path / f"secret{SUFFIX}").write_bytes(write_table(table()))
    with pytest.raises(EngineError, match="isn't on this server"):
        load_table("../secret", tmp_path)


def test_a_place_that_was_added_is_looked_through_last(tmp_path: Path) -> None:
    add_data_place(tmp_path / "brought")
    assert data_places(tmp_path / "asked")[0] == tmp_path / "asked"
    assert data_places(None)[-1] == tmp_path / "brought"


# ---- the report ----------------------------------------------------------------------------------------------------


def test_the_report_counts_rows_classes_and_inputs() -> None:
    report = report_table(make_design(table(), choice()))
    assert (report.rows, report.table_rows, report.width) == (FULL, 12, 5)
    assert report.classes == (("no", 5), ("yes", 6))
    assert report.guessing == pytest.approx(6 / 11)
    size, colour = report.inputs
    assert (size.lowest, size.highest, size.missing) == (1.0, 12.0, 1)
    assert size.mean == pytest.approx((1 + 2 + 4 + 5 + 6 + 8 + 9 + 10 + 11 + 12) / 10)
    assert colour.commonest == (("red", 6), ("blue", 3), ("green", 1))
    assert (colour.inputs, colour.missing) == (4, 1)


def codes_of(report: Any) -> dict[str, tuple[str | None, int | None]]:
    return {warning.code: (warning.column, warning.count) for warning in report.warnings}


def test_what_looks_wrong_is_reported() -> None:
    rows = ["label,copy,same,id,noise,age"]
    rows += [f"{'ab'[i % 2]},{'pq'[i % 2]},7,{i},{(i * 37) % 11},{'x' if i == 5 else i % 9}" for i in range(100)]
    rows += ["a,p,7,0,0,0"]
    found = read_file("\n".join(rows).encode())[0]
    config = choice(target="label", numbers=("same", "noise", "id", "age"), categories=("copy",))
    codes = codes_of(report_table(make_design(found, config)))
    assert codes["leak"] == ("copy", None)
    assert codes["constant"] == ("same", None)
    assert codes["not_numbers"] == ("age", 1)
    assert codes["duplicates"] == (None, 1)
    assert set(codes) == {"leak", "constant", "not_numbers", "duplicates"}


def test_few_rows_and_rare_classes_are_reported() -> None:
    rows = ["y,n", *(f"{'a' if i else 'b'},{i}" for i in range(20))]
    codes = codes_of(
        report_table(make_design(read_file("\n".join(rows).encode())[0], choice(numbers=("n",), categories=())))
    )
    assert codes["few_rows"] == (None, 20)
    assert codes["rare_class"] == ("b", 1)
    assert codes["identifier"] == ("n", None)


def test_a_table_of_unrelated_columns_has_no_warnings() -> None:
    rows = ["y,n,c", *(f"{'ab'[(i // 3) % 2]},{(i * 7919) % 101},{'pqr'[i % 3]}" for i in range(120))]
    config = choice(numbers=("n",), categories=("c",))
    assert report_table(make_design(read_file("\n".join(rows).encode())[0], config)).warnings == ()


def test_correlation_is_pearsons() -> None:
    first, second = np.array([1.0, 2.0, 3.0, 4.0]), np.array([1.0, 3.0, 2.0, 4.0])
    assert correlation(first, second) == pytest.approx(0.8)
    assert correlation(first * 1e200, -second * 1e200) == pytest.approx(-0.8)
    assert correlation(first, np.ones(4)) is None


def test_the_correlation_ratio_is_that_of_the_marks_of_three_subjects() -> None:
    # Algebra, geometry and statistics: squares between 6780, in all 9640.
    groups = np.array([0] * 5 + [1] * 4 + [2] * 6)
    marks = np.array([45, 70, 29, 15, 21, 40, 20, 30, 42, 65, 95, 80, 70, 85, 73], np.float64)
    assert correlation_ratio(groups, marks) == pytest.approx(np.sqrt(6780 / 9640))


def test_cramers_v_of_a_table_by_hand() -> None:
    # [[30, 10], [10, 30]]: chi squared is 80 (1/2)^2 = 20, and V = sqrt(20 / 80).
    first = np.array([0] * 40 + [1] * 40)
    second = np.array([0] * 30 + [1] * 10 + [0] * 10 + [1] * 30)
    assert cramers_v(first, second) == pytest.approx(0.5)


def test_a_table_that_would_take_too_much_memory_is_refused_before_any_of_it_is_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    width = make_design(table(), choice()).width
    monkeypatch.setattr(table_design, "MOST_NUMBERS", FULL * width)
    assert make_design(table(), choice()).width == width
    monkeypatch.setattr(table_design, "MOST_NUMBERS", FULL * width - 1)
    with pytest.raises(EngineError, match=f"make {width} inputs, more than the limit of {width - 1}"):
        make_design(table(), choice())
