"""Options that several commands share, so that one thing is called one name everywhere."""

from __future__ import annotations

from newsarch.cli.grammar import CHOICE, FLAG, WHOLE, Option
from newsarch.messages import N_

SETTINGS = (
    Option("archive", ("--archive",), N_("The archive: the path of its file."),
           metavar="LOCATION", environment="NEWSARCH_ARCHIVE"),
    Option("config", ("--config",), N_("The configuration file."),
           metavar="FILE", environment="NEWSARCH_CONFIG"),
    Option("lang", ("--lang",), N_("The language of messages."), CHOICE,
           choices=("en", "pl"), environment="NEWSARCH_LANG"),
    Option("color", ("--color",), N_("Colours: auto means only on a terminal."), CHOICE,
           choices=("auto", "always", "never"), environment="NO_COLOR, FORCE_COLOR"),
    Option("wait", ("--wait",), N_("How long to wait for a locked archive; 10 by default."),
           metavar="SECONDS", environment="NEWSARCH_WAIT"),
    Option("today", ("--today",), N_("Take this day for today."),
           metavar="DATE", environment="NEWSARCH_TODAY", hidden=True),
    Option("quiet", ("-q", "--quiet"), N_("No confirmations, only results and errors."), FLAG),
    Option("verbose", ("-v", "--verbose"), N_("Say more of what is done."), FLAG),
)  # fmt: skip
"""Given before the command's name or after it."""

SELECTION = (
    Option("unit", ("--unit",), N_("Published by or mentioning a unit; any of them if repeated."),
           metavar="TEXT", many=True),
    Option("published_by", ("--published-by",), N_("Published by a unit."),
           metavar="TEXT", many=True),
    Option("tag", ("--tag",), N_("Carrying a tag; all of them if repeated."),
           metavar="TAG", many=True),
    Option("no_tag", ("--no-tag",), N_("Not carrying a tag."), metavar="TAG", many=True),
    Option("date", ("--date",), N_("Published on a day, in a month, a year or a range."),
           metavar="SPEC"),
    Option("from", ("--from",), N_("Published on this day or later."), metavar="DATE"),
    Option("to", ("--to",), N_("Published on this day or earlier."), metavar="DATE"),
    Option("status", ("--status",), N_("Active, archived, or any."), CHOICE,
           choices=("active", "archived", "any")),
    Option("by", ("--by",), N_("Signed by."), metavar="TEXT"),
    Option("title", ("--title",), N_("With these words in the title."), metavar="TEXT"),
    Option("id", ("--id",), N_("With this id; any of them if repeated."),
           metavar="ID", many=True),
)  # fmt: skip
"""The query language as flags; they and the query's words must all hold."""

QUERY = Option(
    "query", ("--query",), N_("Also the articles that this query finds."), metavar="QUERY"
)
DRY_RUN = Option("dry_run", ("--dry-run",), N_("Only say what would be done."), FLAG)
YES = Option("yes", ("-y", "--yes"), N_("Do it without asking."), FLAG)
FORCE = Option("force", ("--force",), N_("Overwrite what is there already."), FLAG)
REASON = Option("reason", ("--reason",), N_("Why; kept with the change."), metavar="TEXT")
ENCODING = Option(
    "encoding", ("--encoding",), N_("The encoding of the sources, if it is not recognised."),
    metavar="NAME",
)  # fmt: skip
IF_EXISTS = Option(
    "if_exists", ("--if-exists",),
    N_("What to do with an article that the archive has: refuse it (exit code 4), skip it, "
       "update the one that is there, or store it as a new one."),
    CHOICE, choices=("refuse", "skip", "update", "new"),
)  # fmt: skip

SORT = Option(
    "sort", ("--sort",), N_("The order; by date, newest first, unless told otherwise."), CHOICE,
    choices=("date", "added", "relevance", "title", "unit"),
)  # fmt: skip
REVERSE = Option("reverse", ("--reverse",), N_("Turn the order round."), FLAG)
LIMIT = Option(
    "limit", ("--limit",), N_("At most so many; 50 on a terminal, all in a pipe."), WHOLE, "N"
)
OFFSET = Option("offset", ("--offset",), N_("Leave out the first so many."), WHOLE, "N")


def format_option(*choices: str) -> Option:
    """The option `-f` of a command that knows these formats."""
    return Option("format", ("-f", "--format"), N_("The format of the output."), CHOICE,
                  choices=choices)  # fmt: skip
