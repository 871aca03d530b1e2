#!/usr/bin/env python3
"""Says whether a fragment is the same after a wiki washed it: its words, and how many
headings, tables, rows, cells, items, images and places to go to it has.
usage: washed.py FRAGMENT WASHED"""
import collections
import html.parser
import sys

KEPT = {"h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "th", "td", "ul", "li", "img", "p",
        "a", "code", "strong", "blockquote"}


class Text(html.parser.HTMLParser):
    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.words, self.kinds, self.ids, self.styled = [], collections.Counter(), set(), 0
        with open(path, encoding="utf-8", newline="") as file:
            self.feed(file.read())
        self.words = "".join(self.words).split()

    def handle_starttag(self, tag, attributes):
        if tag in KEPT:
            self.kinds[tag] += 1
            attributes = dict(attributes)
            self.ids.add(attributes.get("id"))
            self.styled += tag in ("td", "strong") and "style" in attributes
            self.words.append(" " if tag not in ("a", "code", "strong") else "")

    def handle_data(self, data):
        self.words.append(data)


before, after = (Text(path) for path in sys.argv[1:])
for what in ("kinds", "styled", "ids", "words"):
    one, other = getattr(before, what), getattr(after, what)
    if one != other:
        sys.exit(f"{what} differ: {str(one)[:300]}\n{str(other)[:300]}")
if len(before.words) < 200:
    sys.exit("there are hardly any words")
