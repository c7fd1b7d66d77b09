"""Makes `src/newsarch/polish/units/data/units.json` from the tables beside this program.

    python scripts/units/build.py [--check]

The tables are written and read by people; the data file is what the program looks words up in:
every word in every form, folded, so that nothing has to be inflected when newsarch runs.
`--check` says whether the data file is what the tables give. Needs Morfeusz 2; its dictionary SGJP
is under the 2-clause BSD licence (see NOTICE beside the data).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from names import name_table
from phrases import phrase_table
from places import place_table

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "src/newsarch/polish/units/data/units.json"


def rows(table: str) -> Iterator[str]:
    """The lines of a table that say something."""
    for line in (HERE / table).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


def build() -> str:
    """The data file as text."""
    phrases, names = phrase_table(list(rows("kinds.txt"))), name_table(list(rows("names.txt")))
    data: dict[str, Any] = {
        **phrases,
        **names,
        "inflected": sorted({*phrases["inflected"], *names["inflected"]}),
        **place_table(
            list(rows("seats.txt")),
            list(rows("towns.txt")),
            list(rows("corrections.txt")),
            list(rows("regions.txt")),
        ),
    }
    return "{\n" + ",\n".join(f'"{name}":{_json(data[name])}' for name in sorted(data)) + "\n}\n"


def _json(table: object) -> str:
    """A table on one line: each is read when it is needed, and a query needs few."""
    return json.dumps(table, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def main() -> int:
    """Write the data file, or check it."""
    text = build()
    if "--check" in sys.argv:
        return int(TARGET.read_text(encoding="utf-8") != text)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
