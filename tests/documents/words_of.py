#!/usr/bin/env python3
"""Prints the words of a report, one a line, in reading order.

usage: words_of.py report.pdf | report.html

From a PDF it takes the text of the structure tree, so artifacts (running feet, repeated
table heads) are out; bullets, the page numbers of contents and the drawn text of figures,
also of those that are read as tables, which have a summary, are left out too.
From a page it takes the parsed text but for elements marked data-words="no" (the drawn
text of figures and their data tables), style and script."""
import html.parser
import subprocess
import sys

VOID = {"meta", "link", "br", "hr", "img", "input", "col", "wbr"}
BULLET = "\u2022"
SILENT = {"script", "style", "title", "head"}


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.text = [], []

    def handle_starttag(self, tag, attributes):
        silent = tag in SILENT or dict(attributes).get("data-words") == "no"
        if tag not in VOID:
            self.open.append((tag, silent))
        # Blocks end words; inline elements do not.
        if tag not in {"a", "b", "strong", "em", "code", "span", "abbr", "bdi", "small"}:
            self.text.append(" ")

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass
        if tag not in {"a", "b", "strong", "em", "code", "span", "abbr", "bdi", "small"}:
            self.text.append(" ")

    def handle_data(self, data):
        if not any(silent for _, silent in self.open):
            self.text.append(data)


def words_of_page(path):
    page = Page()
    page.feed(open(path, encoding="utf-8").read())
    return "".join(page.text).split()


def words_of_pdf(path):
    """pdfinfo prints elements as indented names and their text in quotation marks."""
    said = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, check=True)
    text, silent_below, contents, last = [], None, None, 0
    for line in said.stdout.decode("utf-8", "replace").split("\n"):
        indent = len(line) - len(line.lstrip(" "))
        body = line.strip(" ")
        if silent_below is not None and body and indent <= silent_below:
            silent_below = None
        if silent_below is not None or not body:
            continue
        name = body.split(" ")[0].rstrip(":")
        last = indent if body[0] not in '"/' else last
        if contents is not None and indent <= contents:
            contents = None
        if name == "TOCI":
            contents = indent
        if body.startswith('"'):
            said = body[1:-1] if body.endswith('"') else body[1:]
            text.append("" if said == BULLET else said)
        elif body.startswith("/"):
            if body.startswith("/Summary"):
                silent_below = last
            continue  # an attribute
        elif name == "Figure" or (name == "Lbl" and contents is not None):
            silent_below = indent
        elif name in {"Span", "Link", "Code", "Reference"}:
            continue
        else:
            text.append(" ")
    return "".join(text).split()


def main():
    path = sys.argv[1]
    words = words_of_pdf(path) if path.endswith(".pdf") else words_of_page(path)
    print("\n".join(words))


main()
