"""Writes every generated file anew; with `--check` it only tells which are stale.

Generated: the OpenAPI document (from the app), TypeScript types (from that document), English texts (from the engine).
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GENERATED = (
    ROOT / "docs" / "openapi.json",
    ROOT / "frontend" / "src" / "generated" / "api.ts",
    ROOT / "frontend" / "src" / "locales" / "catalog.en.json",
)


def generate() -> None:
    """Runs the generators in the order of their dependence."""
    subprocess.run([sys.executable, str(ROOT / "tools" / "generate_openapi.py")], check=True, cwd=ROOT)
    environment = {**os.environ, "PATH": f"{ROOT / '.tools' / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"}
    npm = str(ROOT / ".tools" / "bin" / "npm")
    subprocess.run(
        [npm, "run", "--silent", "generate"], check=True, cwd=ROOT / "frontend", env=environment, capture_output=True
    )
    subprocess.run([sys.executable, str(ROOT / "tools" / "generate_texts.py")], check=True, cwd=ROOT)


def main() -> None:
    """Generates, or checks that generating would change nothing."""
    before = {path: path.read_bytes() if path.exists() else None for path in GENERATED}
    generate()
    if "--check" not in sys.argv[1:]:
        return
    stale = [path for path, content in before.items() if path.read_bytes() != content]
    for path in stale:
        content = before[path]
        if content is None:
            path.unlink()
        else:
            path.write_bytes(content)
        print(f"{path.relative_to(ROOT)} is stale: run `make generate` and commit it.")
    if stale:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
