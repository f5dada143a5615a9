"""What each problem says, by its code: the sentence and how to mend it, with {node}, {got}, {expected} and {path}.

Problems that a component raises itself keep its own English; the texts here stand for them in the catalogues.
"""

from pydantic import JsonValue

from engine.data_texts import DATA_TEXTS, OBJECTIVE_TEXTS
from engine.errors import Problem
from engine.shape_texts import SHAPE_TEXTS

SPEC_TEXTS: dict[str, tuple[str, str]] = {
    "not_a_json_value": ("{path} holds something that JSON cannot say.", "Send plain JSON."),
    "spec_too_deep": ("The experiment is nested too deeply.", "Send an experiment as the editor writes it."),
    "spec_too_large": ("The experiment holds too many values.", "Send a smaller experiment."),
    "bad_text": ("{path} holds characters that cannot be written as UTF-8.", "Remove the broken characters."),
    "not_finite": ("{path} is not a finite number.", "Write an ordinary number."),
    "number_too_large": ("{path} is beyond what JSON numbers hold exactly.", "Write a smaller number."),
    "unsupported_version": (
        "This experiment is of version {got}; this Backlight reads version {expected}.",
        "Update Backlight.",
    ),
    "unknown_key": ("There is no {path}.", "Remove it, or check its spelling."),
    "missing_key": ("{path} is missing.", "Give it a value."),
    "out_of_bounds": ("{path} is {got}, but must be {expected}.", "Choose a value within the bounds."),
    "wrong_length": ("{path} has the wrong number of entries; it must have {expected}.", "Add or remove entries."),
    "unknown_choice": ("{path} is {got}, but must be {expected}.", "Choose one of the list."),
    "bad_name": (
        "{got} cannot be a name.",
        "Use small letters, digits and _, beginning with a letter, at most 32 in all.",
    ),
    "not_a_whole_number": ("{path} must be a whole number.", "Write a whole number."),
    "not_a_number": ("{path} must be a number.", "Write a number."),
    "not_a_truth_value": ("{path} must be true or false.", "Write true or false."),
    "not_a_text": ("{path} must be a text.", "Write a text."),
    "not_an_object": ("{path} must be an object.", "Write an object in braces."),
    "not_a_list": ("{path} must be a list.", "Write a list in brackets."),
    "invalid_value": ("{path} has a value that does not fit.", "Choose another value."),
    "unknown_type": ("{got} is unknown here.", "Choose one of: {expected}."),
}

GRAPH_TEXTS: dict[str, tuple[str, str]] = {
    "network_empty": ("There is no network yet.", "Add an input and a layer."),
    "duplicate_node_id": ("Several blocks are called {node}.", "Rename one of them."),
    "reserved_node_id": ("{node} is a word of the Python language.", "Choose another name."),
    "input_missing": ("The network has no input.", "Add an input block."),
    "several_inputs": ("{node} is one of several inputs.", "Keep one input block and remove the others."),
    "edge_unknown_node": ("A wire leads to {got}, which does not exist.", "Remove the wire, or add the block."),
    "duplicate_edge": ("The same wire from {got} to {node} is drawn twice.", "Remove one of them."),
    "unknown_port": ("{node} has no port {got}.", "Use one of: {expected}."),
    "takes_no_wire": ("{node} is a source of data, no wire can lead into it.", "Remove the wire."),
    "wire_missing": ("Nothing is connected to {node}.", "Connect a block to it."),
    "too_many_wires": (
        "{got} wires lead into {node}, which takes one.",
        "Remove all but one, or join them with Add or Concatenate.",
    ),
    "cycle": ("{node} depends on its own output.", "Remove a wire that leads back."),
    "unused_node": ("{node} leads nowhere: the loss does not depend on it.", "Connect it onwards, or remove it."),
    "nothing_to_learn": (
        "No weight of this network can change.",
        "Add a dense layer, unfreeze one, or give one a rate factor above 0.",
    ),
}

LIMIT_TEXTS: dict[str, tuple[str, str]] = {
    "too_many_nodes": ("{got} blocks are more than the {expected} allowed.", "Make the network smaller."),
    "too_many_edges": ("{got} wires are more than the {expected} allowed.", "Make the network smaller."),
    "too_many_weights": ("{got} weights are more than the {expected} allowed.", "Make the layers smaller."),
    "output_too_large": (
        "{node} puts out {got} numbers an example, more than the {expected} allowed.",
        "Make it smaller.",
    ),
    "batch_too_large": ("A batch of {got} is larger than the {expected} allowed.", "Choose a smaller batch."),
    "too_many_operations": (
        "One step would take {got} multiplications, more than the {expected} allowed.",
        "Make the network or the batch smaller.",
    ),
    "too_much_memory": (
        "Training would need about {got} bytes, more than the {expected} allowed.",
        "Make the network or the batch smaller.",
    ),
}

OPTIMIZER_TEXTS: dict[str, tuple[str, str]] = {
    "full_batch_needed": (
        "This optimiser looks at all {expected} training examples in every step; a batch of {got} shows it only some.",
        "Set the batch size to {expected}, or choose an optimiser that goes batch by batch.",
    ),
    "full_batch_too_large": (
        "This optimiser looks at all training examples in every step; {got} are more than the {expected} allowed.",
        "Make the training part smaller, or choose an optimiser that goes batch by batch.",
    ),
    "too_many_weights_for_matrix": (
        "This optimiser keeps a matrix of n × n numbers; n = {got} weights are more than the {expected} it takes.",
        "Make or freeze layers so that fewer weights learn, or choose L-BFGS.",
    ),
    "too_many_weights_to_factor": (
        "This optimiser solves a system of equations in every step, at a cost of n³; n = {got} weights are more than "
        "the {expected} it takes.",
        "Make or freeze layers so that fewer weights learn, or choose L-BFGS.",
    ),
    "clipping_bends_the_step": (
        "{got} works out its step from the cost's own slope and curvature, so the gradient cannot be clipped.",
        "Switch clipping off, or choose another optimiser.",
    ),
}

