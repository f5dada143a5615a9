"""One example in one node, number by number, forward and back."""

from collections.abc import Mapping

from engine.report import Arrays
from engine.views.asked import PARTS, read_request
from engine.views.definition import ViewDef, ViewModel, ViewScene


def compute_example_numbers(scene: ViewScene, model: ViewModel, options: Mapping[str, str]) -> Arrays:
    """What an example is in a node, and what the loss says of it. In evaluation: dropout and noise are off, and batch
    norm takes its running statistics. In float64, for weights and inputs as the run has them; larger networks in the
    run's own precision.

    Args:
        options: `part` and `example`, which example; `node`, an address; `unit`, flat place in the node's output;
            `row`, first row shown of a large matrix of weights.

    Returns:
        Of the example: `asked`, the request; `counts` u4 [4] examples in training, validation and test part and in the
        next batch; `label`; `exact` u4 [3] whether this is float64, whether gradients can be checked, up to how many
        weights; `differs`, addresses of nodes that compute something else in training; `loss` f8 [1 + objectives].
        For each objective i: `objectives` (loss type, tab, address of what it reads); `read_i`, `read_delta_i`,
        `target_i`.
        For every node: `nodes`; `factors` f8 [nodes, 5] L2 norms of output, delta and deltas at the inputs together,
        mean derivative of an activation, largest gradient of a weight; NaN: none.
        Of the node: `output`, `delta` (gradient of the loss with respect to the output, NaN where the loss doesn't
        depend on it), `slope` (derivative of an activation), for each wire i `input_i`, `input_delta_i` (what the node
        hands back); `input_shapes`. Each array `a` has `a_shape` u4, and `a_first` u4 [1] where it starts, since at
        most 4,096 numbers of it are shown.
        Of its weights: `weights`, names; for each i `weights_i` and `gradients_i` f8 [rows, units] shown,
        `weights_i_first` u4 [2], `weights_i_shape`, `weights_i_largest` f8 [1] (of all gradients).
        `terms` f8 [n, 4]: the output at `unit` as a sum of products (array or wire, flat place in it, factor, what it
        is multiplied by), the largest first; `terms_left` f8 [2]: how many are left out, their sum. Absent where the
        output is no such sum.
        `batch_points` f8 [n]: what an activation reads in the next batch, as training computes it.
        `loss_curve_i` f8 [81, 3], where objective i reads the node: numbers in place of its output at `unit`, the loss
        with them, its derivative; `loss_points_i` f8 [n]: that output over the next batch.
        Texts are u1, UTF-8, one a line.

    Raises:
        EngineError: `unknown_block`; `number_out_of_range`.
    """
    return model.example_numbers(read_request(options, "unit"))


EXAMPLE_NUMBERS = ViewDef(
    type="example_numbers",
    title="Numbers of one example",
    summary="One example in one layer: inputs, weights, outputs and gradients.",
    applies=lambda scene: True,
    compute=compute_example_numbers,
    options={"part": PARTS, "example": (), "node": (), "row": (), "unit": ()},
    on_request=True,
    compiles=True,
)
