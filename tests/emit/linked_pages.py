#!/usr/bin/env python3
"""Reads a page and the same report split into linked pages: the same words, each row of a
table on one page, no page with more rows than allowed, and every link leads to an id that is
there.
usage: linked_pages.py MOST_ROWS WHOLE PAGE...       prints one line a claim, as TAP has it
"""
import html.parser
import os
import sys
import urllib.parse

VOID = {"meta", "link", "input", "br", "img", "hr"}


class Page(html.parser.HTMLParser):
    """Words, rows of tables, ids and links outside what the page says besides the report."""

    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.words, self.rows, self.ids, self.links, self.open = [], 0, set(), [], []
        with open(path, encoding="utf-8", newline="") as file:
            self.feed(file.read())

    def silent(self):
        return any(hidden for _, hidden in self.open)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if "id" in given:
            self.ids.add(given["id"])
        if tag == "a" or tag.endswith(":a"):
            self.links.append(given.get("href"))
        if tag not in VOID:
            self.open.append((tag, tag in ("head", "script", "style") or given.get("data-words") == "no"))
        if tag == "td" and not self.silent():
            self.rows += self.first_cell
            self.first_cell = False
        if tag == "tr":
            self.first_cell = "tbody" in [name for name, _ in self.open]

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if not self.silent() and "thead" not in [name for name, _ in self.open]:
            self.words += data.split()


def claim(text, problems):
    print(f"{'not ok' if problems else 'ok'} - {text}")
    for problem in problems[:5]:
        print(f"  {problem!r}"[:200])
    return not problems


def main():
    most, whole, files = int(sys.argv[1]), Page(sys.argv[2]), sys.argv[3:]
    pages = {os.path.basename(path): Page(path) for path in files}
    words = [word for page in pages.values() for word in page.words]
    lost = []
    for name, page in pages.items():
        for link in page.links:
            file, _, anchor = (link or "").partition("#")
            target = pages.get(urllib.parse.unquote(file) or name)
            if "://" not in file and (target is None or (anchor and anchor not in target.ids)):
                lost.append((name, link))
    ids = sorted(name for page in pages.values() for name in page.ids if "_" not in name)
    differ = [pair for pair in zip(whole.words, words) if pair[0] != pair[1]][:1]
    differ += [] if len(words) == len(whole.words) else [(len(whole.words), len(words))]
    good = [claim("there are several pages", [] if len(pages) > 1 else files),
            claim("they say the words of the one page, in its order", differ),
            claim("their rows are those of the one page",
                  [] if sum(p.rows for p in pages.values()) == whole.rows else [whole.rows]),
            claim(f"none has more than {most} rows",
                  [(name, page.rows) for name, page in pages.items() if page.rows > most]),
            claim("every place has its id on one of them", [] if len(ids) == len(set(ids)) else ids),
            claim("every link leads to a place that is there", lost)]
    sys.exit(0 if all(good) else 1)


main()
