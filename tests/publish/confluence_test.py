#!/usr/bin/env python3
"""`rung publish --to confluence` before a strict stand-in: what is created, updated, left alone;
conflicts, limits, faults, redirects, TLS; and that the token is said nowhere.
usage: confluence_test.py RUNG DIRECTORY [SUBSET.rng]      prints one line a claim, as TAP has it
"""
import base64
import json
import os
import re
import shutil
import signal
import ssl
import subprocess
import sys
import time

from confluence import Confluence, Fault

RUNG, SCRATCH = sys.argv[1:3]
SCHEMA = sys.argv[3] if len(sys.argv) > 3 else ""
SECRET = "NjQ1MTk4-secret-of-the-test/+="
BEARER = f"Bearer {SECRET}"
TITLE = "Serverless maturity"
said = []  # everything that rung printed
good = True


def claim(text, holds, found=None):
    global good
    print(f"{'ok' if holds else 'not ok'} - {text}", flush=True)
    if not holds:
        good = False
        print(f"    found: {str(found)[:600]}")


def report(name, *options):
    """Files as rung writes them; the page's path."""
    directory = os.path.join(SCRATCH, name)
    subprocess.run([RUNG, "report", "data/samples/payments", "--as-of", "2026-11-23", "--layout", "executive",
                    "--format", "confluence", "-o", directory, *options], check=True, capture_output=True)
    return os.path.join(directory, "executive.confluence.xml")


