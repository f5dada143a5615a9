"""What `make bench` measures can be measured: both our sides train, and stand beside the loop written by hand."""

import numpy as np
import pytest

from bench import commits
from bench.__main__ import measure
from bench.nets import NETS, make_loader


def test_the_smallest_net_is_measured_against_the_hand_written_loop() -> None:
    net = NETS[0]
    data, label = make_loader()(net)
    results = measure(net, data, label, seconds=0.02, turns=1)
    assert {"P5", "P4"} <= {result["id"] for result in results}
    assert all(np.isfinite(result["value"]) and result["value"] > 0 for result in results)


def test_two_trees_are_compared_by_what_a_process_of_each_measures() -> None:
    losses_only, watched = commits.measure(commits.HERE, NETS[0].name, seconds=0.02)
    assert min(losses_only, watched) > 0


def test_a_net_that_a_tree_lacks_is_said_to_be_missing_there() -> None:
    with pytest.raises(SystemExit, match="no such net cannot be measured in"):
        commits.measure(commits.HERE, "no such net", seconds=0.02)
