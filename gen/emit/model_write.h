/* Writes models: as one document, with a lens added to it, and the lens back. Fields that
 * have a place in both forms are written from the model, so that what was edited there
 * comes back; the others are kept below members called "lens" and come back as they were.
 * data/schemas/README.md has the table.
 *
 * Owner:  bytes live in the arena given.
 * Errors: none.                                                                        */
#ifndef RUNG_EMIT_MODEL_WRITE_H
#define RUNG_EMIT_MODEL_WRITE_H

#include "base/file.h"
#include "base/json_write.h"
#include "lens.h"
#include "model.h"

/* "rung-model-bundle/1": model, capabilities and questionnaire. */
Buffer model_document(Arena *arena, const Model *model);

/* The files of a model directory, `model` and, at `stage`, the practices of the lens:
 * those at its top, and those in its directory "capabilities". */
void model_with_lens(Arena *arena, const Model *model, const Lens *lens, int stage,
                     Outputs *top, Outputs *capabilities);

/* The one lens that was added to the model. */
Buffer lens_document(Arena *arena, const Model *model);

/* --- shared ----------------------------------------------------------------------------
 */

void model_put_document(JsonWriter *writer, const char *key, const Model *model);
void model_put(JsonWriter *writer, const char *key, Json in);

/* The members of an object, without those whose names stand in the comma-separated list. */
void model_put_members(JsonWriter *writer, Json in, const char *without);

#endif
