"""Series: one measure by one producer, for several places or periods. Each of its points is a claim."""

from __future__ import annotations

import re
import unicodedata

from pydantic import Field, field_validator

from portal.models.base import Id, Model, Refusal, Text
from portal.models.evidence import Claim, number_text
from portal.models.grades import Grade
from portal.numerals import QUALIFIER, thousands


class Series(Model):
    """What all points of a series share."""

    id: Id = Field(description="Its collection, a hyphen, and what is measured: `zaf-murder-rate`.")
    title: Text
    says: Text = Field(description="The statement of one point, with {place}, {period} and {value} in it.")
    unit: Text
    topic: Id
    stated_by: Text
    source: Id
    locator: Text
    grade: Grade
    caveat: Text = Field(description="What holds for every point.")
    indicator: str = Field(default="", description="The code of the catalogue's indicator that it belongs to.")
    match: str = Field(default="", pattern=r"^(same|near|)$")

    @field_validator("says")
    @classmethod
    def _has_its_blanks(cls, says: str) -> str:
        missing = [blank for blank in ("{place}", "{period}", "{value}") if blank not in says]
        if missing:
            raise Refusal("FI03", f"`says` lacks {', '.join(missing)}; each point fills them in.")
        return says

    @property
    def collection(self) -> str:
        return self.id.partition("-")[0]


class Observation(Model):
    """One point of a series: a row of evidence/observations.csv."""

    series: Id
    place: Text
    period: Text
    value: Text
    caveat: str = Field(default="", description="What holds for this point alone.")
    line: int = Field(default=1, exclude=True)

    @field_validator("place", "period")
    @classmethod
    def _has_an_address(cls, text: str) -> str:
        if not slugged(text):
            raise Refusal(
                "FI03",
                f"{text!r} has no letter or digit of which its address could be made; write its name in Latin letters.",
            )
        return text

    @field_validator("caveat")
    @classmethod
    def _is_said_in_words(cls, caveat: str) -> str:
        if caveat and not re.search(r"[^\W\d]{3}", caveat):
            raise Refusal("FI03", f"`caveat` is {caveat!r}; a caveat is words. Decimals are written with a point.")
        return caveat

    @field_validator("value")
    @classmethod
    def _is_number(cls, value: str) -> str:
        return number_text(value)

    @property
    def id(self) -> str:
        """The id of the claim that it becomes.

        >>> Observation(series="col-rate", place="Cúcuta, Colombia", period="2011/12 (April to March)", value="1").id
        'col-rate-cucuta-colombia-2011-12-april-to-march'
        """
        return f"{self.series}-{slugged(self.place)}-{slugged(self.period)}"


OBSERVATION_COLUMNS = tuple(name for name in Observation.model_fields if name != "line")


def slugged(text: str) -> str:
    """Words as a part of an id.

    >>> slugged("São Paulo, Brazil")
    'sao-paulo-brazil'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def claim_of(series: Series, point: Observation) -> Claim:
    """The claim that a point makes."""
    caveat = f"{point.caveat} {series.caveat}".strip()
    shown = QUALIFIER.get(point.value[0], "") + thousands(point.value.lstrip("><~"))
    text = series.says.replace("{place}", point.place).replace("{period}", point.period).replace("{value}", shown)
    shared = {name: getattr(series, name) for name in ("unit", "topic", "stated_by", "source", "locator", "grade")}
    return Claim(
        id=point.id,
        text=text,
        value=point.value,
        period=point.period,
        place=point.place,
        caveat=caveat,
        line=point.line,
        series=series.id,
        own_caveat=point.caveat,
        **shared,
    )
