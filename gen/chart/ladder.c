/* The stages as rising steps. An attained step is full; the others are filled as far as
 * their score, hatched as far as the unknown could carry it. A mark says where the entity
 * stands, or between which steps. */
#include "base/text8.h"
#include "chart/label.h"

typedef struct {
    const ChartKit *kit;
    const Scorecard *card;
    Picture *picture;
    double width, gap, step_width;
    int first;     /* stage of the leftmost step: 0 while no stage is attained */
    double ground; /* y of the steps' feet */
    bool narrow;
} Ladder;

static const double lowest_step = 30, rise = 21, threshold_height = 4, marker_room = 30;
static const double between_words = 8;
static const double narrow_step = 110; /* below, states are said in short */

static double height_of(int stage)
{
    return stage == 0 ? threshold_height : lowest_step + rise * (stage - 1);
}

static double left_of(const Ladder *ladder, int stage)
{
    return (stage - ladder->first) * (ladder->step_width + ladder->gap);
}

static double top_of(const Ladder *ladder, int stage)
{
    return ladder->ground - height_of(stage);
}

static Ladder lay_out(const ChartKit *kit, const Scorecard *card, double width)
{
    Ladder ladder = { .kit = kit, .card = card, .width = width, .narrow = width < 400 };
    ladder.first = card->attained == 0 ? 0 : 1;
    ladder.gap = ladder.narrow ? 4 : 8;
    int n = N_STAGES - ladder.first;
    ladder.step_width = (width - ladder.gap * (n - 1)) / n;
    int marked = card->determined ? card->attained : card->potential;
    double tallest = height_of(LAST_STAGE), with_mark = height_of(marked) + marker_room;
    ladder.ground = tallest > with_mark ? tallest : with_mark;
    return ladder;
}

/* --- steps ------------------------------------------------------------------------- */

static void draw_open_step(const Ladder *ladder, Rect box, const StageScore *stage)
{
    double low = box.height * stage->score_low / FULL_BP;
    double high = box.height * stage->score_high / FULL_BP;
    picture_rect(ladder->picture, box, 3, COLOUR_CHART_FAINT);
    if (high - low > 1)
        picture_hatch(ladder->picture,
                      (Rect){ box.x, box.y + box.height - high, box.width, high - low }, 0);
    if (low > 0.5)
        picture_rect(ladder->picture,
                     (Rect){ box.x, box.y + box.height - low, box.width, low },
                     low > 6 ? 3 : 0, COLOUR_CHART_SOFT);
}

/* The share in figures, on a plate where hatching would run through it. */
static void draw_share(const Ladder *ladder, Rect box, const StageScore *stage)
{
    const ChartKit *kit = ladder->kit;
    TextStyle style = ladder->narrow ? STYLE_H3 : STYLE_H2;
    const char *share =
        CHART_TELL(kit, "number.percent", { "x", .number = stage->score_low });
    double width = text_width(kit->faces, style, share);
    double cap = text_cap_height(kit->faces, style), inset = ladder->narrow ? 5 : 8;
    double low = box.height * stage->score_low / FULL_BP;
    Point base = { box.x + inset, box.y + box.height - inset };
    if (!stage->attained && stage->score_high > stage->score_low && low < cap + 2 * inset)
        picture_rect(ladder->picture,
                     (Rect){ base.x - 3, base.y - cap - 3, width + 6, cap + 6 }, 2,
                     COLOUR_CHART_FAINT);
    picture_text(ladder->picture, base, ALIGN_START, style,
                 stage->attained ? COLOUR_ON_CHART : COLOUR_INK, share, width);
}

static void draw_step(const Ladder *ladder, int k)
{
    Rect box = { left_of(ladder, k), top_of(ladder, k), ladder->step_width, height_of(k) };
    const StageScore *stage = &ladder->card->stages[k];
    if (k == 0) {
        picture_rect(ladder->picture, box, 2, COLOUR_CHART);
        return;
    }
    if (stage->attained)
        picture_rect(ladder->picture, box, 3, COLOUR_CHART);
    else
        draw_open_step(ladder, box, stage);
    draw_share(ladder, box, stage);
}

/* --- what stands below a step ------------------------------------------------------- */

