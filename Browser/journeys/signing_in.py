"""Every way in and out, on an installation founded for it, with mails that really travel: invitation, link, forgotten
password, changed address, sessions ended from elsewhere, a code on paper, recovery codes, a lost telephone."""
from founding import ADMINISTRATOR, PASSWORD, Founding
from post import code

COMMAND = "serve"
NEW = "quatre nuages sans parapluie"


def journey_french(browser, server):
    walk(browser, language="fr", width="wide")


def journey_english_without_scripts_on_a_phone(browser, server):
    walk(browser, language="en", width="phone", scripts=False)


def journey_english_phone_dark(browser, server):
    walk(browser, language="en", width="phone", dark=True)


def walk(browser, **dress):
    with Founding(browser, **dress) as founding:
        _, codes = founding.administrator()
        founding.organisation()
        founding.mail_server()
        founding.contacts()
        founding.looks = True
        add(founding, first_name="Luc", last_name="Gauthier", email="luc@example.org")
        add(founding, first_name="Nora", last_name="Haddad", email="nora@example.org")
        add(founding, first_name="Awa", last_name="Diop", staff_number="004217")
        invitation(founding)
        sign_in_by_link(founding)
        printed_code(founding)
        recovery_code(founding, codes)


def add(founding, **fields):
    founding.visitor.go("/people/new")
    founding.submit(**fields)


def opened(founding, to, link):
    """Another browser at the page that a mail leads to."""
    visitor = founding.visit()
    visitor.go(founding.post.next(to, link).link(founding.server))
    return visitor


def invitation(founding):
    """A role for Nora: she is invited, chooses a password, and must set up a second factor."""
    page = founding.page
    founding.visitor.go("/settings")
    page.click("main a[href='/settings/roles']")
    founding.look("roles")
    page.click("main .lead__actions a")
    page.fill("[name=q]", "nor")
    page.press("[name=q]", "Enter")
    page.click("main .rows a")
    roles = page.locator("[name=role] option").evaluate_all("options => options.map(option => option.value)")
    assert roles == ["administrator"], "without a programme there is no other role to give"
    assert page.locator("main .notice a[href*='/programmes/new']").count() == 1, "and the page says where one is made"
    founding.look("roles-choose")
    page.select_option("[name=role]", "administrator")
    founding.submit()
    founding.at("/settings/roles")
    founding.look("roles-given")
    nora = opened(founding, "nora@example.org", "/invitation/")
    founding.look("invitation", nora)
    founding.submit(nora, password="nora haddad", password_again="nora haddad")
    founding.refused("invitation-refused", nora)
    founding.submit(nora, password=NEW, password_again=NEW)
    founding.second_factor("invited", nora)
    founding.at("/", nora)
    assert nora.page.locator("[data-done]").count() == 1, "nothing says that the password was saved"
    founding.look("invited-home", nora)
    founding.visitor.go("/settings/roles")
    page.goto(founding.server.url + page.get_attribute("main a[href*='/second-factor/removal']", "href"))
    founding.look("second-factor-asked")
    page.click("main form[action*='/second-factor/removal'] button")
    page.wait_for_load_state()
    assert page.locator("[data-done]").count() == 1, "nothing says that it is taken off"
    nora.page.reload()
    assert nora.page.url.startswith(founding.server.url + "/sign-in"), nora.page.url
    nora.close()


def ask(founding, path, name):
    """Asks for a mail with a link."""
    visitor = founding.visit()
    visitor.go(path)
    founding.look(path.strip("/").replace("/", "-"), visitor)
    founding.submit(visitor, name=name)
    founding.look(path.strip("/").replace("/", "-") + "-sent", visitor)
    visitor.close()


