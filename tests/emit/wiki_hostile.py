#!/usr/bin/env python3
"""What inputs say stands in every wiki as plain text, whatever it is: made of the inputs of
hostile_inputs.py, each profile is read back as its wiki reads it and has the page's words,
section by section, and no kind of element that the tame inputs do not give.
With Debian's mediawiki and php installed a real MediaWiki saves and renders the wikitext.
usage: wiki_hostile.py RUNG DIRECTORY       prints one line a claim, as TAP has it
"""
import os
import shutil
import subprocess
import sys

import hostile_inputs as hostile
import wiki_words as words

MEDIAWIKI = "/usr/share/mediawiki/maintenance"


def made(rung, directory, turn, tame=False):
    inputs, layout = hostile.write(directory, turn, tame)
    subprocess.run([rung, "report", inputs, "--layout", layout, "--as-of", "2026-11-23", "-o", directory,
                    "--format", "html,fragment,confluence,mediawiki,markdown"],
                   check=True, capture_output=True)
    return {kind: words.read(directory, "hostile", kind) for kind in words.READERS}


def is_ours(address):
    return address.startswith(("#", "https://", "http://", "mailto:")) or address.endswith(".png")


class Wiki:
    """A MediaWiki without a server: on SQLite, by its maintenance scripts."""

    def __init__(self, directory):
        os.makedirs(os.path.join(directory, "db"))
        self.environment = dict(os.environ, MW_CONFIG_FILE=os.path.join(directory, "LocalSettings.php"))
        self.run("install", "--dbtype", "sqlite", "--dbpath", os.path.join(directory, "db"), "--dbname", "wiki",
                 "--server", "http://127.0.0.1:1", "--scriptpath", "", "--pass", "Test-pass-0123456789",
                 "--skins", "Vector", "--confpath", directory, "Wiki", "Admin", installed=False)

    def run(self, script, *arguments, text="", installed=True):
        environment = self.environment if installed else os.environ
        return words.run(["php", f"{MEDIAWIKI}/{script}.php", *arguments], text, env=environment)

    def saved(self, title, text):
        self.run("edit", "--user", "Admin", title, text=text)
        return self.run("getText", title)

    def rendered(self, title, text):
        return words.Page(self.run("parse", "--title", title, text=text))


def through_a_wiki(scratch):
    name = "a real MediaWiki saves and shows the page's words"
    if not (shutil.which("php") and os.path.exists(MEDIAWIKI)):
        print(f"ok - {name} # SKIP mediawiki is not installed")
        return True
    wiki, pages = Wiki(os.path.join(scratch, "wiki")), {}
    for kind in ("tame", "round0"):
        path = os.path.join(scratch, kind, "hostile.mediawiki")
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
        saved = wiki.saved(f"Project:{kind}", text)
        pages[kind] = wiki.rendered(f"Project:{kind}", saved)
        if saved.strip() != text.strip():
            return words.claim(name, ["what was saved is not what was sent"])
    page = words.read(os.path.join(scratch, "round0"), "hostile", "html")
    return all([words.claim(name, words.differences(page.sections(), pages["round0"].sections())),
                words.claim("and makes no element of them", pages["round0"].elements - pages["tame"].elements)])


def main():
    rung, scratch = sys.argv[1:]
    tame = made(rung, os.path.join(scratch, "tame"), 0, tame=True)
    wrong = {kind: [] for kind in tame}
    texts = {hostile.plain(hostile.shown(text)) for text in hostile.strings()}
    for turn in range(hostile.ROUNDS):
        round_ = made(rung, os.path.join(scratch, f"round{turn}"), turn)
        wanted = round_["html"].sections()
        for kind in words.BESIDE:
            found = round_[kind]
            wrong[kind] += words.differences(wanted, found.sections())
            wrong[kind] += found.elements - tame[kind].elements
            wrong[kind] += [address for address in found.addresses if not is_ours(address)]
            if turn == 0:
                said = " ".join(word for name, part in found.sections() for word in [name, *part])
                wrong[kind] += [text for text in texts if text not in said]
    good = [words.claim(f"{kind}: {len(texts)} hostile texts stand there as the page has them, in "
                        f"{hostile.ROUNDS} rounds", wrong[kind]) for kind in words.BESIDE]
    sys.exit(0 if all(good) & through_a_wiki(scratch) else 1)


if __name__ == "__main__":
    main()
