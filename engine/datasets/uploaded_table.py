"""A table that somebody uploaded: columns as numbers and one-hot categories, one of them the target."""

from pathlib import Path
from typing import Literal

from engine.datasets.definition import Brought, DatasetDef, Description, Examples
from engine.datasets.stored_tables import load_table
from engine.datasets.table_design import Design, make_design
from engine.spec import Config, setting
from engine.tabular.table import MOST_COLUMNS, NAME_DIGITS, short_name

BLANK = Description(kind="table", input_shape=(1,), size=0, outputs=1)


class UploadedTableConfig(Config):
    """Which columns of which table are inputs and target, and what is done about missing values."""

    table: str = setting("", title="Table", help="SHA-256 of the stored table.", max_length=NAME_DIGITS)
    target: str = setting("", title="Target", help="The column to predict.", max_length=200)
    task: Literal["classes", "values"] = setting(
        "classes",
        title="Task",
        help="Whether each value of the target is a class, or the target is a quantity (regression).",
    )
    numbers: tuple[str, ...] = setting(
        (), title="Numbers", help="Columns whose numbers are inputs as they are.", max_length=MOST_COLUMNS
    )
    categories: tuple[str, ...] = setting(
        (),
        title="Categories",
        help="Columns of which each value is an input of its own, 1 where the row has it and 0 elsewhere (one-hot).",
        max_length=MOST_COLUMNS,
    )
    missing_numbers: Literal["mean", "drop_rows"] = setting(
        "mean",
        title="Missing numbers",
        help="Replace them by the mean of the training set, or leave out rows that lack one.",
    )
    missing_categories: Literal["own_category", "most_frequent", "drop_rows"] = setting(
        "own_category",
        title="Missing categories",
        help="Make them a category of their own, replace them by the most frequent category of the training set, or "
        "leave out rows that lack one.",
    )
    standardize_target: bool = setting(
        True,
        title="Standardise the target",
        help="Scale a quantity to mean 0 and standard deviation 1, as the training set has them.",
    )


def _design(config: UploadedTableConfig, directory: Path | None) -> Design:
    return make_design(load_table(config.table, directory), config)


def _describe(config: UploadedTableConfig, directory: Path | None) -> Description:
    design = _design(config, directory)
    return Description(
        kind="table",
        input_shape=(design.width,),
        size=len(design.rows),
        classes=design.classes,
        outputs=0 if design.classes else 1,
    )


def _load(config: UploadedTableConfig, directory: Path | None) -> Examples:
    return _design(config, directory).examples()


def _closed(config: UploadedTableConfig) -> UploadedTableConfig:
    return config.model_copy(update={"table": short_name(config.table)})


UPLOADED_TABLE = DatasetDef(
    type="uploaded_table",
    title="Uploaded table",
    summary="A table from a file of your own: CSV, TSV or XLSX.",
    source="The uploaded file.",
    Config=UploadedTableConfig,
    describe=_describe,
    load=_load,
    brought=Brought(blank=BLANK, name=lambda config: config.table, closed=_closed),
)
