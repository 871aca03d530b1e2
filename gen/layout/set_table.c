/* Tables: widths from content, an ink rule below the head, hairlines between rows. Only
 * rows higher than a page split; the head is repeated after a page break. Where words would
 * have to break, rows fold: the columns stand in two tiers, the later ones below. */
#include "layout/typeset.h"

#include <math.h>

static const double CELL_TOP = 5, CELL_BOTTOM = 6; /* even to the eye: caps sit high */
static const double CLOSER = 0.65; /* rows of proof, of which there are many */
static const double HEAD_BOTTOM = 5;
static const double HEAD_RULE = 0.9, HAIRLINE = 0.5;
static const double ROUNDING = 0.02; /* sums of advances against whole lines */

typedef struct {
    Setter *setter;
    const Table *table;
    double *widths;
    size_t fold;        /* columns from here on stand below the others; n: none do */
    double gaps[2];     /* between two columns, above and below */
    double width;       /* of all columns and gaps */
    double top, bottom; /* of a cell, free */
    Picture *hairline;  /* below the row before; most rows are as high */
} TableSetter;

/* --- columns ---------------------------------------------------------------------- */

static TextStyle cell_style(const Column *column)
{
    return column->code ? STYLE_CODE : column->row_head ? STYLE_TABLE_STRONG : STYLE_TABLE;
}

/* Returns how wide it is in one line. */
static double need_cell(Setter *setter, const Prose *cell, TextStyle style,
                        ColumnNeed *need)
{
    if (!cell->n_parts)
        return 0;
    double natural = prose_width(setter, cell, style) + ROUNDING;
    if (natural > need->natural)
        need->natural = natural;
    if (natural <= need->narrowest)
        return natural; /* nor can its parts be wider */
    double narrowest = prose_narrowest(setter, cell, style) + ROUNDING;
    if (narrowest > need->narrowest)
        need->narrowest = narrowest;
    return natural;
}

/* Rows by which columns trade width; those of a long table are alike. */
enum { MOST_LOOKED = 100 };

/* What the columns ask for. The head is the first row. */
static Tier look_at(Setter *setter, const Table *table)
{
    size_t n = table->n_columns;
    size_t n_rows = table->n_rows < MOST_LOOKED ? table->n_rows + 1 : MOST_LOOKED;
    size_t n_cells = n_rows * n;
    ColumnNeed *needs = ARENA_ARRAY(setter->arena, ColumnNeed, n);
    double *naturals = ARENA_ARRAY(setter->arena, double, n_cells);
    for (size_t c = 0; c < n; c++) {
        const Column *column = &table->columns[c];
        Prose title = prose_of(setter->arena, column->title);
        needs[c].weight = column->weight;
        naturals[c] = need_cell(setter, &title, STYLE_TABLE_HEAD, &needs[c]);
        for (size_t r = 0; r < table->n_rows && !(table->steady && column->weight); r++) {
            const Prose *cell = &table->cells[r * n + c];
            double natural = need_cell(setter, cell, cell_style(column), &needs[c]);
            if (r + 1 < n_rows)
                naturals[(r + 1) * n + c] = natural;
        }
    }
    return (Tier){ needs, naturals, n, table->steady ? 0 : n_rows, n };
}

static void find_widths(TableSetter *t, double width)
{
    Tier all = look_at(t->setter, t->table);
    t->widths = ARENA_ARRAY(t->setter->arena, double, all.n);
    t->fold = fold_columns(&all, width, t->widths, t->gaps);
    t->width = t->gaps[0] * (double)(t->fold - 1);
    for (size_t c = 0; c < t->fold; c++)
        t->width += t->widths[c];
    if (t->fold < all.n)
        t->width = width;
}

/* Where the next cell stands: behind the one before, or below the first tier. */
static void step_on(const TableSetter *t, const Slab *row, size_t c, Point *at)
{
    at->x += t->widths[c] + t->gaps[c >= t->fold];
    if (c + 1 == t->fold)
        *at = (Point){ FOLD_INDENT, row->height };
}

