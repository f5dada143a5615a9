"""Files of weights in the safetensors format (Hugging Face): a JSON header and arrays behind it."""

import json
from typing import Any

import numpy as np
from numpy.typing import NDArray

DTYPES = {
    "F64": "<f8",
    "F32": "<f4",
    "F16": "<f2",
    "I64": "<i8",
    "I32": "<i4",
    "I16": "<i2",
    "I8": "|i1",
    "U64": "<u8",
    "U32": "<u4",
    "U16": "<u2",
    "U8": "|u1",
    "BOOL": "|b1",
}
METADATA = "__metadata__"


def read_safetensors(data: bytes) -> dict[str, NDArray[Any]]:
    """The arrays of a file, by name.

    Raises:
        ValueError: the bytes are not such a file.
    """
    try:
        length = int.from_bytes(data[:8], "little")
        header = json.loads(data[8 : 8 + length])
        body = data[8 + length :]
        return {name: _array(body, facts) for name, facts in header.items() if name != METADATA}
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ValueError(f"not a safetensors file: {error}") from error


def _array(body: bytes, facts: dict[str, Any]) -> NDArray[Any]:
    first, last = facts["data_offsets"]
    return np.frombuffer(body[first:last], DTYPES[facts["dtype"]]).reshape(facts["shape"])
