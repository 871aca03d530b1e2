/* The report as a semantic tree: what is said and in what order, not where it stands.
 * layout/ composes it from a Scorecard; the HTML emitters walk it; typesetting turns it
 * into Pages. PDF and HTML therefore carry the same words in the same order.
 *
 * Units:  points for pictures and page geometry; spans are twelfths of the width.
 * Owner:  the arena given to document_new(). Texts are borrowed.
 * Errors: none.                                                                        */
#ifndef RUNG_DOCUMENT_H
#define RUNG_DOCUMENT_H

#include "base/arena.h"
#include "base/strings.h"
#include "picture.h"
#include "scorecard.h"
#include "theme.h"
#include "words.h"

/* --- running text ----------------------------------------------------------------- */

typedef enum {
    INLINE_TEXT,
    INLINE_STRONG,
    INLINE_EMPHASIS,
    INLINE_CODE, /* ids, paths, pointers: the code face; may break at / : . - _ */
    INLINE_MUTED,
    INLINE_LINK,  /* to `target`: "#anchor" or a URL */
    INLINE_STATE, /* a state word on its colour: a badge; `state` */
} InlineKind;

typedef struct {
    InlineKind kind;
    const char *text;
    const char *target;
    State state;
} Inline;

/* A run of inlines: a paragraph's or a cell's content. Spaces between inlines are
 * written in their texts. */
typedef struct {
    Inline *parts;
    size_t n_parts;
} Prose;

Prose prose_of(Arena *arena, const char *text); /* one INLINE_TEXT; empty for NULL or "" */
void prose_add(Arena *arena, Prose *prose, InlineKind kind, const char *text);
void prose_link(Arena *arena, Prose *prose, const char *text, const char *target);
void prose_state(Arena *arena, Prose *prose, State state, const char *word);

/* --- nodes ------------------------------------------------------------------------ */

typedef enum {
    NODE_SECTION, /* heading + children; nests; level 1 is a section of the layout */
    NODE_VERDICT, /* eyebrow, title (the document's only H1), scope line */
    NODE_PARAGRAPH,
    NODE_LIST, /* children: NODE_ITEM; bulleted or numbered */
    NODE_ITEM, /* text, or children */
    NODE_TABLE,
    NODE_FIGURE,   /* a chart: picture, alt text, data table */
    NODE_TILES,    /* numbers with their words */
    NODE_CARDS,    /* the moves */
    NODE_ENTRY,    /* one practice of the appendix: badge, id, title, summary, proof */
    NODE_GRID,     /* children side by side, each with its span; wraps at 12 */
    NODE_CONTENTS, /* the table of contents stands here */
    NODE_CALLOUT,
    NODE_LOGO,    /* before everything else */
    NODE_COVER,   /* the title page */
    NODE_IMAGE,   /* a picture of the author's, with its alt text */
    NODE_SPACE,   /* nothing, or a rule */
    NODE_COLUMNS, /* children flow through columns of equal width */
} NodeKind;

typedef enum { TONE_TEXT, TONE_LEAD, TONE_SMALL, TONE_MUTED } Tone;

typedef struct {
    const char *title;
    Align align;
    int weight;        /* share of the width; 0: as narrow as its content */
    bool code;         /* cells are set in the code face */
    bool row_head;     /* its cells are row headers (TH Scope=Row) */
    const char *scale; /* the words of its cells in their order, "S|M|L": what sorting on a
                          page follows. NULL: their own order */
} Column;

typedef struct {
    Column *columns;
    size_t n_columns;
    Prose *cells; /* n_rows × n_columns, row by row */
    size_t n_rows;
    const char *caption; /* NULL: none. Says what the table shows */
    bool steady; /* one of many below each other: columns line up, by weight alone, and
                    rows stand close */
    /* Rows may be taken from the end until the report fits its page limit. Then
     * `note_pattern` ("showing {shown} of {total} …") becomes the note below. */
    bool fit;
    size_t n_total;
    const char *note_pattern;
    const char *note; /* NULL: nothing was left out */
} Table;

typedef struct {
    const char *number; /* "2.7", "64 %", "21" */
    const char *words;  /* what it counts */
    Picture *picture;   /* a sparkline beside the number; NULL: none */
    const char *alt;
} Tile;

typedef struct {
    const char *term; /* "Effort" */
    Prose text;
} Fact;

typedef struct {
    const char *number; /* "1" */
    const char *title;
    Prose text;
    Fact *facts;
    size_t n_facts;
    const char *target; /* "#IAM-1" */
} Card;

