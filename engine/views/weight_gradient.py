"""One weight's gradient, and the check of it."""

from collections.abc import Mapping

from engine.report import Arrays
from engine.views.asked import PARTS, read_request
from engine.views.definition import ViewDef, ViewModel, ViewScene


def compute_weight_gradient(scene: ViewScene, model: ViewModel, options: Mapping[str, str]) -> Arrays:
    """The gradient of one example's loss with respect to one weight, as sums and products on the way back.

    Args:
        options: `part` and `example`, which example; `node`, an address; `array`, of its weights; `index`, flat place.

    Returns:
        `value` f8 [3]: the weight, its gradient, the largest gradient of the array.
        `uses` f8 [n, 3]: outputs of the node that the weight feeds: flat place, delta there, derivative of the output
        with respect to the weight (the activation that feeds it). The gradient is the sum of delta times that.
        `uses_left` f8 [2]: how many are left out, their sum.
        Of the first of them: `links` f8 [k, 2] and `link_nodes`, outputs that the one before feeds alone, with the
        derivative on the way; then `paths` f8 [n, 3] and `path_nodes`, all that the last of them feeds: flat place,
        derivative, delta there. Its delta is the sum of the products; "" among the nodes is the loss.
        `check` f8 [5]: the central difference in float64, its step, an estimate of its error, the losses on both sides;
        `kinks`, lines of node, tab, unit whose derivative jumps between them (no node: the loss). Both absent where the
        network is too large.
        `update` and what it is made of: see `engine.compile.numbers.update_report`. Also `asked`, `counts`, `label`,
        `exact`, `differs` as in `engine.views.example_numbers`.

    Raises:
        EngineError: `unknown_block`; `unknown_array`; `number_out_of_range`.
    """
    return model.weight_gradient(read_request(options, "index"))


WEIGHT_GRADIENT = ViewDef(
    type="weight_gradient",
    title="Gradient of one weight",
    summary="One weight's gradient as sums and products along its paths, with a central difference beside it.",
    applies=lambda scene: True,
    compute=compute_weight_gradient,
    options={"part": PARTS, "example": (), "node": (), "array": (), "index": ()},
    on_request=True,
    compiles=True,
)
