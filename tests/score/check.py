#!/usr/bin/env python3
"""Computes the verdict of a result.json again, from nothing but what it holds: the
observations, answers, waivers and claims it lists, and the parameters it names. Every
count, share, state, gate and stage that it prints is compared; each difference is said
with its JSON Pointer.

usage: check.py RESULT.json...        exit status 1 when a figure does not follow

Written beside the method (SCORING.md), not beside the program. Integers only; `//` rounds
down. What cannot be derived is taken as it stands: the use that tools saw, and what an
inventory lists.
"""
import copy
import datetime
import json
import sys

FULL = 10000
STAGES = (1, 2, 3, 4)
DECISIVE = ("direct", "fail_only", "weak")
STATES = ("met", "partial", "not_met", "unknown", "not_applicable", "waived")


def age(earlier, later):
    day = datetime.date.fromisoformat
    return (day(later) - day(earlier)).days


class Figures:
    """What a document must say where; then compared with what it does say."""

    def __init__(self, document):
        self.document = document
        self.n = 0
        self.differences = []

    def found(self, pointer):
        here = self.document
        for part in pointer.split("/")[1:]:
            part = part.replace("~1", "/").replace("~0", "~")
            here = here[int(part)] if isinstance(here, list) else here[part]
        return here

    def must_be(self, pointer, wanted):
        if isinstance(wanted, dict):
            for key, value in wanted.items():
                key = key.replace("~", "~0").replace("/", "~1")
                self.must_be(f"{pointer}/{key}", value)
            return
        self.n += 1
        try:
            found = self.found(pointer)
        except (KeyError, IndexError, TypeError):
            self.differences.append(f"{pointer}: missing, and should be {wanted!r}")
            return
        if type(found) is not type(wanted) or found != wanted:
            self.differences.append(f"{pointer}: says {found!r}, and should be {wanted!r}")

    def must_have(self, pointer, count):
        self.n += 1
        found = len(self.found(pointer))
        if found != count:
            self.differences.append(f"{pointer}: has {found}, and should have {count}")


# --- what people said ----------------------------------------------------------------------


class Said:
    """Per practice the lowest value and the weakest proof; what does not apply; use."""

    def __init__(self, entity, rules):
        self.value, self.proof, self.excluded = {}, {}, set()
        self.use = entity["verdict"]["usage_seen"]
        self.stale = []
        self.may_not = {p["id"] for p in entity["practices"] if p["may_not_apply"]}
        questions = {q["id"]: q for q in entity["questions"]}
        limit = rules["freshness_days"]["questionnaire"]
        self.refuses = entity["verdict"]["undated"] == "refused"
        self.refused = []
        for answer in entity["answers"]:
            if answer["date"] and age(answer["date"], entity["as_of"]) > limit:
                self.stale.append(answer)
            elif self.refuses and not answer["date"]:
                self.refused.append(answer)
            elif "unknown" not in answer["selected"]:
                self.hear(questions[answer["question"]], answer)
        for claim in entity["not_applicable"]:
            self.exclude([claim["practice"]])
        self.asked = set(self.value)
        for practice in entity["practices"]:
            self.hear_reviews(practice, entity["as_of"], limit)

    def hear_reviews(self, practice, as_of, limit):
        """The lowest choice of lens reviews is an answer; of both the lower counts."""
        said = [
            (FULL if o["verdict"] == "pass" else 0, 8000 if o.get("evidence") else 5000)
            for o in practice["observations"]
            if o["strength"] == "attested" and o["verdict"] in ("pass", "fail")
            and (age(o["date"], as_of) <= limit if o["date"] else not self.refuses)
        ]
        if not said:
            return
        low = min(value for value, _ in said)
        proof = min(p for value, p in said if value == low)
        i = practice["id"]
        if i in self.value and self.value[i] < low:
            return
        if i in self.value and self.value[i] == low:
            proof = min(proof, self.proof[i])
        self.value[i], self.proof[i] = low, proof

    def exclude(self, practices):
        self.excluded |= self.may_not & set(practices)

    def hear(self, question, answer):
        asked = {i for option in question["options"] for i in option["values"]}
        if "na" in answer["selected"]:
            self.exclude(asked)
            return
        chosen = [o for o in question["options"] if o["id"] in answer["selected"]]
        for option in chosen:
            self.exclude(option["not_applicable"])
            if option["usage_stage"] is not None:
                self.use = max(self.use or 0, option["usage_stage"])
        for i in asked:
            given = [o["values"][i] for o in chosen if i in o["values"]]
            if question["type"] == "multi_sum":
                self.keep(i, min(FULL, sum(given)), answer)
            elif given:
                self.keep(i, max(given), answer)

    def keep(self, i, value, answer):
        proof = 8000 if answer["evidence"] else 5000
        self.value[i] = min(value, self.value.get(i, FULL))
        self.proof[i] = min(proof, self.proof.get(i, FULL))


