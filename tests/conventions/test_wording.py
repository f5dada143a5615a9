"""Texts are plain English: no catalogue of the page and no page of the documentation has a phrase that was replaced."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PHRASES = {
    "The server does not answer.": r"server (?:does not|doesn't) answer",
    "Put this message away": r"\bput (?:this|the) \w+ away",
    "would close a circle; it was not drawn": r"\bcloses? a circle|was(?: not|n't) drawn\b",
    "40 steps an epoch": r"\b(?:steps|updates|batches|examples) an epoch\b",
    "40 steps a second": r"\b(?:steps|updates|examples|frames|reports) a second\b",
    "multiply-adds an example": r"\b(?:multiply-adds|operations) an example\b",
    "First weights, First biases": r"\bfirst (?:weights|biases)\b",
    "Rate factor": r"\brate factor\b",
    "Form of momentum": r"\bform of momentum\b",
    "Weigh classes": r"\bweigh classes\b",
    "the sum that is made small": r"\bis made small\b",
    "Best weights back": r"\bweights back\b",
    "“{text}” was not taken": r"\bwas(?: not|n't) taken\b",
    "Examples that nothing is chosen by": r"\bnothing is chosen by\b",
    "whoever chooses by the test has no test any more": r"\bhas no \w+ any more\b",
    "Connection lost; trying to come back.": r"\btrying to come back\b",
    "mend what is marked first": r"\bmend(?:s|ed)?\b",
    "This run broke off": r"\bbr(?:eak|oke)s? off\b",
    "# others are before you": r"\bothers are before you\b",
    "the one so far stays as a ghost": r"\bthe one so far\b|\bas a ghost\b",
    "should come out": r"\bshould come out\b",
    "{truth} read as {predicted}": r"\} read as \{",
    "As a table": r"^as a table\b",
    "learn nothing any more": r"\bnothing any more\b",
    "one answer for all costs {guessing}": r"\bone answer for all\b",
    "puts out any numbers": r"\bputs? out\b",
    "The loss takes plain sums and squeezes them": r"\bplain sums\b|\bsqueezes? them\b",
    "Its input are whole numbers": r"\bits input are\b",
    "report it if it stays": r"\bif it stays\b",
}
"""What was written once, with what finds it."""
BANNED = re.compile("|".join(PHRASES.values()), re.IGNORECASE)


def found_in(text: str) -> list[str]:
    return [match.group() for match in BANNED.finditer(" ".join(text.split()))]


def texts() -> Iterator[tuple[str, str]]:
    """English texts of the page by file and key, then the pages of the documentation."""
    for path in sorted((ROOT / "frontend" / "src" / "locales").glob("*.en.json")):
        for key, text in json.loads(path.read_text(encoding="utf-8")).items():
            yield f"{path.name}: {key}", text
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))):
        yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_replaced_phrase_is_found(phrase: str) -> None:
    assert found_in(phrase)


def test_no_text_has_a_replaced_phrase() -> None:
    known = dict(texts())
    assert len(known) > 1000
    assert {place: phrases for place, text in known.items() if (phrases := found_in(text))} == {}
