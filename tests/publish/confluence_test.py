#!/usr/bin/env python3
"""`rung publish --to confluence` before a strict stand-in: what is created, updated, moved, left
alone; conflicts, places, faults.
usage: confluence_test.py RUNG DIRECTORY API [SUBSET.rng]      prints one line a claim, as TAP has it
"""
import json
import os
import re
import shutil
import socket
import subprocess
import time

from confluence import Fault
from confluence_kit import API, BASIC, SCHEMA, SECRET, TITLE, Wiki, claim, end, publish, read, report


NEW_PAGE = {
    1: [("POST", "/rest/api/content"), ("POST", "/rest/api/content/65537/child/attachment"),
        ("POST", "/rest/api/content/65537/child/attachment")],
    2: [("POST", "/wiki/api/v2/pages"), ("POST", "/wiki/api/v2/pages/65537/properties"),
        ("POST", "/wiki/rest/api/content/65537/child/attachment"),
        ("POST", "/wiki/rest/api/content/65537/child/attachment")],
}[API]


# --- the usual way -----------------------------------------------------------------------

def follows_schema(value):
    text = ('<root xmlns:ac="http://atlassian.com/content" '
            f'xmlns:ri="http://atlassian.com/resource/identifier">{value}</root>')
    done = subprocess.run(["xmllint", "--nonet", "--noout", "--relaxng", SCHEMA, "-"], input=text, text=True,
                          capture_output=True, check=False)
    return done.returncode == 0, done.stderr


def test_usual_way(page, changed):
    with Wiki() as wiki:
        found = wiki.publish(page, "--dry-run")
        claim("--dry-run says what would be created", found[0] == 0 and f"page {TITLE}: would be created" in found[1],
              found)
        claim("and what is spoken", f"Speaks version {API} of Confluence's REST API at {wiki.url}.\n" in found[1], found)
        claim("and only reads", wiki.reads_alone(), wiki.methods())
        found = wiki.publish(page)
        claim("a page is created, then its attachments",
              found[0] == 0 and [r[0:2] for r in wiki.writes()] == NEW_PAGE, (found, wiki.writes()))
        stored = wiki.titled(TITLE)
        claim("what is stored is what was written", stored and stored["value"] == read(page))
        files = {one["name"]: one["data"] for one in wiki.attachments.values()}
        kept = {name: open(os.path.join(os.path.dirname(page), name), "rb").read()
                for name in os.listdir(os.path.dirname(page)) if name.endswith(".png")}
        claim("and so are its charts", files == kept and len(kept) == 2, list(files))
        if SCHEMA and shutil.which("xmllint"):
            claim("what was sent follows the storage format's schema", *follows_schema(stored["value"]))
        else:
            print("ok - what was sent follows the storage format's schema # SKIP no schema, or no xmllint")
        found = wiki.publish(page)
        claim("the same again only reads", found[0] == 0 and wiki.reads_alone() and
              "Nothing to write" in found[1], (found, wiki.methods()))
        found = wiki.publish(changed)
        charts = [r for r in wiki.writes() if r[1].endswith("/data")]
        claim("a changed report is the next version", found[0] == 0 and stored["number"] == 2, found)
        claim("its history says by whom and of what", re.fullmatch(
            "Published by rung, sha256:[0-9a-f]{64}", stored["message"]), stored["message"])
        claim("a chart that is the same is not sent", len(charts) < len(kept), charts)
        wiki.publish(changed)
        claim("and is the same when it comes again", wiki.reads_alone(), wiki.methods())
        wiki.edit(TITLE, "<p>Ann was here.</p>")
        found = wiki.publish(changed)
        claim("what somebody changed since is written anew, and said", found[0] == 0 and stored["number"] == 4 and
              "Ann Example changed it after rung did; that is version 3 in its history" in found[1], found)


