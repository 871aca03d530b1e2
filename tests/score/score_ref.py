#!/usr/bin/env python3
"""Reference scorer: the scoring method in plain Python, written to be read beside the
method, not to be fast. The tests compare the C scorer with it, field by field.

Integers only, no clock, no randomness. Basis points (bp): 10000 is 1. `//` rounds down,
which is what the method asks of every division (all figures are non-negative).

usage: score_ref.py INPUT.json

INPUT is one assessment, a portfolio ({"entities": [...], "unassessed": [...]}), or an
array of these; the result has the same shape.
"""
import datetime
import json
import pathlib
import sys

FULL = 10000
STAGES = (1, 2, 3, 4)
LAST_STAGE = 4

CONFIDENCE_TOOL = 10000
CONFIDENCE_LINKED_ANSWER = 8000
CONFIDENCE_INFERRED = 7000
CONFIDENCE_BARE_ANSWER = 5000

STATES = ("met", "partial", "not_met", "unknown", "not_applicable", "waived")
OUT_OF_SUMS = ("not_applicable", "waived")

DATA = pathlib.Path(__file__).resolve().parents[2] / "data"


def load(name):
    return json.loads((DATA / name).read_text(encoding="utf-8"))


MODEL = load("model/model.json")
PARAMETERS = MODEL["parameters"]
FRESH_DAYS = PARAMETERS["freshness_days"]
FLOOR = PARAMETERS["capability_floor_bp"]
MOST_WAIVED = PARAMETERS["max_waived_share_bp"]
THRESHOLD = {int(k): bp for k, bp in PARAMETERS["stage_threshold_bp"].items()}
QUESTIONS = {q["id"]: q for q in load("questionnaire.json")["questions"]}
PRACTICES = {}  # by id, in the model's order
for capability_id in MODEL["capabilities"]:
    for practice in load(f"model/capabilities/{capability_id}.json")["practices"]:
        PRACTICES[practice["id"]] = dict(practice, capability=capability_id)


def days_between(earlier, later):
    day = datetime.date.fromisoformat
    return (day(later) - day(earlier)).days


def may_not_apply(practice_id):
    """Only where the model says when a practice does not apply can it be left out."""
    return bool(PRACTICES[practice_id]["not_applicable_when"])


# --- answers (section 2, rules 1 and 8) --------------------------------------------------


class Answers:
    """What people said: per practice a value and a confidence."""

    def __init__(self, answers, as_of):
        self.value = {}
        self.confidence = {}
        self.not_applicable = set()
        self.usage_stage = None
        for answer in answers:
            said_on = answer.get("answered_on")
            if said_on and days_between(said_on, as_of) > FRESH_DAYS["questionnaire"]:
                continue
            if "unknown" not in answer["selected"]:
                self.read(answer)

    def read(self, answer):
        question = QUESTIONS[answer["question"]]
        practices = {v["practice"] for o in question["options"] for v in o["values"]}
        if "na" in answer["selected"]:
            self.not_applicable |= set(filter(may_not_apply, practices))
            return
        adds_up = question["type"] == "multi_sum"
        got = {practice_id: 0 for practice_id in practices} if adds_up else {}
        for option in question["options"]:
            if option["id"] in answer["selected"]:
                self.read_option(option, got, adds_up)
        linked = bool(answer.get("evidence"))
        confidence = CONFIDENCE_LINKED_ANSWER if linked else CONFIDENCE_BARE_ANSWER
        for practice_id, value in got.items():
            self.keep(practice_id, min(FULL, value), confidence)

    def read_option(self, option, got, adds_up):
        excluded = option.get("not_applicable", [])
        self.not_applicable |= set(filter(may_not_apply, excluded))
        if "usage_stage" in option:
            self.usage_stage = max(self.usage_stage or 0, option["usage_stage"])
        for value in option["values"]:
            so_far = got.get(value["practice"], 0)
            if adds_up:
                got[value["practice"]] = so_far + value["value_bp"]
            else:
                got[value["practice"]] = max(so_far, value["value_bp"])

    def keep(self, practice_id, value, confidence):
        """Of two answers on one practice the lower value and the weaker proof count."""
        self.value[practice_id] = min(self.value.get(practice_id, FULL), value)
        self.confidence[practice_id] = min(
            self.confidence.get(practice_id, FULL), confidence
        )


