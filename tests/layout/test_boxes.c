/* What stands where, over every layout that ships and inputs of every kind: the sample, no
 * evidence at all, ten thousand findings, names that no page can break, the same on small
 * and on wide paper. Nothing leaves its page, no two texts stand on each other, no page is
 * empty. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "cli/pipeline.h"
#include "layout/made_card.h"

static const double SLACK = 0.75; /* points: rounding, and what letters hang over */

enum { N_NAMES = 8 };

static const char *const plain_names[N_NAMES] = {
    "billing-invoice", "billing-refund", "orders-accept", "orders-cancel",
    "stock-reserve",   "mail-send",      "search-index",  "search-query",
};

static const char *const hostile_names[N_NAMES] = {
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW"
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "arn:aws:lambda:eu-west-1:111122223333:function:a-name-as-long-as-the-console-lets-one-"
    "be:"
    "PRODUCTION/and/a/path/behind/it?with=query&and=more#fragment",
    "<script>alert(\"1\")</script> & {entity} {{",
    "\xd7\xaa\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9e\xd7\x99\xd7\x9d "
    "\xd7\x94\xd7\xa2\xd7\x91\xd7\xa8\xd7\x94 123",
    "\xe6\x94\xaf\xe6\x89\x95\xe3\x81\x84\xe3\x82\xb5\xe3\x83\xbc\xe3\x83\x93\xe3\x82\xb9",
    "a\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x85 e\xcc\x81 "
    "\xf0\x9f\x9a\x80\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb",
    "Donaudampfschifffahrtsgesellschaftskapit\xc3\xa4nswitwenrentenauszahlungsstellenleiter"
    "in",
    "x",
};

/* --- inputs ------------------------------------------------------------------------- */

static const Scorecard *sample(Bench *bench)
{
    static const char *inputs[] = { "data/samples/payments" };
    Options options = {
        .inputs = inputs, .n_inputs = 1, .effort_budget = -1, .bundle = bench->bundle
    };
    date_read("2026-11-23", &options.as_of);
    const Portfolio *all = pipeline_run(bench->arena, &options, bench->diag);
    assert_non_null(all);
    return all->entities[0];
}

static const Scorecard *empty(Bench *bench)
{
    return made_card(bench, made_assessment(bench));
}

/* `n` findings over n / 5 functions. */
static const Scorecard *crowd(Bench *bench, unsigned n, const char *const *names)
{
    Assessment *found = made_assessment(bench);
    const Model *model = bench->model;
    unsigned n_functions = n / 5;
    Resource *functions = ARENA_ARRAY(bench->arena, Resource, n_functions);
    found->inventory = ARENA_ARRAY(bench->arena, InventoryItem, n_functions);
    for (unsigned i = 0; i < n_functions; i++) {
        functions[i] =
            (Resource){ .id = arena_printf(bench->arena, "%s-%04u", names[i % N_NAMES], i),
                        .kind = "function",
                        .in_inventory = true,
                        .weight = 1,
                        .owner = names[i % 7] };
        found->inventory[found->n_inventory++] =
            (InventoryItem){ .resource = &functions[i],
                             .runtime = names[(i + 1) % N_NAMES],
                             .memory_mb = 10240,
                             .timeout_s = 900,
                             .runtime_retired = found->as_of - 1 };
    }
    found->observations = ARENA_ARRAY(bench->arena, Observation, n);
    for (unsigned i = 0; i < n; i++)
        found->observations[found->n_observations++] = (Observation){
            .practice = &model->practices[i * 7 % model->n_practices],
            .resource = &functions[i % n_functions],
            .verdict = i % 9 ? VERDICT_FAIL : VERDICT_PASS,
            .strength = STRENGTH_DIRECT,
            .tool = "checkov",
            .check = names[(i + 2) % N_NAMES],
            .pointer = arena_printf(bench->arena, "/results/failed_checks/%u", i),
            .date = found->as_of - 3,
        };
    for (size_t i = 0; i < model->n_practices; i++)
        if (strcmp(model->practices[i].population, "function") == 0)
            found->universe[i] = (int)n_functions;
    return made_card(bench, found);
}

