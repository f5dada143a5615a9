"""Texts of problems by code, and the problems made of them."""

from engine.problems.hints import HINT_TEXTS
from engine.problems.make import echo, make_problem, with_advice
from engine.problems.texts import PROBLEM_TEXTS

__all__ = ["HINT_TEXTS", "PROBLEM_TEXTS", "echo", "make_problem", "with_advice"]
