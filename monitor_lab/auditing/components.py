"""How many things a group of indicators measures: principal components and varimax rotation."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..errors import DataError, Problem
from ..weights.components import principal_components, varimax
from .frames import check_frame

__all__ = ["Components", "Rotation", "components"]


@dataclass(frozen=True, eq=False, repr=False)
class Rotation:
    """Factors after varimax rotation; made by `Components.rotate`.

    Attributes
    ----------
    loadings
        A row an indicator, a column a factor (1, 2, ...): their correlation, -1 to 1.
    communality
        By indicator: share of its variance that the factors explain, 0 to 1.
    explained
        Index `factor`. Columns `variance` (sum of squared loadings), `share` (percent of
        the variance that all kept factors explain), `cumulative` (percent of all variance).

    Examples
    --------
    >>> frame = pd.DataFrame({"a": [1.0, 2.0, 3.0], "b": [2.0, 1.0, 3.0]})
    >>> components(frame).rotate(2).communality.round(2).tolist()
    [1.0, 1.0]
    """

    loadings: pd.DataFrame
    communality: pd.Series[float]
    explained: pd.DataFrame

    def __repr__(self) -> str:
        table = self.loadings.assign(communality=self.communality).round(2)
        return f"{self.loadings.shape[1]} factors after varimax rotation\n{table.to_string()}"


@dataclass(frozen=True, eq=False, repr=False)
class Components:
    """Principal components of a group; made by `components`.

    Attributes
    ----------
    units, left_out
        How many units were used, and how many were left out because a cell is missing.
    explained
        Index `component` (1, 2, ...). Columns `eigenvalue`, `percent` (of all variance), `cumulative`
        (percent).
    vectors
        A row an indicator, a column a component: eigenvectors of length 1.
    loadings
        The same times the root of the eigenvalue: the correlation of indicator and component.

    Examples
    --------
    >>> frame = pd.DataFrame({"a": [1.0, 2.0, 3.0], "b": [2.0, 1.0, 3.0]})
    >>> components(frame)
    Principal components of 2 indicators in 3 units; 1 with an eigenvalue above 1
               eigenvalue  percent  cumulative
    component
    1                 1.5     75.0        75.0
    2                 0.5     25.0       100.0
    """

    units: int
    left_out: int
    explained: pd.DataFrame
    vectors: pd.DataFrame
    loadings: pd.DataFrame

    @property
    def above_one(self) -> int:
        """How many components explain more than one indicator's share of the variance."""
        return int((self.explained["eigenvalue"] > 1.0).sum())

    def rotate(self, factors: int) -> Rotation:
        """Turn the first factors so that each indicator loads on as few of them as possible.

        Parameters
        ----------
        factors
            How many are kept: at least 2, at most as many as there are indicators.

        Returns
        -------
        A `Rotation`.

        Raises
        ------
        ValueError
            When the number is out of range.

        Notes
        -----
        H. F. Kaiser (1958), "The varimax criterion for analytic rotation in factor analysis",
        *Psychometrika* 23: 187-200, with his normalisation of the rows.

        Examples
        --------
        >>> frame = pd.DataFrame({"a": [1.0, 2.0, 3.0], "b": [2.0, 1.0, 3.0]})
        >>> components(frame).rotate(2).explained["cumulative"].round(1).tolist()
        [50.0, 100.0]
        """
        count = len(self.loadings)
        if not 2 <= factors <= count:
            raise ValueError(f"factors is {factors}; it must be a whole number from 2 to {count}")
        turned = varimax(self.loadings.iloc[:, :factors])
        squares = turned**2
        variance = squares.sum().to_numpy(dtype=np.float64)
        names = pd.RangeIndex(1, factors + 1, name="factor")
        return Rotation(
            loadings=turned.set_axis(names, axis=1),
            communality=squares.sum(axis=1).rename("communality"),
            explained=pd.DataFrame(
                {
                    "variance": variance,
                    "share": variance / variance.sum() * 100.0,
                    "cumulative": np.cumsum(variance) / count * 100.0,
                },
                index=names,
            ),
        )

    def __repr__(self) -> str:
        lacking = f" ({self.left_out} left out for missing cells)" if self.left_out else ""
        shown = self.explained.round({"eigenvalue": 2, "percent": 1, "cumulative": 1})
        lines = "\n".join(line.rstrip() for line in shown.to_string().splitlines())
        return (
            f"Principal components of {len(self.vectors)} indicators in {self.units} units{lacking}; "
            f"{self.above_one} with an eigenvalue above 1\n{lines}"
        )


def components(frame: pd.DataFrame) -> Components:
    """Principal components of a group of indicators, from their correlations.

    Parameters
    ----------
    frame
        Index: units. A column an indicator, in any unit. Units with a missing cell are left out.

    Returns
    -------
    A `Components`. The sign of a component means nothing; it is chosen so that most loadings are
    positive.

    Raises
    ------
    DataError
        When there are fewer than 2 indicators, fewer than 3 complete units, or an indicator has the same
        value in all of them.

    Notes
    -----
    Eigenvalues and eigenvectors of the correlation matrix: OECD and JRC, *Handbook on Constructing
    Composite Indicators* (2008), step 4, tables 7 to 9. With fewer units than indicators the last
    eigenvalues are 0 and the first ones say little.

    Examples
    --------
    Two indicators with a correlation of 0.5:

    >>> frame = pd.DataFrame({"a": [1.0, 2.0, 3.0], "b": [2.0, 1.0, 3.0]})
    >>> components(frame).explained["eigenvalue"].round(6).tolist()
    [1.5, 0.5]
    """
    checked = check_frame(frame)
    if checked.shape[1] < 2:
        raise DataError([Problem(f"There is {checked.shape[1]} indicator.", "the data", allowed="2 or more")])
    found = principal_components(checked)
    complete = int(checked.notna().all(axis=1).sum())
    return Components(
        units=complete,
        left_out=len(checked) - complete,
        explained=pd.DataFrame(
            {"eigenvalue": found.eigenvalues, "percent": found.explained, "cumulative": found.explained.cumsum()}
        ),
        vectors=found.vectors,
        loadings=found.loadings,
    )
