"""From a staff list to people: handed over, corrected, compared, imported; then found, opened, changed, left, saved."""
import csv
import tempfile
from pathlib import Path

import openpyxl

from kit import ROOT, Server, Visitor

DATA = ROOT / "Tests" / "Data"
SAID = {
    "fr": {"refused": "refusé", "imported": "importées", "left": "A quitté l’organisation", "found": "personne",
           "closed": "n’est jamais refermé", "large": "dépasse la taille permise"},
    "en": {"refused": "refused", "imported": "imported", "left": "left", "found": "pe",
           "closed": "never closed", "large": "larger than"},
}


def roster(folder):
    """The French list, with somebody whose skill nobody knows, and two rows that must be refused: a number of somebody
    else, and nobody's name."""
    path = Path(folder) / "effectif-2026.csv"
    text = (DATA / "roster-fr.csv").read_text(encoding="utf-8-sig")
    number = text.splitlines()[1].split(";")[0]
    text += "E009998;Dubois;Nina;;01/09/2026;;scaphandrière;;Production;Lyon;;fr;;100 %;soudure sous-marine;;\r\n"
    path.write_text(text + f"{number};Intrus;Paul;;;;;;;;;;;;;;\r\nE009999;;;;;;comptable;;;;;;;;;;\r\n", encoding="utf-8-sig")
    return path, 1201


def messy(folder):
    """The workbook as human resources hand it over, with a row of nobody's name at its end."""
    path = Path(folder) / "effectif présent.xlsx"
    book = openpyxl.load_workbook(DATA / "roster-messy.xlsx")
    book["Effectif"].append(["90999", None, None, None, None, "comptable", "IV-1", "DAF", "NTE", None, 1])
    book.save(path)
    return path, 785


def hand_over(visitor, path):
    page = visitor.page
    page.set_input_files("#field-file", str(path))
    page.click("form[enctype] button.button--primary")
    page.wait_for_load_state()


def drop(visitor, path):
    """The file let go over its zone goes into the field, and its name is shown."""
    page = visitor.page
    handed = page.evaluate_handle("""name => {
        const files = new DataTransfer();
        files.items.add(new File(["Nom;Prénom\\nMorel;Anne\\n"], name, { type: "text/csv" }));
        return files;
    }""", path.name)
    page.dispatch_event("[data-drop]", "dragover", {"dataTransfer": handed})
    page.dispatch_event("[data-drop]", "drop", {"dataTransfer": handed})
    assert page.eval_on_selector("#field-file", "input => input.files[0]?.name") == path.name
    assert path.name in page.inner_text(".drop__name")


def refuse_files(visitor, folder):
    """A quote that is never closed, and two hundred megabytes: said on the page, which stays."""
    page, said = visitor.page, SAID[visitor.language]
    bad = Path(folder) / "guillemet.csv"
    bad.write_text('Matricule;Nom;Prénom\n1;"Morel;Anne\n2;Petit;Luc\n')
    hand_over(visitor, bad)
    assert said["closed"] in page.inner_text("main")
    visitor.look("people-import-bad-file")
    if visitor.scripts:
        large = Path(folder) / "immense.csv"
        with large.open("wb") as out:
            out.truncate(200 << 20)
        page.set_input_files("#field-file", str(large))
        assert said["large"] in page.inner_text(".drop__name")
        assert page.eval_on_selector("#field-file", "input => input.files.length") == 0
        visitor.look("people-import-too-large")


def settle(visitor):
    """Waits for the work under way: by itself with scripts, by asking again without."""
    page = visitor.page
    for _ in range(120):
        if page.locator("#import-run").count() == 0:
            # Between two pages there is nothing either: the one that follows is to be there.
            page.wait_for_load_state()
            if page.locator("main h1").count() == 1 and page.locator("#import-run").count() == 0:
                return
        if visitor.scripts:
            page.wait_for_timeout(250)
        else:
            page.wait_for_timeout(250)
            page.reload()
    raise AssertionError("the list is not read after thirty seconds")


