#!/usr/bin/env python3
"""Reads a published page back from a real MediaWiki, as its readers get it.
usage: read_back.py WIKI words TITLE PAGE.html   the page's words are the report's, and no
                                                 element is there that wikitext cannot bring
       read_back.py WIKI images TITLE DIRECTORY  its pictures are these files' bytes
       read_back.py WIKI count TITLE             versions in its history
Prints what differs; the exit status tells.
"""
import hashlib
import json
import os
import re
import sys
import unicodedata
import urllib.parse
import urllib.request

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "emit"))
import hostile_inputs as hostile
import wiki_words as words


def ask(wiki, **query):
    query.update(format="json", formatversion="2")
    with urllib.request.urlopen(f"{wiki}/api.php?{urllib.parse.urlencode(query)}") as answer:
        return json.load(answer)


def rendered(wiki, title):
    return ask(wiki, action="parse", page=title, prop="text")["parse"]["text"]


def composed(text):
    """MediaWiki composes letters and their marks, in whatever it is sent."""
    return unicodedata.normalize("NFC", text)


def compare_words(wiki, title, path):
    page = words.Page(rendered(wiki, title))
    with open(path, encoding="utf-8", newline="") as file:
        wanted = words.Page(composed(file.read())).sections()
    wrong = words.differences(wanted, page.sections())
    said = " ".join(word for name, part in page.sections() for word in [name, *part])
    wrong += [text for text in {composed(hostile.plain(hostile.shown(text))) for text in hostile.strings()}
              if "hostile" in path and text not in said]
    names = {element[0] if isinstance(element, tuple) else element for element in page.elements}
    return wrong + sorted(names & {"script", "iframe", "object", "form", "style", "svg", "video"})


def compare_images(wiki, title, directory):
    sources = re.findall(r'<img[^>]* src="([^"]*)"', rendered(wiki, title))
    files = {name for name in os.listdir(directory) if name.endswith(".png")}
    shown = {os.path.basename(urllib.parse.unquote(source)) for source in sources}
    wrong = [] if len(sources) == len(files) else [f"{len(sources)} pictures of {len(files)}: {shown}"]
    for name in files:
        query = ask(wiki, action="query", titles=f"File:{name}", prop="imageinfo", iiprop="url|sha1")
        info = query["query"]["pages"][0]["imageinfo"]
        with open(os.path.join(directory, name), "rb") as file:
            data = file.read()
        with urllib.request.urlopen(info[0]["url"]) as answer:
            if answer.read() != data or info[0]["sha1"] != hashlib.sha1(data).hexdigest() or len(info) != 1:
                wrong.append(name)
    return wrong


def count(wiki, title):
    page = ask(wiki, action="query", titles=title, prop="revisions", rvlimit="50", rvprop="ids")["query"]["pages"][0]
    print(len(page.get("revisions", [])))
    return []


def main():
    wiki, what, *rest = sys.argv[1:]
    wrong = {"words": compare_words, "images": compare_images, "count": count}[what](wiki, *rest)
    for line in wrong[:10]:
        print(str(line)[:400])
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
