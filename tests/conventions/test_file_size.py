"""A file holds one idea: at most 300 lines, unless its reason stands here."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LIMIT = 300
SUFFIXES = {".py", ".ts", ".tsx", ".css"}

REASONS: dict[str, str] = {
    "frontend/src/features/views/Requested.module.css": "looks of the pictures on request, which share their parts",
    "frontend/src/features/views/Views.module.css": "looks of the pictures of the output, which share their parts",
    "backend/link/messages.py": "all messages between pool and host, one record each",
    "backend/protocol/messages.py": "all messages between browser and server, one record each",
    "engine/catalog/entries.py": "all entries of the catalogue, one record each",
    "tests/backend/fake_pool.py": "a whole HostPool, one method each",
}


def source_files() -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = [ROOT / name for name in listing.stdout.splitlines()]
    return [path for path in paths if path.suffix in SUFFIXES and path.exists() and "generated" not in path.parts]


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_file_is_longer_than_the_limit_without_a_reason() -> None:
    long = {str(path.relative_to(ROOT)): lines_of(path) for path in source_files() if lines_of(path) > LIMIT}
    assert {name: count for name, count in long.items() if name not in REASONS} == {}


def test_every_exception_is_still_needed() -> None:
    assert [name for name in REASONS if lines_of(ROOT / name) <= LIMIT] == []


def test_the_limit_is_applied_to_many_files() -> None:
    assert len(source_files()) > 100
