"""Ready experiments on scikit-learn's digits."""

from pydantic import JsonValue

from engine.labs.chain import Step, make_chain
from engine.labs.claims import Claim
from engine.labs.definition import Lab
from engine.labs.fading import FADES
from engine.labs.measures import last_validation, loss_ratio
from engine.spec import Component, Data, ExperimentSpec, Objective, Training

NIELSEN_START: dict[str, JsonValue] = {
    "weight_initializer": {"type": "normal", "config": {"scaling": "fan_in"}},
    "bias_initializer": {"type": "normal", "config": {}},
}
"""W ~ N(0, 1/n_in), b ~ N(0, 1), as in Nielsen 2015, chapter 5."""

LABEL = Objective(loss=Component(type="cross_entropy"), prediction="logits", target="label")


def _nielsen(units: int) -> Step:
    return "dense", {"units": units, **NIELSEN_START}


DIGITS_DENSE = Lab(
    id="digits_dense",
    title="Digits",
    summary="Real handwritten digits and one ReLU layer: over 95 % accuracy in seconds. A good place to start "
    "building.",
    spec=ExperimentSpec(
        network=make_chain(("dense", {"units": 64}), "relu", ("dense", {"units": 10}), names=("logits",)),
        data=Data(type="digits"),
        objectives=(LABEL,),
        optimizer=Component(type="sgd", config={"learning_rate": 0.1}),
        training=Training(batch_size=32),
    ),
    claims=(
        Claim(
            "One ReLU layer classifies 95 % of unseen digits correctly.",
            1536,
            last_validation("accuracy"),
            least=0.95,
        ),
    ),
    source="LeCun et al. 1998 (one hidden layer on digits).",
)

DIGITS_VANISHING = Lab(
    id="digits_vanishing",
    title="Digits: vanishing gradient",
    summary="Nielsen's classic example on real digits: with four sigmoid layers, the first learns a hundred times "
    "more slowly.",
    spec=ExperimentSpec(
        network=make_chain(
            *[step for _ in range(4) for step in (_nielsen(30), "sigmoid")],
            _nielsen(10),
            "sigmoid",
            names=("logits", "output"),
        ),
        data=Data(type="digits"),
        objectives=(
            Objective(
                loss=Component(type="binary_cross_entropy", config={"reduction": "sum"}),
                prediction="output",
                target="one_hot",
            ),
        ),
        optimizer=Component(type="sgd", config={"learning_rate": 0.1}),
        training=Training(batch_size=32),
    ),
    claims=(
        FADES,
        Claim(
            "With four sigmoid layers the digits aren't learned in 1,536 steps.",
            1536,
            last_validation("accuracy"),
            most=0.7,
        ),
    ),
    source="Nielsen 2015, chapter 5.",
    healthy=False,
)

DIGITS_AUTOENCODER = Lab(
    id="digits_autoencoder",
    title="Digits: autoencoder",
    summary="Compresses 64 pixels to a code of 12 numbers and reconstructs them. Watch the reconstructions get "
    "sharper.",
    spec=ExperimentSpec(
        network=make_chain(
            ("dense", {"units": 48}),
            "relu",
            ("dense", {"units": 12}),
            ("dense", {"units": 48}),
            "relu",
            ("dense", {"units": 64}),
            "sigmoid",
            ("reshape", {"shape": [8, 8, 1]}),
            names=("code", "dense_2", "relu_2", "pixels", "sigmoid_1", "reconstruction"),
        ),
        data=Data(type="digits"),
        objectives=(Objective(loss=Component(type="mse"), prediction="reconstruction", target="input"),),
        optimizer=Component(type="adam", config={"learning_rate": 0.003}),
        training=Training(batch_size=32),
    ),
    claims=(
        Claim(
            "The reconstruction error falls to less than a third.",
            1024,
            loss_ratio,
            most=1 / 3,
        ),
    ),
    source="Hinton and Salakhutdinov 2006.",
)

DIGITS_CNN = Lab(
    id="digits_cnn",
    title="Digits: convolutional network",
    summary="Small filters slide over the digits. From layer to layer, the image shrinks and the feature maps "
    "multiply.",
    spec=ExperimentSpec(
        network=make_chain(
            ("conv2d", {"filters": 8, "kernel_size": 3, "padding": "same"}),
            "relu",
            ("max_pool2d", {"pool_size": 2}),
            ("conv2d", {"filters": 16, "kernel_size": 3, "padding": "same"}),
            "relu",
            ("max_pool2d", {"pool_size": 2}),
            "flatten",
            ("dense", {"units": 10}),
            names=("logits",),
        ),
        data=Data(type="digits"),
        objectives=(LABEL,),
        optimizer=Component(type="adam", config={"learning_rate": 0.003}),
        training=Training(batch_size=32),
    ),
    claims=(
        Claim(
            "Two convolutions classify 95 % of unseen digits correctly.",
            1536,
            last_validation("accuracy"),
            least=0.95,
        ),
    ),
    source="LeCun et al. 1989.",
)
