"""Judged runs as rows of a JSON file: parts that were run apart are joined, later rows in place of earlier ones."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter

Source = Literal["seeded", "real", "healthy"]


@dataclass(frozen=True)
class Row:
    """What was said of one run, and what its cures did.

    Attributes:
        source: seeded faults, programs of public collections, or healthy runs. kind: of fault. net: or program.
        held: whether thresholds were chosen without it.
        refused: the spec can't be trained, and the page says why. hurts: it trains, and does worse than its twin.
        reported: code and step of each sentence, in their order; step 0 is before Play.
        right: whether the first sentence names the cause. in_time: whether it came within 200 steps or two epochs.
        offered: how many different cures. restored: of each that was run, whether it does as well as the twin.
    """

    source: Source
    kind: str
    net: str
    seed: int
    held: bool = False
    refused: bool = False
    hurts: bool = False
    reported: tuple[tuple[str, int], ...] = ()
    right: bool = False
    in_time: bool = False
    offered: int = 0
    restored: tuple[bool, ...] = ()

    @property
    def key(self) -> tuple[str, str, str, int]:
        """What it is a row of."""
        return self.source, self.kind, self.net, self.seed


_ROWS = TypeAdapter(list[Row])


def read_rows(path: Path) -> list[Row]:
    """Rows of a file, none where there is no file."""
    return _ROWS.validate_json(path.read_bytes()) if path.exists() else []


def join(*parts: Iterable[Row]) -> list[Row]:
    """Rows of several parts, of each run the last one."""
    found: dict[tuple[str, str, str, int], Row] = {}
    for row in (row for part in parts for row in part):
        found[row.key] = row
    return [found[key] for key in sorted(found)]


def write_rows(path: Path, rows: Sequence[Row]) -> None:
    """Writes rows, one to a line, whole or not at all."""
    lines = (
        json.dumps({name: value for name, value in asdict(row).items() if value or name == "seed"}) for row in rows
    )
    part = path.with_suffix(".part")
    part.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")
    part.replace(path)
