"""Tables on paper."""

from __future__ import annotations

import re

import factories
import pytest

from reportgen.document import blocks as b
from reportgen.document import inlines as i


@pytest.fixture(scope="module")
def tables(write):
    blocks = []
    for n in range(16):
        blocks.append(b.Paragraph(i.text("filler " * (30 + 37 * n % 200)), f"p{n}"))
        blocks.append(factories.table(f"t{n}", rows=1 + n % 9, caption=i.text(f"CAPTION{n} of a table")))
    blocks.append(factories.table("tall", rows=70, caption=i.text("TALL")))
    return write(factories.report(body=tuple(blocks), annexes=(), summary=()))


class DescribeTables:
    def it_never_parts_a_caption_from_its_table(self, tables):
        pages = tables.pages
        for n in range(16):
            page = next(page for page in pages if f"CAPTION{n} " in page)
            assert re.search(
                rf"Table {n + 1} CAPTION{n} of a table \(Number of cases\) Type of act Cases Heading 1", page
            )

    def it_repeats_the_heads_on_every_page_of_a_tall_table(self, tables):
        pages = tables.pages
        on = [page for page in pages if re.search(r"Heading (1[0-9]|[2-7][0-9]) ", page)]
        assert len(on) >= 2
        assert all("Type of act Cases" in page for page in on)

    def it_never_parts_a_total_from_the_row_above(self, tables):
        last = next(page for page in tables.pages if "Total 2485" in page)
        assert "Heading 70 70 Total 2485" in last

    def it_turns_heads_that_do_not_collide(self, write):
        pdf = write(factories.report(body=(factories.matrix_figure().table,), annexes=(), summary=()))
        page = next(n for n, text in enumerate(pdf.pages, 1) if "Invented State 01" in text)
        words = pdf.words(page)
        first_row = pdf.word(page, "Invented").top
        first_head = pdf.word(page, "Cases").bottom
        heads = [w for w in words if w.text in ("Type", "act", "number") and first_head < w.top < first_row]
        assert len(heads) == 48
        for head in heads:
            assert head.bottom < first_row + 1
            assert head.right <= 539
        for one in heads:
            for other in heads:
                if one is not other:
                    assert not (
                        min(one.right, other.right) - max(one.left, other.left) > 0.6
                        and min(one.bottom, other.bottom) - max(one.top, other.top) > 0.6
                    )

    def it_leaves_no_few_rows_of_a_table_alone_on_a_page(self, write):
        """Wherever on its page it begins: six rows at least stand before and after the break, the total among them."""
        for lines in range(30, 52, 3):
            filler = (b.Paragraph(i.text("filler " * 13 * lines), "p"),)
            pdf = write(factories.report(body=(*filler, factories.table("t", rows=20)), annexes=()))
            on_pages = [len(re.findall(r"Heading \d+ ", page)) for page in pdf.pages]
            assert all(rows == 0 or rows >= 5 for rows in on_pages), lines
