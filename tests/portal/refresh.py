"""Write the notebooks of good/ and bad/ again: python tests/portal/refresh.py, after a change to portal.notebooks."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from portal.content import load
from portal.notebooks import notebook, refresh, trainer_cells, write

HERE = Path(__file__).parent


def main() -> None:
    print("written:", *refresh(load(HERE / "good")))
    for source in sorted(HERE.glob("bad/*/exercises/*.py")):
        fixture = source.parents[1]
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(HERE / "good", folder, dirs_exist_ok=True)
            shutil.copytree(fixture, folder, dirs_exist_ok=True)
            content = load(Path(folder))
            for exercise in content.exercises:
                # not executed: only its cells are compared with the source
                write(notebook(trainer_cells(exercise, content)), source.with_suffix(".ipynb"))


if __name__ == "__main__":
    main()
