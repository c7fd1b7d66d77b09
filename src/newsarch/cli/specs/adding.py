"""`add` and `import`: how articles get in."""

from __future__ import annotations

from newsarch.cli.grammar import FLAG, Argument, Command, Option
from newsarch.cli.options import DRY_RUN, ENCODING, IF_EXISTS
from newsarch.messages import N_

ALLOW_PRIVATE = Option(
    "allow_private", ("--allow-private",),
    N_("Fetch addresses of private networks, too."), FLAG,
)  # fmt: skip
GIVEN = (
    Option("title", ("--title",), N_("The title."), metavar="TEXT"),
    Option("lead", ("--lead",), N_("The lead."), metavar="TEXT"),
    Option("body", ("--body",), N_("The text."), metavar="TEXT"),
    Option("date", ("--date",), N_("The day of publication."), metavar="DATE"),
    Option("section", ("--section",), N_("The section, such as Aktualności."), metavar="TEXT"),
    Option("by", ("--by",), N_("The signature as printed."), metavar="TEXT"),
    Option("unit", ("--unit",), N_("The publishing unit."), metavar="TEXT"),
    Option("publisher", ("--publisher",), N_("The publisher."), metavar="TEXT"),
    Option("url", ("--url",), N_("The address of the page."), metavar="URL"),
    Option("language", ("--language",), N_("The language of the text, such as pl."),
           metavar="CODE"),
    Option("tag", ("--tag",), N_("A tag; may be repeated."), metavar="TAG", many=True),
)  # fmt: skip

COMMANDS = (
    Command(
        "add",
        N_("Add articles from files, folders, addresses, standard input (-), or options alone."),
        "adding:add",
        arguments=(Argument("sources", "[SOURCE]...", required=False, many=True),),
        options=(
            *GIVEN,
            Option("edit", ("--edit",), N_("Write or correct it in $EDITOR first."), FLAG),
            IF_EXISTS, ENCODING, ALLOW_PRIVATE, DRY_RUN,
        ),
        details=N_(
            "Files are .txt, .html, .md or .json. Options beat what is read from a page. The id of "
            "each article is printed, one a line. With --dry-run: what would be stored, and where "
            "each field came from."
        ),
        without_archive=True,
    ),
    Command(
        "import",
        N_("Add many articles: folders, .jsonl, .csv, TinyDB .json, .zip, feeds, .warc(.gz)."),
        "importing:import_sources",
        arguments=(Argument("sources", "SOURCE...", many=True),),
        options=(
            Option("resume", ("--resume",), N_("Go on where an interrupted import stopped."), FLAG),
            IF_EXISTS, ENCODING, ALLOW_PRIVATE, DRY_RUN,
        ),
        details=N_("What is refused is named with its reason at the end; the rest is imported."),
        without_archive=True,
    ),
)  # fmt: skip
