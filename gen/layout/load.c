/* Reads layouts/NAME.json into a Layout. The language is closed: a block, member, name,
 * list or condition that nobody knows is an error with its JSON path and the nearest
 * known word, and reading goes on, so that one run names every mistake. */
#include <string.h>

#include "base/file.h"
#include "base/text8.h"
#include "layout/blocks.h"
#include "layout/layout.h"
#include "layout/plan.h"

enum { MAX_ROWS = 100000, MAX_PAGES = 10000 };

/* PDF 1.7, appendix C: 14,400 units. */
enum { LARGEST_PAGE = 14400 };

static const char *const when_names[N_WHENS] = {
    [WHEN_ANY] = "any",
    [WHEN_BASELINE] = "baseline",
    [WHEN_BLOCKERS] = "blockers",
    [WHEN_DETERMINED] = "determined",
    [WHEN_INVENTORY] = "inventory",
    [WHEN_SELF_ATTESTED] = "self-attested",
    [WHEN_UNDETERMINED] = "undetermined",
    [WHEN_WAIVERS] = "waivers",
};

static const char *const each_names[N_EACHES] = {
    [EACH_NONE] = "none", [EACH_STAGES] = "stages", [EACH_CAPABILITIES] = "capabilities"
};

static const char *const order_names[N_ORDERS] = {
    [ORDER_MODEL] = "model", [ORDER_WEAKEST_FIRST] = "weakest-first", [ORDER_NAME] = "name"
};

/* --- words ------------------------------------------------------------------------- */

static void unknown_word(Json in, const char *what, const char *found,
                         const char *const *names, size_t n)
{
    const char *near = text8_nearest(found, names, n);
    if (near)
        json_error(in, "unknown %s \"%s\"; did you mean \"%s\"?", what, found, near);
    else
        json_error(in, "unknown %s \"%s\"", what, found);
}

static bool find_word(const char *word, const char *const *names, size_t n, size_t *at)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(names[i], word) == 0) {
            *at = i;
            return true;
        }
    return false;
}

static size_t choice_or_first(Json in, const char *key, const char *const *names, size_t n)
{
    return json_here(json_get(in, key)) ? json_choice(in, key, names, n) : 0;
}

static Condition read_when(Json in)
{
    Condition condition = { .when = WHEN_ANY };
    Json member = json_get(in, "when");
    if (!json_here(member))
        return condition;
    const char *word = json_string(in, "when");
    condition.not = text8_starts(word, "not-");
    size_t at = 0;
    const char *bare = condition.not ? word + strlen("not-") : word;
    if (!find_word(bare, when_names, N_WHENS, &at))
        unknown_word(member, "condition", bare, when_names, N_WHENS);
    condition.when = (When)at;
    return condition;
}

/* A text of the layout: plain with names, or (titles only) "finding:NAME". */
static const char *read_text(Arena *arena, Json in, const char *key, NamesWhere where,
                             bool may_find)
{
    static const char finding[] = "finding:";
    Json member = json_get(in, key);
    if (!json_here(member))
        return NULL;
    const char *text = json_string(in, key);
    if (may_find && text8_starts(text, finding)) {
        size_t at;
        if (!find_word(text + strlen(finding), finding_names, n_findings, &at))
            unknown_word(member, "finding", text + strlen(finding), finding_names,
                         n_findings);
        return text;
    }
    const char *complaint = names_complaint(arena, text, where);
    if (complaint)
        json_error(member, "%s", complaint);
    return text;
}

/* --- blocks ------------------------------------------------------------------------ */

static const BlockKind *find_kind(Json in)
{
    const char *names[64];
    const char *word = json_string(in, "block");
    for (size_t i = 0; i < n_block_kinds; i++) {
        names[i] = block_kinds[i].name;
        if (strcmp(names[i], word) == 0)
            return &block_kinds[i];
    }
    if (*word)
        unknown_word(json_get(in, "block"), "block", word, names, n_block_kinds);
    return NULL;
}

static void read_of_word(Json in, Block *block)
{
    const char *word = json_text(in);
    size_t at;
    if (!word)
        json_expected(in, "a text");
    else if (!find_word(word, block->kind->of, block->kind->n_of, &at))
        unknown_word(in, "word", word, block->kind->of, block->kind->n_of);
    else if (block->n_of < MAX_OF)
        block->of[block->n_of++] = at;
    else
        json_error(in, "at most %d words are taken here", (int)MAX_OF);
}

static void read_of(Json in, Block *block)
{
    if (!block->kind->of)
        return;
    if (!block->kind->of_is_list) {
        Json word = json_get(in, "of");
        if (json_here(word))
            read_of_word(word, block);
        else
            json_string(in, "of"); /* says that it is missing */
        return;
    }
    Json words = json_array(in, "of");
    for (Json word = json_first(words); json_here(word); word = json_next(word))
        read_of_word(word, block);
}

