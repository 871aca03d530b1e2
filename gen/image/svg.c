/* SVG logos, in a small subset that means the same everywhere: paths, rectangles, circles,
 * ellipses, lines, polylines and polygons, in groups with transformations, filled and
 * stroked with plain colours. All becomes paths of a Picture; nothing of the file itself
 * reaches the report. What would be lost (text, gradients, pictures within, what is
 * see-through, style sheets, scripts) is refused by name, since a logo that is nearly right
 * is wrong.
 *
 * libxml2's reader walks the elements. A document type never reaches it: one that names a
 * public identifier, as editors write it, is blanked out; one that declares something is
 * refused. It opens no other file and no network. */
#include <math.h>
#include <string.h>

#include "base/libxml.h"
#include "base/text8.h"
#include "image/reader.h"
#include "image/svg.h"

enum {
    DEEPEST = 64,         /* groups in groups */
    MOST_POINTS = 100000, /* real logos have some hundreds */
};

typedef struct {
    const File *file;
    Arena *arena;
    Diag *diag;
    xmlTextReader *reader;
    Picture *picture;
    Rect view;
    Style styles[DEEPEST + 1]; /* by depth */
    size_t n_points;
} Drawing;

/* --- complaints ---------------------------------------------------------------------- */

/* The line of the element at hand. */
static Origin here(const Drawing *drawing)
{
    const xmlNode *node = libxml()->xmlTextReaderCurrentNode(drawing->reader);
    long line = node ? libxml()->xmlGetLineNo(node) : 0;
    return (Origin){ .file = drawing->file->path,
                     .pointer =
                         line > 0 ? arena_printf(drawing->arena, "line %ld", line) : NULL,
                     .offset = OFFSET_NONE };
}

static bool refuse(Drawing *drawing, const char *what)
{
    diag_error(drawing->diag, here(drawing), "%s", what);
    return false;
}

/* Names and values are the file's: at most this much of them is repeated. */
#define SHOWN 40

static bool refuse_value(Drawing *drawing, const char *name, const char *value)
{
    diag_error(drawing->diag, here(drawing),
               "this drawing cannot be shown as it is meant: %s=\"%.*s\"; use plain shapes "
               "and plain colours such as #1F5FBF",
               name, SHOWN, value);
    return false;
}

/* --- attributes ---------------------------------------------------------------------- */

static const char *attribute(Drawing *drawing, const char *name)
{
    xmlChar *value = libxml()->xmlTextReaderGetAttribute(drawing->reader, BAD_CAST name);
    const char *copy = value ? arena_strdup(drawing->arena, (const char *)value) : NULL;
    libxml_free(value);
    return copy;
}

/* 0 when it is not there. */
static bool length_of(Drawing *drawing, const char *name, double *out)
{
    const char *text = attribute(drawing, name);
    *out = 0;
    return !text || read_length(text, out) || refuse_value(drawing, name, text);
}

static const char *trimmed(Arena *arena, const char *text, size_t length)
{
    static const char gaps[] = " \t\r\n";
    while (length && strchr(gaps, text[length - 1]))
        length--;
    size_t skip = 0;
    while (skip < length && strchr(gaps, text[skip]))
        skip++;
    return arena_strndup(arena, text + skip, length - skip);
}

static bool apply(Drawing *drawing, Style *style, const char *name, const char *value)
{
    value = trimmed(drawing->arena, value, strlen(value));
    return style_apply(style, name, value) != STYLE_REFUSED ||
           refuse_value(drawing, name, value);
}

/* "fill:#fff; stroke:none" */
static bool apply_declarations(Drawing *drawing, Style *style, const char *text)
{
    for (; *text; text += *text == ';') {
        size_t length = strcspn(text, ";"), name = strcspn(text, ":;");
        if (name < length &&
            !apply(drawing, style, trimmed(drawing->arena, text, name),
                   arena_strndup(drawing->arena, text + name + 1, length - name - 1)))
            return false;
        text += length;
    }
    return true;
}

