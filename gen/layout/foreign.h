/* Texts in a report that are not in its language: what the model says. They are marked, so
 * that a screen reader changes its voice and a browser its rules of hyphenation.
 *
 * Owner:  the arena given.                                                              */
#ifndef RUNG_LAYOUT_FOREIGN_H
#define RUNG_LAYOUT_FOREIGN_H

#include "document.h"

/* The model's texts, where its language is another than `language`; else NULL. */
const Foreign *foreign_texts(Arena *arena, const Model *model, const char *language);

/* Two texts one behind the other, either of which may be in another language: then they
 * become parts of their own, so that each can be marked. Either may be "" or NULL. */
Prose foreign_beside(Arena *arena, const Document *document, const char *first,
                     const char *second);

#endif
