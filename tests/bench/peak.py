#!/usr/bin/env python3
"""Runs a command, throws its output away, and prints one line: how it ended (a number,
"timeout" or "signal-N"), the seconds of wall time and of CPU, and the most memory it held in
MB. That is never less than some 12 MB: what this script held when it started the command.
SECONDS are those of CPU, which a busy machine does not add to; what waits ten times as long
by the wall's clock hangs, too.
usage: peak.py SECONDS COMMAND...
"""
import resource
import subprocess
import sys
import time

PATIENCE = 10  # times SECONDS, by the wall's clock


def main():
    limit, command = int(sys.argv[1]), sys.argv[2:]
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL,
                             preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (limit, limit)))
    try:
        status = child.wait(PATIENCE * limit)
        status = str(status) if status >= 0 else f"signal-{-status}"
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
        status = "timeout"
    wall = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = used.ru_utime + used.ru_stime
    if cpu >= limit and status.startswith("signal-"):
        status = "timeout"
    print(f"{status} {wall:.2f} {cpu:.2f} {used.ru_maxrss / 1024:.0f}")


main()
