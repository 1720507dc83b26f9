"""The rule of `Plural-Forms`: a C expression over n, parsed and computed by hand, as a stranger wrote it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

__all__ = ["PluralRule", "RuleProblem", "have_equal_meaning", "read_plural_rule"]

_LONGEST = 1000
_DEEPEST = 100
_MOST_TOKENS = 400
_MOST_FORMS = 10
_HEADER = re.compile(r"\s*nplurals\s*=\s*([0-9]{1,9})\s*;\s*plural\s*=\s*([^;]*?)\s*;?\s*", re.DOTALL)
_TOKEN = re.compile(r"\s*([0-9]+|n\b|&&|\|\||[=!<>]=|[-+*/%!<>()?:])")
_LARGEST = 2**64
# What binds least comes first; C reads operators of one row from left to right.
_LEVELS = (("||",), ("&&",), ("==", "!="), ("<", ">", "<=", ">="), ("+", "-"), ("*", "/", "%"))
_TIGHTNESS = {operator: level for level, operators in enumerate(_LEVELS) for operator in operators}
# All numbers that documents count, and some beyond; rules look at the last digits only.
_SAMPLES = (*range(1001), 1_000_000, 1_000_001, 1_000_002, 1_000_005, 1_000_011, 1_000_012, 10**9 + 1, 2**31 - 1)
Value = Callable[[int], int]


class RuleProblem(Exception):
    """What is wrong with a rule, as half a sentence."""


class PluralRule(NamedTuple):
    """How many forms there are, and which one a number takes."""

    forms: int
    results: tuple[int | None, ...]
    """The form of each sample number; None where the rule divides by nothing."""


def read_plural_rule(header: str) -> PluralRule:
    """The rule that a header's value states; raises `RuleProblem` where it states none."""
    match = _HEADER.fullmatch(header[: _LONGEST + 1])
    if len(header) > _LONGEST:
        raise RuleProblem(f"is longer than {_LONGEST} characters")
    if match is None:
        raise RuleProblem("is not of the kind “nplurals=2; plural=(n > 1);”")
    forms = int(match[1])
    if not 1 <= forms <= _MOST_FORMS:
        raise RuleProblem(f"asks for {forms} forms, and no language has more than {_MOST_FORMS}")
    rule = _Parser(match[2]).parse()
    results = tuple(_compute(rule, number) for number in _SAMPLES)
    if any(result is None or not 0 <= result < forms for result in results):
        raise RuleProblem("gives some numbers a form that it does not have")
    return PluralRule(forms, results)


def have_equal_meaning(one: PluralRule, other: PluralRule) -> bool:
    """Whether each number takes the same form by both, however they are written."""
    return one == other


def _compute(rule: Value, number: int) -> int | None:
    try:
        return rule(number)
    except ZeroDivisionError:
        return None


class _Parser:
    """Recursive descent; each method gives a function of n."""

    def __init__(self, text: str) -> None:
        self._tokens: list[str] = []
        self._depth = 0
        offset = 0
        while match := _TOKEN.match(text, offset):
            self._tokens.append(match[1])
            offset = match.end()
        if text[offset:].strip():
            raise RuleProblem(f"holds “{text[offset:].strip()[:20]}”, which has no place in a rule")
        if len(self._tokens) > _MOST_TOKENS:
            raise RuleProblem(f"has more than {_MOST_TOKENS} signs")
        self._tokens.reverse()

    def parse(self) -> Value:
        value = self._choice()
        if self._tokens:
            raise RuleProblem(f"goes on with “{self._tokens[-1]}” where it should end")
        return value

    def _takes(self, *tokens: str) -> str:
        """The next token, taken, if it is one of these; else nothing."""
        return self._tokens.pop() if self._tokens and self._tokens[-1] in tokens else ""

    def _choice(self) -> Value:
        """`a ? b : c`, which binds least of all and from right to left."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise RuleProblem(f"is nested more than {_DEEPEST} times")
        condition = self._binary(0)
        if self._takes("?"):
            first = self._choice()
            if not self._takes(":"):
                raise RuleProblem("lacks the : that belongs to its ?")
            condition = _chosen(condition, first, self._choice())
        self._depth -= 1
        return condition

    def _binary(self, least: int) -> Value:
        """Operators that bind at least so tightly, and what they stand between."""
        value = self._single()
        while self._tokens and _TIGHTNESS.get(self._tokens[-1], -1) >= least:
            operator = self._tokens.pop()
            value = _joined(operator, value, self._binary(_TIGHTNESS[operator] + 1))
        return value

    def _single(self) -> Value:
        negations = 0
        while self._takes("!"):
            negations += 1
        value = self._atom()
        if not negations:
            return value
        return lambda n: int(bool(value(n)) == (negations % 2 == 0))

    def _atom(self) -> Value:
        if self._takes("("):
            value = self._choice()
            if not self._takes(")"):
                raise RuleProblem("lacks a closing parenthesis")
            return value
        if self._takes("n"):
            return lambda n: n
        if self._tokens and self._tokens[-1].isdigit():
            number = int(self._tokens.pop()) % _LARGEST
            return lambda _: number
        raise RuleProblem("breaks off" if not self._tokens else f"has “{self._tokens[-1]}” where a number belongs")


def _chosen(condition: Value, first: Value, second: Value) -> Value:
    return lambda n: first(n) if condition(n) else second(n)


def _joined(operator: str, left: Value, right: Value) -> Value:
    """C computes with unsigned numbers here, and looks at the right side of && and || only where it matters."""
    match operator:
        case "||":
            return lambda n: int(bool(left(n)) or bool(right(n)))
        case "&&":
            return lambda n: int(bool(left(n)) and bool(right(n)))
        case "+":
            return lambda n: (left(n) + right(n)) % _LARGEST
        case "-":
            return lambda n: (left(n) - right(n)) % _LARGEST
        case "*":
            return lambda n: left(n) * right(n) % _LARGEST
        case "/":
            return lambda n: left(n) // right(n)
        case "%":
            return lambda n: left(n) % right(n)
        case _:
            return _compared(operator, left, right)


def _compared(operator: str, left: Value, right: Value) -> Value:
    match operator:
        case "==":
            return lambda n: int(left(n) == right(n))
        case "!=":
            return lambda n: int(left(n) != right(n))
        case "<":
            return lambda n: int(left(n) < right(n))
        case ">":
            return lambda n: int(left(n) > right(n))
        case "<=":
            return lambda n: int(left(n) <= right(n))
        case _:
            return lambda n: int(left(n) >= right(n))
