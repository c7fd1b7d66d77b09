"""Files written aside and then renamed: a failure is one sentence, and leaves no half files."""

from __future__ import annotations

from contextlib import contextmanager, suppress

from newsarch.errors import CannotWriteError, reason
from newsarch.messages import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def writing_to(target: Path, *asides: Path) -> Iterator[None]:
    """Turn a failure to write `target` into a sentence, and leave no half files."""
    try:
        yield
    except OSError as error:
        raise CannotWriteError(
            _("{path} cannot be written: {reason}.").format(path=target, reason=reason(error))
        ) from None
    finally:
        for aside in asides:
            with suppress(OSError):
                aside.unlink()
