/* Composing: what the report says in every case, and what must hold of every report. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/strings.h"
#include "base/text8.h"
#include "layout/made_card.h"
#include "score/steps.h"

static int open_bench(void **state)
{
    static Bench bench;
    bench = bench_open();
    *state = &bench;
    return bench.model && bench.words && bench.faces ? 0 : -1;
}

static int close_bench(void **state)
{
    bench_close(*state);
    return 0;
}

static Document *compose(const Bench *bench, const Scorecard *card, const char *name)
{
    const Layout *layout = layout_load(bench->arena, &bench->bundle, name, bench->diag);
    assert_non_null(layout);
    Setting setting = { .theme = bench->theme,
                        .faces = bench->faces,
                        .words = bench->words };
    return layout_compose(bench->arena, layout, card, &setting, bench->diag);
}

static const Node *find(const Document *document, NodeKind kind)
{
    const Node *at = document->root;
    while (at && at->kind != kind)
        at = node_walk(document->root, at);
    return at;
}

static const char *words_of(Arena *arena, Prose text)
{
    const char *words = "";
    for (size_t i = 0; i < text.n_parts; i++)
        words = arena_printf(arena, "%s%s", words, text.parts[i].text);
    return words;
}

/* --- the verdict, case by case ---------------------------------------------------------
 */

static void says(const Bench *bench, const Scorecard *made, const char *title,
                 const char *first)
{
    Scorecard card = *made; /* made by hand: what follows from it is decided anew */
    card.next_stage = card.attained < LAST_STAGE ? card.attained + 1 : LAST_STAGE;
    card.n_helping_waivers = card.with_waivers ? card.n_valid_waivers : 0;
    decide_headline(&card);
    const Document *document = compose(bench, &card, "executive");
    assert_string_equal(find(document, NODE_VERDICT)->verdict.title, title);
    assert_string_equal(document->title, title);
    assert_string_equal(
        words_of(bench->arena, find(document, NODE_PARAGRAPH)->paragraph.text), first);
}

#define PERCENT "\xc2\xa0%"

static void an_attained_stage_names_what_the_next_one_lacks(void **state)
{
    Scorecard *card = made_at(*state, 2);
    made_open_point(*state, card, "IAM-1", STATE_NOT_MET);
    made_open_point(*state, card, "SCR-1", STATE_NOT_MET);
    made_open_point(*state, card, "IAM-3", STATE_UNKNOWN);
    says(
        *state, card, "Payments Platform has attained stage 2, Background Tasks",
        "Two stages are behind you, and 64" PERCENT " of the third is in place. Three "
        "blockers, all in permissions and secrets, stand in the way; two of them are small "
        "pieces of work. Nothing certain is known yet about one of them.");
}

static void the_last_open_point_is_named(void **state)
{
    Scorecard *card = made_at(*state, 2);
    made_stage(card, 3, 9500, 9500);
    card->score_stage = 3;
    made_open_point(*state, card, "IAM-3", STATE_NOT_MET);
    says(*state, card,
         "Payments Platform scores for stage 3 but is held at stage 2 by one open point",
         "Stage 3 has the score it needs, 95" PERCENT ". It stays closed until no function "
         "can be invoked publicly by accident: no evidence.");
}

static void a_missing_score_is_told_from_a_closed_gate(void **state)
{
    Scorecard *card = made_at(*state, 1);
    says(*state, card, "Payments Platform has attained stage 1, Rogue Developer",
         "One stage is behind you, and 64" PERCENT " of the second is in place. Nothing "
         "blocks stage 2; it stands at 64" PERCENT " and needs 80" PERCENT
         ", and sponsorship is the weakest part.");
}

static void a_stage_about_which_too_little_is_known_says_so(void **state)
{
    Scorecard *card = made_at(*state, 2);
    made_stage(card, 3, 3900, FULL_BP);
    says(*state, card, "Payments Platform has attained stage 2, Background Tasks",
         "Two stages are behind you, and 39" PERCENT
         " of the third is in place. Nothing in "
         "stage 3 is shown to be wrong, and too little to be right: 61" PERCENT
         " of it is unknown.");
}

