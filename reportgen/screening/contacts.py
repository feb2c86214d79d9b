"""Mail addresses and telephone numbers in a text, told from symbols, dates, figures and numbers of other kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from reportgen.screening.passages import Kind, listed

_NAME, _HOST = r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}", r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,8}[^\W\d_]{2,24}"
_MAIL = re.compile(rf"(?<![\w.]){_NAME}@{_HOST}(?![\w-])")
_MAIL_IN_WORDS = re.compile(
    r"(?<![\w.])([\w.+-]{1,64})\s?[\[({<]\s?at\s?[\])}>]\s?((?:[\w-]{1,63}\s?(?:\.|[\[({<]\s?dot\s?[\])}>])\s?){1,8}[^\W\d_]{2,24})",
    re.IGNORECASE,
)
_AT = re.compile(r"[\[({<]\s?at\s?[\])}>]", re.IGNORECASE)
_DOT = re.compile(r"\s?(?:[\[({<]\s?dot\s?[\])}>]|\.)\s?", re.IGNORECASE)

FEWEST, MOST = 7, 15
"""Digits of a telephone number: the shortest local ones, and the most that ITU-T E.164 allows."""

_DIGIT = re.compile(r"\d")
_GAP = r"[ \u00a0\u2007\u2009\u202f.\-\u2010\u2011\u2013/]"
_DIGITS = rf"\d(?:{_GAP}?{_GAP}?[()]?{_GAP}?\d){{{FEWEST - 1},{MOST - 1}}}"
_MAYBE = re.compile(rf"\d(?:{_GAP}{{0,2}}[()]?{_GAP}?\d){{{FEWEST - 1}}}")
"""As many digits as a number has, near one another: few texts have them, and only these are looked at closely."""

_INTERNATIONAL = re.compile(rf"(?<![\w+.,])(?:\+|00(?=[1-9]))\s?\(?{_DIGITS}", re.ASCII)
_WITH_PLUS = re.compile(rf"(?<![\w+.,])\+\s?\(?{_DIGITS}", re.ASCII)
_CUE = re.compile(
    r"(?:\b(?:tel|telephone|phone|fax|mobile|cell|cellphone|whatsapp|signal|telegram|viber|hotline|sms"
    r"|t[ée]l[ée]phone|t[ée]l[ée]fono|m[óo]vil|portable|celular|тел|телефон)\b\.?|هاتف|电话|電話)"
    rf"[^\w\n+]{{0,6}}(?:(?:no|number|nr|n°|is|was|:)\W{{0,3}}){{0,2}}((?:\+|\()?{_DIGITS})",
    re.IGNORECASE,
)
_LOCAL = re.compile(
    r"(?<![\w.,/+\-\u2011\u2013])(?:"
    rf"\(0?\d{{1,4}}\){_GAP}?\d{{2,4}}(?:{_GAP}?\d{{2,4}}){{1,4}}"  # (022) 917 92 20
    rf"|0[1-9]\d{{0,4}}(?:{_GAP}\d{{2,8}}){{1,5}}"  # 022 917 92 20
    r"|0[1-9]\d{7,12}"  # 0229179220
    r"|\d{3}[-.\u2011]\d{3}[-.\u2011]\d{4}"  # 555-019-8273
    r"|\d{3}[-\u2011]\d{4}"  # 019-8273
    r"|[1-9]\d{8,14}"  # 5550198273
    r")(?![\w/]|[.,\-\u2011\u2013]\d)",
    re.ASCII,
)
_FIGURE = re.compile(r"(?:.{0,60}: )?\s*[1-9]\d*\s*")
"""A number without a sign of its own; one that begins with 0 is no figure."""

_WIRED = re.compile(r"(?:\b(?:tel|sms|callto|whatsapp|fax):|wa\.me/|phone=)\W{0,3}(\+?[\d().\-]{7,24})", re.IGNORECASE)

_OTHERWISE = re.compile(
    r"https?://\S+|www\.\S+"  # an address
    r"|\b(?:[A-Z]+/)[\w./()-]+"  # A/HRC/36/31
    r"|\b(?:19|20)\d\d(?:[-\u2010-\u2013/](?:19|20)?\d\d){1,2}(?![\w-])(?:[T ]\d\d:\d\d(?::\d\d)?)?"  # days, years
    r"|\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d\b"  # 17.8.2031
    r"|\b(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\d{4}|\d{6})?\b"  # 20310817
    r"|\bISBN(?:-1[03])?:?\s?[\d\u2010-\u2013 -]{9,17}[\dXx]|\bISSN:?\s?\d{4}-?\d{3}[\dXx]"
    r"|\b97[89](?:[- \u2011]?\d){10}\b"  # an ISBN without its word
    r"|\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\b"  # an identifier
    r"|\b\d{2}-\d{5}\b"  # a job number: 24-12345
    r"|(?<!\d[ \u00a0])\b[1-9]\d{0,2}(?:[,\u2009\u202f\u00a0 ]\d{3})+(?:\.\d+)?(?![\w-])"  # 1 234 567
    r"|\b(?=[0-9a-fA-F]*[a-fA-F])[0-9a-fA-F]{12,}\b",  # a digest
)


_ADDRESS = re.compile(r"https?://\S+|www\.\S+")
_FILES = listed("png jpg jpeg gif svg webp css js mjs map woff html xml json")
"""Endings of files: "logo@2x.png" is no address."""


def mails(text: str) -> Iterator[str]:
    """Every mail address, percent signs of addresses resolved; also one written with [at] and [dot]."""
    found: dict[str, None] = {}
    if "@" in text or "%40" in text:
        for match in _MAIL.finditer(unquote(text) if "%40" in text else text):
            if match.group().rpartition(".")[2].lower() not in _FILES:
                found[match.group().strip("'`*_{}|=/&?#")] = None
    if _AT.search(text):
        for match in _MAIL_IN_WORDS.finditer(text):
            found[f"{match[1]}@{_DOT.sub('.', match[2])}"] = None
    yield from found


def telephones(text: str, kind: Kind = Kind.WORDS) -> Iterator[str]:
    """Every telephone number, as it is written, of 7 to 15 digits.

    In a cell that is nothing but a number, and in markup, a number counts only where something says so: a plus, a word
    such as "tel.".
    """
    if not _MAYBE.search(text):
        return
    found: dict[str, str] = {}
    ways = [(_WIRED, 1, text), (_CUE, 1, text)]
    if kind is Kind.CODE:
        ways.append((_WITH_PLUS, 0, _ADDRESS.sub(" | ", text)))
    else:
        ways.append((_INTERNATIONAL, 0, _ADDRESS.sub(" | ", text)))
    if kind is Kind.WORDS or (kind is Kind.CELL and not _FIGURE.fullmatch(text)):
        ways.append((_LOCAL, 0, _OTHERWISE.sub(" | ", text)))
    for pattern, group, searched in ways:
        for match in pattern.finditer(searched):
            number = match[group].strip(" ./-(")
            digits = "".join(_DIGIT.findall(number)).removeprefix("00")
            known = any(digits in other for other in found)
            if FEWEST <= len(digits) <= MOST and len(set(digits)) > 1 and not known:
                found.setdefault(digits, number)
    yield from found.values()
