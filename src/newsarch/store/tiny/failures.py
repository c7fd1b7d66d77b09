"""A disk that refuses: OSError becomes the one sentence that the user reads."""

from __future__ import annotations

from contextlib import contextmanager

from newsarch.errors import CannotWriteError, reason
from newsarch.messages import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def cannot_write(path: str) -> Iterator[None]:
    """Turn an OSError inside into the CannotWriteError that names the file and the reason."""
    try:
        yield
    except OSError as error:
        raise CannotWriteError(
            _("{path} cannot be written: {reason}. Nothing was changed.").format(
                path=path, reason=reason(error)
            )
        ) from error
