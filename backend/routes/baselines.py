"""Methods without a network beside one: fitted on the same examples, one at a time, outside the event loop."""

from typing import Annotated

import anyio
from fastapi import APIRouter, Depends, Request
from pydantic import Field

from backend.deps import AccessDep, Authorization, Limit, SettingsDep, bearer
from backend.errors import Refused
from backend.protocol.http import Body
from engine.baselines.running import BaselineReport, run_baseline
from engine.errors import Problem
from engine.spec import Component, Data

router = APIRouter(prefix="/api/baselines", tags=["baselines"])

LimitFits = Depends(Limit(per_second=2, burst=20))
MOST_WAITING = 4
MOST_POINTS = 1000


class BaselineRequest(Body):
    """A baseline and the data it is fitted to."""

    data: Data
    baseline: Component


class BaselineResponse(Body):
    """The results of a baseline: accuracy or mse and r2 by part, and further results of the method."""

    metrics: dict[str, dict[str, float]]
    examples: tuple[int, int]
    curve: list[float] = Field(default_factory=list[float])
    grid: list[list[list[float]]] | None = None
    reach: tuple[float, float, float, float] | None = None
    points: list[tuple[float, float]] = Field(default_factory=list[tuple[float, float]])
    groups: list[int] = Field(default_factory=list[int])


class BaselineQueue:
    """Lets one fit at a time through, and a few wait."""

    def __init__(self) -> None:
        self.waiting = 0
        self._one = anyio.CapacityLimiter(1)

    async def fit(self, data: Data, baseline: Component, settings: SettingsDep) -> BaselineReport:
        """Fits in a thread.

        Raises:
            Refused: 429 where too many wait already.
        """
        if self.waiting >= MOST_WAITING:
            raise Refused(429, _busy(), headers={"Retry-After": "2"})
        self.waiting += 1
        try:
            return await anyio.to_thread.run_sync(run_baseline, data, baseline, settings.downloads, limiter=self._one)
        finally:
            self.waiting -= 1


def _busy() -> Problem:
    return Problem(
        code="too_many_requests",
        message="Other baselines are being fitted.",
        expected=f"at most {MOST_WAITING} waiting",
        hint="Wait a moment and try again.",
    )


def get_queue(request: Request) -> BaselineQueue:
    """The one of this server, made when first asked for."""
    state = request.app.state
    if not hasattr(state, "baselines"):
        state.baselines = BaselineQueue()
    return state.baselines


@router.post("", dependencies=[LimitFits])
async def fit_baseline(
    request: BaselineRequest,
    settings: SettingsDep,
    queue: Annotated[BaselineQueue, Depends(get_queue)],
    access: AccessDep,
    authorization: Authorization = None,
) -> BaselineResponse:
    """Fits a baseline to the training set; the test set isn't used. The token opens tables uploaded with it."""
    await access.require(request.data, bearer(authorization))
    report = await queue.fit(request.data, request.baseline, settings)
    found = report.outcome
    points = [] if found.points is None else found.points[:MOST_POINTS].tolist()
    groups = [] if found.groups is None else found.groups[:MOST_POINTS].tolist()
    return BaselineResponse(
        metrics=report.metrics,
        examples=report.examples,
        curve=list(found.curve),
        grid=None if report.grid is None else report.grid.round(4).tolist(),
        reach=report.reach,
        points=points,
        groups=groups,
    )
