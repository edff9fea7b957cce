"""Reads docs/kinds.json and docs/forms.json as a client in another language would. Exits with 1 for the first difference."""

import hashlib
import json
import re
import unicodedata


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def canonical_json(value):
    """RFC 8785, for texts, whole numbers and objects whose names are ASCII."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def check(said, found, of):
    if said != found:
        raise SystemExit(f"{of}: {said!r} is said, {found!r} was found")


def check_forms():
    forms = read("docs/forms.json")["forms"]
    for form in forms:
        name = form["form"]["name"]
        text = canonical_json(form["form"])
        check(form["canonical"], text, name)
        check(form["hash"], hashlib.sha256(text.encode("utf-8")).hexdigest(), name)
    return len(forms)


def digits(typed):
    """The digits of a number, and whether anything but digits and separators stands in it."""
    seen = [c for c in typed if unicodedata.category(c) not in ("Cf", "Cc", "Zs", "Zl", "Zp", "Pd") and c not in ".\u2212"]
    return "".join(str(unicodedata.decimal(c, "x")) for c in seen)


def routing(code):
    if len(code) != 9:
        return "length"
    if not re.match(r"(?!0+$)(0\d|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)", code):
        return "range"
    return None if sum(w * int(d) for w, d in zip([3, 7, 1] * 3, code)) % 10 == 0 else "checksum"


def ssn(code):
    if len(code) != 9:
        return "length"
    return None if re.match(r"(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)", code) else "range"


def sort_code(code):
    return None if len(code) == 6 else "length"


def last_four(code):
    return f"\u2022\u2022\u2022\u2022 {code[-4:]}"


def provided(_code):
    return "[provided]"


# For each kind: what is wrong with its digits, and its mask.
RULES = {"usRouting": (routing, last_four), "ssn": (ssn, provided), "ukSortCode": (sort_code, provided)}


def check_vectors():
    vectors = [v for v in read("docs/kinds.json")["vectors"] if v["kind"] in RULES and "options" not in v]
    for vector in vectors:
        problem, mask = RULES[vector["kind"]]
        code = digits(vector["typed"])
        reason = "missing" if code == "" else "format" if "x" in code else problem(code)
        check(vector.get("reason"), reason, vector)
        if reason is None:
            check(vector["canonical"], code, vector)
            check(vector["mask"], mask(code), vector)
    return len(vectors)


print(f"{check_forms()} forms, {check_vectors()} vectors")
