"""Texts of all problems, by code: the message and the hint, with {node}, {got}, {expected} and {path}.

Problems that a component raises itself keep its own English; the texts here stand for them in the catalogues.
"""

from engine.problems.data import DATA_TEXTS, OBJECTIVE_TEXTS
from engine.problems.saved import SAVED_TEXTS
from engine.problems.shapes import SHAPE_TEXTS
from engine.problems.studies import STUDY_TEXTS
from engine.problems.tabular import TABLE_TEXTS
from engine.problems.warnings import WARNING_TEXTS

SPEC_TEXTS: dict[str, tuple[str, str]] = {
    "not_a_json_value": ("{path} contains a value that JSON can't represent.", "Send plain JSON."),
    "spec_too_deep": ("The experiment is nested too deeply.", "Send an experiment in the format that the editor uses."),
    "spec_too_large": ("The experiment contains too many values.", "Send a smaller experiment."),
    "bad_text": ("{path} contains characters that can't be encoded as UTF-8.", "Remove the invalid characters."),
    "not_finite": ("{path} is not a finite number.", "Enter a finite number."),
    "number_too_large": ("{path} is larger than JSON numbers can represent exactly.", "Enter a smaller number."),
    "unsupported_version": (
        "This experiment has version {got}, but this Backlight reads version {expected}.",
        "Update Backlight.",
    ),
    "unknown_key": ("There is no setting {path}.", "Remove it, or check the spelling."),
    "missing_key": ("{path} is missing.", "Enter a value."),
    "out_of_bounds": ("{path} is {got}, but must be {expected}.", "Choose a value within the bounds."),
    "wrong_length": ("{path} has the wrong number of entries; it must have {expected}.", "Add or remove entries."),
    "unknown_choice": ("{path} is {got}, but must be {expected}.", "Choose one of the listed values."),
    "bad_name": (
        "{got} isn't a valid name.",
        "Use lower-case letters, digits and _, starting with a letter, at most 32 characters.",
    ),
    "not_a_whole_number": ("{path} must be a whole number.", "Enter a whole number."),
    "not_a_number": ("{path} must be a number.", "Enter a number."),
    "not_a_truth_value": ("{path} must be true or false.", "Enter true or false."),
    "not_a_text": ("{path} must be a string.", "Enter a string."),
    "not_an_object": ("{path} must be an object.", "Use an object in braces."),
    "not_a_list": ("{path} must be a list.", "Use a list in brackets."),
    "invalid_value": ("The value of {path} isn't valid.", "Choose another value."),
    "unknown_type": ("There is no component named {got}.", "Choose one of: {expected}."),
}

GRAPH_TEXTS: dict[str, tuple[str, str]] = {
    "network_empty": ("There is no network yet.", "Add an input and a layer."),
    "duplicate_node_id": ("Several blocks are named {node}.", "Rename one of them."),
    "reserved_node_id": ("{node} is a reserved word in Python.", "Choose another name."),
    "input_missing": ("The network has no input.", "Add an input block."),
    "several_inputs": (
        "The network has several inputs; {node} is one of them.",
        "Keep one input block and remove the others.",
    ),
    "edge_unknown_node": ("A wire leads to {got}, which does not exist.", "Remove the wire, or add the block."),
    "duplicate_edge": ("There are two wires from {got} to {node}.", "Remove one of them."),
    "unknown_port": ("{node} has no port {got}.", "Use one of: {expected}."),
    "takes_no_wire": ("{node} is the source of the data and has no input.", "Remove the wire into it."),
    "group_name_taken": ("A group can't be named {got}, which is a layer.", "Choose another name."),
    "group_inside_itself": ("The group {got} contains itself.", "Remove the block of this group from it."),
    "group_input_taken": (
        "{path}: the name {got} is already used in this group.",
        "Give the input another name.",
    ),
    "group_input_unused": ("{path}: nothing in the group reads its input {got}.", "Connect it, or remove it."),
    "group_output_missing": (
        "{path} is {got}, but the group has no such block.",
        "Choose one of: {expected}.",
    ),
    "unknown_parameter": ("{path}: there is no parameter {got}.", "Use one of: {expected}."),
    "parameter_factor": (
        "{path}: a parameter can be multiplied and divided only by whole numbers from 1.",
        "Use one of: {expected}.",
    ),
    "repeat_needs_group": (
        "{node} is a layer and can't be repeated {got} times.",
        "Make a group of it first, or set the repeat to 1.",
    ),
    "too_many_copies": (
        "The network has {got} layers with all its groups written out, but at most {expected} can be counted.",
        "Repeat {node} less often.",
    ),
    "too_many_wires_in_copies": (
        "The network has {got} wires with all its groups written out, but at most {expected} can be counted.",
        "Use fewer wires into groups, or repeat them less often.",
    ),
    "too_many_trained_nodes": (
        "The network has {got} layers that must be compiled one by one, but at most {expected} can be trained.",
        "Repeat one group instead of drawing its copies, or remove blocks. It can be viewed and counted as it is.",
    ),
    "wire_missing": ("{node} has no input.", "Connect a block to it."),
    "port_not_connected": ("The input {expected} of {node} isn't connected.", "Connect a block to it."),
    "too_many_wires": (
        "{node} accepts one input, but {got} wires lead into it.",
        "Remove all but one, or join them with Add or Concatenate.",
    ),
    "cycle": ("{node} depends on its own output.", "Remove a wire from this cycle."),
    "unused_node": ("The output of {node} isn't used: the loss doesn't depend on it.", "Connect it, or remove it."),
    "nothing_to_learn": (
        "This network has no weights.",
        "Add a dense layer.",
    ),
}

