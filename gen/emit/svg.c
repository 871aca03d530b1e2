/* Picture to SVG; see the header. */
#include "emit/svg.h"

#include "emit/css.h"
#include "image.h"

/* Print is read nearer than a screen: a point becomes 4/3 px, and 1.35 times that at
 * most, which brings chart labels to the size of the page's small text. */
#define LARGEST_SCALE (4.0 / 3.0 * 1.35)

/* Distance of hatching lines, and their width, in points. */
#define HATCH_STEP 5
#define HATCH_LINE 0.9

typedef struct {
    Arena *arena;
    const Picture *picture;
    const char *id;
} Drawing;

/* An element with the classes that give it its colours. */
static Element *draw(const Drawing *drawing, Element *svg, const char *name,
                     const Mark *mark)
{
    Element *element = xml_line(svg, name);
    Buffer classes = buffer_new(drawing->arena);
    if (mark->kind == MARK_TEXT)
        buffer_format(&classes, "t-%s ", text_style_names[mark->style]);
    if (mark->kind != MARK_LINE)
        buffer_format(&classes, "f-%s", colour_names[mark->fill]);
    if (mark->kind != MARK_TEXT && mark->stroke != COLOUR_NONE) {
        buffer_format(&classes, "%ss-%s", classes.length ? " " : "",
                      colour_names[mark->stroke]);
        xml_number(element, "stroke-width", mark->stroke_width);
        if (mark->dashed)
            xml_attribute(element, "stroke-dasharray", "3 2");
    }
    xml_attribute(element, "class", classes.data);
    return element;
}

static void place_box(Element *element, Rect box, double radius)
{
    xml_number(element, "x", box.x);
    xml_number(element, "y", box.y);
    xml_number(element, "width", box.width);
    xml_number(element, "height", box.height);
    if (radius > 0)
        xml_number(element, "rx", radius);
}

static const char *hatch_id(const Drawing *drawing, Colour colour)
{
    return arena_printf(drawing->arena, "%s_hatch_%s", drawing->id, colour_names[colour]);
}

/* The ground and frame, and the hatching between them as a second rectangle. */
static void draw_rect(const Drawing *drawing, Element *svg, const Mark *mark)
{
    place_box(draw(drawing, svg, "rect", mark), mark->box, mark->radius);
    if (!mark->hatched)
        return;
    Element *lines = xml_line(svg, "rect");
    place_box(lines, mark->box, mark->radius);
    xml_attribute(
        lines, "fill",
        arena_printf(drawing->arena, "url(#%s)", hatch_id(drawing, mark->stroke)));
}

static void draw_points(const Drawing *drawing, Element *svg, const Mark *mark)
{
    bool closed = mark->kind == MARK_SHAPE;
    Element *element = draw(drawing, svg, closed ? "polygon" : "polyline", mark);
    Buffer points = buffer_new(drawing->arena);
    for (size_t i = 0; i < mark->n_points; i++) {
        if (i)
            buffer_char(&points, ' ');
        buffer_number(&points, mark->points[i].x);
        buffer_char(&points, ',');
        buffer_number(&points, mark->points[i].y);
    }
    xml_attribute(element, "points", points.data);
    if (!closed)
        xml_attribute(element, "fill", "none");
}

static void draw_circle(const Drawing *drawing, Element *svg, const Mark *mark)
{
    Element *element = draw(drawing, svg, "circle", mark);
    xml_number(element, "cx", mark->box.x + mark->box.width / 2);
    xml_number(element, "cy", mark->box.y + mark->box.height / 2);
    xml_number(element, "r", mark->box.width / 2);
}

static void draw_text(const Drawing *drawing, Element *svg, const Mark *mark)
{
    static const char *const anchors[] = {
        [ALIGN_START] = NULL, [ALIGN_MIDDLE] = "middle", [ALIGN_END] = "end"
    };
    Element *element = draw(drawing, svg, "text", mark);
    xml_number(element, "x", mark->at.x);
    xml_number(element, "y", mark->at.y);
    xml_attribute(element, "text-anchor", anchors[mark->align]);
    /* Where the theme's face is missing, another one is fitted into the measured width,
     * so that labels cannot run into each other. */
    if (mark->width > 0) {
        xml_number(element, "textLength", mark->width);
        xml_attribute(element, "lengthAdjust", "spacingAndGlyphs");
    }
    xml_text(element, mark->text);
}

/* What stands in the box of a link is its name. */
static const char *link_name(const Drawing *drawing, const Mark *link)
{
    Buffer name = buffer_new(drawing->arena);
    const Rect *box = &link->box;
    for (size_t i = 0; i < drawing->picture->n_marks; i++) {
        const Mark *mark = &drawing->picture->marks[i];
        bool inside = mark->kind == MARK_TEXT && mark->at.x >= box->x &&
                      mark->at.x <= box->x + box->width && mark->at.y >= box->y &&
                      mark->at.y <= box->y + box->height;
        if (inside)
            buffer_format(&name, "%s%s", name.length ? " " : "", mark->text);
    }
    return name.length ? name.data : link->target;
}

static void draw_link(const Drawing *drawing, Element *svg, const Mark *mark)
{
    Element *link = xml_line(svg, "a");
    if (xml_link(link, mark->target))
        xml_attribute(link, "aria-label", link_name(drawing, mark));
    Element *area = xml_element(link, "rect");
    place_box(area, mark->box, 0);
    xml_attribute(area, "fill", "transparent");
}

/* --- logos ------------------------------------------------------------------------- */

