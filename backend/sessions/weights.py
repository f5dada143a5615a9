"""Saved weights: saved from a run, listed, renamed and deleted by whoever holds their token."""

import asyncio

from backend.errors import not_found, not_owner
from backend.link.refusals import no_run, superseded
from backend.link.weights import LocalWeights
from backend.protocol.weights import SavedWeights, SavedWeightsCreate, SavedWeightsNode
from backend.sessions.live import LiveSession
from backend.sessions.manager import SessionManager
from backend.store.ids import token_hash
from backend.store.store import Row
from engine.errors import EngineError
from engine.problems import make_problem

MOST_SAVED = 100
"""Of one token."""


class WeightsLibrary:
    """What people have saved. Bytes lie in files by their hash; equal weights of several people share one.

    Args:
        files: of saved weights.
    """

    def __init__(self, manager: SessionManager, files: LocalWeights) -> None:
        self._manager = manager
        self._store = manager.store
        self._files = files

    async def save(self, session: LiveSession, body: SavedWeightsCreate, token: str) -> SavedWeights:
        """Saves the weights of a session's run as they stand. Saved again, equal weights keep their id.

        Args:
            body: which run, and how they are called. token: under which they are kept.

        Raises:
            EngineError: the run is not on stage, or its weights cannot be saved.
        """
        owner = token_hash(token)
        kept = await self._store.saved_weights_of(owner)
        if len(kept) >= MOST_SAVED:
            raise EngineError(make_problem("too_many_saved_weights", got=len(kept)))
        async with session.turn:
            if session.run is None:
                raise EngineError(no_run())
            if session.run.run_id != body.run_id:
                raise EngineError(superseded())
            await self._manager.ensure_open(session)
        saved = await self._manager.pool.save_weights(session.session_id)
        values = {"weights": saved.weights, "step": saved.step, "size_bytes": saved.size_bytes}
        named = {"name": body.name, "experiment": body.experiment}
        known = next((row for row in kept if row["weights"] == saved.weights), None)
        if known is None:
            return await self._describe(await self._store.add_saved_weights(owner, values | named))
        if body.name:
            await self._store.rename_saved_weights(known["id"], body.name)
        return await self._describe({**known, "name": body.name or known["name"]})

    async def list(self, token: str) -> list[SavedWeights]:
        """All that a token has, the newest first; what has lost its file is left out."""
        rows = await self._store.saved_weights_of(token_hash(token))
        described = [await self._describe(row) for row in rows]
        return [saved for saved in described if saved.nodes]

    async def rename(self, name: str, title: str, token: str | None) -> SavedWeights:
        """Another title for saved weights.

        Raises:
            Refused: 404, or 401 without the right token.
        """
        row = await self._owned(name, token)
        await self._store.rename_saved_weights(name, title)
        return await self._describe({**row, "name": title})

    async def delete(self, name: str, token: str | None) -> None:
        """Forgets saved weights, and their file where nobody else has saved the same.

        Raises:
            Refused: as `rename`.
        """
        row = await self._owned(name, token)
        if await self._store.delete_saved_weights(name):
            await asyncio.to_thread(self._files.delete, row["weights"])

    async def _owned(self, name: str, token: str | None) -> Row:
        row = await self._store.saved_weights(name)
        if row is None:
            raise not_found("weights", name)
        if token is None or token_hash(token) != row["owner_hash"]:
            raise not_owner("Only the person who saved these weights can change them.")
        return row

    async def _describe(self, row: Row) -> SavedWeights:
        nodes = await asyncio.to_thread(self._files.nodes, row["weights"]) or {}
        return SavedWeights(
            **{key: row[key] for key in ("id", "weights", "name", "step", "size_bytes", "created_at", "experiment")},
            nodes=[
                SavedWeightsNode(
                    node_id=node,
                    type=held.type,
                    weights={array: list(shape) for array, shape in held.weights.items()},
                    layers={array: list(shape) for array, shape in held.layers.items()},
                )
                for node, held in nodes.items()
            ],
        )
