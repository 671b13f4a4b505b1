"""Arithmetic that a reader can follow: claims and plain numbers, nothing else."""

from __future__ import annotations

import ast
import math
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from portal.markup import CLAIM_IN_EXPR
from portal.models.evidence import Claim

OPERATORS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}
FUNCTIONS: dict[str, Callable[..., float]] = {
    "sqrt": math.sqrt,
    "sum": lambda *values: math.fsum(values),
    "min": min,
    "max": max,
    "round": lambda value: float(round(value)),
}


class ArithmeticProblem(ValueError):
    """The expression cannot be computed; the words say why."""


@dataclass(frozen=True)
class Computed:
    """A result as printed, and how it came about."""

    shown: str
    steps: str
    claims: tuple[str, ...]


def compute(expression: str, form: str | None, claims: Mapping[str, Claim]) -> Computed:
    """Compute `expression`; `form` is such as `0`, `0.0` or `0.0 %` (digits after the point, a unit).

    >>> compute("100 / 6", "0.0 %", {}).shown
    '16.7%'
    """
    used = tuple(dict.fromkeys(CLAIM_IN_EXPR.findall(expression)))
    values: dict[str, float] = {}
    for number, claim_id in enumerate(used):
        if claim_id not in claims:
            raise ArithmeticProblem(f"the claim `{claim_id}` is not in the ledger")
        if not claims[claim_id].value:
            raise ArithmeticProblem(f"the claim `{claim_id}` has no value to compute with")
        values[f"c{number}"] = claims[claim_id].number
    names = {claim_id: f"c{number}" for number, claim_id in enumerate(used)}
    source = CLAIM_IN_EXPR.sub(lambda m: names[m[1]], expression)
    try:
        result = _value(ast.parse(source.strip(), mode="eval").body, values)
    except SyntaxError as error:
        raise ArithmeticProblem(f"`{expression}` is not an expression that we read") from error
    except (ZeroDivisionError, OverflowError, ValueError, TypeError, RecursionError, MemoryError) as error:
        if isinstance(error, ArithmeticProblem):
            raise
        raise ArithmeticProblem(f"`{expression}` cannot be computed: {error}") from error
    shown = _shown(result, form or "0.##")
    steps = CLAIM_IN_EXPR.sub(lambda m: claims[m[1]].value, expression)
    steps = steps.replace("**", "^").replace("*", "×").replace(" - ", " − ")
    return Computed(shown, f"{steps} = {shown}", used)


def _value(node: ast.expr, values: Mapping[str, float]) -> float:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool):
        return float(node.value)
    if isinstance(node, ast.Name) and node.id in values:
        return values[node.id]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_value(node.operand, values)
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
        left, right = _value(node.left, values), _value(node.right, values)
        if isinstance(node.op, ast.Pow) and abs(right) > 100:
            raise ArithmeticProblem("the exponent is larger than 100")
        result = OPERATORS[type(node.op)](left, right)
        if isinstance(result, complex):
            raise ArithmeticProblem("the result is not a real number")
        return result
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in FUNCTIONS
        and not node.keywords
    ):
        return FUNCTIONS[node.func.id](*(_value(argument, values) for argument in node.args))
    raise ArithmeticProblem(f"`{ast.unparse(node)}` is not allowed here")


def _shown(result: float, form: str) -> str:
    match = re.fullmatch(r"0(?:\.(?P<digits>[0#]+))?(?: *(?P<unit>(?:per [\d,]+ )?[^\s\d.,][^\d]*))?", form)
    if not match:
        raise ArithmeticProblem(f"the format `{form}` is not one that we know; write such as 0.0 %")
    if not math.isfinite(result):
        raise ArithmeticProblem("the result is too large to print")
    digits = match["digits"] or ""
    text = f"{result:z,.{len(digits)}f}"
    if "#" in digits:
        text = text.rstrip("0").rstrip(".")
    text = text.replace("-", "−")
    unit = match["unit"] or ""
    return f"{text}%" if unit == "%" else f"{text} {unit}".strip()
