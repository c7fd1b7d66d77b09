"""The tables of the index.

`words` is a contentless FTS5 table: it keeps which tokens stand where, no text. Its tokens are
ours, letters and digits made in `vocabulary.py` and `names.py`, so SQLite's plainest tokenizer
serves. Titles have tokens of their own in `heading` as well: asking for a word in titles must not
walk through all articles that have it in the body. `body` comes first because FTS5 stores the
first column shortest. Lengths of texts are not kept (`columnsize=0`): rows are changed in part.
"""

from __future__ import annotations

FORMAT = 3
"""Counts up with every change of the tables or of what is put into them."""

COLUMNS = ("body", "title", "lead", "by", "heading", "names")
WEIGHTS = (1, 1, 1, 0, 0, 0)
"""What an occurrence in each column counts."""

TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE article (
    row INTEGER PRIMARY KEY,        -- day and place in the day: see timeline.py
    id INTEGER NOT NULL UNIQUE,
    place INTEGER NOT NULL,         -- where the store has it
    added_day INTEGER NOT NULL,     -- local day of `added`, as an ordinal
    added INTEGER NOT NULL,         -- microseconds from 1970
    archived_day INTEGER,
    unit INTEGER,                   -- the name `published`
    title TEXT NOT NULL,            -- key of the alphabetical order
    url TEXT,                       -- case folded
    address INTEGER,                -- number of the address identity
    hash INTEGER NOT NULL,          -- number of the content hash
    first_hash INTEGER,             -- and of the first one of what was corrected
    words_sum INTEGER NOT NULL,     -- checksums of what went into `words`, so that it is
    names_sum INTEGER NOT NULL      -- only ever taken out again as it was put in
);
CREATE INDEX article_added ON article (added_day, added, id);
CREATE INDEX article_archived ON article (archived_day) WHERE archived_day IS NOT NULL;
CREATE INDEX article_address ON article (address) WHERE address IS NOT NULL;
CREATE INDEX article_hash ON article (hash);
CREATE INDEX article_first_hash ON article (first_hash) WHERE first_hash IS NOT NULL;

CREATE VIRTUAL TABLE words USING fts5(
    body, title, lead, by, heading, names, content='', columnsize=0, tokenize='ascii'
);

CREATE TABLE tagged (row INTEGER, tag INTEGER, PRIMARY KEY (row, tag)) WITHOUT ROWID;

CREATE TABLE name (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    key TEXT NOT NULL,              -- as names are compared
    tokens TEXT NOT NULL,           -- a unit's own and those of its parts
    alphabetical TEXT NOT NULL,     -- key of the alphabetical order
    chain TEXT,                     -- of a unit that is understood, packed
    articles INTEGER NOT NULL DEFAULT 0,
    UNIQUE (kind, text)
);
CREATE INDEX name_key ON name (kind, key);
CREATE TABLE part (part INTEGER, unit INTEGER, PRIMARY KEY (part, unit)) WITHOUT ROWID;

CREATE TABLE entry (id INTEGER PRIMARY KEY, keys TEXT NOT NULL UNIQUE);
CREATE TABLE entry_key (key TEXT, entry INTEGER, PRIMARY KEY (key, entry)) WITHOUT ROWID;
CREATE TABLE form (
    form TEXT PRIMARY KEY,
    entry INTEGER NOT NULL,
    folded TEXT,                    -- NULL where it is the form itself
    asked TEXT                      -- keys as a query word; NULL for the entry's and itself
) WITHOUT ROWID;
CREATE INDEX form_folded ON form (folded) WHERE folded IS NOT NULL;
CREATE INDEX form_entry ON form (entry);
CREATE TABLE asked (form TEXT PRIMARY KEY, keys TEXT NOT NULL) WITHOUT ROWID;
"""
