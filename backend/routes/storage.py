"""What the server's home folder takes on its disk."""

from fastapi import APIRouter

from backend.deps import LimitLooks, ManagerDep
from backend.protocol.http import StorageInfo

router = APIRouter(prefix="/api/storage", tags=["storage"])


@router.get("", dependencies=[LimitLooks])
async def read_storage(manager: ManagerDep) -> StorageInfo:
    """What is used of the disk, as of the last minute, and what may be used of it, in all and by a run."""
    figures = manager.storage.figures
    return StorageInfo(
        home_bytes=figures.home,
        max_disk_bytes=figures.most,
        free_bytes=figures.free,
        database_bytes=figures.database,
        keyframe_bytes=figures.keyframes,
        keyframe_runs=figures.keyframe_runs,
        max_keyframes=figures.most_keyframes,
        max_keyframe_bytes=figures.most_keyframe_bytes,
        expired_runs=figures.expired_runs,
    )