# --- waivers (section 4) -----------------------------------------------------------------


def is_valid(waiver, as_of):
    return (
        waiver["created"] <= as_of <= waiver["expires"]
        and days_between(waiver["created"], waiver["expires"]) <= FRESH_DAYS["waiver_max"]
    )


# --- evidence (section 2, rules 1 to 7) --------------------------------------------------


class Evidence:
    """What tools saw of one practice: one verdict per resource."""

    def __init__(self, practice_id, case, observations, waived_resources):
        self.practice = PRACTICES[practice_id]
        self.weights = case.get("resource_weight", {})
        self.universe = case.get("universe", {}).get(practice_id)
        fresh = [o for o in observations if self.is_fresh(o, case["as_of"])]
        direct = [o for o in fresh if o["strength"] in ("direct", "fail_only", "weak")]
        self.indirect = not direct
        self.pool = direct or [o for o in fresh if o["strength"] == "indirect"]
        self.merge(waived_resources)
        self.passed = self.weigh(r for r, v in self.verdict.items() if v == "pass")
        self.failed = self.weigh(r for r, v in self.verdict.items() if v == "fail")
        self.seen = self.passed + self.failed > 0
        listed = (self.universe or 0) - self.weigh(self.waived)
        self.total = max(self.passed + self.failed, listed)

    @staticmethod
    def is_fresh(observation, as_of):
        age = days_between(observation.get("date", as_of), as_of)
        return age <= FRESH_DAYS["automated"]

    def merge(self, waived_resources):
        self.verdict, self.waived = {}, set()
        for o in self.pool:
            resource, verdict = o["resource"], o["verdict"]
            if resource in waived_resources:
                self.waived.add(resource)
            elif verdict == "fail":
                self.verdict[resource] = "fail"
            elif verdict == "pass" and o["strength"] != "weak":
                self.verdict.setdefault(resource, "pass")

    def weigh(self, resources):
        return sum(self.weights.get(r, 1) for r in resources)

    def interval(self):
        """[l, u] of rules 5 to 7; None when nothing was seen."""
        if not self.seen:
            return None
        met = self.practice["thresholds"]["met_bp"]
        only_hits = not self.passed and all(o["strength"] == "fail_only" for o in self.pool)
        if only_hits and self.universe is None:
            return 0, (0 if met == FULL else met - 1)
        n = self.total * (2 if self.indirect else 1)
        return FULL * self.passed // n, FULL - -(-FULL * self.failed // n)

    def is_waived_too_far(self):
        waived = self.weigh(self.waived)
        return waived > 0 and FULL * waived > MOST_WAIVED * (waived + self.total)


# --- interval and state of one practice --------------------------------------------------


def combined_interval(evidence, answer):
    """Rule 8: what tools saw and what people said."""
    mode = evidence.practice["evidence"]["mode"]
    said = (0, FULL) if answer is None else (answer, answer)
    seen = evidence.interval()
    if mode == "question_only" or seen is None:
        return said
    if mode == "auto_and_question":
        if evidence.indirect:
            return said
        return min(seen[0], said[0]), min(seen[1], said[1])
    if answer is None:
        return seen
    share = FULL * (evidence.passed + 1) // (evidence.passed + evidence.failed + 1)
    filled = seen[0] + (seen[1] - seen[0]) * min(answer, share) // FULL
    return filled, filled


def state_of(evidence, answer, low, high):
    """The table of states, rules 3 to 7."""
    thresholds = evidence.practice["thresholds"]
    indirect_alone = evidence.indirect and evidence.seen and answer is None
    if (low, high) == (0, FULL):
        return "unknown"
    if evidence.practice["evidence"]["mode"] == "question_only" and answer is None:
        return "unknown"
    if low >= thresholds["met_bp"]:
        return "met"
    if high < thresholds["partial_bp"] and not indirect_alone:
        return "not_met"
    return "unknown" if high - low > PARAMETERS["unknown_width_bp"] else "partial"


def confidence_of(evidence, answer_confidence):
    mode = evidence.practice["evidence"]["mode"]
    if evidence.seen and not evidence.indirect and mode != "question_only":
        return CONFIDENCE_TOOL
    return answer_confidence


