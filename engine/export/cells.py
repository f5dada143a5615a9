"""Texts as cells of a table."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_cell(text: str) -> str:
    """A text as spreadsheets show it: one that they would take for a formula gets an apostrophe before it.

    Example:
        >>> as_cell("=1+1"), as_cell("rose")
        ("'=1+1", 'rose')
    """
    return f"'{text}" if text.startswith(_FORMULA) else text
