"""The only part that knows MkDocs: it stages the site, hands over navigation, and trims what notebooks add."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from portal import metadata, paths
from portal.check import check
from portal.pages import ROOT_PAGES
from portal.render.finish import finish
from portal.stage import navigation, stage

described: dict[str, str] = {}
"""What machines read of each page, by its staged path."""
log = logging.getLogger("mkdocs.portal")
WATCHED = (*paths.CONTENT_FOLDERS, *ROOT_PAGES, "portal/assets", "portal/theme")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    from mkdocs_jupyter.config import settings

    settings.templates_dir = str(paths.PORTAL / "templates")
    for name in WATCHED:
        path = str(paths.ROOT / name)
        if path not in config.watch and Path(path) != Path(config.docs_dir):
            config.watch.append(path)
    checked = check()
    for problem in checked.problems:
        (log.warning if problem.level == "error" else log.info)(problem.as_text())
    log.info(checked.tally.sentence())
    stage(checked.content)
    described.clear()
    described.update(metadata.of_pages(checked.content))
    config.nav = navigation(checked.content)
    config.docs_dir = str(paths.STAGED)
    if not config.site_url:  # a site without an address has no canonical links and an empty site map
        config.site_url = os.environ.get("SITE_URL", "") or None
    return config


def on_page_content(content: str, page: Page, config: MkDocsConfig, files: Any) -> str:
    if page.file.src_uri.endswith(".ipynb"):
        content = content[: content.rindex("<style>")]  # half a megabyte of styles that our template does not use
    return finish(content)


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    source = page.meta.get("edit") or page.file.src_uri.replace(".ipynb", ".py")
    context["described"] = described.get(page.file.src_uri, "")
    page.edit_url = f"{config.repo_url.rstrip('/')}/edit/main/{source}" if config.repo_url else None
    return context


def on_post_build(config: MkDocsConfig) -> None:
    config.docs_dir = str(paths.ROOT / paths.CURRICULUM)  # what `mkdocs serve` watches: the sources, not the copy