static const Scorecard *huge(Bench *bench)
{
    return crowd(bench, 10000, plain_names);
}

static const Scorecard *hostile(Bench *bench)
{
    Scorecard *card = (Scorecard *)crowd(bench, 400, hostile_names);
    Assessment *found = (Assessment *)card->assessment;
    found->entity = hostile_names[6];
    found->organisation = hostile_names[3];
    found->waivers = ARENA_ARRAY(bench->arena, Waiver, N_NAMES);
    for (size_t i = 0; i < N_NAMES; i++)
        found->waivers[found->n_waivers++] =
            (Waiver){ .id = hostile_names[i],
                      .practice = &bench->model->practices[i],
                      .resource = hostile_names[i],
                      .reason = hostile_names[N_NAMES - 1 - i],
                      .approver = hostile_names[i],
                      .created = found->as_of - 9,
                      .expires = found->as_of + 9 };
    return made_card(bench, found);
}

/* --- boxes -------------------------------------------------------------------------- */

typedef struct {
    Rect box;
    const char *text;
    const void *picture;
} Word;

typedef struct {
    Word *list;
    size_t n;
} WordBoxes;

static const char *place; /* of what is measured now: layout, input, page */

static void inside(Rect box, double width, double height, const char *what)
{
    if (box.x < -SLACK || box.y < -SLACK || box.x + box.width > width + SLACK ||
        box.y + box.height > height + SLACK)
        fail_msg("%s: %s at %d,%d, %d wide and %d high, leaves %d x %d", place, what,
                 (int)box.x, (int)box.y, (int)box.width, (int)box.height, (int)width,
                 (int)height);
}

/* From the baseline to the height of its capitals: what nobody wants to see struck. The
 * blank at the end of a broken line may hang over. */
static Rect text_box(Faces *faces, const Mark *mark)
{
    double height = text_cap_height(faces, mark->style);
    double x = mark->at.x - (mark->align == ALIGN_MIDDLE ? mark->width / 2
                             : mark->align == ALIGN_END  ? mark->width
                                                         : 0);
    size_t length = strlen(mark->text);
    bool hangs = length && mark->text[length - 1] == ' ' && mark->align == ALIGN_START;
    double blank = hangs ? text_width(faces, mark->style, " ") : 0;
    return (Rect){ x, mark->at.y - height, mark->width - blank, height };
}

static void measure_piece(Bench *bench, const Pages *pages, const Piece *piece,
                          WordBoxes *words)
{
    const Picture *picture = piece->picture;
    inside((Rect){ piece->at.x, piece->at.y, picture->width, picture->height },
           pages->width, pages->height, "a picture");
    for (size_t i = 0; i < picture->n_marks; i++) {
        const Mark *mark = &picture->marks[i];
        if (mark->kind != MARK_TEXT)
            continue;
        Rect box = text_box(bench->faces, mark);
        inside(box, picture->width, picture->height, mark->text);
        box.x += piece->at.x;
        box.y += piece->at.y;
        ARENA_PUSH(bench->arena, words->list, words->n) =
            (Word){ .box = box, .text = mark->text, .picture = picture };
    }
}

static bool overlap(Rect a, Rect b)
{
    return a.x + SLACK < b.x + b.width && b.x + SLACK < a.x + a.width &&
           a.y + SLACK < b.y + b.height && b.y + SLACK < a.y + a.height;
}

static void measure_page(Bench *bench, const Pages *pages, const Page *page)
{
    WordBoxes words = { 0 };
    size_t content = 0;
    for (size_t i = 0; i < page->n_pieces; i++) {
        measure_piece(bench, pages, &page->pieces[i], &words);
        content += page->pieces[i].owner != NULL;
    }
    if (!content)
        fail_msg("%s: nothing stands on this page", place);
    for (size_t i = 0; i < words.n; i++)
        for (size_t k = 0; k < i; k++)
            if (overlap(words.list[i].box, words.list[k].box))
                fail_msg("%s: \"%s\" stands on \"%s\"", place, words.list[i].text,
                         words.list[k].text);
}

