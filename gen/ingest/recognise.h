/* Which tool wrote this? Told from the content of the first document, never from the
 * file's name. Every form in every tool file is tried; of those that fit, the one with
 * most conditions is meant, and between equals the first in byte order of tool ids.     */
#ifndef RUNG_INGEST_RECOGNISE_H
#define RUNG_INGEST_RECOGNISE_H

#include "ingest/list/field.h"

typedef struct {
    Tool *tool;
    const Shape *shape;
} Recognised;

/* Told from the first document, and whether more may follow. Returns false when no form
 * fits. */
bool recognise(const Tools *tools, const Level *document, bool is_list, Arena *scratch,
               Recognised *out);

/* Do records of that tool stand in files of this form of another one? */
bool shape_hands_on(const Shape *shape, const Tool *tool);

/* The form of which most conditions hold. Returns false when none has one that does. */
bool recognise_nearest(const Tools *tools, const Level *document, Arena *scratch,
                       Recognised *out);

/* Why a document is not of a form: "/a, /b is missing", "/a is null, not a list". NULL when
 * nothing that tells the form is wrong. */
const char *recognise_lack(const Shape *shape, const Level *document, Arena *scratch);

/* Refuses an unknown document, naming the nearest form. */
void recognise_refuse(const Tools *tools, const Level *document, Arena *scratch,
                      Origin origin, Diag *diag);

#endif
