"""Every text of the engine and of the server is in the English catalogue, and in German and Hungarian beside it."""

import json
import re
from pathlib import Path
from typing import get_args

import pytest

from backend.host.guard import FaultCode
from backend.problem_texts import SERVER_TEXTS
from engine.problems import HINT_TEXTS, PROBLEM_TEXTS
from tools.generate_texts import texts

ROOT = Path(__file__).resolve().parents[2]
LOCALES = ROOT / "frontend" / "src" / "locales"
PLACEHOLDER = re.compile(r"\{(\w+)\}")
CODE = re.compile(r'(?:\bcode=|\b(?:ShapeError|make_problem|Problem|_problem)\(\s*)"([a-z0-9_]+)"')
WRITTEN_ALIKE = 24
"""Names longer than this are never the same in two languages."""


def catalogue(language: str) -> dict[str, str]:
    return json.loads((LOCALES / f"catalog.{language}.json").read_text(encoding="utf-8"))


def test_the_english_catalogue_is_fresh() -> None:
    assert catalogue("en") == texts()


@pytest.mark.parametrize("language", ["de", "hu"])
def test_a_translated_catalogue_lacks_no_text_and_has_none_too_many(language: str) -> None:
    english, translated = catalogue("en"), catalogue(language)
    assert [key for key in english if not translated.get(key)] == []
    assert [key for key in translated if key not in english] == []


@pytest.mark.parametrize("language", ["de", "hu"])
def test_a_translation_takes_in_the_same_values(language: str) -> None:
    english, translated = catalogue("en"), catalogue(language)
    wrong = [
        key
        for key, text in english.items()
        if sorted(set(PLACEHOLDER.findall(text))) != sorted(set(PLACEHOLDER.findall(translated[key])))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", ["de", "hu"])
def test_no_sentence_was_left_in_english(language: str) -> None:
    english, translated = catalogue("en"), catalogue(language)
    assert [key for key, text in english.items() if len(text) > WRITTEN_ALIKE and translated[key] == text] == []


def test_every_code_of_a_problem_has_its_texts() -> None:
    sources = [path for folder in ("engine", "backend") for path in (ROOT / folder).rglob("*.py")]
    codes = {code for path in sources for code in CODE.findall(path.read_text(encoding="utf-8"))}
    rules = {"vanishing_gradient", "dying_relu", "learning_rate_too_high"}
    assert len(codes) > 60
    assert sorted(codes - rules - {*PROBLEM_TEXTS, *SERVER_TEXTS, *HINT_TEXTS}) == []


@pytest.mark.parametrize("language", ["en", "de", "hu"])
def test_every_failure_of_a_run_has_a_sentence(language: str) -> None:
    reported = json.loads((LOCALES / f"live.{language}.json").read_text(encoding="utf-8"))
    codes = get_args(FaultCode)
    assert set(codes) == {"host_died", "engine_fault", "compile_failed", "out_of_memory"}
    assert [code for code in sorted(codes) if not reported.get(f"notice.{code}")] == []


def test_no_code_has_two_texts() -> None:
    assert not set(PROBLEM_TEXTS) & set(SERVER_TEXTS)
