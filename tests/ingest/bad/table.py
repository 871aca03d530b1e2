#!/usr/bin/env python3
"""Prints what rung makes of each file, as rows of EXPECTED.tsv: the file, the exit status,
what was read of it ("-": nothing, it was refused), and what rung said of it. Each further
line that it said has a row of its own that begins with three tabs.
To standard error goes what it cost, in seconds of CPU: the most that a file took, the name
of that file, the average, and the number of files.
usage: table.py RUNG DIRECTORY...
"""
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import unicodedata

LIMIT = 120  # seconds; what takes longer hangs, however busy the machine
MACHINERY = {"EXPECTED.tsv", "make.sh", "table.py", "prefixes.py"}


def read_of(result):
    records = json.load(open(result, encoding="utf-8"))["inputs"][0]["records"]
    ways = [f"{n} {verdict}" for verdict, n in records["by_verdict"].items() if n]
    if records["rejected"]:
        ways.append(f"{records['rejected']} rejected")
    return str(records["in"]) + (" = " + " + ".join(ways) if ways else "")


def visible(text):
    """Characters that no reader sees, by their number."""
    return "".join(c if c == " " or unicodedata.category(c) not in ("Cc", "Cf", "Zs", "Zl", "Zp")
                   else f"<U+{ord(c):04X}>" for c in text)


def said_of(stderr, name):
    for line in stderr.decode("utf-8", "backslashreplace").splitlines():
        line = line.removeprefix(name + ": ")
        line = re.sub(r"that rung reads \(.*?, or a", "that rung reads (…, or a", line)
        line = re.sub(r"(/[0a])\1{9,}", r"\1…", line)  # deep nesting has long pointers
        yield visible(line)


def rows_of(rung, directory, name, out):
    command = [rung, "report", name, "--as-of", "2026-11-23", "--format", "json", "-o", out]
    result = os.path.join(out, "result.json")
    if os.path.exists(result):
        os.remove(result)
    try:
        done = subprocess.run(command, cwd=directory, capture_output=True, timeout=LIMIT)
    except subprocess.TimeoutExpired:
        return [f"{name}\tends after {LIMIT} seconds\t-\t"]
    read = read_of(result) if done.returncode == 0 else "-"
    said = list(said_of(done.stderr, name)) or [""]
    return [f"{name}\t{done.returncode}\t{read}\t{said[0]}"] + ["\t\t\t" + s for s in said[1:]]


def seconds_of_children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main():
    rung, directories = os.path.abspath(sys.argv[1]), sys.argv[2:]
    files = sorted((name, d) for d in directories for name in os.listdir(d)
                   if name not in MACHINERY and os.path.isfile(os.path.join(d, name)))
    slowest = (0, "")
    with tempfile.TemporaryDirectory() as out:
        for name, directory in files:
            start = seconds_of_children()
            print("\n".join(rows_of(rung, directory, name, out)))
            slowest = max(slowest, (seconds_of_children() - start, name))
    average = seconds_of_children() / max(len(files), 1)
    print(f"{slowest[0]:.4f} {slowest[1]} {average:.4f} {len(files)}", file=sys.stderr)


main()
