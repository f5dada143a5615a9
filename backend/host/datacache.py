"""Data sets of a host: read and prepared once, whoever trains on them."""

from pathlib import Path

from engine.compile.kept import KeptData
from engine.datasets.definition import PreparedData
from engine.datasets.prepare import prepare
from engine.spec import Data

LIMIT_BYTES = 256 * 2**20


class DataCache:
    """Prepared data by their part of the spec, within so many bytes; the ones used longest ago go first.

    Args:
        directory: where downloaded data sets lie, or None.
    """

    def __init__(self, directory: Path | None, limit_bytes: int = LIMIT_BYTES) -> None:
        self._directory = directory
        self._kept: KeptData[PreparedData] = KeptData(limit_bytes)

    def get(self, data: Data) -> PreparedData:
        """The data set, loaded where it is not yet here.

        Raises:
            EngineError: its files are missing.
        """
        return self._kept.get(data.model_dump_json(), lambda: prepare(data, self._directory))
