"""Few dependencies, locked by hash, each with a licence that lets newsarch stay MIT."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
LICENCES = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def required() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needs = project["dependencies"]
    return {normal(re.split(r"[>=<;\s]", need, maxsplit=1)[0]) for need in needs}


def locked() -> dict[str, str]:
    return {normal(n): v for n, v in re.findall(r"^([\w.-]+)==(\S+)", LOCK, re.MULTILINE)}


def test_every_dependency_is_locked() -> None:
    assert required() <= locked().keys()


def test_every_locked_package_has_hashes() -> None:
    blocks = re.split(r"^(?=[\w.-]+==)", LOCK, flags=re.MULTILINE)[1:]
    assert len(blocks) == len(locked())
    assert all("--hash=sha256:" in block for block in blocks)


def test_the_lock_names_no_host() -> None:
    assert not re.search(r"https?://|file:|index-url", LOCK)


def test_every_locked_package_has_a_licence_that_is_not_the_gpl_alone() -> None:
    rows = re.findall(r"^\| ([\w.-]+) \| (\d\S*) \| (.+) \|$", LICENCES, re.MULTILINE)
    assert {normal(name): version for name, version, _said in rows} == locked()
    for name, _version, said in rows:
        assert not re.search(r"A?GPL", said) or "MPL" in said, name


def test_the_reason_for_each_dependency_is_written_down() -> None:
    reasons = (ROOT / "docs" / "decisions" / "0008-dependencies.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in reasons.lower() for name in required())