/* --- rows ------------------------------------------------------------------------- */

static void rule_below(TableSetter *t, Arena *arena, Slab *slab, Colour colour,
                       double thickness)
{
    double y = slab->height - thickness / 2;
    picture_line(t->setter->pen, (Point){ 0, y }, (Point){ t->width, y }, colour,
                 thickness);
    slab_artifact(arena, slab, ARTIFACT_LAYOUT,
                  setter_lift(t->setter, t->width, slab->height), (Point){ 0 });
}

static void hairline_below(TableSetter *t, Arena *arena, Slab *slab)
{
    Picture *above = t->hairline;
    if (above && fabs(above->height - slab->height) <= 0)
        slab_artifact(arena, slab, ARTIFACT_LAYOUT, above, (Point){ 0 });
    else
        rule_below(t, arena, slab, COLOUR_RULE, HAIRLINE);
    t->hairline = slab->pieces[slab->n_pieces - 1].picture;
}

static void place_cell(TableSetter *t, Slab *row, const Slabs *lines, Point at)
{
    double height = slabs_place(t->setter->row, row, lines, at);
    if (at.y + height > row->height)
        row->height = at.y + height;
}

/* The row as it stands till it is placed; what setting it took is free for the next one. */
static Slab finish_row(TableSetter *t, const Slab *row)
{
    Slab finished = slab_copy(t->setter->slabs, row);
    arena_reset(t->setter->row);
    return finished;
}

static Slab set_head(TableSetter *t, Structure *table)
{
    Setter *setter = t->setter;
    Structure *head = structure_new(setter->arena, table, TAG_THEAD);
    Structure *tr = structure_new(setter->arena, head, TAG_TR);
    Slab row = { .height = text_leading(setter->faces, STYLE_TABLE_HEAD) };
    Point at = { 0 };
    for (size_t c = 0; c < t->table->n_columns; c++) {
        const Column *column = &t->table->columns[c];
        Look look = { .style = STYLE_TABLE_HEAD,
                      .colour = COLOUR_MUTED,
                      .align = column->align };
        Structure *th = structure_new(setter->arena, tr, TAG_TD);
        if (column->title && *column->title) { /* what says nothing heads nothing */
            th->tag = TAG_TH;
            th->scope = SCOPE_COLUMN;
        }
        Prose title = prose_of(setter->row, column->title);
        place_cell(t, &row, set_lines(setter, th, &title, &look, t->widths[c]), at);
        step_on(t, &row, c, &at);
    }
    row.height += HEAD_BOTTOM;
    rule_below(t, setter->row, &row, COLOUR_INK, HEAD_RULE);
    row.keep = KEEP_NEXT;
    return finish_row(t, &row);
}

static Slab set_row(TableSetter *t, Structure *body, size_t r)
{
    Setter *setter = t->setter;
    const Table *table = t->table;
    Structure *tr = structure_new(setter->arena, body, TAG_TR);
    Slab row = { .height = t->top + text_leading(setter->faces, STYLE_TABLE) };
    double baseline = line_baseline(setter, STYLE_TABLE); /* shared by code cells */
    Point at = { 0, t->top };
    for (size_t c = 0; c < table->n_columns; c++) {
        const Column *column = &table->columns[c];
        Look look = { .style = cell_style(column),
                      .colour = COLOUR_INK,
                      .align = column->align };
        const Prose *text = &table->cells[r * table->n_columns + c];
        Structure *cell = structure_new(setter->arena, tr, TAG_TD);
        if (column->row_head && text->n_parts) {
            cell->tag = TAG_TH;
            cell->scope = SCOPE_ROW;
        }
        double drop = baseline - line_baseline(setter, look.style);
        place_cell(t, &row, set_lines(setter, cell, text, &look, t->widths[c]),
                   (Point){ at.x, at.y + drop });
        step_on(t, &row, c, &at);
    }
    row.height += t->bottom;
    return row;
}

