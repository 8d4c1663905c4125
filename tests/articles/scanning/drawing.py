"""Images and PDFs for tests, made on the spot."""

import io
import struct
import zlib

import numpy
from PIL import Image, ImageDraw


def picture(
    width: int = 300, height: int = 400, *, kind: str = "PNG", mode: str = "L", seed: int = 1, **options
) -> bytes:
    """A page with a few bars; another `seed`, another page."""
    image = Image.new("L", (width, height), "white")
    draw = ImageDraw.Draw(image)
    for line in range(4):
        draw.rectangle((20, 40 + 60 * line, 20 + (seed * 37 + line * 53) % max(20, width - 60), 60 + 60 * line), fill=0)
    deep = Image.fromarray(numpy.asarray(image).astype("uint16") * 257) if mode == "I;16" else None
    out = io.BytesIO()
    (deep or image.convert(mode)).save(out, kind, **options)
    return out.getvalue()


def pdf(pages: int = 1, *, size: tuple[int, int] = (200, 280), extra: bytes = b"") -> bytes:
    """A PDF of so many pages with a bar on each; `extra` goes into its catalogue."""
    objects = [b"<</Type/Catalog/Pages 2 0 R" + extra + b">>"]
    kids = b" ".join(b"%d 0 R" % (3 + 2 * n) for n in range(pages))
    objects.append(b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids))
    for n in range(pages):
        drawn = b"0 0 0 rg 20 %d 120 20 re f" % (40 + n * 30)
        objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents %d 0 R>>" % (*size, 4 + 2 * n))
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn))
    content, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(content))
    return content + head + table + end


def locked_pdf() -> bytes:
    """A PDF that asks for a password: its keys fit none."""
    rule = b"/Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>" % (b"41" * 32, b"42" * 32)
    return pdf().replace(b"trailer<<", b"trailer<</ID[<00><00>]/Encrypt<<%s>>" % rule)


def claimed(width: int, height: int) -> bytes:
    """A PNG of a few bytes that claims to be of any size."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    packed = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
