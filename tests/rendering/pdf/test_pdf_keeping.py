"""What stays together on paper, wherever a page ends."""

from __future__ import annotations

import factories

from reportgen.document import blocks as b
from reportgen.document import inlines as i


class DescribeTheWordsBeforeAQuotation:
    def it_stays_with_what_is_quoted(self, write):
        """Pages of pairs of several heights, so that some page would end between the two of a pair."""
        body = []
        for n in range(90):
            body.append(b.Paragraph(i.text(f"Lead {n} substitute"), f"p-{n}", numbered=False))
            body.append(b.Quotation(i.text(f"Said {n} anew. {'It goes on. ' * (9 * (n % 4))}")))
        texts = ["".join(page.split()) for page in write(factories.report(body=tuple(body), annexes=())).pages]
        for n in range(90):
            (page,) = (text for text in texts if f"Lead{n}substitute" in text)
            assert f"Said{n}anew" in page, n
