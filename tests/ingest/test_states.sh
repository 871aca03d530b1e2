#!/bin/bash
# A file of each format changes a practice, through the program: see practice_states.py.
. "$(dirname "$0")/../cli/lib.sh"
python3 tests/ingest/practice_states.py "$RUNG"
