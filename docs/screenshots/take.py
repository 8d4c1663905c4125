"""Takes the README's screenshots of a running demonstration: `python docs/screenshots/take.py http://127.0.0.1:8000`."""

import sys
from pathlib import Path

import pypdfium2
from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
DESK, PHONE = {"width": 1280, "height": 960}, {"width": 390, "height": 844}


def take(browser: Browser, base: str) -> None:
    reader = browser.new_page(base_url=base, viewport=DESK)
    reader.goto("/")
    reader.screenshot(path=HERE / "home.png")
    past = [link.get_attribute("href") for link in reader.locator("a[href^='/issues/2']").all()]
    issue = max(path for path in past if path.count("/") == 3)
    reader.goto(f"{issue}1/")
    article = reader.url
    night = browser.new_page(viewport=DESK, color_scheme="dark")
    night.goto(article)
    night.screenshot(path=HERE / "article-dark.png")
    reader.goto("/photos/")
    reader.screenshot(path=HERE / "photos.png")
    paper = pypdfium2.PdfDocument(reader.request.get(f"{issue.rstrip('/')}.pdf").body())
    paper[0].render(scale=1.3).to_pil().convert("L").save(HERE / "paper.png", optimize=True)
    paper.close()
    reader.goto("/search/?q=区长")
    reader.screenshot(path=HERE / "search.png")
    reader.goto("/search/?q=佘景澄")
    reader.click(".called a")
    reader.screenshot(path=HERE / "person.png")
    reader.goto("/events/")
    reader.click(".calendar caption a >> nth=-1")
    reader.wait_for_load_state()
    reader.screenshot(path=HERE / "events.png")
    large = browser.new_page(viewport=PHONE)
    large.goto(article)
    large.click("[data-display=type]")
    large.screenshot(path=HERE / "article-large.png")
    phone = browser.new_page(base_url=base, viewport=PHONE)
    phone.goto(issue)
    phone.screenshot(path=HERE / "issue-phone.png")
    editor = browser.new_page(base_url=base, viewport={"width": 1440, "height": 960})
    editor.goto("/admin/login/?next=/admin/articles/issue/?status__exact=proofing")
    editor.fill("#id_username", "editor")
    editor.fill("#id_password", "bulletin-demo")
    editor.press("#id_password", "Enter")
    editor.click("#result_list tbody th a")
    editor.click("#content a[href*='/articles/article/'][href$='/change/'] >> nth=8")
    editor.wait_for_load_state()
    editor.screenshot(path=HERE / "admin-article.png")


if __name__ == "__main__":
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        take(browser, sys.argv[1])
        browser.close()
