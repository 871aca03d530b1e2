/* Reads layouts/NAME.json into a Layout. The language is closed: a block, member, name,
 * list or condition that nobody knows is an error with its JSON path and the nearest
 * known word, and reading goes on, so that one run names every mistake. */
#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/text8.h"
#include "layout/blocks.h"
#include "layout/layout.h"
#include "layout/markdown.h"
#include "layout/vocabulary.h"

enum { MAX_ROWS = 100000, MOST_TERMS = 16 };

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

/* The member's word among the terms; the first one where it is left out. */
static size_t read_term(Json in, const char *key, const Term *terms, size_t n)
{
    const char *names[MOST_TERMS];
    for (size_t i = 0; i < n; i++)
        names[i] = terms[i].name;
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
    const char *names[N_WHENS];
    for (size_t i = 0; i < N_WHENS; i++)
        names[i] = when_terms[i].name;
    const char *bare = condition.not ? word + strlen("not-") : word;
    if (!find_word(bare, names, N_WHENS, &at))
        unknown_word(member, "condition", bare, names, N_WHENS);
    condition.when = (When)at;
    return condition;
}

/* A text of the locale's, in any language there is: those of English are looked at. What
 * is compiled in is known to be right: a test looks at it. */
static const char *read_locale_text(Arena *arena, Json in, const char *text,
                                    NamesWhere where)
{
    static const Bundle compiled_in = { 0 };
    if (bundle_has(json_origin(in).file))
        return text;
    const Words *words = words_load(arena, &compiled_in, "en", diag_new(arena));
    const char *pattern = words ? words_pattern(words, text + 1) : NULL;
    const char *complaint = pattern ? names_complaint(arena, pattern, where) : NULL;
    if (!pattern)
        json_error(in, "there is no text \"%s\" in the locales", text);
    else if (complaint)
        json_error(in, "%s: %s", text, complaint);
    return text;
}

/* A text of the layout: plain with names, of the locale's, or (titles only)
 * "finding:NAME". */
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
    if (text8_starts(text, LOCALE_TEXT))
        return read_locale_text(arena, member, text, where);
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
    if (!block->kind->of ||
        (block->kind->of_how == OF_PERHAPS && !json_here(json_get(in, "of"))))
        return;
    if (block->kind->of_how != OF_WORDS) {
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

/* --- the author's own words --------------------------------------------------------- */

static const char *read_file(Arena *arena, Json in, const char *layout)
{
    const char *slash = layout ? strrchr(layout, '/') : NULL;
    const char *name = json_string(in, "file");
    size_t length = slash && *name != '/' ? (size_t)(slash - layout) : 0;
    const char *path =
        length ? path_join(arena, arena_strndup(arena, layout, length), name) : name;
    File file;
    Diag *diag = diag_new(arena);
    if (!file_read(arena, path, &file, diag))
        json_error(json_get(in, "file"), "cannot read %s", path);
    else if (text8_first_broken(file.bytes, file.length) < file.length ||
             memchr(file.bytes, 0, file.length))
        json_error(json_get(in, "file"), "%s is no text in UTF-8", path);
    else
        return file.bytes;
    return "";
}

static void complain_of(Json member, const char *complaint)
{
    if (complaint)
        json_error(member, "%s", complaint);
}

static const char *read_markdown(Arena *arena, Json in, NamesWhere where)
{
    Json markdown = json_get(in, "markdown"), file = json_get(in, "file");
    if (json_here(markdown) == json_here(file)) {
        json_error(in, "expected either \"markdown\" or \"file\"");
        return "";
    }
    Json member = json_here(file) ? file : markdown;
    const char *text = json_here(file) ? read_file(arena, in, json_origin(in).file)
                                       : json_string(in, "markdown");
    complain_of(member, names_complaint(arena, text, where));
    complain_of(member, markdown_complaint(arena, text));
    return text;
}

static const char *read_words(Arena *arena, Json in, const BlockKind *kind,
                              NamesWhere where)
{
    if (strstr(kind->keys, "markdown"))
        return read_markdown(arena, in, where);
    if (!strstr(kind->keys, "text"))
        return NULL;
    json_string(in, "text"); /* says when it is missing */
    return read_text(arena, in, "text", where, false);
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
    block.text = read_words(arena, in, block.kind, where);
    block.max = (size_t)json_int_or(in, "max", 1, MAX_ROWS, 0);
    block.groups = (size_t)json_int_or(in, "groups", 1, MAX_ROWS, 0);
    block.fit = json_bool_or(in, "fit", false);
    return block;
}

/* --- sections ---------------------------------------------------------------------- */

/* Owners and tools have no score. */
static const NamesWhere names_inside[N_EACHES] = {
    [EACH_NONE] = NAMES_PLAIN,   [EACH_STAGES] = NAMES_SCORED,
    [EACH_STAGE] = NAMES_SCORED, [EACH_CAPABILITIES] = NAMES_SCORED,
    [EACH_OWNERS] = NAMES_EACH,  [EACH_TOOLS] = NAMES_EACH,
};

static SectionPlan read_section(Arena *arena, Json in)
{
    static const Term breaks[] = { { "none", "" }, { "page", "" } };
    SectionPlan section = { 0 };
    json_only(in, "id,each,order,max,when,break,eyebrow,title,bookmark,blocks");
    section.each = (Each)read_term(in, "each", each_terms, N_EACHES);
    NamesWhere where = names_inside[section.each];
    json_string(in, "id");
    section.id = read_text(arena, in, "id", where, false);
    section.order = (Order)read_term(in, "order", order_terms, N_ORDERS);
    section.max = (size_t)json_int_or(in, "max", 1, MAX_ROWS, 0);
    section.when = read_when(in);
    section.page_break = read_term(in, "break", breaks, 2) == 1;
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
    layout->comment = json_string_or(in, "$comment", "");
    layout->name = read_name(in);
    layout->title = json_string(in, "title");
    if (text8_starts(layout->title, LOCALE_TEXT))
        read_locale_text(arena, json_get(in, "title"), layout->title, NAMES_PLAIN);
    layout->page = page_read(json_object_or_none(in, "page"));
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

const char **layout_names(Arena *arena, const Bundle *bundle, size_t *n, Diag *diag)
{
    static const char folder[] = "layouts/", suffix[] = ".json";
    size_t all;
    const char **names = bundle_list(bundle, arena, folder, suffix, &all, diag);
    *n = 0;
    for (size_t i = 0; i < all; i++) {
        const char *name = names[i] + strlen(folder);
        if (!strchr(name, '/')) /* else it is a theme, or a starting point */
            names[(*n)++] = arena_strndup(arena, name, strlen(name) - strlen(suffix));
    }
    return names;
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
    const char **known = layout_names(arena, bundle, &n, diag);
    const char *near = text8_nearest(name, known, n);
    Buffer all = buffer_new(arena);
    for (size_t i = 0; i < n; i++)
        buffer_format(&all, "%s%s", i ? ", " : "", known[i]);
    diag_usage(diag, "there is no layout \"%s\"%s%s%s; known are %s", name,
               near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "",
               all.data);
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

const char *layout_comment(const Layout *layout)
{
    return layout->comment;
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
