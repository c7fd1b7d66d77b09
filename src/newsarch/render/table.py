"""Tables for people, drawn by Rich: as wide as the terminal, long cells folded, nothing cut off.

Data reaches Rich as `Text` that has been through `safe_text`, never as markup. The widths are
computed here: Rich would measure every cell anew, which takes most of its time.
"""

from __future__ import annotations

from newsarch.render.columns import Need, fit
from newsarch.render.labels import label, status_label
from newsarch.render.plain import COLUMNS, text_of
from newsarch.render.safe_text import safe_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from rich.console import JustifyMethod
    from rich.table import Table
    from rich.text import Text

    from newsarch.model.article import Article

GAP = 2
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
    from rich.table import Table

    widths = fit(dict(zip(fields, _needs([headings, *rows]), strict=True)), width, GAP)
    table = Table(box=None, padding=(0, GAP, 0, 0), pad_edge=False, header_style="bold underline")
    for name, heading in zip(fields, headings, strict=True):
        if name in widths:
            justify: JustifyMethod = "right" if name in NUMERIC else "left"
            table.add_column(_text(heading), width=widths[name], overflow="fold", justify=justify)
    for row, pale in zip(rows, faint or [False] * len(rows), strict=True):
        cells = zip(fields, row, strict=True)
        table.add_row(
            *(_text(cell, "dim" if pale else STYLES.get(name, ""))
              for name, cell in cells if name in widths)
        )  # fmt: skip
    stream.write(_drawn(table, width, colored))


def _needs(rows: Sequence[Sequence[str]]) -> list[Need]:
    from rich.cells import cell_len

    return [
        Need(
            max(cell_len(cell) for cell in column),
            max((len(word) for cell in column for word in cell.split()), default=0),
        )
        for column in zip(*rows, strict=True)
    ]


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
    return safe_line(text_of(getattr(article, field)))


def _text(text: str, style: str = "") -> Text:
    from rich.text import Text

    return Text(text, style=style)