def test_conflicts(page, changed):
    with Wiki() as wiki:
        wiki.publish(page)
        wiki.faults = [Fault("PUT", before=lambda: wiki.edit(TITLE, "<p>Faster.</p>"))]
        found = wiki.publish(changed)
        claim("an edit in between is met by reading again, once", found[0] == 0 and wiki.methods().count("PUT") == 2 and
              wiki.titled(TITLE)["value"] == read(changed), (found, wiki.methods()))
        wiki.faults = [Fault("PUT", times=9, before=lambda: wiki.edit(TITLE, "<p>Faster.</p>"))]
        found = wiki.publish(page)
        claim("who meets a second one stops with 6", found[0] == 6 and wiki.methods().count("PUT") == 2 and
              wiki.titled(TITLE)["value"] == "<p>Faster.</p>", (found, wiki.methods()))
    with Wiki() as wiki:
        wiki.faults = [Fault("POST", before=lambda: wiki.edit(TITLE, "<p>First.</p>"))]
        found = wiki.publish(page)
        claim("a page that somebody makes in between is theirs", found[0] == 6 and "--replace takes it over" in found[1]
              and wiki.titled(TITLE)["value"] == "<p>First.</p>", found)
    with Wiki() as wiki:
        wiki.edit(TITLE, "<p>Ann's own.</p>")
        found = wiki.publish(page)
        claim("a page that rung did not write is not touched", found[0] == 6 and wiki.reads_alone(), found)
        found = wiki.publish(page, "--replace")
        claim("--replace takes it over", found[0] == 0 and wiki.titled(TITLE)["value"] == read(page), found)
        found = wiki.publish(changed)
        claim("from then on it is rung's", found[0] == 0 and wiki.titled(TITLE)["number"] == 3, found)


def test_places(page):
    with Wiki() as wiki:
        found = wiki.publish(page, "--parent", "Reports")
        claim("a parent that is missing is refused", found[0] == 3 and "no page of that title" in found[1], found)
        wiki.edit("Reports", "<p/>")
        found = wiki.publish(page, "--parent", "Reports")
        claim("--parent puts the page below it", found[0] == 0 and wiki.titled(TITLE)["ancestors"] == ["65537"], found)
    with Wiki() as wiki:
        found = wiki.publish(page, "--space", "NONE")
        claim("a space that is missing is refused", found[0] == 3 and "no space NONE" in found[1], found)
        found = wiki.publish(page, "--space", "~712020ab:12")
        claim("a personal space is a space", found[0] == 0 and wiki.titled(TITLE)["space"] == "~712020ab:12", found)
    with Wiki(authorization=f"Basic {BASIC}") as wiki:
        found = wiki.publish(page, "--user", "ann@example.com")
        claim("with --user the token is a password, as Cloud wants it", found[0] == 0, found)
        found = wiki.publish(page, "--user", "bob@example.com")
        claim("a wrong one is refused", found[0] == 3 and "not accepted (401)" in found[1], found)
        wiki.faults = [Fault("GET", status=400, body=json.dumps({"message": f"{BASIC} {SECRET}"}).encode())]
        found = wiki.publish(page, "--user", "ann@example.com")
        claim("a wiki that repeats the token is not quoted with it",
              found[0] == 3 and "[secret]" in found[1] and SECRET not in found[1] and BASIC not in found[1], found)


def test_moves(page, changed):
    with Wiki() as wiki:
        wiki.edit("Reports", "<p/>")
        wiki.edit("Archive", "<p/>")
        wiki.publish(page, "--parent", "Reports")
        found = wiki.publish(page, "--parent", "Reports")
        claim("a page below the same --parent stays as it is", found[0] == 0 and wiki.reads_alone(), found)
        found = wiki.publish(page, "--parent", "Archive", "--dry-run")
        claim("--dry-run says that it would be moved", wiki.reads_alone() and
              f"page {TITLE}: would be moved\n" in found[1] and "Would be written: 1 of 3." in found[1], found)
        found = wiki.publish(page, "--parent", "Archive")
        claim("below another --parent it is moved, though it is the same", found[0] == 0 and
              f"page {TITLE}: moved\n" in found[1] and wiki.titled(TITLE)["ancestors"] == [wiki.id_of("Archive")], found)
        found = wiki.publish(page, "--parent", "Archive")
        claim("once", found[0] == 0 and wiki.reads_alone(), found)
        found = wiki.publish(page)
        claim("without --parent it stays where it is", found[0] == 0 and wiki.reads_alone(), found)
        found = wiki.publish(changed, "--parent", "Reports")
        claim("a changed report moves as it is updated", f"page {TITLE}: updated\n" in found[1] and
              wiki.titled(TITLE)["ancestors"] == [wiki.id_of("Reports")], found)


