/* Pages made by hand; see the header. A tiny typesetter: lines go down the page, each a
 * piece of its own, and a new page begins where there is no room. */
#include "pdf_sample.h"

#include <string.h>

#include "text/slate.h"

enum { LEFT = 56, RIGHT = 540, TOP = 60, BOTTOM = 780 };

typedef struct {
    Arena *arena;
    Faces *faces;
    Pages *pages;
    Page *page;
    double y;
} Press;

/* --- pieces ------------------------------------------------------------------------ */

static void add_piece(Press *press, Structure *owner, Artifact artifact, Picture *picture,
                      Point at)
{
    ARENA_PUSH(press->arena, press->page->pieces, press->page->n_pieces) =
        (Piece){ .owner = owner, .artifact = artifact, .picture = picture, .at = at };
}

static Picture *words(Press *press, TextStyle style, Colour colour, const char *text)
{
    double width = text_width(press->faces, style, text);
    Picture *picture = picture_new(press->arena, width, text_leading(press->faces, style));
    picture_text(picture, (Point){ 0, text_ascent(press->faces, style) }, ALIGN_START,
                 style, colour, text, width);
    return picture;
}

static void new_page(Press *press)
{
    Pages *pages = press->pages;
    const char *label = arena_printf(press->arena, "%zu", pages->n_pages + 1);
    ARENA_PUSH(press->arena, pages->pages, pages->n_pages) = (Page){ .label = label };
    press->page = &pages->pages[pages->n_pages - 1];
    press->y = TOP;
    Picture *rule = picture_new(press->arena, RIGHT - LEFT, 1);
    picture_line(rule, (Point){ 0 }, (Point){ RIGHT - LEFT, 0 }, COLOUR_RULE, 0.5);
    add_piece(press, NULL, ARTIFACT_LAYOUT, rule, (Point){ LEFT, BOTTOM + 16 });
    add_piece(press, NULL, ARTIFACT_PAGINATION,
              words(press, STYLE_SMALL, COLOUR_MUTED,
                    arena_printf(press->arena, "Specimen %s", label)),
              (Point){ LEFT, BOTTOM + 20 });
}

static bool need(Press *press, double height)
{
    if (press->y + height <= BOTTOM)
        return false;
    new_page(press);
    return true;
}

static Structure *tagged(Press *press, Structure *parent, Tag tag)
{
    return structure_new(press->arena, parent, tag);
}

static void put_line(Press *press, Structure *owner, TextStyle style, double x,
                     const char *text)
{
    add_piece(press, owner, ARTIFACT_NONE, words(press, style, COLOUR_INK, text),
              (Point){ x, press->y });
}

/* A paragraph: lines keep the space at which they were broken. */
static void put_text(Press *press, Structure *owner, TextStyle style, double x,
                     const char *text)
{
    Span span = { .text = text, .style = style };
    size_t n;
    Line *lines =
        text_break(press->faces, press->arena, &span, 1, RIGHT - x, LINES_FILLED, &n);
    double leading = text_leading(press->faces, style);
    for (size_t i = 0; i < n; i++) {
        need(press, leading);
        put_line(press, owner, style, x,
                 arena_printf(press->arena, "%s%s", lines[i].parts[0].text,
                              lines[i].space_follows ? " " : ""));
        press->y += leading;
    }
    press->y += leading / 2;
}

static void put_heading(Press *press, Structure *owner, TextStyle style, int level,
                        const char *id, const char *text)
{
    need(press, 60);
    Pages *pages = press->pages;
    ARENA_PUSH(press->arena, pages->anchors, pages->n_anchors) =
        (Anchor){ .id = id, .page = pages->n_pages - 1, .y = press->y };
    ARENA_PUSH(press->arena, pages->bookmarks, pages->n_bookmarks) =
        (Bookmark){ .title = text, .anchor = id, .level = level };
    put_text(press, owner, style, LEFT, text);
}

static void put_link(Press *press, Structure *parent, double x, const char *text,
                     const char *target)
{
    Structure *link = tagged(press, parent, TAG_LINK);
    link->target = target;
    link->alt = text;
    Picture *picture = words(press, STYLE_TEXT, COLOUR_ACCENT, text);
    picture_link(picture, (Rect){ 0, 0, picture->width, picture->height }, target);
    add_piece(press, link, ARTIFACT_NONE, picture, (Point){ x, press->y });
}

/* --- parts of the specimen --------------------------------------------------------- */

static void put_contents(Press *press, Structure *parent)
{
    static const char *const rows[][2] = { { "Scripts", "#scripts" },
                                           { "A table over two pages", "#table" },
                                           { "A figure", "#figure" } };
    Structure *contents = tagged(press, parent, TAG_TOC);
    for (size_t i = 0; i < 3; i++) {
        Structure *item = tagged(press, contents, TAG_TOCI);
        put_link(press, tagged(press, item, TAG_REFERENCE), LEFT, rows[i][0], rows[i][1]);
        press->y += 15;
    }
    press->y += 10;
}

