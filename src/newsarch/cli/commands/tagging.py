"""`tag`, `tags`, `tags rename`, `tags merge`."""

from __future__ import annotations

from newsarch.archive.changing import rename_tag
from newsarch.archive.changing import tag as put_tags
from newsarch.cli.context import DONE
from newsarch.cli.reporting import changed, report, would_change
from newsarch.cli.selecting import selection_of
from newsarch.errors import ConflictError, NotFoundError, UsageError
from newsarch.messages import _
from newsarch.model.tags import clean_tag

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsarch.cli.context import Context, Values


def tag(context: Context, values: Values) -> int:
    """Put tags on articles and take them off."""
    words = values["words"]
    add = [clean_tag(word[1:]) for word in words if word.startswith("+")]
    remove = [clean_tag(word[1:]) for word in words if word.startswith("-")]
    if not add and not remove:
        raise UsageError(_("Say which tags: +tag to put one on, -tag to take one off."))
    others = [word for word in words if not word.startswith(("+", "-"))]
    selection = selection_of(context, values, others)
    known = [name for name, _count in context.archive.reading().tags()] if add else []
    done = put_tags(context.archive, selection, add, remove, dry_run=values["dry_run"])
    _point_out_likeness(context, add, known)
    report(context, done, changed, would_change)
    return DONE


def tags(context: Context, values: Values) -> int:
    """Show the tags with their counts."""
    counts = context.archive.reading().tags()
    format = values["format"] or ("text" if context.for_people else "plain")
    if format == "plain":
        from newsarch.render import plain

        plain.write_rows(counts, context.out)
    else:
        from newsarch.cli import counting

        counting.write(context, {"tag": counts}, format)
    return DONE


def rename(context: Context, values: Values) -> int:
    """Rename a tag on every article. Raises ConflictError for a name that is in use."""
    old, new = clean_tag(values["old"]), clean_tag(values["new"])
    if old != new and {old, new} <= _known(context):
        raise ConflictError(
            _("There is a tag “{tag}” already; to make them one: {command}").format(
                tag=new, command=_merging(old, new)
            )
        )
    return _replace(context, [old], new, "tags rename", values)


def merge(context: Context, values: Values) -> int:
    """Replace several tags by one."""
    if values["into"] is None:
        raise UsageError(_("Say which tag replaces them: --into TAG."))
    return _replace(context, values["olds"], values["into"], "tags merge", values)


def _replace(context: Context, olds: Iterable[str], new: str, command: str, values: Values) -> int:
    known = _known(context)
    names = [clean_tag(old) for old in olds]
    for name in names:
        if name not in known:
            raise NotFoundError(
                _("There is no tag “{tag}”; “newsarch tags” shows those there are.").format(
                    tag=name
                )
            )
    done = rename_tag(context.archive, names, clean_tag(new), command=command,
                      dry_run=values["dry_run"])  # fmt: skip
    report(context, done, changed, would_change)
    return DONE


def _known(context: Context) -> set[str]:
    return {name for name, _count in context.archive.reading().tags()}


def _point_out_likeness(context: Context, added: Iterable[str], known: list[str]) -> None:
    """A new tag that is nearly an old one is probably a slip."""
    new = [tag for tag in added if tag not in known]
    if not new or not known:
        return
    from newsarch.cli.likeness import ALIKE, near

    sentence = _("The tag “{tag}” is new, and nearly “{other}”; to make them one: {command}")
    for tag in new:
        for other in near(tag, known, share=ALIKE, most=1):
            context.warn(sentence.format(tag=tag, other=other, command=_merging(tag, other)))


def _merging(tag: str, into: str) -> str:
    """The command that makes two tags one, fit to be pasted."""
    from shlex import join

    return join(("newsarch", "tags", "merge", tag, "--into", into))
