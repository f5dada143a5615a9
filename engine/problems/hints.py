"""Sentences of the changes that are worked out for a network.

{nodes}: names of blocks. {layer}: title of a layer. {setting} and {value}: what to set; {settings}: several of them,
such as `Filters: 8, Kernel size: 1`.
"""

HINT_TEXTS: dict[str, str] = {
    "change_setting": "Set {setting} of {nodes} to {value}.",
    "insert_between": "Insert {layer} ({settings}) between {nodes}.",
    "insert_plain": "Insert {layer} between {nodes}.",
    "insert_after": "Add {layer} ({settings}) after {nodes}.",
    "remove_block": "Remove {nodes}.",
    "list": "{first} and {last}",
}
