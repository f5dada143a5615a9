"""Drafts in a real host: compiled before anybody asks, and harmless where they cannot be."""

import json
from pathlib import Path

from tests.backend.pool.conftest import running_pool
from tests.backend.pool.specs import healthy
from tests.engine.experiments import Experiment, mlp


async def test_a_draft_is_ready_when_its_run_starts_and_the_same_one_again_is_none(home: Path) -> None:
    drawn = Experiment(mlp(5, 3), "out").spec().model_dump_json().encode()
    async with running_pool(home) as (pool, outputs):
        await pool.open_run(session_id="other", run_id="o", generation=0, spec_json=healthy(), play=True)
        before = 5
        await outputs.until(lambda: outputs.states("other") and outputs.states("other")[-1].compile_count == before)
        pool.draft(drawn)
        await outputs.until(lambda: outputs.states("other")[-1].compile_count == before + 5)
        pool.draft(drawn)
        await pool.open_run(session_id="mine", run_id="m", generation=0, spec_json=drawn, play=True)
        await outputs.until(lambda: outputs.events("mine", "stride"))
        assert {state.compile_count for state in outputs.states("mine")} == {before + 5}


async def test_drafts_that_need_files_or_float64_harm_nobody(home: Path) -> None:
    mnist = {"type": "mnist", "split": {"train": 50000, "validation": 10000, "test": 10000, "seed": 0}}
    network = Experiment(mlp(5, 3), "out").spec().model_dump(mode="json")
    async with running_pool(home) as (pool, outputs):
        await pool.open_run(session_id="other", run_id="o", generation=0, spec_json=healthy(), play=True)
        for draft in (json.dumps({**network, "data": mnist}).encode(), healthy(precision="float64"), b"nonsense"):
            pool.draft(draft)
        await outputs.until(lambda: outputs.states("other") and outputs.states("other")[-1].compile_count == 5)
        await outputs.until(lambda: outputs.events("other", "stride") and outputs.frame_count("other") > 5)
        assert outputs.states("other")[-1].compile_count == 5
        assert outputs.lost == []
