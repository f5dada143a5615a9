"""Brings a viewer to the present: the exact gap where it can be had, the whole (coarsened) record otherwise."""

from backend.hub.viewer import Viewer
from backend.protocol.frames import decode_frame
from backend.protocol.messages import Position, Reset
from backend.sessions.live import LiveRun
from backend.store.queries import Store
from backend.store.record import unpack


async def catch_up(store: Store, run: LiveRun, viewer: Viewer, position: Position | None) -> None:
    """Sends a viewer what it lacks of a run, then lets it read from the ring.

    Args:
        position: where it stands; None for somebody new.
    """
    ring = run.ring
    if position is None or position.run_id != run.run_id:
        await _whole(store, run, viewer)
        return
    if position.generation == ring.generation and ring.first_seq <= position.seq + 1 <= ring.next_seq:
        viewer.stage(ring, position.seq + 1)
        return
    gap = await stored_frames(store, run, position.seq + 1)
    exact = gap is not None and position.generation == ring.generation and position.seq + 1 <= ring.next_seq
    if exact and gap is not None:
        viewer.history(gap)
        viewer.stage(ring, ring.next_seq if not gap else decode_frame(gap[-1]).seq + 1)
        return
    last = ring.next_seq - 1
    viewer.tell(Reset(run_id=run.run_id, generation=ring.generation, to_seq=last).model_dump_json())
    await _whole(store, run, viewer)


async def restart_history(store: Store, run: LiveRun, viewer: Viewer) -> None:
    """A viewer fell out of the ring: it forgets what it has and is sent the whole record."""
    message = Reset(run_id=run.run_id, generation=run.ring.generation, to_seq=run.ring.next_seq - 1)
    viewer.tell(message.model_dump_json())
    await _whole(store, run, viewer)


async def _whole(store: Store, run: LiveRun, viewer: Viewer) -> None:
    if run.ring.first_seq == 0:
        viewer.stage(run.ring, 0)
    else:
        frames = await stored_frames(store, run, 0, coarse=True) or []
        viewer.history(frames)
        viewer.stage(run.ring, decode_frame(frames[-1]).seq + 1 if frames else run.ring.first_seq)
    for row in await store.views_of(run.run_id):
        viewer.history([row["body"]])


async def stored_frames(store: Store, run: LiveRun, first: int, *, coarse: bool = False) -> list[bytes] | None:
    """Durable frames from `first` on; None where some of them were coarsened and that will not do."""
    await run.recorder.flush()
    chunks = await store.chunks_of(run.run_id, first)
    if not coarse and any(chunk.coarse for chunk in chunks):
        return None
    frames = [frame for chunk in chunks for frame in unpack(chunk.body)]
    return frames if first == 0 else [frame for frame in frames if decode_frame(frame).seq >= first]
