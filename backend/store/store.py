"""`Store`: experiments, sessions, runs with their records, shares. What is asked of it, whatever keeps it."""

from dataclasses import dataclass
from typing import Protocol

from backend.store.study_store import Row as Row
from backend.store.study_store import StudyStore
from backend.store.table_store import TableStore


@dataclass(frozen=True)
class ChunkInfo:
    """Packed record frames of a run. coarse: how often they were halved. size: bytes."""

    first_seq: int
    last_seq: int
    frames: int
    coarse: int
    size: int


@dataclass(frozen=True)
class StoredChunk:
    """Packed record frames with their bytes."""

    first_seq: int
    last_seq: int
    frames: int
    coarse: int
    body: bytes

    @property
    def info(self) -> ChunkInfo:
        """Without the bytes."""
        return ChunkInfo(self.first_seq, self.last_seq, self.frames, self.coarse, len(self.body))


@dataclass(frozen=True)
class Picture:
    """A picture of a view at a step; the body is packed."""

    view: str
    step: int
    body: bytes


@dataclass(frozen=True)
class RecordWrite:
    """What one flush makes durable, in one transaction.

    Attributes:
        events: of the log. chunk: new frames. values: columns of the run's row.
        pictures: to keep. dropped: (view, step) that these make superfluous.
    """

    events: list[Row]
    chunk: StoredChunk | None
    values: Row
    pictures: list[Picture]
    dropped: list[tuple[str, int]]


