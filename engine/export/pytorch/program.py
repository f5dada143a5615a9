"""A whole PyTorch program: network, data, loss, optimiser and loop, in parts that are the cells of a notebook."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from engine import registry
from engine.errors import EngineError
from engine.export.batch_order import BATCH_ORDER
from engine.export.blocks import Blocks, blocks_of
from engine.export.definition import Subject
from engine.export.pytorch.helpers import HELPERS
from engine.export.pytorch.loop import make_loop
from engine.export.pytorch.losses import LOSS_HELPERS, LossCall, loss_lines
from engine.export.pytorch.network import TAKEN, NetworkText, make_network
from engine.export.pytorch.optimizers import OPTIMIZERS, OptimizerText
from engine.export.pytorch.units import predicted_values, unit_lines
from engine.export.text import comment, indented, literal
from engine.problems import make_problem
from engine.spec import ExperimentSpec

FILES = ("data.npz", "weights.safetensors")
"""What lies beside a program."""

EPOCHS = 10
"""Of an experiment that trains until it is stopped."""


@dataclass(frozen=True)
class Program:
    """A program.

    Attributes:
        title: free text. notes: sentences on what differs. parts: source code in order; the last one runs it.
    """

    title: str
    notes: tuple[str, ...]
    parts: tuple[str, ...]

    def text(self) -> str:
        """One file."""
        head = "\n".join([comment(self.title), "#", *(comment(note) for note in self.notes)])
        return "\n\n".join([head, *(part.strip("\n") + "\n" for part in self.parts)])

    def markdown(self) -> str:
        """What stands before the cells of a notebook."""
        return "\n\n".join([f"# {' '.join(self.title.split())}", *self.notes])

    def cells(self) -> tuple[str, ...]:
        """The cells of a notebook; the last one runs the loop."""
        *parts, last = self.parts
        return (*parts, "\n".join(line.removeprefix("    ") for line in last.strip("\n").splitlines()[1:]))


def make_program(subject: Subject) -> Program:
    """The program of an experiment.

    Raises:
        EngineError: `export_unsupported` for a component that PyTorch has no form of here.
    """
    spec, prepared = subject.spec, subject.prepared
    blocks = blocks_of(spec, prepared.input_shape, TAKEN)
    network = make_network(blocks)
    optimizer = _optimizer(spec)
    losses = [LOSS_HELPERS[goal.loss.type] for goal in spec.objectives if goal.loss.type in LOSS_HELPERS]
    used = dict.fromkeys((*network.helpers, *optimizer.helpers, *losses))
    helpers = [HELPERS[name].strip("\n") for name in used]
    units = prepared.target_units
    scaled = None if units is None else predicted_values(spec, blocks)
    parts = (
        _imports(),
        _settings(spec, prepared.counts[0], optimizer),
        *(["\n\n\n".join(helpers)] if helpers else []),
        network.source,
        _loading(network),
        _data(subject) + "\n\n" + BATCH_ORDER,
        _losses(subject, blocks),
        *([] if units is None or scaled is None else [unit_lines(units, scaled)]),
        make_loop(spec, network, optimizer, blocks, scaled),
        _main(),
    )
    return Program(subject.title or "Experiment", _notes(subject), parts)


def _notes(subject: Subject) -> tuple[str, ...]:
    spec, (data, weights) = subject.spec, FILES
    notes = [
        f"Written by Backlight. It needs torch, numpy and safetensors, and {data} and {weights} beside it. The weights "
        f"are those of step {subject.step}. Batches come in the same order as in Backlight; results agree to rounding.",
    ]
    if spec.data.preprocessing:
        steps = ", ".join(registry.preprocessing(step.type).title for step in spec.data.preprocessing)
        notes.append(f"Preprocessing, fitted on the training part: {steps}. Its numbers are in {data}.")
    if spec.data.augmentations:
        left = ", ".join(registry.augmentation(step.type).title for step in spec.data.augmentations)
        notes.append(f"Left out, since its random numbers are Backlight's own: {left}.")
    if subject.prepared.target_units is not None:
        notes.append(
            "Targets are scaled by mean and standard deviation of the training part; `predict` gives predictions on "
            "their own scale."
        )
    noisy = {registry.layer(node.type).title for node in _layers(spec) if registry.layer(node.type).noise}
    if noisy:
        notes.append(f"Random numbers of {', '.join(sorted(noisy))} are PyTorch's own, so that training differs there.")
    waits = spec.training.early_stopping or registry.schedule(spec.schedule.type).react
    if waits and spec.training.evaluation.unit == "step":
        notes.append("Backlight evaluates every few steps here, this program after every epoch: patience counts those.")
    return tuple(notes)


def _layers(spec: ExperimentSpec) -> Iterable[registry.Component]:
    groups = spec.network.groups
    for nodes in (spec.network.nodes, *(group.nodes for group in groups.values())):
        yield from (node for node in nodes if node.type not in groups)


def _optimizer(spec: ExperimentSpec) -> OptimizerText:
    record = registry.optimizer(spec.optimizer.type)
    make = OPTIMIZERS.get(record.type)
    if make is None:
        raise EngineError(make_problem("export_unsupported", path="optimizer", got=record.title))
    return make(record.Config.model_validate(spec.optimizer.config).model_dump())


def _imports() -> str:
    return "\n".join(
        (
            "import math",
            "",
            "import numpy as np",
            "import torch",
            "import torch.nn.functional as F",
            "from safetensors.torch import load_file",
            "from torch import nn",
        )
    )


def _settings(spec: ExperimentSpec, train_size: int, optimizer: OptimizerText) -> str:
    training = spec.training
    whole = registry.optimizer(spec.optimizer.type).full_batch is not None
    lines = [
        f"LEARNING_RATE = {optimizer.rate}",
        f"BATCH_SIZE = {train_size if whole else min(training.batch_size, train_size)}",
        f"EPOCHS = {training.epochs or EPOCHS}",
        f"SEED = {training.seed}",
    ]
    if training.precision == "float64":
        lines.append("torch.set_default_dtype(torch.float64)")
    return "\n".join(lines)


def _loading(network: NetworkText) -> str:
    loading = "\n".join(network.loading)
    lines = [
        "@torch.no_grad()",
        "def load_weights(network, file):",
        '    """Puts weights and running statistics that Backlight saved into the network."""',
        "    saved = load_file(file)",
        "    own = dict(network.named_parameters()) | dict(network.named_buffers())",
        "    for name, value in {",
        indented(loading, 2) if loading else "",
        "    }.items():",
        "        own[name].copy_(value)",
    ]
    return "\n".join(line for line in lines if line)


def _data(subject: Subject) -> str:
    spec, prepared = subject.spec, subject.prepared
    image = len(prepared.input_shape) == 3
    lines = [
        "def load_data(file):",
        '    """Rows of training, validation and test, preprocessed: three dicts of tensors."""',
        "    held = np.load(file)",
        '    inputs = held["inputs"] / 255 if held["inputs"].dtype == np.uint8 else held["inputs"]',
        '    inputs = (inputs - held["offset"]) * held["scale"]',
    ]
    if prepared.mixing is not None:
        lines.append('    inputs = (inputs.reshape(len(inputs), -1) @ held["mixing"]).reshape(inputs.shape)')
    lines += ["    whole = {", '        "inputs": torch.tensor(inputs, dtype=torch.get_default_dtype()),']
    if prepared.labels is not None:
        lines.append('        "labels": torch.tensor(held["labels"].astype(np.int64)),')
    if prepared.values is not None:
        lines.append('        "values": torch.tensor(held["values"], dtype=torch.get_default_dtype()),')
    lines += [f'        "weights": {_weights(subject)},', "    }"]
    if image:
        lines.append('    whole["inputs"] = whole["inputs"].permute(0, 3, 1, 2)')
    if prepared.values is not None and any(goal.target == "value" for goal in spec.objectives):
        lines.append('    whole["values"] = whole["values"].flatten(1)')
    lines += [
        '    ends = np.cumsum(held["counts"])',
        "    cuts = zip([0, *ends], ends)",
        "    return [{name: rows[first:last] for name, rows in whole.items()} for first, last in cuts]",
    ]
    return "\n".join(lines)


def _weights(subject: Subject) -> str:
    """How much each example counts: its own weight times that of its class."""
    spec, prepared = subject.spec, subject.prepared
    own = "torch.ones(len(inputs))"
    if prepared.weights is not None:
        own = 'torch.tensor(held["weights"], dtype=torch.get_default_dtype())'
    wanted = spec.training.class_weights
    if wanted is None or prepared.labels is None:
        return own
    if wanted == "balanced":
        train = prepared.labels[: prepared.counts[0]]
        counts = np.bincount(train, minlength=len(prepared.classes))
        wanted = tuple(float(len(train) / (len(counts) * max(count, 1))) for count in counts)
    return f'{own} * torch.tensor({literal(list(wanted))})[held["labels"]]'


def _losses(subject: Subject, blocks: Blocks) -> str:
    spec, prepared = subject.spec, subject.prepared
    lines = ["def loss_of(outputs, batch):", '    """The mean loss of a batch; examples count by their weight."""']
    parts: list[str] = []
    for number, (objective, reading) in enumerate(zip(spec.objectives, blocks.readings, strict=True)):
        loss = registry.loss(objective.loss.type)
        config = loss.Config.model_validate(objective.loss.config)
        call = LossCall(loss, config, reading, objective.target, len(prepared.classes))
        lines += [f"    {line}" for line in loss_lines(call)]
        name = f"part_{number + 1}"
        mean = (
            "each.mean()" if objective.target == "none" else '(each * batch["weights"]).sum() / batch["weights"].sum()'
        )
        lines.append(f"    {name} = {mean}")
        parts.append(name if objective.weight == 1.0 else f"{literal(objective.weight)} * {name}")
    lines.append(f"    return {' + '.join(parts)}")
    return "\n".join(lines)


def _main() -> str:
    data, weights = FILES
    return "\n".join(
        (
            'if __name__ == "__main__":',
            "    torch.manual_seed(SEED)",
            f"    training, validation, test = load_data({literal(data)})",
            "    network = Network()",
            f"    load_weights(network, {literal(weights)})",
            "    train(network, training, validation)",
            '    if len(test["inputs"]):',
            '        print("test:", evaluate(network, test))',
        )
    )
