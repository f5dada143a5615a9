"""Training with the faces of all blocks subscribed, beside training with none: what pictures in blocks cost."""

import time

from backend.host.publisher import Publisher
from backend.host.replay import Replay
from backend.link.messages import FromHost, OpenRun, ViewFrame
from bench.nets import Net
from bench.ours import Watched
from engine.compile.cache import ExecutableCache
from engine.datasets.definition import PreparedData
from engine.faces import FACES
from engine.run import Run
from engine.views import VIEWS
from engine.views.requests import MOST_REQUESTS, view_request

RATE = 4.0
"""Pictures of a kind a second at most, as the page asks for them."""


def face_requests(run: Run) -> tuple[str, ...]:
    """Requests of all faces that the blocks of a run offer, as many as a session draws."""
    views = {face.type: face.view for face in FACES}
    options = {view.type: view.options for view in VIEWS}
    asked: dict[str, None] = {}
    for address, types in run.schema.faces.items():
        for kind in types:
            own = {"node": address, "example": "validation:0"}
            asked[view_request(views[kind], {name: own[name] for name in own if name in options[views[kind]]})] = None
    return tuple(asked)[:MOST_REQUESTS]


class Faced(Watched):
    """A watched run that draws its faces between two chunks, as a host does.

    Attributes:
        pictures: sent so far.
    """

    def __init__(self, net: Net, data: PreparedData, cache: ExecutableCache) -> None:
        super().__init__(net, data, cache)
        self.pictures = 0
        request = OpenRun(1, "bench", "bench", 1, b"{}", events=[], next_seq=0)
        nothing = Replay([], already_done=0, from_step=0, durable_seq=0)
        self._publisher = Publisher(request, 0, nothing, self._count, time.monotonic, lambda _: None)
        self._publisher.request_views(face_requests(self.run), RATE)
        self._publisher.publish_views(self.run, all_now=True)

    def advance(self) -> int:
        """One chunk, its frames, and the pictures that are due."""
        steps = super().advance()
        self._publisher.publish_views(self.run)
        return steps

    def _count(self, message: FromHost) -> None:
        self.pictures += isinstance(message, ViewFrame)
