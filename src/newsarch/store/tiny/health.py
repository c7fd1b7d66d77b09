"""Is the archive well? Each finding has a code for scripts, a sentence, and its repair.

The quick examination asks what every reader asks; the deep one reads every byte of both files.
"""

from __future__ import annotations

from newsarch.errors import DamagedError, ForeignError, InputError, NewsarchError
from newsarch.messages import _
from newsarch.model.codec import from_document
from newsarch.model.identity import content_hash
from newsarch.store.base import NOWHERE
from newsarch.store.findings import BY_ITSELF, REPAIR, SET, Finding
from newsarch.store.tiny import layout
from newsarch.store.tiny.opening import looking
from newsarch.store.tiny.paths import Paths

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsarch.store.tiny.filesystem import FileSystem
    from newsarch.store.tiny.snapshot import Snapshot


def examine(files: FileSystem, paths: Paths, *, deep: bool = False) -> Iterator[Finding]:
    """What is wrong with an archive; nothing at all when it is well. Reads, and writes nothing.

    Raises ForeignError for a file that is no archive, or a newer one."""
    try:
        with looking(files, paths) as snapshot:
            if snapshot is not None:
                yield from _state(snapshot)
                if deep:
                    yield from _changes(snapshot)
                if deep or snapshot.view.edited:  # readers, too, must read what others wrote
                    yield from _Lines(snapshot).findings()
    except ForeignError:
        raise
    except DamagedError as error:
        yield _damage(error)
    for path in (paths.record, paths.changes):
        if files.exists(Paths.aside(path)):
            sentence = _("{path} was left by a process that was killed.")
            yield Finding("leftover", sentence.format(path=Paths.aside(path)), BY_ITSELF)


def _damage(error: NewsarchError) -> Finding:
    line, offset = getattr(error, "line", None), getattr(error, "offset", None)
    return Finding("damaged", str(error), REPAIR, line, offset)


def _state(snapshot: Snapshot) -> Iterator[Finding]:
    view, path = snapshot.view, snapshot.record.path
    if snapshot.journal is None:
        sentence = _("The changes of {path} are missing: its history is empty.")
        yield Finding("no-changes", sentence.format(path=path), BY_ITSELF)
    if view.torn or view.unsettled:
        sentence = _("A change of {path} was interrupted; no article is affected.")
        yield Finding("interrupted", sentence.format(path=path), BY_ITSELF)
    if view.edited and snapshot.journal is not None:
        sentence = _("{path} was changed by something else than newsarch.")
        yield Finding("edited", sentence.format(path=path), BY_ITSELF)


def _changes(snapshot: Snapshot) -> Iterator[Finding]:
    """Every change is there, whole, and follows the one before."""
    journal = snapshot.journal
    if journal is None:
        return
    for entry in journal.backwards(snapshot.view.entry):
        try:
            journal.document(entry)
        except DamagedError as error:
            yield _damage(error)


class _Lines:
    """Every line of the record is an article, whole and once, or blank."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot, self._view = snapshot, snapshot.view
        self._record = snapshot.record
        self._seen: set[int] = set()
        self._blanks = 0

    def findings(self) -> Iterator[Finding]:
        """What is wrong, by rising place."""
        if self._view.edited:
            yield from self._articles()  # whatever others have made of the lines
            return
        position = self._view.position
        for offset, line in self._record.lines(self._record.body, position.end):
            if line.isspace():
                self._blanks += len(line)
            elif offset not in self._view.hidden:
                yield from self._line(offset, line)
        settled = not self._view.unsettled
        if len(self._seen) != position.live or (settled and self._blanks != position.blanks):
            sentence = _("{path} has {found} articles and should have {expected}.")
            yield self._found(
                "count", NOWHERE, sentence, found=len(self._seen), expected=position.live
            )

    def _line(self, offset: int, line: bytes) -> Iterator[Finding]:
        try:
            id, document = layout.key(line), layout.article_of(line)
        except layout.LayoutError:
            yield _damage(self._record.damaged(offset))
            return
        if id in self._seen or id >= self._view.position.next:
            yield self._found("id", offset, _("The id {id} is there twice, or too high."), id=id)
        if (line[:1] == b",") != bool(self._seen):
            yield self._found("comma", offset, _("Article {id}: a comma too many, or one missing."),
                              id=id)  # fmt: skip
        self._seen.add(id)
        yield from self._article(id, offset, document)

    def _articles(self) -> Iterator[Finding]:
        for id, offset, document in self._snapshot.articles():
            yield from self._article(id, offset, document)

    def _article(self, id: int, offset: int, document: dict[str, object]) -> Iterator[Finding]:
        try:
            article = from_document(id, document)
        except InputError as error:
            yield self._found("field", offset, str(error))
            return
        expected = content_hash(article.title, article.published, article.body)
        if article.sha256 not in ("", expected):
            sentence = _("Article {id} does not have the content that its hash tells of.")
            yield self._found("hash", offset, sentence, repair=SET, id=id)

    def _found(
        self, code: str, offset: int, sentence: str, repair: str = REPAIR, **values: object
    ) -> Finding:
        place = None if offset == NOWHERE else offset
        line = None if place is None else self._record.line_number(place)
        sentence = sentence.format(path=self._record.path, **values) if values else sentence
        return Finding(code, sentence, repair, line, place)