static void set_rgb(const Drawing *drawing, Element *element, const char *name,
                    Colour colour, uint32_t value)
{
    xml_attribute(element, name,
                  colour == COLOUR_NONE ? "none"
                                        : arena_printf(drawing->arena, "#%06X", value));
}

static const char *path_data(const Drawing *drawing, const Mark *mark)
{
    Buffer out = buffer_new(drawing->arena);
    const Point *at = mark->points;
    for (const char *verb = mark->outline->verbs; *verb; verb++) {
        buffer_char(&out, *verb);
        for (size_t n = *verb == 'C' ? 3 : *verb == 'Z' ? 0 : 1; n; n--, at++) {
            buffer_number(&out, at->x);
            buffer_char(&out, ' ');
            buffer_number(&out, at->y);
            if (n > 1)
                buffer_char(&out, ' ');
        }
    }
    return out.data;
}

/* What lies outside of its box is outside of the whole drawing, which shows no more. */
static void draw_path(const Drawing *drawing, Element *svg, const Mark *mark)
{
    static const char *const caps[] = { NULL, "round", "square" };
    static const char *const joins[] = { NULL, "round", "bevel" };
    const Outline *outline = mark->outline;
    Element *element = xml_line(svg, "path");
    set_rgb(drawing, element, "fill", mark->fill, outline->fill);
    xml_attribute(element, "fill-rule", outline->even_odd ? "evenodd" : NULL);
    if (mark->stroke != COLOUR_NONE) {
        set_rgb(drawing, element, "stroke", mark->stroke, outline->stroke);
        xml_number(element, "stroke-width", mark->stroke_width);
        xml_attribute(element, "stroke-linecap", caps[outline->cap]);
        xml_attribute(element, "stroke-linejoin", joins[outline->join]);
        xml_number(element, "stroke-miterlimit", outline->miter_limit);
    }
    xml_attribute(element, "d", path_data(drawing, mark));
}

static void draw_image(const Drawing *drawing, Element *svg, const Mark *mark)
{
    Element *element = xml_line(svg, "image");
    place_box(element, mark->box, 0);
    Buffer source = buffer_new(drawing->arena);
    buffer_format(&source, "data:%s;base64,", mark->image->media);
    buffer_base64(&source, mark->image->file, mark->image->file_length);
    xml_attribute(element, "href", source.data);
}

static void draw_mark(const Drawing *drawing, Element *svg, const Mark *mark)
{
    switch (mark->kind) {
    case MARK_RECT: draw_rect(drawing, svg, mark); break;
    case MARK_LINE:
    case MARK_SHAPE: draw_points(drawing, svg, mark); break;
    case MARK_CIRCLE: draw_circle(drawing, svg, mark); break;
    case MARK_PATH: draw_path(drawing, svg, mark); break;
    case MARK_IMAGE: draw_image(drawing, svg, mark); break;
    case MARK_TEXT: draw_text(drawing, svg, mark); break;
    case MARK_LINK: draw_link(drawing, svg, mark); break;
    }
}

/* One pattern for each colour that is hatched with. */
static void draw_patterns(const Drawing *drawing, Element *svg)
{
    bool used[N_COLOURS] = { false };
    Element *defs = NULL;
    for (size_t i = 0; i < drawing->picture->n_marks; i++) {
        const Mark *mark = &drawing->picture->marks[i];
        if (!mark->hatched || used[mark->stroke])
            continue;
        used[mark->stroke] = true;
        if (!defs)
            defs = xml_line(svg, "defs");
        Element *pattern = xml_element(defs, "pattern");
        xml_attribute(pattern, "id", hatch_id(drawing, mark->stroke));
        xml_attribute(pattern, "patternUnits", "userSpaceOnUse");
        xml_number(pattern, "width", HATCH_STEP);
        xml_number(pattern, "height", HATCH_STEP);
        xml_attribute(pattern, "patternTransform", "rotate(45)");
        Element *line = xml_element(pattern, "rect");
        xml_number(line, "width", HATCH_LINE);
        xml_number(line, "height", HATCH_STEP);
        xml_attribute(line, "class",
                      arena_printf(drawing->arena, "f-%s", colour_names[mark->stroke]));
    }
}

static bool has_links(const Picture *picture)
{
    for (size_t i = 0; i < picture->n_marks; i++)
        if (picture->marks[i].kind == MARK_LINK)
            return true;
    return false;
}

Element *svg_picture(Arena *arena, Element *parent, const Picture *picture, const char *id,
                     const char *alt)
{
    Drawing drawing = { .arena = arena, .picture = picture, .id = id };
    Element *svg = xml_line(parent, "svg");
    Buffer view = buffer_new(drawing.arena);
    buffer_text(&view, "0 0 ");
    buffer_number(&view, picture->width);
    buffer_char(&view, ' ');
    buffer_number(&view, picture->height);
    xml_attribute(svg, "viewBox", view.data);
    xml_number(svg, "width", picture->width * LARGEST_SCALE);
    xml_number(svg, "height", picture->height * LARGEST_SCALE);
    /* The children of an image are hidden from assistive tools: links would be lost. */
    xml_attribute(svg, "role", has_links(picture) ? "group" : "img");
    /* A desc, since browsers show a title as a tooltip over the whole figure. */
    const char *desc_id = arena_printf(drawing.arena, "%s_desc", id);
    xml_attribute(svg, "aria-labelledby", desc_id);
    Element *desc = xml_element(svg, "desc");
    xml_attribute(desc, "id", desc_id);
    xml_text(desc, alt);
    draw_patterns(&drawing, svg);
    for (size_t i = 0; i < picture->n_marks; i++)
        draw_mark(&drawing, svg, &picture->marks[i]);
    return svg;
}