def score_practice(practice_id, case, observations, answers, waivers):
    practice = PRACTICES[practice_id]
    mine = [w for w in waivers if w["practice"] == practice_id]
    waived_resources = {w["resource"] for w in mine if "resource" in w}
    evidence = Evidence(practice_id, case, observations, waived_resources)
    answer = answers.value.get(practice_id)
    low, high = combined_interval(evidence, answer)
    met = practice["thresholds"]["met_bp"]
    if evidence.is_waived_too_far():
        low, high = min(low, met - 1), min(high, met - 1)
    if practice_id in answers.not_applicable:
        state = "not_applicable"
    elif any("resource" not in w for w in mine):
        state = "waived"
    else:
        state = state_of(evidence, answer, low, high)
    confidence = None
    if state != "unknown" and state not in OUT_OF_SUMS:
        said = answers.confidence.get(practice_id, CONFIDENCE_BARE_ANSWER)
        confidence = confidence_of(evidence, said)
    return {
        "state": state,
        "l": low,
        "u": high,
        "g": FULL if low >= met else low,
        "h": FULL if high >= met else high,
        "pass_w": evidence.passed,
        "fail_w": evidence.failed,
        "fails": sorted(r for r, v in evidence.verdict.items() if v == "fail"),
        "waived_resources": sorted(evidence.waived),
        "confidence": confidence,
    }


def infer(scores):
    """Rule 9: of what contains a practice, one that is met shows the practice. One step
    deep, so what is met is noted before anything is inferred."""
    met = {i for i, s in scores.items() if s["state"] == "met"}
    for practice_id, s in scores.items():
        nothing_known = s["state"] == "unknown" and (s["l"], s["u"]) == (0, FULL)
        if nothing_known and met & set(PRACTICES[practice_id].get("implied_by", [])):
            s.update(state="met", l=FULL, u=FULL, g=FULL, h=FULL)
            s["confidence"] = CONFIDENCE_INFERRED


# --- stages and gates (section 3) --------------------------------------------------------


def weight(practice_ids):
    return sum(PRACTICES[i]["weight"] for i in practice_ids)


def mean(values, practice_ids):
    """Weighted, rounded down; where nothing is asked nothing is missing."""
    if not practice_ids:
        return FULL
    total = sum(PRACTICES[i]["weight"] * values[i] for i in practice_ids)
    return total // weight(practice_ids)


def asked_at(stage, scores):
    return [
        i
        for i, p in PRACTICES.items()
        if p["stage"] == stage and scores[i]["state"] not in OUT_OF_SUMS
    ]


def by_capability(practice_ids):
    """Capability id to its practices, in the order of ids."""
    groups = {}
    for i in practice_ids:
        groups.setdefault(PRACTICES[i]["capability"], []).append(i)
    return dict(sorted(groups.items()))


def blocks(practice_id, stage, scores):
    practice = PRACTICES[practice_id]
    first = practice["blocks_from_stage"]
    return (
        bool(first)
        and first <= stage < practice["stage"]
        and scores[practice_id]["state"] == "not_met"
    )


def assurance(practice_ids, scores):
    credit = sum(PRACTICES[i]["weight"] * scores[i]["g"] for i in practice_ids)
    proven = sum(
        PRACTICES[i]["weight"] * scores[i]["g"] * (scores[i]["confidence"] or 0)
        for i in practice_ids
    )
    return proven // credit if credit else 0


