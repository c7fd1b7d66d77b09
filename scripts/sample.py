"""Write data/archive.json, the sample archive, from data/samples, the same on every machine.

    python scripts/sample.py

It is written by newsarch's own verbs with a clock that stands still.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from newsarch.archive import Archive, Selection
from newsarch.archive.adding import add, prepare
from newsarch.archive.changing import tag
from newsarch.importers.base import Incoming, parse
from newsarch.importers.registry import open_source
from newsarch.index.scan import ScanIndex
from newsarch.polish.lemmas import best_analyzer
from newsarch.store.tiny import TinyStore

DATA = Path(__file__).parent.parent / "data"
RECORD = DATA / "archive.json"
ZONE = "Europe/Warsaw"
NOW = datetime(2026, 11, 24, 12, tzinfo=ZoneInfo(ZONE))
TAGS = {"handel ludźmi": '"handel ludźmi"', "wypadek": "wypadek", "ostrzeżenie": '"uwaga na"'}
"""Tag → the query whose articles carry it."""


def main() -> None:
    """Write the archive anew."""
    for path in DATA.glob("archive*"):
        path.unlink()
    store = TinyStore(RECORD)
    archive = Archive(store, ScanIndex(store, best_analyzer, ZONE), lambda: NOW, who="newsarch")
    items = [item for raw in open_source(str(DATA / "samples")) for item in parse(raw)]
    prepared = [
        (item.name, prepare(item.fields, archive.now()))
        for item in items
        if isinstance(item, Incoming)
    ]
    add(archive, prepared)
    for name, query in TAGS.items():
        tag(archive, Selection(query=archive.parse(query)), [name])
    (DATA / "archive.json.lock").unlink()


if __name__ == "__main__":
    main()
