"""Write docs/licences.md from the locked requirements and what their packages say of themselves.

    python scripts/licences.py

Run it after `requirements.lock` was made anew (see CONTRIBUTING.md).
"""

from __future__ import annotations

import re
from importlib.metadata import metadata
from pathlib import Path

ROOT = Path(__file__).parent.parent
HEAD = """# Licences of what newsarch runs on

newsarch itself is MIT. Nothing below is under the GPL or AGPL alone; `tld` offers a choice, of
which we take the MPL. Written by `scripts/licences.py` from `requirements.lock`.

| package | version | licence |
| --- | --- | --- |
"""
STATED_ELSEWHERE = {"morfeusz2": "BSD-2-Clause"}
"""Packages whose metadata only name a page."""
CLASSIFIER = re.compile(r"License :: (?:OSI Approved :: )?(.*)")


def licence(package: str) -> str:
    """The licence that an installed package states: expression, classifiers, or first line."""
    if package in STATED_ELSEWHERE:
        return STATED_ELSEWHERE[package]
    said = metadata(package)
    classifiers = [m[1] for c in said.get_all("Classifier", []) if (m := CLASSIFIER.match(c))]
    stated = said.get("License-Expression") or " or ".join(classifiers) or said.get("License", "")
    return stated.strip().splitlines()[0]


def locked() -> list[tuple[str, str]]:
    """Package and version of each locked requirement."""
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    return re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE)


if __name__ == "__main__":
    rows = [f"| {name} | {version} | {licence(name)} |\n" for name, version in locked()]
    (ROOT / "docs" / "licences.md").write_text(HEAD + "".join(rows), encoding="utf-8")
