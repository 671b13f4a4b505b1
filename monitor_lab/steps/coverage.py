"""When enough is known to score a group."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["STANDARD_RULE", "CoverageRule"]


@dataclass(frozen=True)
class CoverageRule:
    """How much must be known beneath a group before it gets a score. Missing is never zero.

    - A group of the level `level` (where a view has no such level: a lowest group) is scored when its
      indicators with a value carry at least `indicators` percent of the weight of all its scored
      indicators. Slots do not count.
    - A group above that level is scored when the groups directly beneath it that are scored carry at
      least `groups` percent of their weight.
    - A group below that level is scored as soon as one of its indicators has a value.
    - Whatever its level, a group is scored only when at least `children` percent of what stands
      directly beneath it, counted and not weighed, has a score.

    What is missing under a scored group is left out, and the weights of the rest are rescaled.

    Parameters
    ----------
    indicators
        Percent of weight, 0 to 100. With 0, one value is enough.
    groups
        Percent of weight, 0 to 100. With 0, one scored group is enough.
    level
        Name of the level at which `indicators` applies.
    children
        Percent of the number of direct children, 0 to 100. With `indicators` and `groups` at 0 this is
        the availability threshold of COINr's `Aggregate` (its `dat_thresh`, there a fraction).

    Raises
    ------
    ValueError
        When a percentage lies outside 0 to 100, or looks like a fraction.

    Examples
    --------
    >>> print(CoverageRule())
    dimension: at least 50% of the weight of its indicators; above: 100% of the groups beneath
    >>> print(CoverageRule.any_value())
    dimension: at least one indicator; above: at least one of the groups beneath
    """

    indicators: float = 50.0
    groups: float = 100.0
    level: str = "dimension"
    children: float = 0.0

    def __post_init__(self) -> None:
        for name, share in (("indicators", self.indicators), ("groups", self.groups), ("children", self.children)):
            if not 0.0 <= share <= 100.0:
                raise ValueError(f"{name} is {share!r}; it must be a percentage from 0 to 100")
            if 0.0 < share < 1.0:
                raise ValueError(f"{name} is {share!r}, less than 1%; did you mean {share * 100:g}?")

    @classmethod
    def any_value(cls) -> CoverageRule:
        """Score whatever has one value beneath it: for teaching examples with few indicators.

        Examples
        --------
        >>> CoverageRule.any_value().groups
        0.0
        """
        return cls(indicators=0.0, groups=0.0)

    def __str__(self) -> str:
        low = f"at least {self.indicators:g}% of the weight of its indicators"
        high = f"{'' if self.groups == 100.0 else 'at least '}{self.groups:g}% of the groups beneath"
        if self.indicators == 0.0:
            low = "at least one indicator"
        if self.groups == 0.0:
            high = "at least one of the groups beneath"
        each = f"; every group: at least {self.children:g}% of the number beneath it" if self.children else ""
        return f"{self.level}: {low}; above: {high}{each}"


STANDARD_RULE = CoverageRule()
"""Half of a dimension's weight; a facet needs all its dimensions; the index needs every facet."""
