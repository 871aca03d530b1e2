/* Setting: what the set_*.c files share, one file per kind of node. Each turns a node into
 * slabs of a given width and gives every piece its place in the structure tree; typeset.c
 * then stacks the slabs into pages.
 *
 * Units:  points.
 * Owner:  the setter's arena.
 * Errors: none; what cannot be set well is set as well as can be.                      */
#ifndef RUNG_LAYOUT_TYPESET_H
#define RUNG_LAYOUT_TYPESET_H

#include "layout/slab.h"
#include "text/text.h"
#include "text/voice.h"

/* A page number that is known only when all pages are. */
typedef struct {
    const char *anchor;
    Picture *picture; /* on a page already; the number goes into it */
    Point at;         /* end of the baseline */
    TextStyle style;
} Promise;

typedef struct {
    Arena *arena; /* what stands on pages */
    Arena *slabs; /* slabs till they are placed */
    Arena *row;   /* of a table, while it is set */
    Faces *faces;
    const Document *document;
    double room;       /* height of a page's text area */
    Tag first_heading; /* of sections of level 1 */
    Slabs lines;       /* of what set_lines() is setting, in an arena of their own */
    Arena *passing;    /* for what set_prose() needs of one paragraph only */
    Picture *pen;      /* being drawn; setter_lift() makes it a picture of its own */
    Spot *waiting;     /* anchors of nodes whose first slab is not made yet */
    size_t n_waiting;
    bool break_waiting; /* the next slab begins a page */
    Voice voice;        /* which abbreviations are told */
    Promise *promises;
    size_t n_promises;
    Bookmark *bookmarks;
    size_t n_bookmarks;
} Setter;

/* --- typeset.c -------------------------------------------------------------------- */

Setter setter_new(Arena *arena, const Document *document, Faces *faces);
void setter_free(Setter *setter); /* its own arenas; not what it has set */

/* What was drawn with the pen, as a picture; the pen is empty again. The picture is
 * finished: nothing may be added to it. */
Picture *setter_lift(Setter *setter, double width, double height);

/* Sets the whole document. */
Slabs typeset_set(Setter *setter, Structure *structure);

/* What the theme gives. */
double setter_space(const Setter *setter, Space space);
double setter_radius(const Setter *setter, double share);

/* Appends a slab, with the anchors and the page break that wait for it. */
Slab *setter_push(Setter *setter, Slabs *out, Slab slab);

/* Sets a node and all below it. */
void set_node(Setter *setter, Slabs *out, Structure *parent, const Node *node,
              double width);
void set_children(Setter *setter, Slabs *out, Structure *parent, const Node *node,
                  double width);

/* --- typeset_place.c -------------------------------------------------------------- */

/* Puts the slabs on pages, fills in page numbers, adds the running feet. */
const Pages *typeset_place(Setter *setter, const Slabs *slabs, Structure *structure,
                           Diag *diag);
Place *typeset_paginate(const Setter *setter, const Slabs *slabs, size_t *n_pages);

/* --- page_labels.c ---------------------------------------------------------------- */

void label_pages(Arena *arena, Pages *pages, const Slabs *slabs, const Place *places);

/* Fills {page} and {pages} in. In front matter, and behind it, pages are counted apart:
 * "ii / ii", then "1 / 12". */
const char *typeset_page_names(Arena *arena, const char *pattern, const Pages *pages,
                               size_t page);

/* Such pieces of a page: its foot, three of its head, the band, the ground. */
enum { MOST_RUNNING = 6 };

/* --- typeset_running.c ------------------------------------------------------------ */

/* What the theme puts on pages around the text: their ground, the band of the first page,
 * running heads and the classification, which on the first page is a paragraph of the
 * report. Before the structure is numbered. */
void typeset_grounds(Setter *setter, Pages *pages);

/* --- set_prose.c ------------------------------------------------------------------ */

/* How running text is set. */
typedef struct {
    TextStyle style; /* of what is not emphasised */
    Colour colour;
    Align align;
    LineFit fit;
    Space space;      /* wanted below the last line; SPACE_NONE: `after` */
    double after;     /* points, inside what is drawn to measure: cards, tiles */
    bool plain_links; /* links look like the text around them */
    bool continues;   /* more of the same element follows elsewhere: ends with a space */
} Look;

/* One slab per line; no line stands alone on a page if it need not. The pieces belong to
 * `owner`, links to Link elements below it. */
void set_prose(Setter *setter, Slabs *out, Structure *owner, const Prose *prose,
               const Look *look, double width);
void set_text(Setter *setter, Slabs *out, Structure *owner, const char *text,
              const Look *look, double width);

/* The same for what never breaks: as lines that are valid until the next such text is set,
 * or as one slab. */
const Slabs *set_lines(Setter *setter, Structure *owner, const Prose *prose,
                       const Look *look, double width);