def score_stage(stage, scores):
    """The figures of one stage, and whether it is (held, possible, held by score)."""
    asked = asked_at(stage, scores)
    low = {i: scores[i]["g"] for i in asked}
    high = {i: scores[i]["h"] for i in asked}
    known = {i: FULL - (scores[i]["u"] - scores[i]["l"]) for i in asked}
    waived = weight(
        i
        for i, p in PRACTICES.items()
        if p["stage"] == stage and scores[i]["state"] == "waived"
    )
    waived_share = FULL * waived // (weight(asked) + waived) if waived else 0
    critical = [i for i in asked if PRACTICES[i]["critical"]]
    open_critical = sorted(i for i in critical if scores[i]["state"] != "met")
    blockers = sorted(i for i in PRACTICES if blocks(i, stage, scores))
    groups = by_capability(asked)
    below_floor = [c for c, ids in groups.items() if mean(low, ids) < FLOOR]
    gates = {
        "score": mean(low, asked) >= THRESHOLD[stage],
        "critical": not open_critical,
        "blockers": not blockers,
        "capability_floor": not below_floor,
        "waived_share": waived_share <= MOST_WAIVED,
    }
    possible = (
        bool(asked)
        and mean(high, asked) >= THRESHOLD[stage]
        and all(scores[i]["u"] >= PRACTICES[i]["thresholds"]["met_bp"] for i in critical)
        and gates["blockers"]
        and all(mean(high, ids) >= FLOOR for ids in groups.values())
        and gates["waived_share"]
    )
    by_score = (
        bool(asked)
        and gates["score"]
        and gates["capability_floor"]
        and gates["waived_share"]
    )
    figures = {
        "score_low": mean(low, asked),
        "score_high": mean(high, asked),
        "knowledge": mean(known, asked),
        "assurance": assurance(asked, scores),
        "waived_share": waived_share,
        "gates": gates,
        "critical_open": open_critical,
        "blockers": blockers,
        "capabilities_below_floor": below_floor,
        "weight": weight(asked),
    }
    held = by_score and gates["critical"] and gates["blockers"]
    return figures, (held, possible, by_score)


def highest(standings):
    """The last stage up to which all hold."""
    stage = 0
    for k, holds in zip(STAGES, standings):
        if not holds:
            break
        stage = k
    return stage


def index_tenths(attained, stages):
    if attained == LAST_STAGE:
        return 10 * LAST_STAGE
    following = attained + 1
    tenths = 9 * stages[str(following)]["score_low"] // THRESHOLD[following]
    return 10 * attained + min(PARAMETERS["index_cap_tenths"], tenths)


# --- recommendations and path (section 6) ------------------------------------------------


def nearness(stage, following, is_blocker):
    if stage == following or is_blocker:
        return 100
    if stage < following:
        return 50
    return 25 if stage == following + 1 else 10


