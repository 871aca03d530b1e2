#!/usr/bin/env python3
"""Is any text of a report hard-wired? In the language "pseudo" every text of the locale
stands between brackets. What stands outside of them must be what the model or the inputs
say: marked as the model's language, or word for word in result.json or in the model. A bracket that opens
and does not close is a text that was cut.
usage: outside_brackets.py PAGE.html RESULT.json MODEL.json"""
import json
import os
import re
import sys
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "hr", "img", "input", "wbr"}
BLOCKS = {"p", "td", "th", "li", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "caption",
          "summary", "dt", "dd", "title", "desc", "div", "section", "text"}
SPOKEN = {"alt", "title", "aria-label", "placeholder", "data-pattern"}
# The names of quantities and functions in formulas are those of the method.
FORMULA = re.compile(r"\b(conf|min|max|ceil|[A-Za-z]_[a-z]+)\b")

# What counts things, and ids that stand before a title: "3 Internal APIs", "IAM-1 Roles …".
NUMBER = re.compile(r"^(\d+\.?|[A-Z]{3}-\d+) ")


class Blocks(HTMLParser):
    """Texts block by block; what is marked as another language is left out."""

    def __init__(self):
        super().__init__()
        self.open, self.blocks, self.texts = [], [""], []

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name in SPOKEN and value:
                self.texts.append(value)
        if tag in BLOCKS:
            self.flush()
        if tag not in VOID:
            self.open.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        while self.open and self.open.pop()[0] != tag:
            pass
        if tag in BLOCKS:
            self.flush()

    def flush(self):
        self.texts.append(self.blocks[-1])
        self.blocks[-1] = ""

    def handle_data(self, data):
        tags = [tag for tag, _ in self.open]
        if {"style", "script", "svg"} & set(tags):
            return  # what charts draw is broken into lines; their data tables are read
        if any("lang" in a for tag, a in self.open if tag != "html"):
            return
        self.blocks[-1] += f"\x00{data}\x00" if tags[-1:] == ["code"] else data


def strings(node):
    if isinstance(node, str):
        yield node
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from strings(child)


def main(page, result, model):
    told = json.load(open(result, encoding="utf-8"))
    asked = json.load(open(model, encoding="utf-8"))
    known = {" ".join(text.split()) for text in [*strings(told), *strings(asked)]}
    for tool in told["inputs"]:
        known |= {os.path.basename(tool["path"]), f'{tool["tool"]} {tool["version"]}'}
    long = "\n".join(sorted(known))

    def is_told(part):
        part = FORMULA.sub("", part) if re.search("[=≥≤<]", part) else part
        part = NUMBER.sub("", " ".join(part.split()).strip(" .,;:·[]<=≥≤−+×"))
        if {part, part.strip("()")} & known or not re.search(r"[^\W\d_]{2}", part):
            return True
        return len(part) >= 12 and part in long

    parser = Blocks()
    parser.feed(open(page, encoding="utf-8").read())
    parser.flush()
    wrong = set()
    for text in parser.texts:
        before = None
        while before != text:
            before, text = text, re.sub("⟦[^⟦⟧]*⟧", "\x00", text)
        if "⟦" in text or "⟧" in text:
            wrong.add(f"cut: {text}")
        for part in text.split("\x00"):
            if not is_told(part):
                wrong |= {short for short in re.split(r"[;,.:]\s|·", part) if not is_told(short)}
    for text in sorted(wrong):
        print(text)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
