"""People's own tables: from a file to a trained network by the keyboard alone, and who gets to see them."""

import random
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import delete_session, owned_sessions
from tests.e2e.playground import VISITED, Playground
from tests.e2e.server import Server
from tests.e2e.test_step_reports import open_spiral

ROWS = 400


def passengers(seed: int = 3) -> str:
    """A table like the Titanic's: who survives depends on sex and class; ages and ports are missing at random."""
    draw = random.Random(seed)
    lines = ["PassengerId,Survived,Pclass,Name,Sex,Age,Fare,Embarked"]
    for number in range(1, ROWS + 1):
        sex, cabin = draw.choice(["male", "female"]), draw.choice([1, 2, 3])
        chance = (0.9 if sex == "female" else 0.1) + 0.05 * (2 - cabin)
        survived = int(draw.random() < chance)
        age = "" if draw.random() < 0.15 else f"{draw.uniform(1, 80):.1f}"
        port = draw.choice(["S", "C", "Q", ""])
        fare = draw.uniform(5, 100) / cabin
        lines.append(f'{number},{survived},{cabin},"Person, Mr. {number}",{sex},{age},{fare:.4f},{port}')
    return "\n".join(lines) + "\n"


def majority(table: str) -> float:
    survived = [line.split(",")[1] for line in table.splitlines()[1:]]
    return max(survived.count("0"), survived.count("1")) / ROWS


def tab_to(page: Page, test_id: str) -> None:
    """Presses Tab until something has the focus."""
    for _ in range(60):
        if page.evaluate("document.activeElement?.dataset.testid ?? document.activeElement?.id") == test_id:
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab never comes to {test_id}")


def test_from_a_pasted_table_to_a_trained_network_by_the_keyboard_alone(open_page: Any, server: Server) -> None:
    playground = open_spiral(open_page, server)
    page, table = playground.page, passengers()
    page.keyboard.press("Control+k")
    expect(playground.part("commands-search")).to_be_focused()
    page.keyboard.type("Your data")
    expect(playground.part("commands-list").get_by_role("option").first).to_contain_text("Your data")
    page.keyboard.press("Enter")
    expect(playground.part("table-dialog")).to_be_visible()
    tab_to(page, "table-paste")
    page.keyboard.insert_text(table)
    tab_to(page, "table-read")
    page.keyboard.press("Enter")
    expect(playground.part("table-sentence")).to_have_text(
        "Predicts Survived (2 classes) from 5 columns of 400 rows, as 9 inputs."
    )
    expect(page.locator('[data-testid="table-column"][data-name="Name"]')).to_contain_text("left out: text")
    tab_to(page, "table-use")
    page.keyboard.press("Enter")
    expect(playground.part("table-dialog")).to_have_count(0)
    expect(playground.part("table-chosen")).to_contain_text("Predicts Survived from Pasted table")
    expect(playground.part("data-preview")).to_contain_text("240 training · 80 validation · 80 test")
    page.keyboard.press("Escape")
    page.locator("a[href='#graph']").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    playground.train_until_step(500)
    page.keyboard.press("Space")
    expect(playground.part("play")).to_be_visible()
    assert playground.accuracy() > majority(table) + 0.2


def test_a_dropped_file_is_read_in_its_own_way_and_says_what_looks_wrong(open_page: Any, server: Server) -> None:
    playground = open_spiral(open_page, server)
    rows = [f"{i % 9},{i % 7};{'ja' if i % 2 else 'nein'};{'j' if i % 2 else 'n'}" for i in range(60)]
    content = "\n".join(["größe;antwort;kürzel", *rows])
    assert drop(playground.page, [("maße.csv", content)]) == [True, True]
    expect(playground.part("table-dialog")).to_be_visible()
    expect(playground.part("table-facts")).to_contain_text("maße.csv")
    expect(playground.part("field-table-separator")).to_have_value(";")
    expect(playground.part("field-table-decimal")).to_have_value(",")
    playground.part("field-table-target").select_option("antwort")
    expect(playground.part("table-warnings").locator('[data-code="leak"]')).to_contain_text(
        "kürzel explains the target"
    )
    playground.part("use-kürzel").select_option("out")
    expect(playground.part("table-warnings").locator('[data-code="leak"]')).to_have_count(0)


def drop(page: Page, files: list[tuple[str, str]]) -> list[bool]:
    """Lets files go over the network; whether each event was taken."""
    return page.evaluate(
        """(files) => ["dragover", "drop"].map((kind) => {
          const dataTransfer = new DataTransfer();
          for (const [name, content] of files) dataTransfer.items.add(new File([content], name));
          const event = new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true });
          document.querySelector("main#graph").dispatchEvent(event);
          return event.defaultPrevented;
        })""",
        files,
    )


def test_several_files_at_once_are_refused(open_page: Any, server: Server) -> None:
    playground = open_spiral(open_page, server)
    assert drop(playground.page, [("a.csv", "a,b\n1,2"), ("b.csv", "a,b\n1,2")]) == [True, True]
    expect(playground.part("notice")).to_contain_text("Drop one file at a time")


def test_what_is_no_table_is_refused_in_words(refusing: Playground, tmp_path: Path) -> None:
    refusing.open_tab("data")
    refusing.part("own-data").click()
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)))
    refusing.part("table-file").set_input_files(picture)
    expect(refusing.part("table-refused")).to_contain_text("This file can't be read as a table. Save the table as CSV")


def test_a_table_is_private_until_its_owner_shares_it_with_a_link(
    open_page: Any, server: Server, browser: Browser, tmp_path: Path
) -> None:
    playground = open_spiral(open_page, server)
    file = tmp_path / "passengers.csv"
    file.write_text(passengers(4))
    playground.open_tab("data")
    playground.part("own-data").click()
    playground.part("table-file").set_input_files(file)
    playground.part("table-use").click()
    expect(playground.part("data-preview")).to_contain_text("240 training")
    playground.part("share").click()
    expect(playground.part("share-table")).to_contain_text("The link doesn't contain it")
    link = playground.part("share-link").input_value()
    visitor = Visitor(browser, server)
    try:
        visitor.open(link)
        expect(visitor.page.get_by_text("isn't on this server: it isn't shared").first).to_be_visible()
        playground.part("field-share-with-table").check()
        playground.part("share-store").click()
        stored = playground.part("share-stored-link").input_value()
        visitor.open(stored)
        visitor.page.get_by_test_id("tab-data").click()
        expect(visitor.page.get_by_test_id("data-preview")).to_contain_text("240 training")
        playground.page.keyboard.press("Escape")
        playground.part("own-data").click()
        playground.part("table-back").click()
        playground.part("table-unshare").click()
        expect(playground.part("table-unshare")).to_have_count(0)
        visitor.open(stored)
        expect(visitor.page.get_by_text("isn't on this server: it isn't shared").first).to_be_visible()
    finally:
        visitor.leave()


class Visitor:
    """Somebody else's browser, whose console may tell of refused requests."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self._context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
        self._context.add_init_script(VISITED)
        self.page = self._context.new_page()
        self._server = server

    def open(self, address: str) -> None:
        self.page.goto("about:blank")
        self.page.goto(address)
        Playground(self.page, self._server.url).wait_ready()

    def leave(self) -> None:
        owned = owned_sessions(self._context)
        self._context.close()
        for address, token in owned:
            delete_session(address, token)