def sign_in_by_link(founding):
    """Luc: a link, a password, another browser, another address."""
    ask(founding, "/sign-in/link", "nobody@example.org")
    ask(founding, "/sign-in/link", "LUC@example.org")
    luc = opened(founding, "luc@example.org", "/sign-in/link/")
    link = luc.page.url
    founding.look("link-follow", luc)
    founding.submit(luc)
    founding.at("/", luc)
    founding.look("link-home", luc)
    again = founding.visit()
    assert again.page.goto(link).status == 410
    founding.look("link-used", again)
    again.close()
    ask(founding, "/forgotten-password", "luc@example.org")
    other = opened(founding, "luc@example.org", "/password/")
    founding.look("password-choose", other)
    founding.submit(other, password=NEW, password_again=NEW + "!")
    founding.refused("password-choose-refused", other)
    founding.submit(other, password=NEW, password_again=NEW)
    founding.at("/", other)
    luc.go("/account")
    assert "/sign-in" in luc.page.url, "the session from before the new password"
    founding.submit(luc, name="luc@example.org", password=NEW)
    founding.at("/account", luc)
    founding.look("account-two-browsers", luc)
    luc.page.click("main .row form[action^='/account/sessions/'] button")
    luc.page.wait_for_load_state()
    founding.look("account-one-browser", luc)
    other.go("/account")
    assert "/sign-in" in other.page.url, "the session that was ended from elsewhere"
    changed_address(founding, luc)
    other.close()


def changed_address(founding, luc):
    luc.go("/account/address")
    founding.look("address", luc)
    founding.submit(luc, email="luc.gauthier@example.org", current="not this one")
    founding.refused("address-refused", luc)
    founding.submit(luc, email="luc.gauthier@example.org", current=NEW)
    founding.look("address-sent", luc)
    confirming = opened(founding, "luc.gauthier@example.org", "/account/address/")
    founding.look("address-confirm", confirming)
    founding.submit(confirming)
    founding.look("address-changed", confirming)
    confirming.close()
    warning = founding.post.next("luc@example.org")
    assert founding.server.url not in warning.text and "luc.gauthier" not in warning.text, warning.text
    luc.go("/account")
    assert "/sign-in" in luc.page.url, "a session from before the new address"
    founding.submit(luc, name="luc.gauthier@example.org", password=NEW)
    founding.at("/account", luc)
    luc.page.click("main .lead__actions button")
    luc.page.wait_for_load_state()
    founding.at("/sign-in", luc)
    luc.close()


def printed_code(founding):
    """Awa has no address: a slip of paper, once."""
    founding.visitor.go("/settings")
    founding.page.click("main a[href='/printed-codes']")
    founding.look("printed-codes")
    founding.page.check("tbody [name=person]")
    founding.submit()
    slip = founding.page.inner_text("main .one-time-code")
    founding.look("printed-codes-slips")
    for given, is_taken in (("7K3M-9QXD-2HTB-84FW", False), (slip.lower(), True), (slip, False)):
        awa = founding.visit()
        awa.go("/sign-in/code")
        founding.look("printed-code", awa)
        founding.submit(awa, number="004217", code=given)
        if not is_taken:
            founding.refused("printed-code-refused", awa)
        else:
            founding.look("printed-code-password", awa)
            founding.submit(awa, password=NEW, password_again=NEW)
            founding.at("/", awa)
        awa.close()


def recovery_code(founding, codes):
    """The administrator without a telephone: a code of the list, which is then told by mail and worth nothing."""
    founding.visitor.go("/account")
    founding.page.click("main .lead__actions button")
    founding.page.wait_for_load_state()
    founding.submit(name=ADMINISTRATOR, password=PASSWORD)
    founding.page.click("main details summary")
    founding.look("second-factor-ask")
    founding.submit(code="zzzz-zzzz")
    founding.refused("second-factor-ask-refused")
    founding.submit(code=codes[0].upper())
    founding.at("/")
    mail = founding.post.next(ADMINISTRATOR, "/account/second-factor")
    assert "9" in mail.text, mail.text
    founding.visitor.go("/account/second-factor")
    founding.look("second-factor-manage")
    founding.visitor.go("/settings/audit")
    founding.look("audit")
