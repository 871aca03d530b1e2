#!/usr/bin/env python3
"""Compares two arrays of results as parsed JSON, every field. Names the first differences.

usage: same_results.py WANTED.json FOUND.json
"""
import json
import sys


# What the reference scorer does not say; tests of their own speak of it.
NOT_IN_REFERENCE = {"open_questions"}


def differences(wanted, found, path=""):
    if type(wanted) is not type(found):
        yield f"{path}: wanted {wanted!r}, found {found!r}"
    elif isinstance(wanted, dict):
        for key in sorted((set(wanted) | set(found)) - NOT_IN_REFERENCE):
            if key not in wanted or key not in found:
                yield f"{path}/{key}: only {'wanted' if key in wanted else 'found'}"
            else:
                yield from differences(wanted[key], found[key], f"{path}/{key}")
    elif isinstance(wanted, list):
        if len(wanted) != len(found):
            yield f"{path}: wanted {len(wanted)} elements, found {len(found)}"
        for i, pair in enumerate(zip(wanted, found)):
            yield from differences(*pair, f"{path}/{i}")
    elif wanted != found:
        yield f"{path}: wanted {wanted!r}, found {found!r}"


def main():
    wanted, found = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:3])
    all_differences = list(differences(wanted, found))
    for line in all_differences[:20]:
        print(line)
    sys.exit(bool(all_differences))


if __name__ == "__main__":
    main()
