"""An invented name and other things that must not be there, planted in files that the tests make."""

from __future__ import annotations

import io
import zipfile

from reportgen.name_search import NameIndex, ProtectedName
from reportgen.screening import CaseIds, Wanted, screen

PEOPLE = (
    ProtectedName("P-1", "Zorvane Marta Kelmuth", "Kelmuth"),
    ProtectedName("P-2", "Odrún Vrestál", "Vrestál"),
    ProtectedName("P-3", "Openly Namdrell", "Namdrell"),
    ProtectedName("P-4", "Hidden Namdrell", "Namdrell"),
    ProtectedName("P-5", "Ysolde Brantwick", "Brantwick"),
    ProtectedName("O-1", "Lanterns of Quorb", kind="organization"),
)
NAME, SURNAME = "Zorvane Kelmuth", "Kelmuth"
CASE, OPEN_CASE = "2031-XAA-017", "2031-XAB-002"
MAIL, PHONE = "z.writer@example.org", "+41 22 555 01 98"


class Known:
    """The names of some people, of whom some may be named."""

    def __init__(self, people=PEOPLE, named=("P-3",)):
        self._people = people
        self._index = NameIndex(people)
        self._surnames = {person.key: (person.surname or person.name).casefold() for person in people}
        self._named = named

    def find(self, text):
        return self._index.find(text)

    def may_stand(self, key):
        return key in self._named

    def closed(self):
        return Known([person for person in self._people if person.key not in self._named], ())

    def surname_of(self, key):
        return self._surnames[key]


WANTED = Wanted(Known(), CaseIds([CASE], [OPEN_CASE]), len(PEOPLE))


def looked(tmp_path, name, content, wanted=WANTED):
    """What a screening finds in a file of that name and content; all of it, with what is for people to decide."""
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return screen([path], wanted, show=True).found


def places(tmp_path, name, content, wanted=WANTED):
    """Where anything counting was found, the path left away."""
    return [one.where.partition(", ")[2] for one in looked(tmp_path, name, content, wanted) if not one.for_review]


def kinds(found):
    return [(str(one.what), str(one.how)) for one in found]


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def archive(members, **options):
    """A zip archive of names with their contents."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, **options) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return packed.getvalue()


def docx(body="", **parts):
    """A Word file with a body and further parts; in the names of these, __ stands for / and _dot_ for a dot."""
    document = f"<w:document {W} {R}><w:body>{body}</w:body></w:document>"
    named = {name.replace("__", "/").replace("_dot_", "."): content for name, content in parts.items()}
    return archive({"[Content_Types].xml": TYPES, "word/document.xml": document, **named})


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs):
    return f"<w:p>{''.join(runs)}</w:p>"
