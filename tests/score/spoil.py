#!/usr/bin/env python3
"""Shows that check.py can fail: changes one thing of a result at a time and asks that the
difference is found.

usage: spoil.py RESULT.json...

Figures: numbers and truth values in the parts that state the verdict, spread evenly.
Proof: of every practice an observation turned or made to prove nothing, the answer gone,
the state unknown; waivers made to run out, thresholds moved, an answer taken out.
"""
import copy
import json
import sys

import check

STATED = ("verdict", "score", "stages", "heat_map", "moves", "path", "portfolio")
# What is taken as it stands, or is a name.
GIVEN = ("usage_seen", "min_assurance", "stage", "as_of", "proven", "effort_needed", "toward", "opens_gate")
MOST = 150  # of the figures of one result


def figures(value, way=()):
    """The ways to all numbers and truth values below."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from figures(below, way + (key,))
    elif isinstance(value, list):
        for n, below in enumerate(value):
            yield from figures(below, way + (n,))
    elif isinstance(value, (int, bool)):
        yield way


def at(document, way):
    for key in way:
        document = document[key]
    return document


def is_caught(document):
    try:
        return bool(check.check(document).differences)
    except (KeyError, IndexError, ZeroDivisionError):
        return True  # it does not even hang together


def spoil_figures(result):
    ways = [
        w
        for part in STATED
        if part in result
        for w in figures(result[part], (part,))
        if w[-1] not in GIVEN and not (w[0] == "moves" and "steps" in w)
    ]
    for way in ways[:: max(1, len(ways) // MOST)]:
        old = at(result, way)
        at(result, way[:-1])[way[-1]] = (not old) if isinstance(old, bool) else old + 1
        yield "/" + "/".join(map(str, way)), result
        at(result, way[:-1])[way[-1]] = old


def spoil_proof(original):
    """Of every practice that rests on it: its first counted observation, its answer."""
    entity = original.get("entities", [original])[0]
    for n, practice in enumerate(entity["practices"]):
        counted = [o for o in practice["observations"] if o["counted"]]
        if counted:
            spoilt = copy.deepcopy(practice)
            row = next(o for o in spoilt["observations"] if o["counted"])
            row["verdict"] = "fail" if row["verdict"] == "pass" else "pass"
            yield f"{practice['id']}: an observation turned", n, spoilt
            spoilt = copy.deepcopy(practice)
            next(o for o in spoilt["observations"] if o["counted"])["strength"] = "context"
            yield f"{practice['id']}: an observation made to prove nothing", n, spoilt
        if practice["answer"]:
            yield f"{practice['id']}: no answer", n, dict(practice, answer=None)
        if practice["state"] in ("met", "partial", "not_met"):
            yield f"{practice['id']}: unknown", n, dict(practice, state="unknown")


def spoil_rules(original):
    for key, value in original["model"]["parameters"].items():
        if key in ("capability_floor_bp", "stage_threshold_bp"):
            spoilt = copy.deepcopy(original)
            moved = {k: 1 for k in value} if isinstance(value, dict) else 10000
            spoilt["model"]["parameters"][key] = moved
            yield f"parameter {key}", spoilt
    entity = original.get("entities", [original])[0]
    if entity["waivers"]["valid"]:
        spoilt = copy.deepcopy(original)
        one = spoilt.get("entities", [spoilt])[0]
        for waiver in one["waivers"]["valid"]:
            waiver["expires"] = waiver["created"]
        yield "waivers that have run out", spoilt
    if entity["answers"]:
        spoilt = copy.deepcopy(original)
        spoilt.get("entities", [spoilt])[0]["answers"].pop(0)
        yield "an answer taken out", spoilt


def main():
    n, missed = 0, []
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as file:
            result = json.load(file)
        if is_caught(result):
            missed.append(f"{path}: differs as it is")
            continue
        for name, spoilt in [*spoil_rules(result)]:
            n += 1
            missed += [] if is_caught(spoilt) else [f"{path}: {name}"]
        practices = result.get("entities", [result])[0]["practices"]
        for name, at_practice, spoilt in list(spoil_proof(result)):
            n += 1
            whole, practices[at_practice] = practices[at_practice], spoilt
            missed += [] if is_caught(result) else [f"{path}: {name}"]
            practices[at_practice] = whole
        for name, spoilt in spoil_figures(result):
            n += 1
            missed += [] if is_caught(spoilt) else [f"{path}: {name}"]
    for line in missed[:20]:
        print(line)
    print(f"{n} changes, {len(missed)} not noticed")
    sys.exit(bool(missed) or n < 100)


if __name__ == "__main__":
    main()
