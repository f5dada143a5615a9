"""The status of a running server, for `backlight status`: a file in the home folder, not sent over the network."""

import asyncio
import json
import os
import shutil
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from backend.pool.host_pool import PoolStatus
from backend.sessions.storage import StorageFigures, folder_bytes
from backend.settings import Settings

FILE = "status.json"
EVERY_S = 2.0
STALE_S = 15.0
_MEGABYTE = 2**20


@asynccontextmanager
async def status_file(
    settings: Settings,
    sessions: Callable[[], dict[str, int]],
    pool: Callable[[], PoolStatus],
    storage: Callable[[], StorageFigures],
) -> AsyncGenerator[None]:
    """Keeps the file up to date while the server runs; a disk that does not take it harms nothing.

    Args:
        settings: of the server. sessions: number of sessions by state. pool: its hosts. storage: its disk.
    """
    home, address = settings.home, settings.public_url or f"http://{settings.host}:{settings.port}"

    async def keep() -> None:
        while True:
            status = {"pid": os.getpid(), "address": address, "written_at": time.time()}
            status |= {"sessions": sessions(), "pool": asdict(pool()), "storage": asdict(storage())}
            with suppress(OSError):
                await asyncio.to_thread(_write, home / FILE, json.dumps(status))
            await asyncio.sleep(EVERY_S)

    task = asyncio.get_running_loop().create_task(keep())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        with suppress(OSError):
            (home / FILE).unlink(missing_ok=True)


def _write(path: Path, text: str) -> None:
    unfinished = path.with_suffix(".unfinished")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.chmod(0o600)
    unfinished.replace(path)


def read_status(home: Path, now_s: float) -> dict[str, Any] | None:
    """The last status of the server of a home folder; None if none is running.

    Args:
        now_s: seconds since 1970.
    """
    try:
        status = json.loads((home / FILE).read_text(encoding="utf-8"))
        os.kill(int(status["pid"]), 0)
    except PermissionError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return status if now_s - status["written_at"] < STALE_S else None


def describe(status: dict[str, Any], home: Path) -> str:
    """Sessions, hosts and disk, a line each."""
    pool = status["pool"]
    lines = [f"Backlight runs at {status['address']} (process {status['pid']})."]
    counts = ", ".join(f"{number} {state}" for state, number in sorted(status["sessions"].items()))
    lines.append(f"Sessions: {counts or 'none'}.")
    lines += [_describe_host(host) for host in pool["hosts"]]
    if pool["checkpoint_age_s"] is not None:
        lines.append(f"Oldest checkpoint of a run in training: {pool['checkpoint_age_s']:.0f} s.")
    with suppress(OSError):
        size, free, most = folder_bytes(home), shutil.disk_usage(home).free, status["storage"]["most"]
        limit = "" if most is None else f" of {most / _MEGABYTE:.0f} MB"
        lines.append(f"Home: {home}, {size / _MEGABYTE:.0f} MB{limit}; {free / _MEGABYTE:.0f} MB free on its disk.")
    lines.append(_describe_keyframes(status["storage"]))
    return "\n".join(lines)


def _describe_host(host: dict[str, Any]) -> str:
    return (
        f"Host {host['host_id']}: {host['phase']}, {_count(host['sessions'], 'session')}, "
        f"{host['resident_bytes'] / _MEGABYTE:.0f} of {host['budget_bytes'] / _MEGABYTE:.0f} MB, "
        f"{_count(host['executables'], 'executable')}, {_count(host['restarts'], 'restart')}, "
        f"replaced {_count(host['recycled'], 'time')}."
    )


def _describe_keyframes(storage: dict[str, Any]) -> str:
    return (
        f"Kept states of runs: {storage['keyframes'] / _MEGABYTE:.1f} MB of {_count(storage['keyframe_runs'], 'run')}, "
        f"at most {storage['most_keyframe_bytes'] / _MEGABYTE:.0f} MB a run; "
        f"{_count(storage['expired_runs'], 'run')} expired."
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