# --- what tools saw ------------------------------------------------------------------------


class Part:
    """Resources that are counted together."""

    def __init__(self):
        self.passed = self.failed = self.total = 0
        self.only_hits = True

    @property
    def seen(self):
        return self.passed + self.failed


class Seen:
    """One practice: which observations count, and what each resource comes to."""

    def __init__(self, practice, waived, entity):
        self.practice = practice
        self.waivable = waived
        self.said = entity.said.value.get(practice["id"])
        self.refuses = entity.said.refuses
        as_of, days = entity.it["as_of"], entity.rules["freshness_days"]
        keeps = {True: days["questionnaire"], False: days["automated"]}
        rows = practice["observations"]
        self.stale = [
            bool(o["date"]) and age(o["date"], as_of) > keeps[o["strength"] == "attested"]
            for o in rows
        ]
        fresh = [
            o
            for o, old in zip(rows, self.stale)
            if not old and (o["date"] or not self.refuses)
        ]
        self.indirect = not any(o["strength"] in DECISIVE for o in fresh)
        self.takes = practice["mode"] == "auto_first" or (
            practice["mode"] == "auto_and_question" and not self.indirect
        )
        pool = [
            o for o in fresh if o["strength"] != "attested" and self.left_out(o) is None
        ]
        by_resource = {}
        for o in pool:
            by_resource.setdefault(o["resource"], []).append(o)
        self.waived = 0
        self.fails, self.gone = [], []
        beyond = gone_of_list = 0  # not in the inventory; waived of those that are
        running, declared = Part(), Part()
        joined = False
        for resource, mine in by_resource.items():
            weight = mine[0].get("weight", 1)
            stranger = any(o.get("unjoined") for o in mine)
            shown = any(o.get("in_template") and not o.get("unjoined") for o in mine)
            runs = resource in entity.listed or any(
                not o.get("in_template") or o.get("unjoined") for o in mine
            )
            joined |= shown and runs and not stranger
            only_hits = all(o["strength"] == "fail_only" for o in mine)
            if resource in waived:
                self.gone.append(resource)
                self.waived += weight
                running.only_hits &= only_hits
                gone_of_list += 0 if stranger else weight
                continue
            part = declared if shown and not runs else running
            part.only_hits &= only_hits
            verdict = self.verdict(mine)
            if verdict == "fail":
                self.fails.append(resource)
                part.failed += weight
            elif verdict == "pass":
                part.passed += weight
            if stranger and verdict:
                beyond += weight
        for resource in sorted(waived - set(self.gone)):
            if (practice["id"], resource) in entity.overlooked:
                self.gone.append(resource)
                self.waived += entity.listed.get(resource, 1)
                gone_of_list += entity.listed.get(resource, 1)
        self.apart = None
        if not joined and running.seen and declared.seen:
            declared.total = declared.seen
            self.apart = declared
        else:
            running.passed += declared.passed
            running.failed += declared.failed
            running.only_hits &= declared.only_hits
        listed = practice["listed"]
        self.counted_list = listed is not None
        left = (listed or 0) - gone_of_list - (self.apart.total if self.apart else 0)
        running.total = max(running.seen - beyond, left) + beyond
        self.running = running
        self.parts = [running] + ([self.apart] if self.apart else [])
        self.passed = sum(part.passed for part in self.parts)
        self.failed = sum(part.failed for part in self.parts)
        self.total = sum(part.total for part in self.parts)
        self.by_resource = by_resource
        self.any = self.passed + self.failed > 0

    @staticmethod
    def speaks(o):
        return o["verdict"] == "fail" or (o["verdict"] == "pass" and o["strength"] != "weak")

    def verdict(self, rows):
        said = {o["verdict"] for o in rows if self.speaks(o)}
        return "fail" if "fail" in said else "pass" if said else None

    def left_out(self, o):
        if o["strength"] in ("suspect", "context"):
            return o["strength"]
        if o["strength"] == "indirect" and not self.indirect:
            return "indirect"
        if o.get("unjoined") and o["verdict"] != "fail":
            return "corroboration"
        return None

    def why(self, o, stale):
        """Why an observation does not count; None when it does."""
        if stale:
            return "stale"
        if self.refuses and not o["date"]:
            return "undated"
        if o["strength"] == "attested":
            return self.why_choice(o)
        if self.left_out(o):
            return self.left_out(o)
        if o["resource"] in self.waivable:
            return "waived"
        if not self.speaks(o):
            return "weak_pass" if o["verdict"] == "pass" else "no_verdict"
        if not self.takes:
            return "answer_only"
        if o["verdict"] == "pass" and o["resource"] in self.fails:
            return "overruled"
        return None

    def why_choice(self, o):
        if o["verdict"] not in ("pass", "fail"):
            return "no_verdict"
        return "attested" if (FULL if o["verdict"] == "pass" else 0) > self.said else None

    def interval(self, part):
        if not part.seen:
            return 0, FULL
        if not part.passed and part.only_hits and not self.counted_list:
            met = self.practice["met_bp"]
            return 0, 0 if met == FULL else met - 1
        n = part.total * (2 if self.indirect else 1)
        return FULL * part.passed // n, FULL - -(-FULL * part.failed // n)


