"""For the whole test run: a notebook cell that fails is told in the words of the exercise's source."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    outcome = yield
    report = outcome.get_result()
    cell = getattr(item, "cell", None)
    if report.failed and cell is not None:
        source = item.path.with_suffix(".py").relative_to(item.config.rootpath)
        line = cell.get("metadata", {}).get("portal", {}).get("line", 1)
        report.sections.append(
            (
                f"{source}, line {line}",
                "This cell no longer gives what its executed copy shows.\n"
                "To mend it: if the change is not meant, undo it in the exercise, in monitor_lab or in the ledger. "
                "If it is meant, run `make notebooks` and look at what changed before you commit.",
            )
        )
