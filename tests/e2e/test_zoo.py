"""Large networks opened from the model zoo: drawn folded, and counted to the last weight."""

import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from engine.limits import LIMITS
from tests.e2e.playground import Playground
from tests.e2e.server import Server


@pytest.mark.parametrize(
    ("name", "title", "weights"),
    [
        pytest.param("googlenet", "GoogLeNet", 7_005_832, marks=pytest.mark.full),
        ("resnet_152", "ResNet-152", 60_192_808),
    ],
)
def test_a_network_of_the_zoo_opens_and_is_counted(
    open_page: Any, server: Server, tell: Callable[[str], None], name: str, title: str, weights: int
) -> None:
    playground = Playground(open_page(server.url), server.url)
    playground.wait_ready()
    playground.open_tab("gallery")
    playground.part("zoo-button").click()
    playground.part("zoo-dialog").get_by_text(title, exact=True).first.click()
    button = playground.part(f"zoo-open-{name}")
    expect(button).to_be_visible()
    began = time.perf_counter()
    button.click()
    cost = playground.part("network-cost")
    grouped = f"{weights:,}".replace(",", ".")  # whatever space stands between the thousands
    expect(cost).to_have_text(re.compile(rf"^\s*{grouped}\sweights"))
    tell(f"{title}: opened, drawn and counted in {time.perf_counter() - began:.1f} s")
    blocks = playground.page.locator(".react-flow__node").count()
    assert blocks <= LIMITS.drawn_nodes // 4  # groups are folded: ResNet-152 has 515 layers
