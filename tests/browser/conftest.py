"""A real Chromium for tests. It is the system's own: nothing is downloaded.

Without one the tests are skipped with the reason printed; REQUIRE_BROWSER=1 makes them fail instead.
"""

import os
import shutil
import threading
import time
from collections.abc import Iterator
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.signals import request_finished, request_started
from django.db import connection
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

CHROMIUM = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
MAKES_ROWS = {
    "0002_default_publication": "create",
    "0003_editors_and_reviewers": "create",
    "0004_editors_keep_the_words_of_the_reading": "grant",
    "0008_editors_decide_suggestions": "grant",
    "0009_a_changed_file_is_merged": "grant",
    "0010_page_scans": "grant",
    "0011_batches": "grant",
    "0016_samples_of_the_second_reader": "grant",
    "0026_editors_hide_people": "grant",
}
# What Chromium says of an answer that another version of the article stands by now, or that readers are to be told of
# the change: no errors of the page.
ANSWERS = ("status of 409 (Conflict)", "status of 422 (Unprocessable Entity)")
# Milliseconds for a page to come to what is awaited: it goes on at once when it has, and a busy machine is slow.
PATIENCE = 40_000
MOST_SECONDS, SECONDS_TO_ARRIVE = 5, 0.05
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--no-first-run"]


def is_failure(message: ConsoleMessage) -> bool:
    return message.type == "error" and not any(answer in message.text for answer in ANSWERS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        message = "no Chromium on this machine: install the package chromium to run the browser tests"
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(message)
        pytest.skip(message)
    # Playwright's sync API runs an event loop in this thread, which makes Django refuse database calls.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(autouse=True)
def as_migrated(transactional_db) -> Iterator[None]:
    """The rows that migrations made, which the end of every test with a live server flushes.

    pytest-django's own way to restore them does not find them here: with Playwright's loop running Django
    has another connection object than the one that remembers them.
    """
    for name, make in MAKES_ROWS.items():
        getattr(import_module(f"articles.migrations.{name}"), make)(apps, SimpleNamespace(connection=connection))
    answering = Answering()
    yield
    answering.wait()


class Answering:
    """The requests that the live server is answering. One that a page sent as it was closed, as a last draft, is
    answered while the test ends: its rows must not be flushed under it."""

    def __init__(self) -> None:
        self.count, self.lock = 0, threading.Lock()
        request_started.connect(self.begin)
        request_finished.connect(self.end)

    def begin(self, **_fields: object) -> None:
        with self.lock:
            self.count += 1

    def end(self, **_fields: object) -> None:
        with self.lock:
            self.count -= 1

    def wait(self) -> None:
        """Until none is under way, but not for ever: a connection that broke may never say that it ended."""
        last = time.monotonic() + MOST_SECONDS
        time.sleep(SECONDS_TO_ARRIVE)
        while self.count > 0 and time.monotonic() < last:
            time.sleep(SECONDS_TO_ARRIVE)
        request_started.disconnect(self.begin)
        request_finished.disconnect(self.end)


@pytest.fixture
def page(browser: Browser, live_server) -> Iterator[Page]:
    """A fresh page whose relative addresses are the live server's. What the console calls an error fails the test."""
    context = browser.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 900}, locale="zh-CN")
    # Pages tell of themselves without being asked; only the tests of that listen to it.
    context.route("**/presence/", lambda route: route.fulfill(json={"here": "", "version": 1}))
    context.route("**/article/*/draft/", lambda route: route.fulfill(json={"kept": ""}))
    # A last report of effort would reach the server while the test's rows are flushed.
    context.add_init_script("navigator.sendBeacon = () => false")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if is_failure(message) else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []
