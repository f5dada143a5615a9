"""The committed example vectors hold: the same files are read by the browser's tests."""

import json
import typing
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from backend.protocol.frames import decode_frame, encode_frame, split_frames
from backend.protocol.messages import CLIENT_MESSAGE, SERVER_MESSAGE, ClientMessage, ServerMessage

VECTORS = Path(__file__).parent / "vectors"
FRAMES: dict[str, Any] = json.loads((VECTORS / "frames.json").read_text())


def load(name: str) -> list[dict[str, Any]]:
    return json.loads((VECTORS / name).read_text())


def message_types(union: Any) -> set[str]:
    members = typing.get_args(typing.get_args(union)[0])
    return {member.model_fields["type"].default for member in members}


def number(value: float | str) -> float:
    return float(value)


@pytest.mark.parametrize("message", load("server_messages.json"), ids=lambda message: message["type"])
def test_server_message_reads_and_writes_as_committed(message: dict[str, Any]) -> None:
    assert json.loads(SERVER_MESSAGE.validate_python(message).model_dump_json()) == message


@pytest.mark.parametrize("message", load("client_messages.json"), ids=lambda message: message["type"])
def test_client_message_reads_and_writes_as_committed(message: dict[str, Any]) -> None:
    assert json.loads(CLIENT_MESSAGE.validate_json(json.dumps(message)).model_dump_json()) == message


@pytest.mark.parametrize("vector", load("client_messages_refused.json"), ids=lambda vector: vector["why"])
def test_malformed_client_message_is_refused(vector: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="validation error"):
        CLIENT_MESSAGE.validate_json(vector["text"])


def test_every_message_type_has_an_example() -> None:
    assert {message["type"] for message in load("server_messages.json")} == message_types(ServerMessage)
    assert {message["type"] for message in load("client_messages.json")} == message_types(ClientMessage)


@pytest.mark.parametrize("name", FRAMES)
def test_frame_decodes_to_the_committed_numbers(name: str) -> None:
    frame = decode_frame((VECTORS / f"{name}.bin").read_bytes())
    wanted = FRAMES[name]
    assert {key: value for key, value in vars(frame).items() if key != "arrays"} == {
        key: value for key, value in wanted.items() if key != "arrays"
    }
    assert list(frame.arrays) == list(wanted["arrays"])
    for array_name, array in frame.arrays.items():
        entry = wanted["arrays"][array_name]
        assert array.dtype.str.lstrip("<|") == entry["dtype"]
        assert list(array.shape) == entry["shape"]
        values = np.array([number(value) for value in entry["values"]], array.dtype)
        assert array.tobytes() == values.reshape(entry["shape"]).tobytes()


@pytest.mark.parametrize("name", FRAMES)
def test_frame_encodes_to_the_committed_bytes(name: str) -> None:
    data = (VECTORS / f"{name}.bin").read_bytes()
    assert encode_frame(decode_frame(data)) == data


def test_record_body_splits_into_the_committed_frames() -> None:
    parts = split_frames((VECTORS / "joined.bin").read_bytes())
    assert parts == [(VECTORS / f"{name}.bin").read_bytes() for name in FRAMES]


@pytest.mark.parametrize("cut", [0, 3, 40])
def test_torn_frame_is_refused(cut: int) -> None:
    data = (VECTORS / "record.bin").read_bytes()
    with pytest.raises(ValueError, match="frame"):
        decode_frame(data[:cut])