static const char *say_state(const Ladder *ladder, int k)
{
    const ChartKit *kit = ladder->kit;
    const Scorecard *card = ladder->card;
    const StageScore *stage = &card->stages[k];
    if (k == 0)
        return CHART_TELL_PLAIN(kit,
                                card->determined ? "ladder.here_zero" : "ladder.start");
    if (stage->attained)
        return CHART_TELL_PLAIN(kit, arena_printf(kit->arena, "ladder.%s%s",
                                                  k == card->attained ? "here_" : "",
                                                  scorecard_claim(card)));
    if (!stage->n_practices)
        return CHART_TELL_PLAIN(kit, "ladder.nothing");
    const char *key =
        arena_printf(kit->arena, "ladder.%s%s", k == card->attained + 1 ? "next" : "later",
                     ladder->step_width < narrow_step ? "_short" : "");
    return CHART_TELL(kit, key, { "n", .number = (int64_t)stage->n_met },
                      { "of", .number = (int64_t)stage->n_practices });
}

static const char *say_unknown(const Ladder *ladder, int k)
{
    const StageScore *stage = &ladder->card->stages[k];
    int unknown = FULL_BP - stage->knowledge;
    if (k == 0 || unknown < 100 || !stage->n_practices)
        return NULL;
    return CHART_TELL(ladder->kit, "ladder.unknown", { "x", .number = unknown });
}

static double draw_words(const Ladder *ladder, int k)
{
    const ChartKit *kit = ladder->kit;
    const Label name = { STYLE_LABEL_STRONG, COLOUR_INK, ALIGN_START, 4 };
    const Label more = { STYLE_LABEL, COLOUR_MUTED, ALIGN_START, 5 };
    const char *title =
        chart_stage_name(kit, &ladder->card->model->stages[k], k, ladder->width < 200);
    Point at = { left_of(ladder, k), ladder->ground + 6 };
    double room = ladder->step_width + ladder->gap - between_words;
    at.y += label_draw(kit, ladder->picture, &name, at, title, room);
    at.y += label_draw(kit, ladder->picture, &more, at, say_state(ladder, k), room);
    const char *unknown = say_unknown(ladder, k);
    if (unknown)
        at.y += label_draw(kit, ladder->picture, &more, at, unknown, room);
    return at.y;
}

/* --- where the entity stands ---------------------------------------------------------- */

static void draw_triangle(const Ladder *ladder, double x, double tip)
{
    const Point points[] = { { x - 5, tip - 8 }, { x + 5, tip - 8 }, { x, tip } };
    picture_shape(ladder->picture, points, 3, COLOUR_INK);
}

/* Above its step; the words may reach over the lower steps to the left, and above the
 * first of them a little to the right, where nothing stands as high. */
static void draw_mark(const Ladder *ladder)
{
    const ChartKit *kit = ladder->kit;
    int k = ladder->card->attained;
    double left = left_of(ladder, k), right = left + ladder->step_width;
    double top = top_of(ladder, k), middle = (left + right) / 2;
    const char *words = CHART_TELL(kit, "ladder.marker",
                                   { "entity", .text = ladder->card->assessment->entity },
                                   { "date", .number = ladder->card->assessment->as_of });
    double width = text_width(kit->faces, STYLE_LABEL_STRONG, words);
    Label label = { STYLE_LABEL_STRONG, COLOUR_INK, ALIGN_MIDDLE, 1 };
    Point at = { middle, top - 16 };
    if (middle - width / 2 < 0) { /* begins at the edge; may reach the next, higher step */
        label.align = ALIGN_START;
        at.x = 0;
    } else if (middle + width / 2 > right) {
        label.align = ALIGN_END;
        at.x = right;
    }
    double room = label.align == ALIGN_MIDDLE ? ladder->step_width : right;
    if (k < LAST_STAGE && top - 16 < top_of(ladder, k + 1) - 2)
        room = ladder->width - (label.align == ALIGN_START ? 0 : left);
    if (width > room)
        words = CHART_TELL(kit, "ladder.marker_short",
                           { "entity", .text = ladder->card->assessment->entity });
    label_line(kit, ladder->picture, &label, at, words, room);
    draw_triangle(ladder, middle, top - 4);
}

/* Undetermined: a bracket from the first step to the highest possible one. */
static void draw_range(const Ladder *ladder)
{
    const ChartKit *kit = ladder->kit;
    int to = ladder->card->potential;
    double y = top_of(ladder, to) - 8;
    double left = left_of(ladder, 0), right = left_of(ladder, to) + ladder->step_width;
    const Label label = { STYLE_LABEL_STRONG, COLOUR_INK, ALIGN_START, 1 };
    const Point from = { left, y + 5 }, corner = { left, y };
    const Point other = { right, y }, end = { right, y + 5 };
    picture_line(ladder->picture, from, corner, COLOUR_INK, 1.2);
    picture_line(ladder->picture, corner, other, COLOUR_INK, 1.2);
    picture_line(ladder->picture, other, end, COLOUR_INK, 1.2);
    const char *words = CHART_TELL(kit, "ladder.range",
                                   { "first", .text = ladder->card->model->stages[0].name },
                                   { "stage", .number = to });
    if (text_width(kit->faces, label.style, words) > right - left)
        words = CHART_TELL(kit, "ladder.range_short", { "stage", .number = to });
    label_line(kit, ladder->picture, &label, (Point){ left, y - 6 }, words, right - left);
}