/* --- all of them -------------------------------------------------------------------- */

static const char *dress; /* the theme at hand; NULL: slate */

static void wear(Bench *bench)
{
    faces_close(bench->faces);
    bench->theme = theme_load(bench->arena, &bench->bundle, dress, bench->diag);
    assert_non_null(bench->theme);
    bench->faces = faces_open(bench->theme, &bench->bundle, bench->diag);
}

static void set_one(Bench *bench, const Scorecard *card, const char *input,
                    const char *name, const char *paper)
{
    Setting setting = { .theme = bench->theme,
                        .faces = bench->faces,
                        .words = bench->words };
    assert_true(layout_page_size(bench->arena, paper, &setting.page_width,
                                 &setting.page_height, bench->diag));
    const Layout *layout = layout_load(bench->arena, &bench->bundle, name, bench->diag);
    Document *document = layout_compose(bench->arena, layout, card, &setting, bench->diag);
    const Pages *pages = layout_typeset(bench->arena, document, bench->faces, bench->diag);
    if (!pages)
        fail_msg("%s of %s on %s: %s", name, input, paper,
                 bench->diag->lines[bench->diag->n_lines - 1].message);
    for (size_t i = 0; i < pages->n_pages; i++) {
        place = arena_printf(bench->arena, "%s of %s on %s, page %zu", name, input, paper,
                             i + 1);
        measure_page(bench, pages, &pages->pages[i]);
    }
}

/* The executive report promises four pages of paper that stands upright. */
static bool is_promised(const char *name, const char *paper)
{
    return strcmp(name, "executive") != 0 || !strstr(paper, "landscape");
}

static void every_layout(const Scorecard *(*make)(Bench *), const char *input,
                         const char *paper)
{
    Bench first = bench_open();
    size_t n;
    const char **names = layout_names(first.arena, &first.bundle, &n, first.diag);
    assert_true(n >= 8);
    for (size_t i = 0; i < n; i++) {
        if (!is_promised(names[i], paper))
            continue;
        Bench bench = bench_open();
        if (dress)
            wear(&bench);
        set_one(&bench, make(&bench), input, names[i], paper);
        bench_close(&bench);
    }
    bench_close(&first);
}

static void the_sample_stands_as_it_should(void **state)
{
    (void)state;
    every_layout(sample, "the sample", "A4");
    every_layout(sample, "the sample", "Letter,landscape");
    every_layout(sample, "the sample", "A3");
}

static void no_evidence_stands_as_it_should(void **state)
{
    (void)state;
    every_layout(empty, "no evidence", "A4");
    every_layout(empty, "no evidence", "Letter,landscape");
}

static void ten_thousand_findings_stand_as_they_should(void **state)
{
    (void)state;
    every_layout(huge, "10,000 findings", "A4");
}

static void hostile_words_stand_as_they_should(void **state)
{
    (void)state;
    every_layout(hostile, "hostile words", "A4");
    every_layout(hostile, "hostile words", "Letter");
}

/* Type and spacing of their own, running texts that are too long, a dark ground. */
static void every_theme_stands_as_it_should(void **state)
{
    (void)state;
    Bench bench = bench_open();
    size_t n;
    const char **names = theme_names(bench.arena, &bench.bundle, &n, bench.diag);
    for (size_t i = 0; i < n; i++) {
        dress = names[i];
        every_layout(sample, arena_printf(bench.arena, "the sample in %s", dress), "A4");
    }
    dress = "tests/layout/demanding.json";
    every_layout(sample, "the sample in a demanding theme", "A4");
    every_layout(hostile, "hostile words in a demanding theme", "A4");
    dress = NULL;
    bench_close(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sample_stands_as_it_should),
        cmocka_unit_test(no_evidence_stands_as_it_should),
        cmocka_unit_test(ten_thousand_findings_stand_as_they_should),
        cmocka_unit_test(hostile_words_stand_as_they_should),
        cmocka_unit_test(every_theme_stands_as_it_should),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
