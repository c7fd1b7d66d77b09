"""What stands for values in help (`--date DATE`), gathered for the catalogues of other languages.

The tables in `specs/` say each beside its option; there a mark would stand in every line.
"""

from __future__ import annotations

from newsarch.messages import N_

METAVARS = (
    N_("A,B"), N_("A,B,C"), N_("AGE"), N_("CATEGORY"), N_("CODE"), N_("DATE"), N_("EXPR"),
    N_("FIELD=VALUE..."), N_("FILE"), N_("HH:MM"), N_("ID"), N_("ID..."), N_("LOCATION"), N_("N"),
    N_("NAME"), N_("NEW"), N_("OLD"), N_("OLD..."), N_("OUT"), N_("PATH"), N_("QUERY"),
    N_("SECONDS"), N_("SOURCE..."), N_("SPEC"), N_("TAG"), N_("TEXT"), N_("UNIT"), N_("UNIT..."),
    N_("URL"), N_("YEAR"), N_("[+TAG | -TAG | ID]..."), N_("[FOLDER]"), N_("[ID]..."),
    N_("[QUERY]..."), N_("[SOURCE]..."),
)  # fmt: skip
