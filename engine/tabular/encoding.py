"""From bytes to text: which encoding a file has."""

import codecs
import re

from charset_normalizer import from_bytes

from engine.errors import EngineError
from engine.problems import make_problem

SAMPLE_BYTES = 64 * 1024
FALLBACK = "cp1252"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""The longer ones first: that of UTF-32 begins as that of UTF-16."""

_CONTROLS = re.compile("[\0-\x08\x0e-\x19\x1b-\x1f]")
"""Characters that no text has, except for the end-of-file mark of old systems."""

_ONE_BYTE = ["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "iso8859_2", "iso8859_15", "cp437", "cp850", "mac_roman"]
_MANY_BYTES = ["cp932", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"]


def decode(content: bytes) -> tuple[str, str]:
    """The text of a file, and the encoding that it was read by.

    A byte-order mark decides; then UTF-8 where it is valid; then UTF-16 by its zeros; then what `charset-normalizer`
    takes for the likeliest of the usual encodings.

    Raises:
        EngineError: `table_unsupported` where it holds no text.

    Example:
        >>> decode("Größe;Höhe".encode("utf-8-sig"))
        ('Größe;Höhe', 'utf-8-sig')
    """
    name = _encoding_of(content)
    try:
        text = content.decode(name)
    except UnicodeDecodeError:
        name, text = FALLBACK, content.decode(FALLBACK, "replace")
    if _CONTROLS.search(text):
        raise EngineError(make_problem("table_unsupported"))
    return text, name


def _encoding_of(content: bytes) -> str:
    for mark, name in _MARKS:
        if content.startswith(mark):
            return name
    sample = content[:SAMPLE_BYTES]
    zeros = _share(sample[0::2]), _share(sample[1::2])
    if max(zeros) > 0.4 and min(zeros) < 0.1:
        return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return _likeliest(content)
    return "utf-8"


def _share(sample: bytes) -> float:
    return sample.count(0) / max(1, len(sample))


def _likeliest(content: bytes) -> str:
    """The likeliest encoding, by the lines that are not plain ASCII."""
    lines = [line for line in content[: 16 * SAMPLE_BYTES].splitlines(keepends=True) if not line.isascii()]
    best = from_bytes(b"".join(lines)[:SAMPLE_BYTES], cp_isolation=[*_ONE_BYTE, *_MANY_BYTES]).best()
    return FALLBACK if best is None else best.encoding
