"""A ready experiment on what follows the convolutions: dense layers, their form as convolutions, or a mean."""

from engine.groups.compose import make_node
from engine.groups.definition import HE
from engine.labs.chain import Step, make_chain
from engine.labs.claims import MAIN, Claim, Count
from engine.labs.definition import Lab, LabRun
from engine.labs.measures import last_validation, training_loss, weights_of
from engine.spec import ExperimentSpec, Network
from engine.zoo.compose import CLASS, CLASSES, counted, dense, make_network, trained
from engine.zoo.vgg import VGG_16

STEPS = 1024
SAME_STEPS = 64
"""Later on, how numbers are rounded shows."""


def _on_digits(*head: Step, names: tuple[str, ...]) -> ExperimentSpec:
    """One convolution and a pooling, 8×8 -> 3×3×16, and what follows; the last node predicts."""
    body: list[Step] = [("conv2d", {"filters": 16, "kernel_size": 3}), "relu", ("max_pool2d", {"pool_size": 2})]
    network = make_chain(*body, *head, names=("conv", "relu", "pool", *names))
    objective = CLASS.model_copy(update={"prediction": names[-1]})
    return trained(network, learning_rate=0.001, objectives=(objective,))


def _with_mean(network: Network) -> Network:
    """A network whose dense layers are replaced by the mean of every feature map and one dense layer."""
    flat = next(place for place, node in enumerate(network.nodes) if node.id == "flat")
    kept = network.nodes[1:flat]
    ends = [make_node("mean", "global_avg_pool"), dense("logits", CLASSES)]
    return make_network([*kept, *ends], groups=dict(network.groups))


DENSE_HEAD = _on_digits(
    "flatten",
    ("dense", {"units": 64, **HE}),
    "relu",
    ("dense", {"units": 10, **HE}),
    names=("flat", "hidden", "hidden_relu", "logits"),
)
CONVOLUTION_HEAD = _on_digits(
    ("conv2d", {"filters": 64, "kernel_size": 3, **HE}),
    "relu",
    ("conv2d", {"filters": 10, "kernel_size": 1, **HE}),
    "global_avg_pool",
    names=("hidden", "hidden_relu", "logits", "mean"),
)
"""Its layers draw the numbers that those of the dense form draw: the same ids, as many weights, the same fan-in."""

MEAN_HEAD = _on_digits(
    ("conv2d", {"filters": 64, "kernel_size": 3, "padding": "same"}),
    "relu",
    "global_avg_pool",
    ("dense", {"units": 10}),
    names=("hidden", "hidden_relu", "mean", "logits"),
)

HEADS = Lab(
    id="heads",
    title="Dense layers or a mean",
    summary="Most weights of an early convolutional network are in its first dense layer. That layer is a convolution, "
    "so it can slide over larger images; a mean over every feature map replaces it.",
    spec=DENSE_HEAD,
    main_title="Dense layers",
    others=(
        LabRun("convolution", "Dense layers as convolutions", CONVOLUTION_HEAD),
        LabRun("mean", "Mean of every feature map", MEAN_HEAD),
    ),
    claims=(
        Claim(
            "From the same initial weights, dense layers and their form as convolutions have the same loss.",
            SAME_STEPS,
            training_loss,
            least=1 - 1e-5,
            most=1 + 1e-5,
            run="convolution",
            against=MAIN,
        ),
        *(
            Claim(
                f"With {name}, 90 % of unseen digits are classified correctly.",
                STEPS,
                last_validation("accuracy"),
                least=0.9,
                run=run,
            )
            for run, name in (("main", "dense layers"), ("convolution", "convolutions"), ("mean", "a mean"))
        ),
    ),
    counts=(
        Count(
            "The first dense layer of VGG-16 has 102,764,544 weights.",
            VGG_16.spec,
            weights_of("dense_1"),
            least=102_764_544,
            most=102_764_544,
        ),
        Count(
            "With a mean over every feature map, the only dense layer has 513,000 weights.",
            counted(_with_mean(VGG_16.spec.network), side=224),
            weights_of("logits"),
            least=513_000,
            most=513_000,
        ),
        Count(
            "A dense layer written as a convolution has as many weights.",
            CONVOLUTION_HEAD,
            weights_of("hidden"),
            least=1,
            most=1,
            against=DENSE_HEAD,
        ),
    ),
    source="Simonyan and Zisserman 2015, section 3.2 (dense layers as convolutions); Lin, Chen, Yan 2014 (Network in "
    "network), section 3.2.",
)
