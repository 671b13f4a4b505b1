"""What holds for the repository as a whole: its workflows, its lock files, its licences and its version."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sysconfig
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import monitor_lab

ROOT = Path(__file__).resolve().parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = sorted(form for form in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml") if form.name != "config.yml")
PYTHON_LOCKS = sorted(ROOT.glob("requirements*.lock"))
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]

USES = re.compile(r"^\s*(?:- )?uses:\s*(?P<action>\S.*)$")
PINNED = re.compile(r"[\w.-]+(/[\w.-]+)+@[0-9a-f]{40} # v\d+(\.\d+)*")
# A home, a temporary folder or a drive of somebody's machine; not a path inside an address such as example.org/home/.
MACHINE_PATH = re.compile(r"(?<![\w.~/<])/(?:home|Users|root|tmp|var/folders)(?:/|\b)|\b[A-Z]:\\{1,2}Users\b")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lines_of(path: Path) -> Iterator[tuple[int, str]]:
    yield from enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)


def text_files() -> Iterator[Path]:
    """Every text file that is, or would be, committed."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout.decode("utf-8")
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this copy of the repository has no git history to list its files from")
    for name in filter(None, listed.split("\0")):
        path = ROOT / name
        if path.is_file() and b"\0" not in path.read_bytes()[:8000]:
            yield path


def registry_addresses(entry: Any, where: str = "") -> Iterator[str]:
    """The places in a package-lock.json that say where a package was fetched from."""
    if isinstance(entry, dict):
        for key, value in entry.items():
            if key == "resolved" and str(value).startswith(("http:", "https:")):
                yield where
            yield from registry_addresses(value, f"{where}/{key}")


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=named)
def test_every_action_is_pinned_by_a_full_hash_with_its_version_beside_it(workflow: Path) -> None:
    found = [(line, match["action"]) for line, text in lines_of(workflow) if (match := USES.match(text))]
    assert found, f"{named(workflow)} uses no action; is it a workflow?"
    loose = [f"{named(workflow)}, line {line}: {action}" for line, action in found if not PINNED.fullmatch(action)]
    assert not loose, "Write each as owner/name@<40 hex digits> # v1.2.3:\n" + "\n".join(loose)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=named)
def test_every_job_names_its_permissions_and_may_not_run_for_ever(workflow: Path) -> None:
    content = yaml.safe_load(workflow.read_text(encoding="utf-8"))
    assert content.get("permissions") == {}, f"{named(workflow)}: write `permissions: {{}}` at the top."
    for name, job in content["jobs"].items():
        assert job.get("permissions"), f"{named(workflow)}: the job {name!r} does not say which permissions it needs."
        assert job.get("timeout-minutes"), f"{named(workflow)}: the job {name!r} has no timeout-minutes."


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=named)
def test_no_checkout_leaves_a_token_behind(workflow: Path) -> None:
    content = yaml.safe_load(workflow.read_text(encoding="utf-8"))
    steps = [step for job in content["jobs"].values() for step in job["steps"]]
    checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    careless = [step for step in checkouts if step.get("with", {}).get("persist-credentials") is not False]
    assert not careless, f"{named(workflow)}: give each checkout `persist-credentials: false`."


def test_zizmor_finds_nothing_in_the_workflows() -> None:
    zizmor = shutil.which("zizmor", path=sysconfig.get_path("scripts")) or shutil.which("zizmor")
    if zizmor is None:
        pytest.skip("zizmor is not installed")
    command = [zizmor, "--offline", "--pedantic", "--no-progress", "--color=never", ".github"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("form", FORMS, ids=named)
def test_issue_forms_ask_each_question_once_and_under_a_label(form: Path) -> None:
    content = yaml.safe_load(form.read_text(encoding="utf-8"))
    assert {"name", "description", "body"} <= content.keys(), f"{named(form)} lacks name, description or body."
    questions = [part for part in content["body"] if part["type"] != "markdown"]
    ids = [question["id"] for question in questions]
    assert len(ids) == len(set(ids)), f"{named(form)} uses an id twice: {sorted(ids)}"
    unlabelled = [question["id"] for question in questions if not question["attributes"].get("label")]
    assert not unlabelled, f"{named(form)}: no label for {unlabelled}"


@pytest.mark.parametrize("lock", PYTHON_LOCKS, ids=named)
def test_python_lock_files_name_no_registry(lock: Path) -> None:
    found = [f"{named(lock)}, line {line}: {text}" for line, text in lines_of(lock) if re.search(r"\w://|-url\b", text)]
    assert not found, "Compile the lock file again without an index address:\n" + "\n".join(found)


def test_the_npm_lock_file_names_no_registry() -> None:
    lock = ROOT / "package-lock.json"
    if not lock.is_file():
        pytest.skip("there is no package-lock.json")
    found = list(registry_addresses(json.loads(lock.read_text(encoding="utf-8"))))
    assert not found, f"package-lock.json has `resolved` addresses (keep .npmrc, run npm install again): {found}"


def test_no_file_holds_a_path_of_somebodys_machine() -> None:
    here = re.escape(str(ROOT)) if len(ROOT.parts) > 2 else MACHINE_PATH.pattern
    forbidden = re.compile(f"{MACHINE_PATH.pattern}|{here}")
    found = [
        f"{named(path)}, line {line}: {match.group()}"
        for path in text_files()
        for line, text in lines_of(path)
        if (match := forbidden.search(text))
    ]
    assert not found, "Write paths relative to the repository:\n" + "\n".join(found)


def test_the_version_is_the_same_wherever_it_is_written() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    written = {"CITATION.cff": citation["version"], "monitor_lab.__version__": monitor_lab.__version__}
    others = {where: version for where, version in written.items() if version != VERSION}
    assert not others, f"pyproject.toml says {VERSION}, but {others}"


def test_the_citation_file_has_what_its_format_requires() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    missing = {"cff-version", "message", "title", "authors"} - {key for key, value in citation.items() if value}
    assert not missing, f"CITATION.cff lacks {sorted(missing)}"
    assert citation["cff-version"] == "1.2.0"


@pytest.mark.parametrize(
    ("name", "words"), [("LICENSE", "MIT License"), ("LICENSE-CONTENT.md", "Creative Commons Attribution 4.0")]
)
def test_code_and_content_have_a_licence(name: str, words: str) -> None:
    assert (ROOT / name).is_file(), f"{name} is missing."
    assert words in (ROOT / name).read_text(encoding="utf-8"), f"{name} does not name {words!r}."


def test_the_changelog_tells_what_this_version_brings() -> None:
    headings = [text for _, text in lines_of(ROOT / "CHANGELOG.md") if text.startswith("## ")]
    assert any(heading.split()[1] == VERSION for heading in headings), f"CHANGELOG.md has no entry for {VERSION}."
