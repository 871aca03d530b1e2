/* Between the files that read SVG: a drawing in the making. svg.c walks the elements,
 * svg_style.c reads how they are painted, svg_path.c and svg_shape.c what they draw.
 *
 * Numbers are read here and not by strtod(), which obeys the locale.                    */
#ifndef RUNG_IMAGE_SVG_H
#define RUNG_IMAGE_SVG_H

#include "base/buffer.h"
#include "picture.h"

/* x' = a·x + c·y + e, y' = b·x + d·y + f */
typedef struct {
    double a, b, c, d, e, f;
} Matrix;

extern const Matrix same_place;
Matrix matrix_join(const Matrix *outer, const Matrix *inner);

/* "translate(3 4) rotate(45)". False when it is not understood. */
bool read_transform(const char *text, Matrix *out);

/* --- numbers ------------------------------------------------------------------------ */

/* The number at *at, with white space and one comma behind it passed over. */
bool read_number(const char **at, double *out);

/* A whole attribute: a number, with "px" behind it or nothing. */
bool read_length(const char *text, double *out);

/* --- how elements are painted ------------------------------------------------------- */

typedef struct {
    Matrix matrix;
    bool is_filled, is_stroked;
    uint32_t fill, stroke;
    double stroke_width, miter_limit;
    LineForm cap, join;
    bool even_odd;
    bool is_hidden;
} Style;

extern const Style first_style;

typedef enum { STYLE_READ, STYLE_FOREIGN, STYLE_REFUSED } StyleAnswer;

/* Applies one property: "fill", "#1F5FBF". Refused is what SVG can say and this subset
 * cannot; what has no bearing on the picture is foreign. */
StyleAnswer style_apply(Style *style, const char *name, const char *value);

/* --- what they draw ------------------------------------------------------------------ */

/* A path being drawn, in the units of its element. */
typedef struct {
    Arena *arena;
    const Matrix *matrix;
    Buffer verbs;
    Point *points; /* turned by the matrix already */
    size_t n_points;
} Path;

void path_move(Path *path, Point to);
void path_line(Path *path, Point to);
void path_curve(Path *path, Point first, Point second, Point to);
void path_close(Path *path);
void path_ellipse(Path *path, Point centre, double rx, double ry);
void path_round_rect(Path *path, Rect box, double rx, double ry);

/* An arc of an ellipse (SVG 1.1, F.6) from `from` to `to`. */
typedef struct {
    double rx, ry;
    double turn; /* degrees */
    bool is_large, is_clockwise;
} Arc;
void path_arc(Path *path, Point from, const Arc *arc, Point to);

/* Path data, "M0 0h10v10z". False where it breaks off; `*at` is then the place. */
bool path_data(Path *path, const char *data, const char **at);

#endif
