"""A ready experiment on transfer: features learned on one task help on another with few examples."""

from engine.groups.definition import BEFORE_NORM
from engine.labs.chain import Step, make_chain
from engine.labs.claims import MAIN, Claim
from engine.labs.definition import Lab, LabRun, Pretrained
from engine.labs.measures import largest, last_validation
from engine.spec import Component, Data, Evaluation, ExperimentSpec, Network, Objective, Split, Training

NOISE = 0.3
"""Of the images of both tasks: so much that 200 of them teach no good features."""

EXAMPLES = 200
STEPS = 256
NAMES = ("conv_1", "norm_1", "relu_1", "pool_1", "conv_2", "norm_2", "relu_2", "pool_2", "conv_3", "norm_3", "relu_3")
FEATURES = tuple(name for name in NAMES if name.startswith(("conv", "norm")))
"""Nodes whose weights and running statistics are transferred."""


def _features() -> list[Step]:
    """Three convolutions with batch norm, and a pooling between each two."""
    pool: Step = ("max_pool2d", {"pool_size": 2})
    blocks: list[list[Step]] = [
        [("conv2d", {"filters": filters, "kernel_size": 3, **BEFORE_NORM}), "batch_norm", "relu"]
        for filters in (8, 16, 32)
    ]
    return [*blocks[0], pool, *blocks[1], pool, *blocks[2]]


def _segmentation() -> ExperimentSpec:
    end: list[Step] = [("upsample2d", {"factor": 4}), ("conv2d", {"filters": 4, "kernel_size": 1})]
    return ExperimentSpec(
        network=make_chain(*_features(), *end, names=(*NAMES, "enlarge", "logits")),
        data=Data(type="shapes_segmentation", config={"noise": NOISE}),
        objectives=(Objective(loss=Component(type="pixel_cross_entropy"), prediction="logits", target="label"),),
        optimizer=Component(type="adam", config={"learning_rate": 0.003}),
        training=Training(batch_size=32),
    )


def _classification(learning_rate: float, *, frozen: bool = False) -> ExperimentSpec:
    """One shape per image, and which it is; 200 images to learn from."""
    network = make_chain(*_features(), "global_avg_pool", ("dense", {"units": 3}), names=(*NAMES, "mean", "logits"))
    return ExperimentSpec(
        network=_with_frozen_features(network) if frozen else network,
        data=Data(
            type="shapes_detection", config={"noise": NOISE}, split=Split(train=EXAMPLES, validation=300, test=500)
        ),
        objectives=(Objective(loss=Component(type="cross_entropy"), prediction="logits", target="label"),),
        optimizer=Component(type="adam", config={"learning_rate": learning_rate}),
        training=Training(batch_size=20, evaluation=Evaluation(every=5)),
    )


def _with_frozen_features(network: Network) -> Network:
    nodes = tuple(node.model_copy(update={"frozen": node.id in FEATURES}) for node in network.nodes)
    return network.model_copy(update={"nodes": nodes})


TRANSFER = Lab(
    id="transfer",
    title="Transfer learning",
    summary="A network learns to segment noisy shapes. Its convolutions, frozen, then classify other shapes from only "
    "200 examples better than a network trained from scratch.",
    spec=_segmentation(),
    main_title="Segmentation, 1,000 images",
    others=(
        LabRun(
            "transferred",
            "Classification, 200 images, frozen features",
            _classification(0.03, frozen=True),
            Pretrained(MAIN, STEPS, FEATURES),
        ),
        LabRun("from_scratch", "Classification, 200 images, from scratch", _classification(0.003)),
    ),
    claims=(
        Claim(
            "With 200 examples, transferred features classify at least a tenth more shapes correctly than a network "
            "trained from scratch.",
            STEPS,
            last_validation("accuracy"),
            least=1.1,
            run="transferred",
            against="from_scratch",
        ),
        Claim(
            "Frozen layers never change: every update of their weights is exactly 0.",
            STEPS,
            largest("update_ratio", *FEATURES),
            most=0,
            run="transferred",
        ),
    ),
    source="Yosinski et al. 2014 (How transferable are features in deep neural networks?).",
)
