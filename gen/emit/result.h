/* result.json, schema "rung-result/1": everything the report says, and its proof, for
 * programs to read. data/schemas/result.schema.json describes every member.
 *
 * Units:  basis points and tenths, as in the scorecard.
 * Owner:  bytes live in the arena given.
 * Errors: none.                                                                        */
#ifndef RUNG_EMIT_RESULT_H
#define RUNG_EMIT_RESULT_H

#include "base/json_write.h"
#include "scorecard.h"

Buffer result_json(Arena *arena, const Scorecard *card);

/* Several entities: the portfolio, and each entity as result_json() gives it. */
Buffer result_json_portfolio(Arena *arena, const Portfolio *portfolio);

/* The one or the other: what a run writes. */
Buffer result_json_of(Arena *arena, const Portfolio *all);

/* --- its parts, and what they share; `key` is NULL inside an array ------------------ */

void result_put_score(JsonWriter *writer, const char *key, const Scorecard *card);
/* What of it the scoring examples hold too. */
void result_put_figures(JsonWriter *writer, const Scorecard *card);
void result_put_plan(JsonWriter *writer, const char *key, const Plan *plan); /* or NULL */
void result_put_portfolio(JsonWriter *writer, const char *key, const Portfolio *portfolio);
void result_put_evidence(JsonWriter *writer, const Scorecard *card);
void result_put_inventory(JsonWriter *writer, const Assessment *found);

/* What the verdict was computed with. */
void result_put_parameters(JsonWriter *writer, const Parameters *parameters);
void result_put_rule(JsonWriter *writer, const Practice *practice);
void result_put_answers(JsonWriter *writer, const Scorecard *card);

/* The members of an answer as it was given. */
void result_put_answer(JsonWriter *writer, const Answer *answer);
void result_put_changes(JsonWriter *writer, const struct Changes *changes);
void result_put_gates(JsonWriter *writer, const Scorecard *card);

/* A place in an input: members "file" and "pointer", null when unknown. */
void result_put_place(JsonWriter *writer, const Input *input, const char *pointer);
void result_put_date(JsonWriter *writer, const char *key, Date date);

/* A figure for which -1 means "unknown": null then. */
void result_put_known(JsonWriter *writer, const char *key, int value);

/* Ids on one line. */
void result_put_practices(JsonWriter *writer, const char *key,
                          const Practice *const *practices, size_t n);
void result_put_texts(JsonWriter *writer, const char *key, const char *const *texts,
                      size_t n);

#endif
