"""Files of saved weights on a disk: one folder, each file under the SHA-256 of its bytes."""

import os
from contextlib import suppress
from pathlib import Path

from engine.array_file import LENGTH_BYTES, UnreadableError, header_length
from engine.errors import EngineError
from engine.problems import make_problem
from engine.saved_weights import SavedNodes, saved_nodes, weights_name

WEIGHTS = "weights"
"""Folder in the home folder."""

MOST_FILE_BYTES = 256 * 2**20
MOST_BYTES = 2 * 2**30
MOST_HEADER_BYTES = 16 * 2**20
_SUFFIX = ".safetensors"
_PUBLISHED = "published"
"""Folder below: one file a network, with the name of the weights that belong to it."""


class LocalWeights:
    """Implements `engine.saved_weights.SavedWeights`. A host and the web process use one folder at the same time.

    Args:
        root: it is made at the first write. most_file_bytes, most_bytes: of one file, and of all together.
    """

    def __init__(self, root: Path, most_file_bytes: int = MOST_FILE_BYTES, most_bytes: int = MOST_BYTES) -> None:
        self._root = root
        self._most_file_bytes = most_file_bytes
        self._most_bytes = most_bytes

    def write(self, blob: bytes) -> str:
        """Keeps a file, whole or not at all; returns its name. One that is there already is not written again.

        Raises:
            EngineError: `weights_too_large` or `weights_store_full`. OSError: the disk does not take it.
        """
        if len(blob) > self._most_file_bytes:
            raise EngineError(make_problem("weights_too_large", got=len(blob), expected=self._most_file_bytes))
        name = weights_name(blob)
        if self.read(name) is not None:
            return name
        if self._size() + len(blob) > self._most_bytes:
            raise EngineError(make_problem("weights_store_full", expected=self._most_bytes))
        self._root.mkdir(parents=True, exist_ok=True, mode=0o700)
        unfinished = self._root / f"{name}.{os.getpid()}.unfinished"
        try:
            with unfinished.open("wb") as file:
                file.write(blob)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(self._path(name))
        except OSError:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
            raise
        return name

    def nodes(self, name: str) -> SavedNodes | None:
        """See `SavedWeights`. Only the header is read."""
        with suppress(OSError, UnreadableError), self._path(name).open("rb") as file:
            start = file.read(LENGTH_BYTES)
            length = header_length(start)
            if length <= MOST_HEADER_BYTES:
                return saved_nodes(start + file.read(length - LENGTH_BYTES))
        return None

    def read(self, name: str) -> bytes | None:
        """See `SavedWeights`. What is damaged is not given out."""
        with suppress(OSError):
            blob = self._path(name).read_bytes()
            return blob if weights_name(blob) == name else None
        return None

    def delete(self, name: str) -> None:
        """Removes a file; of an unknown name, or of published weights: nothing."""
        if name not in self._published():
            self._path(name).unlink(missing_ok=True)

    def publish(self, network: str, blob: bytes) -> str:
        """Keeps the file of a network that others have trained, for everybody; returns its name.

        Raises:
            As `write`.
        """
        name = self.write(blob)
        folder = self._root / _PUBLISHED
        folder.mkdir(exist_ok=True, mode=0o700)
        unfinished = folder / f".{network}.{os.getpid()}.unfinished"
        unfinished.write_text(name)
        unfinished.replace(folder / network)
        return name

    def published(self, network: str) -> str | None:
        """The name of a network's published weights; None where they are not here."""
        with suppress(OSError):
            name = (self._root / _PUBLISHED / network).read_text()
            return name if self.nodes(name) is not None else None
        return None

    def _published(self) -> set[str]:
        """Names of all published weights."""
        with suppress(OSError):
            return {path.read_text() for path in (self._root / _PUBLISHED).iterdir()}
        return set()

    def _size(self) -> int:
        return sum(path.stat().st_size for path in self._root.glob(f"*{_SUFFIX}"))

    def _path(self, name: str) -> Path:
        return self._root / f"{name}{_SUFFIX}"
