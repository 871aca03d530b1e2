/* Reads the definition of a custom lens, to become part of a model. As an input of a report
 * such a file is refused: it holds questions without answers.
 *
 * Owner:  the arena given.
 * Errors: each mistake with its place; NULL when there is any.                         */
#ifndef RUNG_INGEST_LENS_READ_H
#define RUNG_INGEST_LENS_READ_H

#include "lens.h"
#include "model.h"

enum { MOST_CHOICES = 20 }; /* of a question; the AWS tool admits 15 */

/* `model` is what the lens is added to: ids of questions must be free there. */
const Lens *lens_read(Arena *arena, const char *path, const Model *model, Diag *diag);

/* Gives the choices of a question their values, as its risk rules ask. */
void lens_weigh(Arena *arena, LensQuestion *question);

#endif
