"""Weighted sums over the children of each group."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from ..framework.tree import Flags, Floats, Layer, Positions

__all__ = ["Sums"]


@dataclass(frozen=True, eq=False)
class Sums:
    """How children are summed up: whose they are, and with what weight.

    Attributes
    ----------
    weights
        Shape (..., children), the children of one group after those of another.
    starts
        Where the children of each group begin.
    total
        Weight of the children that have a score, where it is known already.
    """

    weights: Floats
    starts: Positions
    total: Floats | None = None

    @classmethod
    def of_layer(cls, layer: Layer, weights: Floats | None = None, total: Floats | None = None) -> Sums:
        """Sums over the groups of a layer that have children.

        Parameters
        ----------
        layer
            A layer of a tree.
        weights
            Shape (..., nodes); by default the tree's own.
        total
            See the class.
        """
        own = layer.weights.sum(axis=1) if weights is None else weights[..., layer.children]
        return cls(own, layer.starts, total)

    @property
    def slices(self) -> list[slice]:
        """The children of each group."""
        edges = [*self.starts.tolist(), self.weights.shape[-1]]
        return [slice(start, end) for start, end in pairwise(edges)]

    def over(self, values: Floats) -> Floats:
        """Sum of weight times value.

        Parameters
        ----------
        values
            Shape (..., children, units).

        Returns
        -------
        Shape (..., groups, units).
        """
        if self.weights.ndim > 1 and values.ndim == 2:  # many weight sets, one set of values: a product each
            parts = [self.weights[..., part] @ values[part] for part in self.slices]
            return np.stack(parts, axis=-2)
        if self.weights.ndim == 1:  # though the matrix is mostly zeros, this is twice as fast as `reduceat`
            product: Floats = self.matrix @ values
            return product
        total: Floats = np.add.reduceat(values * self.weights[..., None], self.starts, axis=-2)
        return total

    @cached_property
    def matrix(self) -> Floats:
        """One weight set as a matrix: a row a group, a column a child, 0 where it belongs elsewhere."""
        dense = np.zeros((len(self.starts), len(self.weights)), dtype=np.float64)
        for row, part in enumerate(self.slices):
            dense[row, part] = self.weights[part]
        return dense

    def known(self, known: Flags) -> Floats:
        """Weight of the children that have a score: shape (..., groups, units), or (..., groups, 1) for all."""
        if self.total is not None:
            return self.total
        if known.all():
            total: Floats = np.add.reduceat(self.weights, self.starts, axis=-1)[..., None]
            return total
        return self.over(known.astype(np.float64))
