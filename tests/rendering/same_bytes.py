"""Render a report in every format and print the digest of each file; with "later", by a clock that is years ahead.

Started as a program of its own by `test_same_bytes`: hash seed, time zone and clock are those of a process.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import sys
import time
import zipfile

BY_YEARS = 40 * 365 * 86_400
"""Seconds by which the clock is put forward."""


def put_the_clock_forward() -> None:
    """Let everything that asks Python for the time hear another one."""
    now, local, utc = time.time, time.localtime, time.gmtime

    class Later(dt.datetime):
        @classmethod
        def now(cls, tz=None):
            return super().fromtimestamp(time.time(), tz)

        @classmethod
        def utcnow(cls):
            return super().fromtimestamp(time.time(), dt.UTC).replace(tzinfo=None)

    class LaterDay(dt.date):
        @classmethod
        def today(cls):
            return super().fromtimestamp(time.time())

    time.time = lambda: now() + BY_YEARS
    time.localtime = lambda seconds=None: local(time.time() if seconds is None else seconds)
    time.gmtime = lambda seconds=None: utc(time.time() if seconds is None else seconds)
    dt.datetime, dt.date = Later, LaterDay


def digests() -> dict[str, str]:
    """The digest of each file by its kind."""
    import factories

    from reportgen.form import Form, Numbers
    from reportgen.rendering.charts import draw_png, draw_svg, table_csv
    from reportgen.rendering.docx import render_docx
    from reportgen.rendering.html import render_html
    from reportgen.rendering.pdf import render_pdf

    report, figure = factories.report(), factories.bar_figure()
    made = {
        "docx": render_docx(report),
        "docx, typed numbers": render_docx(report, Form(numbers=Numbers.TYPED)),
        "pdf": render_pdf(report),
        "pdf for an archive": render_pdf(report, Form(archive=True)),
        "html": render_html(report),
        "svg": draw_svg(figure),
        "png": draw_png(figure),
        "csv": table_csv(figure),
    }
    return {kind: hashlib.sha256(data).hexdigest() for kind, data in made.items()}


def of_the_clock() -> dict[str, str]:
    """What must differ: what Python and a library of archives make of the hour, and the order of a set."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("now", "")
    return {
        "day": str(dt.date.today()),  # noqa: DTZ011
        "hour": str(dt.datetime.now(dt.UTC)),
        "local hour": time.strftime("%H"),
        "archive": hashlib.sha256(archive.getvalue()).hexdigest(),
        "set": str({str(number) for number in range(50)}),
    }


if __name__ == "__main__":
    if "later" in sys.argv:
        put_the_clock_forward()
    sys.stdout.write(json.dumps([digests(), of_the_clock()]))
