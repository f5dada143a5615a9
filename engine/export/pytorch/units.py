"""The lines of a PyTorch program that give predictions in the units of the target."""

from engine.datasets.target_units import TargetUnits
from engine.export.blocks import Blocks
from engine.export.text import literal
from engine.spec import ExperimentSpec


def predicted_values(spec: ExperimentSpec, blocks: Blocks) -> str | None:
    """The name of the first prediction of values; None where no objective reads them."""
    goals = zip(spec.objectives, blocks.predictions, strict=True)
    return next((name for objective, name in goals if objective.target == "value"), None)


def unit_lines(units: TargetUnits, name: str) -> str:
    """`predict`, and `in_units`, which it and `evaluate` use.

    Args:
        name: of the prediction.
    """
    scale, offset = (literal([float(number) for number in part.ravel()]) for part in (units.scale, units.offset))
    return "\n".join(
        (
            f"TARGET_SCALE, TARGET_OFFSET = {scale}, {offset}",
            "",
            "",
            "def in_units(values):",
            '    """Scaled values, targets or predictions, in the units of the target: [examples, outputs]."""',
            "    values = values.flatten(1).double()",
            "    return values * values.new_tensor(TARGET_SCALE) + values.new_tensor(TARGET_OFFSET)",
            "",
            "",
            "@torch.no_grad()",
            "def predict(network, rows):",
            '    """Predictions for rows of `load_data`, in the units of the target."""',
            "    network.eval()",
            f'    return in_units(network(rows["inputs"])[{literal(name)}])',
        )
    )
