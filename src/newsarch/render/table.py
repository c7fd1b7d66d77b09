"""Tables for people, drawn by Rich: as wide as the terminal, long cells folded.

Nothing is cut off but what no table can hold: whole texts, shown by their beginning.

Data reaches Rich as `Text` that has been through `safe_text`, never as markup. The widths are
computed here: Rich would measure every cell anew, which takes most of its time.
"""

from __future__ import annotations

from newsarch.render.columns import Need, fit, fold
from newsarch.render.labels import label, status_label, title_label
from newsarch.render.plain import COLUMNS, text_of
from newsarch.render.safe_text import safe_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import TextIO

    from rich.table import Table
    from rich.text import Text

    from newsarch.model.article import Article
    from newsarch.render.columns import Measure

GAP = 2
LONGEST, TALLEST = 2000, 40
"""Characters of a text that a cell takes in, and the lines that it may be folded into."""
NUMERIC = ("id", "count", "articles")
STYLES = {"id": "cyan", "title": "bold", "unit": "green", "tags": "yellow"}


def write(
    articles: Sequence[Article],
    stream: TextIO,
    fields: Sequence[str] = COLUMNS,
    *,
    width: int = 80,
    colored: bool = False,
) -> None:
    """A table of these fields, `width` characters wide at most."""
    rows = [[_cell(article, name) for name in fields] for article in articles]
    archived = [article.status == "archived" for article in articles]
    write_rows([label(name) for name in fields], rows, stream, fields=fields, width=width,
               colored=colored, faint=archived)  # fmt: skip


def write_rows(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    stream: TextIO,
    *,
    fields: Sequence[str],
    width: int,
    colored: bool,
    faint: Sequence[bool] = (),
) -> None:
    """A table of any safe text; `fields` names the columns, for their widths and colours.

    Rows marked `faint` are printed in a paler colour.
    """
    from rich.cells import cell_len

    needs = _needs([headings, *rows], cell_len)
    widths = fit(dict(zip(fields, needs, strict=True)), width, GAP)
    table = _empty_table(dict(zip(fields, headings, strict=True)), widths)
    for row, pale in zip(rows, faint or [False] * len(rows), strict=True):
        cells = {name: cell for name, cell in zip(fields, row, strict=True) if name in widths}
        table.add_row(
            *(_folded(name, cell, widths[name], cell_len, "dim" if pale else STYLES.get(name, ""))
              for name, cell in cells.items())
        )  # fmt: skip
    least = sum(widths.values()) + GAP * (len(widths) - 1)
    stream.write(_drawn(table, max(width, least), colored))  # lest Rich cuts something off


def _needs(rows: Sequence[Sequence[str]], measure: Measure) -> list[Need]:
    return [
        Need(
            max(measure(cell) for cell in column),
            max((len(word) for cell in column for word in cell.split()), default=0),
        )
        for column in zip(*rows, strict=True)
    ]


def _empty_table(headings: Mapping[str, str], widths: Mapping[str, int]) -> Table:
    """A table with its columns. The gap is room that folded cells leave: padding takes Rich as
    long again as all the rest."""
    from rich.cells import cell_len
    from rich.table import Table

    table = Table(box=None, padding=0, header_style="bold underline")
    for at, (name, width) in enumerate(widths.items(), 1):
        heading = _folded(name, headings[name], width, cell_len)
        gap = GAP if at < len(widths) else 0
        table.add_column(heading, width=width + gap, no_wrap=True)
    return table


def _folded(name: str, cell: str, width: int, measure: Measure, style: str = "") -> Text:
    from rich.text import Text

    lines = fold(cell, width, measure)
    if len(lines) > TALLEST:
        lines[TALLEST - 1 :] = ["…"]
    if name in NUMERIC:
        lines = [line.rjust(width) for line in lines]
    return Text("\n".join(lines), style=style)


def _drawn(table: Table, width: int, colored: bool) -> str:
    """The table as text, without the spaces that fill its lines."""
    from io import StringIO

    from rich.console import Console

    page = StringIO()
    Console(
        file=page, width=width, highlight=False, markup=False, emoji=False, legacy_windows=False,
        force_terminal=colored, no_color=not colored, color_system="standard" if colored else None,
    ).print(table)  # fmt: skip
    return "".join(line.rstrip() + "\n" for line in page.getvalue().splitlines())


def _cell(article: Article, field: str) -> str:
    if field == "status":
        return status_label(article.status)
    if field == "title" and not article.title:
        return title_label("")
    text = text_of(getattr(article, field))
    return safe_line(text if len(text) <= LONGEST else text[:LONGEST] + "…")
