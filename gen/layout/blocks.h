/* The builders behind the vocabulary of layouts, one file per family of blocks. Each
 * appends what it has to say to `into`, or nothing.                                    */
#ifndef RUNG_LAYOUT_BLOCKS_H
#define RUNG_LAYOUT_BLOCKS_H

#include "layout/say.h"

typedef void Build(Composer *composer, const Block *block, Node *into);

Build build_verdict, build_tiles;                   /* block_verdict.c */
Build build_prose, build_method, build_contents;    /* block_prose.c */
Build build_figure;                                 /* block_figure.c */
Build build_moves, build_roadmap;                   /* block_moves.c */
Build build_recommendations;                        /* block_advice.c */
Build build_findings;                               /* block_findings.c */
Build build_capabilities, build_owners;             /* block_shares.c */
Build build_text, build_callout, build_break;       /* block_text.c */
Build build_image, build_rule, build_space;         /* block_text.c */
Build build_cover;                                  /* block_cover.c */
Build build_columns;                                /* compose.c */
Build build_plan;                                   /* block_plan.c */
Build build_changes;                                /* block_changes.c */
Build build_list, build_practices, build_questions; /* block_stage.c */
Build build_evidence;                               /* block_evidence.c */
Build build_explain;                                /* block_explain.c */
Build build_limits;                                 /* block_limits.c */
Build build_inputs, build_inventory, build_limits_watch, build_waivers, build_suppressions,
    build_stale, build_glossary; /* block_tables.c */

/* Which recommendations a block takes, in the order of moves_names. */
typedef enum { HORIZON_NOW, HORIZON_NEXT, HORIZON_LATER } Horizon;
typedef enum {
    MOVES_ALL,
    MOVES_NOW,
    MOVES_NEXT,
    MOVES_LATER,
    MOVES_HERE,
    MOVES_UNPLANNED
} MovesOf;

typedef struct {
    const Move *move;
    size_t number; /* its place in the whole order */
} NumberedMove;

typedef struct {
    NumberedMove *list;
    size_t n;
} Moves;

Moves moves_for(Composer *composer, const Block *block);    /* block_advice.c */
const char *say_move(Composer *composer, const Move *move); /* block_moves.c */

/* The words that "of" may hold, in the order of the builders' tables. */
extern const char *const tile_names[],
    *const prose_names[], *const figure_names[],
                              *const list_names[], *const practices_names[],
                                                       *const limits_names[],
                                                           *const changes_names[],
                                                               *const moves_names[],
                                                                   *const grouping_names[];
extern const size_t n_tile_names, n_prose_names, n_figure_names, n_list_names,
    n_practices_names, n_limits_names, n_changes_names, n_moves_names, n_grouping_names;

/* Parts of an entry of the evidence: block_evidence.c, and block_answer.c. */
Node *add_headed(Composer *c, Node *into, const char *head_key, const char *text);
Prose record_of(Composer *c, const Input *input, const char *pointer);
void add_answer(Composer *c, Node *entry, const PracticeScore *score);

#endif
