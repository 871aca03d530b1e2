/* Running text: spans are broken into lines, each line becomes a slab, and each stretch of
 * a line that belongs to one structure element becomes a piece. Badges get their ground
 * here, links their area. */
#include <string.h>

#include "layout/no_break.h"
#include "layout/typeset.h"

static const double BADGE_RISE = 3.2;   /* ground above and below the capitals */
static const double BADGE_RADIUS = 0.6; /* of that of cards */
static const double FRAME_WIDTH = 0.6;

static const TextStyle strong_of[N_TEXT_STYLES] = {
    [STYLE_TEXT] = STYLE_STRONG,
    [STYLE_SMALL] = STYLE_SMALL_STRONG,
    [STYLE_LABEL] = STYLE_LABEL_STRONG,
    [STYLE_TABLE] = STYLE_TABLE_STRONG,
};

static TextStyle inline_style(InlineKind kind, TextStyle base)
{
    switch (kind) {
    case INLINE_STRONG: return strong_of[base] ? strong_of[base] : base;
    case INLINE_EMPHASIS: return base == STYLE_TEXT ? STYLE_EMPHASIS : base;
    case INLINE_CODE: return STYLE_CODE;
    case INLINE_STATE: return STYLE_SMALL_STRONG;
    case INLINE_TEXT:
    case INLINE_MUTED:
    case INLINE_LINK: return base;
    }
    return base;
}

static Colour inline_colour(const Inline *part, const Look *look)
{
    switch (part->kind) {
    case INLINE_MUTED: return COLOUR_MUTED;
    case INLINE_LINK: return look->plain_links ? look->colour : COLOUR_ACCENT;
    case INLINE_STATE: return badge_colours(part->state).ink;
    case INLINE_TEXT:
    case INLINE_STRONG:
    case INLINE_EMPHASIS:
    case INLINE_CODE: return look->colour;
    }
    return look->colour;
}

BadgeColours badge_colours(State state)
{
    switch (state) {
    case STATE_MET: return (BadgeColours){ COLOUR_MET, COLOUR_ON_MET, false };
    case STATE_PARTIAL: return (BadgeColours){ COLOUR_PARTIAL, COLOUR_ON_PARTIAL, false };
    case STATE_NOT_MET: return (BadgeColours){ COLOUR_NOT_MET, COLOUR_ON_NOT_MET, false };
    case STATE_UNKNOWN: return (BadgeColours){ COLOUR_UNKNOWN, COLOUR_ON_UNKNOWN, true };
    case STATE_NOT_APPLICABLE: return (BadgeColours){ COLOUR_PANEL, COLOUR_MUTED, false };
    case STATE_WAIVED: return (BadgeColours){ COLOUR_ACCENT_FAINT, COLOUR_INK, false };
    }
    return (BadgeColours){ COLOUR_UNKNOWN, COLOUR_ON_UNKNOWN, true };
}

double line_baseline(Setter *setter, TextStyle style)
{
    double ascent = text_ascent(setter->faces, style);
    double descent = text_descent(setter->faces, style);
    return (text_leading(setter->faces, style) - ascent - descent) / 2 + ascent;
}

/* --- one line --------------------------------------------------------------------- */

typedef struct {
    Setter *setter;
    const Prose *prose;
    const Look *look;
    Structure *owner;
    Structure **links; /* by inline, of links and of other languages; made when first met */
    const Span *spans; /* by inline */
    const char **rest; /* by inline: what no line has taken yet */
    double left;       /* of the line being set */
    double baseline;
    double leading;
    Scribe scribe;
} ProseSetter;

static Structure *part_owner(ProseSetter *p, const LinePart *part)
{
    const Inline *text = &p->prose->parts[part->tag];
    bool links = text->kind == INLINE_LINK && text->target;
    const char *language = document_language_of(p->setter->document, text->text);
    if (!links && !language)
        return p->owner;
    if (!p->links[part->tag]) {
        Structure *own =
            structure_new(p->setter->arena, p->owner, links ? TAG_LINK : TAG_SPAN);
        own->target = links ? text->target : NULL;
        own->alt = links ? text->text : NULL;
        own->language = language;
        p->links[part->tag] = own;
    }
    return p->links[part->tag];
}

static void draw_ground(ProseSetter *p, const LinePart *part, State state)
{
    double capitals = text_cap_height(p->setter->faces, part->style);
    Rect box = { .x = p->left + part->x,
                 .y = p->baseline - capitals - BADGE_RISE,
                 .width = part->width,
                 .height = capitals + 2 * BADGE_RISE };
    BadgeColours colours = badge_colours(state);
    double radius = setter_radius(p->setter, BADGE_RADIUS);
    picture_rect(p->setter->pen, box, radius, colours.ground);
    if (colours.dashed)
        picture_frame(p->setter->pen, box, radius, colours.ink, FRAME_WIDTH, true);
}

