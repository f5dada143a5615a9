"""Writes every generated file anew; with `--check` it only lists which are stale.

Generated: the OpenAPI document (from the app), TypeScript types and validators (from that document), English texts and
one page for every component (from the engine), schemas of all settings (for tests of the page).
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GENERATED = (
    ROOT / "docs" / "openapi.json",
    ROOT / "frontend" / "src" / "generated" / "api.ts",
    ROOT / "frontend" / "src" / "generated" / "validators.js",
    ROOT / "frontend" / "src" / "generated" / "validators.d.ts",
    ROOT / "frontend" / "src" / "generated" / "laterValidators.js",
    ROOT / "frontend" / "src" / "generated" / "laterValidators.d.ts",
    ROOT / "frontend" / "src" / "locales" / "catalog.en.json",
    ROOT / "tests" / "contract" / "vectors" / "settings.json",
)
GENERATED_PAGES = ROOT / "docs" / "components"


def generate() -> None:
    """Runs the generators in the order of their dependence."""
    subprocess.run([sys.executable, str(ROOT / "tools" / "generate_openapi.py")], check=True, cwd=ROOT)
    environment = {**os.environ, "PATH": f"{ROOT / '.tools' / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"}
    npm = str(ROOT / ".tools" / "bin" / "npm")
    subprocess.run(
        [npm, "run", "--silent", "generate"], check=True, cwd=ROOT / "frontend", env=environment, capture_output=True
    )
    for tool in ("generate_texts.py", "generate_component_docs.py", "generate_settings.py"):
        subprocess.run([sys.executable, str(ROOT / "tools" / tool)], check=True, cwd=ROOT)


def _contents() -> dict[Path, bytes]:
    files = [*GENERATED, *GENERATED_PAGES.rglob("*.md")]
    return {path: path.read_bytes() for path in files if path.exists()}


def main() -> None:
    """Generates, or checks that generating would change nothing."""
    before = _contents()
    generate()
    if "--check" not in sys.argv[1:]:
        return
    after = _contents()
    stale = sorted(path for path in {*before, *after} if before.get(path) != after.get(path))
    for path in stale:
        if path in before:
            path.write_bytes(before[path])
        else:
            path.unlink()
        print(f"{path.relative_to(ROOT)} is stale: run `make generate` and commit it.")
    if stale:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
