/* The report that the checks in a browser look at; see the header. */
#include "html_sample.h"

#include <string.h>

#include "layout/layout.h"

/* --- drawings --------------------------------------------------------------------- */

static Picture *ladder(Arena *arena)
{
    static const struct {
        const char *name, *score, *note;
        double height, filled;
        Colour colour, ink;
    } steps[] = {
        { "1 Rogue Developer", "100 %", "attained", 28, 28, COLOUR_ACCENT,
          COLOUR_ON_ACCENT },
        { "2 Background Tasks", "94 %", "attained", 48, 48, COLOUR_ACCENT,
          COLOUR_ON_ACCENT },
        { "3 Internal APIs", "64 %", "7 of 19 open", 68, 44, COLOUR_ACCENT_SOFT,
          COLOUR_INK },
        { "4 Customer-facing", "31 %", "9 of 13 open", 88, 27, COLOUR_ACCENT_SOFT,
          COLOUR_INK },
    };
    Picture *picture = picture_new(arena, 493, 150);
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        double x = (double)i * 125, base = 110;
        Rect whole = { x, base - steps[i].height, 118, steps[i].height };
        Rect part = { x, base - steps[i].filled, 118, steps[i].filled };
        picture_rect(picture, whole, 3, COLOUR_ACCENT_FAINT);
        picture_rect(picture, part, 3, steps[i].colour);
        picture_text(picture, (Point){ x + 7, base - 8 }, ALIGN_START, STYLE_H2,
                     steps[i].ink, steps[i].score, 0);
        picture_text(picture, (Point){ x, base + 15 }, ALIGN_START, STYLE_LABEL_STRONG,
                     COLOUR_INK, steps[i].name, 0);
        picture_text(picture, (Point){ x, base + 27 }, ALIGN_START, STYLE_LABEL,
                     COLOUR_MUTED, steps[i].note, 0);
    }
    const Point marker[] = { { 179, 51 }, { 189, 51 }, { 184, 58 } };
    picture_shape(picture, marker, 3, COLOUR_INK);
    picture_text(picture, (Point){ 184, 46 }, ALIGN_MIDDLE, STYLE_LABEL_STRONG, COLOUR_INK,
                 "Payments Platform", 0);
    return picture;
}

typedef struct {
    Colour fill, ink;
    const char *text;
} Shade;

static const Shade shades[] = {
    { COLOUR_MET, COLOUR_ON_MET, "100 %" },
    { COLOUR_MOSTLY, COLOUR_ON_MOSTLY, "80 %" },
    { COLOUR_PARTIAL, COLOUR_ON_PARTIAL, "50 %" },
    { COLOUR_LITTLE, COLOUR_ON_LITTLE, "30 %" },
    { COLOUR_NOT_MET, COLOUR_ON_NOT_MET, "10 %" },
};
enum { N_SHADES = sizeof shades / sizeof *shades };

static void heat_cell(Picture *picture, Rect box, size_t kind)
{
    Point middle = { box.x + box.width / 2, box.y + 13 };
    if (kind < N_SHADES) {
        picture_rect(picture, box, 2, shades[kind].fill);
        picture_text(picture, middle, ALIGN_MIDDLE, STYLE_LABEL_STRONG, shades[kind].ink,
                     shades[kind].text, 0);
        return;
    }
    Mark *unknown = picture_add(picture, MARK_RECT);
    unknown->box = box;
    unknown->radius = 2;
    unknown->fill = COLOUR_UNKNOWN;
    unknown->stroke = COLOUR_RULE;
    unknown->stroke_width = 0.8;
    unknown->dashed = true;
    unknown->hatched = kind == N_SHADES;
    if (kind > N_SHADES)
        picture_text(picture, middle, ALIGN_MIDDLE, STYLE_LABEL, COLOUR_MUTED, "not asked",
                     0);
}

