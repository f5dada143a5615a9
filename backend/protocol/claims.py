"""Body of what a lab claims of runs. The claims stand in the catalogue."""

from typing import Literal

from backend.protocol.http import Body


class JudgedClaim(Body):
    """A claim and what the records of a session's runs say of it.

    Attributes:
        lab: id of the lab. index: of the claim in its list. run_ids: runs that it is judged by, in the claim's order;
            None where the session has no such run.
        step: that the number was measured at, which all of them have reached, up to the claim's; 0: none.
        value: the number; None where there is none yet.
        status: `pending` up to the claim's step, then whether it holds.
    """

    lab: str
    index: int
    run_ids: list[str | None]
    step: int
    value: float | None
    status: Literal["pending", "holds", "fails"]


class JudgedClaims(Body):
    """All claims of the labs that a run belongs to; none where its experiment is no lab's.

    Attributes:
        reached: last ladder step that the run's record holds; 0: none. A run in training may be further already.
    """

    reached: int
    claims: list[JudgedClaim]
