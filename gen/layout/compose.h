/* Between the files that compose: the state of composing one Document, and the few ways
 * in which blocks add to the tree. Facts read the Scorecard, say_*.c turn facts into
 * sentences, block_*.c turn sentences into nodes.
 *
 * Owner:  everything lives in `arena`, that of the Document.                           */
#ifndef RUNG_LAYOUT_COMPOSE_H
#define RUNG_LAYOUT_COMPOSE_H

#include "base/strings.h"
#include "layout/layout.h"
#include "layout/plan.h"
#include "layout/shares.h"

struct Composer {
    Arena *arena;
    const Layout *layout;
    const Scorecard *card;
    const Model *model;
    const Assessment *found;
    const Setting *setting;
    const Words *words;
    Document *document;
    int stage;                    /* of `each` over stages; -1 outside */
    const Capability *capability; /* of `each` over capabilities; NULL outside */
    const WorkShare *share;       /* of `each` over owners or tools; NULL outside */
    size_t turn;                  /* of `each`: 1, 2 … */
    PageSpec page;
    bool breaks;  /* the next node of the section begins a page */
    int level;    /* of the next heading */
    bool owned;   /* somebody owns something; else nothing says of each that nobody does */
    Map *anchors; /* taken so far */
    const char *anchor; /* of the section: figures and parts build on it */
    double width;       /* that the block being built may fill, points */
    bool covered;       /* a cover bears the logo */
    Diag *diag;
};

/* TELL(c, "key", { "n", .number = 3 }) */
#define TELL(composer, key, ...)                                                           \
    words_say((composer)->words, (composer)->arena, (key), SAY(__VA_ARGS__))
#define TELL_PLAIN(composer, key)                                                          \
    words_say((composer)->words, (composer)->arena, (key), SAY_NOTHING)

/* Sentences put one behind the other; NULL and "" are left out. */
const char *join_sentences(Arena *arena, const char *const *sentences, size_t n);
#define SENTENCES(composer, ...)                                                           \
    join_sentences((composer)->arena, (const char *const[]){ __VA_ARGS__ },                \
                   sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *))

/* --- adding to the tree ------------------------------------------------------------ */

Node *add_paragraph(Composer *composer, Node *into, Tone tone, const char *text);
Node *add_prose(Composer *composer, Node *into, Tone tone, Prose text);
Node *add_item(Composer *composer, Node *list, const char *text);

/* A part with its own heading below the section's. It stays loose until close_part(),
 * which drops an empty one. `name` becomes its anchor, behind the section's. Headings
 * inside stand one level lower. */
Node *open_part(Composer *composer, const char *title, const char *name);
void close_part(Composer *composer, Node *part, Node *into);

/* `wanted` when it is free, else with a number behind. */
const char *claim_anchor(Composer *composer, const char *wanted);

/* The logo before everything else, where no cover bears it (block_cover.c). */
void add_logo(Composer *composer);

/* Tables are filled cell by cell, row by row. */
typedef struct {
    const char *title; /* key of the heading */
    Align align;
    int weight;
    bool code, row_head;
} ColumnPlan;

Table new_table(Composer *composer, const ColumnPlan *columns, size_t n);

/* The words of a column stand for degrees: `keys`, ended by NULL, are those of the words in
 * the order in which they sort. */
void set_scale(Composer *composer, Table *table, size_t column, const char *const *keys);
void add_cell(Composer *composer, Table *table, Prose text);
void add_text_cell(Composer *composer, Table *table, const char *text);
Node *add_table(Composer *composer, Node *into, Table table);

/* Keeps at most `max` rows (0: all) and says what was left out. */
void limit_table(Composer *composer, Table *table, size_t max, const char *note_key);

#endif
