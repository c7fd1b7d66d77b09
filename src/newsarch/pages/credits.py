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
_CREDIT = rf"""(?ix)[\s(\[•*·–-]*(?:
      {_SHORT}\s*(?:{_KIND}\s*)?[.:/|–-]\s*\S.{{0,160}}      # fot. Jan Nowak
    | {_PICTURE}(?:\s*/\s*{_PICTURE})?(?:\s+{_KIND})?\s*[:/|]\s*\S.{{0,240}}  # Zdjęcia: KPP
    | {_PICTURE}\.?\s+{_KIND}\W*                             # zdjęcie ilustracyjne
    | {_MAKER}\s*:?\s*{_PICTURE}.{{0,100}}                   # źródło zdjęcia: …
    | {_SHORT}\s+(?-i:[A-ZĆŁŚŹŻ])[^.!?]{{2,40}}                 # foto KPP w Żarach
    | {_SHORT}\.?\s*(?:autor|źródło|wykonał[ao]?|by|własne)\b.{{0,100}}
    )$"""
_ENDING = (
    r"(?i)[\s,(/|–-]+\(?(?:(?:fot|foto|zdj)\s?[.:/]\s?|(?:fot|foto)\s(?=(?-i:[A-ZĆŁŚŹŻ])))"
    r"[^.!?]{2,60}\)?(?:\s*#\d+)?\.?$"
)
_PICTURE_PART = (
    rf"(?i)[\s,;/|–-]+(?:oraz\s+)?{_PICTURE}\.?\s*[:/].*$|[\s,;/|(–-]+(?:fot|zdj)\.\s.*$"
)
_PICTURE_STEMS = (
    "fot", "zdj", "photo", "grafi", "ilustracj", "film", "wideo", "video", "nagrani",
)  # fmt: skip
_MAKER_STEMS = ("autor", "źród", "źr.", "wykonał", "oprac", "montaż", "realizacja", "produkcja")
_STARTS = (*_PICTURE_STEMS, *_MAKER_STEMS)
_ENDS = tuple(short + mark for short in ("fot", "foto", "zdj") for mark in " .:/")
"""What a line must hold to be one of these: cheaper to look for than a pattern is to match."""
_SIGNED = ("tekst", "źródło", "autor", "oprac")
_MARKS = " ([•*·–-"
_LONGEST_CREDIT = 280
_LONGEST_CAPTION = 140


def is_credit(line: str) -> bool:
    """Whether a line credits a picture and does nothing else."""
    if len(line) > _LONGEST_CREDIT:
        return False
    folded = line.casefold()
    return (
        folded.lstrip(_MARKS).startswith(_STARTS)
        and _holds(folded, _PICTURE_STEMS)
        and re.match(_CREDIT, line) is not None
    )


def is_captioned(line: str) -> bool:
    """Whether a line is a caption that ends in a credit: `Kontrola na S3, fot. KPP w Żarach`."""
    if len(line) > _LONGEST_CAPTION:
        return False
    folded = line.casefold()
    if not _holds(folded, _ENDS) or folded.lstrip(" (").startswith(_SIGNED):
        return False
    return re.search(_ENDING, line) is not None


def without_picture_part(signature: str) -> str:
    """A signature without the part that credits pictures: `Tekst: A. Nowak, foto: B. Lis`."""
    if _holds(signature.casefold(), _PICTURE_STEMS):
        signature = re.sub(_PICTURE_PART, "", signature)
    return signature.strip()


def _holds(folded: str, stems: tuple[str, ...]) -> bool:
    return any(map(folded.__contains__, stems))
