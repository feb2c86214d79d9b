"""Mail addresses and telephone numbers are told from all that looks like them in a report."""

from __future__ import annotations

import pytest

from reportgen.screening.contacts import mails, telephones
from reportgen.screening.passages import Kind


@pytest.mark.parametrize(
    "text",
    [
        "z.writer@example.org",
        "Write to <z.writer+un@sub.example.org>.",
        "mailto:z_w@example.org?subject=x",
        "z%40example.org",
        "z [at] example [dot] org",
        "z(at)example.org",
        "жанна@пример.рф",
    ],
)
def it_finds_a_mail_address(text):
    assert len(list(mails(text))) == 1


@pytest.mark.parametrize(
    "text",
    ["@media print", "a @ b", "logo@2x.png", "at 5 (at most)", "{P-12}@", "user@host", "3 @ 4.50", "(at the end)"],
)
def but_nothing_else(text):
    assert list(mails(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "+41 22 917 92 20",
        "+41229179220",
        "+1 (555) 019-8273",
        "+41 (0)22 917 9220",
        "0041 22 917 92 20",
        "(022) 917 92 20",
        "022 917 92 20",
        "022/917 92 20",
        "0171-1234567",
        "0229179220",
        "555-019-8273",
        "555.019.8273",
        "555-0198",
        "5550198273",
        "tel. 5550198",
        "Telephone: 555 0198",
        "WhatsApp 5550 1982",
        "phone number is 22 917 92 20",
        "tel:+41229179220",
        "https://wa.me/41229179220",
        "тел. 55 501 98",
        "هاتف: 5550198",
        "+41‑22‑917‑92‑20",
        "+41\u00a022\u00a0917\u00a092\u00a020",
        "call (555) 019-8273 today",
    ],
)
def it_finds_a_telephone_number(text):
    assert len(list(telephones(f"Reach her at {text}, she said."))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "A/HRC/36/31, A/HRC/39/41 and A/HRC/RES/12/2",
        "CCPR/C/123/D/2345/2014",
        "AL XAA 12/2030 of 13 July 2030",
        "2030-05-01 to 2031-04-30",
        "2031-08-17T12:00:00",
        "17.08.2031 and 17/08/2031",
        "20310817 and 20310817120000",
        "the years 2019-2020, 2019–2020 and 2019/2020",
        "ISBN 978-92-1-123456-7",
        "9789211234567",
        "ISSN 1234-5678",
        "GE.24-12345 (E) and 24-12345",
        "1 234 567, 1,234,567 and 1\u202f234\u202f567.5",
        "Arvania 0 12 3 45 10 22 0 0 17",
        "0.0012345678 and 12.3456789",
        "paragraphs 100-150, 12-17 and 20-25",
        "550e8400-e29b-41d4-a716-446655440000",
        "fe69b02a4cd80f3c1192837465",
        "https://example.org/12345678901234",
        "between 10:00 and 12:30 on 1.2.2031",
        "0000000000",
        "12345678",
    ],
)
def but_no_number_of_another_kind(text):
    assert list(telephones(f"It says {text} there.")) == []


@pytest.mark.parametrize("kind", [Kind.CELL, Kind.CODE])
def it_takes_a_number_alone_for_a_figure_in_cells_and_markup(kind):
    assert list(telephones("5550198273", kind)) == []
    assert list(telephones("+41 22 917 92 20", kind)) == ["+41 22 917 92 20"]


def it_takes_no_lengths_of_a_drawing_for_numbers():
    assert list(telephones("M 10.5 220.25 L 0120 3300 4500 z", Kind.CODE)) == []
