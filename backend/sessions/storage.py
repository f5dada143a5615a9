"""What the home folder takes on the disk, and what goes when that is more than it may."""

import asyncio
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import structlog

from backend.link.checkpoint_store import CheckpointStore
from backend.link.keyframe_store import MOST_KEYFRAMES, KeyframeStore
from backend.sessions.checkpoint_sweep import CheckpointSweep
from backend.sessions.live import ENDED, LiveSession
from backend.settings import Settings
from backend.store.faults import StorageError, one_line
from backend.store.home import DATABASE
from backend.store.store import Row, Store

log = structlog.get_logger()

SWEEP_EVERY_S = 60.0
DOWN_TO = 0.9
"""Where the home folder is too large, so much of what it may take is left, so that not every sweep has work."""

SHARE_OF_RUNS = 0.25
"""Runs may always take so much of the budget, however much downloads, backups and compiled programs take."""

RUNS_AT_ONCE = 20


@dataclass(frozen=True)
class StorageFigures:
    """The home folder as it was at the last sweep, in bytes.

    Attributes:
        home: all files, without what the database keeps free and its log. most: what it may take; None: any amount.
        free: on its disk. database: rows in use. keyframes: kept states of all runs, and of how many runs.
        most_keyframes, most_keyframe_bytes: what one run may keep. expired_runs: since the server started.
    """

    home: int = 0
    most: int | None = None
    free: int = 0
    database: int = 0
    keyframes: int = 0
    keyframe_runs: int = 0
    most_keyframes: int = MOST_KEYFRAMES
    most_keyframe_bytes: int = 0
    expired_runs: int = 0


