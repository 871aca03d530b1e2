#!/usr/bin/env python3
"""Compares the C scorer with the reference scorer on random assessments, field by field.

usage: oracle.py ORACLE_MAIN COUNT SEED

Batches, one process a core: what a batch needs fits into memory, and the C scorer reads
it as one file. The cases are those of random_inputs.py, the same on every run.
"""
import json
import multiprocessing
import subprocess
import sys
import tempfile

import random_inputs
import same_results
import score_ref

BATCH = 250


def compare(job):
    program, seed, first, last = job
    cases = [random_inputs.made(seed, i) for i in range(first, last)]
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(cases, file, separators=(",", ":"))
        file.flush()
        printed = subprocess.run([program, file.name], stdout=subprocess.PIPE, check=True)
    found = json.loads(printed.stdout)
    wanted = [score_ref.score_any(case) for case in cases]
    if json.dumps(wanted, sort_keys=True) == json.dumps(found, sort_keys=True):
        return len(found), []
    return len(found), list(same_results.differences(wanted, found, f"/{first}"))[:20]


def main():
    program, count, seed = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    jobs = [
        (program, seed, first, min(first + BATCH, count))
        for first in range(0, count, BATCH)
    ]
    compared, differences = 0, []
    with multiprocessing.Pool() as pool:
        for n, found in pool.imap_unordered(compare, jobs):
            compared += n
            differences += found
    for line in sorted(differences)[:20]:
        print(line)
    print(f"{compared} results compared")
    sys.exit(bool(differences) or compared != count)


if __name__ == "__main__":
    main()
