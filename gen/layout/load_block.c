/* Reads one block of a layout: its kind, and the members that this kind takes. */
#include <string.h>

#include "base/file.h"
#include "base/text8.h"
#include "layout/blocks.h"
#include "layout/load.h"
#include "layout/markdown.h"

/* --- blocks ------------------------------------------------------------------------ */

/* The kind says which members are known. Without it, one that nearly says it is named. */
static void complain_of_no_kind(Json in)
{
    static const char *const wanted[] = { "block" };
    for (Json member = json_first(in); json_here(member); member = json_next(member)) {
        const char *key = json_key(member);
        if (key && text8_nearest(key, wanted, 1))
            member_unknown(member, "member", key, wanted, 1);
    }
}

static const BlockKind *find_kind(Json in)
{
    const char *names[64];
    const char *word = json_string(in, "block");
    if (!json_here(json_get(in, "block")))
        complain_of_no_kind(in);
    for (size_t i = 0; i < n_block_kinds; i++) {
        names[i] = block_kinds[i].name;
        if (strcmp(names[i], word) == 0)
            return &block_kinds[i];
    }
    if (json_text(json_get(in, "block")))
        member_unknown(json_get(in, "block"), "block", word, names, n_block_kinds);
    return NULL;
}

static void read_of_word(Json in, Block *block)
{
    const char *word = json_text(in);
    size_t at;
    if (!word)
        json_expected(in, "a text");
    else if (!member_find(word, block->kind->of, block->kind->n_of, &at))
        member_unknown(in, "word", word, block->kind->of, block->kind->n_of);
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

/* The member "file": looked for beside the layout. */
static const char *read_path(Arena *arena, Json in)
{
    const char *layout = json_origin(in).file;
    const char *slash = layout ? strrchr(layout, '/') : NULL;
    const char *name = json_string(in, "file");
    size_t length = slash && *name != '/' ? (size_t)(slash - layout) : 0;
    return length ? path_join(arena, arena_strndup(arena, layout, length), name) : name;
}

static const char *read_file(Arena *arena, Json in)
{
    const char *path = read_path(arena, in);
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
    const char *text = json_here(file) ? read_file(arena, in) : json_string(in, "markdown");
    complain_of(member, names_complaint(arena, text, where));
    complain_of(member, markdown_complaint(arena, text));
    return text;
}

static const char *read_words(Arena *arena, Json in, const BlockKind *kind,
                              NamesWhere where)
{
    static const char *const keys[] = { "text", "caption", "classification" };
    if (strstr(kind->keys, "markdown"))
        return read_markdown(arena, in, where);
    if (kind->build == build_callout)
        json_string(in, "text"); /* says when it is missing */
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strstr(kind->keys, keys[i]))
            return member_text(arena, in, keys[i], where, false);
    return NULL;
}

/* --- what stands on the page ---------------------------------------------------------- */

static void read_image(Arena *arena, Json in, Block *block, NamesWhere where)
{
    block->file = read_path(arena, in);
    json_string(in, "alt"); /* says when it is missing */
    block->alt = member_text(arena, in, "alt", where, false);
    block->width = (int)json_int_or(in, "width", 1, GRID_COLUMNS, GRID_COLUMNS);
}

static double read_height(Json in)
{
    enum { USUAL = 24, LARGEST = 14400 };
    double points = USUAL;
    Json height = json_get(in, "height");
    if (json_here(height) &&
        (!length_read(json_string(in, "height"), &points) || points > LARGEST))
        json_expected(height, "a length such as \"10mm\", \"0.5in\" or \"24pt\"");
    return points;
}

static void read_columns(Arena *arena, Json in, Block *block, NamesWhere where)
{
    block->columns = (int)json_int_or(in, "columns", 2, 3, 2);
    Json blocks = json_array(in, "blocks");
    for (Json item = json_first(blocks); json_here(item); item = json_next(item)) {
        Block inner = load_block(arena, item, where);
        if (inner.n_blocks || (inner.kind && inner.kind->build == build_cover))
            json_error(item, "a block \"%s\" cannot stand in columns", inner.kind->name);
        ARENA_PUSH(arena, block->blocks, block->n_blocks) = inner;
    }
}

static void read_own_members(Arena *arena, Json in, Block *block, NamesWhere where)
{
    const BlockKind *kind = block->kind;
    if (kind->build == build_image)
        read_image(arena, in, block, where);
    if (kind->build == build_space)
        block->height = read_height(in);
    if (kind->build == build_columns)
        read_columns(arena, in, block, where);
    if (kind->build == build_cover && block->span != GRID_COLUMNS)
        json_error(json_get(in, "span"), "a cover fills its page and takes no span");
    if (kind->build == build_callout)
        block->tone = (CalloutTone)member_term(in, "tone", tone_terms, N_CALLOUT_TONES);
    if (kind->build == build_findings)
        block->sort = (Sort)member_term(in, "sort", sort_terms, N_SORTS);
}

Block load_block(Arena *arena, Json in, NamesWhere where)
{
    Block block = { .span = GRID_COLUMNS };
    block.kind = find_kind(in);
    if (!block.kind)
        return block;
    json_only(in, arena_printf(arena, "block,span,when,title,fit,empty%s%s",
                               *block.kind->keys ? "," : "", block.kind->keys));
    block.span = (int)json_int_or(in, "span", 1, GRID_COLUMNS, GRID_COLUMNS);
    block.when = member_when(in);
    block.title = member_text(arena, in, "title", where, true);
    read_of(in, &block);
    block.text = read_words(arena, in, block.kind, where);
    block.max = (size_t)json_int_or(in, "max", 1, MAX_ROWS, 0);
    block.groups = (size_t)json_int_or(in, "groups", 1, MAX_ROWS, 0);
    block.fit = json_bool_or(in, "fit", false);
    block.empty = member_text(arena, in, "empty", where, false);
    read_own_members(arena, in, &block, where);
    return block;
}
