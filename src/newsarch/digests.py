"""Hash functions without OpenSSL, which takes longer to load than an article takes to be added.

CPython carries both of its own; a build may leave them out, and then it is `hashlib`'s. The digests
are the same everywhere.
"""

from __future__ import annotations

__all__ = ["blake2b", "sha256"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hashlib import blake2b, sha256
else:
    try:
        from _blake2 import blake2b

        try:
            from _sha2 import sha256  # Python 3.12 and later
        except ImportError:
            from _sha256 import sha256
    except ImportError:
        from hashlib import blake2b, sha256