class Storage:
    """Sweeps the home folder.

    Args:
        sessions: those in memory; what is on their stage stays.

    Attributes:
        figures: see `StorageFigures`.
    """

    def __init__(
        self,
        store: Store,
        checkpoints: CheckpointStore,
        keyframes: KeyframeStore,
        settings: Settings,
        sessions: Mapping[str, LiveSession],
    ) -> None:
        self._store = store
        self._keyframes = keyframes
        self._home = settings.home
        self._sessions = sessions
        self._checkpoints = CheckpointSweep(checkpoints, store, self._held_runs)
        self.figures = StorageFigures(most=settings.max_disk_bytes, most_keyframe_bytes=settings.keyframe_bytes)

    def _held_runs(self) -> dict[str, bool]:
        """Runs in memory, and whether a host holds them."""
        sessions = list(self._sessions.values())
        on_stage = {session.run.run_id: session.run.opened for session in sessions if session.run is not None}
        return on_stage | {session.opening.run_id: True for session in sessions if session.opening is not None}

    async def sweep(self) -> None:
        """Deletes what nobody can come back to, then what is too much."""
        await self._checkpoints.sweep()
        await self.drop_orphans()
        await self._measure()
        most = self.figures.most
        if most is not None and self.figures.home > self._goal(most):
            await self._shrink(self._goal(DOWN_TO * most))

    def _goal(self, most: float) -> int:
        """What the home folder may take, so that runs have their share of that."""
        others = self.figures.home - self.figures.database - self.figures.keyframes
        return int(max(most, others + SHARE_OF_RUNS * most))

    async def drop_orphans(self) -> None:
        """Deletes kept states of runs that have been deleted."""
        found = await asyncio.to_thread(self._keyframes.usage)
        kept = await self._store.known_runs() | self._held_runs().keys()
        for run_id in found.keys() - kept:
            await asyncio.to_thread(self._keyframes.delete, run_id)

    async def repeat(self) -> None:
        """Sweeps once a minute; what a host was still writing goes the next time."""
        while True:
            await asyncio.sleep(SWEEP_EVERY_S)
            try:
                await self.sweep()
            except Exception as error:
                log.error("could not look after the home folder", exc_info=error)

    async def _measure(self) -> None:
        usage = await asyncio.to_thread(self._keyframes.usage)
        used = await self._store.used_bytes()
        home = await asyncio.to_thread(folder_bytes, self._home)
        self.figures = replace(
            self.figures,
            home=home - await asyncio.to_thread(_database_bytes, self._home) + used,
            free=await asyncio.to_thread(_free_bytes, self._home),
            database=used,
            keyframes=await asyncio.to_thread(self._keyframes.total_bytes),
            keyframe_runs=len(usage),
        )

    # ---- what is too much ----------------------------------------------------------------------------------------

    async def _shrink(self, goal: int) -> None:
        """Kept states go first, of the oldest runs; then whole runs, the oldest first, until `goal` bytes are left."""
        candidates = await self._expirable()
        await self._drop_keyframes([row["id"] for row in candidates], goal)
        gone = await self._expire(candidates, self._within_reach(candidates, goal))
        if gone:
            self._publish_gone(gone)
            log.info("runs expired", count=len(gone), home_bytes=self.figures.home, most_bytes=self.figures.most)
            self.figures = replace(self.figures, expired_runs=self.figures.expired_runs + len(gone))
            try:
                await self._store.compact()
            except StorageError as error:  # the room is used again in any case
                log.warning("the database could not be compacted", cause=one_line(error))

    async def _expirable(self) -> list[Row]:
        """Runs that nobody shares, has pinned or has on stage: those that have ended first, each the oldest first."""
        held = self._held_runs()
        rows = [row for row in await self._store.expirable_runs() if row["id"] not in held]
        return sorted(rows, key=lambda row: row["status"] not in ENDED)

    async def _drop_keyframes(self, names: Sequence[str], goal: int) -> None:
        """In this order, until `goal` bytes are left; what somebody has taken on stage meanwhile stays."""
        left = self.figures.home
        for name in names:
            if left <= goal:
                break
            if name not in self._held_runs():
                left -= await asyncio.to_thread(self._keyframes.delete, name)
        await self._measure()

    def _within_reach(self, candidates: Sequence[Row], goal: int) -> int:
        """The goal; where all that may go would not be enough, it has the share of runs beside what has to stay."""
        least = self.figures.home - sum(row["size_bytes"] for row in candidates)
        return goal if least <= goal else int(least + SHARE_OF_RUNS * (self.figures.most or 0))

    async def _expire(self, candidates: Sequence[Row], goal: int) -> set[str]:
        """Those that went, in this order, until `goal` bytes are left; each batch is looked at again before it goes."""
        gone: set[str] = set()
        while candidates and self.figures.home > goal:
            batch, candidates = _split(candidates, self.figures.home - goal)
            held = self._held_runs()
            gone |= await self._store.expire_runs([row["id"] for row in batch if row["id"] not in held])
            await self._measure()
        return gone

    def _publish_gone(self, gone: set[str]) -> None:
        """Viewers learn which runs are left."""
        for session in self._sessions.values():
            if any(info.run_id in gone for info in session.former):
                session.former = [info for info in session.former if info.run_id not in gone]
                session.publish_runs()


def _split(rows: Sequence[Row], excess: int) -> tuple[Sequence[Row], Sequence[Row]]:
    """The first ones, about as many as take so many bytes, and the others."""
    for count, row in enumerate(rows[:RUNS_AT_ONCE], start=1):
        excess -= row["size_bytes"]
        if excess <= 0:
            return rows[:count], rows[count:]
    return rows[:RUNS_AT_ONCE], rows[RUNS_AT_ONCE:]


def folder_bytes(folder: Path) -> int:
    """Bytes of all files in a folder; a file with several names counts once."""
    found: dict[tuple[int, int], int] = {}
    for path in folder.rglob("*"):
        try:
            facts = path.lstat()
        except OSError:
            continue
        if path.is_file():
            found[facts.st_dev, facts.st_ino] = facts.st_size
    return sum(found.values())


def _database_bytes(home: Path) -> int:
    """The database's files: itself, its log, and the index of that."""
    files = [home / f"{DATABASE}{suffix}" for suffix in ("", "-wal", "-shm")]
    return sum(file.stat().st_size for file in files if file.exists())


def _free_bytes(folder: Path) -> int:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 0
