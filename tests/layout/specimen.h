/* A document with every kind of node, made by hand, for tests of typesetting. */
#ifndef RUNG_TESTS_LAYOUT_SPECIMEN_H
#define RUNG_TESTS_LAYOUT_SPECIMEN_H

#include "layout/layout.h"

/* What a test of typesetting needs: the built-in theme and its faces. */
typedef struct {
    Arena *arena;
    Diag *diag;
    const Theme *theme;
    Faces *faces;
} Desk;

Desk desk_open(void);
void desk_close(Desk *desk);

/* An A4 document without content. */
Document *specimen_blank(const Desk *desk);

Node *specimen_section(const Desk *desk, Node *parent, const char *id, int level,
                       const char *title);
Node *specimen_paragraph(const Desk *desk, Node *parent, Tone tone, const char *text);

/* A table of `rows` rows in three columns: number, text, share. */
Node *specimen_table(const Desk *desk, Node *parent, size_t rows);

/* Every kind of node at least once, on about four pages. */
Document *specimen_full(const Desk *desk);

#endif