LIMIT_TEXTS: dict[str, tuple[str, str]] = {
    "too_many_nodes": ("The network has {got} blocks, more than the limit of {expected}.", "Make the network smaller."),
    "too_many_edges": ("The network has {got} wires, more than the limit of {expected}.", "Make the network smaller."),
    "too_many_weights": (
        "The network has {got} weights, more than the limit of {expected}.",
        "Make the layers smaller.",
    ),
    "output_too_large": (
        "{node} outputs {got} numbers per example, more than the limit of {expected}.",
        "Make the layer smaller.",
    ),
    "batch_too_large": ("The batch size {got} is larger than the limit of {expected}.", "Choose a smaller batch size."),
    "too_many_operations": (
        "One step would take {got} multiplications, more than the limit of {expected}.",
        "Make the network or the batch smaller.",
    ),
    "too_much_memory": (
        "Training would need about {got} bytes, more than the limit of {expected}.",
        "Make the network or the batch smaller.",
    ),
}

OPTIMIZER_TEXTS: dict[str, tuple[str, str]] = {
    "full_batch_needed": (
        "This optimiser uses all {expected} training examples in every step, but the batch size is {got}.",
        "Set the batch size to {expected}, or choose a mini-batch optimiser.",
    ),
    "full_batch_too_large": (
        "This optimiser uses all training examples in every step; {got} are more than the limit of {expected}.",
        "Make the training set smaller, or choose a mini-batch optimiser.",
    ),
    "too_many_weights_for_matrix": (
        "This optimiser stores a matrix of n × n numbers; n = {got} weights are more than its limit of {expected}.",
        "Make layers smaller or freeze them, or choose L-BFGS.",
    ),
    "too_many_weights_to_factor": (
        "This optimiser solves a linear system in every step, at a cost of n³; n = {got} weights are more than "
        "its limit of {expected}.",
        "Make layers smaller or freeze them, or choose L-BFGS.",
    ),
    "clipping_bends_the_step": (
        "{got} computes its step from the gradient and the curvature of the loss, so the gradient can't be clipped.",
        "Turn clipping off, or choose another optimiser.",
    ),
}

LIVE_TEXTS: dict[str, tuple[str, str]] = {
    "no_such_weights": (
        "There are no weights {got}.",
        "Choose one of: {expected}.",
    ),
    "unknown_weight": (
        "{path} has no number at [{got}].",
        "Give one index for each axis: [{expected}].",
    ),
    "weight_not_finite": (
        "A weight can't be {got}: it isn't finite in {expected}.",
        "Type a smaller number.",
    ),
    "unknown_live_path": (
        "{path} can't be changed during training.",
        "Choose a setting marked live, or start a new run.",
    ),
    "live_value_out_of_range": ("{path} can't be {got}.", "Choose a value within the bounds of the setting."),
}

