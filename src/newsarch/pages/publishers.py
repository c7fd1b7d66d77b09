"""Who runs the site: names that stand alone in a footer or beside a browser title."""

from __future__ import annotations

_PUBLISHERS = (
    "Polska Policja",
    "Policja",
    "Państwowa Straż Pożarna",
    "Straż Graniczna",
    "Portal gov.pl",
    "Gazeta Policyjna",
    "Żandarmeria Wojskowa",
    "Krajowa Administracja Skarbowa",
    "Służba Ochrony Państwa",
    "Służba Więzienna",
)
_KNOWN = {name.casefold(): name for name in _PUBLISHERS}
_REGIONS = (
    "dolnośląska", "kujawsko-pomorska", "lubelska", "lubuska", "łódzka", "małopolska",
    "mazowiecka", "opolska", "podkarpacka", "podlaska", "pomorska", "śląska", "świętokrzyska",
    "warmińsko-mazurska", "wielkopolska", "zachodniopomorska", "stołeczna",
)  # fmt: skip
_REGIONAL = frozenset(f"{region} policja" for region in _REGIONS)
_HOSTS = {
    "policja.gov.pl": "Polska Policja",
    "policja.pl": "Polska Policja",
    "szkolapolicji.gov.pl": "Polska Policja",
    "strazgraniczna.pl": "Straż Graniczna",
}


def publisher_of(line: str) -> str | None:
    """The publisher that a line names and nothing else, or None."""
    bare = line.strip(" .|©-–")
    if len(bare) > 40:
        return None
    folded = bare.casefold()
    return _KNOWN.get(folded) or (bare if folded in _REGIONAL else None)


def without_publisher(line: str) -> str:
    """What follows a publisher's name that opens a line: `Straż Graniczna Morski Oddział …`."""
    found = (name for name in _PUBLISHERS if line.startswith(f"{name} "))
    return line.removeprefix(next(found, "")).lstrip()


def publisher_of_host(host: str) -> str | None:
    """The publisher whose sites end in this domain, or None."""
    labels = host.casefold().split(".")
    tails = (".".join(labels[start:]) for start in range(len(labels)))
    return next((_HOSTS[tail] for tail in tails if tail in _HOSTS), None)
