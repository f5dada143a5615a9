"""Builds the browser UI into `backend/static`, unless what lies there was built from the present sources.

Standard library only. Used by `make` and by the wheel's build hook (`hatch_build.py`).
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from node import ROOT, ensure_node

FRONTEND = ROOT / "frontend"
STATIC = ROOT / "backend" / "static"
COMPRESS = ROOT / "tools" / "compress_ui.mjs"
STAMP = STATIC / ".build-hash"
MODULES_STAMP = FRONTEND / "node_modules" / ".lock-hash"


def source_hash() -> str:
    """SHA-256 over every file that the built UI depends on."""
    digest = hashlib.sha256()
    tops = ["index.html", "embed.html", "replay.html", "package.json", "package-lock.json", "tsconfig.json"]
    tops += ["vite.config.ts", "vite.replay.config.ts", "shell.ts", "catalogues.ts"]
    files = [FRONTEND / name for name in tops]
    for folder in ("src", "public"):
        files += sorted(path for path in (FRONTEND / folder).rglob("*") if path.is_file())
    for path in files:
        if path.exists() and ".test." not in path.name:
            digest.update(str(path.relative_to(FRONTEND)).encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    digest.update(COMPRESS.read_bytes())
    return digest.hexdigest()


def is_fresh() -> bool:
    """Whether `backend/static` was built from the present sources (or there are no sources: an unpacked wheel)."""
    if not (FRONTEND / "package.json").exists():
        return (STATIC / "index.html").exists()
    return STAMP.exists() and STAMP.read_text() == source_hash()


def run_node_tool(*words: str) -> None:
    """Runs a command in `frontend/` with our Node first on the PATH."""
    environment = dict(os.environ)
    environment["PATH"] = f"{ensure_node()}{os.pathsep}{environment.get('PATH', '')}"
    subprocess.run(words, cwd=FRONTEND, env=environment, check=True)


def install_modules() -> None:
    """`npm ci`, once per lock file."""
    npm = str(ensure_node() / "npm")
    wanted = hashlib.sha256((FRONTEND / "package-lock.json").read_bytes()).hexdigest()
    if MODULES_STAMP.exists() and MODULES_STAMP.read_text() == wanted:
        return
    print("Installing the UI's packages ...", flush=True)
    run_node_tool(npm, "ci", "--no-audit", "--no-fund", "--loglevel=error")
    MODULES_STAMP.write_text(wanted)


def build() -> None:
    """Builds the UI where it is stale."""
    if is_fresh():
        return
    install_modules()
    print("Building the UI ...", flush=True)
    fingerprint = source_hash()
    for script in ("build", "build-replay"):
        run_node_tool(str(ensure_node() / "npm"), "run", "--silent", script, "--", "--logLevel=warn")
    run_node_tool(str(ensure_node() / "node"), str(COMPRESS), str(STATIC))
    STAMP.write_text(fingerprint)


if __name__ == "__main__":
    if sys.argv[1:] == ["modules"]:
        install_modules()
    else:
        build()
