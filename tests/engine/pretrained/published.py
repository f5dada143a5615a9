"""A stand-in for published weights: random numbers under torchvision's names, served from this computer."""

import hashlib
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save

from engine.pretrained import PRETRAINED, PretrainedDef

RESNET_18 = next(record for record in PRETRAINED if record.type == "resnet_18")
State = dict[str, NDArray[np.float32] | NDArray[np.int64]]


def torchvision_state(seed: int = 0) -> State:
    """The state of torchvision's ResNet-18, as its `state_dict` names and shapes it."""
    rng = np.random.default_rng(seed)
    state: State = {}

    def conv(name: str, outputs: int, inputs: int, size: int) -> None:
        deviation = (2 / (inputs * size * size)) ** 0.5
        state[f"{name}.weight"] = rng.normal(0, deviation, (outputs, inputs, size, size)).astype(np.float32)

    def norm(name: str, features: int) -> None:
        for array, low, high in (("weight", 0.5, 1), ("bias", -0.2, 0.2), ("running_mean", -1, 1)):
            state[f"{name}.{array}"] = rng.uniform(low, high, features).astype(np.float32)
        state[f"{name}.running_var"] = rng.uniform(0.5, 2, features).astype(np.float32)
        state[f"{name}.num_batches_tracked"] = np.asarray(7, np.int64)

    conv("conv1", 64, 3, 7)
    norm("bn1", 64)
    inputs = 64
    for stage, outputs in enumerate((64, 128, 256, 512), 1):
        for block in range(2):
            name = f"layer{stage}.{block}"
            conv(f"{name}.conv1", outputs, inputs, 3)
            norm(f"{name}.bn1", outputs)
            conv(f"{name}.conv2", outputs, outputs, 3)
            norm(f"{name}.bn2", outputs)
            if inputs != outputs:
                conv(f"{name}.downsample.0", outputs, inputs, 1)
                norm(f"{name}.downsample.1", outputs)
            inputs = outputs
    state["fc.weight"] = rng.normal(0, 0.04, (1000, 512)).astype(np.float32)
    state["fc.bias"] = rng.normal(0, 0.1, 1000).astype(np.float32)
    return state


def published(content: bytes, address: str) -> PretrainedDef:
    """The record of a stand-in. content: of its file. address: of the folder that it is served from."""
    return replace(RESNET_18, mirrors=(address,), sha256=hashlib.sha256(content).hexdigest())


def file_of(state: State) -> bytes:
    """The file that is published."""
    return save(state)


@contextmanager
def served(content: bytes, *, cut_off: int = 0) -> Generator[str]:
    """The address of a folder in which every file is this one. cut_off: bytes that are announced and never sent."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content[: len(content) - cut_off])

        def log_message(self, format: str, *args: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
