"""Kinds of faults: how each is made, and which causes are right to name."""

from dataclasses import dataclass

from pydantic import JsonValue

from bench.faults import changes as make
from engine.spec import Clipping, Component


@dataclass(frozen=True)
class Fault:
    """A kind of fault.

    Attributes:
        causes: codes of findings, warnings and problems that name its cause.
    """

    id: str
    change: make.Change
    causes: tuple[str, ...]


OUTPUT = (
    "logits_limited",
    "output_cannot_reach_targets",
    "probabilities_expected",
    "rectified_output",
    "activation_applied_twice",
    "softmax_of_one",
)
SCALE = ("unscaled_inputs",)
HIGH = ("learning_rate_too_high", "rate_far_too_high")
LOW = ("learning_rate_too_low", "rate_far_too_low")
START = ("equal_start",)
PENALTY = ("penalty_too_strong", "penalty_large")
NARROW = ("bottleneck",)

WIDE: tuple[str, dict[str, JsonValue]] = ("dense", {"units": 16})
BEND: tuple[str, dict[str, JsonValue]] = ("sigmoid", {})
DEEP = (WIDE, BEND) * 5

FAULTS: tuple[Fault, ...] = (
    Fault("ReLU as output", make.ended("relu"), OUTPUT),
    Fault("Sigmoid as output", make.ended("sigmoid"), OUTPUT),
    Fault("Tanh as output", make.ended("tanh"), OUTPUT),
    Fault("Softmax inside the output", make.ended("softmax", "linear"), (*OUTPUT, "softmax_inside")),
    Fault("Log-likelihood of a sigmoid", make.loss("nll", end="sigmoid"), OUTPUT),
    Fault("Squared error on classes", make.loss("mse", target="one_hot", end="sigmoid"), ("loss_unsuited",)),
    Fault("No activations", make.activations("linear"), ("linear_network", "no_activation")),
    Fault("Deep sigmoids", make.before_output(*DEEP), ("vanishing_gradient",)),
    Fault("Step activations", make.activations("step"), ("gradient_blocked",)),
    Fault("Softmax as hidden activation", make.activations("softmax"), ("softmax_inside",)),
    Fault("Raw table", make.preprocessing(), SCALE),
    Fault(
        "Inputs 0 to 1,000", make.preprocessing(Component(type="min_max", config={"low": 0.0, "high": 1000.0})), SCALE
    ),
    Fault(
        "Inputs 0 to 0.001", make.preprocessing(Component(type="min_max", config={"low": 0.0, "high": 0.001})), SCALE
    ),
    Fault(
        "Inputs 100 to 101", make.preprocessing(Component(type="min_max", config={"low": 100.0, "high": 101.0})), SCALE
    ),
    Fault(
        "10 examples",
        make.together(make.split(train=10), make.training(batch_size=5)),
        ("too_few_examples", "overfitting"),
    ),
    Fault("Zero weights", make.started("weight", "zeros"), START),
    Fault("Constant weights", make.started("weight", "constant", value=0.5), START),
    Fault("Weights of deviation 3", make.started("weight", "normal", std=3.0), ("initial_weights_too_large",)),
    Fault("Weights of deviation 0.0001", make.started("weight", "normal", std=1e-4), ("initial_weights_too_small",)),
    Fault("Biases of -10", make.started("bias", "constant", value=-10.0), ("initial_biases_too_large",)),
    Fault("Rate x 1,000", make.rate(1000.0), HIGH),
    Fault("Rate x 100", make.rate(100.0), HIGH),
    Fault("Rate / 100", make.rate(0.01), LOW),
    Fault("Rate / 10,000", make.rate(1e-4), LOW),
    Fault("Rate of another optimiser", make.optimizer("sgd", learning_rate=1e-3), LOW),
    Fault("Momentum 0.999", make.optimizer("sgd", learning_rate=0.1, momentum=0.999), (*HIGH, "momentum_large")),
    Fault(
        "Schedule x 0.3 an epoch",
        make.schedule("exponential", factor=0.3),
        ("learning_rate_decayed", "schedule_stops_motion"),
    ),
    Fault(
        "Clipping at 0.00001",
        make.training(clipping=Clipping(by="global_norm", at=1e-5)),
        ("clipping_too_low", "clipping_stops_motion"),
    ),
    Fault("L2 of 1", make.training(l2=1.0), PENALTY),
    Fault("L1 of 0.1", make.training(l1=0.1), PENALTY),
    Fault("Dropout 0.95", make.behind_activations("dropout", rate=0.95), ("dropout_large",)),
    Fault("Noise of deviation 10", make.behind_activations("gaussian_noise", std=10.0), ("noise_large",)),
    Fault(
        "Batch norm over 2 examples",
        make.together(make.behind_activations("batch_norm"), make.training(batch_size=2)),
        ("batch_norm_small_batch",),
    ),
    Fault("Batches of 1", make.training(batch_size=1), ("batch_too_small", *HIGH)),
    Fault("Hidden layers frozen", make.frozen, ("frozen_layers",)),
    Fault("All frozen", make.all_frozen, ("everything_frozen",)),
    Fault("Bottleneck of 1", make.before_output(("dense", {"units": 1})), NARROW),
    Fault("Hidden layers of 1 unit", make.narrow, NARROW),
    Fault("Pooled to one pixel", make.pooled_away, ("pooled_to_one_pixel",)),
    Fault("1 epoch", make.training(epochs=1), ("stopped_early",)),
    Fault("Forgets from step to step", make.forgetful, ("fading_through_time",)),
)