/* Attributes first: a style attribute wins over them. */
static bool read_style(Drawing *drawing, Style *style)
{
    xmlTextReader *reader = drawing->reader;
    const char *declarations = NULL;
    while (libxml()->xmlTextReaderMoveToNextAttribute(reader) == 1) {
        const char *name = (const char *)libxml()->xmlTextReaderConstName(reader);
        const char *value = (const char *)libxml()->xmlTextReaderConstValue(reader);
        if (strcmp(name, "style") == 0)
            declarations = arena_strdup(drawing->arena, value);
        else if (!apply(drawing, style, name, value))
            return false;
    }
    libxml()->xmlTextReaderMoveToElement(reader);
    return !declarations || apply_declarations(drawing, style, declarations);
}

/* --- shapes -------------------------------------------------------------------------- */

typedef bool DrawShape(Drawing *drawing, Path *path);

static bool draw_path(Drawing *drawing, Path *path)
{
    const char *data = attribute(drawing, "d"), *at = data;
    return !data || path_data(path, data, &at) || refuse_value(drawing, "d", at);
}

static bool draw_rect(Drawing *drawing, Path *path)
{
    Rect box;
    double rx, ry;
    if (!length_of(drawing, "x", &box.x) || !length_of(drawing, "y", &box.y) ||
        !length_of(drawing, "width", &box.width) ||
        !length_of(drawing, "height", &box.height) || !length_of(drawing, "rx", &rx) ||
        !length_of(drawing, "ry", &ry))
        return false;
    if (box.width > 0 && box.height > 0)
        path_round_rect(path, box, rx > 0 ? rx : ry, ry > 0 ? ry : rx);
    return true;
}

static bool draw_round(Drawing *drawing, Path *path, const char *across, const char *down)
{
    Point centre;
    double rx, ry;
    if (!length_of(drawing, "cx", &centre.x) || !length_of(drawing, "cy", &centre.y) ||
        !length_of(drawing, across, &rx) || !length_of(drawing, down, &ry))
        return false;
    if (rx > 0 && ry > 0)
        path_ellipse(path, centre, rx, ry);
    return true;
}

static bool draw_circle(Drawing *drawing, Path *path)
{
    return draw_round(drawing, path, "r", "r");
}

static bool draw_ellipse(Drawing *drawing, Path *path)
{
    return draw_round(drawing, path, "rx", "ry");
}

static bool draw_line(Drawing *drawing, Path *path)
{
    Point from, to;
    if (!length_of(drawing, "x1", &from.x) || !length_of(drawing, "y1", &from.y) ||
        !length_of(drawing, "x2", &to.x) || !length_of(drawing, "y2", &to.y))
        return false;
    path_move(path, from);
    path_line(path, to);
    return true;
}

static bool draw_polyline(Drawing *drawing, Path *path)
{
    const char *text = attribute(drawing, "points"), *at = text;
    if (!text)
        return true;
    Point point;
    for (at += strspn(at, " \t\r\n"); *at;) {
        if (!read_number(&at, &point.x) || !read_number(&at, &point.y))
            return refuse_value(drawing, "points", at);
        (path->n_points ? path_line : path_move)(path, point);
    }
    return true;
}

static bool draw_polygon(Drawing *drawing, Path *path)
{
    if (!draw_polyline(drawing, path))
        return false;
    if (path->n_points)
        path_close(path);
    return true;
}

