"""A ready experiment on few examples: what nine classes have taught helps with a tenth, of digits or photographs."""

from collections.abc import Sequence

from engine.groups.definition import BEFORE_NORM
from engine.labs.chain import Step, make_chain
from engine.labs.claims import MAIN, Claim
from engine.labs.definition import Lab, LabRun, Pretrained
from engine.labs.measures import last_validation
from engine.spec import Component, Data, Evaluation, ExperimentSpec, Split, Training
from engine.zoo.compose import CLASS

EXAMPLES, UNSEEN = 60, 300
STEPS = 256
NAMES = ("conv_1", "norm_1", "relu_1", "pool_1", "conv_2", "norm_2", "relu_2", "pool_2", "conv_3", "norm_3", "relu_3")
FEATURES = tuple(name for name in NAMES if name.startswith(("conv", "norm")))
NEW = 9
"""The class that the first network never sees."""


def _experiment(data: Data, filters: Sequence[int], learning_rate: float, training: Training) -> ExperimentSpec:
    """Three convolutions with batch norm, pooling between them, and their mean as features of ten classes."""
    pool: Step = ("max_pool2d", {"pool_size": 2})
    first, second, third = [
        [("conv2d", {"filters": count, "kernel_size": 3, **BEFORE_NORM}), "batch_norm", "relu"] for count in filters
    ]
    end: list[Step] = ["global_avg_pool", ("dense", {"units": 10})]
    return ExperimentSpec(
        network=make_chain(*first, pool, *second, pool, *third, *end, names=(*NAMES, "mean", "logits")),
        data=data,
        objectives=(CLASS,),
        optimizer=Component(type="adam", config={"learning_rate": learning_rate}),
        training=training,
    )


def _nine(data: Data, filters: Sequence[int], pool: tuple[int, int], folds: int) -> ExperimentSpec:
    """Nine classes. The first fold validates: the first rows, from which the few examples and their validation come.

    Args:
        pool: examples to train and to validate, shared by the folds.
    """
    train, validation = pool
    split = Split(train=train, validation=validation, test=0, folds=folds, fold=0, left_out_class=NEW)
    return _experiment(data.model_copy(update={"split": split}), filters, 0.003, Training(batch_size=32))


def _few(data: Data, filters: Sequence[int], learning_rate: float, *, frozen: bool) -> ExperimentSpec:
    """All ten classes, from few examples; neither they nor those that validate were seen by the first network."""
    few = data.model_copy(update={"split": Split(train=EXAMPLES, validation=UNSEEN, test=0)})
    spec = _experiment(few, filters, learning_rate, Training(batch_size=20, evaluation=Evaluation(every=17)))
    nodes = tuple(node.model_copy(update={"frozen": frozen and node.id in FEATURES}) for node in spec.network.nodes)
    return spec.model_copy(update={"network": spec.network.model_copy(update={"nodes": nodes})})


DIGITS, DIGIT_FILTERS = Data(type="digits"), (16, 32, 64)
PHOTOGRAPHS, PHOTOGRAPH_FILTERS = Data(type="cifar10", preprocessing=(Component(type="standardize"),)), (32, 64, 128)

NEW_CLASS = Lab(
    id="new_class",
    title="A new class from few examples",
    summary="A network learns nine digits. With its convolutions frozen, 60 examples are enough to learn all ten. The "
    "same experiment is ready for photographs (CIFAR-10, which must be downloaded).",
    spec=_nine(DIGITS, DIGIT_FILTERS, (1437, 360), 5),
    main_title="Nine digits, all examples",
    others=(
        LabRun(
            "transferred",
            "Ten digits, 60 examples, frozen features",
            _few(DIGITS, DIGIT_FILTERS, 0.03, frozen=True),
            Pretrained(MAIN, STEPS, FEATURES),
        ),
        LabRun(
            "from_scratch", "Ten digits, 60 examples, from scratch", _few(DIGITS, DIGIT_FILTERS, 0.003, frozen=False)
        ),
        LabRun(
            "photographs",
            "CIFAR-10: nine classes, all examples",
            _nine(PHOTOGRAPHS, PHOTOGRAPH_FILTERS, (45_000, 5_000), 10),
        ),
        LabRun(
            "photographs_transferred",
            "CIFAR-10: ten classes, 60 examples, frozen features",
            _few(PHOTOGRAPHS, PHOTOGRAPH_FILTERS, 0.03, frozen=True),
            Pretrained("photographs", 2 * STEPS, FEATURES),
        ),
        LabRun(
            "photographs_from_scratch",
            "CIFAR-10: ten classes, 60 examples, from scratch",
            _few(PHOTOGRAPHS, PHOTOGRAPH_FILTERS, 0.003, frozen=False),
        ),
    ),
    claims=(
        Claim(
            "With 60 examples, transferred features classify more digits correctly than a network trained from "
            "scratch.",
            STEPS,
            last_validation("accuracy"),
            least=1.05,
            run="transferred",
            against="from_scratch",
        ),
    ),
    source="Donahue et al. 2014 (DeCAF: a deep convolutional activation feature), section 4; Lake et al. 2015 (a new "
    "class from few examples).",
)
