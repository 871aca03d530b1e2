/* Every kind of node in one document: what the tests set, and what one looks at when the
 * typesetting changes. */
#include "layout/specimen.h"

static const Bundle compiled_in = { 0 };

Desk desk_open(void)
{
    Desk desk = { .arena = arena_new() };
    desk.diag = diag_new(desk.arena);
    desk.theme = theme_load(desk.arena, &compiled_in, "slate", desk.diag);
    if (desk.theme)
        desk.faces = faces_open(desk.theme, &compiled_in, desk.diag);
    return desk;
}

void desk_close(Desk *desk)
{
    faces_close(desk->faces);
    arena_free(desk->arena);
}

Document *specimen_blank(const Desk *desk)
{
    Document *document = document_new(desk->arena);
    document->name = "specimen";
    document->title = "Payments Platform has attained stage 2, Background Tasks";
    document->subject = "Specimen of typesetting";
    document->entity = "Payments Platform";
    document->theme = desk->theme;
    document->page = (PageSpec){ .width = 595.28,
                                 .height = 841.89,
                                 .top = 51,
                                 .right = 51,
                                 .bottom = 56.7,
                                 .left = 51 };
    document->foot_start = "Executive report · Payments Platform · 23 November 2026";
    document->foot_end = "{page} / {pages}";
    return document;
}

Node *specimen_section(const Desk *desk, Node *parent, const char *id, int level,
                       const char *title)
{
    Node *node = node_new(desk->arena, parent, NODE_SECTION);
    node->anchor = id;
    node->section.level = level;
    node->section.title = title;
    return node;
}

Node *specimen_paragraph(const Desk *desk, Node *parent, Tone tone, const char *text)
{
    Node *node = node_new(desk->arena, parent, NODE_PARAGRAPH);
    node->paragraph.tone = tone;
    node->paragraph.text = prose_of(desk->arena, text);
    return node;
}

static Column *columns_of(const Desk *desk, const Column *columns, size_t n)
{
    Column *copy = ARENA_ARRAY(desk->arena, Column, n);
    for (size_t i = 0; i < n; i++)
        copy[i] = columns[i];
    return copy;
}

Node *specimen_table(const Desk *desk, Node *parent, size_t rows)
{
    static const Column columns[] = {
        { .title = "#", .align = ALIGN_END },
        { .title = "Recommendation", .weight = 3, .row_head = true },
        { .title = "Share", .align = ALIGN_END },
    };
    static const char *const moves[] = {
        "Replace wildcard policies on fourteen functions",
        ("Give every queue consumer a dead-letter queue, and look at what lands in it at "
         "least once a week so that nothing is lost in silence"),
        "Trace calls end to end",
    };
    Node *node = node_new(desk->arena, parent, NODE_TABLE);
    Table *table = &node->table;
    table->columns = columns_of(desk, columns, 3);
    table->n_columns = 3;
    table->n_rows = rows;
    table->n_total = rows;
    table->cells = ARENA_ARRAY(desk->arena, Prose, rows * 3);
    for (size_t r = 0; r < rows; r++) {
        Prose *cells = &table->cells[r * 3];
        cells[0] = prose_of(desk->arena, arena_printf(desk->arena, "%zu", r + 1));
        cells[1] = prose_of(desk->arena, moves[r % 3]);
        cells[2] = prose_of(desk->arena, arena_printf(desk->arena, "%zu %%", r % 101));
    }
    return node;
}

/* --- the full specimen ------------------------------------------------------------ */

static void add_verdict(const Desk *desk, Node *root)
{
    Node *section = specimen_section(desk, root, "verdict", 1, NULL);
    Node *verdict = node_new(desk->arena, section, NODE_VERDICT);
    verdict->verdict.eyebrow = "SERVERLESS MATURITY ASSESSMENT";
    verdict->verdict.title = "Payments Platform has attained stage 2, Background Tasks";
    verdict->verdict.scope = "Northwind Bank · 23 November 2026 · 7 scans, 1,842 checks "
                             "over 21 functions";
    specimen_paragraph(desk, section, TONE_LEAD,
                       "Two stages are behind you and 64 % of the third is in place. Three "
                       "blockers, all in permissions and secrets, stand between the team "
                       "and running internal APIs on functions with confidence; two of "
                       "them are small pieces of work.");
    Node *figure = node_new(desk->arena, section, NODE_FIGURE);
    figure->figure.picture = picture_new(desk->arena, 493, 120);
    for (int i = 0; i < 4; i++) {
        double height = 30.0 * (i + 1);
        picture_rect(figure->figure.picture, (Rect){ 125.0 * i, 120 - height, 118, height },
                     3, COLOUR_ACCENT);
    }
    figure->figure.alt = "Stage ladder. Stages 1 and 2 are attained.";
    figure->figure.caption = "Share of weighted practices met at each stage.";
    static Tile tiles[] = {
        { .number = "2.7", .words = "maturity index" },
        { .number = "3", .words = "blockers to stage 3" },
        { .number = "78 %", .words = "of practices backed by evidence" },
        { .number = "21", .words = "functions seen, five of them on retired runtimes" }
    };
    Node *numbers = node_new(desk->arena, section, NODE_TILES);
    numbers->tiles.tiles = tiles;
    numbers->tiles.n_tiles = 4;
}

