"""A replay file stays under 3 MB, whatever the run: a synthetic record of 10^5 steps of a network with 80 layers."""

import base64
import gzip
import json
import re
from pathlib import Path

import numpy as np
import pytest

from backend.protocol.frames import Frame, decode_frame, encode_frame, split_frames
from backend.sessions.replay_file import PLACE, Replay, write_replay
from backend.sessions.replay_frames import fitted, packed

FRAMES, EVERY, LAYERS, COLUMNS = 1_024, 98, 80, 16
PAGE_BYTES = 1_900_000


def record(frames: int = FRAMES, evaluations: int = 1) -> list[bytes]:
    """Frames of noise, which nothing packs; the loss of step s is s."""
    draw = np.random.default_rng(0)
    found: list[bytes] = []
    for seq in range(frames):
        first = seq * EVERY + 1
        losses = np.arange(first, first + EVERY, dtype=np.float64)
        bucket = [losses.min(), losses.mean(), losses.max(), losses[-1]]
        steps = np.linspace(first, first + EVERY - 1, evaluations)
        arrays = {
            "scalar_buckets": np.asarray([[bucket]], np.float32),
            "node_statistics": draw.normal(size=(LAYERS, COLUMNS)).astype(np.float32),
            "evaluation": np.stack([steps, draw.normal(size=evaluations)], axis=1),
        }
        found.append(encode_frame(Frame("record", None, "run", 0, seq, first + EVERY - 1, first, EVERY, arrays)))
    return found


def pictures(count: int, size: int, after: int) -> list[bytes]:
    draw = np.random.default_rng(1)
    return [
        encode_frame(
            Frame("view", f"maps{number}", "run", 0, after, after, 0, 1, {"x": draw.integers(0, 256, size, np.uint8)})
        )
        for number in range(count)
    ]


def opened(body: bytes) -> tuple[list[Frame], list[Frame]]:
    frames = [decode_frame(one) for one in split_frames(gzip.decompress(body))]
    return [one for one in frames if one.type == "record"], [one for one in frames if one.type == "view"]


def test_a_long_run_of_a_deep_network_fits_with_its_pictures(tmp_path: Path) -> None:
    draw = np.random.default_rng(2)
    padding = base64.b64encode(draw.integers(0, 256, PAGE_BYTES * 3 // 4, np.uint8).tobytes()).decode()
    (tmp_path / "replay.html").write_text(
        f'<html lang="en"><head><title>Backlight</title></head><body>{PLACE}{padding}</body></html>'
    )
    frames = [*record(), *pictures(40, 50_000, FRAMES - 1)]
    answers = {"/api/catalog": draw.integers(0, 9, 100_000).tolist()}
    content = write_replay(tmp_path, Replay("Deep", answers, frames, "en", None, pictures(4, 90_000, 7)))
    assert 2_700_000 < len(content) < 3_000_000
    (text,) = re.findall(rb'id="recorded">(.*?)</script>', content, re.DOTALL)
    records, views = opened(base64.b64decode(json.loads(text)["record"]))
    assert len(records) in (32, 64)
    assert (records[0].first_step, records[-1].step) == (1, FRAMES * EVERY)
    covered = np.concatenate([one.arrays["scalar_buckets"][0] for one in records])
    assert (covered[:, 0].min(), covered[:, 2].max(), covered[-1, 3]) == (1.0, FRAMES * EVERY, FRAMES * EVERY)
    assert sum(len(one.arrays["evaluation"]) for one in records) == FRAMES
    assert views


def test_what_fits_stays_as_it_is() -> None:
    frames = [*record(8), *pictures(2, 1_000, 7)]
    computed = pictures(1, 500, 3)
    assert fitted(frames, computed, 1_000_000) == packed([*frames, *computed])


def test_many_evaluations_in_few_frames_are_thinned_to_fit() -> None:
    records, _ = opened(fitted(record(4, evaluations=20_000), [], 120_000))
    rows = np.concatenate([one.arrays["evaluation"] for one in records])
    assert len(rows) < 10_000
    assert rows[-1, 0] == 4 * EVERY
    whole = np.concatenate([decode_frame(one).arrays["evaluation"] for one in record(4, evaluations=20_000)])
    assert {whole[:, 1].min(), whole[:, 1].max()} <= set(rows[:, 1])


@pytest.mark.parametrize("most_bytes", [150_000, 60_000])
def test_pictures_take_half_at_most_and_the_last_one_is_among_them(most_bytes: int) -> None:
    body = fitted([*record(64), *pictures(16, 10_000, 63)], [], most_bytes)
    assert len(body) <= most_bytes
    records, views = opened(body)
    assert views[-1].view == "maps15"
    assert sum(one.arrays["x"].nbytes for one in views) <= most_bytes // 2
    assert records[-1].step == 64 * EVERY


def test_a_run_without_frames_has_an_empty_record() -> None:
    assert gzip.decompress(fitted([], [], 1_000)) == b""
