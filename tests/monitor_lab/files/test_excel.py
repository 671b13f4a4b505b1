"""The library for workbooks is asked for when it is needed, and by the name of its extra."""

from __future__ import annotations

import subprocess
import sys

from monitor_lab.files.excel import openpyxl


def test_it_is_the_library_itself() -> None:
    assert openpyxl().Workbook().active.title == "Sheet"


def test_importing_the_package_does_not_import_it() -> None:
    code = "import sys, monitor_lab.files.excel, monitor_lab.files.writing; print('openpyxl' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "False"