static bool add_shape(Drawing *drawing, const Style *style, DrawShape *draw)
{
    Path path = { .arena = drawing->arena,
                  .matrix = &style->matrix,
                  .verbs = buffer_new(drawing->arena) };
    if (!draw(drawing, &path))
        return false;
    drawing->n_points += path.n_points;
    if (drawing->n_points > MOST_POINTS)
        return refuse(drawing, "this drawing has more than 100,000 points");
    bool is_stroked = style->is_stroked && style->stroke_width > 0;
    if (style->is_hidden || !path.n_points || (!style->is_filled && !is_stroked))
        return true;
    const Matrix *m = &style->matrix;
    Mark *mark = picture_add(drawing->picture, MARK_PATH);
    mark->box = (Rect){ 0, 0, drawing->view.width, drawing->view.height };
    mark->points = path.points;
    mark->n_points = (uint32_t)path.n_points; /* MOST_POINTS at most */
    mark->fill = style->is_filled ? COLOUR_OWN : COLOUR_NONE;
    mark->stroke = is_stroked ? COLOUR_OWN : COLOUR_NONE;
    /* A line that is stretched more one way than the other keeps its area. */
    mark->stroke_width = style->stroke_width * sqrt(fabs(m->a * m->d - m->b * m->c));
    Outline *outline = ARENA_NEW(drawing->arena, Outline);
    *outline = (Outline){ .verbs = path.verbs.data,
                          .even_odd = style->even_odd,
                          .cap = style->cap,
                          .join = style->join,
                          .miter_limit = style->miter_limit,
                          .fill = style->fill,
                          .stroke = style->stroke };
    mark->outline = outline;
    return true;
}

/* --- elements ------------------------------------------------------------------------ */

/* A group draws nothing; what is passed over has no part in the picture. Definitions show
 * only where something refers to them, and whatever does is refused. */
typedef enum { ROLE_GROUP, ROLE_SHAPE, ROLE_PASSED_OVER } Role;

static const struct {
    const char *name;
    Role role;
    DrawShape *draw;
} elements[] = {
    { "g", ROLE_GROUP, NULL },
    { "path", ROLE_SHAPE, draw_path },
    { "rect", ROLE_SHAPE, draw_rect },
    { "circle", ROLE_SHAPE, draw_circle },
    { "ellipse", ROLE_SHAPE, draw_ellipse },
    { "line", ROLE_SHAPE, draw_line },
    { "polyline", ROLE_SHAPE, draw_polyline },
    { "polygon", ROLE_SHAPE, draw_polygon },
    { "title", ROLE_PASSED_OVER, NULL },
    { "desc", ROLE_PASSED_OVER, NULL },
    { "metadata", ROLE_PASSED_OVER, NULL },
    { "defs", ROLE_PASSED_OVER, NULL },
};
enum { N_ELEMENTS = sizeof elements / sizeof *elements };

static bool refuse_element(Drawing *drawing, const char *name)
{
    bool is_sheet = strcmp(name, "style") == 0;
    diag_error(drawing->diag, here(drawing), "this drawing holds <%.*s>; %s", SHOWN, name,
               is_sheet ? "write its colours as attributes instead (in the export of most "
                          "editors: presentation attributes)"
                        : "of SVG, paths, rectangles, circles, ellipses, lines, polygons "
                          "and groups are drawn");
    return false;
}

/* What editors write for themselves. */
static bool is_of_an_editor(const Drawing *drawing)
{
    const xmlChar *space = libxml()->xmlTextReaderConstNamespaceUri(drawing->reader);
    return space && strcmp((const char *)space, "http://www.w3.org/2000/svg") != 0;
}

/* The box that the drawing is seen through. */
static bool read_root(Drawing *drawing)
{
    if (strcmp((const char *)libxml()->xmlTextReaderConstLocalName(drawing->reader),
               "svg") != 0)
        return refuse(drawing, "expected PNG, JPEG or SVG, found other XML or HTML");
    Rect *view = &drawing->view;
    const char *box = attribute(drawing, "viewBox"), *at = box;
    const char *width = attribute(drawing, "width"), *height = attribute(drawing, "height");
    bool ok = box ? read_number(&at, &view->x) && read_number(&at, &view->y) &&
                        read_number(&at, &view->width) && read_number(&at, &view->height) &&
                        !*at
                  : width && read_length(width, &view->width) && height &&
                        read_length(height, &view->height);
    if (!ok || !(view->width > 0) || !(view->height > 0))
        return refuse(drawing, "this drawing has no size: expected a viewBox such as "
                               "\"0 0 120 40\"");
    drawing->picture = picture_new(drawing->arena, view->width, view->height);
    Style *style = &drawing->styles[0];
    *style = first_style;
    style->matrix.e = -view->x;
    style->matrix.f = -view->y;
    return read_style(drawing, style);
}

