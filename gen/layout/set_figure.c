/* Figures: a finished drawing with its alt text, and the caption below; and the logo. The
 * numbers behind it are for readers of the page; in print the alt text carries them. */
#include "base/text8.h"
#include "layout/typeset.h"

/* A caption will stand beside the figure's element, below the same Div: within it, the alt
 * text would be read in its place. */
Structure *figure_new(Setter *setter, Structure *parent, Tag tag, const char *alt,
                      const char *caption)
{
    if (text8_any(caption))
        parent = structure_new(setter->arena, parent, TAG_DIV);
    Structure *figure = structure_new(setter->arena, parent, tag);
    figure->alt = alt;
    return figure;
}

void figure_caption(Setter *setter, Slabs *out, Structure *figure, const char *caption,
                    const Look *look, double width)
{
    if (text8_any(caption))
        set_text(setter, out, structure_new(setter->arena, figure->parent, TAG_CAPTION),
                 caption, look, width);
}

void set_logo(Setter *setter, Slabs *out, Structure *parent, const Node *node, double width)
{
    static const double PADDING = 8;
    (void)width;
    Picture *picture = node->logo.picture;
    Structure *figure = structure_new(setter->arena, parent, TAG_FIGURE);
    figure->alt = node->logo.alt;
    Slab slab = { .height = picture->height,
                  .after = setter_space(setter, SPACE_GROUP),
                  .keep = KEEP_NEXT };
    Point at = { 0 };
    const uint32_t *colours = theme_pages(setter->document->theme);
    if (colours[COLOUR_PLATE] != colours[COLOUR_GROUND]) {
        Rect plate = { 0, 0, picture->width + 2 * PADDING, picture->height + 2 * PADDING };
        picture_rect(setter->pen, plate, setter_radius(setter, 1), COLOUR_PLATE);
        slab_artifact(setter->slabs, &slab, ARTIFACT_LAYOUT,
                      setter_lift(setter, plate.width, plate.height), (Point){ 0 });
        slab.height = plate.height;
        at = (Point){ PADDING, PADDING };
    }
    slab_piece(setter->slabs, &slab, figure, picture, at);
    setter_push(setter, out, slab);
}

/* --- charts that are tables ------------------------------------------------------- */

/* What is drawn of one cell, or of none: marks from `first` on, up to another cell's. */
static Picture *part_of(Arena *arena, const Picture *whole, size_t first, size_t *end)
{
    Picture *part = picture_new(arena, whole->width, whole->height);
    part->n_columns = whole->n_columns;
    part->turned = whole->turned;
    for (*end = first; *end < whole->n_marks; ++*end) {
        const Mark *mark = &whole->marks[*end];
        if (mark->kind != MARK_TEXT)
            continue;
        if (mark->cell != whole->marks[first].cell)
            break;
        *picture_add(part, MARK_TEXT) = *mark;
    }
    return part;
}

static Picture *without_texts(Arena *arena, const Picture *whole)
{
    Picture *shapes = picture_new(arena, whole->width, whole->height);
    shapes->turned = whole->turned;
    for (size_t i = 0; i < whole->n_marks; i++)
        if (whole->marks[i].kind != MARK_TEXT)
            *picture_add(shapes, whole->marks[i].kind) = whole->marks[i];
    return shapes;
}

/* Its cells, empty ones, too. */
static Structure **table_cells(Setter *setter, Structure *table, size_t n_rows, size_t n)
{
    Structure **cells = ARENA_ARRAY(setter->passing, Structure *, n_rows * n);
    Structure *group = structure_new(setter->arena, table, TAG_THEAD);
    for (size_t r = 0; r < n_rows; r++) {
        if (r == 1)
            group = structure_new(setter->arena, table, TAG_TBODY);
        Structure *row = structure_new(setter->arena, group, TAG_TR);
        for (size_t c = 0; c < n; c++) {
            bool heads = r == 0 || c == 0;
            Structure *cell = structure_new(setter->arena, row, heads ? TAG_TH : TAG_TD);
            cell->scope = !heads ? SCOPE_NONE : r ? SCOPE_ROW : SCOPE_COLUMN;
            cells[r * n + c] = cell;
        }
    }
    return cells;
}

static const char *words_in(Arena *arena, const Picture *part)
{
    const char *words = part->marks[0].text;
    for (size_t i = 1; i < part->n_marks; i++)
        words = arena_printf(arena, "%s %s", words, part->marks[i].text);
    return words;
}

/* A chart whose words stand in rows and columns is read cell by cell, which no alternative
 * text can offer; that becomes the table's summary. Nothing is drawn in the corner: what it
 * would say is told. */
static void set_as_table(Setter *setter, Slab *slab, Structure *table, const Node *node)
{
    const Picture *picture = node->figure.picture;
    uint64_t last = 0;
    for (size_t i = 0; i < picture->n_marks; i++)
        if (picture->marks[i].kind == MARK_TEXT && picture->marks[i].cell > last)
            last = picture->marks[i].cell;
    size_t n = picture->n_columns, n_rows = (size_t)(last + n - 1) / n;
    arena_reset(setter->passing);
    Structure **cells = table_cells(setter, table, n_rows, n);
    cells[0]->alt = node->figure.data.columns[0].title;
    slab_artifact(setter->slabs, slab, ARTIFACT_LAYOUT,
                  without_texts(setter->arena, picture), (Point){ 0 });
    for (size_t i = 0, end; i < picture->n_marks; i = end) {
        end = i + 1;
        if (picture->marks[i].kind != MARK_TEXT)
            continue;
        Picture *part = part_of(setter->arena, picture, i, &end);
        uint64_t cell = picture->marks[i].cell;
        Structure *owner =
            cell ? cells[cell - 1] : structure_new(setter->arena, table->parent, TAG_P);
        owner->language =
            document_language_of(setter->document, words_in(setter->passing, part));
        slab_piece(setter->slabs, slab, owner, part, (Point){ 0 });
    }
}

void set_figure(Setter *setter, Slabs *out, Structure *parent, const Node *node,
                double width)
{
    static const Look look = { .style = STYLE_SMALL,
                               .colour = COLOUR_MUTED,
                               .space = SPACE_BLOCK };
    Picture *picture = node->figure.picture;
    const char *caption = node->figure.caption;
    Structure *figure =
        figure_new(setter, parent, picture->n_columns ? TAG_TABLE : TAG_FIGURE,
                   node->figure.alt, caption);
    Slab slab = { .height = picture->height,
                  .before = setter_space(setter, SPACE_HEADING),
                  .after = setter_space(setter, SPACE_GROUP) };
    if (picture->n_columns)
        set_as_table(setter, &slab, figure, node);
    else
        slab_piece(setter->slabs, &slab, figure, picture, (Point){ 0 });
    if (text8_any(caption)) {
        slab.keep = KEEP_NEXT;
        slab.after = setter_space(setter, SPACE_HEADING);
    }
    setter_push(setter, out, slab);
    figure_caption(setter, out, figure, caption, &look, width);
}
