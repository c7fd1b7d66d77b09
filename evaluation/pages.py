"""Scores the reading of pages on labelled ones: right answers, recall and precision per field.

    python evaluation/pages.py [PAGES.jsonl]

The pages are written for this purpose, after the layouts of real sites. A label of null says that
the page does not tell; a value given nonetheless counts against precision.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from newsarch.errors import NotAnArticleError
from newsarch.pages.html import read_html
from newsarch.pages.text import read_text
from newsarch.polish.units import canonical, published_unit

PAGES = Path(__file__).with_name("pages.jsonl")
FIELDS = ("title", "published", "by", "unit", "section")


def main(path: Path = PAGES) -> None:
    """Print the scores, by field and by family, and every wrong answer."""
    lines = path.read_text("utf-8").splitlines()
    verdicts = [(page, verdicts_on(page)) for page in map(json.loads, lines)]
    _print_fields([verdict for _page, verdict in verdicts])
    _print_families(verdicts)
    for page, verdict in verdicts:
        for field, (expected, found) in verdict.items():
            if expected != found:
                print(f"{page['id']}: {field}: expected {expected!r}, found {found!r}")


def verdicts_on(page: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Field → what was expected and what was found."""
    try:
        values = _read(page)
    except NotAnArticleError:
        return {"kind": (page["kind"] == "article", False)}
    if page["kind"] != "article":
        return {"kind": (False, True)}
    body = _plain(values.get("body")) or ""
    verdicts: dict[str, tuple[Any, Any]] = {"kind": (True, True)}
    for field in FIELDS:
        verdicts[field] = (_plain(page[field]), _plain(values.get(field)))
    verdicts["unit"] = (_unit(page["unit"]), values.get("unit"))
    verdicts["archived"] = (page["archived"], values.get("source_status") == "archived")
    start, end = _plain(page["body_start"]) or "", _plain(page["body_end"]) or ""
    verdicts["body start"] = (start, start if body.startswith(start) else body[: len(start)])
    verdicts["body end"] = (end, end if body.endswith(end) else body[-len(end) :])
    left = [words for words in page["furniture"] if words in body]
    verdicts["furniture"] = ([], left)
    return verdicts


def _read(page: dict[str, Any]) -> dict[str, Any]:
    if "html" in page:
        return read_html(page["html"], page.get("url")).values
    return read_text(page["text"]).values


def _unit(printed: str | None) -> str | None:
    """The canonical form of a label, so that labels outlive changes of the form."""
    mention = published_unit(printed) if printed else None
    return canonical(mention.chain) if mention else printed


def _plain(text: str | None) -> Any:
    return " ".join(text.split()) if text else None


def _print_fields(verdicts: list[dict[str, tuple[Any, Any]]]) -> None:
    print(f"{'field':<12} {'pages':>5} {'right':>6} {'recall':>7} {'precision':>9}")
    for field in dict.fromkeys(name for verdict in verdicts for name in verdict):
        pairs = [verdict[field] for verdict in verdicts if field in verdict]
        right = sum(expected == found for expected, found in pairs)
        told = [(expected, found) for expected, found in pairs if expected]
        given = [(expected, found) for expected, found in pairs if found]
        hits = sum(expected == found for expected, found in told)
        print(
            f"{field:<12} {len(pairs):>5} {right / len(pairs):>6.1%} "
            f"{_share(hits, told):>7} {_share(hits, given):>9}"
        )


def _share(hits: int, pairs: list[tuple[Any, Any]]) -> str:
    return f"{hits / len(pairs):.1%}" if pairs else "–"


def _print_families(verdicts: list[tuple[dict[str, Any], dict[str, tuple[Any, Any]]]]) -> None:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for page, verdict in verdicts:
        total[page["family"]] += len(verdict)
        right[page["family"]] += sum(expected == found for expected, found in verdict.values())
    print()
    for family in sorted(total):
        print(f"{family:<18} {right[family]:>4} of {total[family]:>4}")
    print()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
