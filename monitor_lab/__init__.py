"""Score an urban safety and human security framework, and tabulate survey questions, honestly.

    >>> from monitor_lab import load_example, load_framework, score
    >>> metros = load_example("south-african-metros")
    >>> scores = score(metros, load_framework().select(metros.columns), view="flat")
    >>> scores.index.round(1).to_dict()["eThekwini"]
    59.2

The bundled framework is this project's own teaching catalogue. It is not a list of UN-Habitat's.
"""

from .auditing.availability import availability, availability_by_group
from .auditing.components import Components, components
from .auditing.correlations import correlation_flags, correlations, denominator_correlations, parent_correlations
from .auditing.findings import Audit, audit
from .auditing.influence import influence
from .auditing.limits import Limits
from .auditing.one_out import OneOut, one_out
from .auditing.outranking import dominance, outranking
from .auditing.reliability import Reliability, cronbach
from .auditing.statistics import describe
from .charts.coverage import coverage_map
from .charts.path import path_to_target
from .charts.perception import perception_beside_record
from .charts.profile import unit_profile
from .charts.ranges import rank_ranges, score_ranges
from .errors import DataError, FrameworkError, NotPartsOfAWholeError, Problem
from .explain.compare import Comparison, compare
from .explain.compare_results import ResultComparison, compare_results
from .explain.decompose import decompose
from .explain.decomposition import Decomposition
from .explain.groups import UnitGroupSummary, summarise_groups
from .explain.perception import PerceptionAndRecord, perception_and_record
from .explain.profile import Profile, profile
from .explain.strengths import Strengths, strengths, weaknesses
from .explain.what_if import WhatIf, what_if
from .files.observations import read_observations
from .files.template import data_template
from .files.writing import write_table
from .files.yearly import read_counts_by_year
from .framework.framework import Framework
from .framework.load import load_example, load_framework
from .framework.view import View
from .places.checklist import ChecklistScore, score_checklist
from .places.classify import Classified, classify
from .places.deprivation import Deprivation, alkire_foster
from .places.kappa import cohen_kappa, fleiss_kappa
from .reporting.report import report
from .scoring.fitted import FittedRecipe
from .scoring.recipe import Recipe
from .scoring.score import score
from .scoring.scores import Scores
from .steps.aggregate import Aggregate, aggregate
from .steps.coverage import CoverageRule
from .steps.denominate import Denominate, denominate
from .steps.each_period import EachPeriod
from .steps.impute import Impute, impute
from .steps.moments import kurtosis, skewness
from .steps.normalise import Normalise, normalise
from .steps.panel import impute_panel
from .steps.rank import rank
from .steps.screen import Screen, screen
from .steps.transforms import boxcox, log_CT, log_CT_orig, log_CT_plus
from .steps.treat import Treat, treat
from .steps.winsorise import winsorise
from .survey.agreement import kendall_w
from .survey.gaps import Gaps, gaps
from .survey.intervals import wilson_interval
from .survey.priorities import Priorities, rank_priorities
from .survey.sample import Allocation, allocate_sample
from .survey.sample_size import SampleSize, sample_size
from .survey.tabulate import tabulate
from .survey.tabulation import Difference, Tabulation
from .tracking.baselines import VerdictsByBaseline, verdict_by_baseline
from .tracking.compare import RateRatio, compare_counts
from .tracking.counts import poisson_interval, pool_years
from .tracking.suppress import Suppressed, suppress_small
from .tracking.targets import RequiredChange, required_change, target_path
from .tracking.trend import growth_rate, percent_change, trends
from .tracking.verdict import Verdict, on_track
from .trust.explained import Sobol
from .trust.goalposts import GoalpostCheck, goalpost_check
from .trust.indices import sobol_indices
from .trust.ranges import Uncertainty
from .trust.sobol import sobol
from .trust.uncertainty import replay, uncertainty
from .weights.ahp import Consistency, ahp_consistency, ahp_weights
from .weights.balance import correlation_balanced_weights
from .weights.budget import budget_allocation
from .weights.doubt import BenefitOfTheDoubt, benefit_of_the_doubt
from .weights.effective import effective_weights
from .weights.entropy import entropy_weights
from .weights.equal import equal_weights
from .weights.pca import pca_weights
from .worked.undp import (
    gender_development_index,
    gender_inequality_index,
    human_development_index,
    inequality_adjusted_human_development_index,
)

__version__ = "0.1.0"

__all__ = [
    "Aggregate",
    "Allocation",
    "Audit",
    "BenefitOfTheDoubt",
    "ChecklistScore",
    "Classified",
    "Comparison",
    "Components",
    "Consistency",
    "CoverageRule",
    "DataError",
    "Decomposition",
    "Denominate",
    "Deprivation",
    "Difference",
    "EachPeriod",
    "FittedRecipe",
    "Framework",
    "FrameworkError",
    "Gaps",
    "GoalpostCheck",
    "Impute",
    "Limits",
    "Normalise",
    "NotPartsOfAWholeError",
    "OneOut",
    "PerceptionAndRecord",
    "Priorities",
    "Problem",
    "Profile",
    "RateRatio",
    "Recipe",
    "Reliability",
    "RequiredChange",
    "ResultComparison",
    "SampleSize",
    "Scores",
    "Screen",
    "Sobol",
    "Strengths",
    "Suppressed",
    "Tabulation",
    "Treat",
    "Uncertainty",
    "UnitGroupSummary",
    "Verdict",
    "VerdictsByBaseline",
    "View",
    "WhatIf",
    "aggregate",
    "ahp_consistency",
    "ahp_weights",
    "alkire_foster",
    "allocate_sample",
    "audit",
    "availability",
    "availability_by_group",
    "benefit_of_the_doubt",
    "boxcox",
    "budget_allocation",
    "classify",
    "cohen_kappa",
    "compare",
    "compare_counts",
    "compare_results",
    "components",
    "correlation_balanced_weights",
    "correlation_flags",
    "correlations",
    "coverage_map",
    "cronbach",
    "data_template",
    "decompose",
    "denominate",
    "denominator_correlations",
    "describe",
    "dominance",
    "effective_weights",
    "entropy_weights",
    "equal_weights",
    "fleiss_kappa",
    "gaps",
    "gender_development_index",
    "gender_inequality_index",
    "goalpost_check",
    "growth_rate",
    "human_development_index",
    "impute",
    "impute_panel",
    "inequality_adjusted_human_development_index",
    "influence",
    "kendall_w",
    "kurtosis",
    "load_example",
    "load_framework",
    "log_CT",
    "log_CT_orig",
    "log_CT_plus",
    "normalise",
    "on_track",
    "one_out",
    "outranking",
    "parent_correlations",
    "path_to_target",
    "pca_weights",
    "percent_change",
    "perception_and_record",
    "perception_beside_record",
    "poisson_interval",
    "pool_years",
    "profile",
    "rank",
    "rank_priorities",
    "rank_ranges",
    "read_counts_by_year",
    "read_observations",
    "replay",
    "report",
    "required_change",
    "sample_size",
    "score",
    "score_checklist",
    "score_ranges",
    "screen",
    "skewness",
    "sobol",
    "sobol_indices",
    "strengths",
    "summarise_groups",
    "suppress_small",
    "tabulate",
    "target_path",
    "treat",
    "trends",
    "uncertainty",
    "unit_profile",
    "verdict_by_baseline",
    "weaknesses",
    "what_if",
    "wilson_interval",
    "winsorise",
    "write_table",
]
