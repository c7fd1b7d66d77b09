"""What kind of input bytes without a name are: for standard input and for fetched pages."""

from __future__ import annotations

import re

_HTML = rb"(?i)<!doctype html|<(?:html|head|body|article|div|p|h1)[\s>]"
_FEED = rb"<(?:rss|feed|rdf:RDF)[\s>]"
_FRONT_MATTER = rb"---\r?\n[\w-]+ ?:"
_HEAD = 2000


def kind_of(content: bytes) -> str:
    """The suffix that a file with this content would have."""
    head = content[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"PK\x03\x04"):
        return ".zip"
    if head.startswith(b"{"):
        line = content.lstrip().partition(b"\n")
        return ".jsonl" if line[0].rstrip().endswith(b"}") and line[2].strip() else ".json"
    if head.startswith(b"["):
        return ".json"
    if re.match(_FRONT_MATTER, head):
        return ".md"
    if head.startswith(b"<") and re.search(_FEED, head):
        return ".xml"
    return ".html" if re.search(_HTML, head) else ".txt"
