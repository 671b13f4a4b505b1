"""Every public name of the package has its place in the reference."""

from __future__ import annotations

import monitor_lab
from portal.render import reference


def test_every_public_name_stands_on_exactly_one_page_and_in_the_list() -> None:
    *rooms, names = reference.pages()
    for name in monitor_lab.__all__:
        heading = f"## {name} {{ #{name} }}"
        assert sum(heading in page.body for page in rooms) == 1, name
        assert names.body.count(f"[`{name}`](") == 1, name


def test_every_room_has_a_title_of_its_own() -> None:
    assert {reference.room_of(name) for name in monitor_lab.__all__} <= set(reference.ROOMS)
    titles = [page.title for page in reference.pages()]
    assert len(titles) == len(set(titles))


def test_the_navigation_holds_every_page() -> None:
    listed = [p if isinstance(p, str) else next(iter(p.values())) for p in reference.paths()]
    assert sorted(listed) == sorted(page.path for page in reference.pages())


def test_of_an_error_in_an_example_only_its_words_are_shown() -> None:
    bodies = "".join(page.body for page in reference.pages())
    assert "Traceback" not in bodies and "\nDataError: " in bodies


def test_errors_and_parameters_are_lists_and_examples_are_code() -> None:
    page = next(p for p in reference.pages() if p.path == "package/scoring.md")
    assert "```pycon\n>>> from monitor_lab" in page.body and "`ValueError`\n:   " in page.body
    assert "```python\nscore(observations, framework, recipe=None, **changes)\n```" in page.body
