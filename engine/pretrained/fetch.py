"""Published weights become saved weights: downloaded or given as a file, checked, and called by our names."""

import hashlib
from pathlib import Path

from safetensors import SafetensorError
from safetensors.numpy import load

from engine.datasets.definition import Progress
from engine.datasets.downloads import download
from engine.errors import EngineError, Problem
from engine.pretrained.definition import PretrainedDef
from engine.saved_weights import write_weights


def fetch(record: PretrainedDef, folder: Path, progress: Progress) -> bytes:
    """Downloads the published file and returns it as a file of saved weights.

    Args:
        folder: where the download lies until it is read.

    Raises:
        EngineError: `weights_download_failed` where no mirror gives the original. OSError: the disk does not take it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / record.file
    reasons = download(record.file, folder, record.mirrors, lambda file: _is_original(record, file), progress)
    if reasons:
        raise _problem(
            record,
            "weights_download_failed",
            f"{record.file} couldn't be downloaded ({'; '.join(reasons)}).",
            "Check the connection and run the command again. On a computer without a connection: copy the file here "
            f"and run `{record.command} --file {record.file}`.",
        )
    try:
        return read_published(record, path)
    finally:
        path.unlink(missing_ok=True)


def read_published(record: PretrainedDef, path: Path) -> bytes:
    """A published file as a file of saved weights.

    Raises:
        EngineError: `weights_damaged` where it is not the original. OSError: it can't be read.
    """
    if not _is_original(record, path):
        raise _problem(
            record,
            "weights_damaged",
            f"{path} is not the original {record.file}: its checksum differs.",
            f"Run `{record.command}` to download it, or copy it again from {record.mirrors[0]}{record.file}.",
        )
    try:
        return write_weights(record.convert(load(path.read_bytes())), record.layers)
    except (SafetensorError, KeyError, ValueError) as error:
        raise _problem(
            record,
            "weights_damaged",
            f"{path} doesn't hold the weights of {record.title} ({type(error).__name__}: {error}).",
            "Update Backlight: it reads this file in another way.",
        ) from error


def _is_original(record: PretrainedDef, path: Path) -> bool:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == record.sha256


def _problem(record: PretrainedDef, code: str, message: str, hint: str) -> EngineError:
    return EngineError(Problem(code=code, message=message, got=record.type, hint=hint))