static Block read_block(Arena *arena, Json in, NamesWhere where)
{
    Block block = { .span = GRID_COLUMNS };
    block.kind = find_kind(in);
    if (!block.kind)
        return block;
    json_only(in, arena_printf(arena, "block,span,when,title%s%s",
                               *block.kind->keys ? "," : "", block.kind->keys));
    block.span = (int)json_int_or(in, "span", 1, GRID_COLUMNS, GRID_COLUMNS);
    block.when = read_when(in);
    block.title = read_text(arena, in, "title", where, true);
    read_of(in, &block);
    block.max = (size_t)json_int_or(in, "max", 1, MAX_ROWS, 0);
    block.fit = json_bool_or(in, "fit", false);
    return block;
}

/* --- sections ---------------------------------------------------------------------- */

static SectionPlan read_section(Arena *arena, Json in)
{
    static const char *const breaks[] = { "none", "page" };
    SectionPlan section = { 0 };
    json_only(in, "id,each,order,max,when,break,eyebrow,title,bookmark,blocks");
    section.each = (Each)choice_or_first(in, "each", each_names, N_EACHES);
    NamesWhere where = section.each == EACH_NONE ? NAMES_PLAIN : NAMES_EACH;
    json_string(in, "id");
    section.id = read_text(arena, in, "id", where, false);
    section.order = (Order)choice_or_first(in, "order", order_names, N_ORDERS);
    section.max = (size_t)json_int_or(in, "max", 1, MAX_ROWS, 0);
    section.when = read_when(in);
    section.page_break = choice_or_first(in, "break", breaks, 2) == 1;
    section.eyebrow = read_text(arena, in, "eyebrow", where, false);
    section.title = read_text(arena, in, "title", where, true);
    section.bookmark = read_text(arena, in, "bookmark", where, false);
    Json blocks = json_array(in, "blocks");
    for (Json item = json_first(blocks); json_here(item); item = json_next(item))
        ARENA_PUSH(arena, section.blocks, section.n_blocks) =
            read_block(arena, item, where);
    return section;
}

/* Two sections of one id would give two anchors of one name. */
static void check_ids(Json sections, const Layout *layout)
{
    size_t i = 0;
    for (Json item = json_first(sections); json_here(item); item = json_next(item), i++)
        for (size_t k = 0; k < i; k++)
            if (text8_same(layout->sections[k].id, layout->sections[i].id))
                json_error(json_get(item, "id"), "the id \"%s\" is taken already",
                           layout->sections[i].id);
}

/* --- the page ---------------------------------------------------------------------- */

#define MM (72 / 25.4)

static const struct {
    const char *name;
    double width, height;
} page_sizes[] = {
    { "A4", 210 * MM, 297 * MM }, { "A3", 297 * MM, 420 * MM },
    { "A5", 148 * MM, 210 * MM }, { "Letter", 612, 792 },
    { "Legal", 612, 1008 },
};
enum { N_PAGE_SIZES = sizeof page_sizes / sizeof *page_sizes };

static const struct {
    const char *name;
    double points;
} units[] = { { "mm", MM }, { "in", 72 }, { "pt", 1 } };
enum { N_UNITS = sizeof units / sizeof *units };

/* "18mm", "0.75in": digits, perhaps a fraction, and a unit. */
static bool length_of(const char *text, double *points)
{
    double value = 0, place = 1;
    const char *at = text;
    for (; *at >= '0' && *at <= '9'; at++)
        value = value * 10 + (*at - '0');
    if (*at == '.')
        for (at++; *at >= '0' && *at <= '9'; at++)
            value += (*at - '0') * (place /= 10);
    bool begins = *text >= '0' && *text <= '9';
    for (size_t i = 0; i < N_UNITS && begins; i++)
        if (strcmp(units[i].name, at) == 0) {
            *points = value * units[i].points;
            return true;
        }
    return false;
}

static void read_lengths(Json list, double *const *lengths, size_t n)
{
    if (json_count(list) != n) {
        json_error(list, "expected %zu lengths, found %zu", n, json_count(list));
        return;
    }
    size_t i = 0;
    for (Json item = json_first(list); json_here(item); item = json_next(item)) {
        const char *text = json_text(item);
        if (!text || !length_of(text, lengths[i++]))
            json_expected(item, "a length such as \"18mm\", \"0.7in\" or \"51pt\"");
    }
}

static void read_size(Json in, PageSpec *page)
{
    const char *names[N_PAGE_SIZES];
    for (size_t i = 0; i < N_PAGE_SIZES; i++)
        names[i] = page_sizes[i].name;
    Json size = json_get(in, "size");
    if (json_is(size, JSON_ARRAY)) {
        double *const lengths[] = { &page->width, &page->height };
        read_lengths(size, lengths, 2);
        return;
    }
    size_t at = choice_or_first(in, "size", names, N_PAGE_SIZES);
    page->width = page_sizes[at].width;
    page->height = page_sizes[at].height;
}

