"""`export`: how articles are handed on."""

from __future__ import annotations

from newsarch.cli.grammar import FLAG, QUERY, WHOLE, Argument, Command, Option
from newsarch.cli.options import FORCE, LIMIT, OFFSET, REVERSE, SELECTION, SORT, format_option
from newsarch.messages import N_

COMMANDS = (
    Command(
        "export",
        N_("Write articles out: as printed pages, or for other programs."),
        "exporting:export",
        arguments=(Argument("words", "[QUERY]...", required=False, many=True),),
        options=(
            format_option("txt", "json", "jsonl", "csv", "md", "html"),
            Option("output", ("-o", "--output"),
                   N_("The file to write, or with --split the folder."), metavar="OUT"),
            Option("split", ("--split",), N_("One file an article."), FLAG),
            Option("width", ("--width",), N_("Columns of a printed page; 80 by default."),
                   WHOLE, "N"),
            FORCE, *SELECTION, SORT, REVERSE, LIMIT, OFFSET,
        ),
        dashed=QUERY,
    ),
)  # fmt: skip