/* A row that fits no page goes on over several, with the head above each. */
static void push_row(TableSetter *t, Slabs *out, Slab row)
{
    double room = t->setter->room - (row.head ? row.head->height : 0);
    double band = room - text_leading(t->setter->faces, STYLE_TABLE);
    if (row.height <= room || band <= 0) {
        hairline_below(t, t->setter->row, &row);
        setter_push(t->setter, out, finish_row(t, &row));
        return;
    }
    Slabs parts = slabs_new(t->setter->slabs);
    slab_cut(&parts, &row, band);
    arena_reset(t->setter->row);
    hairline_below(t, parts.arena, &parts.slabs[parts.n_slabs - 1]);
    for (size_t i = 0; i < parts.n_slabs; i++)
        setter_push(t->setter, out, parts.slabs[i]);
}

static void set_rows(TableSetter *t, Slabs *out, Structure *structure, const Slab *head)
{
    size_t n = t->table->n_rows;
    Structure *body = n ? structure_new(t->setter->arena, structure, TAG_TBODY) : NULL;
    for (size_t r = 0; r < n; r++) {
        Slab row = set_row(t, body, r);
        row.head = head;
        /* Neither the first nor the last row stands alone where that can be. */
        row.keep = r + 1 < n && (r == 0 || r + 2 == n) ? KEEP_WISH : KEEP_NONE;
        push_row(t, out, row);
    }
}

/* --- the table -------------------------------------------------------------------- */

static bool has_titles(const Table *table)
{
    for (size_t c = 0; c < table->n_columns; c++)
        if (table->columns[c].title && *table->columns[c].title)
            return true;
    return false;
}

static void set_caption(Setter *setter, Slabs *out, Structure *table, const char *caption,
                        double width)
{
    static const Look look = { .style = STYLE_SMALL,
                               .colour = COLOUR_MUTED,
                               .space = SPACE_PARAGRAPH };
    size_t first = out->n_slabs;
    Structure *owner = structure_new(setter->arena, table, TAG_CAPTION);
    set_text(setter, out, owner, caption, &look, width);
    for (size_t i = first; i < out->n_slabs; i++) {
        out->slabs[i].keep = KEEP_NEXT;
        out->slabs[i].firm = true;
    }
}

static void set_note(Setter *setter, Slabs *out, Structure *parent, const char *note,
                     size_t first, double width)
{
    static const Look look = { .style = STYLE_SMALL,
                               .colour = COLOUR_MUTED,
                               .space = SPACE_BLOCK };
    Structure *p = structure_new(setter->arena, parent, TAG_P);
    if (out->n_slabs > first) {
        out->slabs[out->n_slabs - 1].keep = KEEP_NEXT;
        out->slabs[out->n_slabs - 1].after = setter_space(setter, SPACE_PARAGRAPH);
    }
    set_text(setter, out, p, note, &look, width);
}

void set_table(Setter *setter, Slabs *out, Structure *parent, const Node *node,
               double width)
{
    const Table *table = &node->table;
    if (!table->n_columns)
        return;
    double closer = table->steady ? CLOSER : 1;
    TableSetter t = { .setter = setter,
                      .table = table,
                      .top = CELL_TOP * closer,
                      .bottom = CELL_BOTTOM * closer };
    Structure *structure = structure_new(setter->arena, parent, TAG_TABLE);
    size_t first = out->n_slabs;
    find_widths(&t, width);
    if (table->caption && *table->caption)
        set_caption(setter, out, structure, table->caption, width);
    Slab *head = NULL;
    if (has_titles(table)) {
        head = ARENA_NEW(setter->slabs, Slab);
        *head = set_head(&t, structure);
        setter_push(setter, out, *head);
    }
    set_rows(&t, out, structure, head);
    if (out->n_slabs > first) {
        out->slabs[first].before = setter_space(setter, SPACE_HEADING);
        out->slabs[out->n_slabs - 1].after = setter_space(setter, SPACE_BLOCK);
    }
    if (table->note && *table->note)
        set_note(setter, out, parent, table->note, first, width);
}
