#!/usr/bin/env python3
"""`rung publish --to confluence` keeps its token to itself: redirects, TLS, files, processes; and
it speaks the API that the wiki's address asks for.
usage: confluence_secrets_test.py RUNG DIRECTORY API      prints one line a claim, as TAP has it
"""
import json
import os
import shutil
import signal
import ssl
import subprocess
import time

from confluence import Fault
from confluence_kit import API, RUNG, SCRATCH, SECRET, TITLE, Wiki, claim, end, publish, read, report, start
from tunnel import Tunnel


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


HOSTS = {1: ("wiki.example.com", "notatlassian.net", "atlassian.net.example.com"),
         2: ("example.atlassian.net", "EXAMPLE.Atlassian.NET", "example.jira.com")}[API]


def test_names(page):
    """Which API is spoken without --api."""
    ours, context = authority("names", ",".join(f"DNS:{host}" for host in (*HOSTS, "api.atlassian.com")))
    with Wiki(tls=context) as wiki, Tunnel(wiki.server.server_port) as tunnel:
        for host in HOSTS:
            found = publish(f"https://{host}{wiki.root}", page, "--ca", ours, api=None, https_proxy=tunnel.url)
            claim(f"at {host} version {API} is spoken", found[0] == 0 and tunnel.asked[-1].startswith(host), found)
    scoped = "/ex/confluence/11111111-2222-3333-4444-555555555555"
    if API == 2:
        with Wiki(tls=context, below=scoped) as wiki, Tunnel(wiki.server.server_port) as tunnel:
            for below in (scoped + "/wiki", scoped + "/", scoped):
                found = publish("https://api.atlassian.com" + below, page, "--ca", ours, api=None, https_proxy=tunnel.url)
                claim(f"a scoped token's address is known: …{below}", found[0] == 0, found)


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
        wiki.faults = [Fault("GET", hangs=True)]
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
        wiki.faults = [Fault("GET", hangs=True)]
        empty = os.path.join(SCRATCH, "core")
        os.mkdir(empty)
        process = subprocess.Popen(["bash", "-c", limits, "bash", empty, RUNG, "publish", "--to", "confluence", "--url",
                                    wiki.url, "--space", "OPS", "--page", TITLE, os.path.abspath(page)],
                                   env={**os.environ, "RUNG_TOKEN": SECRET})
        while not wiki.requests:
            time.sleep(0.02)
        process.send_signal(signal.SIGABRT)
        _, status = os.waitpid(process.pid, 0)
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
        found = wiki.publish(page)
        claim("no list, no page", found[0] == 3 and not wiki.requests and "is missing" in found[1], found)


def main():
    page, changed = report("one"), report("two", "--entity", "Payments Shop")
    test_redirects(page, changed)
    test_tls(page)
    test_names(page)
    test_addresses(page)
    test_tokens(page)
    test_secrecy(page)
    test_lists(page)
    end()


main()
