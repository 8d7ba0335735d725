"""The founding of an installation, as whoever installs it goes through it: the code of the terminal, the first
administrator, second factor, organisation, mail server with a test mail that arrives, contacts."""
import re
import time

from kit import Server, Visitor
from post import MailServer, code, scan

ADMINISTRATOR = "claire.morel@example.org"
PASSWORD = "trois cerises au marché"


class Founding:
    """An empty installation and a mail server beside it. With `looks`, every page on the way is looked at."""

    def __init__(self, browser, looks=False, **dress):
        self.browser, self.looks, self.dress = browser, looks, dress
        self.server, self.post = Server(command="serve"), MailServer()
        self.visitor = self.visit()
        self.page = self.visitor.page

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.stop()
        self.post.stop()

    def visit(self):
        """Another browser, dressed alike."""
        return Visitor(self.browser, self.server, **self.dress)

    def look(self, name, visitor=None):
        if self.looks:
            (visitor or self.visitor).look(name)

    def refused(self, name, visitor=None):
        """The page says what is wrong."""
        page = (visitor or self.visitor).page
        assert page.locator(".field__error, .error-summary").count(), f"{name}: refused without a reason: {page.url}"
        self.look(name, visitor)

    def submit(self, visitor=None, **fields):
        """Fills fields by name and presses the form's main button."""
        page = (visitor or self.visitor).page
        for name, value in fields.items():
            page.fill(f"main [name={name}]", value)
        page.click("main button.button--primary")
        page.wait_for_load_state()

    def at(self, path, visitor=None):
        """On this page, whatever it says was just done."""
        url = re.sub(r"\?done=[^#]*$", "", (visitor or self.visitor).page.url)
        assert url == self.server.url + path, f"{url} is not {path}"

    def administrator(self):
        """The code of the terminal and the first administrator, who is signed in at once."""
        self.page.goto(self.server.url + "/")
        self.at("/set-up")
        self.look("setup-1-code")
        self.submit(code="AAAA-BBBB-CCCC-DDDD")
        self.refused("setup-1-code-refused")
        printed = re.search(r"(\S+)/set-up\s[\s\S]*?((?:[0-9A-Z]{4}-){3}[0-9A-Z]{4})", self.server.output())
        assert printed.group(1) == self.server.url, printed.group(1)
        self.submit(code=printed.group(2).lower())
        self.look("setup-2-administrator")
        person = {"first_name": "Claire", "last_name": "Morel", "email": ADMINISTRATOR}
        self.submit(**person, password="claire morel", password_again="claire morel")
        self.refused("setup-2-administrator-refused")
        self.submit(password=PASSWORD, password_again=PASSWORD)
        return self.second_factor("setup-4")

    def second_factor(self, name, visitor=None):
        """Sets the second factor up. Returns its secret and the ten codes for paper."""
        page = (visitor or self.visitor).page
        self.look(f"{name}-second-factor", visitor)
        self.submit(visitor)
        scanned = scan(page.locator(".qr").screenshot())
        page.click("main details summary")
        self.look(f"{name}-second-factor-qr", visitor)
        secret = scanned["secret"]
        assert page.inner_text("#secret").replace(" ", "") == secret, "the typed key is another"
        self.submit(visitor, code="000000")
        self.refused(f"{name}-second-factor-refused", visitor)
        self.submit(visitor, code=code(secret))
        codes = page.locator(".codes li").all_inner_texts()
        assert len(set(codes)) == 10, codes
        self.look(f"{name}-second-factor-codes", visitor)
        page.click("main a.button--primary")
        page.wait_for_load_state()
        return secret, codes

    def organisation(self):
        self.at("/settings/organisation")
        self.look("setup-5-organisation")
        self.submit(name="Horizon Énergie", public_url="https://mentorat.example.org/binome")
        self.refused("setup-5-organisation-refused")
        self.submit(public_url=self.server.url)
        self.at("/settings/mail")

    def mail_server(self):
        """A server that is not there, then one that takes: the test mail arrives, and its link says so."""
        self.look("setup-6-mail")
        self.page.check("[name=security][value=none]", force=True)
        self.submit(host="127.0.0.1", port="1", mail_from="mentorat@example.org")
        self.wait_for(".notice--attention")
        self.look("setup-6-mail-unreachable")
        self.page.check("[name=security][value=none]", force=True)
        self.submit(host="127.0.0.1", port=str(self.post.port), mail_from="mentorat@example.org")
        self.wait_for(".notice--info")
        self.look("setup-6-mail-sent")
        mail = self.post.next(ADMINISTRATOR, "/mail-arrival/")
        reading = self.visit()
        reading.go(mail.link(self.server))
        self.look("setup-6-mail-arrival", reading)
        self.submit(reading)
        self.look("setup-6-mail-arrived", reading)
        reading.close()
        self.page.reload()
        self.wait_for(".notice--success")
        assert self.page.locator("main .form__actions a.button--primary").count() == 1, "no way on once the mail arrived"
        self.look("setup-6-mail-tested")

    def wait_for(self, selector):
        """Scripts look again by themselves; without them one presses the link, or comes back."""
        deadline = time.time() + 20
        while not self.page.locator(selector).count():
            assert time.time() < deadline, f"no {selector}: {self.page.inner_text('main')}"
            if self.dress.get("scripts", True):
                time.sleep(0.2)
            else:
                self.page.goto(self.server.url + "/settings/mail")

    def contacts(self):
        self.page.click("main .form__actions a.button")
        self.at("/settings/contacts")
        self.look("setup-7-contacts")
        self.submit(contact="Déléguée à la protection des données", contact_email="dpo@example.org")
        self.at("/settings")
        self.look("setup-8-settings")
        self.page.click("main .lead__actions button")
        self.at("/")
        self.look("setup-9-home")
