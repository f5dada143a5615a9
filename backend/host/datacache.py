"""Data sets of a host: read and prepared once, whoever trains on them."""

from pathlib import Path

from engine import registry
from engine.compile.kept import KeptData
from engine.datasets.definition import PreparedData
from engine.datasets.places import find_files
from engine.datasets.prepare import prepare
from engine.spec import Data

LIMIT_BYTES = 256 * 2**20


class DataCache:
    """Prepared data by their part of the spec, within so many bytes; the ones used longest ago go first.

    Args:
        directory: where data sets lie that are files, or None.
    """

    def __init__(self, directory: Path | None, limit_bytes: int = LIMIT_BYTES) -> None:
        self.directory = directory
        self._kept: KeptData[PreparedData] = KeptData(limit_bytes)

    def get(self, data: Data) -> PreparedData:
        """The data set, loaded where it is not yet here.

        Raises:
            EngineError: its files are missing.
        """
        key = f"{data.model_dump_json()} {self._files_of(data)}"
        return self._kept.get(key, lambda: prepare(data, self.directory))

    def _files_of(self, data: Data) -> list[tuple[str, int, int]]:
        """Path, time and size of the files that a set reads: a changed one is another set."""
        paths = find_files(registry.dataset(data.type), self.directory) or ()
        return [(str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in paths]
