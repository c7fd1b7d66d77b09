"""Bytes to text: UTF-8, UTF-16, cp1250 and ISO-8859-2, told apart by their content.

A page's own statement is a hint only: copies are saved in another encoding than the server said.
cp1250 and ISO-8859-2 agree on most Polish letters; they differ in ą, ś, ź, and in what one of them
has where the other has control characters, so that a Polish text gives itself away. What fits
nowhere is refused with the place, never turned into wrong letters.
"""

from __future__ import annotations

import codecs
import re

from newsarch.errors import InputError, UsageError
from newsarch.messages import _
from newsarch.pages.page import clean

CP1250, LATIN2 = "cp1250", "iso8859_2"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FORMATS = (
    (b"%PDF", "PDF"), (b"PK\x03\x04", "ZIP"), (b"\x89PNG", "PNG"), (b"GIF8", "GIF"),
    (b"\xff\xd8\xff", "JPEG"), (b"\x1f\x8b", "gzip"), (b"\xd0\xcf\x11\xe0", "Word"),
    (b"{\\rtf", "RTF"), (b"\x7fELF", "ELF"), (b"SQLite format 3", "SQLite"), (b"Rar!", "RAR"),
)  # fmt: skip
_WIDE = ("utf-16", "utf16", "utf_16", "utf-32", "utf32", "utf_32")
_SAMPLE = 200_000
"""Bytes looked at to tell an encoding."""
_CONTROLS = bytes({*range(0x20), 0x7F}.difference(b"\t\n\v\f\r\x1b"))
_MANY_CONTROLS = 0.002
_DIFFERING = {
    CP1250: rb"[\xb9\xa5\x9c\x8c\x9f\x8f]",
    LATIN2: rb"[\xb1\xa1\xb6\xa6\xbc\xac]",
}
"""The bytes of ą Ą ś Ś ź Ź, where the two encodings differ."""
_ONLY_CP1250 = rb"[\x80-\x9f]"
"""Control characters in ISO-8859-2, where cp1250 has quotation marks, dashes, ś and ź."""
_POLISH = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„”“–—…’‘•§°«»öäüéáíčšžÖÄÜß©®½±×\u00a0\u00ad")
_PLAUSIBLE = 0.9
_DECLARED = rb"(?i)(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]{2,30})"
_UTF8_SEQUENCE = rb"[\xc3-\xc5\xe2][\x80-\xbf]"


def decode(content: bytes, encoding: str | None = None) -> str:
    """The text of `content`, cleaned as `pages.page.clean` does. Raises as `to_text`."""
    return clean(to_text(content, encoding))


def to_text(content: bytes, encoding: str | None = None) -> str:
    """The text of `content` as it is, for formats that clean their values themselves.

    Raises InputError with the offset of the first byte that does not fit, or for what is binary;
    UsageError for an encoding nobody knows.
    """
    text = _text(content, encoding or encoding_of(content))
    if encoding and encoding.lower().startswith(_WIDE) and 0 not in content[:_SAMPLE]:
        raise InputError(  # any bytes are Chinese in UTF-16, but spaces have a zero byte
            _("It is not {encoding} text; name the right encoding with --encoding.").format(
                encoding=encoding
            )
        )
    place = text.find("\x00")
    if place >= 0:
        raise _binary(place)
    return text


def encoding_of(content: bytes) -> str:
    """The name of the encoding that `content` is in, as Python knows it.

    Raises InputError for what is binary or fits no encoding that Polish texts come in.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return "utf-8-sig" if name == "utf-8" else name
    wide = _wide(content)
    if wide:
        return wide
    _refuse_binary(content)
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _single_byte(content, error)
    return "utf-8"


def _text(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except LookupError:
        raise UsageError(
            _("“{name}” is no encoding; known are utf-8, utf-16, cp1250 and iso-8859-2.").format(
                name=encoding[:40]
            )
        ) from None
    except UnicodeError as error:
        raise InputError(
            _(
                "It is not {encoding} text: the byte at offset {place} does not fit; name the "
                "right encoding with --encoding."
            ).format(encoding=encoding, place=getattr(error, "start", 0))
        ) from None


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark: in Latin scripts every other byte is zero, but for Polish letters."""
    sample = content[:4000]
    if len(sample) < 8 or len(content) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > 0.6 * half and not even:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and not odd else None


def _refuse_binary(content: bytes) -> None:
    for magic, name in _FORMATS:
        if content.startswith(magic):
            raise InputError(
                _("It is a {format} file; save its text as .txt and add that.").format(format=name)
            )
    sample = content[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls and (b"\x00" in sample or controls > 2 + _MANY_CONTROLS * len(sample)):
        raise _binary(next(place for place, byte in enumerate(sample) if byte in _CONTROLS))


def _binary(place: int) -> InputError:
    return InputError(
        _("It is binary data, not text (see the byte at offset {place}).").format(place=place)
    )


def _single_byte(content: bytes, error: UnicodeDecodeError) -> str:
    sample = content[:_SAMPLE]
    if len(re.findall(_UTF8_SEQUENCE, sample)) >= 3 and _mostly_utf8(sample):
        raise InputError(
            _("It is UTF-8 text damaged at the byte at offset {place}.").format(place=error.start)
        )
    for name in _by_letters(sample):
        if _reads_as_polish(sample, name):
            return name
    declared = re.search(_DECLARED, content[:2000])
    if declared and _is_known(declared[1].decode("ascii")):
        return declared[1].decode("ascii")
    raise InputError(
        _(
            "Its encoding is unknown: the byte at offset {place} is neither UTF-8 nor a Polish "
            "letter; name it with --encoding."
        ).format(place=error.start)
    )


def _mostly_utf8(sample: bytes) -> bool:
    """Whether more letters are UTF-8 sequences than bytes that belong to none."""
    sequences = len(re.findall(_UTF8_SEQUENCE, sample))
    damaged = sum(character == "\ufffd" for character in sample.decode("utf-8", "replace"))
    return sequences > damaged


def _by_letters(sample: bytes) -> tuple[str, str]:
    """Both encodings, the likelier first."""
    if re.search(_ONLY_CP1250, sample):
        return CP1250, LATIN2
    counts = {name: len(re.findall(letters, sample)) for name, letters in _DIFFERING.items()}
    return (LATIN2, CP1250) if counts[LATIN2] > counts[CP1250] else (CP1250, LATIN2)


def _reads_as_polish(sample: bytes, name: str) -> bool:
    try:
        text = sample.decode(name)
    except UnicodeDecodeError:
        return False
    foreign = [character for character in text if character > "\x7f"]
    known = sum(character in _POLISH for character in foreign)
    return known >= _PLAUSIBLE * len(foreign)


def _is_known(name: str) -> bool:
    """Whether it is the name of another encoding of text; Python also knows some of binary data."""
    try:
        plain = b"a".decode(name) == "a"
    except (LookupError, UnicodeError):
        return False
    return plain and codecs.lookup(name).name not in ("utf-8", CP1250, "iso8859-2")
