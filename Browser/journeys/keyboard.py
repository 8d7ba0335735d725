"""What a keyboard and large letters need: the focus goes where something opened, and nothing is wider than the screen."""
import re

from journeys.pages import crawl
from kit import WIDTHS, Visitor

FOCUS = "(document.activeElement.id || document.activeElement.textContent.trim())"


def review(visitor):
    page = visitor.sign_in("manager").page
    path = page.locator("main a[href*='/pairing-runs/']").first.get_attribute("href").split("?")[0]
    visitor.go(path)
    return page


def settled(page):
    """The page is there, and its scripts have put the focus where it belongs."""
    page.wait_for_load_state("load")
    page.wait_for_timeout(300)


def open_and_close(browser, server, **dress):
    """Enter on a row leads into what opened; Escape, and its link, lead back to the row."""
    visitor = Visitor(browser, server, **dress)
    try:
        page = review(visitor)
        row = page.locator("tbody .row-link__target").nth(12)
        name = row.inner_text()
        for closing in ("Escape", "link"):
            row.focus()
            page.keyboard.press("Enter")
            page.wait_for_url("**pair=*")
            settled(page)
            assert page.evaluate(FOCUS) == "pair-title", page.evaluate(FOCUS)
            assert name in page.inner_text("#pair-title")
            if closing == "link":
                page.locator("#pair .pager a").first.focus()
            page.keyboard.press("Escape" if closing == "Escape" else "Enter")
            page.wait_for_function(f"name => {FOCUS} === name", arg=name)
            settled(page)
            assert page.evaluate(FOCUS) == name, page.evaluate(FOCUS)
            if dress.get("width") == "phone":
                assert not page.locator(".sheet").count(), "the sheet is closed"
            visitor.go(re.split("[?#]", page.url)[0].removeprefix(server.url))
            row = page.locator("tbody .row-link__target").nth(12)
    finally:
        visitor.close()


def journey_row_opened_by_keyboard_has_the_focus(browser, server):
    open_and_close(browser, server)


def journey_sheet_of_a_phone_has_the_focus_and_closes_by_escape(browser, server):
    open_and_close(browser, server, width="phone", language="en", dark=True)


def journey_row_leads_into_what_it_opened_without_scripts(browser, server):
    """A link in the row that is opened leads to its detail, a few steps away."""
    visitor = Visitor(browser, server, scripts=False)
    try:
        page = review(visitor)
        page.locator("tbody .row-link__target").nth(12).focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**pair=*")
        for _ in range(4):
            page.keyboard.press("Tab")
            if page.locator("a.when-focused:focus").count():
                break
        link = page.locator("a.when-focused:focus")
        box = link.bounding_box()
        assert box["width"] > 40 and box["height"] >= 24, f"it is seen: {box}"
        page.keyboard.press("Enter")
        page.wait_for_url("**#pair-title")
        page.keyboard.press("Tab")
        assert page.locator("#pair :focus").count() == 1, "the next step is in the detail"
    finally:
        visitor.close()


def journey_boxes_and_links_of_the_review_are_as_large_as_a_finger(browser, server):
    for width, least in (("phone", 36), ("wide", 24)):
        visitor = Visitor(browser, server, width=width)
        try:
            page = review(visitor)
            for what in (".tabs--within a", ".card__links a", "td.choose input"):
                box = page.locator(what).first.bounding_box()
                least_here = 24 if "input" in what else least
                assert box["height"] >= least_here, f"{what} at {width}: {box}"
            names = page.locator(".tabs--within a").all_inner_texts()
            assert len(names) >= 4, names
            programme = page.locator(".tabs:not(.tabs--within) a").first
            assert programme.is_visible() == (width == "wide"), "on a phone the path above says where one is"
            # What a tab opens has the same tabs.
            for number in range(1, len(names)):
                page.locator(".tabs--within a").nth(number).click()
                page.wait_for_load_state()
                assert page.locator(".tabs--within a").all_inner_texts() == names
                assert page.inner_text(".tabs--within a[aria-current=page]") == names[number]
            if width == "phone":
                page.locator(".tabs--within a").first.click()
                page.wait_for_load_state()
                # Beside the box itself.
                box = page.locator("td.choose input").first.bounding_box()
                page.mouse.click(box["x"] + box["width"] + 6, box["y"] + box["height"] + 6)
                assert page.locator("td.choose input").first.is_checked(), "a finger beside the box finds it"
        finally:
            visitor.close()


class LargeLetters(Visitor):
    """Somebody whose browser writes twice as large as usual, on a phone."""

    def look(self, name):
        found = []
        for width in (WIDTHS["phone"], 320):
            self.page.set_viewport_size({"width": width, "height": 900})
            excess = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            if excess > 0:
                found.append(f"{name}: at {width} px scrolls sideways by {excess} px")
        assert not found, "; ".join(found)
        return self


def large(browser, server, part, least, **dress):
    reader = browser.browser_type.launch(
        executable_path="/usr/bin/chromium", args=["--no-sandbox", "--blink-settings=defaultFontSize=32"])
    visitor = LargeLetters(reader, server, width="phone", **dress)
    try:
        start = ["/"] if part else ["/sign-in", "/who-sees-what", "/demonstration/cast"]
        if part:
            visitor.sign_in(part)
        visitor.page.goto(server.url + start[0])
        assert visitor.page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
        looked = crawl(visitor, start)
        assert len(looked) >= least, looked
        assert part is None or visitor.page.locator(".person-menu > summary").is_visible()
    finally:
        visitor.close()
        reader.close()


def journey_large_letters_stranger_french(browser, server):
    large(browser, server, None, 5, language="fr")


def journey_large_letters_manager_french(browser, server):
    large(browser, server, "manager", 25, language="fr")


def journey_large_letters_administrator_english(browser, server):
    large(browser, server, "administrator", 20, language="en")


def journey_large_letters_mentee_english(browser, server):
    large(browser, server, "mentee", 4, language="en")