def compare(visitor, full):
    page = visitor.page
    visitor.look("people-import-columns")
    # A column is left out, the file looked at again, and the column given back its meaning.
    column = page.locator("select[name=column-1]")
    meaning = column.input_value()
    column.select_option("")
    page.click("button[name=do][value=look]")
    page.wait_for_load_state()
    assert page.locator("select[name=column-1]").input_value() == ""
    page.locator("select[name=column-1]").select_option(meaning)
    page.check(f"input[name=full][value={'yes' if full else 'no'}]", force=True)
    page.click("button[name=do][value=compare]")
    page.wait_for_load_state()
    settle(visitor)


def saved(visitor, link):
    """The file that a link hands over, under its own name."""
    with visitor.page.expect_download() as download:
        visitor.page.click(link)
    path = visitor.server.folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def refused_rows(visitor, count):
    """The refused rows come back as files: each with its reason, and no other row."""
    text = saved(visitor, "a[href$='format=csv'][href*=refused]")
    rows = list(csv.reader(text.open(encoding="utf-8-sig"), delimiter=";" if visitor.language == "fr" else ","))
    reasons = [row[-1] for row in rows if "comptable" in row or "Intrus" in row]
    assert len(reasons) == count and all(reasons), rows[:6]
    sheet = openpyxl.load_workbook(saved(visitor, "a[href$=refused]")).active
    assert sheet.max_row >= count + 1


def bring_in(visitor, path, people, refused, full=False):
    page, said = visitor.page, SAID[visitor.language]
    hand_over(visitor, path)
    compare(visitor, full)
    assert said["refused"] in page.inner_text("h1")
    visitor.look("people-import-dry-run")
    page.click("ul.tasks a >> nth=0")
    page.wait_for_load_state()
    visitor.look("people-import-problems")
    page.go_back()
    refused_rows(visitor, refused)
    with page.expect_navigation():
        page.click("form[action$=application] button")
    settle(visitor)
    title = page.inner_text("h1")
    assert said["imported"] in title and str(people)[-3:] in title, title
    visitor.look("people-import-done")


def search(visitor, text):
    """As one types with scripts; by the button without."""
    page = visitor.page
    visitor.go("/people").look("people-directory")
    if visitor.scripts:
        page.locator("#field-q").press_sequentially(text, delay=40)
        page.wait_for_url(f"**q={text}*")
        page.wait_for_selector("#results:not([aria-busy])")
        assert page.evaluate("document.activeElement.id") == "field-q", "who types goes on typing"
    else:
        page.fill("#field-q", text)
        page.click("form.filters > button")
        page.wait_for_load_state()
    names = page.locator("#results tbody th").all_inner_texts()
    assert names and all(text in name.lower().replace("é", "e").replace("è", "e") for name in names), names[:5]
    visitor.look("people-search")
    lines = saved(visitor, "#results a[href*='format=csv']").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) >= len(names) + 1
    assert openpyxl.load_workbook(saved(visitor, "#results a[href*='format=xlsx']")).active.max_row == len(lines)


def change_person(visitor):
    page, said = visitor.page, SAID[visitor.language]
    page.click("#results tbody th a >> nth=0")
    page.wait_for_load_state()
    name = page.inner_text("h1")
    visitor.look("person")
    page.click("a[href$='/competencies']:not(nav a)")
    page.wait_for_load_state()
    if page.locator("main form details[open]").count() == 0:
        page.click("main form details summary >> nth=0")
    first = page.locator("main form details[open] select[name^=held-] >> nth=0")
    first.select_option("4")
    visitor.look("person-competencies")
    page.click("main form .form__actions button")
    page.wait_for_load_state()
    assert page.inner_text("h1") == name
    # A number stays on the line of what it counts.
    assert " 4 " in page.inner_text("section[aria-labelledby=held]").replace("\u00a0", " ")
    leave_and_return(visitor, said)


def leave_and_return(visitor, said):
    """Left today, and back: the dialog with scripts, a page without."""
    page = visitor.page
    person = page.url
    page.click("a[href$='/departure']")
    page.wait_for_selector("input[name=left_on]")
    visitor.look("person-departure")
    page.click("form[action$='/departure'] button.button--primary")
    page.wait_for_selector("form[action$='/return']")
    assert page.url == person
    visitor.look("person-left")
    page.click("form[action$='/return'] button")
    page.wait_for_selector("a[href$='/departure']")
    visitor.look("person-back")