static Picture *heatmap(Arena *arena, double width, double names)
{
    static const char *const rows[] = { "Visibility and sponsorship", "Workload fit",
                                        "Reliability and operations", "Secret management",
                                        "Roles and permissions",      "Observability" };
    static const char *const stages[] = { "Rogue", "Background", "Internal", "Customer" };
    double column = (width - names) / 4;
    Picture *picture = picture_new(arena, width, 18 + 24 * 6);
    for (size_t k = 0; k < 4; k++)
        picture_text(picture, (Point){ names + column * ((double)k + 0.5), 10 },
                     ALIGN_MIDDLE, STYLE_LABEL, COLOUR_MUTED, stages[k], 0);
    for (size_t i = 0; i < 6; i++) {
        double y = 18 + 24 * (double)i;
        picture_text(picture, (Point){ 0, y + 13 }, ALIGN_START, STYLE_LABEL, COLOUR_INK,
                     rows[i], 0);
        for (size_t k = 0; k < 4; k++) {
            Rect box = { names + column * (double)k, y, column - 4, 20 };
            heat_cell(picture, box, (i * 2 + k * (i + 1)) % (N_SHADES + 2));
        }
    }
    return picture;
}

/* Lines, circles, a right-aligned label and a link: what the other two do not have. */
static Picture *trend(Arena *arena)
{
    static const double values[] = { 52, 48, 40, 41, 22 };
    Picture *picture = picture_new(arena, 240, 90);
    picture_line(picture, (Point){ 0, 70 }, (Point){ 240, 70 }, COLOUR_RULE, 0.8);
    for (size_t i = 0; i < 5; i++) {
        Point at = { 8 + 52 * (double)i, values[i] };
        if (i)
            picture_line(picture, (Point){ at.x - 52, values[i - 1] }, at, COLOUR_ACCENT,
                         1.5);
        picture_circle(picture, at, 3, COLOUR_ACCENT);
    }
    picture_text(picture, (Point){ 0, 84 }, ALIGN_START, STYLE_LABEL, COLOUR_MUTED,
                 "November 2025", 0);
    picture_text(picture, (Point){ 240, 84 }, ALIGN_END, STYLE_LABEL, COLOUR_MUTED,
                 "November 2026", 0);
    picture_text(picture, (Point){ 216, 12 }, ALIGN_MIDDLE, STYLE_LABEL_STRONG, COLOUR_INK,
                 "2.7", 0);
    picture_link(picture, (Rect){ 196, 0, 40, 34 }, "#standing");
    return picture;
}

/* --- nodes ------------------------------------------------------------------------ */

static Node *section(Arena *arena, Node *parent, int level, const char *id,
                     const char *title)
{
    Node *node = node_new(arena, parent, NODE_SECTION);
    node->anchor = id;
    node->section.level = level;
    node->section.title = title;
    return node;
}

static void paragraph(Arena *arena, Node *parent, Tone tone, const char *text)
{
    Node *node = node_new(arena, parent, NODE_PARAGRAPH);
    node->paragraph.tone = tone;
    node->paragraph.text = prose_of(arena, text);
}

static Prose *cell(Table *table, size_t row, size_t column)
{
    return &table->cells[row * table->n_columns + column];
}

static Table table_of(Arena *arena, const Column *columns, size_t n_columns, size_t n_rows)
{
    Table table = { .n_columns = n_columns, .n_rows = n_rows };
    table.columns = ARENA_ARRAY(arena, Column, n_columns);
    memcpy(table.columns, columns, n_columns * sizeof *columns);
    table.cells = ARENA_ARRAY(arena, Prose, n_columns * n_rows);
    return table;
}

