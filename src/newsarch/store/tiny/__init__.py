"""The archive in TinyDB files: `docs/formats.md` says byte by byte what is in them."""

from newsarch.store.tiny.store import TinyStore

__all__ = ["TinyStore"]
