#!/usr/bin/env python3
"""Makes the largest model that the loader admits, from one that is good: 10,000 practices
of the greatest weight and the greatest points, most of them at one stage, and one question
of as many options as there may be.

usage: extreme_models.py MODEL.json STAGE       one document, on standard output
"""
import copy
import json
import sys

MOST_PRACTICES, HEAVIEST, MOST_POINTS, MOST_OPTIONS = 10000, 100, 1000, 1000


def made(model, stage):
    parameters = model["model"]["parameters"]
    for points in (parameters["effort_points"], parameters["severity_points"]):
        points.update({key: MOST_POINTS for key in points})
    parameters["effort_points"]["S"] = 1
    questions = model["questionnaire"]["questions"]
    capability = model["capabilities"][0]
    pattern = copy.deepcopy(capability["practices"][0])
    pattern.update(stage=stage, implied_by=[], critical=True, blocks_from_stage=1)
    pattern["evidence"] = {"mode": "auto_first", "questions": ["Q-ALL"]}
    pattern["thresholds"] = {"met_bp": 10000, "partial_bp": 10000}
    pattern["severity"] = "critical"
    n = sum(len(c["practices"]) for c in model["capabilities"])
    for c in model["capabilities"]:
        for practice in c["practices"]:
            practice["weight"] = HEAVIEST
    ids = [f"X-{i}" for i in range(MOST_PRACTICES - n)]
    capability["practices"] += [dict(pattern, id=i, weight=HEAVIEST) for i in ids]
    values = [{"practice": i, "value_bp": 10000} for i in ids]
    options = [{"id": f"o{i}", "text": "All of it", "values": []} for i in range(1, MOST_OPTIONS)]
    for option in options:
        option["values"] = values[:10]  # adds up to 10^7 before it is capped
    options.append({"id": "all", "text": "All", "values": values})
    questions.append({"id": "Q-ALL", "text": "All?", "type": "multi_sum", "options": options})
    return model


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        json.dump(made(json.load(file), int(sys.argv[2])), sys.stdout, separators=(",", ":"))
