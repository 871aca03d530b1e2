/* Placed pages: what stands where, and what it is. layout/ makes them from a Document;
 * the PDF emitter replays them. The structure tree is born here, so tagged PDF is a
 * by-product and not an afterthought.
 *
 * Units:  points, origin top left of the page, y down.
 * Owner:  the arena of the Document.                                                   */
#ifndef RUNG_PAGES_H
#define RUNG_PAGES_H

#include "base/strings.h"
#include "document.h"
#include "picture.h"

/* Structure roles of PDF 1.7, section 14.8.4. */
typedef enum {
    TAG_DOCUMENT,
    TAG_SECT,
    TAG_H1,
    TAG_H2,
    TAG_H3,
    TAG_H4,
    TAG_H5,
    TAG_P,
    TAG_L,
    TAG_LI,
    TAG_LBL,
    TAG_LBODY,
    TAG_TABLE,
    TAG_THEAD,
    TAG_TBODY,
    TAG_TR,
    TAG_TH,
    TAG_TD,
    TAG_CAPTION,
    TAG_FIGURE,
    TAG_TOC,
    TAG_TOCI,
    TAG_REFERENCE,
    TAG_LINK,
    TAG_SPAN,
    TAG_CODE,
    TAG_DIV,
    N_TAGS,
} Tag;

extern const char *const tag_names[N_TAGS]; /* "Document", "H1", "TH" … */

typedef enum { SCOPE_NONE, SCOPE_COLUMN, SCOPE_ROW } Scope;

/* What the labels of a list are; words, or nothing at all, are LABELS_OWN. */
typedef enum { LABELS_OWN, LABELS_DISC, LABELS_DECIMAL } Labels;

/* Five of them make a row of a table: 64 bytes each. */
typedef struct Structure Structure;
struct Structure {
    Tag tag : 8;
    Scope scope : 2;   /* TH */
    Labels labels : 2; /* L */
    uint32_t number;   /* its place in the tree, from pages_number() */
    Structure *parent, *first, *last, *next;
    const char *alt;      /* FIGURE, LINK; LBL, TH: what is not written; TABLE: summary */
    const char *language; /* where it differs from the document's */
    union {
        const char *expansion; /* SPAN: what the abbreviation in it stands for */
        const char *target;    /* LINK: "#anchor" or a URL */
        Rect *box;             /* FIGURE: where it stands on its page */
    };
};

typedef enum {
    ARTIFACT_NONE,       /* real content: has an owner */
    ARTIFACT_LAYOUT,     /* rules, grounds, card frames */
    ARTIFACT_PAGINATION, /* repeated table heads */
    ARTIFACT_HEADER,     /* running heads */
    ARTIFACT_FOOTER,     /* running feet, with the page's number */
} Artifact;

/* A part of a page: marks that belong to one structure element, in reading order. */
typedef struct {
    Structure *owner; /* NULL for artifacts */
    Artifact artifact;
    Picture *picture;
    Point at; /* its top left on the page */
} Piece;

typedef struct {
    Piece *pieces;
    size_t n_pieces;
    const char *label; /* what its foot and the contents call it: "ii", "1" */
} Page;

typedef struct {
    const char *id;
    size_t page;
    double y;
} Anchor;

typedef struct {
    const char *title;
    const char *anchor;
    int level; /* 1 outermost */
} Bookmark;

typedef struct Pages {
    const Document *document;
    double width, height;
    Page *pages;
    size_t n_pages;
    size_t n_front; /* the first of them, labelled i, ii …; those behind begin with 1 */
    Structure *structure; /* the TAG_DOCUMENT */
    size_t n_structures;
    Anchor *anchors;
    size_t n_anchors;
    Bookmark *bookmarks;
    size_t n_bookmarks;
} Pages;

Structure *structure_new(Arena *arena, Structure *parent, Tag tag);

/* The next element in the order of the tree; NULL behind the last. */
Structure *structure_next(Structure *at);

/* Numbers the elements in that order, when the tree is whole. */
void pages_number(Pages *pages);

/* Anchors by their ids, of equal ones the first: id → const Anchor *. */
Map *pages_map_anchors(Arena *arena, const Pages *pages);

#endif
