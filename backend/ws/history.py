"""Brings a viewer to the present: the exact gap where it can be had, the whole (coarsened) record otherwise."""

from backend.hub.viewer import Viewer
from backend.protocol.messages import Position, Reset, Rewind
from backend.sessions.live import LiveRun, LiveSession
from backend.sessions.training import event_message
from backend.store.playback import read_playback
from backend.store.store import Store


async def catch_up(store: Store, session: LiveSession, viewer: Viewer, position: Position | None) -> None:
    """Sends a viewer what it lacks of the run on stage, then lets it read from the ring.

    Args:
        position: where it stands; None for somebody new.
    """
    while (run := session.run) is not None and run.stored:
        generation = run.ring.generation
        known = None if position is None else known_seq(run, position)
        if position is None or position.run_id != run.run_id:
            ready = await _whole(store, run, viewer, reset=False)
        elif known is None:
            ready = await _whole(store, run, viewer, reset=True)
        else:
            ready = await _gap(store, run, viewer, known, position) or await _whole(store, run, viewer, reset=True)
        if ready and session.run is run and run.ring.generation == generation:
            return


async def restart(store: Store, session: LiveSession, viewer: Viewer) -> None:
    """A viewer fell out of the ring: it forgets what it has and is sent the whole record."""
    if session.run is not None and session.run.ring is viewer.ring:
        await _whole(store, session.run, viewer, reset=True)


def known_seq(run: LiveRun, position: Position) -> int | None:
    """The last frame up to which a viewer's record is ours; None if that is unknown.

    A new host computes the durable frames no second time: a viewer of the host before has what is ours as far as
    the new one began.
    """
    ring = run.ring
    if position.generation == ring.generation:
        return min(position.seq, ring.next_seq - 1)
    if position.generation == ring.generation - 1 and ring.revived_at is not None:
        return min(position.seq, ring.revived_at)
    return None


async def _gap(store: Store, run: LiveRun, viewer: Viewer, known: int, position: Position) -> bool:
    """Exactly what is missing behind `known`; False where some of it was coarsened."""
    ring = run.ring
    generation, first = ring.generation, known + 1
    await run.recorder.flush_if_possible()
    events = [entry for entry in await run.recorder.events() if entry["seq"] >= first]
    frames: list[bytes] = []
    next_seq = first
    if first < ring.first_seq:
        playback = await read_playback(store, run.run_id, first, pictures=False)
        if not playback.exact:
            return False
        frames, next_seq = playback.frames, playback.next_seq
        if next_seq < ring.first_seq:
            return False
    if known < position.seq:
        viewer.send(Rewind(run_id=run.run_id, generation=generation, to_seq=known).model_dump_json())
    for entry in events:
        viewer.send(event_message(run.run_id, entry))
    _go_on(viewer, frames, run, next_seq)
    return True


async def _whole(store: Store, run: LiveRun, viewer: Viewer, *, reset: bool) -> bool:
    await run.recorder.flush_if_possible()
    playback = await read_playback(store, run.run_id, behind=run.recorder.pending_frames)
    if reset:
        generation = playback.generation if playback.frames else run.ring.generation
        message = Reset(run_id=run.run_id, generation=generation, to_seq=playback.next_seq - 1)
        viewer.send(message.model_dump_json())
    _go_on(viewer, playback.frames, run, playback.next_seq)
    return True


def _go_on(viewer: Viewer, frames: list[bytes], run: LiveRun, next_seq: int) -> None:
    viewer.history(frames)
    viewer.stage(run.ring, next_seq)
    if run.ended:
        run.send_state([viewer])
