"""What people call the fields and their values, in their language."""

from __future__ import annotations

from newsarch.messages import N_, _, ngettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.dates import Age

_LABELS = {
    "id": N_("Id"),
    "title": N_("Title"),
    "lead": N_("Lead"),
    "body": N_("Text"),
    "published": N_("Date"),
    "section": N_("Section"),
    "by": N_("Signed by"),
    "unit": N_("Unit"),
    "unit_as_printed": N_("Unit as printed"),
    "units": N_("Units"),
    "mentions": N_("Mentions"),
    "publisher": N_("Publisher"),
    "url": N_("Address"),
    "language": N_("Language"),
    "tags": N_("Tags"),
    "status": N_("Status"),
    "archived": N_("Archived on"),
    "archived_reason": N_("Reason"),
    "source_status": N_("At the source"),
    "hold": N_("On hold"),
    "retention": N_("Retention"),
    "added": N_("Added"),
    "modified": N_("Modified"),
    "revision": N_("Revision"),
    "sha256": N_("SHA-256"),
}
_VALUES = {"active": N_("active"), "archived": N_("archived"), "live": N_("live")}
_REASONS = {"manual": N_("manual"), "source": N_("source")}
_ORIGINS = {
    "given": N_("given"),
    "label": N_("label on the page"),
    "metadata": N_("metadata"),
    "position": N_("place on the page"),
}


def label(field: str) -> str:
    """The name of a field, for a heading or beside its value."""
    return _(_LABELS[field])


def title_label(title: str) -> str:
    """A title, or that there is none."""
    return title or _("(no title)")


def status_label(status: str) -> str:
    """A status in the reader's language."""
    return _(_VALUES[status])


def reason_label(reason: str) -> str:
    """Why an article was archived; a person's own words and names of rules stay as they are."""
    return _(_REASONS[reason]) if reason in _REASONS else reason


def value_label(field: str, text: str) -> str:
    """A field's value as people read it: codes in their language, all else as it is."""
    if field in ("status", "source_status"):
        return _(_VALUES[text]) if text in _VALUES else text
    return reason_label(text) if field == "archived_reason" else text


def age_label(age: Age) -> str:
    """An age as people say it: `90 days`, `5 years`."""
    sentence = {
        "d": ngettext("{n} day", "{n} days", age.count),
        "m": ngettext("{n} month", "{n} months", age.count),
        "y": ngettext("{n} year", "{n} years", age.count),
    }[age.unit]
    return sentence.format(n=age.count)


def origin_label(origin: str) -> str:
    """Where a field came from, in the reader's language."""
    return _(_ORIGINS[origin])
