"""Catalogues of messages: gather what the source says, merge it into each language, compile.

    python scripts/messages.py            rewrite messages.pot and every .po and .mo
    python scripts/messages.py --check    only say what is not translated or not compiled

The standard library is enough: messages are literal arguments of `_`, `N_` and `ngettext`, which
`ast` finds. Click's own messages are gathered in the same way from the installed Click, so that
one catalogue serves both. Nothing of the files depends on the day or the machine.
"""

from __future__ import annotations

import argparse
import ast
import struct
import sys
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "newsarch"
LOCALE = SOURCE / "locale"
LANGUAGES = {
    "en": "nplurals=2; plural=(n != 1);",
    "pl": "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
}
HEADER = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: {plural_forms}\n"
Key = tuple[str, str]
"""A message and its plural, empty if it has none."""


@dataclass
class Catalogue:
    """Messages, each with the places that say it and its translations."""

    places: dict[Key, list[str]] = field(default_factory=dict)
    translations: dict[Key, list[str]] = field(default_factory=dict)


def gathered(*, with_click: bool = True) -> Catalogue:
    """Every message of newsarch and of Click."""
    found = Catalogue()
    click = Path(find_spec("click").origin).parent  # type: ignore[union-attr, arg-type]
    for folder in (SOURCE, click) if with_click else (SOURCE,):
        name = folder.name
        for path in sorted(folder.rglob("*.py")):
            place = f"{name}/{path.relative_to(folder).as_posix()}"
            for key in _messages(ast.parse(path.read_text(encoding="utf-8"))):
                places = found.places.setdefault(key, [])
                if place not in places:
                    places.append(place)
    return found


def _messages(tree: ast.AST) -> Iterator[Key]:
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
            continue
        texts = [arg.value if isinstance(arg, ast.Constant) else None for arg in node.args[:2]]
        if node.func.id in ("_", "N_") and isinstance(texts[0], str):
            yield texts[0], ""
        elif node.func.id == "ngettext" and all(isinstance(text, str) for text in texts):
            yield str(texts[0]), str(texts[1])


def read_po(path: Path) -> dict[Key, list[str]]:
    """The translations of a catalogue written by `po_text`."""
    translations: dict[Key, list[str]] = {}
    entry: dict[str, str] = {}
    keyword = ""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    for line in [*lines, ""]:
        if line.startswith("#"):
            continue
        if line.startswith('"'):
            entry[keyword] += ast.literal_eval(line)
        elif line:
            keyword, text = line.split(" ", 1)
            entry[keyword] = ast.literal_eval(text)
        elif entry:
            key = (entry.pop("msgid"), entry.pop("msgid_plural", ""))
            translations[key] = list(entry.values())
            entry = {}
    return translations


def po_text(catalogue: Catalogue, plural_forms: str) -> str:
    """A catalogue in gettext's format, its messages in the order of the source."""
    parts = [f'msgid ""\nmsgstr {quoted(HEADER.format(plural_forms=plural_forms))}\n']
    for (message, plural), places in catalogue.places.items():
        lines = [f"#: {place}" for place in places]
        lines.append(f"msgid {quoted(message)}")
        translations = catalogue.translations.get((message, plural), [])
        if plural:
            count = int(plural_forms.split("nplurals=")[1][0])
            lines.append(f"msgid_plural {quoted(plural)}")
            forms = translations or [""] * count
            lines += [f"msgstr[{n}] {quoted(form)}" for n, form in enumerate(forms)]
        else:
            lines.append(f"msgstr {quoted((translations or [''])[0])}")
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def quoted(text: str) -> str:
    """A text as a string of gettext's format."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return '"' + escaped.replace("\t", "\\t") + '"'


def mo_bytes(catalogue: Catalogue, plural_forms: str) -> bytes:
    """The compiled catalogue; what is not translated is left out, and so stays English.

    The format is told in the manual of GNU gettext, “The Format of GNU MO Files”.
    """
    header = HEADER.format(plural_forms=plural_forms)
    entries = {"": header}
    for (message, plural), forms in catalogue.translations.items():
        if (message, plural) in catalogue.places and all(forms):
            entries[f"{message}\0{plural}" if plural else message] = "\0".join(forms)
    pairs = sorted((key.encode(), text.encode()) for key, text in entries.items())
    count = len(pairs)
    table, data = b"", b""
    for text in (*(key for key, _text in pairs), *(text for _key, text in pairs)):
        table += struct.pack("<II", len(text), 28 + 16 * count + len(data))
        data += text + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, count, 28, 28 + 8 * count, 0, 0)
    return head + table + data


def files() -> dict[Path, bytes]:
    """What each file should hold."""
    found = gathered()
    wanted = {LOCALE / "messages.pot": po_text(found, LANGUAGES["en"]).encode()}
    for language, plural_forms in LANGUAGES.items():
        folder = LOCALE / language / "LC_MESSAGES"
        known = read_po(folder / "messages.po")
        whole = Catalogue(found.places, {key: known[key] for key in found.places if key in known})
        wanted[folder / "messages.po"] = po_text(whole, plural_forms).encode()
        wanted[folder / "messages.mo"] = mo_bytes(whole, plural_forms)
    return wanted


def untranslated(language: str) -> list[str]:
    """The messages of newsarch that a language has no words for."""
    known = read_po(LOCALE / language / "LC_MESSAGES" / "messages.po")
    return [key[0] for key in gathered(with_click=False).places if not all(known.get(key) or [""])]


def stale() -> list[str]:
    """The compiled catalogues that are not what their source makes of them."""
    found = []
    for language, plural_forms in LANGUAGES.items():
        folder = LOCALE / language / "LC_MESSAGES"
        known = read_po(folder / "messages.po")
        known.pop(("", ""))
        compiled = mo_bytes(Catalogue({key: [] for key in known}, known), plural_forms)
        if (folder / "messages.mo").read_bytes() != compiled:
            found.append(f"{language}/messages.mo")
    return found


def main() -> int:
    """Write the files unless only a check is asked for; say what is missing; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    if not check:
        for path, content in files().items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    wrong = [*stale(), *untranslated("pl")]
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
