"""The whole path: a programme from a template, people, rules, pairs, review by hand, publication; then mentor and mentee."""
import re
import time

from kit import Visitor

WORDS = {
    "fr": {"locked": "verrouillé", "moved": "choisi à la main", "collision": "ont changé entre-temps",
           "published": "publiés le", "mentee": "vous accompagne", "mentor": "Vous accompagnez", "pair": "Vous et "},
    "en": {"locked": "locked", "moved": "chosen by hand", "collision": "changed meanwhile",
           "published": "published on", "mentee": "is your mentor", "mentor": "You are the mentor", "pair": "You and "},
}


class Path:
    """One manager's afternoon, in a language and a dress; every page on the way is looked at."""

    def __init__(self, browser, server, **dress):
        self.browser, self.server, self.dress = browser, server, dress
        self.visitor = Visitor(browser, server, **dress)
        self.page, self.words = self.visitor.page, WORDS[self.visitor.language]
        self.faults = []

    def look(self, name):
        """Faults are told together at the end, so that one page does not hide the next."""
        try:
            self.visitor.look("path-" + name)
        except AssertionError as fault:
            self.faults.append(str(fault))
            self.visitor.faults.clear()

    def submit(self, selector):
        with self.page.expect_navigation():
            self.page.click(selector)
        self.page.wait_for_load_state()

    def open_programme(self):
        self.visitor.sign_in("manager").go("/programmes/new")
        self.look("templates")
        self.submit("main a.button[href*='template=']")
        self.page.fill("#field-name", "")
        self.submit("main form button.button--primary")
        assert self.page.locator(".field__error").count() > 0, "a programme without a name is refused beside the field"
        self.look("programme-refused")
        self.page.fill("#field-name", f"Parcours {int(time.time() * 1000) % 100000}")
        self.submit("main form button.button--primary")
        self.programme = re.search(r"/programmes/[0-9a-f-]{36}", self.page.url).group(0)
        self.look("programme-empty")

    def take_in(self, value, site):
        """Those who fit, as the page first counts them."""
        self.visitor.go(self.programme + "/participants/new")
        self.page.check(f"input[name=as][value={value}]", force=True)
        if site is not None:
            self.page.select_option("#field-site", index=site)
        if self.visitor.scripts:
            self.page.wait_for_selector(f"#effect input[name=as][value={value}]", state="attached")
        else:
            self.submit("main form[data-live=effect] button")
        self.look(f"taking-{value}")
        self.submit("#effect form button")
        self.look("participants")

    def exclude(self):
        mentees = self._names("mentee")
        mentors = self._names("mentor")
        self.visitor.go(self.programme + "/exclusions")
        self.page.fill("#field-one", mentees[0])
        self.page.fill("#field-other", mentors[0])
        self.page.fill("#field-reason", "Conflit connu" if self.visitor.language == "fr" else "A known conflict")
        self.submit("main form button.button--primary")
        assert self.page.locator("main .rows .row").count() == 1
        self.look("exclusions")

    def _names(self, side):
        self.visitor.go(f"{self.programme}/participants?side={side}")
        return self.page.locator("tbody .row-link__target").all_inner_texts()

    def rules(self):
        self.visitor.go(self.programme + "/rules")
        before = self.page.inner_text("#effect")
        self.page.check("input[name=weight-site][value=high]", force=True)
        if self.visitor.scripts:
            self.page.wait_for_function("t => document.querySelector('#effect').innerText !== t", arg=before)
        else:
            self.submit("main form button[formmethod=get]")
            assert self.page.inner_text("#effect") != before, "the example shows the change"
        self.look("rules")
        self.submit("main form button[name=form_token]")
        self.look("programme-ready")

    def compute(self):
        self.visitor.go(self.programme + "/pairing-runs")
        self.look("runs")
        self.submit("header.lead form button")
        for _ in range(60):
            if self.page.locator("#pairs").count():
                break
            if self.visitor.scripts:
                self.page.wait_for_timeout(300)
            else:
                time.sleep(0.3)
                self.page.reload()
        assert self.page.locator("#pairs").count(), "the pairs are there"
        self.run = self.page.url.split("?")[0].split("#")[0].removeprefix(self.server.url)

    def review(self):
        self.look("review")
        for part in ("waiting", "mentors", "decisions", "proof"):
            self.visitor.go(f"{self.run}/{part}")
            self.look(part)
        self.visitor.go(self.run + "/mentors")
        self.submit("tbody .row-link__target >> nth=0")
        self.look("mentor")
        self.visitor.go(self.run)
        # The row's link covers the row: the second pair, then its buttons in the panel.
        self.submit("tbody .row-link__target >> nth=1")
        self.look("pair")
        self.submit("#pair form button >> nth=0")
        assert self.words["locked"] in self.page.inner_text("#results"), "the pair is locked"
        self.visitor.go(self.run)
        gone = self.page.get_attribute("tbody tr >> nth=0 >> input[name=pair]", "value")
        self.submit("#pair form button >> nth=1")
        assert gone not in self.page.content().split("data-bulk")[0].split("<tbody>")[1], "the pair is set aside"
        self.look("set-aside")

    def move(self):
        self.visitor.go(self.run)
        if not self.visitor.scripts:
            self.submit("#pair a[href*='/mentees/']")
            self.look("choices")
            self.submit("main table .actions a >> nth=0")
        elif self.visitor.width == "phone":
            self._move_by_touch()
        elif self.visitor.dark:
            self._move_by_keyboard()
        else:
            self._move_by_pointer()
        self.look("move")
        self.submit("main form button.button--primary")
        assert self.words["moved"] in self._after_move(), f"moved by hand: {self.page.url}"

    def _after_move(self):
        """Where the pair that was moved is said to be so."""
        return self.page.inner_text("#results") + self.page.inner_text("aside")

    def _says(self):
        self.page.wait_for_selector("[data-hold] [data-hold-best] a")
        assert self.page.locator("tbody .tag--accent").count() > 0, "rows say what they cost"

    def _move_by_keyboard(self):
        self.page.focus("tbody [data-take] >> nth=0")
        self.page.keyboard.press("Enter")
        self._says()
        self.page.keyboard.press("ArrowDown")
        said = self.page.inner_text("[data-hold-says]")
        assert "100" in said, f"the price is said: {said}"
        self.look("held")
        self.page.keyboard.press("Escape")
        assert self.page.locator("[data-hold]").is_hidden(), "given up"
        self.page.keyboard.press("Enter")
        self._says()
        self.page.keyboard.press("ArrowDown")
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def _move_by_pointer(self):
        self.page.locator("tbody tr[data-drag] >> nth=0").scroll_into_view_if_needed()
        box = self.page.locator("tbody tr[data-drag] >> nth=0 >> td.number").bounding_box()
        self.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        self.page.mouse.down()
        box = self.page.locator("tbody tr[data-mentor] >> nth=2").bounding_box()
        self.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=6)
        self._says()
        self.look("held")
        box = self.page.locator("[data-hold-best] a >> nth=0").bounding_box()
        self.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=6)
        with self.page.expect_navigation():
            self.page.mouse.up()

    def _move_by_touch(self):
        self.page.locator("tbody [data-take] >> nth=0").click()
        self._says()
        self.look("held")
        self.submit("[data-hold-best] a >> nth=0")

    def collide(self):
        """Another window changes the run; what is asked for on the older page is told so and kept."""
        self.visitor.go(self.run)
        other = Visitor(self.browser, self.server, **self.dress)
        other.sign_in("manager").go(self.run + "?below=100")
        with other.page.expect_navigation():
            other.page.click("#pair form button >> nth=0")
        other.close()
        self.submit("#pair form button >> nth=1")
        assert self.words["collision"] in self.page.inner_text("main"), "the second is told"
        self.look("collision")

    def solve_again(self):
        self.compute()
        assert self.words["locked"] in self.page.inner_text("#results") or self.page.locator(".pager").count(), "kept"
        self.visitor.go(self.run + "/changes")
        self.look("changes")

    def publish(self):
        self.visitor.go(self.run)
        self.pairs = [
            (row.locator("th").inner_text().strip(), row.locator("td.name").inner_text().strip())
            for row in self.page.locator("tbody tr.row-link").all()]
        self.submit("header.lead a.button--primary")
        self.look("publication")
        tell = self.page.locator("input[name=tell_others][value=yes]")
        if tell.count():
            tell.check(force=True)
        self.submit("main form button.button--primary")
        assert self.words["published"] in self.page.inner_text("main"), "published"
        self.look("published")
        self.visitor.go("/")
        self.look("home")
        self.visitor.close()

    def meet(self):
        """Of one pair, both open their mail and, by a link they ask for, the page of their pair."""
        name = self._mail(self.words["mentee"])
        self._own(name, "mentee")
        self._own(self._mail(self.words["mentor"]), "mentor")

    def _mail(self, subject):
        """The number of the newest caught mail whose subject says so."""
        reader = Visitor(self.browser, self.server, **self.dress)
        for _ in range(40):
            reader.go("/demonstration/mails")
            links = reader.page.locator("tbody .row-link__target", has_text=subject)
            if links.count():
                break
            time.sleep(0.5)
        path = links.first.get_attribute("href")
        reader.close()
        return path

    def _own(self, path, side):
        reader = Visitor(self.browser, self.server, **self.dress)
        try:
            reader.go(path)
            if reader.page.get_attribute("html", "lang")[:2] != reader.language:
                reader.page.click(".site-footer form button")
            address = re.search(r"[\w.+-]+@[\w.-]+", reader.page.locator(".facts dd").nth(1).inner_text()).group(0)
            text = reader.page.inner_text(".letter-text")
            link = re.search(r"https?://\S+/mentorships/\S+", text).group(0)
            self._look(reader, f"mail-{side}")
            reader.page.goto(self.server.url + re.sub(r"^https?://[^/]+", "", link))
            self._look(reader, "sign-in")
            before = self._newest(address)
            reader.page.fill("#field-name", address)
            reader.page.click("main form button.button--primary")
            reader.page.wait_for_load_state()
            reader.page.goto(self.server.url + self._link_for(address, before))
            reader.page.click("main form button")
            reader.page.wait_for_load_state()
            assert self.words["pair"] in reader.page.inner_text("h1"), reader.page.inner_text("h1")
            self._look(reader, f"own-{side}")
        finally:
            reader.close()

    def _look(self, reader, name):
        try:
            reader.look("path-" + name)
        except AssertionError as fault:
            self.faults.append(str(fault))
            reader.faults.clear()

    def _newest(self, address):
        """The number of the newest mail caught for an address; 0 where there is none."""
        reader = Visitor(self.browser, self.server, **self.dress)
        try:
            links = reader.go("/demonstration/mails?to=" + address).page.locator("tbody .row-link__target")
            return int(links.first.get_attribute("href").split("/")[-1]) if links.count() else 0
        finally:
            reader.close()

    def _link_for(self, address, before):
        """The sign-in link of the mail that comes after the one numbered `before`."""
        for _ in range(40):
            number = self._newest(address)
            if number > before:
                reader = Visitor(self.browser, self.server, **self.dress)
                try:
                    text = reader.go(f"/demonstration/mails/{number}").page.inner_text(".letter-text")
                finally:
                    reader.close()
                return re.search(r"/sign-in/link/\S+", text).group(0)
            time.sleep(0.5)
        raise AssertionError(f"no sign-in link for {address}")

    def walk(self):
        try:
            self.open_programme()
            self.take_in("listed", None)
            self.take_in("mentor", 3)
            self.exclude()
            self.rules()
            self.compute()
            self.review()
            self.move()
            self.collide()
            self.solve_again()
            self.publish()
            self.meet()
        finally:
            self.visitor.close()
        assert not self.faults, "\n  ".join([f"{len(self.faults)} faults:"] + self.faults)


def journey_french(browser, server):
    Path(browser, server, language="fr").walk()


def journey_english_phone(browser, server):
    Path(browser, server, language="en", width="phone").walk()


def journey_french_phone_dark_plain(browser, server):
    Path(browser, server, language="fr", width="phone", dark=True, scripts=False).walk()


def journey_english_dark(browser, server):
    Path(browser, server, language="en", dark=True).walk()


def journey_english_plain(browser, server):
    Path(browser, server, language="en", scripts=False).walk()
