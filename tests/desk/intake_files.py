"""Files for the intake: reports of a few words, and such as are made to break a reader."""

from __future__ import annotations

import io
import zipfile

from foedus.desk.deskfile import DeskFile
from foedus.desk.intake.bounds import Bounds
from foedus.desk.intake.jobs import Job, Jobs
from foedus.desk.intake.uploads import Uploads

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
    'Target="word/document.xml" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
_WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'


def report(n: int) -> bytes:
    """A report that tells of two acts; no two numbers give the same."""
    month, day = MONTHS[n % 10], 1 + n // 10 % 28
    return (
        f"BERN, {month} {day}, 2021 - Switzerland and Austria signed border treaty number {n} in Bern on Monday. "
        f"The parliament in Vienna approved the treaty, the government said.\n"
    ).encode()


def word_bomb(megabytes: int) -> bytes:
    """A DOCX whose text unpacks to so much."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", _TYPES)
        packed.writestr("_rels/.rels", _RELATIONS)
        packed.writestr("word/document.xml", _WORD + "<w:p/>" * (megabytes * 1_000_000 // 6) + "</w:body></w:document>")
    return made.getvalue()


def pdf_bomb(levels: int = 9) -> bytes:
    """A PDF whose page draws a form that draws another ten times, and so on: its words stand there 10^levels times."""
    forms = []
    for level in range(levels):
        inner = b"/F Do " * 10 if level + 1 < levels else b"BT /T 9 Tf (treaty) Tj ET "
        head = f"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F {6 + level} 0 R>>/Font<</T 4 0 R>>>>"
        forms.append(head.encode() + b"/Length %d>>stream\n%s\nendstream" % (len(inner), inner))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents %d 0 R/Resources<</XObject<</F 5 0 R>>>>>>" % (5 + levels),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *forms,
        b"<</Length 6>>stream\n/F Do \nendstream",
    ]
    return _pdf(objects)


def _pdf(objects: list[bytes]) -> bytes:
    made, places = b"%PDF-1.4\n", []
    for n, item in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (n, item)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(made))
    return made + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + trailer


def submitted(desk: DeskFile, files: dict[str, bytes], bounds: Bounds | None = None) -> Job:
    """The files received and asked to be read."""
    uploads = Uploads(desk, bounds)
    keys = [uploads.receive(name, len(data), [data], "anna").id for name, data in files.items()]
    return Jobs(desk, bounds).submit(keys, "anna")
