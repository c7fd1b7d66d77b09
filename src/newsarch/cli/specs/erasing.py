"""`erase` and `redact`."""

from __future__ import annotations

from newsarch.cli.grammar import Argument, Command, Option
from newsarch.cli.options import DRY_RUN, REASON, YES
from newsarch.messages import N_

COMMANDS = (
    Command(
        "erase", N_("Erase articles for good, history and all; undo cannot bring them back."),
        "erasing:erase", arguments=(Argument("ids", "ID...", many=True),),
        options=(REASON, YES, DRY_RUN),
        details=N_("No piece of their text stays in the archive's files. That they were erased, "
                   "when and why, does. Backups, exports and other copies are yours to deal with."),
    ),
    Command(
        "redact", N_("Take a passage out of an article and its history, for good."),
        "erasing:redact", arguments=(Argument("id", "ID"),),
        options=(
            Option("text", ("--text",), N_("The passage, exactly as it stands there."),
                   metavar="TEXT"),
            REASON, YES, DRY_RUN,
        ),
        details=N_("undo cannot bring it back, and takes back nothing that was changed before. "
                   "Backups, exports and other copies are yours to deal with."),
    ),
)  # fmt: skip
