"""What a kind of study shows, as JSON: one model a kind."""

from typing import Annotated, Literal

from pydantic import Field

from engine.spec import SpecPart


class Spread(SpecPart):
    """Mean, standard deviation (of the sample, n - 1), smallest and largest of `count` numbers."""

    count: int
    mean: float | None
    deviation: float | None
    least: float | None
    most: float | None


class RateSuggestion(SpecPart):
    """A learning rate that a range test suggests. rule: `steepest`, `valley` or `tenth_of_minimum`."""

    rule: Literal["steepest", "valley", "tenth_of_minimum"]
    rate: float
    loss: float


class RangeTestResult(SpecPart):
    """Loss against rate.

    Attributes:
        rates, losses: learning rate and mean loss of one step, or of a few in a row. smoothed: see `smooth`.
        stopped_at: rate from which on the loss has grown beyond four times its minimum, or at which training diverged;
            None where neither happened.
        suggestions: empty where the loss falls nowhere.
    """

    kind: Literal["range_test"] = "range_test"
    rates: list[float]
    losses: list[float | None]
    smoothed: list[float | None]
    stopped_at: float | None
    suggestions: list[RateSuggestion]


class FoldsResult(SpecPart):
    """Spread over the folds of the last evaluation of each metric, by metric. folds: that are done."""

    kind: Literal["k_fold"] = "k_fold"
    folds: int
    metrics: dict[str, Spread]


class SearchRung(SpecPart):
    """A stage of a search. steps: of each member since its start. entered, kept: numbers of members.

    `trained_steps`: steps that its members took in this stage.
    """

    steps: int
    entered: list[int]
    kept: list[int]
    trained_steps: int


class SearchResult(SpecPart):
    """The books of a search. ranking: numbers of members, the best first. trained_steps: of all members together."""

    kind: Literal["search"] = "search"
    budget_steps: int
    trained_steps: int
    ranking: list[int]
    rungs: list[SearchRung]


class EnsembleResult(SpecPart):
    """Members against their mean prediction, over examples of the validation set.

    Attributes:
        examples: how many. ensemble_loss, ensemble_accuracy: of the mean of the predictions.
        member_losses, member_accuracies: of each member that is done. mean_loss, mean_accuracy: of those.
        disagreement: [members, members] share of examples on which two members predict different classes.
    """

    kind: Literal["ensemble"] = "ensemble"
    examples: int
    ensemble_loss: float
    mean_loss: float
    member_losses: list[float]
    ensemble_accuracy: float
    mean_accuracy: float
    member_accuracies: list[float]
    disagreement: list[list[float]]


StudyResult = Annotated[RangeTestResult | FoldsResult | SearchResult | EnsembleResult, Field(discriminator="kind")]
