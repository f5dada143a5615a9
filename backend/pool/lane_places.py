"""On which host a group of runs trains side by side."""

from collections import OrderedDict
from collections.abc import Callable, Sequence

from backend.pool.host_slot import HostSlot
from backend.pool.load import Load

MOST_GROUPS = 256


class LanePlaces:
    """Where the first of each group went; the last `MOST_GROUPS` are remembered."""

    def __init__(self) -> None:
        self._groups: OrderedDict[str, HostSlot] = OrderedDict()

    def place(
        self, lane: tuple[str, int] | None, shared: Sequence[HostSlot], load: Callable[[HostSlot], Load]
    ) -> HostSlot:
        """The place with the least load, or where the group of a lane is. lane: (group, number)."""
        least = min(shared, key=load)
        if lane is None:
            return least
        slot = self._groups.pop(lane[0], least)
        slot = self._groups[lane[0]] = slot if slot in shared else least
        if len(self._groups) > MOST_GROUPS:
            self._groups.popitem(last=False)
        return slot
