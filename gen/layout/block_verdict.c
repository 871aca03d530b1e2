/* The top of the first page: the verdict itself, and the numbers under it. */
#include "chart/chart.h"
#include "layout/blocks.h"

void build_verdict(Composer *c, const Block *block, Node *into)
{
    (void)block;
    Node *node = node_new(c->arena, into, NODE_VERDICT);
    node->verdict.eyebrow = say_eyebrow(c, TELL_PLAIN(c, "verdict.eyebrow"));
    node->verdict.title = c->document->title;
    node->verdict.scope = say_scope(c);
}

/* --- tiles ------------------------------------------------------------------------- */

/* How the index came here, where earlier results tell it. */
static void add_sparkline(Composer *c, Tile *tile)
{
    enum { WIDTH = 34 };
    ChartKit kit = { .arena = c->arena,
                     .faces = c->setting->faces,
                     .theme = c->setting->theme,
                     .words = c->words };
    Chart chart = chart_sparkline(&kit, c->card, WIDTH);
    tile->picture = chart.picture;
    tile->alt = chart.alt;
}

static Tile tile_index(Composer *c)
{
    const Scorecard *card = c->card;
    Tile tile = { .number =
                      TELL(c, "number.tenths", { "x", .number = card->index_tenths }) };
    if (card->attained == LAST_STAGE)
        tile.words = TELL_PLAIN(c, "tile.index_last");
    else if (!card->determined)
        tile.words = TELL(c, "tile.index_open", { "stage", .number = card->potential });
    else if (card->potential > card->attained)
        tile.words = TELL(c, "tile.index_possible", { "stage", .number = card->potential });
    else
        tile.words = TELL_PLAIN(c, "tile.index");
    add_sparkline(c, &tile);
    return tile;
}

static Tile tile_practices(Composer *c)
{
    size_t met = c->card->counts[STATE_MET];
    size_t of = c->model->n_practices - c->card->counts[STATE_NOT_APPLICABLE] -
                c->card->counts[STATE_WAIVED];
    return (Tile){ .number = TELL(c, "number.figure", { "x", .number = (int64_t)met }),
                   .words = TELL(c, "tile.practices", { "n", .number = (int64_t)met },
                                 { "of", .number = (int64_t)of }) };
}

/* Above the last stage nothing can be blocked: then what is met is told instead. */
static Tile tile_blockers(Composer *c)
{
    if (c->card->attained == LAST_STAGE)
        return tile_practices(c);
    int ahead = c->card->next_stage;
    Practices points = holding_points(c->arena, c->card, ahead, ahead);
    bool nothing_known = points.n && count_unknown(c->card, points) == points.n;
    return (Tile){
        .number = TELL(c, "number.figure", { "x", .number = (int64_t)points.n }),
        .words = TELL(c, nothing_known ? "tile.blockers_unknown" : "tile.blockers",
                      { "n", .number = (int64_t)points.n }, { "stage", .number = ahead })
    };
}

static Tile tile_knowledge(Composer *c)
{
    int ahead = c->card->next_stage;
    return (Tile){ .number = TELL(c, "number.percent",
                                  { "x", .number = c->card->stages[ahead].knowledge }),
                   .words = TELL(c, "tile.knowledge", { "stage", .number = ahead }) };
}

/* Of the attained stages, whose proof the verdict rests on; else of the one ahead. */
static Tile tile_assurance(Composer *c)
{
    int stage = c->card->attained ? c->card->attained : c->card->next_stage;
    return (Tile){ .number = TELL(c, "number.percent",
                                  { "x", .number = c->card->stages[stage].assurance }),
                   .words = TELL(c, "tile.assurance", { "stage", .number = stage }) };
}

static Tile tile_inventory(Composer *c)
{
    size_t n = c->found->n_inventory, retired = c->card->n_retired;
    if (!n)
        return (Tile){ 0 };
    return (Tile){ .number = TELL(c, "number.figure", { "x", .number = (int64_t)n }),
                   .words = TELL(c, n == 1 ? "tile.inventory_one" : "tile.inventory",
                                 { "n", .number = (int64_t)retired }) };
}

static Tile (*const tile_makers[])(Composer *) = {
    tile_index,     tile_blockers,  tile_knowledge,
    tile_assurance, tile_inventory, tile_practices,
};

void build_tiles(Composer *c, const Block *block, Node *into)
{
    Tile *tiles = ARENA_ARRAY(c->arena, Tile, MAX_OF);
    size_t n = 0;
    for (size_t i = 0; i < block->n_of; i++) {
        Tile tile = tile_makers[block->of[i]](c);
        if (tile.number)
            tiles[n++] = tile;
    }
    if (!n)
        return;
    Node *node = node_new(c->arena, into, NODE_TILES);
    node->tiles.tiles = tiles;
    node->tiles.n_tiles = n;
}