static void verdict(Arena *arena, Node *parent)
{
    Node *node = node_new(arena, parent, NODE_VERDICT);
    node->verdict.eyebrow = "Serverless maturity assessment";
    node->verdict.title = "Payments Platform has attained stage 2, Background Tasks";
    node->verdict.scope = "Northwind Bank · 23 November 2026 · seven scans, 1,842 checks "
                          "over 21 functions";
    paragraph(
        arena, parent, TONE_LEAD,
        "Two stages are behind you and 64 % of the third is in place. Three blockers, "
        "all in permissions and secrets, stand between the team and running internal "
        "APIs on functions with confidence; two of them are small pieces of work.");
    Node *figure = node_new(arena, parent, NODE_FIGURE);
    figure->figure.picture = ladder(arena);
    figure->figure.alt = "Stage ladder. Stages 1 and 2 are attained; stage 3 is at 64 %, "
                         "stage 4 at 31 %. Payments Platform stands on stage 2.";
    static const Column columns[] = { { .title = "Stage", .row_head = true },
                                      { .title = "Score", .align = ALIGN_END } };
    figure->figure.data = table_of(arena, columns, 2, 2);
    *cell(&figure->figure.data, 0, 0) = prose_of(arena, "Background Tasks");
    *cell(&figure->figure.data, 0, 1) = prose_of(arena, "94 %");
    *cell(&figure->figure.data, 1, 0) = prose_of(arena, "Internal APIs");
    *cell(&figure->figure.data, 1, 1) = prose_of(arena, "64 %");
    figure->figure.data.caption = "Score of each stage";

    static const Tile tiles[] = {
        { .number = "2.7", .words = "maturity index, of 4" },
        { .number = "3", .words = "blockers to stage 3" },
        { .number = "78 %", .words = "of practices backed by evidence" },
        { .number = "21", .words = "functions seen, five on retired runtimes" }
    };
    Node *row = node_new(arena, parent, NODE_TILES);
    for (size_t i = 0; i < sizeof tiles / sizeof *tiles; i++)
        ARENA_PUSH(arena, row->tiles.tiles, row->tiles.n_tiles) = tiles[i];
}

static void moves(Arena *arena, Node *parent)
{
    static const Card cards[] = {
        { .number = "1",
          .title = "Cut function roles down to what they call",
          .target = "#IAM-1" },
        { .number = "2",
          .title = "Move two passwords out of the repository",
          .target = "#SCR-1" },
        { .number = "3", .title = "Find out who can call the APIs", .target = "#IAM-4" },
    };
    static const char *const texts[] = {
        "14 of 21 functions can act on every resource in the account. Start with the six "
        "that handle payments.",
        "Gitleaks found two in the history, and the answers say that there are none.",
        "Nothing was scanned behind API Gateway. Run Prowler with the apigateway checks, "
        "or "
        "answer Q23.",
    };
    static const char *const facts[][2] = { { "Effort", "M" },
                                            { "Owner", "Platform" },
                                            { "Lift", "+281 points of stage 3" } };
    Node *node = node_new(arena, parent, NODE_CARDS);
    for (size_t i = 0; i < 3; i++) {
        Card card = cards[i];
        card.text = prose_of(arena, texts[i]);
        for (size_t k = 0; k < 3; k++)
            ARENA_PUSH(arena, card.facts, card.n_facts) =
                (Fact){ .term = facts[k][0], .text = prose_of(arena, facts[k][1]) };
        ARENA_PUSH(arena, node->cards.cards, node->cards.n_cards) = card;
    }
}

