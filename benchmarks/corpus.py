"""The corpus: made-up Polish police news, endless, and the same for the same seed.

What a measurement depends on is like real news: Zipf's law over inflected forms, names that occur
once (the vocabulary grows with the corpus), units in cases and abbreviated, dates from 2004 to 2026
with more of the later ones, a few tags, signatures with ranks, 3.5 KB an article. What it says is
nonsense. Articles come in the order of their import, not of their dates.

    python -m benchmarks.corpus jsonl|mails|pages|known COUNT TARGET [SEED]
"""

from __future__ import annotations

import json
import sys
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from benchmarks.units import units
from benchmarks.words import RunningText, sections

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 2017
FIRST_DAY, LAST_DAY = date(2004, 1, 1), date(2026, 6, 30)
RANKS = (
    "post.", "st. post.", "sierż.", "st. sierż.", "sierż. szt.", "mł. asp.", "asp.", "st. asp.",
    "asp. szt.", "podkom.", "kom.", "nadkom.", "podinsp.", "mł. insp.", "insp.",
)  # fmt: skip
TAGS = (
    "prewencja", "drogówka", "kryminalne", "narkotyki", "profilaktyka", "zaginieni", "oszustwa",
    "seniorzy", "dzieci", "kradzieże", "włamania", "cyberprzestępczość", "poszukiwani", "sport",
    "uroczystości", "statystyka", "współpraca", "nad wodą", "zima", "wakacje",
)  # fmt: skip
SELECTED_TAG = "rocznica"
"""On one article in a hundred: what `tag --query` selects, 1,000 articles of 100,000."""
SECTIONS = ("Aktualności", "Aktualności", "Aktualności", "Wiadomości", "Komunikaty", "Kampanie")
SURNAME_ENDINGS = (("owski", "owskiego", "owskim"), ("ewicz", "ewicza", "ewiczem"),
                   ("czyk", "czyka", "czykiem"), ("ak", "aka", "akiem"))  # fmt: skip
SENTENCE_WORDS = (6, 9, 11, 12, 13, 14, 16, 19, 23)
PARAGRAPH_SENTENCES = (2, 3, 3, 4, 5, 6)
BODY_WORDS = (60, 120, 160, 190, 220, 250, 280, 320, 400, 620)
"""Deciles: most articles have about one page, a few have two."""


def articles(count: int, seed: int = SEED) -> Iterator[dict[str, Any]]:
    """The first `count` articles of the corpus of `seed`, as records in the form of `-f json`."""
    writer = _Writer(Random(seed))
    for number in range(1, count + 1):
        yield writer.article(number)


class _Writer:
    """Writes articles one after the other."""

    def __init__(self, random: Random) -> None:
        vocabulary = sections()
        self._random = random
        self._text = RunningText(vocabulary, random)
        self._units = units()
        self._names = [forms[0] for forms in vocabulary["[names]"]]
        self._surnames = [forms[0] for forms in vocabulary["[surnames]"]]
        self._roots = [forms[0][:4] for forms in vocabulary["[general]"]]

    def article(self, number: int) -> dict[str, Any]:
        random = self._random
        # The product of two uniform numbers: some units publish daily, some twice a year.
        unit = self._units[int(len(self._units) * random.random() * random.random())]
        day = self._day()
        title = self._sentence(random.choice(SENTENCE_WORDS[:6])).rstrip(".")
        body = self._body(random.choice(BODY_WORDS), unit.clauses, day)
        archived = day.year < 2018 and random.random() < 0.5
        return {
            "title": title,
            "lead": self._sentence(random.choice(SENTENCE_WORDS)),
            "body": body,
            "published": day.isoformat(),
            "section": random.choice(SECTIONS),
            "by": self._signature(),
            "unit": unit.signature,
            "publisher": "Polska Policja",
            "url": f"https://{unit.host}.policja.example/aktualnosci/{number},wpis.html",
            "language": "pl",
            "tags": self._tags(number),
            "status": "archived" if archived else "active",
            "source_status": "archived" if archived else "live",
        }

    def _day(self) -> date:
        days = (LAST_DAY - FIRST_DAY).days
        return FIRST_DAY + timedelta(days=round(days * self._random.random() ** 0.7))

    def _tags(self, number: int) -> list[str]:
        chosen = {TAGS[int(len(TAGS) * self._random.random() ** 2)]
                  for _ in range(self._random.randrange(4))}  # fmt: skip
        if number % 100 == 0:
            chosen.add(SELECTED_TAG)
        return sorted(chosen)

    def _signature(self) -> str:
        random = self._random
        name, surname = random.choice(self._names), random.choice(self._surnames)
        if name.endswith("a") and surname.endswith("i"):
            surname = surname[:-1] + "a"
        return f"{random.choice(RANKS)} {name} {surname}"

    def _body(self, size: int, clauses: tuple[str, ...], day: date) -> str:
        paragraphs: list[str] = []
        written = 0
        while written < size:
            sentences = [self._aside(clauses, day)]
            for _ in range(self._random.choice(PARAGRAPH_SENTENCES)):
                length = self._random.choice(SENTENCE_WORDS)
                sentences.append(self._sentence(length))
                written += length
            paragraphs.append(" ".join(sentences))
        return "\n\n".join(paragraphs)

    def _sentence(self, length: int) -> str:
        text = " ".join(self._text.words(length)).rstrip(",")
        return f"{text[0].upper()}{text[1:]}."

    def _aside(self, clauses: tuple[str, ...], day: date) -> str:
        """A sentence with what vocabularies lack: a unit, a person, a number, an hour, a day."""
        random = self._random
        kind = random.randrange(4)
        if kind == 0:
            clause = random.choice(clauses)
        elif kind == 1:
            clause = random.choice(random.choice(self._units).clauses)
        elif kind == 2:
            ending = random.choice(random.choice(SURNAME_ENDINGS))
            surname = random.choice(self._roots).capitalize() + random.choice(self._roots)[:3]
            clause = f"{random.choice(self._names)} {surname}{ending}"
        else:
            clause = f"{day:%d.%m.%Y} r. o godz. {random.randrange(24)}.{random.randrange(60):02}"
        return f"{clause}, {self._sentence(7)[:-1].lower()} {random.randrange(2, 9999)}."