static Card card_of(const Desk *desk, const char *number, const char *title,
                    const char *text, const char *target)
{
    static const char *const facts[][2] = { { "Effort", "M · about two weeks" },
                                            { "Owner", "Platform" },
                                            { "Proof", "Checkov CKV_AWS_111, Prowler" } };
    Card card = { .number = number, .title = title, .target = target, .n_facts = 3 };
    card.text = prose_of(desk->arena, text);
    card.facts = ARENA_ARRAY(desk->arena, Fact, 3);
    for (int i = 0; i < 3; i++) {
        card.facts[i].term = facts[i][0];
        card.facts[i].text = prose_of(desk->arena, facts[i][1]);
    }
    return card;
}

static void add_moves(const Desk *desk, Node *root)
{
    Node *section =
        specimen_section(desk, root, "moves", 1, "Three moves that unlock stage 3");
    Node *cards = node_new(desk->arena, section, NODE_CARDS);
    cards->cards.cards = ARENA_ARRAY(desk->arena, Card, 3);
    cards->cards.n_cards = 3;
    cards->cards.cards[0] = card_of(desk, "1", "Replace wildcard IAM policies",
                                    "14 of 21 functions can act on every resource in the "
                                    "account. Give each its own role, scoped to what it "
                                    "calls.",
                                    "#IAM-1");
    cards->cards.cards[1] = card_of(desk, "2", "Move credentials to the secret store",
                                    "Six functions carry credentials in environment "
                                    "variables.",
                                    "#SCR-1");
    cards->cards.cards[2] = card_of(desk, "3", "Gate deploys on dependency scans",
                                    "Nothing stops a release with a known critical "
                                    "vulnerability; 112 are open today.",
                                    NULL);
}

static Node *add_list(const Desk *desk, Node *parent, int span)
{
    static const char *const items[] = {
        "Internal APIs and the tools behind them, with callers that are known by name",
        "Scheduled clean-up and reports",
        "Reactions to files that land in a bucket",
    };
    Node *list = node_new(desk->arena, parent, NODE_LIST);
    list->span = span;
    for (int i = 0; i < 3; i++) {
        Node *item = node_new(desk->arena, list, NODE_ITEM);
        item->item.text = prose_of(desk->arena, items[i]);
    }
    return list;
}

static void add_standing(const Desk *desk, Node *root)
{
    Arena *arena = desk->arena;
    Node *section = specimen_section(desk, root, "standing", 1,
                                     "Strong on automation, held back by permissions");
    section->section.eyebrow = "WHERE YOU STAND";
    section->section.bookmark = "Where you stand";
    section->page_break = true;
    Node *grid = node_new(arena, section, NODE_GRID);
    for (int i = 0; i < 2; i++) {
        Node *column = specimen_section(desk, grid, i ? "criteria" : "workloads", 2,
                                        i ? "Success criteria" : "Typical workloads");
        column->span = 6;
        add_list(desk, column, 12);
    }
    Node *mixed = node_new(arena, section, NODE_PARAGRAPH);
    Prose *text = &mixed->paragraph.text;
    prose_add(arena, text, INLINE_TEXT, "The practice ");
    prose_add(arena, text, INLINE_CODE, "IAM-1");
    prose_add(arena, text, INLINE_TEXT, " is ");
    prose_state(arena, text, STATE_NOT_MET, "not met");
    prose_add(arena, text, INLINE_TEXT, ", ");
    prose_add(arena, text, INLINE_STRONG, "which blocks stage 3");
    prose_add(arena, text, INLINE_TEXT, "; ");
    prose_link(arena, text, "its proof stands in the appendix of this report", "#IAM-1");
    prose_add(arena, text, INLINE_TEXT, ", one of ");
    prose_add(arena, text, INLINE_EMPHASIS, "many");
    prose_add(arena, text, INLINE_TEXT, " found in ");
    prose_add(arena, text, INLINE_CODE, "prowler.ocsf.json:/results/failed_checks/118");
    prose_add(arena, text, INLINE_TEXT, " on 3 November. Others are ");
    prose_state(arena, text, STATE_UNKNOWN, "unknown");
    prose_add(arena, text, INLINE_TEXT, " or ");
    prose_state(arena, text, STATE_WAIVED, "waived");
    prose_add(arena, text, INLINE_TEXT, " until April.");
    Node *callout = node_new(arena, section, NODE_CALLOUT);
    callout->callout.text =
        prose_of(arena, "Two of three accounts were not looked at; API Gateway was not "
                        "either. The verdict holds for what was seen.");
    Node *table = specimen_table(desk, section, 14);
    table->table.caption = "The plan, in the order to take it";
    table->table.note = "Showing 14 of 31; all are in the full report.";
    specimen_paragraph(desk, section, TONE_MUTED, "A remark of little weight, set small.");
}