static void standing(Arena *arena, Node *parent)
{
    Node *node = section(arena, parent, 1, "standing",
                         "Strong on automation, held back by permissions and secrets");
    node->section.bookmark = "Where you stand";
    Node *figure = node_new(arena, node, NODE_FIGURE);
    figure->figure.picture = heatmap(arena, 493, 160);
    figure->figure.narrow = heatmap(arena, 300, 108);
    figure->figure.alt = "Heat map of six capabilities by four stages. Lowest: roles and "
                         "permissions at stage 3, 40 %. Two cells ask nothing.";
    figure->figure.caption =
        "Share of weighted practices in place, by capability and stage.";
    Node *grid = node_new(arena, node, NODE_GRID);
    Node *left = node_new(arena, grid, NODE_FIGURE);
    left->span = 6;
    left->figure.picture = trend(arena);
    left->figure.alt = "Index over time. It rose from 2.1 to 2.7 in a year.";
    left->figure.caption = "The index rose in November.";
    Node *right = section(arena, grid, 2, NULL, "What moved");
    right->span = 6;
    paragraph(arena, right, TONE_TEXT,
              "Most of the rise since August comes from deployment automation.");
    Node *list = node_new(arena, right, NODE_LIST);
    static const char *const items[] = { "Every function deploys from the pipeline.",
                                         "Alarms reach a person within five minutes." };
    for (size_t i = 0; i < 2; i++)
        node_new(arena, list, NODE_ITEM)->item.text = prose_of(arena, items[i]);
}

static void roadmap(Arena *arena, Node *parent)
{
    static const Column columns[] = {
        { .title = "", .align = ALIGN_END },
        { .title = "What", .weight = 4, .row_head = true },
        { .title = "State" },
        { .title = "Effort" },
        { .title = "Owner", .weight = 2 },
        { .title = "Lift", .align = ALIGN_END },
    };
    static const struct {
        const char *number, *what, *word, *effort, *owner, *lift;
        State state;
    } rows[] = {
        { "1", "Cut function roles down to what they call", "not met", "M", "Platform",
          "+281", STATE_NOT_MET },
        { "2", "Move two passwords out of the repository", "partial", "S", "Payments",
          "+140", STATE_PARTIAL },
        { "3", "Find out who can call the APIs", "unknown", "S", "no owner named", "+96",
          STATE_UNKNOWN },
        { "4", "Keep the list of event sources", "waived", "S", "Payments", "+12",
          STATE_WAIVED },
        { "5", "Give each function its own role", "met", "S", "Platform", "0", STATE_MET },
        { "6", "Throttle the public API", "not applicable", "M", "Platform", "0",
          STATE_NOT_APPLICABLE },
    };
    Node *node = section(arena, parent, 1, "roadmap",
                         "Six recommendations, in the order to take them");
    node->section.eyebrow = "Roadmap";
    node->section.bookmark = "Roadmap";
    Node *row = node_new(arena, node, NODE_TABLE);
    row->table = table_of(arena, columns, 6, 6);
    for (size_t i = 0; i < 6; i++) {
        *cell(&row->table, i, 0) = prose_of(arena, rows[i].number);
        prose_link(arena, cell(&row->table, i, 1), rows[i].what, "#IAM-1");
        prose_state(arena, cell(&row->table, i, 2), rows[i].state, rows[i].word);
        *cell(&row->table, i, 3) = prose_of(arena, rows[i].effort);
        *cell(&row->table, i, 4) = prose_of(arena, rows[i].owner);
        *cell(&row->table, i, 5) = prose_of(arena, rows[i].lift);
    }
    row->table.note = "Showing 6 of 11; all of them are in the full report.";
    Node *callout = node_new(arena, node, NODE_CALLOUT);
    prose_add(arena, &callout->callout.text, INLINE_STRONG,
              "One waiver runs out in April. ");
    prose_add(arena, &callout->callout.text, INLINE_TEXT, "K. Example accepted ");
    prose_add(arena, &callout->callout.text, INLINE_CODE, "payments-webhook");
    prose_add(arena, &callout->callout.text, INLINE_TEXT, " as a ");
    prose_add(arena, &callout->callout.text, INLINE_EMPHASIS, "public");
    prose_add(arena, &callout->callout.text, INLINE_TEXT, " function until 30 April 2027 ");
    prose_add(arena, &callout->callout.text, INLINE_MUTED, "(signed payloads). ");
    prose_link(arena, &callout->callout.text, "Why it matters", "https://example.com/why");
}