static void waivers_are_said_in_the_title(void **state)
{
    const Bench *bench = *state;
    Scorecard *card = made_at(bench, 3);
    Waiver *waiver = ARENA_NEW(bench->arena, Waiver);
    *waiver =
        (Waiver){ .id = "W-1", .practice = model_find_practice(bench->model, "IAM-3") };
    const Waiver *list[] = { waiver, waiver };
    card->with_waivers = true;
    card->valid_waivers = list;
    card->n_valid_waivers = 1;
    const char *first =
        "Three stages are behind you, and 64" PERCENT
        " of the fourth is in place. Nothing blocks stage 4; it stands at "
        "64" PERCENT " and needs 80" PERCENT ", and sponsorship is the weakest part.";
    says(bench, card,
         "Payments Platform has attained stage 3, Internal APIs, with one waiver", first);
    card->n_valid_waivers = 2;
    says(bench, card,
         "Payments Platform has attained stage 3, Internal APIs, with two waivers", first);
    card->self_attested = true;
    says(bench, card,
         "Payments Platform reports stage 3, Internal APIs, with two waivers; most of it "
         "rests on answers alone",
         "Three stages are behind you by what the team says of itself, and 64" PERCENT
         " of the fourth is in place. Nothing blocks stage 4; it stands at "
         "64" PERCENT " and needs 80" PERCENT ", and sponsorship is the weakest part.");
}

static void a_withheld_stage_says_what_it_would_be(void **state)
{
    Scorecard *card = made_at(*state, 3);
    card->withheld = true;
    card->lowest_assurance = 6000;
    made_stage(card, 4, 0, 0);
    made_open_point(*state, card, "REL-6", STATE_UNKNOWN);
    says(*state, card,
         "The stage of Payments Platform is withheld: too little of stage 3, Internal "
         "APIs, is proven",
         "What is known would give stage 3, Internal APIs. At its lowest, 60" PERCENT
         " of the credit is proven, and at least 0" PERCENT
         " was asked for, so the stage is withheld. Scans or linked documents would "
         "release it. Of the fourth, 0" PERCENT
         " is in place. Nothing is known yet about one critical practice in reliability; "
         "stage 4 waits for it.");
}

static void a_self_attested_stage_says_so(void **state)
{
    Scorecard *card = made_at(*state, 3);
    card->self_attested = true;
    made_stage(card, 4, 0, 0);
    made_open_point(*state, card, "REL-6", STATE_UNKNOWN);
    says(*state, card,
         "Payments Platform reports stage 3, Internal APIs; most of it rests on answers "
         "alone",
         "Three stages are behind you by what the team says of itself, and 0" PERCENT
         " of the fourth is in place. Nothing is "
         "known yet about one critical practice in reliability; stage 4 waits for it.");
}

static void the_last_stage_has_no_next(void **state)
{
    Scorecard *card = made_at(*state, 4);
    says(*state, card, "Payments Platform has attained stage 4, Customer-facing Services",
         "All four stages are behind you, and nothing that applies is left open.");
    made_practice(card, "CST-2")->state = STATE_PARTIAL;
    says(*state, card, "Payments Platform has attained stage 4, Customer-facing Services",
         "All four stages are behind you, and 94" PERCENT " of the fourth is in place. One "
         "practice is still open; it does not hold the stage.");
}

static void no_stage_is_evaluating_unless_functions_run(void **state)
{
    Scorecard *card = made_at(*state, 0);
    made_open_point(*state, card, "FIT-1", STATE_NOT_MET);
    says(
        *state, card, "Payments Platform is evaluating: no stage is attained yet",
        "Everybody begins here. What to try first: pick one use case and try it as a proof "
        "of concept. After that, stage 1 asks for four practices, and 64" PERCENT
        " of it is in place.");
    card->usage_stage = 2;
    says(*state, card, "Payments Platform runs functions but has not attained stage 1 yet",
         "Functions run, but no stage is attained yet: 64" PERCENT
         " of the first is in place. One blocker, in workload fit, stands in the way; it "
         "is a "
         "small piece of work.");
}

static void nothing_known_is_not_a_stage(void **state)
{
    const Bench *bench = *state;
    says(bench, made_card(bench, made_assessment(bench)),
         "Not determined: too little is known about Payments Platform",
         "What is known leaves everything open between Evaluating and stage 4, "
         "Customer-facing Services. Nothing is known about any of the 50 practices up to "
         "stage 4. 28 answers would settle it.");
}

