"""Texts of problems with saved weights, by code: the message and the hint, with {node}, {got} and {expected}."""

SAVED_TEXTS: dict[str, tuple[str, str]] = {
    "export_unsupported": (
        "{got} has no form in this export format.",
        "Choose another format, or another component in its place.",
    ),
    "unknown_export": ("There is no export format {got}.", "Choose one of {expected}."),
    "export_too_large": (
        "This table would have {got} cells, more than the {expected} that are exported.",
        "Export weights or a program instead, or use a smaller data set.",
    ),
    "weights_missing": (
        "{node} starts with the saved weights {got}, but this server doesn't have them.",
        "Choose other weights for {node}, or let it start fresh.",
    ),
    "weights_node_unknown": (
        "{node} starts with the weights of {got}, but the saved weights don't contain this block.",
        "Choose other weights for {node}, or let it start fresh.",
    ),
    "weights_layer_differs": (
        "The saved weights for {node} belong to another kind of layer ({got}).",
        "Choose weights of the same kind of layer, or let {node} start fresh.",
    ),
    "weights_shape_differs": (
        "The saved weights for {node} have the shape {got}, but {node} needs {expected}.",
        "Restore the size that {node} had, choose other weights, or let it start fresh.",
    ),
    "weights_unreadable": ("The saved weights couldn't be read: {got}.", "Save the weights again."),
    "weights_too_large": (
        "These weights take {got} bytes, more than the limit of {expected}.",
        "Save the weights of a smaller network.",
    ),
    "weights_store_full": (
        "The saved weights on this server take up all of the {expected} bytes reserved for them.",
        "Delete saved weights that are no longer needed.",
    ),
    "too_many_saved_weights": (
        "There are {got} saved weights already, the most that can be kept.",
        "Delete saved weights that are no longer needed.",
    ),
}
