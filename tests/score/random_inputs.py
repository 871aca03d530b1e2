#!/usr/bin/env python3
"""Makes random assessments that meet every rule of the scoring method; on standard output
as the entities of one portfolio. The same seed gives the same bytes on every run.

usage: random_inputs.py COUNT SEED

Plain uniform choices would never leave stage 0, so each case first draws a temper (how
much is known, how good it is, how much disturbs) and then its details from that.
"""
import datetime
import json
import random
import sys

import score_ref

AS_OF = datetime.date(2026, 11, 23)
STRENGTHS = ["direct"] * 8 + ["indirect"] * 3 + ["weak", "weak", "fail_only", "fail_only"]
SILENT_STRENGTHS = ["suspect", "context"]
TOOLS = ["checkov", "prowler", "trivy"]
# Around each limit of age: fresh, the last fresh day, the first stale day, long ago, ahead.
SCAN_AGES = [0, 3, 29, 30, 31, 400, -5]
ANSWER_AGES = [0, 20, 179, 180, 181, 700, -5]


def day(age):
    return (AS_OF - datetime.timedelta(days=age)).isoformat()


class Case:
    def __init__(self, dice, number):
        self.dice = dice
        self.number = number
        self.quality = dice.choice([0.1, 0.5, 0.8, 0.95, 0.99, 1.0, 1.0])
        self.coverage = dice.choice([0.0, 0.1, 0.3, 0.6, 1.0])
        self.answered = dice.choice([0.0, 0.3, 0.9, 1.0, 1.0])
        self.staleness = dice.choice([0.0, 0.0, 0.1, 0.4])
        self.noise = dice.choice([0.0, 0.01, 0.1])

    def chance(self, share):
        return self.dice.random() < share

    # --- observations

    def observation(self, practice, resource, strength, verdict):
        seen = {
            "practice": practice,
            "tool": self.dice.choice(TOOLS),
            "check_id": f"C{self.dice.randrange(4)}",
            "strength": strength,
            "resource": resource,
            "verdict": verdict,
        }
        if self.chance(self.staleness):
            seen["date"] = day(self.dice.choice(SCAN_AGES))
        elif self.chance(0.3):
            seen["date"] = day(self.dice.randrange(31))
        return seen

    def verdict(self):
        if self.chance(self.noise):
            return self.dice.choice(["na", "unknown"])
        return "pass" if self.chance(self.quality) else "fail"

    def of_practice(self, practice):
        """A practice is seen by one kind of check, sometimes by a mixture."""
        usual = self.dice.choice(STRENGTHS)
        mixed = self.chance(0.3)
        n = self.dice.choice([1, 2, 3, 5, 10])
        for i in range(n):
            for _ in range(self.dice.choice([1, 1, 1, 2])):
                strength = self.dice.choice(STRENGTHS) if mixed else usual
                if self.chance(self.noise):
                    strength = self.dice.choice(SILENT_STRENGTHS)
                verdict = self.verdict()
                if strength == "fail_only" and not self.chance(0.1):
                    verdict = "fail"
                yield self.observation(practice, f"fn-{i:02d}", strength, verdict)

    def observations(self):
        found = []
        for practice in score_ref.PRACTICES:
            if self.chance(self.coverage):
                found.extend(self.of_practice(practice))
        self.dice.shuffle(found)
        return found

    # --- answers

    def selected(self, question):
        ids = [o["id"] for o in question["options"]]
        usual = [i for i in ids if i not in ("unknown", "na")]
        if self.chance(self.noise):
            return [self.dice.choice(ids)]
        if question["type"] == "single":  # the last usual option is the best
            return [usual[-1] if self.chance(self.quality) else self.dice.choice(usual)]
        if self.chance(self.quality):
            chosen = usual
        else:
            chosen = self.dice.sample(usual, self.dice.randint(1, len(usual)))
        if self.chance(self.noise):
            chosen = chosen + [self.dice.choice(ids)]
        return sorted(set(chosen))

    def answer(self, question):
        answer = {"question": question["id"], "selected": self.selected(question)}
        if self.chance(0.4):
            answer["evidence"] = "wiki/page" if self.chance(0.9) else ""
        if self.chance(self.staleness):
            answer["answered_on"] = day(self.dice.choice(ANSWER_AGES))
        elif self.chance(0.5):
            answer["answered_on"] = day(self.dice.randrange(181))
        return answer

    def answers(self):
        found = []
        for question in score_ref.QUESTIONS.values():
            if self.chance(self.answered):
                found.append(self.answer(question))
                if self.chance(0.03):
                    found.append(self.answer(question))
        self.dice.shuffle(found)
        return found

    # --- waivers, inventory, claims

    def waiver(self, number):
        created = self.dice.choice([0, 10, 100, 370, -1])
        length = self.dice.choice([1, 90, 364, 365, 366, 800])
        waiver = {
            "id": f"W-{number}",
            "practice": self.dice.choice(list(score_ref.PRACTICES)),
            "reason": "accepted",
            "approver": "head of platform",
            "created": day(created),
            "expires": day(created - length),
        }
        if self.chance(0.75):
            waiver["resource"] = f"fn-{self.dice.randrange(12):02d}"
        return waiver

    def waivers(self):
        n = self.dice.choice([0, 0, 0, 1, 2, 8, 40])
        found = [self.waiver(i) for i in range(n)]
        if self.chance(0.02):
            found.extend(self.waivers_of_a_stage())
        return found

    def waivers_of_a_stage(self):
        """So that a stage is left of which nothing applies."""
        stage = self.dice.choice(score_ref.STAGES)
        for practice in score_ref.PRACTICES.values():
            if practice["stage"] == stage:
                whole = dict(self.waiver(practice["id"]), practice=practice["id"])
                whole.update(created=day(1), expires=day(-1))
                whole.pop("resource", None)
                yield whole

    def universe(self):
        """Smaller than what was seen, equal, larger; and empty."""
        share = self.dice.choice([0.0, 0.3, 0.9])
        return {
            practice: self.dice.choice([0, 1, 2, 5, 10, 12, 20, 100])
            for practice in score_ref.PRACTICES
            if self.chance(share)
        }

    def resource_weight(self):
        share = self.dice.choice([0.0, 0.0, 0.5])
        return {
            f"fn-{i:02d}": self.dice.choice([1, 2, 3])
            for i in range(10)
            if self.chance(share)
        }

    def not_applicable(self):
        ids = self.dice.sample(list(score_ref.PRACTICES), self.dice.choice([0, 0, 1, 6]))
        return [i if self.chance(0.3) else {"practice": i, "reason": "none"} for i in ids]

    def made(self):
        return {
            "entity": f"case {self.number}",
            "as_of": AS_OF.isoformat(),
            "observations": self.observations(),
            "answers": self.answers(),
            "waivers": self.waivers(),
            "universe": self.universe(),
            "resource_weight": self.resource_weight(),
            "not_applicable": self.not_applicable(),
        }


def case(seed, number):
    return Case(random.Random(f"{seed}/{number}"), number).made()


def portfolio(seed, number):
    dice = random.Random(f"{seed}/portfolio/{number}")
    size, unassessed = dice.randint(1, 6), dice.choice([0, 0, 1, 2])
    return {
        "entities": [case(f"{seed}/{number}", i) for i in range(size)],
        "unassessed": [f"unassessed {i}" for i in range(unassessed)],
    }


def made(seed, number):
    """Every fortieth is a portfolio."""
    return portfolio(seed, number) if number % 40 == 39 else case(seed, number)


def one_portfolio(seed, count):
    """As `rung report` reads them: many entities in one file."""
    entities = [case(seed, i) for i in range(count)]
    return {"schema": "rung-assessment/1", "entities": entities, "unassessed": ["none"]}


if __name__ == "__main__":
    json.dump(
        one_portfolio(sys.argv[2], int(sys.argv[1])), sys.stdout, separators=(",", ":")
    )