/* What is drawn of a part, and where it begins: badges lose the spaces at their sides,
 * and spaces that were bound for the line are spaces again. */
static const char *part_text(ProseSetter *p, const LinePart *part, bool spaced, double *x)
{
    Setter *setter = p->setter;
    const Inline *source = &p->prose->parts[part->tag];
    *x = p->left + part->x;
    if (p->spans[part->tag].text == source->text)
        return spaced ? part->text : arena_strdup(setter->arena, part->text);
    if (source->kind != INLINE_STATE)
        return plain_spaces(setter->arena, part->text, part->text + strlen(part->text));
    size_t lead;
    const char *word = badge_word(setter->arena, part->text, &lead);
    *x += (double)lead * text_width(setter->faces, part->style, NO_BREAK_SPACE);
    return word;
}

/* `spaced`: a space ends the part, so that words of two lines stay two words. It is drawn
 * beyond the line's end and shows nothing. */
static void draw_part(ProseSetter *p, const LinePart *part, bool spaced)
{
    const Inline *source = &p->prose->parts[part->tag];
    Setter *setter = p->setter;
    Point at = { .y = p->baseline };
    const char *text = part_text(p, part, spaced, &at.x);
    double width = part->width;
    double space = spaced ? text_width(setter->faces, part->style, " ") : 0;
    if (p->spans[part->tag].text != source->text)
        width = text_width(setter->faces, part->style, text);
    if (spaced)
        text = arena_printf(setter->arena, "%s ", text);
    if (part->leftwards) /* the space is the leftmost of what is drawn */
        at.x -= space;
    const Mark mark = { .kind = MARK_TEXT,
                        .at = at,
                        .style = part->style,
                        .fill = inline_colour(source, p->look),
                        .text = text,
                        .width = width + space,
                        .leftwards = part->leftwards };
    scribe_write(&p->scribe, part_owner(p, part), &mark, source->kind == INLINE_CODE);
    if (source->kind == INLINE_LINK && source->target)
        picture_link(setter->pen, (Rect){ at.x, 0, part->width, p->leading },
                     source->target);
}

/* Whether white space followed the line where it was broken. */
static bool broken_at_space(ProseSetter *p, const Line *line)
{
    for (size_t i = 0; i < line->n_parts; i++) {
        const LinePart *part = &line->parts[i];
        const char *rest = p->rest[part->tag];
        const char *found = strstr(rest, part->text);
        if (found)
            p->rest[part->tag] = found + strlen(part->text);
    }
    if (!line->n_parts)
        return false;
    size_t last = line->parts[line->n_parts - 1].tag;
    const char *next = p->rest[last];
    while (!*next && last + 1 < p->prose->n_parts)
        next = p->rest[++last];
    return *next == ' ' || *next == '\n' || *next == '\t';
}

static void set_line(ProseSetter *p, Arena *arena, Slab *slab, const Line *line,
                     double width, bool last)
{
    Setter *setter = p->setter;
    bool broken = broken_at_space(p, line);
    bool spaced = last ? p->look->continues : broken;
    double free = width - line->width;
    /* The right edge; on pages that turn, the one that becomes the left. */
    Align end = line->leftwards && !setter->document->leftward ? ALIGN_START : ALIGN_END;
    p->left = p->look->align == end ? free : p->look->align == ALIGN_MIDDLE ? free / 2 : 0;
    for (size_t i = 0; i < line->n_parts; i++) {
        const Inline *source = &p->prose->parts[line->parts[i].tag];
        if (source->kind == INLINE_STATE)
            draw_ground(p, &line->parts[i], source->state);
    }
    if (setter->pen->n_marks)
        slab_artifact(arena, slab, ARTIFACT_LAYOUT,
                      line_lift(setter, width, p->leading, free - 2 * p->left),
                      (Point){ 0 });
    p->scribe.arena = arena;
    p->scribe.slab = slab;
    p->scribe.shift = free - 2 * p->left;
    for (size_t i = 0; i < line->n_parts; i++)
        draw_part(p, &line->parts[i], i + 1 == line->n_parts && spaced);
    scribe_lift(&p->scribe);
}

/* --- paragraphs ------------------------------------------------------------------- */

