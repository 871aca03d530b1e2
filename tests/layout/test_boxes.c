/* What stands where, over every layout that ships and inputs of every kind: the sample, no
 * evidence at all, ten thousand findings, names that no page can break, the same on small
 * and on wide paper, in German, in a language two fifths longer than English and in one
 * from right to left. Nothing leaves its page, no two texts stand on each other, no page is
 * empty. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/text8.h"
#include "layout/made_card.h"
#include "layout/sample_card.h"

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

/* A model with more capabilities than any chart shows, each of at most one practice. */
static const Scorecard *broad(Bench *bench)
{
    enum { N = 60 };
    Arena *arena = bench->arena;
    Model *model = ARENA_NEW(arena, Model);
    *model = *bench->model;
    model->n_capabilities = N;
    model->capabilities = ARENA_ARRAY(arena, Capability, N);
    model->practices = ARENA_ARRAY(arena, Practice, N);
    assert_true(model->n_practices <= N);
    for (size_t i = 0; i < N; i++) {
        Capability *capability = &model->capabilities[i];
        Practice *practice = &model->practices[i];
        bool asks = i < model->n_practices;
        if (asks)
            *practice = bench->model->practices[i];
        practice->capability = capability;
        *capability = (Capability){ .index = i,
                                    .id = arena_printf(arena, "cap-%zu", i),
                                    .name = hostile_names[i % N_NAMES],
                                    .n_practices = asks };
        capability->practices = ARENA_ARRAY(arena, const Practice *, 1);
        capability->practices[0] = practice;
    }
    bench->model = model;
    return crowd(bench, 500, plain_names);
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

/* Looks and languages that ship: a new one is a row here. */
static const char *const themes[] = { "slate", "paper", "contrast", "dark" };
static const char *const locales[] = { "en", "de", "pseudo", "pseudo-rtl" };
enum {
    N_THEMES = sizeof themes / sizeof *themes,
    N_LOCALES = sizeof locales / sizeof *locales
};

/* What is set: which report of what, on which paper, how it looks and speaks. */
typedef struct {
    const Scorecard *(*make)(Bench *);
    const char *input, *paper, *layout, *theme, *locale;
} Case;

static const char *say_case(Arena *arena, const Case *of)
{
    return arena_printf(arena, "%s of %s on %s, %s, %s", of->layout, of->input, of->paper,
                        of->theme, of->locale);
}

/* A page limit holds whatever comes; nobody is told that it cannot. */
static void keeps_its_limit(const Document *document, const Pages *pages)
{
    if (document->page.max_pages && pages->n_pages > (size_t)document->page.max_pages)
        fail_msg("%s: %zu pages", place, pages->n_pages);
}

static void set_one(const Case *of)
{
    Bench bench = bench_open();
    Arena *arena = bench.arena;
    const Theme *theme = theme_load(arena, &bench.bundle, of->theme, bench.diag);
    Faces *faces = bench.faces;
    bench.faces = faces_open(theme, &bench.bundle, bench.diag);
    Setting setting = { .theme = theme,
                        .faces = bench.faces,
                        .words = words_load(arena, &bench.bundle, of->locale, bench.diag) };
    assert_true(layout_page_size(arena, of->paper, &setting.page_width,
                                 &setting.page_height, bench.diag));
    const Layout *layout = layout_load(arena, &bench.bundle, of->layout, bench.diag);
    Document *document =
        layout_compose(arena, layout, of->make(&bench), &setting, bench.diag);
    const Pages *pages = layout_typeset(arena, document, bench.faces, bench.diag);
    place = say_case(arena, of);
    if (!pages)
        fail_msg("%s: %s", place, bench.diag->lines[bench.diag->n_lines - 1].message);
    keeps_its_limit(document, pages);
    for (size_t i = 0; i < pages->n_pages; i++) {
        place = arena_printf(arena, "%s, page %zu", say_case(arena, of), i + 1);
        measure_page(&bench, pages, &pages->pages[i]);
    }
    faces_close(bench.faces);
    bench.faces = faces;
    bench_close(&bench);
}

static void usual_look(Case of)
{
    of.theme = themes[0];
    of.locale = locales[0];
    set_one(&of);
}

static void every_look(Case of)
{
    for (size_t i = 0; i < N_THEMES; i++)
        for (size_t k = 0; k < N_LOCALES; k++) {
            of.theme = themes[i];
            of.locale = locales[k];
            set_one(&of);
        }
}

static void every_layout(void (*set)(Case), const Scorecard *(*make)(Bench *),
                         const char *input, const char *paper)
{
    Bench bench = bench_open();
    size_t n;
    const char **names = layout_names(bench.arena, &bench.bundle, &n, bench.diag);
    assert_true(n >= 8);
    for (size_t i = 0; i < n; i++)
        set((Case){ make, input, paper, names[i], NULL, NULL });
    bench_close(&bench);
}

/* Reports with a page limit, on every paper, upright and turned. */
static void every_paper(const Scorecard *(*make)(Bench *), const char *input)
{
    static const char *const limited[] = { "executive", "onepage" };
    static const char *const papers[] = { "A5",
                                          "A4",
                                          "A3",
                                          "Letter",
                                          "Legal",
                                          "A5,landscape",
                                          "A4,landscape",
                                          "A3,landscape",
                                          "Letter,landscape",
                                          "Legal,landscape" };
    for (size_t i = 0; i < sizeof papers / sizeof *papers; i++)
        for (size_t k = 0; k < 2; k++)
            usual_look((Case){ make, input, papers[i], limited[k], NULL, NULL });
}

/* Where there is least room for the most words. */
static void long_words_on_small_paper(const Scorecard *(*make)(Bench *), const char *input)
{
    for (size_t i = 1; i < N_LOCALES; i++)
        set_one(&(Case){ make, input, "A5,landscape", "executive", themes[0], locales[i] });
}

static void the_sample_stands_as_it_should(void **state)
{
    (void)state;
    every_layout(every_look, sample_card, "the sample", "A4");
    every_layout(usual_look, sample_card, "the sample", "Letter,landscape");
    every_layout(usual_look, sample_card, "the sample", "A3");
    every_layout(usual_look, sample_card, "the sample", "A5");
    every_paper(sample_card, "the sample");
    long_words_on_small_paper(sample_card, "the sample");
}

static void no_evidence_stands_as_it_should(void **state)
{
    (void)state;
    every_layout(every_look, empty, "no evidence", "A4");
    every_layout(usual_look, empty, "no evidence", "Letter,landscape");
    every_paper(empty, "no evidence");
    long_words_on_small_paper(empty, "no evidence");
}

static void ten_thousand_findings_stand_as_they_should(void **state)
{
    (void)state;
    every_layout(every_look, huge, "10,000 findings", "A4");
    every_paper(huge, "10,000 findings");
}

static void sixty_capabilities_stand_as_they_should(void **state)
{
    (void)state;
    every_layout(usual_look, broad, "sixty capabilities", "A4");
    every_paper(broad, "sixty capabilities");
}

static void hostile_words_stand_as_they_should(void **state)
{
    (void)state;
    every_layout(every_look, hostile, "hostile words", "A4");
    every_layout(usual_look, hostile, "hostile words", "Letter");
    every_layout(usual_look, hostile, "hostile words", "A5,landscape");
    every_paper(hostile, "hostile words");
    long_words_on_small_paper(hostile, "hostile words");
}

static void demanding_look(Case of)
{
    of.theme = "tests/layout/demanding.json";
    of.locale = locales[0];
    set_one(&of);
}

/* Type and spacing of its own, running texts that are too long, a dark ground. */
static void a_demanding_theme_stands_as_it_should(void **state)
{
    (void)state;
    every_layout(demanding_look, sample_card, "the sample", "A4");
    every_layout(demanding_look, hostile, "hostile words", "A4");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sample_stands_as_it_should),
        cmocka_unit_test(no_evidence_stands_as_it_should),
        cmocka_unit_test(ten_thousand_findings_stand_as_they_should),
        cmocka_unit_test(sixty_capabilities_stand_as_they_should),
        cmocka_unit_test(hostile_words_stand_as_they_should),
        cmocka_unit_test(a_demanding_theme_stands_as_it_should),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
