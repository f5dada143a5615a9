"""Writes `vectors/spec_hashes.json` anew: `python -m tests.contract.make_spec_hashes`. Only for a wanted change."""

import json
from pathlib import Path

from engine.labs import LABS
from engine.normal_form import canonical_json, spec_hash
from engine.spec import ExperimentSpec
from tests.engine.checks.specs import whole

TARGET = Path(__file__).resolve().parent / "vectors" / "spec_hashes.json"


def main() -> None:
    specs = {"whole": ExperimentSpec.model_validate(whole()), LABS[0].id: LABS[0].spec}
    vectors = {
        name: {
            "spec": spec.model_dump(mode="json"),
            "canonical": canonical_json(spec).decode(),
            "sha256": spec_hash(spec),
        }
        for name, spec in specs.items()
    }
    TARGET.write_text(json.dumps(vectors, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
