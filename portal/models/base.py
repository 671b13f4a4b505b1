"""What all content models share: unknown fields are refused, and a refusal is told in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, ClassVar, Literal, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from portal.problem import Problem, did_you_mean
from portal.yamlfile import LocatedYaml

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Summary = Annotated[str, StringConstraints(min_length=20, max_length=160, strip_whitespace=True)]
Status = Literal["draft", "in-review", "published", "retired"]
Dimension = Literal["economic", "food", "health", "environmental", "personal", "community", "political"]
DIMENSIONS: tuple[Dimension, ...] = (
    "economic",
    "food",
    "health",
    "environmental",
    "personal",
    "community",
    "political",
)


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    needed: ClassVar[dict[str, str]] = {}
    """Fields whose absence has a code of its own."""


class Contribution(Model):
    name: Text = Field(description="The person or team to credit.")
    role: Text = Field(description="What they did, such as writing, review or figures.")


M = TypeVar("M", bound=BaseModel)

# How pydantic calls what is wrong, and what we say instead.
EMPTY = ("missing", "string_too_short", "too_short")
ID_WORDS = "use small letters, digits and single hyphens, such as `bog-road-deaths`."
PATTERNS = {
    r"^m\d\d$": "a module's id is the letter m and two digits, such as `m02`.",
    r"^CT-\d{2,3}$": "its id is CT, a hyphen and two or three digits, such as `CT-07`.",
    r"^https://": "an address begins with https://.",
}
WANTED = {
    "string": "write it as text; a number or a date as text stands between quotation marks.",
    "model": "fields were expected here, each on a line of its own: a name, a colon and a value.",
    "dict": "fields were expected here, each on a line of its own: a name, a colon and a value.",
    "tuple": "a list was expected here: each entry begins with a hyphen.",
    "list": "a list was expected here: each entry begins with a hyphen.",
    "date": "write a date as year, month and day, such as 2026-11-21.",
    "bool": "write true or false.",
    "int": "write a whole number.",
    "float": "write a number, with a point before the decimals.",
}


def read_model(kind: type[M], located: LocatedYaml, file: str, at: tuple[str | int, ...] = ()) -> M | list[Problem]:
    """One model from the data at `at`, or every problem that stands in its way."""
    data = located.data
    for key in at:
        data = data[key]
    if not isinstance(data, dict):
        what = "Fields were expected here, each on a line of its own: a name, a colon and a value."
        return [Problem(file, located.line(at), "FI03", what)]
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        return [_problem(kind, located, file, at, dict(e)) for e in error.errors() if not _is_echo(dict(e))]


def _is_echo(error: dict[str, Any]) -> bool:
    """A list that counts as too short only because its entries have problems of their own."""
    return error["type"] == "too_short" and bool(len(error["input"]) >= error["ctx"]["min_length"])


def _problem(
    kind: type[BaseModel], located: LocatedYaml, file: str, at: tuple[str | int, ...], error: dict[str, Any]
) -> Problem:
    where = tuple(part for part in error["loc"] if isinstance(part, str | int))
    name = ".".join(str(part + 1) if isinstance(part, int) else part for part in where) or "this entry"
    line, owner = located.line((*at, *where)), _owner(located, at)
    found, type_, last = error.get("input"), error["type"], where[-1] if where else ""
    empty = type_ in EMPTY or found in (None, "")
    if type_ == "value_error" and "ctx" in error:
        raised = error["ctx"]["error"]
        return Problem(file, line, getattr(raised, "code", "FI03"), f"{owner}{raised}")
    if empty and "feedback" in where:
        return Problem(file, line, "QZ01", f"{owner}{_feedback_words(where)}")
    code, suggestion = "FI03", ""
    if (type_ == "missing" and last == "answer") or (type_ == "too_short" and last == "options"):
        code = "QZ02"
    if issubclass(kind, Model) and (empty or type_ == "literal_error"):
        code = kind.needed.get(str(last), code)
    if type_ == "missing":
        what = f"The field `{name}` is missing."
    elif empty:
        least = f"at least {error.get('ctx', {}).get('min_length')} {'characters' if type_ == EMPTY[1] else 'entries'}"
        what = f"`{name}` is {_short(found)}; it needs {least}." if found else f"`{name}` is empty."
    elif type_ in {"extra_forbidden", "invalid_key"}:
        what = f"`{name if type_ == 'extra_forbidden' else last}` is not a field that we know."
        suggestion = did_you_mean(str(last), _fields_beside(kind, where))
    elif type_ == "literal_error":
        what = f"`{name}` is {_short(found)}; it must be {error['ctx']['expected']}."
        suggestion = did_you_mean(str(found), re.findall(r"'([^']+)'", error["ctx"]["expected"]))
    elif type_ == "string_pattern_mismatch":
        what = f"`{name}` is {_short(found)}; {PATTERNS.get(error['ctx']['pattern'], ID_WORDS)}"
    elif type_ == "string_too_long":
        what = f"`{name}` has {len(str(found))} characters; {error['ctx']['max_length']} is the most."
    else:
        words = next((words for start, words in WANTED.items() if type_.startswith(start)), "")
        what = f"`{name}` is {_short(found)}; {words or error['msg'][0].lower() + error['msg'][1:] + '.'}"
    return Problem(file, line, code, f"{owner}{what}", suggestion)


def _fields_beside(kind: type[BaseModel], where: tuple[str | int, ...]) -> Iterable[str]:
    """The fields of the model that the last part of `where` stands in."""
    for part in where[:-1]:
        if isinstance(part, str):
            annotation = kind.model_fields[part].annotation
            inner = [a for a in (annotation, *get_args(annotation)) if isinstance(a, type) and issubclass(a, BaseModel)]
            if not inner:
                return ()
            kind = inner[0]
    return kind.model_fields


def _short(found: Any) -> str:
    """What stands there, cut to a length that fits into a sentence."""
    if isinstance(found, str):
        return repr(found if len(found) <= 60 else f"{found[:57]}...")
    if isinstance(found, list | tuple):
        return f"a list of {len(found)}"
    if isinstance(found, date):
        return f"the date {found}"
    return "a group of fields" if isinstance(found, dict) else repr(found)[:60]


def _owner(located: LocatedYaml, at: tuple[str | int, ...]) -> str:
    data = located.data
    for key in at:
        data = data[key]
    return f"In `{data['id']}`: " if at and isinstance(data, dict) and data.get("id") else ""


def _feedback_words(where: tuple[str | int, ...]) -> str:
    option = next((part for part in where if isinstance(part, int)), None)
    place = f"Option {option + 1}" if option is not None else "The item"
    return f"{place} has no feedback{f' for a {where[-1]} answer' if where[-1] in {'right', 'wrong'} else ''}."


class Refusal(ValueError):
    """Raised in a model's validator when the problem has a code of its own."""

    def __init__(self, code: str, words: str) -> None:
        super().__init__(words)
        self.code = code
