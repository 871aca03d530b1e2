"""Writes copies of a result.json, each with one value changed, evenly spread over the file:
changed_results.py RESULT DIR N [MEMBER...]. Prints which, a line each. MEMBER is a pattern for
the way to a value, such as "verdict/.*" or "practices/*/state"."""
import json
import re
import sys

path, directory, n = sys.argv[1], sys.argv[2], int(sys.argv[3])
members = sys.argv[4:]
text = open(path, encoding="utf-8").read()


def places(value, pointer=()):
    """All ways to numbers, truths and texts."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from places(item, pointer + (key,))
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from places(item, pointer + (i,))
    elif value is not None:
        yield pointer


def other(value):
    if isinstance(value, bool):
        return not value
    return value + 1 if isinstance(value, int) else value + "x"


def wanted(pointer):
    if pointer[0] in ("schema", "rung"):
        return False
    way = "/".join(k if isinstance(k, str) else "*" for k in pointer)
    return not members or any(re.fullmatch(m, way) for m in members)


ways = [p for p in places(json.loads(text)) if wanted(p)]
step = max(1, len(ways) // n)
for i, way in enumerate(ways[::step]):
    whole = json.loads(text)
    at = whole
    for key in way[:-1]:
        at = at[key]
    at[way[-1]] = other(at[way[-1]])
    with open("%s/%04d.json" % (directory, i), "w", encoding="utf-8") as out:
        json.dump(whole, out, indent=2, ensure_ascii=False)
    print("%04d /%s" % (i, "/".join(map(str, way))))
