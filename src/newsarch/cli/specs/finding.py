"""`search`, `list`, `show`, `history`, `stats`: how articles are found and read."""

from __future__ import annotations

from newsarch.cli.grammar import CHOICE, FLAG, QUERY, Argument, Command, Option
from newsarch.cli.options import LIMIT, OFFSET, REVERSE, SELECTION, SORT, format_option
from newsarch.messages import N_

WORDS = Argument("words", "[QUERY]...", required=False, many=True)
LISTING = (
    format_option("table", "plain", "json", "jsonl", "csv", "md", "ids"),
    Option("fields", ("--fields",), N_("The fields shown, separated by commas."), metavar="A,B,C"),
    SORT, REVERSE, LIMIT, OFFSET,
    Option("count", ("--count",), N_("Only say how many there are."), FLAG),
    Option("facets", ("--facets",),
           N_("Count instead by unit, tag, year, month or status (separated by commas)."),
           metavar="A,B"),
    Option("explain", ("--explain",),
           N_("Say what the query was understood as and which words are looked for."), FLAG),
)  # fmt: skip
LANGUAGE = N_(
    "All words must occur, in any inflection, with or without diacritics. “…” is a phrase, word* a "
    "prefix, =word exactly as written; OR, NOT or a leading -, and parentheses work. Fields are "
    "title: body: unit: published-by: by: tag: date: added: archived: status: source: url: lang: "
    "section: id:"
)

COMMANDS = (
    Command("search", N_("Find articles."), "finding:search",
            arguments=(WORDS,), options=(*SELECTION, *LISTING), details=LANGUAGE, dashed=QUERY),
    Command("list", N_("List articles, newest first."), "finding:search",
            arguments=(WORDS,), options=(*SELECTION, *LISTING), details=LANGUAGE, dashed=QUERY),
    Command("show", N_("Show whole articles."), "finding:show",
            arguments=(Argument("ids", "ID...", many=True),),
            options=(format_option("text", "json", "jsonl", "md"),)),
    Command("history", N_("Show what changed in an article, when, and by which command."),
            "history:history",
            arguments=(Argument("id", "ID"),),
            options=(format_option("text", "json"),)),
    Command(
        "stats",
        N_("Count articles per month, unit and tag."),
        "statistics:stats",
        arguments=(WORDS,),
        options=(
            *SELECTION,
            Option("per", ("--per",), N_("Only this count; may be repeated."), CHOICE,
                   choices=("month", "year", "unit", "tag", "status"), many=True),
            format_option("text", "plain", "json"),
        ),
        dashed=QUERY,
    ),
)  # fmt: skip
