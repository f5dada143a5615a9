"""A ready experiment on the batch size: all examples, one, or a few before each update."""

from engine.labs.claims import StudyClaim
from engine.labs.definition import Lab, LabStudy
from engine.labs.digits import DIGITS_DENSE
from engine.labs.rates import rate_axis
from engine.labs.study_measures import BATCH_SIZE, StudyMeasure, examples_to
from engine.spec import Component, Split

EXAMPLES, FEW = 1000, 10
LOSS = 0.1
EPOCHS = 25
DATA = DIGITS_DENSE.spec.data.model_copy(update={"split": Split(train=EXAMPLES, validation=150, test=647)})
SPEC = DIGITS_DENSE.spec.model_copy(update={"data": DATA})


def _ratio(batch_size: int) -> StudyMeasure:
    """Examples read with one batch size over those with batches of ten, each at its best rate."""
    own, few = examples_to(LOSS, batch_size), examples_to(LOSS, FEW)
    return lambda outcome: own(outcome) / few(outcome)


BATCH_SIZES = Lab(
    id="batch_sizes",
    title="Full batch, stochastic, mini-batch",
    summary="The gradient of all examples is exact but costs a whole pass. Ten examples give a noisy gradient that is "
    "good enough, and a hundred updates per pass.",
    spec=SPEC,
    studies=(
        LabStudy(
            "batches",
            "Three batch sizes at five rates",
            Component(
                type="sweep",
                config={
                    "axes": [
                        {"path": BATCH_SIZE, "values": [1, FEW, EXAMPLES]},
                        rate_axis(0.01, 3.0, 5),
                    ],
                    "budget": {"unit": "epoch", "n": EPOCHS},
                },
            ),
        ),
    ),
    study_claims=(
        StudyClaim(
            "At its best rate, the full batch reads at least ten times the examples that batches of ten need.",
            "batches",
            _ratio(EXAMPLES),
            least=10,
        ),
        StudyClaim(
            "Single examples need about as many examples as batches of ten, with ten times the updates.",
            "batches",
            _ratio(1),
            least=0.5,
            most=1.5,
        ),
    ),
    source="LeCun et al. 1998 (Efficient BackProp), section 4.1; Bottou 2010.",
)
