"""The training loop of a PyTorch program, with what its experiment asks of it and nothing else."""

from engine import registry
from engine.export.blocks import Blocks, Reading
from engine.export.pytorch.network import NetworkText
from engine.export.pytorch.optimizers import SCHEDULES, OptimizerText
from engine.export.text import literal
from engine.spec import ExperimentSpec

Lines = list[str]


def make_loop(
    spec: ExperimentSpec, network: NetworkText, optimizer: OptimizerText, blocks: Blocks, scaled: str | None
) -> str:
    """`schedule`, `make_optimizer`, `evaluate` and `train`.

    Args:
        scaled: name of the prediction of values that are scaled, None where there are none.
    """
    held = _held(network)
    parts = [
        _schedule(spec),
        _make_optimizer(network, optimizer),
        *([held] if held else []),
        _evaluate(spec, blocks, scaled),
        _train(spec, network),
    ]
    return "\n\n\n".join("\n".join(part) for part in parts)


def _schedule(spec: ExperimentSpec) -> Lines:
    record = registry.schedule(spec.schedule.type)
    settings = record.Config.model_validate(spec.schedule.config).model_dump()
    named = {name: literal(value) for name, value in settings.items()}
    lines = [line.format(**named) for line in SCHEDULES[record.type]]
    return [
        "def schedule(epoch):",
        '    """The factor on the learning rate at a time in epochs."""',
        *(f"    {line}" for line in lines),
    ]


def _make_optimizer(network: NetworkText, optimizer: OptimizerText) -> Lines:
    lines = ["def make_optimizer(network):", '    """The optimiser, over what learns."""']
    lines += [f"    network.{name}.requires_grad_(False)" for name in network.frozen]
    lines += [f"    network.{name}.requires_grad_(False)" for name in network.fixed]
    if not network.factors:
        lines.append('    groups = [{"params": [p for p in network.parameters() if p.requires_grad], "factor": 1.0}]')
    else:
        lines += [
            f"    factors = {literal(dict(network.factors))}",
            "    groups = [",
            '        {"params": [parameter], "factor": factors.get(name.partition(".")[0], 1.0)}',
            "        for name, parameter in network.named_parameters()",
            "        if parameter.requires_grad",
            "    ]",
        ]
    return [*lines, f"    return {optimizer.make}"]


def _held(network: NetworkText) -> Lines:
    """Masks of the single weights that don't learn."""
    if not network.held:
        return []
    return [
        "def mask_of(shape, places):",
        "    mask = torch.zeros(shape, dtype=torch.bool)",
        "    mask[tuple(zip(*places))] = True",
        "    return mask",
        "",
        "",
        "HELD = {",
        *(f"    {literal(name)}: {mask}," for name, mask in network.held.items()),
        "}  # weights that keep their value",
    ]


def _evaluate(spec: ExperimentSpec, blocks: Blocks, scaled: str | None) -> Lines:
    right = _right(spec, blocks.readings[0])
    also = " and accuracy" if right else " and, in the units of the target, mean squared error" if scaled else ""
    lines = [
        "@torch.no_grad()",
        "def evaluate(network, rows):",
        f'    """Loss{also} over a part of the data."""',
        "    network.eval()",
        '    outputs = network(rows["inputs"])',
        '    found = {"loss": loss_of(outputs, rows).item()}',
    ]
    if scaled is not None:
        read = f"in_units(outputs[{literal(scaled)}])"
        lines.append(f'    found["mse"] = ({read} - in_units(rows["values"])).square().mean().item()')
    lines += right
    return [*lines, "    return found"]


def _right(spec: ExperimentSpec, reading: Reading) -> Lines:
    """Lines that add the accuracy; none where predictions are no classes."""
    objective = spec.objectives[0]
    loss = registry.loss(objective.loss.type)
    if objective.target not in ("label", "one_hot") or loss.positions:
        return []
    read = f"outputs[{literal(reading.name)}].flatten(1)"
    single = all(length == 1 for length in reading.shape)
    threshold = 0.0 if loss.logits else 0.5
    answer = f"({read}[:, 0] > {literal(threshold)}).long()" if single else f"{read}.argmax(1)"
    return [f'    found["accuracy"] = ({answer} == rows["labels"]).double().mean().item()']


_HEAD = (
    "def train(network, rows, validation, steps=None):",
    '    """Trains; returns the loss of every step. steps: at most so many."""',
    "    optimizer = make_optimizer(network)",
    '    size, losses = len(rows["inputs"]), []',
    "    per_epoch = -(-size // BATCH_SIZE)",
)


