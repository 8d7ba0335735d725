"""What journeys share: a server of the demonstration, browsers in a language and a size, pictures, axe."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "out" / "pictures"
WIDTHS = {"phone": 375, "wide": 1280}
# A sign that wants a narrow no-break space before it, or a quotation mark one inside, and has none.
BAD_FRENCH = re.compile(r"[^\s\u202f\u00a0:/(?!][;!?](?=\s|$)|[^\s\u202f\u00a0\d(][:](?=\s|$)|[ \u00a0][;:!?](?=\s|$)|«[^\u202f]|[^\u202f]»")
# Addresses, and times of time zones, keep their own signs.
SPARED = re.compile(r"https?://\S+|\S+@\S+")


def program():
    """The program that `swift build` made."""
    found = os.environ.get("BINOME_TEST_PROGRAM")
    if found:
        return found
    for name in ("debug", "release"):
        path = ROOT / ".build" / name / "binome"
        if path.exists():
            return str(path)
    sys.exit("no program: run swift build first")


class Server:
    """The program at work on a folder of its own, on a port that the system chose."""

    def __init__(self, *arguments, command="demo"):
        self.folder = Path(tempfile.mkdtemp(prefix="binome-browser-"))
        self.log = (self.folder / "log").open("w+")
        environment = {k: v for k, v in os.environ.items() if not k.startswith("BINOME_")}
        self.process = subprocess.Popen(
            [program(), command, "--database", f"sqlite:{self.folder}/data.sqlite", "--port", "0",
             "--spool", f"{self.folder}/spool", "--password-cost", "4", *arguments],
            stdout=self.log, stderr=subprocess.STDOUT, env=environment)
        self.url = self._address()

    def output(self):
        return Path(self.log.name).read_text()

    def _address(self):
        deadline = time.time() + 90
        while time.time() < deadline:
            found = re.search(r"http://127\.0\.0\.1:([1-9]\d*)", self.output())
            if found:
                return f"http://127.0.0.1:{found.group(1)}"
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        raise RuntimeError("the server did not start:\n" + self.output()[-2000:])

    def link(self, part):
        """The sign-in link that the demonstration prints for a kind of user."""
        return f"{self.url}/demonstration/cast/{part}"

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)


class Visitor:
    """A browser of one person: a language, a size, light or dark, with or without JavaScript."""

    def __init__(self, browser, server, language="fr", width="wide", dark=False, scripts=True):
        self.server, self.language, self.width, self.dark, self.scripts = server, language, width, dark, scripts
        self.context = browser.new_context(
            locale="fr-FR" if language == "fr" else "en-GB", viewport={"width": WIDTHS[width], "height": 900},
            color_scheme="dark" if dark else "light", java_script_enabled=scripts, accept_downloads=True,
            reduced_motion="reduce")
        self.context.set_default_timeout(15000)
        self.page = self.context.new_page()
        self.faults = []
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))

    def _heard(self, message):
        if message.type == "error" and "the server responded with a status of" not in message.text:
            self.faults.append(f"console: {message.text}")

    def sign_in(self, part):
        self.page.goto(self.server.link(part))
        self.page.click("main form button")
        self.page.wait_for_load_state()
        # The person's own language stands above the browser's; a journey reads in its own.
        if self.page.get_attribute("html", "lang")[:2] != self.language:
            self.page.click(".site-footer form button")
            self.page.wait_for_load_state()
        return self

    def go(self, path):
        answer = self._arrive(self.server.url + path)
        assert answer.status < 400, f"{path}: {answer.status}"
        return self

    def _arrive(self, url):
        """A page that is just leading on by itself goes first: then the address is asked for again, as anybody would."""
        for attempt in range(5):
            try:
                return self.page.goto(url)
            except Error as fault:
                if "interrupted by another navigation" not in str(fault) or attempt == 4:
                    raise
                self.page.wait_for_load_state()

    def look(self, name):
        """A picture, and what must hold of every page: axe, no sideways scrolling, one h1, the language said."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        tags = [name, self.language, self.width, "dark" if self.dark else "light"] + ([] if self.scripts else ["plain"])
        self._picture(PICTURES / ("-".join(tags) + ".png"))
        found = self._words(name) + self._sideways(name)
        if self.scripts:
            found += [f"{name}: axe: {fault}" for fault in self._axe()]
        found += [f"{name}: {fault}" for fault in self.faults]
        self.faults.clear()
        assert not found, "; ".join(found)
        return self

    def _picture(self, path):
        """Chromium on a busy machine now and then fails to draw a page that is there: it is asked again."""
        for attempt in range(5):
            try:
                return self.page.screenshot(path=str(path), full_page=True)
            except Error as fault:
                if "captureScreenshot" not in fault.message or attempt == 4:
                    raise
                time.sleep(1)

    def _words(self, name):
        """The language is said and spoken, every word is there, French has its spaces."""
        found = []
        if self.page.get_attribute("html", "lang")[:2] != self.language:
            found.append(f"{name}: language")
        if self.page.locator("h1").count() != 1:
            found.append(f"{name}: headings of the first level")
        text = self.page.inner_text("main")
        if "⟦" in text:
            found.append(f"{name}: a word is missing: {text[text.index('⟦'):][:80]}")
        if self.language == "fr" and "/demonstration/mails" not in self.page.url:  # mails are in their readers' languages
            # What is read, not the markup: where a sentence was put together from pieces, too.
            bad = BAD_FRENCH.search(SPARED.sub("", text))
            if bad:
                found.append(f"{name}: typography: …{text[max(0, bad.start() - 30):bad.end() + 10]!r}…")
        return found

    def _sideways(self, name):
        """No page scrolls sideways, down to 320 px for who reads on a phone; nor on a tablet, where tables change."""
        found = []
        for width in [WIDTHS[self.width]] + ([320, 641, 768] if self.width == "phone" else [833]):
            self.page.set_viewport_size({"width": width, "height": 900})
            excess = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            if excess > 0:
                found.append(f"{name}: at {width} px scrolls sideways by {excess} px")
        self.page.set_viewport_size({"width": WIDTHS[self.width], "height": 900})
        return found

    def _axe(self):
        """What axe finds; on a wide screen, the contrast in the other colours, too."""
        found = self._violations(None)
        if self.width == "phone":
            return found
        self.page.emulate_media(color_scheme="light" if self.dark else "dark")
        found += [f"{fault} in other colours" for fault in self._violations({"runOnly": ["color-contrast"]})]
        self.page.emulate_media(color_scheme="dark" if self.dark else "light")
        return found

    def _violations(self, options):
        results = Axe().run(self.page, options=options)
        return [f"{v['id']} ({v['nodes'][0]['target']})" for v in results.response["violations"]]

    def close(self):
        self.context.close()