static void put_links(Press *press, Structure *parent)
{
    Structure *line = tagged(press, parent, TAG_P);
    put_line(press, line, STYLE_TEXT, LEFT, "See ");
    double x = LEFT + text_width(press->faces, STYLE_TEXT, "See ");
    put_link(press, line, x, "the standard (ISO 14289)",
             "https://www.iso.org/standard/64599.html");
    x += text_width(press->faces, STYLE_TEXT, "the standard (ISO 14289)");
    put_line(press, line, STYLE_TEXT, x, " for the rest.");
    press->y += 22;
}

static void put_list(Press *press, Structure *parent)
{
    static const char *const rows[] = {
        "Name an owner for the first function, and write down who is called at night when "
        "it fails, in a place that everybody finds",
        "Give each function its own role",
    };
    Structure *list = tagged(press, parent, TAG_L);
    list->labels = LABELS_DECIMAL;
    for (size_t i = 0; i < 2; i++) {
        Structure *item = tagged(press, list, TAG_LI);
        put_line(press, tagged(press, item, TAG_LBL), STYLE_TEXT, LEFT, i ? "2." : "1.");
        put_text(press, tagged(press, item, TAG_LBODY), STYLE_TEXT, LEFT + 16, rows[i]);
    }
}

static void put_scripts(Press *press, Structure *parent)
{
    static const char *const rows[][2] = {
        { "el", "Η ωριμότητα της πλατφόρμας" },
        { "ru", "Зрелость платформы и её функций" },
        { "ar", "نضج الحوسبة دون خوادم 2026" },
        { "he", "בגרות של מערכות ללא שרת" },
        { "hi", "सर्वररहित परिपक्वता" },
        { "en", "Affordable, efficient office workflows: Å ñ ő − ≥ ✓ → Zoë e\u0301" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Structure *line = tagged(press, parent, TAG_P);
        line->language = rows[i][0];
        put_text(press, line, STYLE_LEAD, LEFT, rows[i][1]);
    }
    Structure *code = tagged(press, tagged(press, parent, TAG_P), TAG_CODE);
    put_text(press, code, STYLE_CODE, LEFT,
             "arn:aws:lambda:eu-central-1:123456789012:function:payments-settlement-worker"
             "/a->b!=c, the second of two that handle settlement");
}

static void put_row(Press *press, Structure *row, const char *const cells[3], bool head,
                    bool real)
{
    static const double at[3] = { LEFT, LEFT + 160, LEFT + 320 };
    TextStyle style = head ? STYLE_TABLE_HEAD : STYLE_TABLE;
    for (size_t i = 0; i < 3; i++) {
        Structure *cell =
            real ? tagged(press, row, head || i == 0 ? TAG_TH : TAG_TD) : NULL;
        if (cell && cell->tag == TAG_TH)
            cell->scope = head ? SCOPE_COLUMN : SCOPE_ROW;
        if (*cells[i])
            add_piece(press, cell, real ? ARTIFACT_NONE : ARTIFACT_PAGINATION,
                      words(press, style, COLOUR_INK, cells[i]),
                      (Point){ at[i], press->y });
    }
    press->y += 14;
}

static void put_table(Press *press, Structure *parent)
{
    static const char *const head[3] = { "Practice", "State", "Share" };
    Structure *table = tagged(press, parent, TAG_TABLE);
    Structure *caption = tagged(press, table, TAG_CAPTION);
    put_text(press, caption, STYLE_SMALL, LEFT, "Sixty practices and how far they are met");
    put_row(press, tagged(press, tagged(press, table, TAG_THEAD), TAG_TR), head, true,
            true);
    Structure *body = tagged(press, table, TAG_TBODY);
    for (int i = 0; i < 60; i++) {
        if (need(press, 14))
            put_row(press, NULL, head, true, false);
        const char *cells[3] = { arena_printf(press->arena, "IAM-%d", i + 1),
                                 i % 4 == 3 ? ""
                                 : i % 3    ? "met"
                                            : "not met",
                                 arena_printf(press->arena, "%d %%", i * 37 % 101) };
        put_row(press, tagged(press, body, TAG_TR), cells, false, true);
    }
    press->y += 14;
}

static void put_figure(Press *press, Structure *parent)
{
    need(press, 160);
    Picture *p = picture_new(press->arena, 400, 120);
    picture_rect(p, (Rect){ 0, 0, 90, 60 }, 6, COLOUR_MET);
    picture_frame(p, (Rect){ 100, 0, 90, 60 }, 4, COLOUR_MUTED, 1, true);
    Mark *hatched = picture_add(p, MARK_RECT);
    hatched->box = (Rect){ 200, 0, 90, 60 };
    hatched->fill = COLOUR_PANEL;
    hatched->stroke = COLOUR_MUTED;
    hatched->stroke_width = 0.5;
    hatched->hatched = true;
    picture_circle(p, (Point){ 330, 30 }, 28, COLOUR_ACCENT);
    const Point triangle[] = { { 370, 60 }, { 400, 60 }, { 385, 10 } };
    picture_shape(p, triangle, 3, COLOUR_NOT_MET);
    static const char *const names[] = { "met", "unknown", "not seen" };
    for (int i = 0; i < 3; i++)
        picture_text(p, (Point){ 45 + 100 * i, 74 }, ALIGN_MIDDLE, STYLE_LABEL, COLOUR_INK,
                     names[i], text_width(press->faces, STYLE_LABEL, names[i]));
    picture_text(p, (Point){ 400, 74 }, ALIGN_END, STYLE_LABEL_STRONG, COLOUR_INK, "21",
                 text_width(press->faces, STYLE_LABEL_STRONG, "21"));
    picture_text(p, (Point){ 0, 100 }, ALIGN_START, STYLE_EYEBROW, COLOUR_MUTED, "STAGE 2",
                 text_width(press->faces, STYLE_EYEBROW, "STAGE 2"));
    picture_link(p, (Rect){ 0, 0, 90, 60 }, "#scripts");
    Structure *figure = tagged(press, parent, TAG_FIGURE);
    figure->alt = "Two of three states are known: one is met, one is not seen.";
    *figure->box = (Rect){ LEFT, press->y, 400, 120 };
    add_piece(press, figure, ARTIFACT_NONE, p, (Point){ LEFT, press->y });
    press->y += 140;
}

/* --- all of it --------------------------------------------------------------------- */

static Document *make_document(Arena *arena)
{
    Document *document = document_new(arena);
    document->name = "specimen";
    document->title = "Zoë’s <Platform> & Co. have attained stage 2";
    document->subject = "One of everything";
    document->organisation = "Example (GmbH)";
    document->language = "en";
    date_read("2026-11-23", &document->as_of);
    document->theme = &slate;
    return document;
}

Buffer pdf_sample_text(Arena *arena, const Pages *pages)
{
    Buffer text = buffer_new(arena);
    const Structure *owner = NULL;
    for (size_t i = 0; i < pages->n_pages; i++) {
        for (size_t k = 0; k < pages->pages[i].n_pieces; k++) {
            const Piece *piece = &pages->pages[i].pieces[k];
            if (!piece->owner)
                continue;
            if (owner && owner != piece->owner)
                buffer_char(&text, '\n');
            owner = piece->owner;
            for (size_t m = 0; m < piece->picture->n_marks; m++) {
                if (piece->picture->marks[m].kind != MARK_TEXT)
                    continue;
                buffer_text(&text, piece->picture->marks[m].text);
                buffer_text(&text, owner->tag == TAG_FIGURE ? " " : "");
            }
        }
    }
    buffer_char(&text, '\n');
    return text;
}

const Pages *pdf_sample(Arena *arena, Faces *faces)
{
    Pages *pages = ARENA_NEW(arena, Pages);
    *pages = (Pages){ .document = make_document(arena), .width = 595.28, .height = 841.89 };
    pages->structure = structure_new(arena, NULL, TAG_DOCUMENT);
    Press press = { .arena = arena, .faces = faces, .pages = pages };
    new_page(&press);
    Structure *document = pages->structure;
    put_heading(&press, tagged(&press, document, TAG_H1), STYLE_TITLE, 1, "title",
                pages->document->title);
    put_text(&press, tagged(&press, document, TAG_P), STYLE_LEAD, LEFT,
             "The difficulty lies in affordable, efficient flow control: AVAWA fixtures "
             "differ between accounts, well-known idempotency keys are verified on every "
             "write path, and configuration drift is corrected within the hour.");
    put_contents(&press, document);
    put_links(&press, document);
    Structure *section = tagged(&press, document, TAG_SECT);
    put_heading(&press, tagged(&press, section, TAG_H2), STYLE_H1, 1, "scripts", "Scripts");
    put_scripts(&press, section);
    put_heading(&press, tagged(&press, section, TAG_H3), STYLE_H3, 2, "list", "A list");
    put_list(&press, section);
    section = tagged(&press, document, TAG_SECT);
    put_heading(&press, tagged(&press, section, TAG_H2), STYLE_H1, 1, "table",
                "A table over two pages");
    put_table(&press, section);
    put_heading(&press, tagged(&press, section, TAG_H3), STYLE_H3, 2, "figure", "A figure");
    put_figure(&press, section);
    pages_number(pages);
    return pages;
}