class Store(StudyStore, TableStore, Protocol):
    """Every method is one transaction: all of it is kept, or nothing; what it kept is read by the next call.

    Every method raises `StorageError` where the store cannot be reached or takes no more. Ids are chosen by the store
    and are hard to guess. A row of an unknown id is None.
    """

    async def open(self) -> None:
        """Gets ready, once, before any other call; brings what an older version kept up to date."""
        ...

    async def close(self) -> None:
        """Ends what `open` began."""
        ...

    # ---- experiments and sessions --------------------------------------------------------------------------------

    async def add_experiment(self, spec_hash: str, document: Row, layout: Row, title: str) -> str:
        """Keeps an experiment and returns its id; equal documents are kept once.

        Args:
            spec_hash: of the whole document (`engine.normal_form.document_hash`).
        """
        ...

    async def experiment(self, name: str) -> Row | None:
        """id, spec_hash, layout, title, created_at, document."""
        ...

    async def add_session(self, experiment_id: str, token: str) -> str:
        """Keeps a session and returns its id; of its token only the hash is kept."""
        ...

    async def session(self, name: str) -> Row | None:
        """id, owner_hash, experiment_id, created_at."""
        ...

    async def delete_session(self, name: str) -> None:
        """Removes a session and its runs.

        Pinned runs stay, with a new session of the same owner; others that a share shows, with this one, which then has
        no owner.
        """
        ...

    # ---- runs ----------------------------------------------------------------------------------------------------

    async def add_run(self, values: Row) -> None:
        """Keeps a run's row; `values` holds its id."""
        ...

    async def add_branch(
        self, values: Row, events: list[Row], chunks: list[StoredChunk], pictures: list[Picture]
    ) -> None:
        """Keeps a run's row together with the record that it begins with."""
        ...

    async def update_run(self, name: str, values: Row) -> None:
        """Changes columns of a run's row."""
        ...

    async def run(self, name: str) -> Row | None:
        """A run's row."""
        ...

    async def delete_run(self, name: str) -> None:
        """Removes a run from its session; one that a share shows stays, with a new session that has no owner."""
        ...

    async def runs_of(self, session_id: str) -> list[Row]:
        """Runs of a session, by number."""
        ...

    async def last_runs(self) -> set[str]:
        """Ids of each session's last run."""
        ...

    async def playing_runs(self) -> list[Row]:
        """Those of each session's last runs whose owner wants them to train: id, session_id, playing, keep_running."""
        ...

    # ---- records -------------------------------------------------------------------------------------------------

    async def write_record(self, run_id: str, write: RecordWrite) -> None:
        """Makes a part of a record durable. A picture of a view and step that is kept already replaces it."""
        ...

    async def events_of(self, run_id: str) -> list[Row]:
        """The event log by seq, entries of one seq in the order in which they were written."""
        ...

    async def chunks_of(self, run_id: str, first: int = 0, last: int | None = None) -> list[StoredChunk]:
        """Chunks that hold frames from `first` to `last`, in order."""
        ...

    async def chunk_index(self, run_id: str) -> list[ChunkInfo]:
        """All chunks of a run without their bytes, in order."""
        ...

    async def replace_chunks(self, run_id: str, first_seq: int, last_seq: int, new: StoredChunk) -> None:
        """Puts one chunk in the place of those from `first_seq` to `last_seq`."""
        ...

    async def rewind(self, run_id: str, next_seq: int, generation: int) -> None:
        """Removes events and checkpoints beyond `next_seq`, which are computed again, and notes the generation."""
        ...

    async def view_index(self, run_id: str) -> list[tuple[str, int, int]]:
        """Kept pictures in the order in which they were written: (view, step, bytes)."""
        ...

    async def views_of(self, run_id: str) -> list[Row]:
        """Kept pictures in the order in which they were written: view, step, body (packed)."""
        ...

    # ---- checkpoints ---------------------------------------------------------------------------------------------

    async def add_checkpoint(self, run_id: str, next_seq: int, step: int, name: str) -> None:
        """Notes the name of a checkpoint, the newest two of a run; of an unknown run: nothing."""
        ...

    async def checkpoints_of(self, run_id: str, durable_seq: int) -> list[Row]:
        """next_seq, step, name of checkpoints not ahead of the durable frames (up to `durable_seq`), newest first."""
        ...

    async def forget_checkpoint(self, run_id: str, next_seq: int) -> None:
        """Removes the note of a checkpoint that cannot be read."""
        ...

    # ---- room on the disk ----------------------------------------------------------------------------------------

    async def known_runs(self) -> set[str]:
        """Ids of all runs."""
        ...

    async def expirable_runs(self) -> list[Row]:
        """Runs that are neither shared, pinned nor playing, the oldest first: id, session_id, status, size_bytes."""
        ...

    async def expire_runs(self, names: list[str]) -> set[str]:
        """Removes those of these runs that are offered by `expirable_runs` still, with all that belongs to them.

        Returns:
            Those that went.
        """
        ...

    async def used_bytes(self) -> int:
        """Bytes in use; what is free on the disk for rows to come does not count."""
        ...

    async def compact(self) -> None:
        """Gives back to the disk what is not in use; meanwhile others wait."""
        ...

    # ---- shares --------------------------------------------------------------------------------------------------

    async def add_share(self, values: Row, token: str) -> str:
        """Keeps a share and returns its id. token: its owner's, or "" where nobody may delete it."""
        ...

    async def share(self, name: str) -> Row | None:
        """A share's row."""
        ...

    async def delete_share(self, name: str) -> None:
        """Removes a share; what it showed stays."""
        ...

    # ---- saved weights -------------------------------------------------------------------------------------------

    async def add_saved_weights(self, owner_hash: str, values: Row) -> Row:
        """Keeps what is known of saved weights (weights, name, step, size_bytes, experiment), and returns their row."""
        ...

    async def saved_weights(self, name: str) -> Row | None:
        """id, owner_hash, weights, name, step, size_bytes, created_at, experiment."""
        ...

    async def saved_weights_of(self, owner_hash: str) -> list[Row]:
        """Rows of an owner, the newest first."""
        ...

    async def rename_saved_weights(self, name: str, title: str) -> None:
        """Changes their name."""
        ...

    async def delete_saved_weights(self, name: str) -> bool:
        """Removes a row; whether no other row has the same weights."""
        ...
