"""Draws docs/pictures/review.png anew, the picture of the README, from the page of the demonstration."""
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent))
from kit import ROOT, Server, Visitor  # noqa: E402

PICTURE = ROOT / "docs" / "pictures" / "review.png"


def main():
    # A day that does not change, so that the picture changes with the page only.
    server = Server("--today", "2026-11-25")
    try:
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            visitor = Visitor(browser, server, language="en")
            visitor.sign_in("manager")
            # Every pair, not only those that the task is about.
            visitor.page.goto(server.url + visitor.page.get_attribute(".task__action", "href").split("?")[0])
            visitor.page.screenshot(path=str(PICTURE), clip={"x": 0, "y": 0, "width": 1280, "height": 1020}, full_page=True)
            browser.close()
    finally:
        server.stop()
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