def _train(spec: ExperimentSpec, network: NetworkText) -> Lines:
    training = spec.training
    plateau = registry.schedule(spec.schedule.type).react is not None
    lines = [*_HEAD]
    rate = "rate" if plateau else "LEARNING_RATE"
    every = training.evaluation.every if training.evaluation.unit == "epoch" else 1
    due = f" and (epoch + 1) % {every} == 0" if every > 1 else ""
    lines += ["    rate, lowest, waited, rest = LEARNING_RATE, math.inf, 0, 0"] if plateau else []
    lines += ["    best, since, kept = math.inf, 0, None"] if training.early_stopping else []
    lines += [
        "    for epoch in range(EPOCHS):",
        "        network.train()",
        *(f"        network.{name}.eval()" for name in network.frozen),
        "        order = epoch_order(SEED, epoch, size)",
        "        for start in range(0, size, BATCH_SIZE):",
        "            if steps is not None and len(losses) == steps:",
        "                return losses",
        "            chosen = torch.from_numpy(order[start : start + BATCH_SIZE])",
        "            batch = {name: values[chosen] for name, values in rows.items()}",
        "            for group in optimizer.param_groups:",
        f'                group["lr"] = {rate} * group["factor"] * schedule(len(losses) / per_epoch)',
        '            loss = loss_of(network(batch["inputs"]), batch)',
        "            optimizer.zero_grad()",
        "            loss.backward()",
        *(f"            {line}" for line in _before_update(spec, network)),
        "            optimizer.step()",
        *(f"            {line}" for line in _after_update(network)),
        "            losses.append(loss.item())",
        f'        if len(validation["inputs"]){due}:',
        "            found = evaluate(network, validation)",
        '            print(f"epoch {epoch + 1}: training loss {losses[-1]:.4f}, validation {found}")',
        *(f"            {line}" for line in _after_evaluation(spec)),
    ]
    if training.early_stopping is not None and training.early_stopping.restore_best:
        lines += ["    if kept is not None:", "        network.load_state_dict(kept)"]
    return [*lines, "    return losses"]


def _before_update(spec: ExperimentSpec, network: NetworkText) -> Lines:
    """Penalty, then clipping, as Backlight does."""
    training = spec.training
    lines: Lines = []
    if network.held:
        lines += [
            "before = {name: network.get_parameter(name).detach().clone() for name in HELD}",
            "for name, mask in HELD.items():",
            "    network.get_parameter(name).grad[mask] = 0",
        ]
    if (training.l1 or training.l2) and network.penalized:
        free = ".masked_fill(HELD[name], 0) if name in HELD else weight.detach()" if network.held else ""
        lines += [
            f"for name in {literal(list(network.penalized))}:",
            "    weight = network.get_parameter(name)",
            f"    value = weight.detach(){free}",
            f"    weight.grad += {literal(training.l2)} * value + {literal(training.l1)} * value.sign()",
        ]
    if training.clipping is not None:
        at = literal(training.clipping.at)
        gradients = "gradients = [p.grad for p in network.parameters() if p.grad is not None]"
        match training.clipping.by:
            case "value":
                lines += [gradients, "for gradient in gradients:", f"    gradient.clamp_(-{at}, {at})"]
            case "norm":
                lines += [
                    gradients,
                    "for gradient in gradients:",
                    f"    gradient *= ({at} / gradient.norm()).clamp(max=1.0)",
                ]
            case "global_norm":
                lines += [
                    gradients,
                    f"shortened = ({at} / torch.stack([one.norm() for one in gradients]).norm()).clamp(max=1.0)",
                    "for gradient in gradients:",
                    "    gradient *= shortened",
                ]
    return lines


def _after_update(network: NetworkText) -> Lines:
    if not network.held:
        return []
    return [
        "with torch.no_grad():",
        "    for name, mask in HELD.items():",
        "        network.get_parameter(name)[mask] = before[name][mask]",
    ]


def _after_evaluation(spec: ExperimentSpec) -> Lines:
    lines: Lines = []
    record = registry.schedule(spec.schedule.type)
    if record.react is not None:
        settings = record.Config.model_validate(spec.schedule.config).model_dump()
        lines += [
            f'if found["loss"] < lowest * (1 - {literal(settings["threshold"])}):',
            '    lowest, waited = found["loss"], 0',
            "else:",
            "    waited += 1",
            "if rest > 0:",
            "    rest, waited = rest - 1, 0",
            f"if waited > {settings['patience']}:",
            f"    rate, waited, rest = rate * {literal(settings['factor'])}, 0, {settings['cooldown']}",
        ]
    stop = spec.training.early_stopping
    if stop is not None:
        keep = (
            ", {name: value.clone() for name, value in network.state_dict().items()}" if stop.restore_best else ", None"
        )
        lines += [
            f'if found["loss"] < best - {literal(stop.least_gain)}:',
            f'    best, since, kept = found["loss"], 0{keep}',
            "else:",
            "    since += 1",
            f"if since >= {stop.patience}:",
            "    break",
        ]
    return lines
