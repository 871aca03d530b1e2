#!/usr/bin/env python3
"""Reads reports back, section by section: the page, and what each wiki makes of its profile.
Markdown goes through cmark-gfm, wikitext through a MediaWiki where one is given, Confluence's
storage format through an XML parser. What a profile says besides the Document is left out:
contents, the tables behind figures, the word on an expand.

Other tests import it. usage: wiki_words.py DIRECTORY NAME...   compares NAME.* there with NAME.html
"""
import html
import html.parser
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as tree

FIGURE, PROOF, CONTENTS = "The numbers of this figure", "Proof", "Contents"
BESIDE = {"md": "md", "fragment": "fragment.html", "confluence": "confluence.xml", "mediawiki": "mediawiki"}
INLINE = {"a", "b", "i", "strong", "em", "code", "span", "small", "bdi", "abbr", "input"}
VOID = {"meta", "link", "br", "hr", "img", "input", "col", "wbr"}
SILENT = {"script", "style", "head", "title"}


class Words:
    """Text as it is read, cut into sections at headings."""

    def __init__(self):
        self.parts = []

    def sections(self):
        cut, title = [["", []]], None
        for part in self.parts:
            if part == ("heading",):
                title = []
            elif part == ("end",):
                cut.append([" ".join("".join(title).split()), []])
                title = None
            elif title is not None:
                title.append(part)
            else:
                cut[-1][1].append(part)
        return [(name, "".join(text).split()) for name, text in cut if name or "".join(text).split()]


class Page(html.parser.HTMLParser, Words):
    """HTML: ours, or what a wiki made of our source."""

    def __init__(self, text):
        html.parser.HTMLParser.__init__(self, convert_charrefs=True)
        Words.__init__(self)
        self.open, self.elements, self.addresses = [], set(), set()
        self.folds = []  # [where the fold begins, its line]
        self.listing = False  # the contents' title was read, their list comes next
        self.feed(text)
        self.close()

    @staticmethod
    def is_silent(tag, attributes):
        classes = (attributes.get("class") or "").split()
        return (tag in SILENT or attributes.get("data-words") == "no" or attributes.get("id") == "toc"
                or tag == "nav" or "mw-editsection" in classes
                # A chart that was not uploaded is a link with its name.
                or tag == "a" and (attributes.get("title") or "").startswith("File:"))

    @staticmethod
    def is_heading(tag, attributes):
        return re.fullmatch("h[1-6]", tag) or "font-size:160%" in (attributes.get("style") or "")

    def handle_starttag(self, tag, attributes):
        self.elements.add((tag, tuple(sorted(name for name, _ in attributes))))
        attributes = dict(attributes)
        self.addresses.update(attributes[name] for name in ("href", "src") if name in attributes)
        if tag in VOID:
            self.parts.append("" if tag in INLINE else " ")
            return
        begin = len(self.parts)
        heading = self.is_heading(tag, attributes)
        fold = tag == "details" or "mw-collapsible" in (attributes.get("class") or "").split()
        contents = tag == "ul" and self.listing
        silent = self.is_silent(tag, attributes) or contents
        self.listing = self.listing and tag != "ul"
        self.parts.append("" if tag in INLINE else " ")
        if heading:
            self.parts.append(("heading",))
        self.open.append((tag, begin, heading, silent))
        if fold:
            self.folds.append([len(self.open), begin, None])

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        while self.open:
            depth = len(self.open)
            name, begin, heading, silent = self.open.pop()
            text = "".join(part for part in self.parts[begin:] if isinstance(part, str))
            if heading:
                self.parts.append(("end",))
            if silent:
                del self.parts[begin:]
            fold = self.folds[-1] if self.folds else None
            if fold and depth == fold[0] + 1 and fold[2] is None:
                fold[2] = " ".join(text.split())
            if fold and depth == fold[0]:
                self.folds.pop()
                if fold[2] == FIGURE:
                    del self.parts[fold[1]:]
            if name == "p" and text.strip() == CONTENTS and not any(outer[3] for outer in self.open):
                del self.parts[begin:]
                self.listing = True
            self.parts.append("" if name in INLINE else " ")
            if name == tag:
                return

    def handle_data(self, data):
        self.parts.append(data)

    def handle_comment(self, data):
        if data.strip() and "NewPP" not in data and "Transclusion" not in data and "parser" not in data:
            self.elements.add("comment")

    def handle_pi(self, data):
        self.elements.add("instruction")

    def unknown_decl(self, data):
        self.elements.add("declaration")


