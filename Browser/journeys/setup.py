"""From an empty database to an installation that can work, in both languages, with and without JavaScript: each on a
server of its own."""
from founding import Founding

COMMAND = "serve"


def journey_french(browser, server):
    found(browser, language="fr", width="wide")


def journey_french_phone_dark(browser, server):
    found(browser, language="fr", width="phone", dark=True)


def journey_english_without_scripts(browser, server):
    found(browser, language="en", width="phone", scripts=False)


def journey_english_dark(browser, server):
    found(browser, language="en", width="wide", dark=True)


def found(browser, **dress):
    with Founding(browser, looks=True, **dress) as founding:
        founding.administrator()
        founding.organisation()
        founding.mail_server()
        founding.contacts()
        # Nothing of set-up waits any more; the door of the first start is closed.
        assert founding.page.locator("main .task a[href^='/settings']").count() == 0, founding.page.inner_text("main")
        founding.page.goto(founding.server.url + "/set-up")
        founding.at("/")
        founding.visitor.go("/who-sees-what")
        assert "dpo@example.org" in founding.page.inner_text("main")
        founding.look("setup-who-sees-what")
