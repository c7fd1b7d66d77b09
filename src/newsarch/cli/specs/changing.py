"""`edit`, `set`, `archive`, `unarchive`, `remove`, `undo`: how articles are changed."""

from __future__ import annotations

from newsarch.cli.grammar import Argument, Command
from newsarch.cli.options import DRY_RUN, QUERY, REASON, SELECTION, YES
from newsarch.messages import N_

ID = Argument("id", "ID")
IDS = Argument("ids", "[ID]...", required=False, many=True)

COMMANDS = (
    Command("edit", N_("Edit an article in $EDITOR."), "changing:edit", arguments=(ID,)),
    Command("set", N_("Set fields of an article."), "changing:set_fields",
            arguments=(ID, Argument("assignments", "FIELD=VALUE...", many=True)),
            options=(DRY_RUN,),
            details=N_("For example: newsarch set 12 date=2017-06-29 "
                       "\"unit=KPP w Żarach\". An empty value clears a field.")),
    Command("archive", N_("Move articles to the archived ones."), "changing:archive",
            arguments=(IDS,), options=(QUERY, *SELECTION, REASON, DRY_RUN)),
    Command("unarchive", N_("Move articles back to the active ones."), "changing:unarchive",
            arguments=(IDS,), options=(QUERY, *SELECTION, REASON, DRY_RUN)),
    Command("remove", N_("Remove articles; undo brings them back."), "changing:remove",
            arguments=(IDS,), options=(QUERY, *SELECTION, REASON, YES, DRY_RUN)),
    Command("undo", N_("Take the last change back."), "history:undo", options=(DRY_RUN,)),
)  # fmt: skip