class Storage(Words):
    """Confluence: macros say their text in parameters."""
    SPACE = {"ac": "http://atlassian.com/content", "ri": "http://atlassian.com/resource/identifier"}

    def __init__(self, text):
        super().__init__()
        names = " ".join(f'xmlns:{key}="{value}"' for key, value in self.SPACE.items())
        self.elements, self.addresses = set(), set()
        self.walk(tree.fromstring(f"<root {names}>{text}</root>"))

    def parameter(self, macro, name):
        for child in macro:
            if child.get(f"{{{self.SPACE['ac']}}}name") == name:
                return child.text or ""
        return ""

    def walk_macro(self, macro):
        kind = macro.get(f"{{{self.SPACE['ac']}}}name")
        if kind == "status":
            self.parts.append(self.parameter(macro, "title"))
        title = self.parameter(macro, "title")
        if kind == "expand" and title == FIGURE:
            return
        if kind == "expand" and title != PROOF:
            self.parts.append(f" {title} ")
        for child in macro:
            if child.tag.endswith("rich-text-body"):
                self.walk(child)

    def walk(self, element):
        self.elements.add((element.tag, tuple(sorted(element.keys()))))
        self.addresses.update(element.get(name) for name in ("href",) if element.get(name))
        if element.tag.endswith("structured-macro"):
            self.walk_macro(element)
            self.parts.append(element.tail or "")
            return
        local = element.tag.split("}")[-1]
        between = "" if local in INLINE | {"link", "plain-text-link-body"} else " "
        heading = re.fullmatch("h[1-6]", local)
        self.parts += [between] + [("heading",)] * bool(heading) + [element.text or ""]
        for child in element:
            self.walk(child)
        self.parts += [("end",)] * bool(heading) + [between, element.tail or ""]


def run(command, text, **more):
    return subprocess.run(command, input=text, capture_output=True, check=True, text=True,
                          encoding="utf-8", **more).stdout


def markdown(text):
    text = re.sub(r"^> \[!WARNING\]\n> ", "> **Warning:** ", text, flags=re.M)  # an alert says its word
    extensions = [word for name in ("table", "strikethrough", "autolink", "tagfilter", "tasklist")
                  for word in ("-e", name)]
    return Page(run(["cmark-gfm", "--unsafe", *extensions], text))


def wikitext(text):
    """What a reader of our subset sees: data never holds a mark of it, or the words differ."""
    text = re.sub(r"^[ ;:#].*$", "", text, flags=re.M)
    text = re.sub(r"^(\{\||\|\}|\|-).*$", "", text, flags=re.M)
    text = re.sub(r'^[!|] (?:(?:(?:scope|style|data-sort-value)="[^"]*" )+\| )?|^\|\+ |^\*+:? ', " ", text, flags=re.M)
    text = re.sub(r"^(=+) (.*) \1$", r"<h2>\2</h2>", text, flags=re.M)
    text = re.sub(r"\[\[(?:File|Category):[^\]]*\]\]|__TOC__", "", text)
    text = re.sub(r"\[\[[^\]|]*\|([^\]]*)\]\]", r"\1", text)
    text = re.sub(r"\[(?:https?|mailto):\S* ([^\]]*)\]", r"\1", text)
    return Page(re.sub(r"''+|~~~+|\{\{.*?\}\}|__[A-Z]+__|-\{.*?\}-", "", text, flags=re.M))


READERS = {"html": Page, "md": markdown, "fragment": Page, "confluence": Storage, "mediawiki": wikitext}


def read(directory, name, kind):
    with open(os.path.join(directory, f"{name}.{BESIDE.get(kind, kind)}"), encoding="utf-8", newline="") as file:
        return READERS[kind](file.read())


def differences(wanted, found):
    """Nothing, or what the first section that differs has."""
    for one, other in zip(wanted, found):
        if one[0] != other[0]:
            return [f"section {one[0]!r} is {other[0]!r}"]
        for i, words in enumerate(zip(one[1] + [None], other[1] + [None])):
            if words[0] != words[1]:
                return [f"{one[0]!r}: wanted {one[1][max(0, i - 5):i + 5]}, found {other[1][max(0, i - 5):i + 5]}"]
    return [] if len(wanted) == len(found) else [f"{len(wanted)} sections became {len(found)}"]


def claim(text, problems):
    print(f"{'not ok' if problems else 'ok'} - {text}")
    for problem in list(problems)[:10]:
        print(f"    {problem}"[:400])
    return not problems


def main():
    directory, good = sys.argv[1], True
    for name in sys.argv[2:]:
        wanted = read(directory, name, "html").sections()
        good &= claim(f"{name}: the page has sections with words",
                      [] if len(wanted) > 3 and sum(len(words) for _, words in wanted) > 200 else [wanted])
        for kind in BESIDE:
            found = read(directory, name, kind).sections()
            good &= claim(f"{name}: {kind} has the words of the page, in all {len(wanted)} sections",
                          differences(wanted, found))
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