typedef struct Node Node;
struct Node {
    NodeKind kind;
    Node *parent, *first, *last, *next;
    const char *anchor; /* id, unique in the document; NULL: none */
    int span;           /* inside NODE_GRID: 1 to 12 */
    bool page_break;    /* begins a new page in PDF */
    bool fit;           /* may be left out for the page limit */
    union {
        struct {
            int level;           /* 1, 2, 3: H2, H3, H4 */
            const char *eyebrow; /* NULL */
            const char *title;
            const char *bookmark; /* a short title for contents and outline; NULL: title */
        } section;
        struct {
            const char *eyebrow, *title, *scope;
        } verdict;
        struct {
            Tone tone;
            Prose text;
        } paragraph;
        struct {
            bool numbered;
        } list;
        struct {
            Prose text;
        } item;
        Table table;
        struct {
            Picture *picture;    /* drawn for its width in print */
            Picture *narrow;     /* the same for small screens; NULL */
            const char *alt;     /* the finding, then the shape */
            const char *caption; /* NULL */
            Table data;          /* the numbers behind it */
        } figure;
        struct {
            Tile *tiles;
            size_t n_tiles;
        } tiles;
        struct {
            Card *cards;
            size_t n_cards;
        } cards;
        struct {
            State state;
            const char *state_word; /* "not met" */
            const char *code;       /* "IAM-1" */
            const char *title;
            const char *summary; /* "14 of 21 functions fail · blocks stage 3" */
            bool open;           /* HTML: unfolded at first */
        } entry;
        struct {
            const char *title;
            int depth;
        } contents;
        struct {
            const char *warning; /* the word for it, "Warning:"; NULL: it is a note */
            Prose text;
        } callout;
        struct {
            Picture *picture;
            const char *alt;
        } logo;
        struct {
            const char *classification, *eyebrow, *title, *verdict, *scope;
            Picture *logo; /* NULL: none */
            const char *logo_alt;
        } cover;
        struct {
            Picture *picture;
            const struct Image *image; /* what it was drawn from */
            const char *alt;
            const char *caption; /* NULL */
        } image;
        struct {
            double height;
            bool ruled;
        } space;
        struct {
            int n;
        } columns;
    };
};

/* Texts that begin with one word. */
typedef struct ForeignText {
    const char *text;
    struct ForeignText *next;
} ForeignText;

typedef struct {
    const char *language; /* BCP 47 */
    Map *texts;           /* the keys are in this language */
    Map *by_word;         /* the same, as ForeignText, by their first words; NULL: they are
                             not looked for in sentences */
} Foreign;

Foreign *foreign_new(Arena *arena, const char *language);
void foreign_add(Arena *arena, Foreign *foreign, const char *text);

typedef struct {
    double width, height;
    double top, right, bottom, left; /* margins */
    int max_pages;                   /* 0: no limit */
} PageSpec;

typedef struct Document {
    Arena *arena;
    const char *name;    /* of the layout: "executive" */
    const char *title;   /* the verdict: window title, bookmark, PDF metadata */
    const char *subject; /* one sentence for metadata and link previews */
    const char *entity;
    const char *organisation; /* NULL */
    const char *language;     /* BCP 47: "en" */
    bool leftward;            /* it is written from right to left */
    const Foreign *foreign;   /* texts in another language; NULL: there are none */
    Date as_of;
    const Theme *theme;
    PageSpec page;
    const char *classification; /* on every page; NULL: none */
    const char *head_start;     /* running heads; NULL: none */
    const char *head_end;
    const char *foot_start; /* running feet; "{page}" and "{pages}" are still in */
    const char *foot_end;
    const Words *words; /* for what a page says besides: "page.skip"; NULL: it does not */
    Node *root; /* its children are the report; kind NODE_SECTION, level 0, no title */
} Document;

Document *document_new(Arena *arena);

/* The language of a text that stands in the report as a whole, with or without a space or
 * a label before it ("IAM-1 …", "3. …"); NULL: the report's own. */
const char *document_language_of(const Document *document, const char *text);

/* The first text of another language that stands inside `text`, between words; its length.
 * NULL when there is none. */
const char *document_foreign_in(const Document *document, const char *text, size_t *length);

/* The same words, with texts of another language as parts of their own; `prose` itself
 * where there are none. */
Prose document_voiced(const Document *document, Arena *arena, const Prose *prose);

/* Makes a node and appends it to `parent` (NULL: stays loose). */
Node *node_new(Arena *arena, Node *parent, NodeKind kind);
void node_append(Node *parent, Node *child);
void node_insert(Node *parent, Node *before,
                 Node *child); /* behind `before`; NULL: first */
void node_remove(Node *node);  /* with all below it, from its parent */

/* What a callout says: its word first, so that nobody has to see a colour or a frame. */
Prose callout_prose(Arena *arena, const Node *callout);

/* What the report's first heading is of: a verdict, or a section that has a title. NULL
 * when there is none. */
const Node *document_first_heading(const Document *document);

/* Walks the tree, node before its children. Returns NULL at the end. */
Node *node_walk(const Node *root, const Node *at);

/* An id or a file's name from any text: lower case, digits, '-'; letters beyond ASCII are
 * kept. Two texts may give one id. */
const char *anchor_of(Arena *arena, const char *text);

#endif