def test_titles(page):
    """Titles that are taken by pages which a look-up by title does not bring, or not as they are."""
    with Wiki() as wiki:
        wiki.edit(TITLE.upper(), "<p/>")
        found = wiki.publish(page)
        claim("a title that only differs in capitals is refused, with the wiki's words", found[0] == 3 and
              "A page with this title already exists" in found[1] and "other capitals" in found[1] and
              len(wiki.writes()) == 2, found)
    with Wiki() as wiki:
        wiki.edit(TITLE, "<p/>", status="trashed")
        found = wiki.publish(page)
        claim("what is in the trash is in nobody's way", found[0] == 0, found)
    with Wiki() as wiki:
        wiki.edit(TITLE, "<p/>", status="archived")
        found = wiki.publish(page)
        claim("an archived page keeps its title", found[0] == 3 and "archived" in found[1], found)
    with Wiki() as wiki:
        long = "é" * 255
        found = wiki.publish(page, "--page", long)
        claim("a title has 255 characters", found[0] == 0 and wiki.titled(long), found)
        found = wiki.publish(page, "--page", long + "é")
        claim("a longer one is refused before anything is asked", found[0] == 2 and not wiki.requests, found)


def test_rights(page, changed):
    with Wiki() as wiki:
        wiki.publish(page)
        wiki.faults = [Fault("PUT", times=9, status=404, body=b'{"message": "No right", "errors": [{"title": "No right"}]}')]
        found = wiki.publish(changed)
        claim("a write that is turned away although nobody wrote is no conflict", found[0] == 3 and
              "nobody else changed it, so perhaps the token may not: No right (404)" in found[1], found)
        wiki.faults = [Fault("PUT", status=409)]
        found = wiki.publish(changed)
        claim("a conflict that passes is none", found[0] == 0 and wiki.methods().count("PUT") == 2, found)
        wiki.faults = [Fault("GET", status=401, body=b'{"code": 401, "message": "Unauthorized; scope does not match"}')]
        found = wiki.publish(page)
        claim("a scope that is missing is named", found[0] == 3 and
              "not accepted (401): Unauthorized; scope does not match" in found[1], found)
        wiki.faults = [Fault("GET", status=410, body=b'{"message": "removed"}')]
        found = wiki.publish(page)
        claim("who speaks an API that is gone is told of the other", found[0] == 3 and "(410)" in found[1] and
              ("--api 2" in found[1]) == (API == 1), found)
    with Wiki() as wiki:
        wiki.edit(TITLE, "<p>Ann's own.</p>")
        wiki.faults = [Fault("POST", status=403, where="/propert")]
        found = wiki.publish(page, "--replace")
        claim("a mark that may not be set is said", found[0] == 3 and "could not be marked as rung's" in found[1] and
              "(403)" in found[1], found)
        wiki.edit(TITLE, "<p>Ann again.</p>")
        claim("without it an edited page is not rung's", wiki.publish(page)[0] == 6)
        wiki.faults = []
        claim("until it is taken over again", wiki.publish(page, "--replace")[0] == 0)
        wiki.edit(TITLE, "<p>And again.</p>")
        claim("for good", wiki.publish(page)[0] == 0)
    with Wiki() as wiki:
        wiki.edit(TITLE, "<p>Ann's own.</p>")
        wiki.faults = [Fault("POST", status=409, where="/propert")]
        claim("a mark that another run was first to set will do", wiki.publish(page, "--replace")[0] == 0)


def test_version_2(page):
    """What only version 2 knows: lists in parts, accounts without names, archived pages in lists."""
    with Wiki() as wiki:
        wiki.cut_lists = True
        wiki.edit("Reports", "<p/>")
        found = wiki.publish(page, "--parent", "Reports")
        claim("a list whose first part is empty is read on", found[0] == 0 and "created" in found[1], found)
        found = wiki.publish(page, "--parent", "Reports")
        claim("of pages, properties and attachments, too", found[0] == 0 and wiki.reads_alone(), found)
        wiki.cut_lists = False
        wiki.edit(TITLE, "<p>Ann was here.</p>")
        wiki.faults = [Fault("GET", status=403, where="/rest/api/user")]
        found = wiki.publish(page)
        claim("who may not ask for names does without", found[0] == 0 and "somebody changed it after" in found[1], found)
        wiki.edit(TITLE, "<p/>", status="archived")
        found = wiki.publish(page)
        claim("an archived page is named as what it is", found[0] == 3 and wiki.reads_alone() and
              "an archived page has this title; restore it, or rename it" in found[1], found)
        wiki.faults = [Fault("POST", status=403, where="/propert")]
        found = wiki.publish(page, "--page", "Another")
        claim("a new page that could not be marked is said to stand there", found[0] == 3 and
              "the page is written, but could not be marked" in found[1] and wiki.titled("Another"), found)
    with Wiki() as wiki:
        found = publish(wiki.url.removesuffix("/wiki"), page)
        claim("Cloud's /wiki need not be given", found[0] == 0 and wiki.titled(TITLE), found)
        found = publish(wiki.url, page, api=1)
        claim("version 1 says that it is gone there", found[0] == 3 and "--api 2" in found[1], found)


