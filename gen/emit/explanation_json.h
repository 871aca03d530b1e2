/* Explanations as JSON, schema "rung-explanation/1": data/schemas/explanation.schema.json
 * describes every member.
 *
 * Units:  basis points.
 * Owner:  bytes live in the arena given.
 * Errors: none.                                                                        */
#ifndef RUNG_EMIT_EXPLANATION_JSON_H
#define RUNG_EMIT_EXPLANATION_JSON_H

#include "base/buffer.h"
#include "explanation.h"

/* One explanation per entity, in the same order. */
Buffer explanations_json(Arena *arena, const Scorecard *const *cards,
                         const Explanation *const *explanations, size_t n);

#endif
