"""What the tests of `rung publish --to confluence` share: claims, reports, a stand-in for the
length of a with. Run with RUNG DIRECTORY API [SUBSET.rng]: API is the version of the REST API
that the stand-in speaks.
"""
import base64
import os
import subprocess
import sys

from confluence import Confluence

RUNG, SCRATCH, API = sys.argv[1], sys.argv[2], int(sys.argv[3])
SCHEMA = sys.argv[4] if len(sys.argv) > 4 else ""
SECRET = "NjQ1MTk4-secret-of-the-test/+="
BEARER = f"Bearer {SECRET}"
BASIC = base64.b64encode(f"ann@example.com:{SECRET}".encode()).decode()
TITLE = "Serverless maturity"
said = []  # everything that rung printed
failed = []  # claims

def claim(text, holds, found=None):
    print(f"{'ok' if holds else 'not ok'} - {text} (version {API})", flush=True)
    if not holds:
        failed.append(text)
        print(f"    found: {str(found)[:600]}")


def end():
    """The last claim, and the status."""
    claim("no token was ever said", not any(SECRET in text or BASIC in text for text in said))
    sys.exit(1 if failed else 0)


def report(name, *options):
    """Files as rung writes them; the page's path."""
    directory = os.path.join(SCRATCH, name)
    subprocess.run([RUNG, "report", "data/samples/payments", "--as-of", "2026-11-23", "--layout", "executive",
                    "--format", "confluence", "-o", directory, *options], check=True, capture_output=True)
    return os.path.join(directory, "executive.confluence.xml")


def start(url, page, *options, token=SECRET, api=API, **environment):
    env = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    env.update(environment)
    if token is not None:
        env["RUNG_TOKEN"] = token
    usual = {"--space": "OPS", "--page": TITLE} | ({"--api": str(api)} if api else {})
    usual = [word for option, value in usual.items() if option not in options for word in (option, value)]
    return subprocess.Popen([RUNG, "publish", "--to", "confluence", "--url", url, page, *usual, *options], env=env,
                            text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def publish(url, page, *options, **more):
    """(exit status, all that was printed)"""
    process = start(url, page, *options, **more)
    out, err = process.communicate(timeout=600)
    said.append(out + err)
    return process.returncode, out + err


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


class Wiki(Confluence):
    """For the length of a with."""

    def __init__(self, tls=None, authorization=BEARER, below=""):
        super().__init__(authorization, API, below)
        self.tls, self.url = tls, ""

    def __enter__(self):
        self.url = self.start(self.tls) + self.root
        return self

    def __exit__(self, *_):
        self.stop()

    def methods(self):
        return [request[0] for request in self.requests]

    def publish(self, page, *options, **more):
        self.requests.clear()
        return publish(self.url, page, *options, **more)

    def reads_alone(self):
        return set(self.methods()) == {"GET"}