static void the_undetermined_is_a_range_with_what_would_settle_it(void **state)
{
    const Bench *bench = *state;
    Scorecard *card = made_card(bench, made_assessment(bench));
    PracticeScore *leak = made_practice(card, "SCR-1");
    leak->state = STATE_NOT_MET;
    leak->u = leak->h = 0;
    card->potential = 1;
    const Practice *blockers[] = { leak->practice };
    card->stages[2].blockers = blockers;
    card->stages[2].n_blockers = 1;
    card->stages[2].n_critical_open = 0;
    card->n_open_questions = 4; /* of the first stage, which come first */
    Scan scans[] = { { "prowler", "Prowler", blockers, 1 },
                     { "cfn-lint", "cfn-lint", blockers, 1 } };
    card->scans = scans;
    card->n_scans = 2;
    says(bench, card,
         "Payments Platform stands at stage 1 at most; four answers would place it",
         "What is known leaves everything open between Evaluating and stage 1, Rogue "
         "Developer. Nothing is known about any of the four practices up to stage 1. Stage "
         "2 "
         "stays out of reach until no secret is hard-coded in code, templates or "
         "environment "
         "variables: no evidence. What Prowler and cfn-lint can see comes first, then four "
         "answers.");
}

/* --- what must hold of every report
 * ------------------------------------------------------- */

static const char *const never[] = {
    "{",
    "}",
    "  ",
    " .",
    " ,",
    "..",
    " 1 practices",
    " 1 functions",
    "(null)",
    "one functions",
    "one practices",
    "no of",
    ": .",
    ", and and",
    "no functions pass",
    "; .",
    " ;",
    "of no",
};

static void check_text(const char *text, uint64_t seed)
{
    if (!text)
        return;
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        if (strstr(text, never[i]))
            fail_msg("seed %llu: \"%s\" in: %s", (unsigned long long)seed, never[i], text);
    if (text8_first_broken(text, strlen(text)) != strlen(text))
        fail_msg("seed %llu: broken UTF-8", (unsigned long long)seed);
}

static void check_prose(const Bench *bench, Prose text, uint64_t seed)
{
    check_text(words_of(bench->arena, text), seed);
}

static void check_table(const Bench *bench, const Table *table, uint64_t seed)
{
    assert_true(table->n_rows > 0);
    for (size_t i = 0; i < table->n_columns; i++)
        assert_true(table->columns[i].title && *table->columns[i].title);
    for (size_t i = 0; i < table->n_rows * table->n_columns; i++) {
        check_prose(bench, table->cells[i], seed);
        assert_true(table->cells[i].n_parts > 0);
    }
    check_text(table->note, seed);
    assert_false(table->fit && !table->note_pattern);
}

static void check_figure(const Bench *bench, const Node *node, uint64_t seed)
{
    assert_true(node->figure.alt && *node->figure.alt);
    check_text(node->figure.alt, seed);
    check_table(bench, &node->figure.data, seed);
    const Picture *picture = node->figure.picture;
    for (size_t i = 0; i < picture->n_marks; i++)
        if (picture->marks[i].kind == MARK_TEXT)
            check_text(picture->marks[i].text, seed);
}

static void check_cards(const Bench *bench, const Node *node, uint64_t seed)
{
    for (size_t i = 0; i < node->cards.n_cards; i++) {
        const Card *card = &node->cards.cards[i];
        check_text(card->title, seed);
        check_prose(bench, card->text, seed);
        for (size_t k = 0; k < card->n_facts; k++)
            assert_true(card->facts[k].text.n_parts > 0);
    }
}

/* No `default:`: a new kind of node must be thought of here. */
static void check_node(const Bench *bench, const Node *node, uint64_t seed)
{
    switch (node->kind) {
    case NODE_SECTION:
        check_text(node->section.title, seed);
        assert_true(node == node->parent || !node->parent || node->first);
        break;
    case NODE_VERDICT:
        check_text(node->verdict.title, seed);
        check_text(node->verdict.scope, seed);
        break;
    case NODE_PARAGRAPH: check_prose(bench, node->paragraph.text, seed); break;
    case NODE_ITEM: check_prose(bench, node->item.text, seed); break;
    case NODE_TABLE: check_table(bench, &node->table, seed); break;
    case NODE_FIGURE: check_figure(bench, node, seed); break;
    case NODE_TILES:
        for (size_t i = 0; i < node->tiles.n_tiles; i++)
            check_text(node->tiles.tiles[i].words, seed);
        break;
    case NODE_CARDS: check_cards(bench, node, seed); break;
    case NODE_ENTRY:
        check_text(node->entry.summary, seed);
        assert_true(*node->entry.summary);
        break;
    case NODE_CALLOUT: check_prose(bench, node->callout.text, seed); break;
    case NODE_LIST:
    case NODE_GRID:
    case NODE_CONTENTS:
    case NODE_LOGO:
    case NODE_COVER:
    case NODE_IMAGE:
    case NODE_SPACE:
    case NODE_COLUMNS: break;
    }
}

