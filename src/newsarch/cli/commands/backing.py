"""`backup`, `backup verify` and `restore`."""

from __future__ import annotations

from pathlib import Path

from newsarch import wiring
from newsarch.cli.context import DONE
from newsarch.errors import UsageError
from newsarch.messages import _, ngettext
from newsarch.render.plain import write_rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.cli.context import Context, Values
    from newsarch.store.backup import Manifest


def backup(context: Context, values: Values) -> int:
    """Back the archive up; the path of the backup is the result."""
    if values["keep"] == 0:
        raise UsageError(_("--keep 0 would keep no backup at all; keep one or more."))
    store = wiring.open_store(context.settings, on_wait=context.waiting)
    folder = Path(values["folder"]) if values["folder"] else Path(store.paths.folder, "backups")
    at = wiring.clock(context.settings)().isoformat(timespec="seconds")
    made = store.back_up(folder, at, values["keep"])
    write_rows([(made,)], context.out)
    return DONE


def verify(context: Context, values: Values) -> int:
    """Check that a backup is whole."""
    from newsarch.store.backup import verify_backup

    manifest = verify_backup(Path(values["file"]))
    context.say(_("Whole. {contents}").format(contents=_contents(manifest)))
    return DONE


def restore(context: Context, values: Values) -> int:
    """Put a backup's archive in place."""
    store = wiring.open_store(context.settings, location=values["to"], on_wait=context.waiting)
    kept: list[Path] = []
    manifest = store.restore(Path(values["file"]), force=values["force"], on_aside=kept.append)
    contents = _contents(manifest)
    context.say(
        _("Restored to {path}. {contents}").format(path=store.paths.record, contents=contents)
    )
    for path in kept:
        context.say(_("What was there before is kept as {path}.").format(path=path))
    return DONE


def _contents(manifest: Manifest) -> str:
    return ngettext(
        "{n} article, as it was on {at}.", "{n} articles, as they were on {at}.", manifest.articles
    ).format(n=manifest.articles, at=manifest.at[:16].replace("T", " "))
