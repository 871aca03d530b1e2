/* What a theme puts on pages around the text: a ground that is not white, the band of the
 * first page, running heads, and the classification. Feet are in typeset_place.c. */
#include "base/text8.h"
#include "layout/typeset.h"

static const double HEAD_BASELINE = 0.62; /* of the margin above the text */
static const double HEAD_GAP = 24;        /* between its parts */
static const double BAND = 8;

/* --- grounds ---------------------------------------------------------------------- */

/* Behind everything else. */
static void prepend(Page *page, Piece piece)
{
    page->n_pieces++; /* room is there: MOST_RUNNING */
    for (size_t i = page->n_pieces - 1; i > 0; i--)
        page->pieces[i] = page->pieces[i - 1];
    page->pieces[0] = piece;
}

static void add_area(Setter *setter, Pages *pages, size_t page, double height,
                     Colour colour)
{
    picture_rect(setter->pen, (Rect){ 0, 0, pages->width, height }, 0, colour);
    prepend(&pages->pages[page],
            (Piece){ .artifact = ARTIFACT_LAYOUT,
                     .picture = setter_lift(setter, pages->width, height) });
}

/* --- heads ------------------------------------------------------------------------ */

typedef struct {
    Setter *setter;
    Pages *pages;
    size_t page;
    double full, room, baseline;
} Head;

static double style_width(const Head *head, TextStyle style, const char *text)
{
    return text_width(head->setter->faces, style, text);
}

/* A part of its own, so that it can belong to a paragraph. */
static void put(Head *head, Structure *owner, TextStyle style, Colour colour,
                const char *text, double x)
{
    Setter *setter = head->setter;
    double width = style_width(head, style, text);
    double leading = text_leading(setter->faces, style);
    double baseline = line_baseline(setter, style);
    picture_text(setter->pen, (Point){ 0, baseline }, ALIGN_START, style, colour, text,
                 width);
    const PageSpec *spec = &setter->document->page;
    Piece piece = { .owner = owner,
                    .artifact = owner ? ARTIFACT_NONE : ARTIFACT_HEADER,
                    .picture = setter_lift(setter, width, leading),
                    .at = { spec->left + x, head->baseline - baseline } };
    prepend(&head->pages->pages[head->page], piece);
}

static void put_side(Head *head, const char *pattern, bool at_end)
{
    static const TextStyle style = STYLE_SMALL;
    Setter *setter = head->setter;
    if (!text8_any(pattern))
        return;
    const char *text = typeset_page_names(setter->arena, pattern, head->pages, head->page);
    text = text_shorten(setter->faces, setter->arena, style, text, head->room);
    put(head, NULL, style, COLOUR_MUTED, text,
        at_end ? head->full - style_width(head, style, text) : 0);
}

/* Heard first by who listens to the report; on later pages it is repeated, not read. */
static Structure *first_paragraph(Arena *arena, Structure *root)
{
    Structure *p = structure_new(arena, NULL, TAG_P);
    p->parent = root;
    p->next = root->first;
    root->first = p;
    if (!root->last)
        root->last = p;
    return p;
}

static void add_head(Setter *setter, Pages *pages, size_t page)
{
    static const TextStyle style = STYLE_SMALL_STRONG;
    const Document *document = setter->document;
    const PageSpec *spec = &document->page;
    Head head = { .setter = setter,
                  .pages = pages,
                  .page = page,
                  .full = spec->width - spec->left - spec->right,
                  .baseline = spec->top * HEAD_BASELINE };
    head.room = (head.full - HEAD_GAP) / 2;
    if (text8_any(document->classification)) {
        const char *text = text_shorten(setter->faces, setter->arena, style,
                                        document->classification, head.full);
        double width = style_width(&head, style, text);
        head.room = (head.full - width) / 2 - HEAD_GAP;
        Structure *owner = page ? NULL : first_paragraph(setter->arena, pages->structure);
        put(&head, owner, style, COLOUR_INK, text, (head.full - width) / 2);
    }
    static const double LEAST_ROOM = 30; /* less holds no word */
    if (head.room < LEAST_ROOM)
        return;
    put_side(&head, document->head_end, true);
    put_side(&head, document->head_start, false);
}

void typeset_grounds(Setter *setter, Pages *pages)
{
    static const uint32_t white = 0xFFFFFF; /* what paper is anyway */
    const Theme *theme = setter->document->theme;
    for (size_t i = 0; i < pages->n_pages; i++) {
        add_head(setter, pages, i);
        if (!i && theme->cover == COVER_BAND)
            add_area(setter, pages, i, BAND, COLOUR_ACCENT);
        if (theme_pages(theme)[COLOUR_GROUND] != white)
            add_area(setter, pages, i, pages->height, COLOUR_GROUND);
    }
}
