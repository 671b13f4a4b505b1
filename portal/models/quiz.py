"""Quiz items: one answer, many, a number, or an order. Every option teaches."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from portal.models.base import Id, Model, Refusal, Text


class Option(Model):
    text: Text
    correct: bool = False
    feedback: Text = Field(description="Why it is right or wrong.")


class NumberFeedback(Model):
    right: Text
    wrong: Text


class _Item(Model):
    id: Id
    outcome: Id
    stem: Text
    misconception: Text | None = None
    use: Literal["pre", "check", "final"]


class ChoiceItem(_Item):
    kind: Literal["one", "many"]
    options: tuple[Option, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _answerable(self) -> ChoiceItem:
        right = sum(option.correct for option in self.options)
        if self.kind == "one" and right != 1:
            raise Refusal("QZ02", f"{right} options are marked correct; an item of kind `one` needs exactly one.")
        if self.kind == "many" and not 0 < right < len(self.options):
            raise Refusal("QZ02", f"{right} of {len(self.options)} options are correct; mark some, and not all.")
        return self


class NumberItem(_Item):
    kind: Literal["number"]
    answer: float
    tolerance: float = Field(default=0, ge=0)
    unit: str = ""
    feedback: NumberFeedback


class OrderItem(_Item):
    kind: Literal["order"]
    options: tuple[Option, ...] = Field(min_length=3, description="In the right order.")


Item = ChoiceItem | NumberItem | OrderItem
ITEM_KINDS: dict[str, type[ChoiceItem] | type[NumberItem] | type[OrderItem]] = {
    "one": ChoiceItem,
    "many": ChoiceItem,
    "number": NumberItem,
    "order": OrderItem,
}
