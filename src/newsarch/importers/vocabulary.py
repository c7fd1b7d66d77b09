"""What others call our fields: keys of JSON records and headings of tables, Polish and English."""

from __future__ import annotations

import re
from functools import lru_cache

_NAMES = {
    "title": "title|tytuł|nagłówek|temat|headline|subject|nazwa|name|post_title",
    "lead": "lead|wstęp|zajawka|streszczenie|summary|description|opis|excerpt|abstract",
    "body": "body|treść|tekst|text|content|zawartość|artykuł|articlebody|content_text|"
    "post_content|fulltext",
    "html": "content_html|html|body_html|treść_html",
    "published": "published|data|date|data_publikacji|opublikowano|datepublished|published_at|"
    "date_published|pubdate|issued|publication_date|post_date|data_wydania|created_at",
    "section": "section|dział|sekcja|kategoria|category|rubryka|articlesection",
    "by": "by|autor|author|podpis|byline|creator|źródło|source|opracował|authors",
    "unit": "unit|jednostka|komórka|komórka_organizacyjna|jednostka_organizacyjna|"
    "sourceorganization|organization",
    "unit_as_printed": "unit_as_printed",
    "publisher": "publisher|wydawca",
    "url": "url|adres|link|href|adres_url|permalink|external_url",
    "language": "language|język|lang|inlanguage",
    "tags": "tags|tagi|etykiety|keywords|słowa_kluczowe|labels|hasła|tag",
    "status": "status",
    "archived": "archived",
    "archived_reason": "archived_reason",
    "source_status": "source_status",
    "hold": "hold",
    "retention": "retention",
}
_FIELDS = {name: field for field, names in _NAMES.items() for name in names.split("|")}
_PLAIN = str.maketrans("ąćęłńóśźż", "acelnoszz")
_FIELDS.update({name.translate(_PLAIN): field for name, field in _FIELDS.items()})


@lru_cache(1024)
def field_of(key: str) -> str | None:
    """Our name for the field that others call `key`; `html` for a text in HTML; or None."""
    if len(key) > 60:
        return None
    return _FIELDS.get(re.sub(r"[\s_-]+", "_", key.strip().casefold()))
