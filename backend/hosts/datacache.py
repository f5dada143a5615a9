"""Data sets of a host: read and prepared once, whoever trains on them."""

import threading
from collections import OrderedDict
from pathlib import Path

from engine.datasets.definition import PreparedData
from engine.datasets.prepare import prepare
from engine.spec import Data

LIMIT_BYTES = 1 << 30


class DataCache:
    """Prepared data by their part of the spec; the ones used longest ago go first.

    Args:
        directory: where downloaded data sets lie, or None.
    """

    def __init__(self, directory: Path | None, limit_bytes: int = LIMIT_BYTES) -> None:
        self._directory = directory
        self._limit_bytes = limit_bytes
        self._prepared: OrderedDict[str, PreparedData] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, data: Data) -> PreparedData:
        """The data set, loaded where it is not yet here.

        Raises:
            EngineError: its files are missing.
        """
        key = data.model_dump_json()
        with self._lock:
            prepared = self._prepared.get(key)
            if prepared is None:
                prepared = prepare(data, self._directory)
                self._prepared[key] = prepared
            self._prepared.move_to_end(key)
            while len(self._prepared) > 1 and self._size() > self._limit_bytes:
                self._prepared.popitem(last=False)
            return prepared

    def _size(self) -> int:
        return sum(prepared.inputs.nbytes for prepared in self._prepared.values())
