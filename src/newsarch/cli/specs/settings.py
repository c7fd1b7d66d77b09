"""`config`: how newsarch is set up."""

from __future__ import annotations

from newsarch.cli.grammar import Command
from newsarch.messages import N_

COMMANDS = (
    Command(
        "config", N_("Show the settings; say where their file is; edit it."), "settings:show",
        within=(
            Command("config show", N_("Show the settings in force."), "settings:show"),
            Command("config path", N_("Say where the configuration file is."), "settings:path",
                    without_file=True),
            Command("config edit", N_("Edit the configuration file in $EDITOR."),
                    "settings:edit", without_file=True),
        ),
    ),
)  # fmt: skip