static PageSpec read_page(Json in)
{
    static const char *const orientations[] = { "portrait", "landscape" };
    PageSpec page = {
        .top = 18 * MM, .right = 18 * MM, .bottom = 20 * MM, .left = 18 * MM
    };
    page.width = page_sizes[0].width;
    page.height = page_sizes[0].height;
    if (!json_here(in))
        return page;
    json_only(in, "size,orientation,margin,max_pages");
    read_size(in, &page);
    if (choice_or_first(in, "orientation", orientations, 2) == 1) {
        double width = page.width;
        page.width = page.height;
        page.height = width;
    }
    Json margin = json_array_or_none(in, "margin");
    double *const margins[] = { &page.top, &page.right, &page.bottom, &page.left };
    if (json_here(margin))
        read_lengths(margin, margins, 4);
    page.max_pages = (int)json_int_or(in, "max_pages", 0, MAX_PAGES, 0);
    if (page.width > LARGEST_PAGE || page.height > LARGEST_PAGE)
        json_error(in, "a page is at most 200 inches wide and high");
    if (page.width - page.left - page.right < 72 ||
        page.height - page.top - page.bottom < 144)
        json_error(in, "the margins leave too little of the page");
    return page;
}

/* The name becomes part of file names. */
static const char *read_name(Json in)
{
    const char *name = json_string(in, "name");
    size_t plain = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-_");
    if (*name && (name[plain] || *name == '-'))
        json_expected(json_get(in, "name"), "lower-case letters, digits, '-' and '_'");
    return name;
}

/* --- the layout -------------------------------------------------------------------- */

static Layout *read_layout(Arena *arena, Json in)
{
    Layout *layout = ARENA_NEW(arena, Layout);
    json_only(in, "schema,name,title,page,theme,foot,sections");
    if (strcmp(json_string(in, "schema"), "rung-layout/1") != 0)
        json_expected(json_get(in, "schema"), "\"rung-layout/1\"");
    layout->name = read_name(in);
    layout->title = json_string(in, "title");
    layout->page = read_page(json_object_or_none(in, "page"));
    layout->theme = json_string_or(in, "theme", "slate");
    Json foot = json_object_or_none(in, "foot");
    if (json_here(foot)) {
        json_only(foot, "start,end");
        layout->foot_start = read_text(arena, foot, "start", NAMES_FOOT, false);
        layout->foot_end = read_text(arena, foot, "end", NAMES_FOOT, false);
    }
    Json sections = json_array(in, "sections");
    for (Json item = json_first(sections); json_here(item); item = json_next(item))
        ARENA_PUSH(arena, layout->sections, layout->n_sections) = read_section(arena, item);
    check_ids(sections, layout);
    return layout;
}

static bool is_path(const char *name)
{
    return strchr(name, '/') || text8_ends(name, ".json");
}

static Json read_source(Arena *arena, const Bundle *bundle, const char *name, Diag *diag)
{
    if (is_path(name)) {
        File file;
        if (!file_read(arena, name, &file, diag))
            return (Json){ 0 };
        return json_read(arena, file.path, file.bytes, file.length, diag);
    }
    char *bytes;
    size_t length;
    const char *path;
    const char *member = arena_printf(arena, "layouts/%s.json", name);
    if (bundle_get(bundle, arena, member, &bytes, &length, &path, diag))
        return json_read(arena, path, bytes, length, diag);
    size_t n;
    const char **known = bundle_list(bundle, arena, "layouts/", ".json", &n, diag);
    for (size_t i = 0; i < n; i++)
        known[i] = arena_strndup(arena, known[i] + strlen("layouts/"),
                                 strlen(known[i]) - strlen("layouts/.json"));
    const char *near = text8_nearest(name, known, n);
    diag_usage(diag, "there is no layout \"%s\"%s%s%s", name,
               near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
    return (Json){ 0 };
}

const Layout *layout_load(Arena *arena, const Bundle *bundle, const char *name_or_path,
                          Diag *diag)
{
    size_t errors = diag->n_of[DIAG_CONTENT];
    Json in = read_source(arena, bundle, name_or_path, diag);
    if (!json_here(in))
        return NULL;
    const Layout *layout = read_layout(arena, in);
    return diag->n_of[DIAG_CONTENT] == errors ? layout : NULL;
}

const char *layout_name(const Layout *layout)
{
    return layout->name;
}

bool layout_explains(const Layout *layout)
{
    for (size_t i = 0; i < layout->n_sections; i++)
        for (size_t k = 0; k < layout->sections[i].n_blocks; k++)
            if (layout->sections[i].blocks[k].kind->build == build_explain)
                return true;
    return false;
}

const char *layout_theme(const Layout *layout)
{
    return layout->theme;
}
