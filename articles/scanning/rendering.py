"""A PDF's pages -> images, in a process of its own: `python rendering.py FILE.pdf FOLDER MOST_PAGES`.

What reads foreign PDFs is a large program of another language. Should one break it or eat the machine's memory,
only this process ends. Scripts, forms and attachments in the PDF are not run: a page is drawn, nothing else.
"""

import sys
from pathlib import Path

import pypdfium2
from PIL import Image

DOTS_AN_INCH = 200
POINTS_AN_INCH = 72
LONGEST_SIDE = 5_000
MOST_MEMORY = 2 * 1024**3
MOST_SECONDS = 240
LOCKED, UNREADABLE, TOO_MANY = 3, 4, 5
# How far the colours of a pixel may differ and be called grey: scanners and JPEG leave a tinge.
TINGE = 24


def limit() -> None:
    """Bounds the process, where the system knows how."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


def draw(document: pypdfium2.PdfDocument, at: int) -> Image.Image:
    """A page at 200 dots an inch, or at fewer where it would be longer than LONGEST_SIDE."""
    page = document[at]
    longest = max(1.0, *page.get_size())
    scale = min(DOTS_AN_INCH / POINTS_AN_INCH, LONGEST_SIDE / longest)
    image = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
    page.close()
    return without_colour(image)


def without_colour(image: Image.Image) -> Image.Image:
    """Grey where nothing in the image is coloured."""
    small = image.resize((200, 200), Image.Resampling.BOX)
    spread = max(max(pixel) - min(pixel) for pixel in zip(*(band.tobytes() for band in small.split()), strict=True))
    return image.convert("L") if spread <= TINGE else image


def main(source: str, folder: str, most: str) -> int:
    limit()
    try:
        document = pypdfium2.PdfDocument(source)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        return LOCKED if "assword" in str(error) else UNREADABLE
    if count > int(most):
        return TOO_MANY
    try:
        for at in range(count):
            draw(document, at).save(Path(folder) / f"{at + 1:03}.jpg", quality=88, optimize=True)
    except (pypdfium2.PdfiumError, MemoryError, OSError, ValueError):
        return UNREADABLE
    return 0 if count else UNREADABLE


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
