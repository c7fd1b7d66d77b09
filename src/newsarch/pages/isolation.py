"""Reading a large or odd HTML page in a child process that may not take all time and memory.

HTML parsers take time with the square of some inputs and memory of many times their size. The
child is killed when it takes too long; whatever happens to it, the answer is a refusal.
"""

from __future__ import annotations

import json
import sys

from newsarch.errors import NotAnArticleError
from newsarch.messages import _, current, use
from newsarch.model.fields import Fields

_SECONDS = 12
_BYTES = 1_000_000_000


def read_isolated(html: str, url: str | None) -> Fields:
    """The fields of a page, read by a child process.

    Raises NotAnArticleError with the child's reason, or because it took too much.
    """
    import subprocess

    command = [sys.executable, "-m", "newsarch.pages.isolation", current(), url or ""]
    content = html.encode("utf-8", "replace")
    try:
        child = subprocess.run(command, input=content, capture_output=True, timeout=_SECONDS)
        answer = json.loads(child.stdout)
    except (subprocess.TimeoutExpired, OSError, ValueError) as error:
        raise NotAnArticleError(_("The page is too large or too intricate to be read.")) from error
    if reason := answer.get("refused"):
        raise NotAnArticleError(reason)
    values = answer["values"]
    if "tags" in values:
        values["tags"] = tuple(values["tags"])
    return Fields(values, answer["origins"])


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows: the parent's clock is the only limit there
        return
    resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS + 1))


def main() -> None:
    """Read HTML from standard input, write the fields or the refusal as JSON."""
    from newsarch.pages.html import read_here

    _limit()
    use(sys.argv[1])
    answer: dict[str, object]
    try:
        fields = read_here(sys.stdin.buffer.read().decode("utf-8"), sys.argv[2] or None)
        answer = {"values": fields.values, "origins": fields.origins}
    except NotAnArticleError as error:
        answer = {"refused": str(error)}
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
