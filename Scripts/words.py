#!/usr/bin/env python3
"""Checks and rewrites every Sources/Web/*/words.json: keys sorted, both languages, typography of each language.

    Scripts/words.py            rewrites the files in place and says what it could not mend
    Scripts/words.py --check    changes nothing; exits 1 with the list of what is wrong
"""

import json
import pathlib
import re
import sys

NARROW = "\u202f"
NO_BREAK = "\u00a0"
LANGUAGES = ("fr", "en")
FORMS = ("by", "zero", "one", "other")
UNITS = "%|€|points?|h|min|s|ms|o|ko|Mo|Go|B|kB|MB|GB|px|km|°"
SPACE = f"[ {NO_BREAK}{NARROW}]"
KEY = re.compile(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)+")
PLACEHOLDER = re.compile(r"\{([A-Za-z][A-Za-z0-9_-]*)\}")
# Code between backticks and addresses keep their signs.
KEPT = re.compile(r"(`[^`]*`|https?://[^\s»”)]*)")
END = r"(?=$|[\s»)…”.,;:?!])"


def french(text):
    """The text with the spaces, quotation marks and apostrophes of French."""
    text = text.replace("...", "…").replace("'", "’")
    text = re.sub(r'"([^"]*)"', rf"«{NARROW}\1{NARROW}»", text)
    text = re.sub(r"“([^”]*)”", rf"«{NARROW}\1{NARROW}»", text)
    text = re.sub(rf"«{SPACE}*", f"«{NARROW}", text)
    text = re.sub(rf"{SPACE}*»", f"{NARROW}»", text)
    text = re.sub(rf"(?<=[^\s(?!{NARROW}]){SPACE}*([;:?!]){END}", rf"{NARROW}\1", text)
    text = re.sub(rf"(?<=[0-9}}]){SPACE}*%", f"{NARROW}%", text)
    return common(text)


def english(text):
    """The text with the quotation marks and apostrophes of English."""
    text = text.replace("...", "…")
    text = re.sub(r'"([^"]*)"', r"“\1”", text)
    text = re.sub(r"(^|[\s(“])'([^']*)'", r"\1‘\2’", text).replace("'", "’")
    text = re.sub(rf"{SPACE}+([;:?!%]){END}", r"\1", text)
    return common(text)


def common(text):
    text = re.sub(rf"(?<=[0-9}}]) (?=({UNITS})(?![\w]))", NO_BREAK, text)
    text = re.sub(r"(?<= )-(?= )", "–", text)
    return re.sub(r" {2,}", " ", text)


def mend(text, language):
    """The text as its language writes it, code and addresses left alone."""
    rule = french if language == "fr" else english
    kept = []

    def put_by(found):
        kept.append(found.group())
        return chr(0xE000 + len(kept) - 1)

    mended = rule(KEPT.sub(put_by, text).strip(" "))
    return re.sub("[\ue000-\uefff]", lambda found: kept[ord(found.group()) - 0xE000], mended)


def placeholders(text):
    return set(PLACEHOLDER.findall(text))


def faults(key, entry):
    """What a person must mend in an entry."""
    if not KEY.fullmatch(key):
        yield "a key is an area and a name, as people.title"
    if not isinstance(entry, dict) or set(entry) != set(LANGUAGES):
        yield "an object with fr and en is expected"
        return
    names = {}
    for language in LANGUAGES:
        text = entry[language]
        if isinstance(text, str):
            texts = [text]
        elif isinstance(text, dict) and {"one", "other"} <= set(text) <= set(FORMS):
            texts = [text[form] for form in text if form != "by"]
        else:
            yield f"{language}: a text, or the forms one and other, are expected"
            continue
        for each in texts:
            if not isinstance(each, str) or not each.strip():
                yield f"{language}: the text is empty"
            elif re.search(r"[{}]", PLACEHOLDER.sub("", each)):
                yield f"{language}: a brace stands alone"
        names[language] = set().union(*(placeholders(each) for each in texts if isinstance(each, str)))
        if isinstance(text, dict):
            names[language].add(text.get("by", "count"))
    if len(names) == 2 and names["fr"] != names["en"]:
        yield f"fr has {sorted(names['fr'])}, en has {sorted(names['en'])}"


def rewritten(entry):
    """The entry with both languages in order and their typography mended."""
    if not isinstance(entry, dict):
        return entry
    result = {}
    for language in [*LANGUAGES, *sorted(set(entry) - set(LANGUAGES))]:
        if language not in entry:
            continue
        text = entry[language]
        if isinstance(text, str):
            result[language] = mend(text, language)
        elif isinstance(text, dict):
            order = [form for form in FORMS if form in text] + sorted(set(text) - set(FORMS))
            result[language] = {
                form: text[form] if form == "by" or not isinstance(text[form], str) else mend(text[form], language)
                for form in order
            }
        else:
            result[language] = text
    return result


def written(words):
    """The file: one key per line where it fits in 120 columns, a language per line where it does not."""
    lines = []
    for key in sorted(words):
        name = json.dumps(key, ensure_ascii=False)
        line = f"  {name}: {json.dumps(words[key], ensure_ascii=False)}"
        if len(line) > 120 and isinstance(words[key], dict):
            parts = [f"    {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in words[key].items()]
            line = f"  {name}: {{\n" + ",\n".join(parts) + "\n  }"
        lines.append(line)
    return "{\n" + ",\n".join(lines) + "\n}\n" if lines else "{}\n"


def unique(pairs):
    keys = [key for key, _ in pairs]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise ValueError(f"given twice: {', '.join(twice)}")
    return dict(pairs)


def main():
    check = "--check" in sys.argv[1:]
    root = pathlib.Path(__file__).resolve().parent.parent
    seen, wrong = {}, []
    for path in sorted((root / "Sources" / "Web").glob("*/words.json")):
        name = path.relative_to(root)
        text = path.read_text(encoding="utf-8")
        try:
            words = json.loads(text, object_pairs_hook=unique)
        except ValueError as error:
            wrong.append(f"{name}: {error}")
            continue
        for key, entry in words.items():
            wrong += [f"{name}: {key}: {fault}" for fault in faults(key, entry)]
            if key in seen:
                wrong.append(f"{name}: {key}: is already in {seen[key]}")
            seen.setdefault(key, name)
        mended = {key: rewritten(entry) for key, entry in words.items()}
        if check:
            wrong += [f"{name}: {key}: typography: {mended[key]}" for key in words if mended[key] != words[key]]
            if list(words) != sorted(words):
                wrong.append(f"{name}: the keys are not sorted")
        elif written(mended) != text:
            path.write_text(written(mended), encoding="utf-8")
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
