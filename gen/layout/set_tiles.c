/* Tiles: numbers with their words, side by side in equal columns below an ink rule. To who
 * listens they are a list. */
#include "layout/typeset.h"

static const double GAP = 10;
static const double RULE = 0.9;
static const double NUMBER_TOP = 6, WORDS_GAP = 2;
enum { MOST_IN_A_ROW = 6 };

/* Behind the number, on its baseline, where there is room. */
static void set_sparkline(Setter *setter, Slab *slab, Structure *parent, const Tile *tile,
                          double width)
{
    if (!tile->picture)
        return;
    double number = text_width(setter->faces, STYLE_NUMBER, tile->number);
    if (number + GAP + tile->picture->width > width)
        return;
    Structure *figure = structure_new(setter->arena, parent, TAG_FIGURE);
    figure->alt = tile->alt;
    double bottom = NUMBER_TOP + line_baseline(setter, STYLE_NUMBER);
    slab_piece(setter->slabs, slab, figure, tile->picture,
               (Point){ number + GAP, bottom - tile->picture->height });
}

static Slab set_tile(Setter *setter, Structure *parent, const Tile *tile, double width)
{
    static const Look number = { .style = STYLE_NUMBER,
                                 .colour = COLOUR_INK,
                                 .after = WORDS_GAP };
    static const Look words = { .style = STYLE_SMALL,
                                .colour = COLOUR_MUTED,
                                .fit = LINES_EVEN };
    Arena *arena = setter->arena;
    Structure *item = structure_new(arena, parent, TAG_LI);
    Structure *body = structure_new(arena, item, TAG_LBODY);
    Slabs lines = slabs_new(setter->slabs);
    set_text(setter, &lines, structure_new(arena, body, TAG_P), tile->number, &number,
             width);
    set_text(setter, &lines, structure_new(arena, body, TAG_P), tile->words, &words, width);
    Slab all = slabs_join(setter->slabs, &lines);
    Slab slab = { .height = NUMBER_TOP + all.height, .page_break = all.page_break };
    picture_line(setter->pen, (Point){ 0, 0 }, (Point){ width, 0 }, COLOUR_INK, RULE);
    slab_artifact(setter->slabs, &slab, ARTIFACT_LAYOUT,
                  setter_lift(setter, width, slab.height), (Point){ 0 });
    slab_place(setter->slabs, &slab, &all, (Point){ 0, NUMBER_TOP });
    set_sparkline(setter, &slab, body, tile, width);
    return slab;
}

void set_tiles(Setter *setter, Slabs *out, Structure *parent, const Node *node,
               double width)
{
    size_t n = node->tiles.n_tiles;
    if (!n)
        return;
    size_t in_a_row = n < MOST_IN_A_ROW ? n : MOST_IN_A_ROW;
    Structure *list = structure_new(setter->arena, parent, TAG_L);
    for (size_t first = 0; first < n; first += in_a_row) {
        double column = (width - GAP * (double)(in_a_row - 1)) / (double)in_a_row;
        const double around = setter_space(setter, SPACE_GROUP);
        Slab row = { .before = around, .after = around };
        for (size_t i = first; i < n && i < first + in_a_row; i++) {
            Slab tile = set_tile(setter, list, &node->tiles.tiles[i], column);
            double x = (column + GAP) * (double)(i - first);
            slab_place(setter->slabs, &row, &tile, (Point){ x, 0 });
            row.height = tile.height > row.height ? tile.height : row.height;
            row.page_break = row.page_break || tile.page_break;
        }
        setter_push(setter, out, row);
    }
}
