"""What problems of shapes say; a layer that raises one has the English for its own case."""

SHAPE_TEXTS: dict[str, tuple[str, str]] = {
    "add_shapes_differ": (
        "Add needs wires of one shape, but {got} arrive.",
        "Give both branches the same number of units, or use Concatenate.",
    ),
    "concat_shapes_differ": (
        "Concatenate joins the last axis, so the others must be equal, but {got} arrive.",
        "Flatten the branches first, or give them the same height and width.",
    ),
    "multiply_shapes_differ": (
        "Multiply needs wires of one shape, but {got} arrive.",
        "Give both branches the same number of units.",
    ),
    "join_needs_two_wires": (
        "A join needs at least two wires, but only {got} arrives.",
        "Connect another block to it, or remove it.",
    ),
    "reshape_size_differs": (
        "{got} does not hold the {expected} numbers that arrive.",
        "Choose sizes with the same product, or change the layer before.",
    ),
    "image_expected": (
        "An image (height, width, channels) is needed, but {got} arrives.",
        "Put a Reshape before it, or use a data set of images.",
    ),
    "sequence_expected": (
        "A sequence (steps, features) is needed, but {got} arrives.",
        "Put a Reshape before it, or use a data set of sequences.",
    ),
    "positions_expected": (
        "An image (height, width, channels) or a sequence (steps, features) is needed, but {got} arrives.",
        "Put it behind a convolution or a pooling.",
    ),
    "feature_maps_expected": (
        "Feature maps of an image or a sequence are needed, but {got} arrives.",
        "Put it behind a convolution, or use Dropout.",
    ),
    "permute_axes_differ": (
        "The order {got} does not name each axis of what arrives once.",
        "Name every axis of the input once, counted from 1.",
    ),
    "groups_do_not_divide": (
        "{got} groups do not divide the channels and the filters evenly; these do: {expected}.",
        "Choose other groups, or a number of filters that they divide.",
    ),
    "norm_groups_do_not_divide": (
        "{got} groups do not divide the channels evenly; these do: {expected}.",
        "Choose a number of groups that divides the channels.",
    ),
    "window_too_large": (
        "The window does not fit into {got}: with the padding, that would have to be {expected}.",
        "Choose a smaller window or more padding, or pool less before it.",
    ),
    "pool_padding_too_large": (
        "Padding of {got} is more than half of the window; there may be {expected}.",
        "Choose less padding or a larger window.",
    ),
    "output_padding_too_large": (
        "{got} extra rows are too many; there may be {expected}.",
        "Choose fewer extra rows or a larger stride.",
    ),
    "nothing_left_of_output": (
        "Cutting {got} off every side leaves nothing of the output.",
        "Choose less padding or a larger kernel.",
    ),
    "split_part_missing": (
        "There is no part {got}; the parts are {expected}.",
        "Choose a lower part, or more parts.",
    ),
    "split_parts_do_not_divide": (
        "{got} parts do not divide the last axis evenly; these do: {expected}.",
        "Choose a number of parts that divides it.",
    ),
    "heads_do_not_divide": (
        "{got} heads do not divide the features evenly; these do: {expected}.",
        "Choose a number of heads that divides the features.",
    ),
    "tokens_expected": (
        "A row of tokens is needed, one whole number a step, but {got} arrives.",
        "Put it right behind an input of tokens.",
    ),
}
