"""The least that numpy can do the work with: no labels, no checks, no record. What the package is raced against."""

from __future__ import annotations

import numpy as np

from monitor_lab import Framework
from monitor_lab.framework.tree import Floats, compile_tree

__all__ = ["Floor"]


class Floor:
    """A framework as bare arrays."""

    def __init__(self, framework: Framework, view: str) -> None:
        tree = compile_tree(framework, view)
        self.sign = np.where(framework.scored["direction"] == "higher is better", 1.0, -1.0)
        self.belongs = [layer.belongs.astype(np.float64) for layer in tree.layers]
        self.children = [layer.children for layer in tree.layers]
        self.weights = [tree.weights[children] for children in self.children]

    def min_max(self, values: Floats, low: float, high: float) -> Floats:
        """Lowest to highest value of each column."""
        signed = values * self.sign
        worst, best = np.nanmin(signed, axis=0), np.nanmax(signed, axis=0)
        scores: Floats = (signed - worst) / (best - worst) * (high - low) + low
        return scores

    def z_score(self, values: Floats, mean: float, sd: float) -> Floats:
        """Standard deviations from the mean of each column."""
        signed = values * self.sign
        scores: Floats = (signed - np.nanmean(signed, axis=0)) / np.nanstd(signed, axis=0, ddof=1) * sd + mean
        return scores

    def index(self, scores: Floats, geometric: bool = False, weights: list[Floats] | None = None) -> Floats:
        """Weighted means up the tree, what is missing dropped."""
        for belongs, weight in zip(self.belongs, weights or self.weights, strict=True):
            by = belongs * weight[:, None]
            known = ~np.isnan(scores)
            filled = np.where(known, np.log(scores) if geometric else scores, 0.0)
            with np.errstate(invalid="ignore"):
                scores = filled @ by / (known @ by)
            if geometric:
                scores = np.exp(scores)
        return scores[:, 0]
