"""What explains the code of an autoencoder, drawn: the activations of its units and their shares of zeros."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.playground import Playground
from tests.e2e.server import Server
from tests.e2e.test_image_faces import of


@pytest.mark.full
def test_units_of_a_code_are_the_numbers_of_the_server(open_page: Any, server: Server) -> None:
    playground = Playground(open_page(server.url), server.url)
    playground.wait_ready()
    playground.open_gallery("digits_autoencoder")
    playground.play()
    playground.train_until_step(60)
    playground.pause()
    playground.open_tab("code")
    expect(playground.part("code-zero-share")).to_be_visible()
    frame = of(playground.go_back_exactly(30), "code")
    expect(playground.part("code-plane")).to_have_attribute("data-step", "30")
    shares, means = frame.arrays["zero_shares"], frame.arrays["means"]
    expect(playground.part("code-zero-share")).to_contain_text(f"{100 * float(shares.mean()):.1f}")
    units = playground.page.get_by_role("region", name="Activations of the code")
    units.get_by_test_id("view-table").click()
    rows = playground.page.get_by_role("dialog").locator("tbody tr")
    expect(rows).to_have_count(len(means))
    for row, mean, share in zip(rows.all(), means, shares, strict=True):
        reported_mean, _, reported_share = row.locator("td").all_inner_texts()
        assert float(reported_mean.replace("−", "-")) == pytest.approx(float(mean), rel=6e-3, abs=1e-9)
        assert reported_share.startswith(f"{100 * float(share):.1f}")