/* Handles the element at hand; `*passed` says whether what is in it is passed over. */
static bool read_element(Drawing *drawing, bool *passed)
{
    int depth = libxml()->xmlTextReaderDepth(drawing->reader);
    if (depth == 0)
        return read_root(drawing);
    if (depth > DEEPEST)
        return refuse(drawing, "this drawing has more than 64 groups in one another");
    const char *name = (const char *)libxml()->xmlTextReaderConstLocalName(drawing->reader);
    *passed = is_of_an_editor(drawing);
    if (*passed)
        return true;
    size_t i = 0;
    while (i < N_ELEMENTS && strcmp(name, elements[i].name) != 0)
        i++;
    if (i == N_ELEMENTS)
        return refuse_element(drawing, name);
    *passed = elements[i].role == ROLE_PASSED_OVER;
    if (*passed)
        return true;
    Style *style = &drawing->styles[depth];
    *style = drawing->styles[depth - 1];
    return read_style(drawing, style) &&
           (!elements[i].draw || add_shape(drawing, style, elements[i].draw));
}

static bool walk(Drawing *drawing)
{
    int status = libxml()->xmlTextReaderRead(drawing->reader);
    while (status == 1) {
        bool passed = false;
        if (libxml()->xmlTextReaderNodeType(drawing->reader) == XML_READER_TYPE_ELEMENT &&
            !read_element(drawing, &passed))
            return false;
        status = passed ? libxml()->xmlTextReaderNext(drawing->reader)
                        : libxml()->xmlTextReaderRead(drawing->reader);
    }
    if (status < 0)
        return refuse(drawing, "this SVG is not well-formed XML");
    return drawing->picture->n_marks || refuse(drawing, "this drawing draws nothing");
}

/* --- the file ------------------------------------------------------------------------ */

/* False when a document type declares something: entities are a language of their own. */
static bool blank_doctype(char *text)
{
    static const char begins[] = "<!DOCTYPE";
    for (char *at = strstr(text, begins); at; at = strstr(at, begins)) {
        size_t length = strcspn(at, "[>");
        if (at[length] != '>')
            return false;
        memset(at, ' ', length + 1);
    }
    return true;
}

static void say_nothing(void *context, xmlError *error)
{
    (void)context, (void)error;
}

bool svg_read(Arena *arena, const File *file, Image *image, Diag *diag)
{
    if (strlen(file->bytes) != file->length ||
        text8_first_broken(file->bytes, file->length) != file->length)
        return refuse_image(file, OFFSET_NONE, diag, "expected an SVG in UTF-8");
    char *text = arena_strndup(arena, file->bytes, file->length);
    if (!blank_doctype(text))
        return refuse_image(file, OFFSET_NONE, diag,
                            "expected an SVG whose document type declares nothing");
    Drawing *drawing = ARENA_NEW(arena, Drawing);
    *drawing = (Drawing){ .file = file, .arena = arena, .diag = diag };
    drawing->reader = must_have(libxml()->xmlReaderForMemory(
        text, (int)file->length, NULL, "UTF-8",
        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
    libxml()->xmlTextReaderSetStructuredErrorHandler(drawing->reader, say_nothing, NULL);
    bool ok = walk(drawing);
    libxml()->xmlFreeTextReader(drawing->reader);
    if (!ok)
        return false;
    *image = (Image){ .width = drawing->view.width,
                      .height = drawing->view.height,
                      .drawing = drawing->picture };
    return true;
}
