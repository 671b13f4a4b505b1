"""Sums over groups, against matrix products."""

from __future__ import annotations

import numpy as np

from monitor_lab import load_framework
from monitor_lab.framework.tree import compile_tree
from monitor_lab.steps.sums import Sums


def test_they_are_the_products_with_the_matrix_of_weights() -> None:
    rng = np.random.default_rng(8)
    for layer in compile_tree(load_framework(), "monitor").layers:
        values = rng.uniform(0, 100, (len(layer.children), 5))
        known = rng.random(values.shape) > 0.3
        sums, weights = Sums.of_layer(layer), layer.weights[:, layer.filled]
        assert np.allclose(sums.over(values), weights.T @ values)
        assert np.allclose(sums.known(known), weights.T @ known)
        assert np.allclose(sums.known(np.ones_like(known)), weights.sum(axis=0)[:, None])
        assert (layer.weights.sum(axis=0)[np.setdiff1d(np.arange(len(layer.groups)), layer.filled)] == 0).all()


def test_many_weight_sets_sum_one_set_of_values_or_many() -> None:
    rng = np.random.default_rng(9)
    weights, values = rng.random((6, 5)), rng.random((6, 5, 3))
    many = Sums(weights, np.array([0, 2], dtype=np.intp))
    for k in range(6):
        alone = Sums(weights[k], many.starts)
        assert np.allclose(many.over(values)[k], alone.over(values[k]))
        assert np.allclose(many.over(values[0])[k], alone.over(values[0]))


def test_a_layer_in_which_nothing_can_have_a_score_has_no_sums() -> None:
    """As when every indicator beneath is left out."""
    none = Sums(np.zeros(0), np.zeros(0, dtype=np.intp))
    assert none.slices == [] and none.over(np.zeros((0, 7))).shape == (0, 7)
