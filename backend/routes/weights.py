"""Saved weights: kept from a run, for networks to start with."""

from fastapi import APIRouter, Response

from backend.deps import Authorization, LibraryDep, LimitCreations, LimitLooks, OwnedSession, bearer
from backend.errors import not_owner
from backend.protocol.weights import SavedWeights, SavedWeightsCreate, SavedWeightsList, SavedWeightsRename

router = APIRouter(tags=["weights"])


@router.post("/api/sessions/{session_id}/weights", status_code=201, dependencies=[LimitCreations])
async def save_weights(
    session: OwnedSession, body: SavedWeightsCreate, library: LibraryDep, authorization: Authorization = None
) -> SavedWeights:
    """Saves the weights of the current run as they are now."""
    return await library.save(session, body, body.library or bearer(authorization) or "")


@router.get("/api/weights", dependencies=[LimitLooks])
async def list_weights(library: LibraryDep, authorization: Authorization = None) -> SavedWeightsList:
    """The weights saved with this token."""
    token = bearer(authorization)
    if token is None:
        raise not_owner("Saved weights are listed only to the person who saved them.")
    return SavedWeightsList(weights=await library.list(token))


@router.patch("/api/weights/{saved_id}", dependencies=[LimitLooks])
async def rename_weights(
    saved_id: str, body: SavedWeightsRename, library: LibraryDep, authorization: Authorization = None
) -> SavedWeights:
    """Renames saved weights."""
    return await library.rename(saved_id, body.name, bearer(authorization))


@router.delete("/api/weights/{saved_id}", status_code=204)
async def delete_weights(saved_id: str, library: LibraryDep, authorization: Authorization = None) -> Response:
    """Deletes saved weights. Networks that start with them can't be trained from the start any more."""
    await library.delete(saved_id, bearer(authorization))
    return Response(status_code=204)
