"""The whole path in one sitting, from a list as human resources hand it over: an empty installation is founded, the list
imported, a programme opened, people taken in, pairs computed, locked, moved and published; then a mentor and a mentee
read their mail and see each other."""
import re
import time

from founding import Founding
from journeys.path import Path
from journeys.people import DATA, hand_over, settle

COMMAND = "serve"


class FromList(Path):
    """Path on an installation that was just founded, whose mails arrive on a mail server."""

    # The other pages on the way are looked at by the journeys of their own; these, with this many people, here.
    LOOKED = {"review", "publication", "published"}

    def __init__(self, founding, **dress):
        super().__init__(founding.browser, founding.server, **dress)
        self.visitor.close()
        self.founding, self.visitor, self.page = founding, founding.visitor, founding.page

    def look(self, name):
        if name in self.LOOKED:
            super().look(f"list-{name}")

    def bring_in(self, path, people):
        self.visitor.go("/people/import")
        hand_over(self.visitor, path)
        assert self.page.locator("input[name=full]").count() == 0, "nobody can be missing from the first list"
        self.submit("button[name=do][value=compare]")
        settle(self.visitor)
        self.submit("form[action$=application] button")
        settle(self.visitor)
        digits = re.sub(r"\D", "", self.page.inner_text("h1"))
        assert str(people) in digits, self.page.inner_text("h1")

    def open_programme(self):
        self.visitor.go("/programmes/new?blank=yes")
        self.page.fill("#field-name", "Passerelles")
        self.page.fill("#field-purpose", "Neuf sur dix se voient chaque mois.")
        self.submit("main form button.button--primary")
        self.programme = re.search(r"/programmes/[0-9a-f-]{36}", self.page.url).group(0)

    def lock(self):
        """One pair of the first page is kept, another set aside: the rest is solved around them."""
        self.submit("#pair form button >> nth=0")
        assert self.words["locked"] in self.page.inner_text("#results"), "the pair is locked"
        self.visitor.go(self.run)
        self.submit("tbody .row-link__target >> nth=1")
        gone = self.page.get_attribute("tbody tr >> nth=1 >> input[name=pair]", "value")
        self.submit("#pair form button >> nth=1")
        assert gone not in self.page.content().split("data-bulk")[0].split("<tbody>")[1], "the pair is set aside"

    def _after_move(self):
        """Among so many, the pair may stand on another page of the list: what was done is said above it."""
        assert self.page.locator("aside #pair-title, #pair").count()
        return self.page.inner_text("main")

    def read_mails(self):
        """Waits for both mails of one pair; both people sign in by a link that they ask for, and find each other."""
        mails, pair = {}, None
        deadline = time.time() + 90
        while pair is None:
            mail = self.founding.post.received.get(timeout=max(1, deadline - time.time()))
            text = "".join(part["content"] for part in mail["body"]["parts"] if part["type"] == "text/plain")
            link = re.search(r"/mentorships/[0-9a-f-]{36}", text)
            if link:
                mails.setdefault(link.group(0), set()).update(mail["to"])
                pair = next((one for one, addresses in mails.items() if len(addresses) == 2), None)
        one, other = [self._faces(address, pair) for address in sorted(mails[pair])]
        assert one == tuple(reversed(other)) and all(one), f"each sees the other: {one}, {other}"

    def _faces(self, address, path):
        """Who the person of this address is, and whom they find on the page of their pair."""
        reader = self.founding.visit()
        try:
            reader.page.goto(self.server.url + "/sign-in/link")
            reader.page.fill("#field-name", address)
            reader.page.click("main form button.button--primary")
            reader.page.wait_for_load_state()
            reader.page.goto(self.server.url + self.founding.post.next(address, "/sign-in/link/").link(self.server))
            reader.page.click("main form button")
            reader.page.wait_for_load_state()
            if reader.page.get_attribute("html", "lang")[:2] != reader.language:
                reader.page.click(".site-footer form button")
                reader.page.wait_for_load_state()
            reader.page.goto(self.server.url + path)
            title = reader.page.inner_text("h1")
            assert self.words["pair"] in title, title
            reader.look("path-list-own")
            own = reader.page.locator(".person-menu summary").text_content()
            return " ".join(own.split()), title.split(self.words["pair"])[1].strip(" .")
        finally:
            reader.close()

    def walk(self, path, people, sides):
        self.bring_in(path, people)
        self.open_programme()
        for side, site in sides:
            self.take_in(side, site)
        self.compute()
        self.look("review")
        self.lock()
        self.move()
        self.publish()
        self.read_mails()
        assert not self.faults, "\n  ".join([f"{len(self.faults)} faults:"] + self.faults)


def whole(browser, name, people, sides, **dress):
    with Founding(browser, **dress) as founding:
        founding.administrator()
        founding.organisation()
        founding.mail_server()
        founding.contacts()
        FromList(founding, **dress).walk(DATA / name, people, sides)


def journey_french_list_in_text(browser, server):
    """It says itself who wishes to be what."""
    whole(browser, "roster-fr.csv", 1200, [("listed", None)], language="fr")


def journey_messy_workbook_on_a_phone_without_scripts(browser, server):
    """It says nothing of wishes: those of one site are taken in as mentees, those of another as mentors."""
    sides = [("mentee", 1), ("mentor", 2)]
    whole(browser, "roster-messy.xlsx", 785, sides, language="en", width="phone", scripts=False)
