"""The process that reads one uploaded file: `python -m backend.tables.child SOURCE TARGET OPTIONS`.

It prints `{"document": ...}`, having written the table, or `{"problems": [...]}`. Whatever a file makes of it, only
this process ends.
"""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from engine.errors import EngineError
from engine.problems import make_problem
from engine.tabular.reading import Reading, ReadOptions, read_file
from engine.tabular.table import Column, Table, write_table

MEMORY_BYTES = 1536 * 2**20
CPU_S = 30
FILE_BYTES = 64 * 2**20


def limit_this_process() -> None:
    """Address space, processor time and size of files, where the system can limit them."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CPU, CPU_S),
        (resource.RLIMIT_FSIZE, FILE_BYTES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))


def describe(table: Table, reading: Reading) -> dict[str, Any]:
    """What people look at before they use a table."""
    return {
        "rows": table.rows,
        "columns": [_describe_column(column) for column in table.columns],
        "reading": asdict(reading),
    }


def _describe_column(column: Column) -> dict[str, Any]:
    known = np.zeros(0) if column.numbers is None else column.numbers[~np.isnan(column.numbers)]
    return {
        "name": column.name,
        "guess": column.guess,
        "missing": column.missing,
        "distinct": column.distinct,
        "not_numbers": column.not_numbers,
        "numeric": column.numbers is not None,
        "whole": bool((known == np.round(known)).all()) if len(known) else False,
        "lowest": float(known.min()) if len(known) else None,
        "highest": float(known.max()) if len(known) else None,
        "levels": len(column.levels),
    }


def main(source: str, target: str, options: str) -> None:
    """Reads `source` and writes the table to `target`. options: `ReadOptions` as JSON."""
    limit_this_process()
    try:
        table, reading = read_file(Path(source).read_bytes(), ReadOptions(**json.loads(options)))
        Path(target).write_bytes(write_table(table))
        answer: dict[str, Any] = {"document": describe(table, reading)}
    except EngineError as error:
        answer = {"problems": [problem.model_dump(mode="json") for problem in error.problems]}
    except MemoryError:
        answer = {"problems": [make_problem("table_too_costly").model_dump(mode="json")]}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
