"""Body of a comparison of two runs. Its rule stands in `engine.findings.comparison`."""

from typing import Literal

from backend.protocol.http import Body


class ComparedFinding(Body):
    """The finding of the first run that the second is a cure of. `step`: at which it was reported."""

    code: str
    node_id: str | None
    cure: str
    step: int


class ComparedRun(Body):
    """One of the two at the step compared; None stands for what does not apply.

    Attributes:
        measure: the number that the finding's rule looks at. standing: whether that rule finds anything on the last
            four ladder steps. others: the other findings at that step.
        loss: mean training loss over the steps from `loss_from` to the step compared.
        evaluation: `step`, `loss` and the metrics of the last evaluation up to that step.
        diverged_at: step of a divergence.
    """

    run_id: str
    measure: float | None
    standing: bool
    others: list[str]
    loss: float | None
    loss_from: int
    evaluation: dict[str, float] | None
    diverged_at: int | None


class RunComparison(Body):
    """Two runs at `step`, the last ladder step that both have reached (0: none).

    Attributes:
        finding: None where the second is no cure of a finding of the first; there is no verdict then.
        status: `pending` before the step of the finding, `so_far` up to `final_step`, then `final`.
        finding_change, loss_change, loss_by: what the verdict is made of; `loss_by` names the loss that decides.
    """

    step: int
    final_step: int
    status: Literal["pending", "so_far", "final"]
    verdict: Literal["worked", "helped", "failed"] | None
    finding: ComparedFinding | None
    finding_change: Literal["gone", "standing", "ended_in_both"] | None
    loss_change: Literal["lower", "equal", "higher", "not_comparable"]
    loss_by: Literal["training", "validation"]
    first: ComparedRun
    second: ComparedRun
