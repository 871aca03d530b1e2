/* Reads the scoring examples, and whatever the random generator makes, into Assessments:
 * the body of "rung-assessment/1", without ingest. For tests only; it trusts its input.
 *
 * Owner:  the arena given.                                                             */
#ifndef RUNG_TESTS_READ_CASE_H
#define RUNG_TESTS_READ_CASE_H

#include "assessment.h"
#include "base/json.h"

/* NULL, and a diagnostic, when the file is missing or no JSON. */
Json read_json_file(Arena *arena, const char *path, Diag *diag);

Assessment *read_case(Arena *arena, const Model *model, Json in);

#endif
