"""`backup` and `restore`."""

from __future__ import annotations

from newsarch.cli.grammar import WHOLE, Argument, Command, Option
from newsarch.cli.options import FORCE
from newsarch.messages import N_

COMMANDS = (
    Command(
        "backup", N_("Back the archive up into one file that vouches for itself."),
        "backing:backup",
        arguments=(Argument("folder", "[FOLDER]", required=False),),
        options=(
            Option("keep", ("--keep",), N_("Keep only the newest N backups of this archive there."),
                   WHOLE, "N"),
        ),
        details=N_("Without a folder it is written beside the archive, into “backups”. A backup is "
                   "a ZIP file; its path is printed."),
        within=(
            Command("backup verify", N_("Check that a backup is whole to the last bit."),
                    "backing:verify", arguments=(Argument("file", "FILE"),)),
        ),
    ),
    Command(
        "restore", N_("Put a backup's archive in place."), "backing:restore",
        arguments=(Argument("file", "FILE"),),
        options=(
            Option("to", ("--to",), N_("Where to; the archive's own place unless given."),
                   metavar="PATH"),
            FORCE,
        ),
        details=N_("Never over an archive that is there, unless --force is given; then that one is "
                   "kept aside under its name with “.before-restore” added."),
    ),
)  # fmt: skip
