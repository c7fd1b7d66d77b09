"""The users' words as a query value. The grammar is in `lexer.py`; `docs/query.md` is for people.

Errors carry the place where the query stops being understood, for a caret under it.
"""

from __future__ import annotations

from newsarch.errors import QueryError, UsageError
from newsarch.messages import _
from newsarch.query.ast import TEXT, all_of, any_of, negated
from newsarch.query.fields import NAMES, Setting, field_query
from newsarch.query.lexer import BARE, CLOSE, FIELD, MINUS, OPEN, OPERATOR, QUOTED, Piece, pieces

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from newsarch.query.ast import Query

DEEPEST = 50
"""Brackets and NOTs within each other."""


def parse(text: str, today: date, aliases: Mapping[str, str] | None = None) -> Query:
    """The query that `text` means on the day `today`; an empty text means every article.

    `aliases` are the archive's own names of units, folded name → canonical unit.
    Raises QueryError with the place of what is not understood.
    """
    return parse_in(Setting(lambda: today, aliases or {}), text)


def parse_in(setting: Setting, text: str) -> Query:
    """The query that `text` means in a setting; see `parse`."""
    return _Parser(text, setting).parse()


class _Parser:
    """Recursive descent over the pieces of one query, no deeper than `DEEPEST`."""

    def __init__(self, text: str, setting: Setting) -> None:
        self._text = text
        self._setting = setting
        self._pieces = pieces(text, NAMES)
        self._index = 0

    def parse(self) -> Query:
        if not self._pieces:
            return all_of(())
        query = self._either(0)
        left = self._peek()
        if left is not None:
            raise self._error(_("This bracket closes nothing."), left.position)
        return query

    def _either(self, depth: int) -> Query:
        parts = [self._both(depth)]
        while self._take_operator("OR"):
            parts.append(self._both(depth))
        return any_of(parts)

    def _both(self, depth: int) -> Query:
        parts = [self._part(depth)]
        while self._goes_on():
            self._take_operator("AND")
            parts.append(self._part(depth))
        return all_of(parts)

    def _goes_on(self) -> bool:
        piece = self._peek()
        return piece is not None and piece.kind != CLOSE and not self._operator("OR")

    def _part(self, depth: int) -> Query:
        piece = self._next()
        if depth > DEEPEST:
            raise self._error(_("This query is nested too deeply."), piece.position)
        if piece.kind == OPEN:
            return self._bracket(piece, depth)
        if piece.kind == MINUS or (piece.kind, piece.text) == (OPERATOR, "NOT"):
            return self._not(piece, depth)
        if piece.kind == FIELD:
            return self._value(piece.text, self._value_piece(piece))
        if piece.kind in (BARE, QUOTED):
            return self._value(TEXT, piece)
        raise self._error(_("Something to look for is missing before this."), piece.position)

    def _bracket(self, opened: Piece, depth: int) -> Query:
        query = self._either(depth + 1)
        closing = self._peek()
        if closing is None:
            raise self._error(_("This bracket is never closed."), opened.position)
        self._index += 1
        return query

    def _not(self, piece: Piece, depth: int) -> Query:
        following = self._peek()
        adjacent = following is not None and following.position == piece.position + 1
        if piece.kind == MINUS and not adjacent:
            sentence = _("A minus stands directly before what it excludes, as in “-tag:draft”.")
            raise self._error(sentence, piece.position)
        return negated(self._part(depth + 1))

    def _value_piece(self, field: Piece) -> Piece:
        """What follows a field's colon."""
        place = field.position + len(field.text) + 1
        piece = self._peek()
        if piece is None or piece.position != place or piece.kind not in (BARE, QUOTED, OPERATOR):
            raise self._error(_("A value is missing here."), place)
        self._index += 1
        return piece

    def _value(self, field: str, piece: Piece) -> Query:
        try:
            return field_query(field, piece.text, self._setting, quoted=piece.kind == QUOTED)
        except UsageError as error:
            raise self._error(str(error), piece.position) from error

    def _peek(self) -> Piece | None:
        return self._pieces[self._index] if self._index < len(self._pieces) else None

    def _next(self) -> Piece:
        piece = self._peek()
        if piece is None:
            raise self._error(_("Something to look for is missing here."), len(self._text))
        self._index += 1
        return piece

    def _operator(self, name: str) -> Piece | None:
        """The next piece, if it is this operator."""
        piece = self._peek()
        return piece if piece and (piece.kind, piece.text) == (OPERATOR, name) else None

    def _take_operator(self, name: str) -> bool:
        found = self._operator(name) is not None
        self._index += found
        return found

    def _error(self, sentence: str, position: int) -> QueryError:
        return QueryError(sentence, self._text, position)
