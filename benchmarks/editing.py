"""An editor's trial: a damaged sample is brought to its clean text at the proof desk, in a real Chromium.

    python benchmarks/editing.py [--sample NAME] [--show]

Imports a sample of the demonstration into a scratch database, opens its first article and plays an editor who has the
print at hand (`fixtures/clean`): each suspect is decided by its key, accepted where that brings the text nearer to the
print and left otherwise; paragraphs under a stranger's headline are moved on the page "Structure"; what no detector
saw is typed. Words that the raw file has lost are not typed anew (more than LOST characters at one place).

Keys and clicks are counted as a hand would make them. Only the caret is put by script, where a hand would point: a
click, or one drag over what is to be replaced. Prints errors in 10,000 characters before and after, keys and clicks
for each kind of action, the seconds the browser took, and what a hand takes by the keystroke-level model (Card, Moran
and Newell 1980): 0.28 s a key, 1.1 s to point and 0.1 s to press, 1.35 s to think of each action; reading not counted.
"""

import argparse
import io
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from articles.merging.hunks import Hunk

FIELDS = ("kicker", "headline", "deck", "text")
LOST = 15
KEY, CLICK, THINK = 0.28, 1.2, 1.35
PASSWORD = "only-for-this-trial-1"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", default="dist-bulletin-0417.txt", help="a file of fixtures/issues")
    parser.add_argument("--show", action="store_true", help="also list what is left")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(
            DATABASE_URL=f"sqlite:///{folder}/trial.sqlite3", MEDIA_ROOT=f"{folder}/media", DEBUG="1", HTTPS="0",
            DJANGO_SETTINGS_MODULE="bulletin.settings", DJANGO_ALLOW_ASYNC_UNSAFE="1",
        )  # fmt: skip
        import django

        django.setup()
        prints = prepare(options.sample)
        with served() as address:
            report(*trial(address, prints), prints, options.show)


def prepare(sample: str) -> "list[Print]":
    """Imports the sample and makes an editor. Returns the articles as they were printed."""
    from django.contrib.auth.models import Group, User
    from django.core.management import call_command
    from django.db import transaction

    from articles.models import Article

    quiet = {"stdout": io.StringIO(), "stderr": io.StringIO()}
    call_command("migrate", verbosity=0)
    with transaction.atomic():
        call_command("import_issues", str(ROOT / "fixtures" / "clean" / sample), **quiet)
        prints = [Print({name: getattr(row, name) for name in FIELDS}) for row in Article.objects.in_print_order()]
        transaction.set_rollback(True)
    call_command("import_issues", str(ROOT / "fixtures" / "issues" / sample), **quiet)
    editor = User.objects.create_user("editor", password=PASSWORD, is_staff=True)
    editor.groups.add(Group.objects.get(name="editors"))
    return prints


@dataclass(eq=False)
class Print:
    """An article as it was printed."""

    words: dict[str, str]

    def likeness(self, words: str) -> float:
        """What share of four characters in a row of `words` stand here."""
        if not words:
            return 0.0
        here = "\n".join(self.words.values())
        grams = [words[at : at + 4] for at in range(max(1, len(words) - 3))]
        return sum(gram in here for gram in grams) / len(grams)


def printed_as(prints: list[Print], words: str) -> Print | None:
    """The printed article that most of the words stand in."""
    best = max(prints, key=lambda one: one.likeness(words))
    return best if best.likeness(words) > 0.3 else None


def wrong(words: str, right: str) -> int:
    """How many characters differ, an exchanged one counted once; blanks and paragraph marks are no characters."""
    from articles.merging.hunks import hunks

    words, right = "".join(words.split()), "".join(right.split())
    return sum(max(hunk.end - hunk.start, len(hunk.words)) for hunk in hunks(words, right))