def unknown_competency(visitor):
    """A name that the framework does not know becomes a competency of its own, and is found on the person's page."""
    page = visitor.page
    visitor.go("/competencies/unknown").look("competencies-unknown")
    row = page.locator("tr", has_text="soudure sous-marine")
    row.locator("select").select_option("new:")
    page.click("main form .form__actions button")
    page.wait_for_load_state()
    # The new family has no name yet: said beside the field, and the choice is still there.
    assert page.locator("#error-new_family").count() == 1
    assert page.locator("tr", has_text="soudure sous-marine").locator("select").input_value() == "new:"
    visitor.look("competencies-unknown-refused")
    page.fill("#field-new_family", "Sous l'eau")
    page.click("main form .form__actions button")
    page.wait_for_load_state()
    assert "soudure sous-marine" not in page.inner_text("main")
    visitor.look("competencies-unknown-decided")
    visitor.go("/people?q=dubois+nina")
    page.click("#results tbody th a >> nth=0")
    page.wait_for_load_state()
    assert "soudure sous-marine" in page.inner_text("section[aria-labelledby=held]").lower()


def missing(visitor, folder):
    """A full list without most people: they are asked about; one is confirmed and taken back."""
    page = visitor.page
    path = Path(folder) / "effectif-complet.csv"
    lines = (DATA / "roster-fr.csv").read_text(encoding="utf-8-sig").splitlines()
    path.write_text("\r\n".join(lines[:1000]) + "\r\n", encoding="utf-8-sig")
    visitor.go("/people/import")
    hand_over(visitor, path)
    compare(visitor, full=True)
    visitor.look("people-import-missing")
    with page.expect_navigation():
        page.click("form[action$=application] button")
    settle(visitor)
    visitor.go("/people/missing").look("people-missing")
    page.check("tbody input[name=person] >> nth=0")
    page.click("button[name=do][value=left]")
    page.wait_for_selector("input[name=sure]", state="attached")
    visitor.look("people-missing-question")
    page.click("main form .form__actions button")
    page.wait_for_selector("section[aria-labelledby=confirmed]")
    visitor.look("people-missing-confirmed")
    page.check("section[aria-labelledby=confirmed] tbody input[name=person] >> nth=0")
    page.click("section[aria-labelledby=confirmed] button[value=back]")
    page.wait_for_load_state()
    assert page.locator("section[aria-labelledby=confirmed]").count() == 0
    # All at once, after a question, and all taken back at once.
    page.click("a[href$='/people/missing/departures']")
    page.wait_for_selector("input[name=sure]", state="attached")
    visitor.look("people-missing-question-all")
    page.click("main form .form__actions button")
    page.wait_for_selector(".notice--success form button")
    visitor.look("people-missing-all-confirmed")
    page.click(".notice--success form button")
    page.wait_for_load_state()
    assert page.locator("section[aria-labelledby=confirmed]").count() == 0
    # The list misses them still: they are asked about again.
    assert page.locator("a[href$='/people/missing/departures']").count() == 1
    visitor.look("people-missing-again")


def walk(browser, made, text, refused, full=False, **dress):
    server = Server()
    visitor = Visitor(browser, server, **dress)
    try:
        with tempfile.TemporaryDirectory() as folder:
            visitor.sign_in("manager")
            visitor.go("/people/import").look("people-import-start")
            refuse_files(visitor, folder)
            path, people = made(folder)
            visitor.go("/people/import")
            if visitor.scripts:
                drop(visitor, path)
            bring_in(visitor, path, people, refused)
            search(visitor, text)
            change_person(visitor)
            if full:
                unknown_competency(visitor)
                missing(visitor, folder)
    finally:
        visitor.close()
        server.stop()


def journey_french(browser, server):
    walk(browser, roster, "mor", 2, full=True, language="fr")


def journey_french_phone_dark_plain(browser, server):
    walk(browser, messy, "mar", 1, language="fr", width="phone", dark=True, scripts=False)


def journey_english_phone_dark(browser, server):
    walk(browser, roster, "mar", 2, full=True, language="en", width="phone", dark=True)


def journey_english_plain(browser, server):
    walk(browser, messy, "mor", 1, language="en", scripts=False)


def journey_english_dark(browser, server):
    walk(browser, messy, "mar", 1, language="en", dark=True)


def journey_french_phone(browser, server):
    walk(browser, messy, "mor", 1, language="fr", width="phone")
