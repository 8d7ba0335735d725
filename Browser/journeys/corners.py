"""Pages that no link leads to: errors, what is at work, stopping optional mails; the menu of a phone; what is printed."""
import base64
import hashlib
import hmac
import re
import sqlite3
from contextlib import closing

from journeys.people import DATA, hand_over
from kit import PICTURES, Visitor


def arrive(visitor, path, status, name):
    """A page that answers so, looked at like any other."""
    answer = visitor.page.goto(visitor.server.url + path)
    assert answer.status == status, f"{path}: {answer.status}"
    visitor.look(name)


def send(visitor, path, fields):
    """A form that no page of ours has, sent from the one that is open; the status of what comes."""
    with visitor.page.expect_navigation() as arrival:
        visitor.page.evaluate("""([path, fields]) => {
            const form = document.createElement("form");
            form.method = "post";
            form.action = path;
            for (const [name, value] of Object.entries(fields)) {
                const input = document.createElement("input");
                input.type = "hidden";
                input.name = name;
                input.value = value;
                form.append(input);
            }
            document.body.append(form);
            form.submit();
        }""", [path, fields])
    return arrival.value.status


def data(server):
    """The database itself, beside the server."""
    return closing(sqlite3.connect(f"{server.folder}/data.sqlite", timeout=20, isolation_level=None))


def ask(server, statement, *values):
    with data(server) as connection:
        return connection.execute(statement, values).fetchone()


def wishes(server):
    """The signed path that an optional mail to somebody would bear."""
    person = ask(server, "SELECT id FROM person ORDER BY id LIMIT 1")[0].encode()
    secret = (server.folder / "data.sqlite.key").read_bytes()
    drawn = hmac.new(bytes(32), secret, hashlib.sha256).digest()
    key = hmac.new(drawn, b"binome.v1.sign.mail wishes\x01", hashlib.sha256).digest()
    texts = [base64.urlsafe_b64encode(part).decode().rstrip("=")
             for part in (person, hmac.new(key, person, hashlib.sha256).digest())]
    return "/mail-wishes/" + ".".join(texts)


def stop_mails(visitor):
    """One button stops them, one resumes; each state is looked at, and a GET does neither."""
    page, path = visitor.page, wishes(visitor.server)
    for _ in range(2):
        arrive(visitor, path, 200, "mail-wishes")
    title = page.inner_text("h1")
    page.click("main form button")
    page.wait_for_load_state()
    assert page.inner_text("h1") != title, "the mails are stopped"
    visitor.look("mail-wishes-stopped")
    page.click("main form button")
    page.wait_for_load_state()
    assert page.inner_text("h1") == title, "and come again"


def errors(visitor):
    server = visitor.server
    arrive(visitor, "/nowhere", 404, "error-404")
    arrive(visitor, "/sign-out", 405, "error-405")
    arrive(visitor, "/sign-in/link/" + "A" * 43, 410, "error-410")
    stop_mails(visitor)
    visitor.sign_in("mentee")
    arrive(visitor, "/settings", 403, "error-403")
    visitor.go("/account")
    if visitor.scripts:
        token = visitor.page.locator("input[name=form_token]").first.get_attribute("value")
        assert send(visitor, "/language", {"form_token": token, "language": "fr" * 50_000}) == 413
        visitor.look("error-413")
        visitor.go("/account")
    # Somebody else holds the database: whatever is asked for waits, and is told.
    with data(server) as holder:
        holder.execute("BEGIN IMMEDIATE")
        visitor.page.click(".person-menu > summary")
        with visitor.page.expect_navigation(timeout=30_000) as arrival:
            visitor.page.click(".person-menu form button", timeout=30_000)
        assert arrival.value.status == 503, arrival.value.status
        visitor.look("error-503")


def at_work(visitor):
    """A run and a list that are at it: what is known of them is set so, and set back."""
    server, page = visitor.server, visitor.page
    visitor.sign_in("manager")
    run, programme = ask(
        server, "SELECT id, programme_id FROM pairing_run WHERE state = 'done' ORDER BY asked_at DESC LIMIT 1")
    try:
        ask(server, "UPDATE pairing_run SET state = 'running', progress = 400 WHERE id = ?", run)
        arrive(visitor, f"/programmes/{programme}/pairing-runs/{run}", 200, "run-at-work")
        assert page.get_attribute("#run progress", "value") == "400" and "40" in page.inner_text("#run [role=status]")
    finally:
        ask(server, "UPDATE pairing_run SET state = 'done', progress = 1000 WHERE id = ?", run)
    visitor.go("/people/import")
    hand_over(visitor, DATA / "roster-en.csv")
    handed = re.search(r"[0-9a-f-]{36}", page.url).group(0)
    for reached, name in (("reading", "import-reading"), ("applying", "import-applying")):
        ask(server, f"UPDATE staff_import SET state = '{reached}', progress = 400 WHERE id = ?", handed)
        arrive(visitor, f"/people/import/{handed}", 200, name)
        assert page.locator("#import-run progress").count() == 1
        if reached == "reading":
            assert "40" in page.inner_text("#import-run [role=status]"), page.inner_text("#import-run")
    page.click("main form[action$=cancellation] button")
    page.wait_for_load_state()


