"""Where things are, relative to the repository."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PORTAL = ROOT / "portal"
CACHE = ROOT / ".cache"
STAGED = CACHE / "docs"

CURRICULUM = "curriculum"
CASES = "case_studies"
EXERCISES = "exercises"
EVIDENCE = "evidence"
CONTENT_FOLDERS = (CURRICULUM, CASES, EXERCISES, EVIDENCE)
