/* Reads layouts/NAME.json into a Layout. The language is closed: a block, member, name,
 * list or condition that nobody knows is an error with its JSON path and the nearest
 * known word, and reading goes on, so that one run names every mistake. */
#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/text8.h"
#include "layout/blocks.h"
#include "layout/layout.h"
#include "layout/load.h"

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
    section.each = (Each)member_term(in, "each", each_terms, N_EACHES);
    NamesWhere where = names_inside[section.each];
    json_string(in, "id");
    section.id = member_text(arena, in, "id", where, false);
    section.order = (Order)member_term(in, "order", order_terms, N_ORDERS);
    section.max = (size_t)json_int_or(in, "max", 1, MAX_ROWS, 0);
    section.when = member_when(in);
    section.page_break = member_term(in, "break", breaks, 2) == 1;
    section.eyebrow = member_text(arena, in, "eyebrow", where, false);
    section.title = member_text(arena, in, "title", where, true);
    section.bookmark = member_text(arena, in, "bookmark", where, false);
    Json blocks = json_array(in, "blocks");
    for (Json item = json_first(blocks); json_here(item); item = json_next(item))
        ARENA_PUSH(arena, section.blocks, section.n_blocks) =
            load_block(arena, item, where);
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
    if (json_text(json_get(in, "name")) && (!*name || name[plain] || *name == '-'))
        json_expected(json_get(in, "name"), "lower-case letters, digits, '-' and '_'");
    return name;
}

/* --- the layout -------------------------------------------------------------------- */

static Layout *read_layout(Arena *arena, Json in)
{
    Layout *layout = ARENA_NEW(arena, Layout);
    json_only(in, "schema,name,title,page,theme,foot,sections");
    if (!text8_same(json_text(json_get(in, "schema")), "rung-layout/1"))
        json_expected(json_get(in, "schema"), "\"rung-layout/1\"");
    layout->comment = json_string_or(in, "$comment", "");
    layout->name = read_name(in);
    layout->title = json_string(in, "title");
    member_text(arena, in, "title", NAMES_TITLE, false); /* says what names it has wrong */
    layout->page = page_read(json_object_or_none(in, "page"));
    layout->theme = json_string_or(in, "theme", "slate");
    Json foot = json_object_or_none(in, "foot");
    if (json_here(foot)) {
        json_only(foot, "start,end");
        layout->foot_start = member_text(arena, foot, "start", NAMES_FOOT, false);
        layout->foot_end = member_text(arena, foot, "end", NAMES_FOOT, false);
    }
    Json sections = json_array(in, "sections");
    for (Json item = json_first(sections); json_here(item); item = json_next(item))
        ARENA_PUSH(arena, layout->sections, layout->n_sections) = read_section(arena, item);
    if (json_type(sections) == JSON_ARRAY && !layout->n_sections)
        json_error(sections, "expected a section at least, found none");
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
    if (!json_here(in) || json_is_other_form(in, "rung-layout/1"))
        return NULL;
    if (json_type(in) != JSON_OBJECT) { /* else every member would be missed */
        json_expected(in, "an object that is a layout");
        return NULL;
    }
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

/* The i-th of these blocks, and those inside them, that `build` builds; NULL behind the
 * last. Counts `i` down. */
static const Block *find_block(const Block *blocks, size_t n, Build *build, size_t *i)
{
    for (size_t k = 0; k < n; k++) {
        if (blocks[k].kind->build == build && (*i)-- == 0)
            return &blocks[k];
        const Block *inner = find_block(blocks[k].blocks, blocks[k].n_blocks, build, i);
        if (inner)
            return inner;
    }
    return NULL;
}

static const Block *block_of(const Layout *layout, Build *build, size_t i)
{
    const Block *found = NULL;
    for (size_t k = 0; k < layout->n_sections && !found; k++)
        found =
            find_block(layout->sections[k].blocks, layout->sections[k].n_blocks, build, &i);
    return found;
}

bool layout_explains(const Layout *layout)
{
    return block_of(layout, build_explain, 0);
}

bool layout_takes_stage(const Layout *layout)
{
    for (size_t i = 0; i < layout->n_sections; i++)
        if (layout->sections[i].each == EACH_STAGE)
            return true;
    return false;
}

const char *layout_image(const Layout *layout, size_t i)
{
    const Block *image = block_of(layout, build_image, i);
    return image ? image->file : NULL;
}

const char *layout_theme(const Layout *layout)
{
    return layout->theme;
}