def write_jsonl(path: Path, count: int, seed: int = SEED) -> None:
    """The corpus as JSON lines."""
    with path.open("w", encoding="utf-8") as file:
        for record in articles(count, seed):
            file.write(json.dumps(record, ensure_ascii=False))
            file.write("\n")


def write_mails(folder: Path, count: int, seed: int = SEED) -> None:
    """The corpus as a maildir, a thousand mails a folder, for programs that read files."""
    for number, record in enumerate(articles(count, seed), 1):
        box = folder / f"{number // 1000:04}" / "cur"
        if not box.exists():
            box.mkdir(parents=True)
            (box.parent / "new").mkdir()
            (box.parent / "tmp").mkdir()
        (box / f"{record['published']}.{number}:2,S").write_text(mail(number, record), "utf-8")


def mail(number: int, record: dict[str, Any]) -> str:
    """The article as a mail; its date, sender and unit are where mail programs look for them."""
    day = date.fromisoformat(record["published"])
    return (
        f"From: {record['by']} <redakcja@policja.example>\n"
        f"To: archiwum@policja.example\n"
        f"Subject: {record['title']}\n"
        f"Date: {day:%d %b %Y} 12:00:00 +0000\n"
        f"Message-ID: <{number}@policja.example>\n"
        "MIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=utf-8\n"
        "Content-Transfer-Encoding: 8bit\n\n"
        f"{record['lead']}\n\n{record['body']}\n\n{record['unit']}\n"
    )


def page(record: dict[str, Any]) -> str:
    """The article as a portal prints it, for `newsarch add FILE.txt`."""
    day = date.fromisoformat(record["published"])
    return (
        f"{record['section']}\n{record['title']}\nData publikacji {day:%d.%m.%Y}\n"
        f"{record['lead']}\n\n{record['body']}\n\n"
        f"Źródło: {record['by']}\n\n{record['unit']}\nPowrót na górę strony\nPolska Policja\n"
    )


def write_pages(folder: Path, count: int, seed: int = SEED) -> None:
    """The corpus as printed pages, one file an article."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, record in enumerate(articles(count, seed), 1):
        (folder / f"{number}.txt").write_text(page(record), "utf-8")


def write_known_pages(folder: Path, count: int, seed: int = SEED) -> None:
    """Pages in the words of the corpus of `SEED`: its articles, printed again on other days.

    What an archive of that corpus has never seen is the article, not its words and units.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for number, record in enumerate(articles(count), 1):
        day = FIRST_DAY + timedelta(days=(31 * seed + number) % (LAST_DAY - FIRST_DAY).days)
        again = {**record, "published": day.isoformat()}
        (folder / f"{number}.txt").write_text(page(again), "utf-8")


WRITERS = {
    "jsonl": write_jsonl, "mails": write_mails, "pages": write_pages, "known": write_known_pages,
}  # fmt: skip

if __name__ == "__main__":
    form, size, target, *given = sys.argv[1:]
    WRITERS[form](Path(target), int(size), *map(int, given))
