"""Two judges of Word files: the schemas of Microsoft's Open XML SDK, and a checker of the ties between the parts."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from unittest import mock


def errors(path: Path) -> tuple[str, ...]:
    """What is wrong in a DOCX, warnings too: each with its part and, where one is known, the place in it."""
    from ooxml_integrity import INFO, check
    from openxml_audit import FileFormat, OpenXmlValidator

    # A validator of its own for each file: one that has seen another file may look for notes in that.
    with _each_order_judged_once():
        schema = OpenXmlValidator(FileFormat.MICROSOFT_365, max_errors=0).validate(path).errors
    ties = [f"{found} {found.part} {found.where}".strip() for found in check(path) if found.severity is not INFO]
    return (*map(str, schema), *ties)


@contextlib.contextmanager
def _each_order_judged_once() -> Iterator[None]:
    """Whether a schema allows an order of elements is asked once a file: most paragraphs hold what others hold.

    It depends on the schema and on the names of the elements, and on nothing else. What is wrong is told each time.
    """
    from openxml_audit.schema import particle

    with contextlib.ExitStack() as patched:
        for kind in (particle.SequenceParticleValidator, particle.ChoiceParticleValidator):
            patched.enter_context(mock.patch.object(kind, "validate", _remembering(kind.validate)))
        yield


def _remembering(validate):
    allowed: dict[int, tuple[object, set[tuple[str, ...]]]] = {}  # with the schema, or its number might be another's

    def validated(validator, schema, children, context) -> bool:
        _, orders = allowed.setdefault(id(schema), (schema, set()))
        order = tuple(child.tag for child in children)
        if order in orders:
            return True
        valid = validate(validator, schema, children, context)
        if valid:
            orders.add(order)
        return valid

    return validated
