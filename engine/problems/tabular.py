"""Texts of problems with uploaded tables, by code: the message and the hint, with {got} and {expected}."""

TABLE_TEXTS: dict[str, tuple[str, str]] = {
    "table_not_chosen": ("No table has been uploaded for this experiment.", "Upload one under Data."),
    "table_missing": (
        "The table {got} isn't on this server: it isn't shared, was deleted, or has expired.",
        "Upload the same file again under Data, or choose another data set.",
    ),
    "table_damaged": ("The stored table {got} is damaged.", "Upload the file again under Data."),
    "table_column_unknown": ("The table has no column {got}.", "Choose other columns under Data."),
    "table_column_twice": ("The column {got} is used twice.", "Use it once, as a number or as a category."),
    "table_column_not_numeric": (
        "The column {got} isn't numeric.",
        "Use it as a category, or leave it out.",
    ),
    "table_column_without_categories": (
        "The column {got} has more than {expected} different values, too many for categories.",
        "Use it as a number, or leave it out.",
    ),
    "table_one_class": (
        "The target {got} has fewer than two classes, so there is nothing to distinguish.",
        "Choose another target.",
    ),
    "table_without_inputs": ("No column of the table is an input.", "Choose at least one input column under Data."),
    "table_too_few_rows": (
        "Only {got} rows of the table can be used; at least {expected} are needed.",
        "Fill in missing values instead of dropping rows, or use a larger table.",
    ),
    "table_too_wide": (
        "The columns make {got} inputs, more than the limit of {expected}.",
        "Leave out columns with many categories.",
    ),
    "table_empty": ("The file contains no table.", "Choose a file with a header and at least one row."),
    "table_one_column": (
        "The table has a single column, but needs two: one to predict and one to predict from.",
        "Check the separator of the columns.",
    ),
    "table_unsupported": ("This file can't be read as a table.", "Save the table as CSV, TSV or XLSX."),
    "table_unreadable": ("The table can't be read: {got}.", "Save the table as CSV, TSV or XLSX again."),
    "table_too_large": ("The file has more than {expected} bytes.", "Upload fewer rows or columns."),
    "table_too_many_columns": ("The table has {got} columns; the limit is {expected}.", "Upload fewer columns."),
    "table_too_many_cells": ("The table has more than {expected} cells.", "Upload fewer rows or columns."),
    "table_too_costly": (
        "Reading the table took more time or memory than is allowed.",
        "Upload fewer rows or columns.",
    ),
    "table_store_full": (
        "The uploaded tables on this server take up all of the {expected} bytes reserved for them.",
        "Delete tables that are no longer needed.",
    ),
    "own_tables_full": (
        "Your uploaded tables would take up more than the {expected} bytes that one person may have.",
        "Delete tables that are no longer needed.",
    ),
    "too_many_tables_in_all": (
        "There are {got} uploaded tables on this server, the most that it keeps.",
        "Try again when some have expired.",
    ),
    "upload_stalled": ("The upload was too slow and was given up.", "Try again over a faster connection."),
    "too_many_tables": (
        "There are {got} uploaded tables already, the most that can be kept.",
        "Delete tables that are no longer needed.",
    ),
}
