/* A finished drawing: a list of marks to replay, in order. Charts and layout make
 * pictures; SVG and PDF replay them with one switch each. Plain data.
 *
 * Units:  points (1/72 inch), origin top left, y down.
 * Colour: a role of the theme (theme.h), so that dark mode can restyle it; or a value of
 *         its own, as logos have.
 * Owner:  the arena given to picture_new(); texts are borrowed.
 * Errors: none.                                                                        */
#ifndef RUNG_PICTURE_H
#define RUNG_PICTURE_H

#include "base/arena.h"
#include "theme.h"

typedef struct {
    double x, y;
} Point;

typedef struct {
    double x, y, width, height;
} Rect;

typedef enum { ALIGN_START, ALIGN_MIDDLE, ALIGN_END } Align;

/* Ends and corners of lines, in the order of PDF's numbers for them. For ends: cut off,
 * round, cut off half a width further. */
typedef enum { LINE_PLAIN, LINE_ROUND, LINE_SQUARE } LineForm;

/* What a path is besides its points. */
typedef struct {
    const char *verbs; /* M, L: a point; C: two handles and a point; Z: none */
    bool even_odd;     /* what is inside; otherwise by winding number */
    LineForm cap, join;
    double miter_limit;
    uint32_t fill, stroke; /* 0xRRGGBB, where the mark's colours are COLOUR_OWN */
} Outline;

typedef enum {
    MARK_RECT,   /* filled and/or stroked, corners rounded by `radius` */
    MARK_LINE,   /* an open line through `points` */
    MARK_SHAPE,  /* a closed, filled polygon through `points` */
    MARK_CIRCLE, /* filled and/or stroked; box is its bounding square */
    MARK_PATH,   /* lines and curves as `verbs` say; filled and/or stroked */
    MARK_IMAGE,  /* the pixels of `image`, filling `box` */
    MARK_TEXT,   /* one line of text on a baseline */
    MARK_LINK,   /* an area that leads to `target` */
} MarkKind;

/* A long report has a hundred thousand of them, so what no kind has together shares its
 * place: 64 bytes each. */
typedef struct {
    MarkKind kind : 4;
    Align align : 2;    /* TEXT */
    bool leftwards : 1; /* TEXT: a line that runs from right to left as a whole */
    bool dashed : 1;
    bool hatched : 1;    /* RECT: diagonal lines in `stroke` over `fill`: "unknown" */
    Colour fill : 7;     /* COLOUR_NONE: not filled. For TEXT the colour of the letters */
    Colour stroke : 7;   /* COLOUR_NONE: not stroked */
    TextStyle style : 6; /* TEXT */
    uint32_t n_points;   /* LINE, SHAPE, PATH */
    union {
        Point *points;
        uint64_t cell; /* TEXT in a picture that has columns: where its words stand in the
                          table, counted row by row from 1, titles first; 0: outside */
    };
    double stroke_width;
    union {
        Rect box; /* RECT, CIRCLE, PATH, IMAGE, LINK */
        struct {
            Point at;         /* start, middle or end of the baseline, as `align` says */
            double width;     /* advance width as measured; lets SVG check, and PDF place */
            const char *text; /* TEXT */
        };
    };
    union {
        double radius;             /* RECT */
        const Outline *outline;    /* PATH; nothing shows outside of `box` */
        const struct Image *image; /* IMAGE (image.h) */
        const char *target;        /* LINK: "#anchor" or a URL */
    };
} Mark;

typedef struct {
    Arena *arena;
    double width, height;
    Mark *marks;
    size_t n_marks;
    unsigned n_columns; /* it shows a table: the first column heads rows; 0: it does not */
    bool is_line; /* a line of running text, or a part of one: it keeps its own direction */
    double shift; /* how far such a line moves when its page turns */
    bool turned;
} Picture;

Picture *picture_new(Arena *arena, double width, double height);

/* Adds a mark and returns it for filling in. Valid until the next one is added. */
Mark *picture_add(Picture *picture, MarkKind kind);

void picture_rect(Picture *picture, Rect box, double radius, Colour fill);
void picture_frame(Picture *picture, Rect box, double radius, Colour stroke, double width,
                   bool dashed);
/* Hatched in `rule` on `unknown`: what is not known. */
void picture_hatch(Picture *picture, Rect box, double radius);
void picture_line(Picture *picture, Point from, Point to, Colour stroke, double width);
void picture_path(Picture *picture, const Point *points, size_t n, Colour stroke,
                  double width);
void picture_shape(Picture *picture, const Point *points, size_t n, Colour fill);
void picture_circle(Picture *picture, Point centre, double radius, Colour fill);

/* `width` is the text's advance as measured by text/ in `style`. */
void picture_text(Picture *picture, Point at, Align align, TextStyle style, Colour colour,
                  const char *text, double width);
void picture_link(Picture *picture, Rect box, const char *target);

/* Turns the picture for a language written from right to left: what stood at the left
 * stands as far from the right. Texts keep their own direction and their distance from
 * what they stand beside; a logo and a line of running text stay as they are inside. Turns
 * once: what stands on several pages is asked each time. */
void picture_turn(Picture *picture);

#endif
