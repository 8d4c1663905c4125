"""What a page says, read with a parser that takes no errors."""

import html5lib
from django.http import HttpResponse

XHTML = "{http://www.w3.org/1999/xhtml}"


class Markup:
    """A response's page. Raises html5lib's ParseError where the markup breaks the rules of HTML."""

    def __init__(self, response: HttpResponse) -> None:
        self.root = html5lib.HTMLParser(strict=True).parse(response.content.decode())

    def all(self, name: str, **attributes: str) -> list:
        return [
            element
            for element in self.root.iter(f"{XHTML}{name}")
            if all(value in element.get(key, "").split() for key, value in attributes.items())
        ]

    def texts(self, name: str, **attributes: str) -> list[str]:
        """What each such element says, with spaces made single."""
        return [" ".join("".join(element.itertext()).split()) for element in self.all(name, **attributes)]

    def links(self) -> dict[str, str]:
        """Address by the link's words; the last of equal words counts."""
        return {
            " ".join("".join(link.itertext()).split()): link.get("href") for link in self.all("a") if link.get("href")
        }