static Node *entry(Arena *arena, Node *parent, State state, const char *word,
                   const char *code, const char *title, const char *summary)
{
    Node *node = node_new(arena, parent, NODE_ENTRY);
    node->anchor = code;
    node->entry.state = state;
    node->entry.state_word = word;
    node->entry.code = code;
    node->entry.title = title;
    node->entry.summary = summary;
    return node;
}

static void evidence(Arena *arena, Node *parent)
{
    static const Column columns[] = {
        { .title = "Resource", .weight = 2, .code = true, .row_head = true },
        { .title = "Tool and check", .weight = 3 },
        { .title = "Record", .weight = 3, .code = true }
    };
    static const char *const rows[][4] = {
        { "payments-capture", "Prowler 5.4 ",
          "iam_inline_policy_no_administrative_privileges", "prowler.ocsf.json /118" },
        { "payments-refund", "Checkov 3.2 ", "CKV_AWS_111",
          "checkov.json /results/failed_checks/7" },
    };
    Node *node = entry(arena, parent, STATE_NOT_MET, "not met", "IAM-1",
                       "Function roles are least-privilege",
                       "14 of 21 functions fail · blocks stage 3");
    node->entry.open = true;
    paragraph(arena, node, TONE_TEXT,
              "Between 0 % and 33 % is in place; 90 % is needed. Two tools agree on 12 "
              "functions; Checkov alone reports two more.");
    Node *row = node_new(arena, node, NODE_TABLE);
    row->table = table_of(arena, columns, 3, 2);
    for (size_t i = 0; i < 2; i++) {
        *cell(&row->table, i, 0) = prose_of(arena, rows[i][0]);
        *cell(&row->table, i, 1) = prose_of(arena, rows[i][1]);
        prose_add(arena, cell(&row->table, i, 1), INLINE_CODE, rows[i][2]);
        *cell(&row->table, i, 2) = prose_of(arena, rows[i][3]);
    }
}

static void practices(Arena *arena, Node *parent)
{
    Node *node =
        section(arena, parent, 1, "practices", "Practices of roles and permissions");
    node->section.bookmark = "Practices";
    Node *stage = section(arena, node, 2, "practices-3", "Stage 3, Internal APIs");
    evidence(arena, stage);
    Node *met = entry(arena, stage, STATE_MET, "met", "IAM-2",
                      "Each function has its own role", "21 of 21 functions");
    paragraph(arena, met, TONE_SMALL, "Every role in list-functions.json is used once.");
    entry(arena, stage, STATE_UNKNOWN, "unknown", "IAM-4",
          "Every exposed API route authenticates and authorises its caller",
          "no evidence: feed an API Gateway scan, or answer Q23");
    Node *detail = section(arena, stage, 3, "practices-limits", "What was not seen");
    paragraph(arena, detail, TONE_MUTED,
              "Two of three accounts; API Gateway; anything outside eu-west-1.");
}

Document *html_blank(Arena *arena)
{
    Bundle bundle = { 0 };
    Document *document = document_new(arena);
    document->name = "full";
    document->language = "en";
    document->theme = theme_load(arena, &bundle, "slate", diag_new(arena));
    return document;
}

Document *html_sample(Arena *arena)
{
    Document *document = html_blank(arena);
    document->title = "Payments Platform has attained stage 2, Background Tasks";
    document->subject = "Serverless maturity of Payments Platform on 23 November 2026.";
    Node *first = section(arena, document->root, 1, "verdict", NULL);
    verdict(arena, first);
    Node *contents = node_new(arena, document->root, NODE_CONTENTS);
    contents->contents.title = "Contents";
    contents->contents.depth = 2;
    Node *three = section(arena, document->root, 1, "moves", "Three moves reach stage 3");
    moves(arena, three);
    standing(arena, document->root);
    roadmap(arena, document->root);
    practices(arena, document->root);
    return document;
}