def start(url, page, *options, token=SECRET, **environment):
    env = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    env.update(environment)
    if token is not None:
        env["RUNG_TOKEN"] = token
    return subprocess.Popen([RUNG, "publish", "--to", "confluence", "--url", url, "--space", "OPS", "--page", TITLE,
                             page, *options], env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def publish(url, page, *options, **more):
    """(exit status, all that was printed)"""
    process = start(url, page, *options, **more)
    out, err = process.communicate(timeout=60)
    said.append(out + err)
    return process.returncode, out + err


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


class Wiki(Confluence):
    """For the length of a with."""

    def __init__(self, tls=None, authorization=BEARER):
        super().__init__(authorization)
        self.tls, self.url = tls, ""

    def __enter__(self):
        self.url = self.start(self.tls)
        return self

    def __exit__(self, *_):
        self.stop()

    def methods(self):
        return [request[0] for request in self.requests]

    def publish(self, page, *options, **more):
        self.requests.clear()
        return publish(self.url, page, *options, **more)


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
        claim("and only reads", set(wiki.methods()) == {"GET"}, wiki.methods())
        found = wiki.publish(page)
        claim("a page is created, then its attachments",
              found[0] == 0 and [r[0:2] for r in wiki.writes()] == [
                  ("POST", "/rest/api/content"), ("POST", "/rest/api/content/65537/child/attachment"),
                  ("POST", "/rest/api/content/65537/child/attachment")], (found, wiki.writes()))
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
        claim("the same again only reads", found[0] == 0 and set(wiki.methods()) == {"GET"} and
              "Nothing to write" in found[1], (found, wiki.methods()))
        found = wiki.publish(changed)
        charts = [r for r in wiki.writes() if r[1].endswith("/data")]
        claim("a changed report is the next version", found[0] == 0 and stored["number"] == 2, found)
        claim("its history says by whom and of what", re.fullmatch(
            "Published by rung, sha256:[0-9a-f]{64}", stored["message"]), stored["message"])
        claim("a chart that is the same is not sent", len(charts) < len(kept), charts)
        wiki.publish(changed)
        claim("and is the same when it comes again", set(wiki.methods()) == {"GET"}, wiki.methods())
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
        claim("a page that rung did not write is not touched", found[0] == 6 and set(wiki.methods()) == {"GET"}, found)
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
    basic = base64.b64encode(f"ann@example.com:{SECRET}".encode()).decode()
    with Wiki(authorization=f"Basic {basic}") as wiki:
        found = wiki.publish(page, "--user", "ann@example.com")
        claim("with --user the token is a password, as Cloud wants it", found[0] == 0, found)
        found = wiki.publish(page, "--user", "bob@example.com")
        claim("a wrong one is refused", found[0] == 3 and "not accepted (401)" in found[1], found)
        wiki.faults = [Fault("GET", status=400, body=json.dumps({"message": f"{basic} {SECRET}"}).encode())]
        found = wiki.publish(page, "--user", "ann@example.com")
        claim("a wiki that repeats the token is not quoted with it",
              found[0] == 3 and "[secret]" in found[1] and SECRET not in found[1] and basic not in found[1], found)


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
        for name, fault in (("meets a fault", Fault("PUT", status=502)), ("is cut off", Fault("PUT", cut=True)),
                            ("is not answered", Fault("PUT", delay=3, status=500))):
            wiki.faults = [fault]
            found = wiki.publish(changed, "--timeout", "1")
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
        claim("what is too large is refused", found[0] == 3, found)
        url = wiki.url
    claim("a wiki that is not there is not reached", publish(url, page)[0] == 4)


def test_redirects(page, changed):
    with Wiki() as wiki, Wiki() as other:
        wiki.publish(page)
        wiki.faults = [Fault("GET", status=302, headers={"Location": other.url + "/rest/api/content?x=1"})]
        found = wiki.publish(page)
        headers = other.requests[0][2] if other.requests else {}
        claim("a read follows to another host, without the token", found[0] == 3 and len(other.requests) == 1 and
              "Authorization" not in headers and "Cookie" not in headers, (found, headers))
        other.requests.clear()
        wiki.faults = [Fault("PUT", status=307, headers={"Location": other.url + "/rest/api/content"})]
        found = wiki.publish(changed)
        claim("a write follows nowhere", found[0] == 3 and not other.requests and "as --url" in found[1], found)
        wiki.faults = [Fault("GET", status=302, headers={"Location": "http://wiki.example.com/"})]
        found = wiki.publish(page)
        claim("nothing follows to where others can read", found[0] == 3 and "expected https://" in found[1], found)
        wiki.faults = [Fault("GET", times=9, status=302, headers={"Location": "/rest/api/content"})]
        found = wiki.publish(page)
        claim("nobody goes round in circles", found[0] == 3 and len(wiki.requests) == 4, found)


# --- TLS, tokens -----------------------------------------------------------------------------

def authority(name, host="IP:127.0.0.1"):
    """A certificate authority and a server's certificate by it: (the authority's file, context)."""
    base = os.path.join(SCRATCH, name)
    new = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
           "-days", "36500"]
    subprocess.run([*new, "-subj", f"/CN={name}", "-keyout", base + ".ca.key", "-out", base + ".ca"], check=True,
                   capture_output=True)
    subprocess.run([*new, "-subj", "/CN=wiki", "-addext", f"subjectAltName={host}", "-CA", base + ".ca", "-CAkey",
                    base + ".ca.key", "-addext", "basicConstraints=critical,CA:FALSE", "-keyout", base + ".key",
                    "-out", base + ".crt"], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(base + ".crt", base + ".key")
    return base + ".ca", context


def test_tls(page):
    ours, context = authority("ours")
    theirs, _ = authority("theirs")
    with Wiki(tls=context) as wiki:
        found = wiki.publish(page, "--ca", ours)
        claim("--ca adds an authority", found[0] == 0, found)
        for name, options in (("an unknown authority", ()), ("another authority", ("--ca", theirs))):
            found = wiki.publish(page, *options)
            claim(f"{name} is not trusted", found[0] == 4 and not wiki.requests and "cannot reach" in found[1], found)
        found = wiki.publish(page, "--ca", page)
        claim("a file that is no authority is none", found[0] == 4 and not wiki.requests, found)
    with Wiki(tls=context) as wiki, Wiki() as local:
        wiki.faults = [Fault("GET", status=302, headers={"Location": local.url + "/rest/api/content"})]
        found = wiki.publish(page, "--ca", ours)
        claim("nothing follows from TLS to plain HTTP, not on this machine either", found[0] == 3 and
              not local.requests and "as before" in found[1], found)
    ours, context = authority("elsewhere", "DNS:wiki.example.com")
    with Wiki(tls=context) as wiki:
        found = wiki.publish(page, "--ca", ours)
        claim("a certificate for another host is not trusted", found[0] == 4 and not wiki.requests, found)


def test_addresses(page):
    for url in ("http://wiki.example.com", "http://127.0.0.1.example.com", "http://192.0.2.1", "ftp://127.0.0.1",
                "https://ann:password@127.0.0.1", "https://127.0.0.1/?a=b", "wiki", ""):
        found = publish(url, page)
        claim(f"no token goes to {url!r}", found[0] == 2, found)


def token_file(text, mode):
    path = os.path.join(SCRATCH, "token")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    os.chmod(path, mode)
    return path


def test_tokens(page):
    with Wiki() as wiki:
        found = wiki.publish(page, "--token-file", token_file(SECRET + "\n", 0o600), token=None)
        claim("a token comes from a file, too", found[0] == 0, found)
        for mode in (0o640, 0o604, 0o660):
            found = wiki.publish(page, "--token-file", token_file(SECRET, mode), token=None)
            claim(f"not from one that others can open ({mode:o})", found[0] == 4 and not wiki.requests, found)
        for name, token in (("none", None), ("an empty one", ""), ("two lines", SECRET + "\nX-Header: x")):
            found = wiki.publish(page, token=token)
            claim(f"{name} is no token", found[0] == 2 and not wiki.requests, found)
        found = wiki.publish(page, http_proxy="http://127.0.0.1:1", all_proxy="http://127.0.0.1:1")
        claim("what is for this machine goes through no proxy", found[0] == 0, found)


def test_secrecy(page):
    """While a request hangs: what others of this machine can see of the process."""
    with Wiki() as wiki:
        wiki.faults = [Fault("GET", delay=20)]
        process = start(wiki.url, page, token=SECRET)
        while not wiki.requests and process.poll() is None:
            time.sleep(0.02)
        with open(f"/proc/{process.pid}/cmdline", "rb") as file:
            command = file.read()
        try:
            with open(f"/proc/{process.pid}/environ", "rb") as file:
                environment = file.read()
        except PermissionError:
            environment = b""
        process.send_signal(signal.SIGABRT)
        process.communicate()
        claim("the token is in no list of processes", b"publish" in command and SECRET.encode() not in command +
              environment, command)
    limits = "ulimit -c unlimited 2>/dev/null; cd \"$1\" && shift && exec \"$@\""
    with Wiki() as wiki:
        wiki.faults = [Fault("GET", delay=20)]
        empty = os.path.join(SCRATCH, "core")
        os.mkdir(empty)
        pid = os.fork()
        if not pid:
            os.environ["RUNG_TOKEN"] = SECRET
            os.execvp("bash", ["bash", "-c", limits, "bash", empty, RUNG, "publish", "--to", "confluence", "--url",
                               wiki.url, "--space", "OPS", "--page", TITLE, os.path.abspath(page)])
        while not wiki.requests:
            time.sleep(0.02)
        os.kill(pid, signal.SIGABRT)
        _, status = os.waitpid(pid, 0)
        claim("who dies leaves no core file", os.WIFSIGNALED(status) and not os.WCOREDUMP(status) and
              not os.listdir(empty), (status, os.listdir(empty)))


def test_lists(page):
    directory = os.path.join(SCRATCH, "lists")
    shutil.copytree(os.path.dirname(page), directory)
    page, path = os.path.join(directory, os.path.basename(page)), os.path.join(directory, "attachments.json")
    listed = json.loads(read(path))
    name = listed["attachments"][0]["name"]
    with open(os.path.join(directory, name), "ab") as file:
        file.write(b"more")
    with Wiki() as wiki:
        found = wiki.publish(page)
        claim("a chart that is not the one listed is not sent", found[0] == 3 and not wiki.requests and
              "/attachments/0/sha256" in found[1], found)
        listed["attachments"][0]["name"] = "../" + name
        with open(path, "w", encoding="utf-8") as file:
            json.dump(listed, file)
        found = wiki.publish(page)
        claim("a name that leads elsewhere is refused", found[0] == 3 and not wiki.requests and
              "/attachments/0/name" in found[1], found)
        os.remove(path)
        claim("no list, no page", wiki.publish(page)[0] == 4 and not wiki.requests)


def main():
    page, changed = report("one"), report("two", "--entity", "Payments Shop")
    test_usual_way(page, changed)
    test_conflicts(page, changed)
    test_places(page)
    test_busy(page, changed)
    test_redirects(page, changed)
    test_tls(page)
    test_addresses(page)
    test_tokens(page)
    test_secrecy(page)
    test_lists(page)
    basic = base64.b64encode(f"ann@example.com:{SECRET}".encode()).decode()
    claim("no token was ever said", not any(SECRET in text or basic in text for text in said))
    sys.exit(0 if good else 1)


main()
