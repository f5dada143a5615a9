"""Texts of the problems of shapes; a layer that raises one has its own English message."""

SHAPE_TEXTS: dict[str, tuple[str, str]] = {
    "add_shapes_differ": (
        "Add needs equal sizes along every axis, or a size of 1, but gets {got}.",
        (
            "Use padding same and equal strides so that height and width match, and equal numbers of units or "
            "filters so that the last axis matches. A size of 1 fits every size."
        ),
    ),
    "concat_shapes_differ": (
        "Concatenate joins along the last axis, so all other sizes must be equal, but it gets {got}.",
        "Use padding same and equal strides so that height and width match, or flatten every branch.",
    ),
    "multiply_shapes_differ": (
        "Multiply needs equal sizes along every axis, or a size of 1, but gets {got}.",
        (
            "Use padding same and equal strides so that height and width match, and equal numbers of units or "
            "filters so that the last axis matches. A size of 1 fits every size."
        ),
    ),
    "join_ranks_differ": (
        "All inputs must have the same number of axes, but the shapes are {got}.",
        "Insert a Reshape, for example from 16 to 1×1×16 beside an image, or flatten every branch.",
    ),
    "join_needs_two_wires": (
        "A join needs at least two inputs, but gets {got}.",
        "Connect another block to it, or remove it.",
    ),
    "reshape_size_differs": (
        "The shape {got} doesn't match the {expected} numbers of the input.",
        "Choose sizes whose product is {expected}.",
    ),
    "image_expected": (
        "The input must be an image (height, width, channels), but has the shape {got}.",
        "Insert a Reshape before it, or choose a data set of images.",
    ),
    "sequence_expected": (
        "The input must be a sequence (steps, features), but has the shape {got}.",
        "Insert a Reshape before it, or choose a data set of sequences.",
    ),
    "positions_expected": (
        "The input must be an image (height, width, channels) or a sequence (steps, features), but has the shape "
        "{got}.",
        "Place it after a convolution or a pooling layer.",
    ),
    "feature_maps_expected": (
        "The input must be feature maps of an image or a sequence, but has the shape {got}.",
        "Place it after a convolution, or use Dropout.",
    ),
    "permute_axes_differ": (
        "The order {got} doesn't name every axis of the input exactly once.",
        "Name every axis of the input exactly once, counting from 1.",
    ),
    "groups_do_not_divide": (
        "{got} groups don't divide the channels and the filters evenly; possible: {expected}.",
        "Choose another number of groups, or a number of filters it divides.",
    ),
    "norm_groups_do_not_divide": (
        "{got} groups don't divide the channels evenly; possible: {expected}.",
        "Choose a number of groups that divides the channels.",
    ),
    "window_too_large": (
        "The window doesn't fit into {got}; with padding, the input must be {expected}.",
        "Choose a smaller window, more padding, or less pooling before it.",
    ),
    "pool_padding_too_large": (
        "A padding of {got} is more than half of the window; allowed: {expected}.",
        "Choose less padding or a larger window.",
    ),
    "unpool_windows_overlap": (
        "With a stride of {got}, windows overlap, and two of them may have their maximum at the same place; allowed: "
        "{expected}.",
        "Choose a stride of at least the window size, here and in the max pooling.",
    ),
    "unpool_shape_differs": (
        "The value must have the shape {expected}, which the max pooling gives, but has the shape {got}.",
        "Use the window, stride and padding of the max pooling, and as many channels as it has.",
    ),
    "output_padding_too_large": (
        "An output padding of {got} is too large; allowed: {expected}.",
        "Choose a smaller output padding or a larger stride.",
    ),
    "nothing_left_of_output": (
        "With a padding of {got} the output is empty.",
        "Choose less padding or a larger kernel.",
    ),
    "pad_channels_too_few": (
        "{got} channels are fewer than the input has; allowed: {expected}.",
        "Choose at least as many channels as the input has.",
    ),
    "split_part_missing": (
        "There is no part {got}; the parts are {expected}.",
        "Choose a lower part number, or more parts.",
    ),
    "split_parts_do_not_divide": (
        "{got} parts don't divide the last axis evenly; possible: {expected}.",
        "Choose a number of parts that divides it.",
    ),
    "heads_do_not_divide": (
        "{got} heads don't divide the features evenly; possible: {expected}.",
        "Choose a number of heads that divides the features.",
    ),
    "tokens_expected": (
        "The input must be a sequence of tokens, one whole number per step, but has the shape {got}.",
        "Place it directly after an input of tokens.",
    ),
}