static void headings_skip_no_level(const Document *document)
{
    int last = 0;
    for (const Node *at = document->root; at; at = node_walk(document->root, at)) {
        if (at->kind != NODE_SECTION || !at->section.title)
            continue;
        assert_true(at->section.level >= 1 && at->section.level <= last + 1);
        last = at->section.level;
    }
}

static void anchors_are_unique(const Bench *bench, const Document *document)
{
    Map *seen = map_new(bench->arena);
    for (const Node *at = document->root; at; at = node_walk(document->root, at)) {
        if (!at->anchor)
            continue;
        assert_null(map_get(seen, at->anchor));
        map_set(seen, at->anchor, seen);
    }
}

static void links_lead_somewhere(const Bench *bench, const Document *document)
{
    Map *anchors = map_new(bench->arena);
    for (const Node *at = document->root; at; at = node_walk(document->root, at))
        if (at->anchor)
            map_set(anchors, at->anchor, anchors);
    for (const Node *at = document->root; at; at = node_walk(document->root, at)) {
        for (size_t i = 0; at->kind == NODE_CARDS && i < at->cards.n_cards; i++)
            if (at->cards.cards[i].target)
                assert_non_null(map_get(anchors, at->cards.cards[i].target + 1));
        if (at->kind != NODE_TABLE)
            continue;
        for (size_t i = 0; i < at->table.n_rows * at->table.n_columns; i++)
            for (size_t k = 0; k < at->table.cells[i].n_parts; k++)
                if (at->table.cells[i].parts[k].kind == INLINE_LINK)
                    assert_non_null(
                        map_get(anchors, at->table.cells[i].parts[k].target + 1));
    }
}

static void every_report_reads_well(void **state)
{
    enum { N_CASES = 300 };
    static const char *const layouts[] = { "executive", "full" };
    (void)state;
    Bench bench = bench_open();
    for (uint64_t seed = 1; seed <= N_CASES; seed++) {
        const Scorecard *card = made_at_random(&bench, seed);
        for (size_t i = 0; i < 2; i++) {
            const Document *document = compose(&bench, card, layouts[i]);
            for (const Node *at = document->root; at; at = node_walk(document->root, at))
                check_node(&bench, at, seed);
            headings_skip_no_level(document);
            anchors_are_unique(&bench, document);
            links_lead_somewhere(&bench, document);
        }
        if (seed % 25 == 0) { /* bounded memory */
            bench_close(&bench);
            bench = bench_open();
        }
    }
    bench_close(&bench);
}

static void the_full_report_holds_every_stage_and_every_practice(void **state)
{
    const Bench *bench = *state;
    const Document *document = compose(bench, made_at(bench, 2), "full");
    size_t entries = 0, stages = 0, lists = 0;
    for (const Node *at = document->root; at; at = node_walk(document->root, at)) {
        entries += at->kind == NODE_ENTRY;
        bool is_stage = at->kind == NODE_SECTION && at->parent == document->root &&
                        text8_starts(at->anchor, "stage-");
        stages += is_stage;
        lists += at->kind == NODE_LIST && at->parent->parent &&
                 at->parent->parent->kind == NODE_GRID;
    }
    assert_int_equal(entries, bench->model->n_practices);
    assert_int_equal(stages, N_STAGES);
    assert_int_equal(lists, 4 * N_STAGES);
}

static void four_pages_at_most(const Bench *bench)
{
    for (uint64_t seed = 1; seed <= 60; seed++) {
        const Scorecard *card = made_at_random(bench, seed);
        Document *document = compose(bench, card, "executive");
        const Pages *pages =
            layout_typeset(bench->arena, document, bench->faces, bench->diag);
        if (!pages)
            fail_msg("seed %llu: %s", (unsigned long long)seed,
                     bench->diag->lines[bench->diag->n_lines - 1].message);
        assert_true(pages->n_pages <= 4);
    }
}