def walk(browser, server, **dress):
    visitor = Visitor(browser, server, **dress)
    faults = []
    try:
        for part in (errors, at_work):
            try:
                part(visitor)
            except AssertionError as fault:
                faults.append(str(fault))
                visitor.faults.clear()
        assert not faults, "\n  ".join(faults)
    finally:
        visitor.close()


def journey_errors_and_work_french(browser, server):
    walk(browser, server, language="fr")


def journey_errors_and_work_english_phone_dark(browser, server):
    walk(browser, server, language="en", width="phone", dark=True)


def journey_errors_and_work_french_phone_without_scripts(browser, server):
    walk(browser, server, language="fr", width="phone", scripts=False)


def menu(browser, server, **dress):
    """At 320 px the menu is folded; it opens by a tap and by a key, shows its entries whole, and leads somewhere."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    visitor = Visitor(browser, server, **dress)
    try:
        page = visitor.sign_in("manager").page
        page.set_viewport_size({"width": 320, "height": 640})
        visitor.go("/")
        summary, entries = page.locator(".site-menu > summary"), page.locator(".site-menu nav a")
        assert summary.is_visible() and not page.locator(".site-nav").is_visible()
        count = entries.count()
        assert count >= 3 and not entries.first.is_visible(), "folded"
        paths = [entries.nth(n).get_attribute("href") for n in range(count)]
        for number, path in enumerate(paths):
            if number % 2:
                summary.press("Enter")
            else:
                summary.click()
            box = entries.nth(number).bounding_box()
            assert box and box["x"] >= 0 and box["x"] + box["width"] <= 320 and box["height"] >= 24, f"{path}: {box}"
            with page.expect_navigation():
                entries.nth(number).click()
            assert page.url.removeprefix(server.url).split("?")[0] == path, page.url
            assert page.locator(".site-menu a[aria-current=page]").get_attribute("href") == path
        summary.click()
        plain = "" if visitor.scripts else "-plain"
        visitor._picture(PICTURES / f"menu-open-{visitor.language}-320{plain}.png")
        page.locator(".person-menu > summary").click()
        with page.expect_navigation():
            page.locator(".person-menu a").first.click()
        assert page.url.endswith("/account"), page.url
    finally:
        visitor.close()


def journey_menu_at_320_french(browser, server):
    menu(browser, server, language="fr", width="phone")


def journey_menu_at_320_english_without_scripts(browser, server):
    menu(browser, server, language="en", width="phone", dark=True, scripts=False)


# A4 within the margins of print.css, at 96 points to the inch.
PAPER = {"width": 703, "height": 1010}


def journey_paper_has_the_whole_table_and_nothing_to_press(browser, server):
    PICTURES.mkdir(parents=True, exist_ok=True)
    visitor = Visitor(browser, server)
    try:
        page = visitor.sign_in("manager").page
        review = page.locator("main a[href*='/pairing-runs/']").first.get_attribute("href").split("?")[0]
        programme = re.match(r"/programmes/[0-9a-f-]{36}", review).group(0)
        for path in (review, programme + "/participants", "/people", "/"):
            page.emulate_media(media="screen")
            visitor.go(path)
            rows = page.locator("main table tbody tr").count()
            page.emulate_media(media="print")
            page.set_viewport_size(PAPER)
            name = "review" if path == review else path.split("/")[-1] or "home"
            visitor._picture(PICTURES / f"paper-{name}.png")
            seen = page.evaluate(PRESSED)
            assert not seen, f"{path}: on paper there is {seen}"
            cut = page.evaluate(CUT)
            assert not cut, f"{path}: cut on paper: {cut}"
            if rows:
                shown = page.locator("main table tbody tr:visible").count()
                assert shown == rows, f"{path}: {shown} of {rows} rows on paper"
                cells = page.locator("main table tbody tr:visible").first.evaluate("row => getComputedStyle(row).display")
                assert cells == "table-row", f"{path}: on paper a row is {cells}"
            assert page.locator("h1").is_visible(), path
            page.set_viewport_size({"width": 1280, "height": 900})
        # Of each weight, what was chosen.
        visitor.go(programme + "/rules")
        weights = page.locator(".segmented__options")
        assert weights.count() > 5 and page.locator(".segmented__options label:visible").count() == weights.count()
    finally:
        visitor.close()


# What can be pressed or typed in, and menus, that would be printed.
PRESSED = """() => [...document.querySelectorAll("button, .button, input, select, nav:not(.breadcrumb), summary")]
    .filter(one => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length
        && one.getBoundingClientRect().width > 1 && !one.closest(".more > summary, .more"))
    .map(one => one.tagName + "." + one.className + " " + one.textContent.trim().slice(0, 30))"""
# Cells that stand out of the sheet or hold more than they show.
CUT = """() => [...document.querySelectorAll("main tbody th, main tbody td")]
    .filter(one => one.checkVisibility() && one.getBoundingClientRect().width > 1)
    .filter(one => one.getBoundingClientRect().right > innerWidth + 1 || one.scrollWidth > one.clientWidth + 1)
    .map(one => one.className + " " + one.textContent.trim().slice(0, 30))"""
