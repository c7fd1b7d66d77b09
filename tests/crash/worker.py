"""Processes that the concurrency and kill tests start: `python worker.py ROLE ARCHIVE …`.

Every change puts the same word into a pair of articles, so a reader who ever sees two different
words in a pair has seen half a change.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from select import select

from newsarch.config import load
from newsarch.model.article import Article
from newsarch.model.change import ADDED, CHANGED, REMOVED, Change, Edit
from newsarch.model.codec import changed_fields, to_document
from newsarch.schedule.runner import rule_of_the_moment, run
from newsarch.store.base import Writer
from newsarch.store.tiny import TinyStore
from newsarch.wiring import open_archive

LINE = "Policjanci z Wydziału Prewencji zatrzymali mężczyznę. "


def article(id: int, word: str, lines: int) -> Article:
    """An article whose title is the word of its pair."""
    return Article(id=id, title=word, body=LINE * lines, published="2017-06-29")


def add_pair(writer: Writer, word: str, lines: int = 4) -> None:
    """Add two articles."""
    ids = writer.next_id, writer.next_id + 1
    change = Change(at="t", command=word, edits=tuple(Edit(id, ADDED) for id in ids))
    writer.commit(change, [article(id, word, lines) for id in ids])


def change_pair(store: TinyStore, writer: Writer, first: int, word: str, lines: int) -> None:
    """Change two articles, or remove them when the word is empty."""
    pair = [one for id in (first, first + 1) if (one := store.get(id)) is not None]
    if not word:
        edits = tuple(Edit(one.id, REMOVED, to_document(one)) for one in pair)
        writer.commit(Change(at="t", command="", edits=edits), remove=[one.id for one in pair])
        return
    after = [article(one.id, word, lines) for one in pair]
    edits = tuple(
        Edit(old.id, CHANGED, changed_fields(old, new))
        for old, new in zip(pair, after, strict=True)
    )
    writer.commit(Change(at="t", command=word, edits=edits), after)


def write(store: TinyStore, name: str, changes: str) -> None:
    """Make changes, and print each one's word once it is acknowledged."""
    for n in range(int(changes)):
        word = f"{name}-{n}"
        with store.writing() as writer:
            if n % 5 < 2 or writer.next_id < 3:
                add_pair(writer, word, lines=1 + n % 7)
            else:
                first = 1 + 2 * (n * 7919 % (writer.next_id // 2))
                change_pair(store, writer, first, word, lines=1 + n % 5)
        print(word, flush=True)


def read(store: TinyStore, *_: str) -> None:
    """Scan again and again until the input ends, and complain about half a change."""
    scans = 0
    while not select([sys.stdin], [], [], 0.01)[0]:
        words: dict[int, str] = {}
        for stored in store.scan():
            words[stored.article.id] = stored.article.title
        for id, word in words.items():
            assert words.get(((id - 1) ^ 1) + 1) == word, f"half a change: {id} {word}"
        scans += 1
    print(scans)


def tidy(store: TinyStore, *_: str) -> None:
    """Archive what is old again and again until the input ends, and say how often some was."""
    archive = open_archive(load({"archive": store.paths.record, "wait": "60"}, {}))
    rules = (rule_of_the_moment(archive, "1 year", ""),)
    changes, ended = 0, False
    while not ended:  # once more after the end: then nothing that is old is active
        ended = bool(select([sys.stdin], [], [], 0.3)[0])
        changes += run(archive, rules, "Europe/Warsaw", force=True).change is not None
    archive.close()
    print(changes)


ROLES: dict[str, Callable[..., None]] = {"write": write, "read": read, "tidy": tidy}

if __name__ == "__main__":
    ROLES[sys.argv[1]](TinyStore(sys.argv[2], patience=60), *sys.argv[3:])
