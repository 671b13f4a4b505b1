"""What all content models share: unknown fields are refused, and a refusal is told in plain words."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeVar

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


class Contribution(Model):
    name: Text = Field(description="The person or team to credit.")
    role: Text = Field(description="What they did, such as writing, review or figures.")


M = TypeVar("M", bound=BaseModel)


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
        return [_problem(kind, located, file, at, dict(e)) for e in error.errors()]


def _problem(
    kind: type[BaseModel], located: LocatedYaml, file: str, at: tuple[str | int, ...], error: dict[str, Any]
) -> Problem:
    where = tuple(part for part in error["loc"] if isinstance(part, str | int))
    name = ".".join(str(part + 1) if isinstance(part, int) else part for part in where) or "this entry"
    line = located.line((*at, *where))
    found = error.get("input")
    suggestion = ""
    if error["type"] == "missing":
        if where and where[-1] == "feedback":
            return Problem(file, line, "QZ01", _feedback_words(located, at, where))
        what = f"The field `{name}` is missing."
    elif error["type"] == "extra_forbidden":
        what = f"`{name}` is not a field that we know."
        suggestion = did_you_mean(str(where[-1]), kind.model_fields)
    elif error["type"] == "literal_error":
        what = f"`{name}` is {found!r}; it must be {error['ctx']['expected']}."
    elif error["type"] == "value_error" and "ctx" in error:
        raised = error["ctx"]["error"]
        return Problem(file, line, getattr(raised, "code", "FI03"), f"{_owner(located, at)}{raised}")
    elif error["type"].startswith("string_pattern"):
        what = f"`{name}` is {found!r}; use small letters, digits and single hyphens, such as `bog-road-deaths`."
    elif error["type"] == "string_too_long":
        what = f"`{name}` has {len(str(found))} characters; {error['ctx']['max_length']} is the most."
    elif error["type"] in {"string_too_short", "too_short"}:
        if where and where[-1] == "feedback":
            return Problem(file, line, "QZ01", _feedback_words(located, at, where))
        what = f"`{name}` is empty or too short."
    else:
        what = f"`{name}` is {found!r}, which does not fit: {error['msg'][0].lower()}{error['msg'][1:]}."
    return Problem(file, line, "FI03", f"{_owner(located, at)}{what}", suggestion)


def _owner(located: LocatedYaml, at: tuple[str | int, ...]) -> str:
    data = located.data
    for key in at:
        data = data[key]
    return f"In `{data['id']}`: " if at and isinstance(data, dict) and data.get("id") else ""


def _feedback_words(located: LocatedYaml, at: tuple[str | int, ...], where: tuple[str | int, ...]) -> str:
    option = next((part for part in where if isinstance(part, int)), None)
    place = f"Option {option + 1}" if option is not None else "The item"
    return f"{_owner(located, at)}{place} has no feedback."


class Refusal(ValueError):
    """Raised in a model's validator when the problem has a code of its own."""

    def __init__(self, code: str, words: str) -> None:
        super().__init__(words)
        self.code = code