static void add_entry(const Desk *desk, Node *parent, const char *id, State state,
                      const char *word, const char *title, const char *summary,
                      size_t proofs)
{
    static const Column columns[] = {
        { .title = "Resource", .weight = 2, .code = true, .row_head = true },
        { .title = "Tool and check", .weight = 3 },
        { .title = "Record", .weight = 3, .code = true },
    };
    Node *entry = node_new(desk->arena, parent, NODE_ENTRY);
    entry->anchor = id;
    entry->entry.state = state;
    entry->entry.state_word = word;
    entry->entry.code = id;
    entry->entry.title = title;
    entry->entry.summary = summary;
    specimen_paragraph(desk, entry, TONE_TEXT,
                       "Between 0 % and 33 % is in place; 90 % is needed. Two tools agree "
                       "on 12 functions; Checkov alone reports two more.");
    if (!proofs)
        return;
    Node *node = node_new(desk->arena, entry, NODE_TABLE);
    Table *table = &node->table;
    table->columns = columns_of(desk, columns, 3);
    table->n_columns = 3;
    table->n_rows = proofs;
    table->cells = ARENA_ARRAY(desk->arena, Prose, proofs * 3);
    for (size_t r = 0; r < proofs; r++) {
        Prose *cells = &table->cells[r * 3];
        cells[0] = prose_of(desk->arena, r % 2 ? "payments-refund" : "payments-capture");
        cells[1] = prose_of(desk->arena, "Checkov 3.2 ");
        prose_add(desk->arena, &cells[1], INLINE_CODE,
                  r % 2 ? "CKV_AWS_111" : "iam_inline_policy_no_administrative_privileges");
        cells[2] = prose_of(desk->arena, "checkov.json /results/failed_checks/7");
    }
}

static void add_appendix(const Desk *desk, Node *root)
{
    Node *section = specimen_section(desk, root, "appendix", 1, "Every practice");
    Node *access = specimen_section(desk, section, "access", 2, "Roles and permissions");
    add_entry(desk, access, "IAM-1", STATE_NOT_MET, "not met",
              "Function roles are least-privilege", "14 of 21 fail · blocks stage 3", 6);
    add_entry(desk, access, "IAM-2", STATE_MET, "met", "Each function has its own role",
              "21 of 21 functions", 0);
    add_entry(desk, access, "IAM-4", STATE_UNKNOWN, "unknown",
              "Every exposed API route authenticates and authorises its caller",
              "no evidence: feed an API Gateway scan, or answer Q23", 2);
    Node *secrets = specimen_section(desk, section, "secrets", 2, "Secret management");
    add_entry(desk, secrets, "SCR-1", STATE_PARTIAL, "partial",
              "No credentials in the environment", "6 of 21 functions", 8);
    add_entry(desk, secrets, "SCR-2", STATE_NOT_APPLICABLE, "not applicable",
              "Secrets are rotated", "no secret is kept", 0);
}

Document *specimen_full(const Desk *desk)
{
    Document *document = specimen_blank(desk);
    add_verdict(desk, document->root);
    add_moves(desk, document->root);
    add_standing(desk, document->root);
    Node *contents = node_new(desk->arena, document->root, NODE_CONTENTS);
    contents->page_break = true;
    contents->contents.title = "Contents";
    contents->contents.depth = 2;
    add_appendix(desk, document->root);
    return document;
}
