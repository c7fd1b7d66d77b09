"""`check`, `compact`, `reindex`: how the archive is looked after."""

from __future__ import annotations

from newsarch.cli.grammar import FLAG, Command, Option
from newsarch.cli.options import format_option
from newsarch.messages import N_

COMMANDS = (
    Command(
        "check", N_("Check the archive's health; every finding names its repair."),
        "keeping:check",
        options=(
            Option("repair", ("--repair",), N_("Repair what can be; a copy is kept."), FLAG),
            Option("deep", ("--deep",), N_("Read everything."), FLAG),
            format_option("text", "json"),
        ),
    ),
    Command("compact", N_("Write the archive's file anew, without the room that changes left."),
            "keeping:compact"),
    Command("reindex", N_("Make the index anew."), "keeping:reindex"),
)  # fmt: skip
