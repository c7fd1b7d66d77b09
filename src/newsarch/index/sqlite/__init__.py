"""The index in a file beside the archive: SQLite with FTS5, derived and disposable.

    index.py       the index itself: answers, and never a wrong one
    freshness.py   whether it fits the store; catching up; building anew
    file.py        the file: opened by many, replaced by one, recognised when others touched it
    schema.py      its tables

    tokens.py      what stands for words and names in the full-text lists
    vocabulary.py  words → tokens: one for each set of lemma keys, so that a query loads no grammar
    names.py       units, tags, statuses … → tokens
    prepared.py    an article as the index takes it in (pure, so that other processes can do it)
    revisions.py   what an article's edits ask of the index
    writing.py     articles in and out

    lookup.py      words and names of a query → tokens
    branches.py    conditions on rows, and how they combine
    narrowing.py   what is certain of an answer, and what is possible
    narrower.py    a query → a narrowing
    sources.py     conditions → SQL
    reading.py     conditions → hits and counts; ranking.py, faceting.py

One full-text row an article holds its words and its names (tags, units, status …) alike, so that
any combination of them is one walk over sorted lists inside SQLite, newest first.
"""

from newsarch.index.sqlite.index import SqliteIndex

__all__ = ["SqliteIndex"]
