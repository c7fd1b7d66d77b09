"""Photo credits and captions: `fot. …`, `Zdjęcia: …`, `źródło zdjęcia: …`.

They look like signatures and name people and units, but say nothing of who wrote the text.
"""

from __future__ import annotations

import re

_PHOTO = r"fot|foto|fotografi[aeęi]|fotografie|zdj|zdjęci[aeu]|zdjęć|grafik[aię]|ilustracj[aęi]|film|wideo|video|nagrani[ea]|photo|photos"
_CREDIT = re.compile(
    rf"""[\s(\[•*·–-]*(?:
      (?:{_PHOTO})(?:\s*/\s*(?:{_PHOTO}))*(?:\s+(?:ilustracyjn|poglądow|archiwaln|główn)[\w]*)?\s*[.:/|–-]\s*\S.{{0,160}}
    | (?:{_PHOTO})\s+(?:ilustracyjn|poglądow|archiwaln)\w*\W*
    | (?:autor(?:zy|ka)?|źródł[oa]|źr\.|wykonał[ao]?|opracowanie|montaż|realizacja|produkcja)\s*:?\s*(?:{_PHOTO})(?:\b.{{0,100}})
    | (?:{_PHOTO})\s*(?:autor|źródło|wykonał[ao]?|by|własne)\b.{{0,100}}
    | photo\s+(?:by|credit).{{0,80}}
    )$""",
    re.IGNORECASE | re.VERBOSE,
)
_ENDING = re.compile(
    r"[\s,(/|–-]+\(?(?:fot|foto|zdj)\.?\s*[:./]?\s*[^.!?]{2,60}\)?(?:\s*#\d+)?\.?$", re.IGNORECASE
)
_PICTURE_PART = re.compile(
    rf"[\s,;/|–-]+(?:oraz\s+)?(?:{_PHOTO})\.?\s*[:/].*$|[\s,;/|(–-]+(?:fot|zdj)\.\s.*$",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"[\s(]*(?:tekst|źródło|autor|oprac)", re.IGNORECASE)
_CREDITED = 200
_CAPTION = 140


def is_credit(line: str) -> bool:
    """Whether a line credits a picture and does nothing else."""
    return len(line) <= _CREDITED and _CREDIT.match(line) is not None


def is_captioned(line: str) -> bool:
    """Whether a line is a caption that ends in a credit: `Kontrola na S3, fot. KPP w Żarach`."""
    return (
        len(line) <= _CAPTION and _ENDING.search(line) is not None and _SIGNED.match(line) is None
    )


def without_picture_part(signature: str) -> str:
    """A signature without the part that credits pictures: `Tekst: A. Nowak, foto: B. Lis`."""
    return _PICTURE_PART.sub("", signature).strip()