# --- busy, broken, slow --------------------------------------------------------------------

def test_busy(page, changed):
    later = {"Retry-After": "1"}
    with Wiki() as wiki:
        wiki.faults = [Fault("GET", status=429, headers=later), Fault("POST", status=429, headers=later)]
        begun = time.monotonic()
        found = wiki.publish(page)
        claim("429 is waited for, as long as the wiki says", found[0] == 0 and time.monotonic() - begun >= 2, found)
        wiki.faults = [Fault("GET", status=429, headers={"Retry-After": "3600"})]
        found = wiki.publish(page)
        claim("but not for an hour", found[0] == 4 and wiki.methods() == ["GET"] and "3600 seconds" in found[1], found)
        wiki.faults = [Fault("PUT", status=429)]
        found = wiki.publish(changed)
        claim("a write is not sent again without the wiki's word", found[0] == 4 and
              wiki.methods().count("PUT") == 1, found)
        wiki.faults = [Fault("GET", times=2, status=503)]
        found = wiki.publish(page)
        claim("a read that meets a fault is tried three times", found[0] == 0, found)
        wiki.faults = [Fault("GET", times=3, status=503)]
        found = wiki.publish(page)
        claim("not four times", found[0] == 4 and len(wiki.requests) == 3, found)
        for name, fault, options in (("meets a fault", Fault("PUT", status=502), ()),
                                     ("is cut off", Fault("PUT", cut=True), ()),
                                     ("is not answered", Fault("PUT", hangs=True), ("--timeout", "3"))):
            wiki.faults = [fault]
            found = wiki.publish(changed, *options)
            claim(f"a write that {name} is sent once, and its end is not known", found[0] == 4 and
                  wiki.methods().count("PUT") == 1 and "whether it was done is not known" in found[1], found)
        wiki.faults = [Fault("GET", cut=True)]
        found = wiki.publish(page)
        claim("a read that is cut off is sent again", found[0] == 0, found)
        for name, body in (("HTML", b"<html>Log in</html>"), ("half of it", b'{"results": ['), ("nothing", b" "),
                           ("another id", b'{"results": [{"id": "../../x", "version": {"number": 1}}]}')):
            wiki.faults = [Fault("GET", status=200, body=body)]
            found = wiki.publish(page)
            claim(f"an answer that is none ({name}) is said to be none", found[0] == 4 and
                  "is this the wiki's address?" in found[1], found)
        wiki.faults = [Fault("GET", status=200, times=9, body=b" " * (33 << 20))]
        found = wiki.publish(page)
        claim("an answer without end is cut off", found[0] == 4 and "more than 32 MiB" in found[1], found)
        wiki.faults = [Fault("PUT", status=413)]
        found = wiki.publish(changed)
        claim("what is too large is refused, and that is said", found[0] == 3 and "larger than the wiki takes" in
              found[1], found)
        wiki.faults = [Fault("GET", status=404, body=b"<html>Not found</html>")]
        found = wiki.publish(page)
        claim("an address where no wiki is does not pass for a missing space", found[0] == 4 and
              "is this the wiki's address?" in found[1], found)
        for where in ("attachment",) if API == 1 else ("attachment", "properties"):
            wiki.faults = [Fault("POST", status=200, body=b"<html>Log in</html>", where=where)]
            found = wiki.publish(page, "--page", f"Answered in {where}")
            claim(f"a page that answers a write is not taken for the wiki's word ({where})", found[0] == 4 and
                  "expected Confluence's JSON" in found[1], found)
    with socket.socket() as nobody:  # its port is taken, and nobody listens
        nobody.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{nobody.getsockname()[1]}"
        claim("a wiki that is not there is not reached", publish(url, page)[0] == 4)


def main():
    page, changed = report("one"), report("two", "--entity", "Payments Shop")
    test_usual_way(page, changed)
    test_conflicts(page, changed)
    test_places(page)
    test_moves(page, changed)
    test_titles(page)
    test_rights(page, changed)
    if API == 2:
        test_version_2(page)
    test_busy(page, changed)
    end()


main()