@contextmanager
def served() -> Iterator[str]:
    """The address of a server of its own, on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, str(ROOT / "manage.py"), "runserver", "--noreload", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _again in range(150):
            with suppress(OSError):
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            time.sleep(0.2)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


@dataclass
class Hand:
    """Does things on a page and counts keys and clicks for each kind of action."""

    page: object
    keys: Counter = field(default_factory=Counter)
    clicks: Counter = field(default_factory=Counter)
    actions: Counter = field(default_factory=Counter)

    def press(self, kind: str, key: str) -> None:
        self.page.keyboard.press(key)
        self.keys[kind] += 1

    def click(self, kind: str, selector: str) -> None:
        self.page.locator(selector).first.click()
        self.clicks[kind] += 1

    def choose(self, kind: str, selector: str, value: str) -> None:
        self.page.select_option(selector, value)
        self.clicks[kind] += 2

    def exchange(self, kind: str, name: str, start: int, end: int, words: str) -> None:
        """Points at a stretch of a field and types over it."""
        self.page.evaluate(
            "([name, start, end]) => { const box = document.getElementById(`id_${name}`);"
            " box.focus(); box.setSelectionRange(start, end); }",
            [name, start, end],
        )
        self.clicks[kind] += 1
        if words:
            self.page.keyboard.type(words)
            self.keys[kind] += len(words)
        else:
            self.press(kind, "Delete")
        self.actions[kind] += 1


def trial(address: str, prints: list[Print]) -> tuple[Hand, dict[str, int], float]:
    """Plays the editor. Returns the hand with its counts, characters wrong before and after, and seconds."""
    from playwright.sync_api import sync_playwright

    from articles.models import Article

    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(base_url=address, viewport={"width": 1440, "height": 900}, locale="zh-CN")
        page.goto("/admin/login/")
        page.fill("#id_username", "editor")
        page.fill("#id_password", PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_selector("#user-tools")
        hand, counted = Hand(page), {"before": left(prints)}
        begun = time.monotonic()
        for pk in Article.objects.in_print_order().values_list("pk", flat=True):
            bring_home(hand, Article.objects.get(pk=pk), prints)
        for pk in Article.objects.in_print_order().values_list("pk", flat=True):
            put_right(hand, Article.objects.get(pk=pk), prints)
        seconds = time.monotonic() - begun
        counted["after"] = left(prints)
        browser.close()
    return hand, counted, seconds


def bring_home(hand: Hand, article: object, prints: list[Print]) -> None:
    """Moves paragraphs that were printed in another article to it."""
    from articles.models import Article

    own = printed_as(prints, article.headline or article.text)
    homes = {printed_as(prints, row.headline): row for row in Article.objects.all() if row.headline}
    strangers = defaultdict(list)
    for at, paragraph in enumerate(article.text.split("\n\n")):
        home = printed_as(prints, paragraph)
        if home is not None and home is not own and home in homes:
            strangers[homes[home].pk].append(at)
    for pk, places in strangers.items():
        kind = "move paragraphs"
        hand.page.goto(f"/admin/articles/article/{article.pk}/structure/")
        hand.clicks[kind] += 1
        for at in places:
            hand.click(kind, f"#block-{at}")
        target = Article.objects.get(pk=pk)
        hand.choose(kind, "#target", f"{target.pk}.{target.version}")
        hand.click(kind, "button[value=move]")
        hand.actions[kind] += 1
        hand.page.wait_for_load_state()
        break  # The places of the others have changed with these.


def put_right(hand: Hand, article: object, prints: list[Print]) -> None:
    """Decides the suspects of an article, types what is left, and goes on."""
    page = hand.page
    if f"/{article.pk}/change/" not in page.url:
        page.goto(f"/admin/articles/article/{article.pk}/change/")
        hand.clicks["open"] += 1
    page.wait_for_selector("body.live")
    true = printed_as(prints, article.headline + article.text)
    decide(hand, true)
    if true is not None:
        for name in FIELDS:
            retype(hand, name, true.words[name])
    page.keyboard.press("Escape")
    if not page.is_checked("#id_checked"):
        hand.press("checked", "Alt+c")
    is_last = not page.locator("button[name=_next]").count()
    with page.expect_response("**/save/") if is_last else page.expect_navigation():
        hand.press("save, next", "Alt+n")
    hand.actions["save, next"] += 1


def decide(hand: Hand, true: Print | None) -> None:
    """One key for each suspect."""
    from articles.models import Suggestion

    page = hand.page
    for _suspect in range(page.locator("li.suspect").count()):
        current = page.locator("li.suspect[aria-current]").first
        row = Suggestion.objects.get(pk=current.get_attribute("data-suspect"))
        box = f"#id_{row.field}"
        value = page.input_value(box) if row.photo_id is None and page.locator(box).count() else ""
        helps = true is not None and brings_nearer(row, value, true.words.get(row.field, ""))
        kind = "accept" if helps else "leave"
        count = page.locator("li.suspect").count()
        hand.press(kind, "Alt+a" if helps else "Alt+l")
        hand.actions[kind] += 1
        page.wait_for_function("(n) => document.querySelectorAll('li.suspect').length < n", arg=count)


def brings_nearer(row: object, value: str, right: str) -> bool:
    quote = row.prefix + row.exact + row.suffix
    if row.replacement is None or quote not in value:
        return False
    changed = value.replace(quote, row.prefix + row.replacement + row.suffix, 1)
    return wrong(changed, right) < wrong(value, right)


def retype(hand: Hand, name: str, right: str) -> None:
    """What still differs in a field, from its end to its beginning."""
    from articles.merging.hunks import hunks

    value = hand.page.input_value(f"#id_{name}")
    for hunk in reversed(hunks(value, right)):
        if len(hunk.words) <= LOST:
            hand.exchange("type", name, hunk.start, hunk.end, hunk.words)


def differences(prints: list[Print]) -> "Iterator[tuple[int, str, str, Hunk]]":
    """Number, field, value and hunk for all that differs from the print, blanks and paragraph marks aside."""
    from articles.merging.hunks import hunks
    from articles.models import Article

    for article in Article.objects.in_print_order():
        true = printed_as(prints, article.headline + article.text)
        for name in FIELDS if true else ():
            value, right = "".join(getattr(article, name).split()), "".join(true.words[name].split())
            yield from ((article.number, name, value, hunk) for hunk in hunks(value, right))


def left(prints: list[Print]) -> int:
    """How many characters of all articles differ from the print, lost ones not counted."""
    found = (hunk for *_place, hunk in differences(prints))
    return sum(max(hunk.end - hunk.start, len(hunk.words)) for hunk in found if len(hunk.words) <= LOST)


def report(hand: Hand, counted: dict[str, int], seconds: float, prints: list[Print], is_full: bool) -> None:
    size = sum(len("".join("".join(one.words.values()).split())) for one in prints)
    for when, count in counted.items():
        show(f"{when}: {count} characters wrong, {count / size * 10_000:.1f} in 10,000")
    show(f"{'':16}{'actions':>8}{'keys':>6}{'clicks':>7}{'each':>6}")
    for kind in sorted({*hand.actions, *hand.clicks, *hand.keys}):
        keys, clicks, actions = hand.keys[kind], hand.clicks[kind], hand.actions[kind]
        each = f"{(keys + clicks) / actions:6.1f}" if actions else ""
        show(f"{kind:16}{actions:8}{keys:6}{clicks:7}{each}")
    keys, clicks, actions = (sum(counts.values()) for counts in (hand.keys, hand.clicks, hand.actions))
    by_hand = keys * KEY + clicks * CLICK + actions * THINK
    show(f"{'all':16}{actions:8}{keys:6}{clicks:7}")
    show(f"{seconds:.0f} s in the browser, {by_hand / 60:.1f} min by a hand (keystroke-level model)")
    for number, name, value, hunk in differences(prints) if is_full else ():
        show(f"{number} {name}: {value[hunk.start : hunk.end]!r} → {hunk.words!r}")


def show(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
