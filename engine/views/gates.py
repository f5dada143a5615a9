"""What a recurrent layer computes along one sequence: gates, states, and how far back a gradient reaches."""

from collections.abc import Mapping

import numpy as np

from engine.report import Arrays
from engine.views.definition import ViewDef, ViewModel, ViewScene
from engine.views.example import FIRST_EXAMPLE, example_input
from engine.views.sequence_answer import sequence_answer

MOST_NUMBERS = 4096
"""Of each gate: of long sequences, the first units alone are shown."""

MOST_FEATURES = 64


def compute_gates(scene: ViewScene, model: ViewModel, options: Mapping[str, str]) -> Arrays:
    """Gates and states of a recurrent layer along one example, in evaluation and in float64 from the run's weights.

    Args:
        options: `node`, an address; `example`, see `engine.views.example`.

    Returns:
        `values` f4 [gates, units, steps] of the first units; `names` u1 [bytes] of the gates and states, UTF-8, one a
        line, the output `hidden` last; `count` u4 [1] of all units.
        `left` f4 [states, lags]: log10 of the length of the gradient that reaches a state so many steps before the
        last one read, of a gradient of length 1 at that; -inf where nothing does. `states` u1 [bytes] their names.
        `read` f4 [features, steps] of what the layer reads, at most 64 features.
        `tokens`, `truth`, `predicted`, see `sequence_answer`.

    Raises:
        EngineError: `no_gates`; what `example_input` refuses.

    Source:
        Bengio, Simard, Frasconi 1994; Pascanu, Mikolov, Bengio 2013, section 2.2, for `left`.
    """
    example = example_input(scene, options["example"])
    found, read = model.gates(options["node"], example.preprocessed)
    steps, units = found.values["hidden"].shape
    shown = max(1, min(units, MOST_NUMBERS // steps))
    return {
        "values": np.stack([value[:, :shown].T for value in found.values.values()]).astype(np.float32),
        "names": np.frombuffer("\n".join(found.values).encode(), np.uint8),
        "count": np.asarray([units], np.uint32),
        "left": np.stack(list(found.left.values())).astype(np.float32),
        "states": np.frombuffer("\n".join(found.left).encode(), np.uint8),
        "read": np.ascontiguousarray(read[:, :MOST_FEATURES].T, np.float32),
        **sequence_answer(scene, model, example),
    }


GATES = ViewDef(
    type="gates",
    title="Gates over time",
    summary="Gates and states of a recurrent layer along one sequence.",
    applies=lambda scene: True,
    compute=compute_gates,
    options={"node": (), "example": ()},
    defaults={"example": FIRST_EXAMPLE},
    on_request=True,
)