# --- a practice ----------------------------------------------------------------------------


class Judged:
    def __init__(self, practice, seen, said, waived_whole, rules):
        i = practice["id"]
        self.practice, self.seen = practice, seen
        self.id, self.weight = i, practice["weight"]
        self.stage, self.capability = practice["stage"], practice["capability"]
        self.answer = said.value.get(i)
        by_tools = seen.any and seen.takes
        self.low, self.high = self.combined(by_tools)
        met = practice["met_bp"]
        limit = rules["max_waived_share_bp"]
        self.too_far = FULL * seen.waived > limit * (seen.waived + seen.running.total)
        if self.too_far:
            self.low, self.high = min(self.low, met - 1), min(self.high, met - 1)
        self.basis = {
            (True, True): "tools_and_answer",
            (True, False): "tools",
            (False, True): "answer",
            (False, False): "nothing",
        }[by_tools, self.answer is not None]
        self.state = self.judge(i in said.excluded, waived_whole, rules)
        self.confidence = None
        if self.state != "unknown" and self.applies:
            tools = seen.any and not seen.indirect and practice["mode"] != "question_only"
            self.confidence = FULL if tools else said.proof.get(i, 5000)

    @property
    def applies(self):
        return self.state not in ("not_applicable", "waived")

    @property
    def credit(self):
        met = self.practice["met_bp"]
        return tuple(FULL if v >= met else v for v in (self.low, self.high))

    def combined(self, by_tools):
        """Of two populations that nothing joins, the worse counts."""
        said = (0, FULL) if self.answer is None else (self.answer, self.answer)
        if not by_tools:
            return said
        ends = [self.combined_with(part, said) for part in self.seen.parts]
        return min(low for low, _ in ends), min(high for _, high in ends)

    def combined_with(self, part, said):
        low, high = self.seen.interval(part)
        if not part.seen:
            return said
        if self.practice["mode"] == "auto_and_question":
            return min(low, said[0]), min(high, said[1])
        if self.answer is None:
            return low, high
        smoothed = FULL * (part.passed + 1) // (part.seen + 1)
        filled = low + (high - low) * min(self.answer, smoothed) // FULL
        return filled, filled

    def judge(self, excluded, waived, rules):
        if excluded:
            return "not_applicable"
        if waived:
            return "waived"
        silent = self.practice["mode"] == "question_only" and self.answer is None
        if silent or (self.low, self.high) == (0, FULL):
            return "unknown"
        if self.low >= self.practice["met_bp"]:
            return "met"
        doubtful = self.seen.any and self.seen.indirect and self.answer is None
        if self.high < self.practice["partial_bp"] and not doubtful:
            return "not_met"
        return "unknown" if self.high - self.low > rules["unknown_width_bp"] else "partial"

    def infer(self):
        self.state, self.basis, self.confidence, self.low = "met", "inferred", 7000, FULL


    def meet(self):
        """As met as it can be: what was waived too far stays below."""
        met = self.practice["met_bp"]
        self.low = self.high = met - 1 if self.too_far else FULL
        short = "not_met" if self.low < self.practice["partial_bp"] else "partial"
        self.state = short if self.too_far else "met"


