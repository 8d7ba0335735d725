"""Every page that each kind of user can reach by links: looked at once per address pattern, in several dresses."""
import re

from kit import Visitor

# With the living page of components.
ARGUMENTS = ("--development",)
IDENTIFIER = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")
SKIPPED = re.compile(r"/(assets|health|metrics)/|\.(csv|xlsx|json)|/export|/certificate|/letter$|/costs|/refused")
# Queries that make another page of the same address.
TELLING = {"template", "from", "blank", "pair", "moved"}


def pattern(path):
    """An address without what tells one person, or one filter, from another."""
    path, _, query = path.split("#")[0].partition("?")
    names = {part.split("=")[0] for part in query.split("&") if part} & TELLING
    return re.sub(r"/\d+(?=/|$)", "/N", IDENTIFIER.sub("ID", path)) + ("?" + min(names) if names else "")


def crawl(visitor, start, most=60):
    """Follows links breadth first; one page of each pattern. All faults are told at the end."""
    seen, queue, looked, faults = {pattern(path) for path in start}, list(start), [], []
    while queue and len(looked) < most:
        path = queue.pop(0)
        try:
            answer = visitor.page.goto(visitor.server.url + path)
        except Exception as error:  # a download is no page
            if "Download is starting" in str(error):
                continue
            raise
        if answer is None or "text/html" not in answer.headers.get("content-type", ""):
            continue
        looked.append(path)
        name = re.sub(r"[^a-z0-9]+", "-", pattern(path).replace("ID", "").lower()).strip("-") or "home"
        try:
            assert answer.status == 200, f"{path}: {answer.status}"
            visitor.look(name)
        except AssertionError as fault:
            faults.append(str(fault))
            visitor.faults.clear()
        for link in visitor.page.eval_on_selector_all("a[href^='/']", "all => all.map(a => a.getAttribute('href'))"):
            if not SKIPPED.search(link) and pattern(link) not in seen:
                seen.add(pattern(link))
                queue.append(link)
    assert not faults, "\n  ".join([f"{len(faults)} of {len(looked)} pages:"] + faults)
    return looked


def walk(browser, server, part, least=3, **dress):
    visitor = Visitor(browser, server, **dress)
    try:
        if part:
            visitor.sign_in(part)
            looked = crawl(visitor, ["/"])
        else:
            looked = crawl(visitor, ["/sign-in", "/who-sees-what", "/demonstration/cast", "/design"])
        assert len(looked) >= least, looked
    finally:
        visitor.close()


def journey_stranger_french_phone(browser, server):
    walk(browser, server, None, least=6, language="fr", width="phone")


def journey_stranger_english_dark(browser, server):
    walk(browser, server, None, least=6, language="en", dark=True)


def journey_manager_french(browser, server):
    walk(browser, server, "manager", least=25, language="fr")


def journey_manager_english_phone_dark(browser, server):
    walk(browser, server, "manager", least=25, language="en", width="phone", dark=True)


def journey_manager_french_phone_without_scripts(browser, server):
    walk(browser, server, "manager", least=25, language="fr", width="phone", scripts=False)


def journey_administrator_french_phone(browser, server):
    walk(browser, server, "administrator", least=20, language="fr", width="phone")


def journey_administrator_english_without_scripts(browser, server):
    walk(browser, server, "administrator", least=20, language="en", scripts=False)


def journey_mentee_french_phone(browser, server):
    walk(browser, server, "mentee", least=5, language="fr", width="phone")


def journey_mentee_english_without_scripts(browser, server):
    walk(browser, server, "mentee", least=5, language="en", scripts=False)


def journey_mentor_english(browser, server):
    walk(browser, server, "mentor", least=5, language="en")


def journey_mentor_french_phone_without_scripts(browser, server):
    walk(browser, server, "mentor", least=5, language="fr", width="phone", scripts=False)


def journey_waiting_english_phone_dark(browser, server):
    walk(browser, server, "waiting", least=4, language="en", width="phone", dark=True)


def journey_local_manager_french_dark(browser, server):
    walk(browser, server, "localManager", least=10, language="fr", dark=True)


def journey_referent_french(browser, server):
    walk(browser, server, "referent", language="fr")


def journey_sponsor_english_phone(browser, server):
    walk(browser, server, "sponsor", language="en", width="phone")


def journey_pair_opened_on_a_phone_is_in_sight(browser, server):
    """On a phone the pair that was opened lies over the list at its row, and a link closes it; without JavaScript, too."""
    for scripts in (True, False):
        visitor = Visitor(browser, server, width="phone", scripts=scripts)
        try:
            page = visitor.sign_in("manager").page
            review = page.locator("main a[href*='/pairing-runs/']").first.get_attribute("href").split("?")[0]
            visitor.go(review)
            row = page.locator("tbody .row-link__target").nth(15)
            name = row.inner_text()
            row.click()
            page.wait_for_load_state("load")
            page.wait_for_timeout(300)
            title = page.locator("#pair-title")
            assert name in title.inner_text(), title.inner_text()
            box, line = title.bounding_box(), page.locator("tr[aria-current]").bounding_box()
            assert 200 < box["y"] < 800, box
            assert 0 <= line["y"] < box["y"], (line, box)
            visitor.look("review-phone-sheet")
            page.click(".sheet__close")
            page.wait_for_load_state("load")
            assert not page.locator(".sheet").count() and "pair=" not in page.url, page.url
        finally:
            visitor.close()


def journey_pair_far_down_the_list_is_read_beside_its_row(browser, server):
    """On a wide screen the list stays where it was, and the pair that was opened is in sight."""
    visitor = Visitor(browser, server)
    try:
        page = visitor.sign_in("manager").page
        review = page.locator("main a[href*='/pairing-runs/']").first.get_attribute("href").split("?")[0]
        visitor.go(review)
        rows = page.locator("a[data-keeps-place]")
        row = rows.nth(rows.count() * 2 // 3)
        row.scroll_into_view_if_needed()
        name, before = row.inner_text(), page.evaluate("scrollY")
        assert before > 300, before
        row.click()
        page.wait_for_load_state("load")
        page.wait_for_timeout(300)
        assert abs(page.evaluate("scrollY") - before) < 40, (before, page.evaluate("scrollY"))
        panel = page.locator("#pair-title")
        assert name in panel.inner_text(), panel.inner_text()
        box = panel.bounding_box()
        assert 0 <= box["y"] < 900, box
        visitor.look("review-far-down")
    finally:
        visitor.close()