Slab set_prose_whole(Setter *setter, Structure *owner, const Prose *prose, const Look *look,
                     double width);
Slab set_text_whole(Setter *setter, Structure *owner, const char *text, const Look *look,
                    double width);

/* Widths of a prose on one line, and of its widest unbreakable part. */
double prose_width(Setter *setter, const Prose *prose, TextStyle style);
double prose_narrowest(Setter *setter, const Prose *prose, TextStyle style);

/* Distance from the top of a line to its baseline. */
double line_baseline(Setter *setter, TextStyle style);

/* --- scribe.c --------------------------------------------------------------------- */

/* What writes the lines of one paragraph: what it has drawn with the pen, and whose it is.
 */
typedef struct {
    Setter *setter;
    Arena *arena; /* of the line's slab */
    Slab *slab;
    double width, height; /* of a line */
    double shift;         /* as its picture has it */
    Structure *owner;     /* NULL: nothing is drawn */
    Structure *span;      /* of another language: the next line may go on with it */
} Scribe;

/* Writes a text for `owner`, or for Spans below it. Links drawn behind it belong to it. */
void scribe_write(Scribe *scribe, Structure *owner, const Mark *mark, bool code);

/* What the pen drew as a line of running text, or a part of one. */
Picture *line_lift(Setter *setter, double width, double height, double shift);

/* Ends the line: what is drawn becomes a piece. */
void scribe_lift(Scribe *scribe);

/* --- typeset_columns.c ------------------------------------------------------------ */

/* What a column asks for. */
typedef struct {
    double narrowest; /* nothing overflows */
    double natural;   /* nothing wraps */
    int weight;       /* share of the width; 0: as narrow as its content */
} ColumnNeed;

/* Shares `width` out among the columns. Every column gets at least its narrowest width
 * while the sum of these fits; weighted columns share what is left. */
void share_width(const ColumnNeed *needs, size_t n, double width, double *widths);

/* Columns side by side, and how wide each cell of them is in one line. */
typedef struct {
    const ColumnNeed *needs;
    const double *naturals; /* of `n_rows` rows, `stride` apart */
    size_t n, n_rows, stride;
} Tier;

/* Moves width between weighted columns as long as rows become lower by that. */
void spare_lines(const Tier *tier, double *widths);

static const double FOLD_INDENT = 10;

/* Finds the widths of a table's columns and the gaps between them. Where words would have
 * to break, the columns stand in two tiers, the second one indented: returns where it
 * begins, `n` where there is none. */
size_t fold_columns(const Tier *all, double width, double *widths, double gaps[2]);

/* --- one per kind of node --------------------------------------------------------- */

void set_section(Setter *, Slabs *, Structure *, const Node *, double width);
void set_verdict(Setter *, Slabs *, Structure *, const Node *, double width);
void set_paragraph(Setter *, Slabs *, Structure *, const Node *, double width);
void set_list(Setter *, Slabs *, Structure *, const Node *, double width);
void set_table(Setter *, Slabs *, Structure *, const Node *, double width);
void set_figure(Setter *, Slabs *, Structure *, const Node *, double width);
void set_tiles(Setter *, Slabs *, Structure *, const Node *, double width);
void set_cards(Setter *, Slabs *, Structure *, const Node *, double width);
void set_entry(Setter *, Slabs *, Structure *, const Node *, double width);
void set_grid(Setter *, Slabs *, Structure *, const Node *, double width);
void set_contents(Setter *, Slabs *, Structure *, const Node *, double width);
void set_logo(Setter *, Slabs *, Structure *, const Node *, double width);
void set_cover(Setter *, Slabs *, Structure *, const Node *, double width);
void set_image(Setter *, Slabs *, Structure *, const Node *, double width);
void set_space(Setter *, Slabs *, Structure *, const Node *, double width);
void set_columns(Setter *, Slabs *, Structure *, const Node *, double width);
void set_callout(Setter *, Slabs *, Structure *, const Node *, double width);

/* The element of a figure, and later its caption, where there is one. */
Structure *figure_new(Setter *setter, Structure *parent, Tag tag, const char *alt,
                      const char *caption);
void figure_caption(Setter *setter, Slabs *out, Structure *figure, const char *caption,
                    const Look *look, double width);

/* TAG_H1 or TAG_H2, for sections of level 1. */
Tag first_heading(const Document *document);

/* From 1 on, as deep as there are headings. */
int section_level(const Node *section);

/* Leads to the node's anchor; one that has none is given one. */
void add_bookmark(Setter *setter, const Node *node, const char *title, int level);

/* What contents and bookmarks call a section; NULL: nothing. */
const char *section_name(const Node *node);

/* --- badges ----------------------------------------------------------------------- */

/* The ground and the ink of a state's badge. */
typedef struct {
    Colour ground, ink;
    bool dashed; /* framed, for grounds as light as the page */
} BadgeColours;

BadgeColours badge_colours(State state);

#endif
