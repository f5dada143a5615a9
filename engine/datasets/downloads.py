"""Downloads: files tried at several mirrors, checked, and there only once they are whole and the original."""

import hashlib
import logging
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pooch
from numpy.typing import NDArray

from engine.datasets.definition import Progress
from engine.datasets.places import data_places
from engine.errors import EngineError, Problem

BLOCK_BYTES = 2**20


def pick_rows(blocks: Iterable[bytes], header: int, width: int, wanted: NDArray[np.intp]) -> NDArray[np.uint8]:
    """Some rows of a stream of equally long ones.

    Args:
        blocks: the stream. header: bytes before the first row. width: bytes of a row. wanted: row numbers, any order.

    Returns:
        [len(wanted), width], in the order of `wanted`; rows beyond the stream's end are zeros.
    """
    found = np.zeros((len(wanted), width), np.uint8)
    order = np.argsort(wanted, kind="stable")
    rest, first, place, skip = b"", 0, 0, header
    for block in blocks:
        skipped = min(skip, len(block))
        skip -= skipped
        rest += block[skipped:]
        count = len(rest) // width
        while place < len(order) and wanted[order[place]] < first + count:
            begin = (int(wanted[order[place]]) - first) * width
            found[order[place]] = np.frombuffer(rest, np.uint8, width, begin)
            place += 1
        rest = rest[count * width :]
        first += count
    return found


@dataclass(frozen=True)
class Download:
    """The files of one data set.

    Attributes:
        name: of the data set in `backlight data fetch`. title: for people. folder: below the data directory.
        checksums: md5 by file name, of what `content` makes of the file. mirrors: addresses that end in a slash.
        content: (path) -> the bytes that are checked; b"" where the file cannot be read.
        instead: what to choose where it is not there.
    """

    name: str
    title: str
    folder: str
    checksums: Mapping[str, str]
    mirrors: tuple[str, ...]
    content: Callable[[Path], bytes]
    instead: str

    @property
    def command(self) -> str:
        """What fetches it."""
        return f"backlight data fetch {self.name}"

    @property
    def files(self) -> tuple[str, ...]:
        """Paths below the data directory."""
        return tuple(f"{self.folder}/{name}" for name in self.checksums)

    def missing(self, directory: Path | None) -> EngineError:
        """The problem when the files are missing."""
        looked = ", ".join(str(place / self.folder) for place in data_places(directory))
        return self._problem(
            "dataset_missing",
            f"{self.title} hasn't been downloaded to this computer (looked in {looked}).",
            f"Run `{self.command}`, or choose {self.instead}.",
        )

    def read(self, path: Path) -> bytes:
        """The checked bytes of one file.

        Raises:
            EngineError: `dataset_damaged` where they are not the original's.
        """
        content = self.content(path)
        if hashlib.md5(content, usedforsecurity=False).hexdigest() != self.checksums[path.name]:
            raise self.damaged(path)
        return content

    def stream(self, path: Path) -> Iterator[bytes]:
        """The decompressed bytes of one gzip file, in blocks of about a megabyte; checked when the last one is out.

        Raises:
            EngineError: `dataset_damaged` where they are not the original's.
        """
        packed, whole = hashlib.md5(usedforsecurity=False), hashlib.md5(usedforsecurity=False)
        unpack = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            with path.open("rb") as file:
                while piece := file.read(BLOCK_BYTES):
                    packed.update(piece)
                    while piece:
                        block = unpack.decompress(piece, BLOCK_BYTES)
                        whole.update(block)
                        yield block
                        piece = unpack.unconsumed_tail
        except (OSError, zlib.error) as error:
            raise self.damaged(path) from error
        if self.checksums[path.name] not in (packed.hexdigest(), whole.hexdigest()):
            raise self.damaged(path)

    def damaged(self, path: Path) -> EngineError:
        """The problem when a file is not the original."""
        return self._problem(
            "dataset_damaged",
            f"{path} is not the original {path.name}: its checksum differs.",
            f"Delete it and run `{self.command}`.",
        )

    def fetch(self, directory: Path, progress: Progress) -> None:
        """Downloads what is missing, and checks every file.

        Args:
            directory: the data directory; files go into its folder. progress: (file name, bytes received, total bytes).

        Raises:
            EngineError: `dataset_download_failed` when no mirror gave the original.
        """
        folder = directory / self.folder
        folder.mkdir(parents=True, exist_ok=True)
        for name in self.checksums:
            path = folder / name
            if path.is_file() and not self._is_original(path):
                path.unlink()
            if not path.is_file():
                self._download(name, folder, progress)

    def _is_original(self, path: Path) -> bool:
        try:
            self.read(path)
        except EngineError:
            return False
        return True

    def _download(self, name: str, folder: Path, progress: Progress) -> None:
        """Tries the mirrors in turn."""
        reasons = download(name, folder, self.mirrors, self._is_original, progress)
        if reasons:
            raise self._problem(
                "dataset_download_failed",
                f"{name} couldn't be downloaded ({'; '.join(reasons)}).",
                "Check the connection and run the command again, or copy the files into the folder yourself.",
            )

    def _problem(self, code: str, message: str, hint: str) -> EngineError:
        return EngineError(Problem(code=code, message=message, path="data.type", got=self.name, hint=hint))


def download(
    name: str, folder: Path, mirrors: Sequence[str], is_original: Callable[[Path], bool], progress: Progress
) -> list[str]:
    """One file from the first mirror that gives the original; another one is not left behind.

    Args:
        name: of the file at the mirrors, and in the folder. mirrors: addresses that end in a slash.

    Returns:
        Why each mirror failed; nothing where the file is there.
    """
    # Pooch prints the hash of every file it was given none for; what is checked may be the decompressed file.
    pooch.get_logger().setLevel(logging.ERROR)
    reasons: list[str] = []
    for mirror in mirrors:
        meter: Any = _Meter(name, progress)
        downloader: Any = pooch.HTTPDownloader(progressbar=meter, timeout=30)
        try:
            pooch.retrieve(mirror + name, None, fname=name, path=folder, downloader=downloader)
        except (OSError, ValueError) as error:
            reasons.append(f"{mirror}: {type(error).__name__}")
            continue
        if is_original(folder / name):
            return []
        (folder / name).unlink()
        reasons.append(f"{mirror}: checksum differs")
    return reasons


class _Meter:
    """A progress bar for pooch that calls a callback."""

    def __init__(self, name: str, progress: Progress) -> None:
        self.total = 0
        self._name, self._progress, self._done = name, progress, 0

    def update(self, count: int) -> None:
        """So many bytes more have arrived."""
        self._done += count
        self._progress(self._name, min(self._done, self.total), self.total)

    def reset(self) -> None:
        """Pooch starts its final report."""
        self._done = 0

    def close(self) -> None:
        """Nothing to close."""
