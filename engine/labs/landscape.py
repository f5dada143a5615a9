"""Ready experiments on the loss as a landscape: a slice of it, and a saddle point."""

import numpy as np
from pydantic import JsonValue

from engine.labs.chain import Step, make_chain
from engine.labs.claims import Claim, RunState, StateClaim
from engine.labs.definition import Lab, LabRun
from engine.labs.measures import column_at_the_end, last_validation
from engine.labs.plane import CIRCLE_TANH
from engine.spec import Component, Data, ExperimentSpec, Objective, Training

STEPS = 1536
VIEW, OPTIONS = "loss_landscape", {"resolution": "11", "examples": "all"}


def _middle_against_loss(state: RunState) -> float:
    """The difference between the loss in the middle of the slice and that of the network."""
    losses = np.asarray(state.view["losses"], np.float64)
    middle = len(losses) // 2
    return abs(float(losses[middle, middle]) - state.train["loss"])


def _ratio_of_directions(state: RunState) -> float:
    """The length of one direction over that of the other: both are as long as the weights, filter by filter."""
    first, second = np.asarray(state.view["lengths"], np.float64)
    return float(first / second)


def _height(state: RunState) -> float:
    """The highest loss of the slice over that in the middle."""
    losses = np.asarray(state.view["losses"], np.float64)
    middle = len(losses) // 2
    return float(np.nanmax(losses) / losses[middle, middle])


LANDSCAPE = Lab(
    id="loss_landscape",
    title="Loss landscape",
    summary="A slice through the loss around the trained weights, in two random directions as long as the weights. "
    'Measure "Loss landscape" once the network has learned.',
    spec=CIRCLE_TANH.spec,
    state_claims=(
        StateClaim(
            "The loss in the middle of the slice is that of the network.",
            STEPS,
            _middle_against_loss,
            most=1e-5,
            view=VIEW,
            options=OPTIONS,
        ),
        StateClaim(
            "Both directions are equally long, since each filter is scaled to its weights.",
            STEPS,
            _ratio_of_directions,
            least=1 - 1e-6,
            most=1 + 1e-6,
            view=VIEW,
            options=OPTIONS,
        ),
        StateClaim(
            "Training has found a hollow: the rim of the slice is at least ten times as high as the middle.",
            STEPS,
            _height,
            least=10,
            view=VIEW,
            options=OPTIONS,
        ),
    ),
    source="Li et al. 2018 (Visualizing the loss landscape of neural nets), section 4.",
)

SADDLE_STEPS = 1024
NOISE = 0.05


def _given(*values: float) -> dict[str, JsonValue]:
    return {"use_bias": False, "weight_initializer": {"type": "given", "config": {"values": list(values)}}}


def _linear(noise: float) -> ExperimentSpec:
    """Two linear layers that reconstruct a point; the second hidden unit starts at 0, and so on the ridge."""
    added: list[Step] = [("gaussian_noise", {"std": noise})] if noise else []
    return ExperimentSpec(
        network=make_chain(
            ("dense", {"units": 2, **_given(0.5, 0.0, 0.25, 0.0)}),
            *added,
            ("dense", {"units": 2, **_given(0.5, 0.25, 0.0, 0.0)}),
            names=("code", "noise", "reconstruction") if noise else ("code", "reconstruction"),
        ),
        data=Data(type="moons"),
        objectives=(Objective(loss=Component(type="mse"), prediction="reconstruction", target="input"),),
        optimizer=Component(type="sgd", config={"learning_rate": 0.02}),
        training=Training(batch_size=300),
    )


def _second_unit(state: RunState) -> float:
    """The largest weight of the second hidden unit."""
    return float(np.abs(state.weights["code"]["kernel"][:, 1]).max())


SADDLE = Lab(
    id="saddle",
    title="Saddle point",
    summary="Two linear layers reconstruct points. One hidden unit starts at 0, where its gradient is 0, too: training "
    "stops halfway. A little noise leads off the saddle.",
    spec=_linear(0.0),
    main_title="Without noise",
    others=(LabRun("noise", "With noise in the code", _linear(NOISE)),),
    claims=(
        Claim(
            "Gradient descent stops on the saddle: the gradient of the first layer is 0 to five digits.",
            SADDLE_STEPS,
            column_at_the_end("weight_gradient_norm", "code"),
            most=1e-5,
        ),
        Claim(
            "On the saddle the loss is still high.",
            SADDLE_STEPS,
            last_validation("loss"),
            least=0.3,
        ),
        Claim(
            "With noise, the loss ends at less than a tenth of that.",
            SADDLE_STEPS,
            last_validation("loss"),
            most=0.1,
            run="noise",
            against="main",
        ),
    ),
    state_claims=(
        StateClaim(
            "Without noise, the weights of the second hidden unit are still 0 to six digits.",
            SADDLE_STEPS,
            _second_unit,
            most=1e-6,
        ),
        StateClaim(
            "With noise, they have left 0.",
            SADDLE_STEPS,
            _second_unit,
            least=0.1,
            runs=("noise",),
        ),
    ),
    source="Saxe, McClelland, Ganguli 2014 (Exact solutions to deep linear networks); Baldi and Hornik 1989; "
    "Ge et al. 2015 (Escaping from saddle points).",
)
