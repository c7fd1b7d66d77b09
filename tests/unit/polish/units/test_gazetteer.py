"""The data file and its cost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from newsarch.polish.folding import fold
from newsarch.polish.units.gazetteer import DATA, gazetteer


def test_the_data_is_small_enough_to_load_in_a_few_milliseconds() -> None:
    assert os.stat(DATA).st_size < 300_000


def test_importing_reads_no_data_and_needs_nothing_heavy() -> None:
    source = Path(__file__).parents[4] / "src"
    script = (
        f"import sys; sys.path.insert(0, {str(source)!r})\n"
        "import newsarch.polish.units as units\n"
        "from newsarch.polish.units.gazetteer import gazetteer\n"
        "assert gazetteer.cache_info().currsize == 0\n"
        "assert not {'typing', 'dataclasses', 'morfeusz2', 'rich'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-I", "-S", "-c", script], check=True)


def test_tables_agree_with_each_other() -> None:
    tables = gazetteer()
    assert all(fold(form) == form for form in tables.lemmas)
    assert all(fold(head) in tables.heads for head in tables.heads)
    assert all(place in range(len(tables.places)) for case in ("nom", "gen", "loc")
               for exact, short in tables.towns(case).values()
               for place in (*exact, *short))  # fmt: skip
    assert {kind for kind, *_ in leaves(tables.phrases)} <= set(tables.kinds)


def leaves(tree: dict[str, object]) -> list[list[str]]:
    found: list[list[str]] = []
    for key, below in tree.items():
        if isinstance(below, dict):
            found += leaves(below)
        elif key == "" and isinstance(below, list):
            found.append(below)
    return found
