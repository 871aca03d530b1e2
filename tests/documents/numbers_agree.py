#!/usr/bin/env python3
"""Compares the numbers that full.pdf and full.html print with those of result.json.

usage: numbers_agree.py DIR      with full.pdf, full.html and result.json in it

Stage, index, the share and count of every stage, the state of every practice, the heat map's
cells, the counts of the records. Exits 1 and says what differs."""
import html
import json
import re
import subprocess
import sys

STATES = {
    "met": "met",
    "partial": "partial",
    "not_met": "not met",
    "unknown": "unknown",
    "not_applicable": "not applicable",
    "waived": "waived",
}


def plain(text):
    return re.sub(r"\s+", " ", text.replace("\u00a0", " "))


def text_of_pdf(path):
    said = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, check=True)
    lines = [line.strip() for line in said.stdout.decode("utf-8", "replace").split("\n")]
    return plain(" ".join(line[1:-1] for line in lines if line.startswith('"')))


def text_of_page(path):
    source = open(path, encoding="utf-8").read()
    source = re.sub(r"<(style|head)\b.*?</\1>", " ", source, flags=re.S)
    source = re.sub(r"</?(a|b|strong|em|code|span)\b[^>]*>", "", source)
    return plain(html.unescape(re.sub(r"<[^>]*>", " ", source)))


def percent(bp):
    return f"{bp // 100} %"


def claims(result):
    """(what, pattern, expected groups): each match in the text must give these groups."""
    score = result["score"]
    if score["determined"] and score["attained"]:
        said = r"(?:has attained|reports|is held at) stage (\d)(?:, | by )"
        yield ("stage", said, [str(score["attained"])])
    tenths = score["index_tenths"]
    yield ("index", r"(\d\.\d) maturity index", [f"{tenths // 10}.{tenths % 10}"])
    for stage in result["stages"]:
        n, name = stage["stage"], re.escape(stage["name"])
        if n:
            share = percent(score["stages"][str(n)]["score_low"])
            # Not the coverage of the stage before it, which ends "… 100 % (·) 82 %" in its chart.
            yield (f"share of stage {n}", rf"(?<!· )(?<!% )\b(\d+ %) {n} {name}", [share])
    for practice in result["practices"]:
        states = "|".join(STATES.values())
        pattern = rf"\b({states}) {practice['id']} {re.escape(practice['title'])}"
        yield (f"state of {practice['id']}", pattern, [STATES[practice["state"]]])
    records = sum(entry["records"]["in"] for entry in result["inputs"])
    if records:
        yield ("records", r"read: ([\d,]+) records?", [f"{records:,}"])


def cells(result):
    for row in result["heat_map"]:
        for cell in row["cells"]:
            if cell["practices"] == 0:
                yield "not asked"
            elif cell["unknown"] == cell["practices"] and cell["g"] == 0:
                yield "unknown"
            else:
                yield percent(cell["g"])


def check(name, text, result):
    bad = 0
    for what, pattern, expected in claims(result):
        found = {match if isinstance(match, str) else match[0] for match in re.findall(pattern, text)}
        if found != set(expected):
            print(f"{name}: {what}: expected {expected}, found {sorted(found)}")
            bad += 1
    wanted = list(cells(result))
    # The row of a capability: its name, then a word or a number for each stage.
    word = r"(?:\d+(?:\u2013\d+)? %|unknown|not asked)"
    seen = []
    for row in result["heat_map"]:
        match = re.search(rf"{re.escape(row['name'])} ({word}) ({word}) ({word}) ({word})", text)
        seen += match.groups() if match else [None] * 4
    for at, (want, have) in enumerate(zip(wanted, seen)):
        if have is None or (have != want and not have.startswith(want.split(" ")[0] + "\u2013")):
            print(f"{name}: heat map, cell {at}: expected {want}, found {have}")
            bad += 1
    return bad


def main():
    folder = sys.argv[1]
    result = json.load(open(f"{folder}/result.json", encoding="utf-8"))
    bad = check("full.pdf", text_of_pdf(f"{folder}/full.pdf"), result)
    bad += check("full.html", text_of_page(f"{folder}/full.html"), result)
    sys.exit(bad > 0)


main()