/* --- words and numbers ------------------------------------------------------------------
 */

static const char *say_attained(const ChartKit *kit, const Scorecard *card)
{
    const char *numbers[N_STAGES];
    size_t n = 0;
    for (int k = 1; k <= card->attained; k++)
        numbers[n++] = arena_printf(kit->arena, "%d", k);
    return CHART_TELL(kit, arena_printf(kit->arena, "ladder.alt_%s", scorecard_claim(card)),
                      { "n", .number = (int64_t)n },
                      { "stages", .text = words_list(kit->words, kit->arena, numbers, n) });
}

static const char *say_open(const ChartKit *kit, const Scorecard *card)
{
    const char *parts[N_STAGES];
    size_t n = 0;
    for (int k = card->attained + 1; k <= LAST_STAGE; k++) {
        parts[n] = CHART_TELL(kit, n ? "ladder.alt_more" : "ladder.alt_stage",
                              { "stage", .number = k },
                              { "score", .number = card->stages[k].score_low });
        n++;
    }
    return words_list(kit->words, kit->arena, parts, n);
}

static const char *ladder_sentence(const ChartKit *kit, const Scorecard *card)
{
    const char *entity = card->assessment->entity;
    const char *here =
        !card->determined
            ? CHART_TELL(kit, "ladder.alt_range", { "entity", .text = entity },
                         { "first", .text = card->model->stages[0].name },
                         { "stage", .number = card->potential })
        : card->attained ? CHART_TELL(kit, "ladder.alt_here", { "entity", .text = entity },
                                      { "stage", .number = card->attained })
                         : CHART_TELL(kit, "ladder.alt_foot", { "entity", .text = entity });
    const char *attained = say_attained(kit, card);
    if (card->attained == LAST_STAGE)
        return CHART_TELL(kit, "ladder.alt_all", { "attained", .text = attained },
                          { "here", .text = here });
    return CHART_TELL(kit, "ladder.alt", { "attained", .text = attained },
                      { "open", .text = say_open(kit, card) }, { "here", .text = here });
}

static Table ladder_table(const ChartKit *kit, const Scorecard *card)
{
    static const char *const keys[] = { "column.stage", "column.in_place",
                                        "column.possible", "column.known", "column.met" };
    enum { N = sizeof keys / sizeof *keys };
    const char *titles[N];
    for (size_t i = 0; i < N; i++)
        titles[i] = CHART_TELL_PLAIN(kit, keys[i]);
    Table table = chart_table(kit, titles, N);
    for (int k = 1; k <= LAST_STAGE; k++) {
        const StageScore *stage = &card->stages[k];
        const int shares[] = { stage->score_low, stage->score_high, stage->knowledge };
        chart_cell(kit, &table,
                   CHART_TELL(kit, "ladder.name", { "n", .number = k },
                              { "name", .text = card->model->stages[k].name }));
        for (size_t i = 0; i < 3; i++)
            chart_cell(kit, &table,
                       CHART_TELL(kit, "number.percent", { "x", .number = shares[i] }));
        chart_cell(kit, &table,
                   CHART_TELL(kit, "number.of", { "n", .number = (int64_t)stage->n_met },
                              { "of", .number = (int64_t)stage->n_practices }));
    }
    table.caption = CHART_TELL_PLAIN(kit, "ladder.caption");
    table.n_total = table.n_rows;
    return table;
}

Chart chart_ladder(const ChartKit *kit, const Scorecard *card, double width)
{
    Ladder ladder = lay_out(kit, card, width);
    ladder.picture = picture_new(kit->arena, width, 0);
    double bottom = 0;
    for (int k = ladder.first; k <= LAST_STAGE; k++) {
        draw_step(&ladder, k);
        double end = draw_words(&ladder, k);
        bottom = end > bottom ? end : bottom;
    }
    if (card->determined)
        draw_mark(&ladder);
    else
        draw_range(&ladder);
    ladder.picture->height = bottom;
    return (Chart){ .picture = ladder.picture,
                    .alt = ladder_sentence(kit, card),
                    .data = ladder_table(kit, card) };
}
