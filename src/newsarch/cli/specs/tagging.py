"""`tag`, `tags`, `units`: how articles are put in order."""

from __future__ import annotations

from newsarch.cli.grammar import FLAG, TAGS, Argument, Command, Option
from newsarch.cli.options import DRY_RUN, QUERY, SELECTION, format_option
from newsarch.messages import N_

INTO_TAG = Option("into", ("--into",), N_("The tag that replaces them."), metavar="TAG")
INTO_UNIT = Option("into", ("--into",), N_("The unit that they all are."), metavar="UNIT")

COMMANDS = (
    Command(
        "tag", N_("Put tags on articles (+tag) and take them off (-tag)."), "tagging:tag",
        arguments=(Argument("words", "[+TAG | -TAG | ID]...", required=False, many=True),),
        options=(QUERY, *SELECTION, DRY_RUN),
        details=N_("For example: newsarch tag +ważne -szkic 12 --query \"date:2017\""),
        dashed=TAGS,
    ),
    Command(
        "tags", N_("Show the tags with counts; rename and merge them."), "tagging:tags",
        options=(format_option("text", "plain", "json"),),
        within=(
            Command("tags rename", N_("Rename a tag on every article."), "tagging:rename",
                    arguments=(Argument("old", "OLD"), Argument("new", "NEW")),
                    options=(DRY_RUN,)),
            Command("tags merge", N_("Replace several tags by one."), "tagging:merge",
                    arguments=(Argument("olds", "OLD...", many=True),),
                    options=(INTO_TAG, DRY_RUN)),
        ),
    ),
    Command(
        "units", N_("Show the organisational units known; teach their names."), "units:units",
        options=(
            Option("tree", ("--tree",), N_("Show which unit belongs to which."), FLAG),
            format_option("text", "plain", "json"),
        ),
        within=(
            Command("units show", N_("Show a unit: its forms, aliases, articles by year."),
                    "units:show", arguments=(Argument("name", "UNIT"),),
                    options=(format_option("text", "json"),)),
            Command("units alias", N_("Teach that a name means a unit."), "units:alias",
                    arguments=(Argument("name", "NAME"), Argument("unit", "UNIT")),
                    options=(DRY_RUN,)),
            Command("units forget", N_("Forget an alias."), "units:forget",
                    arguments=(Argument("name", "NAME"),), options=(DRY_RUN,)),
            Command("units merge", N_("Teach that several units are one."), "units:merge",
                    arguments=(Argument("units", "UNIT...", many=True),),
                    options=(INTO_UNIT, DRY_RUN)),
            Command("units refresh", N_("Read the units of every article as they are understood "
                                        "today."), "units:refresh", options=(DRY_RUN,)),
            Command("units suggest", N_("Show names of units that look alike."), "units:suggest",
                    options=(format_option("text", "plain", "json"),)),
        ),
    ),
)  # fmt: skip
