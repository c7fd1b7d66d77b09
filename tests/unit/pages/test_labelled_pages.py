"""Every labelled page of the evaluation reads as labelled: a rule that breaks one is seen here."""

from __future__ import annotations

import json
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

EVALUATION = Path(__file__).parents[3] / "evaluation" / "pages.py"
PAGES = [
    json.loads(line) for line in EVALUATION.with_suffix(".jsonl").read_text("utf-8").splitlines()
]


def evaluation() -> Any:
    spec = spec_from_file_location("evaluation_pages", EVALUATION)
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


VERDICTS_ON = evaluation().verdicts_on


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page["id"]))
def test_page_reads_as_labelled(page: dict[str, Any]) -> None:
    wrong = {f: pair for f, pair in VERDICTS_ON(page).items() if pair[0] != pair[1]}
    assert wrong == {}


def test_there_are_enough_pages_of_every_family() -> None:
    assert len(PAGES) >= 80
    families = {page["family"] for page in PAGES}
    assert {
        "policja-block",
        "policja-flat",
        "policja-bare",
        "bip",
        "uw-gov",
        "samorzad",
    } <= families
    assert {"portal", "media-html", "policja-html", "gov-pl-psp", "list", "error"} <= families
