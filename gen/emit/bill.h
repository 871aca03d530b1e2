/* The bill of inputs, schema "rung-bill/1": the name, size and SHA-256 of every file that
 * the verdict rests on, so that anybody can check that they still have the same files.
 *
 * Owner:  bytes live in the arena given.
 * Errors: none.                                                                        */
#ifndef RUNG_EMIT_BILL_H
#define RUNG_EMIT_BILL_H

#include "assessment.h"
#include "base/buffer.h"

Buffer bill_json(Arena *arena, const Assessment *found);

#endif
