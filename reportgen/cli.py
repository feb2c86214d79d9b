"""The command line: one group, and the commands that it has, in the order of the work. No logic."""

from __future__ import annotations

import click

from reportgen import __version__
from reportgen.commands import corrections, evidence, finishing, folders, protection, publishing, reports, revising
from reportgen.options import EXIT_CODES

COMMANDS = (
    folders.new, folders.check, folders.lint,
    reports.build, reports.annex, reports.figures,
    protection.audit, protection.screen,
    publishing.freeze, publishing.versions, publishing.sign_off,
    revising.refresh, finishing.finalize,
    evidence.trace, evidence.verify,
    corrections.compare, corrections.corrigendum,
)  # fmt: skip


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXIT_CODES)
@click.version_option(__version__, prog_name="reportgen")
def reportgen() -> None:
    """From a folder of cases and Government responses to the report on reprisals: DOCX, PDF, HTML and charts."""


for _command in COMMANDS:
    reportgen.add_command(_command)
