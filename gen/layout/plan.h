/* A layout as it was read: sections, and in them blocks of a closed vocabulary. load.c
 * makes it and checks every word; compose.c walks it.
 *
 * Owner:  the arena given to layout_load(); const once loaded.                         */
#ifndef RUNG_LAYOUT_PLAN_H
#define RUNG_LAYOUT_PLAN_H

#include "document.h"

typedef struct Composer Composer;
typedef struct Block Block;

typedef enum {
    OF_NONE,
    OF_WORD,
    OF_WORDS,   /* a list of them */
    OF_PERHAPS, /* a word, which may be left out */
} OfHow;

/* A word of the language: what the block may say in its layout, and who builds it. */
typedef struct {
    const char *name;
    const char *keys;      /* its own members, besides block, span, when and title */
    const char *const *of; /* the words that "of" may hold; NULL: it has none */
    size_t n_of;
    OfHow of_how;
    void (*build)(Composer *composer, const Block *block, Node *into);
    const char *what; /* in a sentence */
} BlockKind;

extern const BlockKind block_kinds[];
extern const size_t n_block_kinds;

typedef enum {
    WHEN_ANY, /* the block has something to say: an empty one leaves no hole */
    WHEN_BASELINE,
    WHEN_BLOCKERS,
    WHEN_DETERMINED,
    WHEN_HISTORY,
    WHEN_INVENTORY,
    WHEN_LANDSCAPE,
    WHEN_OWNERS,
    WHEN_SELF_ATTESTED,
    WHEN_UNDETERMINED,
    WHEN_WAIVERS,
} When;
enum { N_WHENS = 11 };

typedef struct {
    When when;
    bool not ;
} Condition;

/* The order of groups of findings. */
typedef enum { SORT_GRAVEST_FIRST, SORT_MOST_FIRST, SORT_NAME } Sort;
enum { N_SORTS = 3 };

/* How much a callout weighs. */
typedef enum { CALLOUT_NOTE, CALLOUT_WARNING } CalloutTone;
enum { N_CALLOUT_TONES = 2 };

enum { MAX_OF = 8, GRID_COLUMNS = 12 };

struct Block {
    const BlockKind *kind;
    int span;
    Condition when;
    const char *title; /* NULL: the block's own, if it has one */
    size_t of[MAX_OF]; /* indices into kind->of */
    size_t n_of;
    size_t max;    /* rows; 0: all */
    size_t groups; /* of findings; 0: all */
    Sort sort;
    CalloutTone tone;
    bool fit;          /* gives up rows, then itself, for the page limit */
    const char *empty; /* said when there is nothing; "say": the block's own sentence */
    const char *text;  /* of the author; NULL: none */
    const char *file, *alt;
    int width;     /* of an image, in twelfths of the page */
    double height; /* of a space, points */
    int columns;
    Block *blocks; /* inside it: of columns */
    size_t n_blocks;
};

typedef enum {
    EACH_NONE,
    EACH_STAGES,
    EACH_STAGE, /* the one that is asked for */
    EACH_CAPABILITIES,
    EACH_OWNERS,
    EACH_TOOLS,
} Each;
enum { N_EACHES = 6 };
typedef enum { ORDER_MODEL, ORDER_WEAKEST_FIRST, ORDER_NAME } Order;
enum { N_ORDERS = 3 };

typedef struct {
    const char *id; /* with names, inside `each` */
    Each each;
    Order order;
    size_t max; /* of each; 0: all */
    Condition when;
    bool page_break;
    const char *eyebrow, *title, *bookmark; /* NULL: none. A title may be "finding:…" */
    Block *blocks;
    size_t n_blocks;
} SectionPlan;

struct Layout {
    const char *comment; /* what it is for */
    const char *name;
    const char *title;
    const char *theme;
    PageSpec page;
    const char *foot_start, *foot_end;
    SectionPlan *sections;
    size_t n_sections;
};

/* --- names in texts ("{entity}") --------------------------------------------------- */

typedef enum {
    NAMES_PLAIN,
    NAMES_EACH,   /* inside any `each` */
    NAMES_SCORED, /* inside one over what has a score */
    NAMES_TITLE,  /* the report's own: all but {report} */
    NAMES_FOOT,
} NamesWhere;

/* What is wrong with the first name in `text` that may not stand there; NULL: nothing. */
const char *names_complaint(Arena *arena, const char *text, NamesWhere where);

/* A text that begins so is a text of the locale's, "@layout.roadmap": a layout that takes
 * its texts from there speaks every language there is. */
#define LOCALE_TEXT "@layout."

/* Fills in all names but {page} and {pages}, which only typesetting knows; a text of the
 * locale's is looked up first. */
const char *names_fill(Composer *composer, const char *text);

/* --- titles composed from the data ("finding:roadmap") ------------------------------ */

extern const char *const finding_names[];
extern const size_t n_findings;
const char *finding_say(Composer *composer, const char *name); /* NULL: nothing to say */

#endif