def recommendation(practice_id, scores, stages, following):
    practice, s = PRACTICES[practice_id], scores[practice_id]
    gates = stages[str(following)]
    is_blocker = practice_id in gates["blockers"]
    closes_gate = is_blocker or practice_id in gates["critical_open"]
    missing = practice["weight"] * (FULL - s["g"])
    gain = missing // stages[str(practice["stage"])]["weight"]
    effort = PARAMETERS["effort_points"][practice["effort"]]
    action = "do"
    if s["state"] == "unknown":
        gain, effort, action = gain // 2, 1, "collect_evidence"
    seen = s["pass_w"] + s["fail_w"]
    blast = 10 + (10 * s["fail_w"] // seen if seen else 0)
    priority = (
        gain
        * nearness(practice["stage"], following, is_blocker)
        * (3 if closes_gate else 1)
        * PARAMETERS["severity_points"][practice["severity"]]
        * blast
        // (effort * FULL)
    )
    return {
        "practice": practice_id,
        "action": action,
        "priority": priority,
        "blocks_next": closes_gate,
        "gain_bp": gain,
    }


def recommendations(scores, stages, attained):
    if attained == LAST_STAGE:
        return []
    found = [
        recommendation(i, scores, stages, attained + 1)
        for i, s in scores.items()
        if s["state"] != "met" and s["state"] not in OUT_OF_SUMS
    ]
    return sorted(found, key=lambda r: (-r["priority"], r["practice"]))


def shortest_path(scores, stages, attained):
    """Gates first, then floors, then the score: greedy."""
    if attained == LAST_STAGE:
        return {"target": None, "practices": [], "score_after": None}
    target = attained + 1
    asked = asked_at(target, scores)
    credit = {i: scores[i]["g"] for i in asked}
    steps = []

    def take(practice_id):
        steps.append(practice_id)
        if practice_id in credit:
            credit[practice_id] = FULL

    def worth(practice_id):
        practice = PRACTICES[practice_id]
        missing = practice["weight"] * (FULL - credit[practice_id])
        return missing // PARAMETERS["effort_points"][practice["effort"]]

    def raise_to(wanted, practice_ids):
        while mean(credit, practice_ids) < wanted:
            left = [i for i in practice_ids if credit[i] < FULL]
            take(min(left, key=lambda i: (-worth(i), i)))

    gates = stages[str(target)]
    for practice_id in sorted({*gates["critical_open"], *gates["blockers"]}):
        take(practice_id)
    for practice_ids in by_capability(asked).values():
        raise_to(FLOOR, practice_ids)
    raise_to(THRESHOLD[target], asked)
    return {"target": target, "practices": steps, "score_after": mean(credit, asked)}


# --- one entity, and many (section 7) ----------------------------------------------------


def score(case):
    as_of = case["as_of"]
    answers = Answers(case.get("answers", []), as_of)
    for claim in case.get("not_applicable", []):
        practice_id = claim["practice"] if isinstance(claim, dict) else claim
        if may_not_apply(practice_id):
            answers.not_applicable.add(practice_id)
    waivers = case.get("waivers", [])
    valid = [w for w in waivers if is_valid(w, as_of)]
    observations = {i: [] for i in PRACTICES}
    for observation in case.get("observations", []):
        observations[observation["practice"]].append(observation)
    scores = {
        i: score_practice(i, case, observations[i], answers, valid) for i in PRACTICES
    }
    infer(scores)
    stages, standings = {}, []
    for stage in STAGES:
        stages[str(stage)], standing = score_stage(stage, scores)
        standings.append(standing)
    attained, potential, score_stage_ = (highest(column) for column in zip(*standings))
    usage = answers.usage_stage
    return {
        "entity": case["entity"],
        "as_of": as_of,
        "determined": attained > 0 or potential == 0,
        "attained": attained,
        "attained_name": MODEL["stages"][attained]["name"],
        "potential": potential,
        "score_stage": score_stage_,
        "index_tenths": index_tenths(attained, stages),
        "usage_stage": usage,
        "exposure_gap": None if usage is None else max(0, usage - attained),
        "stages": stages,
        "practices": scores,
        "recommendations": recommendations(scores, stages, attained),
        "shortest_path": shortest_path(scores, stages, attained),
        "expired_waivers": sorted(w["id"] for w in waivers if not is_valid(w, as_of)),
        "counts": {s: sum(o["state"] == s for o in scores.values()) for s in STATES},
    }


def capability_score(capability, results):
    """Over all entities, each up to the stage that it works on."""
    total = asked = 0
    for r in results:
        for i, s in r["practices"].items():
            practice = PRACTICES[i]
            if (
                practice["capability"] == capability
                and practice["stage"] <= r["attained"] + 1
                and s["state"] not in OUT_OF_SUMS
            ):
                total += practice["weight"] * s["g"]
                asked += practice["weight"]
    return total // asked if asked else None


def stage_of_most(results, n):
    """The highest stage that at least 80 % of n entities attain."""
    for stage in reversed(STAGES):
        attaining = sum(r["attained"] >= stage for r in results)
        if n and 10 * attaining >= 8 * n:
            return stage
    return 0


def portfolio(results, unassessed):
    n = len(results) + len(unassessed)
    distribution = {
        str(k): sum(r["attained"] == k for r in results) for k in range(LAST_STAGE + 1)
    }
    distribution["unassessed"] = len(unassessed)
    capabilities = {c: capability_score(c, results) for c in MODEL["capabilities"]}
    scored = [(v, c) for c, v in capabilities.items() if v is not None]
    indexes = sorted(r["index_tenths"] for r in results)
    return {
        "entities": n,
        "distribution": distribution,
        "org_stage": stage_of_most(results, n),
        "org_stage_assessed_only": stage_of_most(results, len(results)),
        "median_index_tenths": indexes[(len(indexes) - 1) // 2],
        "capability_scores": capabilities,
        "weakest": min(scored)[1] if scored else None,
        "running_ahead": sorted(
            r["entity"] for r in results if (r["exposure_gap"] or 0) > 0
        ),
    }


def score_any(given):
    if isinstance(given, list):
        return [score_any(case) for case in given]
    if "entities" not in given:
        return score(given)
    results = [score(case) for case in given["entities"]]
    unassessed = given.get("unassessed", [])
    return {"entities": results, "portfolio": portfolio(results, unassessed)}


def main():
    with open(sys.argv[1], encoding="utf-8") as given:
        json.dump(score_any(json.load(given)), sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
