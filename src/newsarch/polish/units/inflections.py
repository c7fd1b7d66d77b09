"""Guesses at the locative of a place that the gazetteer does not know: `OSP Wiechlice`."""

from __future__ import annotations

_LOCATIVE_OF_NOMINATIVE = (
    ("niec", "ńcu"), ("siec", "ścu"), ("ziec", "źcu"), ("iec", "cu"), ("ow", "owie"),
    ("ów", "owie"), ("owo", "owie"), ("ewo", "ewie"), ("sko", "sku"), ("cko", "cku"),
    ("ko", "ku"), ("no", "nie"), ("ło", "le"), ("to", "cie"), ("o", "ie"), ("ice", "icach"),
    ("yce", "ycach"), ("ce", "cach"), ("ie", "iu"), ("e", "u"), ("ki", "kach"), ("i", "ach"),
    ("y", "ach"), ("ka", "ce"), ("ga", "dze"), ("cha", "sze"), ("ra", "rze"), ("ła", "le"),
    ("ta", "cie"), ("da", "dzie"), ("ca", "cy"), ("cza", "czy"), ("rza", "rzy"), ("sza", "szy"),
    ("ża", "ży"), ("ia", "i"), ("ja", "i"), ("a", "ie"), ("ń", "niu"), ("ść", "ściu"),
    ("dź", "dzi"), ("l", "lu"), ("k", "ku"), ("g", "gu"), ("sz", "szu"), ("cz", "czu"),
    ("rz", "rzu"), ("ż", "żu"), ("c", "cu"), ("r", "rze"), ("ł", "le"), ("t", "cie"),
    ("d", "dzie"), ("n", "nie"), ("w", "wie"), ("p", "pie"), ("b", "bie"), ("m", "mie"),
    ("s", "sie"), ("z", "zie"),
)  # fmt: skip


def locative_of(nominative: str) -> str:
    """A place name in the locative, by its ending; the name itself when there is no rule."""
    for ending, locative in _LOCATIVE_OF_NOMINATIVE:
        if nominative.endswith(ending):
            return nominative[: -len(ending)] + locative
    return nominative