/* Whatever the input: also with long names and every gate closed. */
static void an_executive_report_has_at_most_four_pages(void **state)
{
    four_pages_at_most(*state);
}

static void a_german_executive_report_has_at_most_four_pages(void **state)
{
    const Bench *bench = *state;
    Bench german = *bench;
    german.words = words_load(bench->arena, &bench->bundle, "de", bench->diag);
    four_pages_at_most(&german);
}

/* Remarks are stored as "what" or "what: how many": both are known by their English. */
static void remarks_of_tools_are_said_in_the_report_s_language(void **state)
{
    Bench german = *(const Bench *)*state;
    german.words = words_load(german.arena, &german.bundle, "de", german.diag);
    static const char *remarks[] = { "components: 1204",
                                     "one page of a longer list: what is missing is not "
                                     "counted",
                                     "a remark: of a tool of one's own" };
    Input input = { .path = "in/scan.json", .remarks = remarks, .n_remarks = 3 };
    Assessment *found = made_assessment(&german);
    found->inputs = &input;
    found->n_inputs = 1;
    const Document *document = compose(&german, made_card(&german, found), "full");
    static const char *const said[] = { "scan.json: Komponenten: 1204",
                                        "scan.json: eine Seite einer längeren Liste: was "
                                        "fehlt, ist nicht gezählt",
                                        "scan.json: a remark: of a tool of one's own" };
    size_t n = 0;
    for (const Node *at = document->root; at; at = node_walk(document->root, at))
        if (at->kind == NODE_PARAGRAPH && n < 3 &&
            text8_same(words_of(german.arena, at->paragraph.text), said[n]))
            n++;
    assert_int_equal(n, 3);
}

/* --- owners ------------------------------------------------------------------------- */

static size_t columns_titled(const Document *document, const char *title)
{
    size_t n = 0;
    for (const Node *at = document->root; at; at = node_walk(document->root, at))
        for (size_t i = 0; at->kind == NODE_TABLE && i < at->table.n_columns; i++)
            n += strcmp(at->table.columns[i].title, title) == 0;
    return n;
}

static void who_owns_is_a_column_only_where_anybody_does(void **state)
{
    const Bench *bench = *state;
    Assessment *found = made_assessment(bench);
    const Document *nobody = compose(bench, made_card(bench, found), "executive");
    assert_true(columns_titled(nobody, "Recommendation") > 0);
    assert_int_equal(columns_titled(nobody, "Owner"), 0);
    CapabilityOwner owner = { .practice = &bench->model->practices[0],
                              .owner = "Platform" };
    found->capability_owners = &owner;
    found->n_capability_owners = 1;
    const Document *somebody = compose(bench, made_card(bench, found), "executive");
    assert_true(columns_titled(somebody, "Owner") > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_attained_stage_names_what_the_next_one_lacks),
        cmocka_unit_test(the_last_open_point_is_named),
        cmocka_unit_test(a_missing_score_is_told_from_a_closed_gate),
        cmocka_unit_test(a_stage_about_which_too_little_is_known_says_so),
        cmocka_unit_test(waivers_are_said_in_the_title),
        cmocka_unit_test(a_self_attested_stage_says_so),
        cmocka_unit_test(a_withheld_stage_says_what_it_would_be),
        cmocka_unit_test(the_last_stage_has_no_next),
        cmocka_unit_test(no_stage_is_evaluating_unless_functions_run),
        cmocka_unit_test(nothing_known_is_not_a_stage),
        cmocka_unit_test(the_undetermined_is_a_range_with_what_would_settle_it),
        cmocka_unit_test(every_report_reads_well),
        cmocka_unit_test(an_executive_report_has_at_most_four_pages),
        cmocka_unit_test(a_german_executive_report_has_at_most_four_pages),
        cmocka_unit_test(remarks_of_tools_are_said_in_the_report_s_language),
        cmocka_unit_test(who_owns_is_a_column_only_where_anybody_does),
        cmocka_unit_test(the_full_report_holds_every_stage_and_every_practice),
    };
    return cmocka_run_group_tests_name("layout: compose", tests, open_bench, close_bench);
}