def mean(pairs):
    """Of (weight, value); where nothing is asked nothing is missing."""
    weight = sum(w for w, _ in pairs)
    return sum(w * v for w, v in pairs) // weight if weight else FULL


# --- one entity ----------------------------------------------------------------------------


class Entity:
    def __init__(self, document, rules):
        self.it, self.rules = document, rules
        self.floor = rules["capability_floor_bp"]
        self.needs = {int(k): v for k, v in rules["stage_threshold_bp"].items()}
        self.sort_waivers()
        self.said = Said(document, rules)
        self.listed = {f["resource"]: f["weight"] for f in document["inventory"]}
        self.overlooked = {(o["practice"], o["resource"]) for o in document["suppressions"]}
        self.all = [self.judged(p) for p in document["practices"]]
        shown = {j.id for j in self.all if j.state == "met"}
        for j in self.all:
            contained = shown & set(j.practice["implied_by"])
            if j.state == "unknown" and (j.low, j.high) == (0, FULL) and contained:
                j.infer()
        self.climb()

    def sort_waivers(self):
        kinds = ("valid", "expired", "not_begun", "too_long")
        given = [w for kind in kinds for w in self.it["waivers"][kind]]
        as_of, longest = self.it["as_of"], self.rules["freshness_days"]["waiver_max"]
        self.waivers = [
            w
            for w in given
            if w["created"] <= as_of <= w["expires"]
            and age(w["created"], w["expires"]) <= longest
        ]
        self.expired = sorted(w["id"] for w in given if w not in self.waivers)

    def judged(self, practice):
        mine = [w for w in self.waivers if w["practice"] == practice["id"]]
        waived = {w["resource"] for w in mine if w["resource"] is not None}
        seen = Seen(practice, waived, self)
        whole = any(w["resource"] is None for w in mine)
        return Judged(practice, seen, self.said, whole, self.rules)

    def asked(self, stage, capability=None):
        return [
            j
            for j in self.all
            if j.stage == stage and j.applies and capability in (None, j.capability)
        ]

    # --- stages and gates

    def climb(self):
        self.attained = self.potential = self.score_stage = 0
        held = possible = scored = True
        self.stage = {}
        for k in STAGES:
            one = self.gates_of(k)
            gates = one["gates"]
            nothing = not self.asked(k)
            by_score = gates["score"] and gates["capability_floor"] and gates["waived_share"]
            by_score = by_score and not nothing
            scored = scored and by_score
            held = held and by_score and gates["critical"] and gates["blockers"]
            possible = possible and not nothing and self.could_hold(k, one)
            self.attained = k if held else self.attained
            self.potential = k if possible else self.potential
            self.score_stage = k if scored else self.score_stage
            self.stage[k] = one
        self.next = min(self.attained + 1, STAGES[-1])
        self.index = 10 * self.attained
        if self.attained < STAGES[-1]:
            tenths = 9 * self.stage[self.next]["score_low"] // self.needs[self.next]
            self.index += min(self.rules["index_cap_tenths"], tenths)

    def gates_of(self, k):
        asked = self.asked(k)
        weight = sum(j.weight for j in asked)
        waived = sum(j.weight for j in self.all if j.stage == k and j.state == "waived")
        earned = sum(j.weight * j.credit[0] for j in asked)
        proven = sum(j.weight * j.credit[0] * (j.confidence or 0) for j in asked)
        share = FULL * waived // (weight + waived) if waived else 0
        low = mean([(j.weight, j.credit[0]) for j in asked])
        critical = sorted(
            j.id for j in asked if j.practice["critical"] and j.state != "met"
        )
        blockers = sorted(
            j.id
            for j in self.all
            if j.practice["blocks_from_stage"]
            and j.practice["blocks_from_stage"] <= k < j.stage
            and j.state == "not_met"
        )
        below = sorted(c for c in self.capabilities() if self.share(k, c, 0) < self.floor)
        return {
            "score_low": low,
            "score_high": mean([(j.weight, j.credit[1]) for j in asked]),
            "knowledge": mean([(j.weight, FULL - (j.high - j.low)) for j in asked]),
            "assurance": proven // earned if earned else 0,
            "waived_share": share,
            "gates": {
                "score": low >= self.needs[k],
                "critical": not critical,
                "blockers": not blockers,
                "capability_floor": not below,
                "waived_share": share <= self.rules["max_waived_share_bp"],
            },
            "critical_open": critical,
            "blockers": blockers,
            "capabilities_below_floor": below,
            "weight": weight,
        }

    def could_hold(self, k, one):
        return (
            one["score_high"] >= self.needs[k]
            and one["gates"]["blockers"]
            and one["gates"]["waived_share"]
            and all(self.share(k, c, 1) >= self.floor for c in self.capabilities())
            and all(
                j.high >= j.practice["met_bp"]
                for j in self.asked(k)
                if j.practice["critical"]
            )
        )

    def capabilities(self):
        return {j.capability for j in self.all}

    def share(self, k, capability, end):
        return mean([(j.weight, j.credit[end]) for j in self.asked(k, capability)])

    # --- what to do

    def moves(self):
        if self.attained == STAGES[-1]:
            return []
        open_ones = [j for j in self.all if j.applies and j.state != "met"]
        return sorted(map(self.move, open_ones), key=lambda m: (-m["priority"], m["practice"]))

    def move(self, j):
        following = self.stage[self.next]
        blocker = j.id in following["blockers"]
        opens = blocker or j.id in following["critical_open"]
        gain = j.weight * (FULL - j.credit[0]) // self.stage[j.stage]["weight"]
        effort = self.rules["effort_points"][j.practice["effort"]]
        if j.state == "unknown":
            gain, effort = gain // 2, 1
        ahead = j.stage - self.next
        near = 100 if ahead == 0 or blocker else 50 if ahead < 0 else 25 if ahead == 1 else 10
        seen = j.seen.passed + j.seen.failed
        blast = 10 + (10 * j.seen.failed // seen if seen else 0)
        grave = self.rules["severity_points"][j.practice["severity"]]
        product = gain * near * (3 if opens else 1) * grave * blast
        return {
            "practice": j.id,
            "action": "collect_evidence" if j.state == "unknown" else "do",
            "priority": product // (effort * FULL),
            "blocks_next": opens,
            "gain_bp": gain,
        }

    def path(self):
        """Steps to the next stage with the score after each; None at the last stage."""
        if self.attained == STAGES[-1]:
            return None
        asked = sorted(self.asked(self.next), key=lambda j: j.id)
        credit = {j.id: j.credit[0] for j in asked}
        steps = []

        def level(some):
            return mean([(j.weight, credit[j.id]) for j in some])

        def take(i):
            credit.update({i: FULL} if i in credit else {})
            steps.append((i, level(asked)))

        def worth(j):
            points = self.rules["effort_points"][j.practice["effort"]]
            return j.weight * (FULL - credit[j.id]) // points

        def raise_to(wanted, some):
            while level(some) < wanted and any(credit[j.id] < FULL for j in some):
                left = [j for j in some if credit[j.id] < FULL]
                take(min(left, key=lambda j: (-worth(j), j.id)).id)

        following = self.stage[self.next]
        for i in sorted({*following["critical_open"], *following["blockers"]}):
            take(i)
        for c in following["capabilities_below_floor"]:
            raise_to(self.floor, [j for j in asked if j.capability == c])
        raise_to(self.needs[self.next], asked)
        return steps, level(asked)

    # --- what follows

    def waivers_help(self):
        """A waiver bears on an attained stage, or on what would block one."""
        judged = {j.id: j for j in self.all}
        for w in self.waivers:
            j = judged[w["practice"]]
            first = min(j.stage, j.practice["blocks_from_stage"] or j.stage)
            whole = w["resource"] is None
            used = j.state == "waived" if whole else w["resource"] in j.seen.gone
            if first <= self.attained and used:
                return True
        return False

    def headline(self):
        use = self.said.use
        lowest = [self.stage[k]["assurance"] for k in range(1, self.attained + 1)]
        return {
            "determined": self.attained > 0 or self.potential == 0,
            "attained": self.attained,
            "potential": self.potential,
            "score_stage": self.score_stage,
            "index_tenths": self.index,
            "usage_stage": use,
            "exposure_gap": None if use is None else max(0, use - self.attained),
        }, any(a < 6000 for a in lowest)


# --- what result.json must say --------------------------------------------------------------


def expect_practice(say, at, score_at, j):
    seen, practice = j.seen, j.practice
    l, u = j.low, j.high
    g, h = j.credit
    say.must_be(at, {
        "state": j.state,
        "interval": [l, u],
        "credit": [g, h],
        "basis": j.basis,
        "indirect_only": seen.any and seen.indirect,
        "confidence": j.confidence,
        "passed": seen.passed,
        "failed": seen.failed,
        "universe": seen.total if seen.any else 0,
    })
    say.must_be(score_at, {
        "state": j.state,
        "l": l, "u": u, "g": g, "h": h,
        "pass_w": seen.passed,
        "fail_w": seen.failed,
        "fails": sorted(seen.fails),
        "waived_resources": sorted(seen.gone),
        "confidence": j.confidence,
    })
    if j.answer is None:
        say.must_be(f"{at}/answer", None)
    else:
        say.must_be(f"{at}/answer/value_bp", j.answer)
    used = undated = 0
    for n, (o, stale) in enumerate(zip(practice["observations"], seen.stale)):
        why = seen.why(o, stale)
        say.must_be(f"{at}/observations/{n}/counted", why is None)
        if why:
            say.must_be(f"{at}/observations/{n}/why", why)
        used += why is None
        undated += why is None and not o["date"]
    say.must_be(f"{at}/undated", undated)
    return used, undated, sum(seen.stale)


def expect_records(say, at, inputs):
    for n, one in enumerate(inputs):
        r = one["records"]
        parts = r["mapped"] + r["unmapped"] + r["ignored"] + r["rejected"]
        say.must_be(f"{at}/inputs/{n}/records/in", parts)
        say.must_be(f"{at}/inputs/{n}/records/ignored", sum(r["ignored_for"].values()))


def expect_heat_map(say, at, entity):
    for n, row in enumerate(entity.it["heat_map"]):
        for k in STAGES:
            asked = entity.asked(k, row["capability"])
            known = [(j.weight, FULL - (j.high - j.low)) for j in asked]
            say.must_be(f"{at}/heat_map/{n}/cells/{k - 1}", {
                "stage": k,
                "practices": len(asked),
                "unknown": sum(j.state == "unknown" for j in asked),
                "g": entity.share(k, row["capability"], 0) if asked else None,
                "h": entity.share(k, row["capability"], 1) if asked else None,
                "knowledge": mean(known) if asked else None,
            })


def expect_moves(say, at, entity):
    moves = entity.moves()
    say.must_have(f"{at}/moves", len(moves))
    say.must_have(f"{at}/score/recommendations", len(moves))
    for n, move in enumerate(moves):
        say.must_be(f"{at}/moves/{n}", dict(move, rank=n + 1))
        say.must_be(f"{at}/score/recommendations/{n}", move)
    path = entity.path()
    if path is None:
        say.must_be(f"{at}/path", None)
        empty = {"target": None, "practices": [], "score_after": None}
        say.must_be(f"{at}/score/shortest_path", empty)
        return
    steps, after = path
    say.must_be(f"{at}/score/shortest_path", {
        "target": entity.next,
        "practices": [i for i, _ in steps],
        "score_after": after,
    })
    before = entity.stage[entity.next]["score_low"]
    say.must_be(f"{at}/path", {
        "target": entity.next, "score_before": before, "score_after": after,
    })
    say.must_have(f"{at}/path/steps", len(steps))
    for n, (i, score) in enumerate(steps):
        say.must_be(f"{at}/path/steps/{n}", {"practice": i, "score_after": score})


MOST_CLIMBS = 200  # steps after each of which all stages are computed again


def expect_plan(say, at, entity):
    """The plan's steps, taken one after the other, bring what it says. That nothing
    cheaper would do is shown elsewhere, by trying every set."""
    plan = entity.it["score"]["plan"]
    if plan is None:
        return
    trial = copy.copy(entity)
    trial.all = [copy.copy(j) for j in entity.all]
    found = {j.id: j for j in trial.all}
    shown_by = {}
    for j in trial.all:
        for larger in j.practice["implied_by"]:
            shown_by.setdefault(larger, []).append(j)
    effort = 0
    for n, step in enumerate(plan["steps"]):
        taken = found[step["practice"]]
        taken.meet()
        for j in shown_by.get(taken.id, []) if taken.state == "met" else []:
            if j.state == "unknown" and (j.low, j.high) == (0, FULL):
                j.infer()
        effort += entity.rules["effort_points"][taken.practice["effort"]]
        if len(plan["steps"]) > MOST_CLIMBS:
            continue
        trial.climb()
        points = entity.rules["effort_points"][taken.practice["effort"]]
        say.must_be(f"{at}/score/plan/steps/{n}", {
            "effort": taken.practice["effort"],
            "points": points,
            "score_after": trial.stage[taken.stage]["score_low"],
            "attained_after": trial.attained,
        })
    trial.climb()
    say.must_be(f"{at}/score/plan", {
        "target": entity.next,
        "effort": effort,
        "leads_to": trial.attained,
        "score_after": trial.stage[entity.next]["score_low"],
    })


def expect_stages(say, at, entity):
    names = [s["name"] for s in entity.it["stages"]]
    for k, one in entity.stage.items():
        say.must_be(f"{at}/score/stages/{k}", one)
    for k in range(len(names)):
        asked = entity.asked(k)
        say.must_be(f"{at}/stages/{k}", {
            "stage": k,
            "attained": k <= entity.attained,
            "self_attested": 0 < k <= entity.attained and entity.headline()[1],
            "practices": len(asked),
            "met": sum(j.state == "met" for j in asked),
        })
    return names


def expect_entity(say, at, entity):
    it = entity.it
    totals = [0, 0, 0]
    for n, j in enumerate(entity.all):
        key = j.id.replace("~", "~0").replace("/", "~1")
        found = expect_practice(say, f"{at}/practices/{n}", f"{at}/score/practices/{key}", j)
        totals = [a + b for a, b in zip(totals, found)]
    names = expect_stages(say, at, entity)
    headline, self_attested = entity.headline()
    lowest = min([FULL] + [entity.stage[k]["assurance"] for k in STAGES[: entity.attained]])
    wanted = it["verdict"]["min_assurance"]
    last = entity.attained == STAGES[-1]
    say.must_be(f"{at}/verdict", dict(headline, **{
        "name": names[entity.attained],
        "potential_name": names[entity.potential],
        "next_stage": None if last else entity.next,
        "next_stage_name": None if last else names[entity.next],
        "self_attested": self_attested,
        "lowest_assurance": lowest,
        "withheld": entity.attained > 0 and lowest < wanted,
        "with_waivers": entity.waivers_help(),
        "observations": sum(len(p["observations"]) for p in it["practices"]),
        "observations_used": totals[0],
        "observations_undated": totals[1],
        "observations_stale": totals[2],
        "answers": len(it["answers"]),
        "answers_stale": len(entity.said.stale),
        "answers_refused": len(entity.said.refused),
    }))
    say.must_be(f"{at}/score", dict(headline, attained_name=names[entity.attained]))
    say.must_be(f"{at}/score/expired_waivers", entity.expired)
    say.must_be(f"{at}/score/counts", {
        s: sum(j.state == s for j in entity.all) for s in STATES
    })
    say.must_have(f"{at}/waivers/valid", len(entity.waivers))
    say.must_have(f"{at}/stale_answers", len(entity.said.stale))
    may_not = entity.said.may_not
    for n, claim in enumerate(it["not_applicable"]):
        honoured = claim["practice"] in may_not
        say.must_be(f"{at}/not_applicable/{n}/honoured", honoured)
    expect_records(say, at, it["inputs"])
    expect_heat_map(say, at, entity)
    expect_moves(say, at, entity)
    expect_plan(say, at, entity)


# --- many entities --------------------------------------------------------------------------


def of_most(entities, n):
    for k in reversed(STAGES):
        if n and 5 * sum(e.attained >= k for e in entities) >= 4 * n:
            return k
    return 0


def expect_portfolio(say, document, entities):
    unassessed = document["unassessed"]
    n = len(entities) + len(unassessed)
    spread = {str(k): sum(e.attained == k for e in entities) for k in (0, *STAGES)}
    scores = {}
    for c in document["portfolio"]["capability_scores"]:
        asked = [
            (j.weight, j.credit[0])
            for e in entities
            for j in e.all
            if j.capability == c and j.stage <= e.next and j.applies
        ]
        scores[c] = mean(asked) if asked else None
    ranked = sorted((v, c) for c, v in scores.items() if v is not None)
    indexes = sorted(e.index for e in entities)
    ahead = [e.it["entity"] for e in entities if (e.headline()[0]["exposure_gap"] or 0) > 0]
    say.must_be("/portfolio", {
        "entities": n,
        "distribution": dict(spread, unassessed=len(unassessed)),
        "org_stage": of_most(entities, n),
        "org_stage_assessed_only": of_most(entities, len(entities)),
        "median_index_tenths": indexes[(len(indexes) - 1) // 2] if indexes else None,
        "capability_scores": scores,
        "weakest": ranked[0][1] if ranked else None,
        "running_ahead": sorted(ahead, key=lambda name: name.encode()),
    })


def check(document):
    say = Figures(document)
    if "entities" not in document:
        expect_entity(say, "", Entity(document, document["model"]["parameters"]))
        return say
    rules = document["model"].get("parameters")
    entities = [Entity(one, rules) for one in document["entities"]]
    for n, entity in enumerate(entities):
        expect_entity(say, f"/entities/{n}", entity)
    expect_portfolio(say, document, entities)
    return say


def main():
    wrong = n = 0
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as file:
            say = check(json.load(file))
        for line in say.differences[:20]:
            print(f"{path}: {line}")
        wrong += len(say.differences)
        n += say.n
    print(f"{n} figures of {len(sys.argv) - 1} results computed again, {wrong} differ")
    sys.exit(bool(wrong) or n == 0)


if __name__ == "__main__":
    main()