RUN_TEXTS: dict[str, tuple[str, str]] = {
    "given_count_differs": (
        "{got} numbers are given, but the array has {expected}.",
        "Give {expected} numbers, or choose another initialiser.",
    ),
    "initializer_unknown": ("There is no initialiser named {got}.", "Choose one of: {expected}."),
    "test_sealed": (
        "The test set is sealed: choosing by it would spoil it.",
        "Evaluate on the test set once, after all settings are final.",
    ),
    "no_test_part": ("The test set is empty.", "Enlarge the test set and start a new run."),
    "unknown_view_option": ("This view has no option {got}.", "Choose one of: {expected}."),
    "unknown_block": (
        "This run has no block {got}.",
        "Use the address of a block, such as deep, deep/3 or deep/3/conv.",
    ),
    "not_units": (
        "This picture shows up to {expected} units; {got} were asked for.",
        "Ask for fewer layers, and for none that outputs an image or a sequence.",
    ),
    "not_a_bottleneck": (
        "Not every path to the prediction leads through {got}.",
        "Choose a block that the whole prediction is computed from: {expected}.",
    ),
    "unknown_code": ("{got} isn't a valid code for this layer.", "Send {expected} numbers, separated by commas."),
    "unknown_class": ("There is no class {got}.", "Use the number of a class: {expected}."),
    "unknown_rows": ("There are no examples {got}.", "Use numbers of examples: {expected}."),
    "unknown_example": (
        "There is no example {got}.",
        "Name an example of the data or give the pixels of one: {expected}.",
    ),
    "no_filters": (
        "{got} has no filters that are images.",
        "Choose a convolution, or a dense layer whose inputs are the pixels of an image.",
    ),
    "no_gates": ("{got} is not a recurrent layer.", "Choose a simple recurrent layer, an LSTM or a GRU."),
    "no_attention": ("{got} is not an attention layer.", "Choose a multi-head attention layer."),
    "no_image_patches": (
        "The outputs of {got} don't each see one patch of the image.",
        "Choose a convolution, a pooling layer or an activation behind one.",
    ),
    "unknown_unit": ("There is no unit {got}.", "Choose a number from 0 to {expected}."),
    "too_many_rows": (
        "This block has {got} layers; one answer has {expected}.",
        "Ask for one of its copies, such as deep/3.",
    ),
    "unknown_array": (
        "This block has no weights named {got}.",
        "Choose one of: {expected}.",
    ),
    "number_out_of_range": (
        "{got} is out of range.",
        "Choose a whole number from 0: {expected}.",
    ),
    "unknown_view": ("This run has no view {got}.", "Choose one of: {expected}."),
    "unknown_probe": ("{got} isn't measured in slices.", "Choose one of: {expected}."),
    "measured_in_slices": (
        "This takes too long to be drawn at once.",
        "Measure it of the run as it stands, by the command probe.",
    ),
    "probe_too_large": (
        "This network has {got} weights that learn, more than this measurement takes: {expected}.",
        "Measure a smaller network, or freeze the layers that don't matter for it.",
    ),
    "probe_learns_nothing": ("No weight of this network learns.", "Unfreeze a layer first."),
    "loss_not_a_mean": (
        "{got} isn't a mean over examples, so single examples have no gradient.",
        "Measure a network without this objective.",
    ),
    "no_layer_can_die": (
        "No layer of this network can die.",
        "Units die behind activations that are 0 over a whole range, such as ReLU.",
    ),
    "no_receptive_fields": (
        "No layer of this network sees a patch of the image.",
        "Add a convolution or a pooling layer.",
    ),
    "nothing_to_skip": (
        "This network has no residual block, and no layer with weights that keeps its shape.",
        "Open a residual network, or give two layers in a row the same size.",
    ),
    "too_many_layers_to_skip": (
        "This network has {got} layers, more than can be left out one by one: {expected}.",
        "Use fewer blocks.",
    ),
    "no_path_of_training": (
        "No former weights of this run are kept, so there is no path to look along.",
        "Train first, or choose random directions.",
    ),
    "weights_all_zero": ("All weights are 0, so there is no scale for a direction.", "Train first."),
    "not_a_seed": ("{got} isn't a seed.", "Enter a whole number from 0 to {expected}."),
    "stride_not_a_power_of_two": (
        "Statistics can't be taken every {got} steps.",
        "Choose a power of two: 1, 2, 4, 8, and so on.",
    ),
    "saved_array_missing": (
        "The saved state of this run doesn't contain {path}.",
        "Start the run from its first step.",
    ),
    "saved_array_unknown": (
        "The saved state of this run contains {path}, which its network doesn't have.",
        "Start the run from its first step.",
    ),
    "saved_shape_differs": (
        "The saved {path} has the shape {got}, but the network expects {expected}.",
        "Start the run from its first step.",
    ),
    "checkpoint_unreadable": ("The saved state of this run couldn't be read.", "Start the run from its first step."),
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
    **SAVED_TEXTS,
    **TABLE_TEXTS,
    **STUDY_TEXTS,
    **RUN_TEXTS,
}