static const char *span_text(Arena *arena, const Inline *part, bool heading)
{
    switch (part->kind) {
    case INLINE_STATE: return badge_span(arena, part->text);
    case INLINE_CODE: return part->text;
    case INLINE_TEXT:
    case INLINE_STRONG:
    case INLINE_EMPHASIS:
    case INLINE_MUTED:
    case INLINE_LINK: return bind_numbers(arena, part->text, heading);
    }
    return part->text;
}

/* Names of things stand in a sentence, but are none of it. */
static bool is_name(InlineKind kind)
{
    switch (kind) {
    case INLINE_CODE:
    case INLINE_LINK:
    case INLINE_STATE:
    case INLINE_STRONG: return true;
    case INLINE_TEXT:
    case INLINE_EMPHASIS:
    case INLINE_MUTED: return false;
    }
    return false;
}

static Span *spans_of(Setter *setter, const Prose *prose, TextStyle style, bool heading)
{
    Span *spans = ARENA_ARRAY(setter->passing, Span, prose->n_parts);
    for (size_t i = 0; i < prose->n_parts; i++) {
        const Inline *part = &prose->parts[i];
        spans[i] = (Span){ .text = span_text(setter->passing, part, heading),
                           .style = inline_style(part->kind, style),
                           .tag = i,
                           .isolated = is_name(part->kind) };
    }
    return spans;
}

void set_prose(Setter *setter, Slabs *out, Structure *owner, const Prose *prose,
               const Look *look, double width)
{
    if (!prose->n_parts)
        return;
    arena_reset(setter->passing);
    Prose voiced = document_voiced(setter->document, setter->passing, prose);
    prose = &voiced;
    Span *spans = spans_of(setter, prose, look->style, look->fit == LINES_EVEN);
    ProseSetter p = { .setter = setter, .prose = prose, .look = look, .owner = owner };
    p.spans = spans;
    p.links = ARENA_ARRAY(setter->passing, Structure *, prose->n_parts);
    p.rest = ARENA_ARRAY(setter->passing, const char *, prose->n_parts);
    for (size_t i = 0; i < prose->n_parts; i++)
        p.rest[i] = spans[i].text;
    p.leading = text_leading(setter->faces, look->style);
    p.baseline = line_baseline(setter, look->style);
    p.scribe = (Scribe){ .setter = setter, .width = width, .height = p.leading };
    double after = look->space ? setter_space(setter, look->space) : look->after;
    size_t n_lines = 0;
    Line *lines = text_break(setter->faces, setter->passing, spans, prose->n_parts, width,
                             look->fit, &n_lines);
    for (size_t i = 0; i < n_lines; i++) {
        bool last = i + 1 == n_lines;
        bool beside_edge = i == 0 || i + 2 == n_lines;
        Slab *slab = setter_push(setter, out, (Slab){ .height = p.leading });
        slab->keep = !last && beside_edge ? KEEP_NEXT : KEEP_NONE;
        slab->after = last ? after : 0;
        set_line(&p, out->arena, slab, &lines[i], width, last);
    }
}

void set_text(Setter *setter, Slabs *out, Structure *owner, const char *text,
              const Look *look, double width)
{
    Prose prose = prose_of(setter->arena, text);
    set_prose(setter, out, owner, &prose, look, width);
}

const Slabs *set_lines(Setter *setter, Structure *owner, const Prose *prose,
                       const Look *look, double width)
{
    Slabs *lines = &setter->lines;
    arena_reset(lines->arena);
    *lines = slabs_new(lines->arena);
    set_prose(setter, lines, owner, prose, look, width);
    return lines;
}

Slab set_prose_whole(Setter *setter, Structure *owner, const Prose *prose, const Look *look,
                     double width)
{
    return slabs_join(setter->slabs, set_lines(setter, owner, prose, look, width));
}

Slab set_text_whole(Setter *setter, Structure *owner, const char *text, const Look *look,
                    double width)
{
    Prose prose = prose_of(setter->arena, text);
    return set_prose_whole(setter, owner, &prose, look, width);
}

double prose_width(Setter *setter, const Prose *prose, TextStyle style)
{
    arena_reset(setter->passing);
    Span *spans = spans_of(setter, prose, style, false);
    double width = 0;
    for (size_t i = 0; i < prose->n_parts; i++)
        width += text_width(setter->faces, spans[i].style, spans[i].text);
    return width;
}

double prose_narrowest(Setter *setter, const Prose *prose, TextStyle style)
{
    arena_reset(setter->passing);
    Span *spans = spans_of(setter, prose, style, false);
    return text_narrowest(setter->faces, spans, prose->n_parts);
}
