"""From a reading to chains: which town, which command.

In a text one meaning is taken, the likeliest; of a query all are kept, since only the user knows
which was meant.
"""

from __future__ import annotations

from itertools import islice, product

from newsarch.polish.units.chain import Chain, Node
from newsarch.polish.units.gazetteer import gazetteer
from newsarch.polish.units.numerals import to_roman
from newsarch.polish.units.parts import Part
from newsarch.polish.units.seats import REGION
from newsarch.polish.units.traits import ARABIC, SINGLE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.polish.units.grammar import Reading
    from newsarch.polish.units.seats import Seat

COMMANDS = {"M": "KMP", "K": "KPP", "S": "KSP", "W": "KWP"}
"""Commands by the letter of `seats.txt`; the local one of a town comes first."""
_LETTERS = {"KWP": "W", "KMP": "M", "KPP": "K", "KW PSP": "W", "KM PSP": "M", "KP PSP": "K"}
_WHERE = {**_LETTERS, "SPKP": "WS", "OPP": "WS"}
"""Letters of the towns that a kind is in, as far as a command tells: a detached unit belongs to the
command of a voivodeship or of the capital."""
MOST = 64
"""Superiors that a list may stand for; more are not kept."""
THE_CAPITAL = "Warszawie"


def chains_of_part(part: Part, superiors: list[Chain], *, every: bool) -> list[Chain]:
    """The chains that one unit of a reading may mean; of a text (`every` False) at most one."""
    nodes = _nodes(part, every)
    return [Chain((node, *above)) for node, above in product(nodes, superiors or [Chain()])]


def superiors_of(reading: Reading, *, every: bool) -> list[Chain]:
    """The chains of the superior of a reading; none when it has none."""
    above = reading.superior
    if above is None:
        return []
    higher = superiors_of(above, every=every)
    found = (c for part in above.parts for c in chains_of_part(part, higher, every=every))
    return list(islice(found, MOST))


def _nodes(part: Part, every: bool) -> list[Node]:
    """What a unit without its superiors may be."""
    kind, seats = part.meaning.kind, _seats(part)
    if kind == "komenda":
        return _commands(part, seats, every)
    if letter := _LETTERS.get(kind):
        commands = gazetteer().commands
        having = [s for s in (*seats, *part.seat.others) if letter in commands.get(s, "")]
        seats = having or seats
    if len(seats) > 1 and not every:
        seats = [_undecided(seats)]
    if every and len(seats) > 1:
        seats += filter(None, [_undecided(seats)])
    return [_node(part, kind, seat) for seat in seats or [""]]


def may_sit(kind: str, seat: Seat) -> bool:
    """Whether a unit of a kind may be in a town: commands are only where there are such."""
    letters, commands = _WHERE.get(kind), gazetteer().commands
    towns = (commands.get(option, "") for option in seat.options)
    return not letters or any(letter in town for town in towns for letter in letters)


def _seats(part: Part) -> list[str]:
    """The towns that a seat may mean; the capital is not said of units it alone has."""
    seats = list(part.seat.options)
    return [] if SINGLE in part.meaning.flags and seats == [THE_CAPITAL] else seats


def _commands(part: Part, seats: list[str], every: bool) -> list[Node]:
    """The commands that `komenda` may mean in the towns named."""
    if not seats:
        return [_node(part, kind, "") for kind in (*COMMANDS.values(), "KGP")] if every else []
    order = "W" if part.seat.district == REGION else "MKSW"
    found = [
        _node(part, COMMANDS[letter], "" if letter == "S" else seat)
        for seat in seats
        for letter in order
        if letter in gazetteer().commands.get(seat, "")
    ]
    if every:
        return found or [_node(part, "komenda", seat) for seat in seats]
    local = [node for node in found if node.kind != "KWP"] or found
    return local[:1] if len(seats) == 1 else local if len(local) == 1 else []


def _node(part: Part, kind: str, seat: str) -> Node:
    """The node of a unit at a seat."""
    number = ""
    if part.number:
        number = str(part.number) if ARABIC in part.meaning.flags else to_roman(part.number)
    district = part.seat.district if seat and part.seat.district != REGION else ""
    return Node(kind, part.name, number, seat, district)


def _undecided(seats: list[str]) -> str:
    """What towns of one name have in common (Tomaszowie), or nothing (świdnicki)."""
    first = {seat.split()[0] for seat in seats}
    return first.pop() if len(first) == 1 else ""
