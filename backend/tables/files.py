"""Files of uploaded tables on a disk, each under the SHA-256 of its bytes."""

import os
from contextlib import suppress
from pathlib import Path

from engine.errors import EngineError
from engine.problems import make_problem
from engine.tabular.table import SUFFIX, TABLES, table_name

MOST_BYTES = 2 * 2**30
MOST_FILES = 20_000


class TableFiles:
    """The folder of tables in a home folder's data.

    Args:
        brought: where people's examples lie. most_bytes, most_files: of all tables together.
    """

    def __init__(self, brought: Path, most_bytes: int = MOST_BYTES, most_files: int = MOST_FILES) -> None:
        self._root = brought / TABLES
        self._most_bytes = most_bytes
        self._most_files = most_files

    def scratch(self, name: str) -> Path:
        """A file of the folder that is no table yet."""
        self._root.mkdir(parents=True, exist_ok=True, mode=0o700)
        return self._root / f"{name}.unfinished"

    def measure(self, finished: Path) -> tuple[str, int]:
        """(name, bytes) that a written table will have."""
        blob = finished.read_bytes()
        return table_name(blob), len(blob)

    def names(self) -> list[str]:
        """Of all tables."""
        return sorted(path.name.removesuffix(SUFFIX) for path in self._root.glob(f"*{SUFFIX}"))

    def keep(self, finished: Path) -> tuple[str, int]:
        """Moves a written table to its place; (name, bytes).

        Raises:
            EngineError: `table_store_full`, `too_many_tables_in_all`. OSError: the disk does not take it.
        """
        name, size = self.measure(finished)
        path = self._path(name)
        if not path.exists():
            sizes = [other.stat().st_size for other in self._root.glob(f"*{SUFFIX}")]
            if sum(sizes) + size > self._most_bytes:
                raise EngineError(make_problem("table_store_full", expected=self._most_bytes))
            if len(sizes) >= self._most_files:
                raise EngineError(make_problem("too_many_tables_in_all", got=len(sizes)))
        with finished.open("rb") as file:
            os.fsync(file.fileno())
        finished.replace(path)  # also of one that is there: it may be damaged
        return name, size

    def delete(self, name: str) -> None:
        """Removes a table; of an unknown name nothing."""
        self._path(name).unlink(missing_ok=True)

    def drop_unfinished(self) -> None:
        """Removes what a server that was killed has left unread."""
        for path in self._root.glob("*.unfinished"):
            with suppress(OSError):
                path.unlink()

    def _path(self, name: str) -> Path:
        return self._root / f"{name}{SUFFIX}"
