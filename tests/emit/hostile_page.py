#!/usr/bin/env python3
"""Reads pages made of hostile inputs back, and says whether all texts stand in them as plain
text and nothing became markup: there is no kind of element, an element with the names of its
attributes, that the page made of the tame inputs does not have.
usage: hostile_page.py RUNG DIRECTORY       prints one line a claim, as TAP has it
"""
import html.parser
import json
import os
import subprocess
import sys

import hostile_inputs as hostile


# What rung puts around a stretch that is not in the report's language.
LANGUAGE = ("span", ("lang",))


class Page(html.parser.HTMLParser):
    """The text of a page, the kinds of elements in it, and where they lead."""

    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.parts, self.elements, self.addresses = [], set(), set()
        with open(path, encoding="utf-8", newline="") as file:
            self.feed(file.read())
        self.text = "".join(self.parts)

    def handle_starttag(self, tag, attributes):
        kind = (tag, tuple(name for name, _ in attributes))
        if kind != LANGUAGE:
            self.elements.add(kind)
        self.addresses.update(value for name, value in attributes if name in ("href", "src"))

    def handle_data(self, data):
        self.parts.append(data)

    def handle_comment(self, data):
        self.elements.add("comment")

    def handle_pi(self, data):
        self.elements.add("instruction")

    def unknown_decl(self, data):
        self.elements.add("declaration")


def claim(text, problems):
    print(f"{'not ok' if problems else 'ok'} - {text}")
    for problem in problems[:10]:
        print(f"  {problem!r}"[:200])
    return not problems


def made(rung, directory, turn, tame=False):
    """The page and the result of a set of inputs."""
    inputs, layout = hostile.write(directory, turn, tame)
    subprocess.run([rung, "report", inputs, "--layout", layout, "--format", "html,json",
                    "--as-of", "2026-11-23", "-o", directory], check=True, capture_output=True)
    with open(os.path.join(directory, "result.json"), encoding="utf-8") as file:
        result = json.load(file)
    with open(os.path.join(inputs, "answers.json" if tame else "=answers+1.json"), encoding="utf-8") as file:
        return Page(os.path.join(directory, "hostile.html")), result, json.load(file)


def main():
    rung, scratch = sys.argv[1:]
    texts = [hostile.shown(text) for text in hostile.strings()]
    tame, _, _ = made(rung, os.path.join(scratch, "tame"), 0, tame=True)
    missing, more, lost, away = [], [], [], []
    for turn in range(hostile.ROUNDS):
        page, result, answers = made(rung, os.path.join(scratch, f"round{turn}"), turn)
        if turn == 0:
            names = hostile.reported(result)
            missing = [text for text in texts if text not in names or text not in page.text]
        given = [answers["entity"], answers["organisation"]]
        given += [answer[field] for answer in answers["answers"] for field in ("evidence", "answered_by", "note")]
        lost += [(turn, text) for text in map(hostile.shown, given)
                 if hostile.plain(text) not in hostile.plain(page.text)]
        more += [(turn, element) for element in page.elements - tame.elements]
        away += [address for address in page.addresses
                 if not (address or "").startswith(("#", "data:", "https://", "http://", "mailto:"))]
    good = [claim(f"{len(texts)} hostile texts are at least 200, none like another",
                  [] if len(set(texts)) == len(texts) >= 200 else [len(set(texts))]),
            claim("each is the name of a resource, and stands in the page as it was", missing),
            claim(f"each answer's texts stand in the page, in {hostile.ROUNDS} rounds", lost),
            claim("no text became an element, an attribute or a comment", more),
            claim("no address leads to a script", away)]
    sys.exit(0 if all(good) else 1)


main()
