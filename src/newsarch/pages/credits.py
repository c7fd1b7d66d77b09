"""Photo credits and captions: `fot. …`, `Zdjęcia: …`, `źródło zdjęcia: …`.

They look like signatures and name people and units, but say nothing of who wrote the text.
"""

from __future__ import annotations

import re

_SHORT = r"(?:fot|foto|zdj|photo)\b"
_PICTURE = (
    rf"(?:{_SHORT}|(?:fotografi[aeęi]|zdjęci[aeu]|zdjęć|grafik[aię]|ilustracj[aęi]|film|wideo|video"
    r"|nagrani[ea]|photos)\b)"
)
_KIND = r"(?:ilustracyjn|poglądow|archiwaln|główn)\w*"
_MAKER = r"(?:autor(?:zy|ka)?|źródł[oa]|źr\.|wykonał[ao]?|opracowanie|montaż|realizacja|produkcja)"
_CREDIT = re.compile(
    rf"""[\s(\[•*·–-]*(?:
      {_SHORT}\s*(?:{_KIND}\s*)?[.:/|–-]\s*\S.{{0,160}}      # fot. Jan Nowak
    | {_PICTURE}(?:\s*/\s*{_PICTURE})?(?:\s+{_KIND})?\s*[:/|]\s*\S.{{0,160}}  # Zdjęcia: KPP
    | {_PICTURE}\.?\s+{_KIND}\W*                             # zdjęcie ilustracyjne
    | {_MAKER}\s*:?\s*{_PICTURE}.{{0,100}}                   # źródło zdjęcia: …
    | {_SHORT}\.?\s*(?:autor|źródło|wykonał[ao]?|by|własne)\b.{{0,100}}
    )$""",
    re.IGNORECASE | re.VERBOSE,
)
_ENDING = re.compile(
    r"[\s,(/|–-]+\(?(?:(?:fot|foto|zdj)\s?[.:/]\s?|(?:fot|foto)\s(?=(?-i:[A-ZĆŁŚŹŻ])))"
    r"[^.!?]{2,60}\)?(?:\s*#\d+)?\.?$",
    re.IGNORECASE,
)
_PICTURE_PART = re.compile(
    rf"[\s,;/|–-]+(?:oraz\s+)?{_PICTURE}\.?\s*[:/].*$|[\s,;/|(–-]+(?:fot|zdj)\.\s.*$",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"[\s(]*(?:tekst|źródło|autor|oprac)", re.IGNORECASE)
_LONGEST_CREDIT = 200
_LONGEST_CAPTION = 140


def is_credit(line: str) -> bool:
    """Whether a line credits a picture and does nothing else."""
    return len(line) <= _LONGEST_CREDIT and _CREDIT.match(line) is not None


def is_captioned(line: str) -> bool:
    """Whether a line is a caption that ends in a credit: `Kontrola na S3, fot. KPP w Żarach`."""
    if len(line) > _LONGEST_CAPTION or _SIGNED.match(line):
        return False
    return _ENDING.search(line) is not None


def without_picture_part(signature: str) -> str:
    """A signature without the part that credits pictures: `Tekst: A. Nowak, foto: B. Lis`."""
    return _PICTURE_PART.sub("", signature).strip()