WARNING_TEXTS: dict[str, tuple[str, str]] = {
    "evaluation_share_high": (
        "Validation takes {got} % of the work.",
        "Evaluate less often, or make the validation part smaller.",
    ),
    "decay_too_strong": (
        "Learning rate times L2 is {got}: above {expected} the weights swing and grow.",
        "Lower the learning rate or L2.",
    ),
    "schedule_without_rate": (
        "{got} finds the length of its steps itself: a schedule of the learning rate changes nothing.",
        "Choose the constant schedule.",
    ),
    "loss_without_curvature": (
        "This loss is straight wherever it has a slope, and {got} knows no other curvature.",
        "Choose squared error, Huber or cross-entropy, or another optimiser.",
    ),
    "equal_start": (
        "The units of {node} all start alike, so they stay alike.",
        "Choose another initialiser for its weights.",
    ),
    "gradient_blocked": (
        "{node} has no slope: the layers before it learn nothing.",
        "Choose another activation, or put {node} where nothing before it learns.",
    ),
    "batch_norm_single_example": (
        "{node} has only one example a batch to average over.",
        "Choose a batch of 2 or more.",
    ),
    "single_number_normalized": (
        "{node} takes the mean of a single number from that number: what is left is 0, and nothing before it learns.",
        "Choose fewer groups, or put {node} behind a wider layer.",
    ),
    "probabilities_expected": (
        "The loss reads probabilities, but {node} puts out any numbers.",
        "Put a Softmax behind it, or choose cross-entropy as the loss.",
    ),
    "log_probabilities_expected": (
        "The loss reads logarithms of probabilities, but {node} puts out the probabilities.",
        "Let the loss read probabilities.",
    ),
    "output_cannot_reach_targets": (
        "{node} puts out {got}, but the targets go from -1 to 1.",
        "End with a plain dense layer or tanh.",
    ),
}

LIVE_TEXTS: dict[str, tuple[str, str]] = {
    "unknown_live_path": (
        "{path} cannot be changed while training.",
        "Choose a control marked live, or start a new run.",
    ),
    "live_value_out_of_range": (
        "{path} cannot be {got}.",
        "Choose a value within the bounds of the control.",
    ),
}

RUN_TEXTS: dict[str, tuple[str, str]] = {
    "initializer_unknown": ("There is no initialiser {got}.", "Choose one of: {expected}."),
    "test_sealed": (
        "The test part is sealed: nothing may be chosen by it.",
        "Evaluate on the test part once, when everything is chosen.",
    ),
    "no_test_part": ("No examples are kept for the test.", "Give the test part a number of examples, then start anew."),
    "unknown_view_option": ("This picture has no option {got}.", "Choose one of: {expected}."),
    "unknown_view": ("This run has no picture {got}.", "Choose one of: {expected}."),
    "stride_not_a_power_of_two": ("Statistics cannot be taken every {got} steps.", "Choose 1, 2, 4, 8, and so on."),
    "checkpoint_unreadable": ("The saved state of this run cannot be read.", "Start the run from its first step."),
}

PROBLEM_TEXTS: dict[str, tuple[str, str]] = {
    **SPEC_TEXTS,
    **GRAPH_TEXTS,
    **SHAPE_TEXTS,
    **OBJECTIVE_TEXTS,
    **DATA_TEXTS,
    **LIMIT_TEXTS,
    **OPTIMIZER_TEXTS,
    **WARNING_TEXTS,
    **LIVE_TEXTS,
    **RUN_TEXTS,
}

LONGEST_ECHO = 120


def echo(value: object, depth: int = 3) -> JsonValue:
    """A value as it may stand in a problem: JSON, short, not deep, and writable as UTF-8.

    Example:
        >>> echo(float("inf")), echo("a" * 500)[-3:]
        ('inf', '...')
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return value if abs(value) < 2**53 else f"about 10^{int(value.bit_length() * 0.30103)}"
    if isinstance(value, float):
        return value if value == value and abs(value) != float("inf") else str(value)
    if isinstance(value, str):
        return _short(value)
    if isinstance(value, list | tuple):
        return [echo(item, depth - 1) for item in value] if len(value) <= 8 and depth > 0 else "..."
    return None


def _short(text: str) -> str:
    safe = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return safe if len(safe) <= LONGEST_ECHO else f"{safe[:LONGEST_ECHO]}..."


def make_problem(
    code: str,
    *,
    node_id: str | None = None,
    path: str | None = None,
    got: object = None,
    expected: int | str | None = None,
) -> Problem:
    """A problem with its English texts from the table.

    Args:
        code: one of `PROBLEM_TEXTS`. node_id, path: where it stands. got, expected: what the sentences take in.
    """
    message, hint = PROBLEM_TEXTS[code]
    shown = echo(got)
    wanted = None if expected is None else _text(expected)
    place = None if path is None else _short(path)
    values = {"node": node_id or "", "path": place or "", "got": _text(shown), "expected": wanted or ""}
    return Problem(
        code=code,
        message=message.format(**values),
        node_id=node_id,
        path=place,
        got=shown,
        expected=wanted,
        hint=hint.format(**values),
    )


def _text(value: JsonValue) -> str:
    if isinstance(value, list):
        return ", ".join(_text(item) for item in value)
    return "" if value is None else f"{value:,}" if isinstance(value, int) and value > 9999 else str(value)
