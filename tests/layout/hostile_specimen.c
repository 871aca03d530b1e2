/* Sets one hostile thing, as often as asked, and writes the PDF: how long that takes, and
 * what comes out, is for test_hostile.sh to judge.
 * usage: hostile_specimen KIND SIZE PDF */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "emit/emit.h"
#include "layout/specimen.h"

/* What a text is made of, again and again. */
static const struct {
    const char *name, *piece;
    bool code; /* in a column of code */
} kinds[] = {
    { "prose", "words of all sizes, one after another; ", false },
    { "word", "abcdefghijklmnopqrstuvwxyz", false },
    { "id", "arn:aws:lambda:eu-central-1:123456789012:function/", true },
    { "hex", "0f9e8d7c6b5a4f3e2d1c", true },
    { "han", "\u65e5\u672c\u8a9e\u6587\u7ae0", false },
    { "arabic", "\u0646\u0636\u062c\u0627\u0644\u062d\u0648\u0633\u0628\u0629", false },
    { "devanagari", "\u0938\u0930\u094d\u0935\u0930\u0930\u0939\u093f\u0924", false },
    { "marks", "\u0301\u0302\u0303\u0304", false },
    { "joiners", "a\u200D\u200B\u2060\u00AD", false },
    { "turning", "a \u05D0 1 ", false },
    { "isolates", "\u2068\u05D0", false },
    { "overrides", "\u202Eab\u202C", false },
    { "strays", "\u2069x\u202C\u2067y\u202B",
      false }, /* ends and beginnings without the other */
    { "controls", "a\x01\x1B[31m\x7F\xC2\x85\uFFFE\uFEFF", false },
    { "lines", "x\n", false },
    { "spaces", "          ", false },
};

static const char *text_of(Arena *arena, size_t kind, size_t size)
{
    size_t length = strlen(kinds[kind].piece), n = size / length + 1;
    char *text = arena_alloc(arena, n * length + 1);
    for (size_t i = 0; i < n; i++)
        memcpy(text + i * length, kinds[kind].piece, length);
    return text;
}

/* A cell with the text between two that say that they are there. */
static void add_cell(const Desk *desk, Document *document, size_t kind, size_t size)
{
    static const char *const titles[] = { "Before", "Text", "After" };
    Node *node = node_new(desk->arena, document->root, NODE_TABLE);
    node->table.columns = ARENA_ARRAY(desk->arena, Column, 3);
    node->table.cells = ARENA_ARRAY(desk->arena, Prose, 3);
    node->table.n_columns = 3;
    node->table.n_rows = 1;
    for (size_t c = 0; c < 3; c++)
        node->table.columns[c].title = titles[c];
    node->table.columns[1].weight = 1;
    node->table.columns[1].code = kinds[kind].code;
    node->table.cells[0] = prose_of(desk->arena, "first");
    node->table.cells[1] = prose_of(desk->arena, text_of(desk->arena, kind, size));
    node->table.cells[2] = prose_of(desk->arena, "last");
}

static void add_columns(const Desk *desk, Document *document, size_t n)
{
    Node *node = node_new(desk->arena, document->root, NODE_TABLE);
    node->table.columns = ARENA_ARRAY(desk->arena, Column, n);
    node->table.cells = ARENA_ARRAY(desk->arena, Prose, n);
    node->table.n_columns = n;
    node->table.n_rows = 1;
    for (size_t c = 0; c < n; c++) {
        node->table.columns[c].title = arena_printf(desk->arena, "column%zu", c);
        node->table.cells[c] = prose_of(desk->arena, arena_printf(desk->arena, "c%zu", c));
    }
}

static bool add_hostile(const Desk *desk, Document *document, const char *kind, size_t size)
{
    if (!strcmp(kind, "columns")) {
        add_columns(desk, document, size);
        return true;
    }
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(kinds[i].name, kind) != 0)
            continue;
        add_cell(desk, document, i, size);
        specimen_paragraph(desk, document->root, TONE_TEXT, text_of(desk->arena, i, size));
        return true;
    }
    return false;
}

int main(int argc, char **argv)
{
    Desk desk = desk_open();
    static const Bundle bundle = { 0 };
    if (argc != 4 || !desk.faces)
        return 2;
    Document *document = specimen_blank(&desk);
    document->language = "en";
    if (!add_hostile(&desk, document, argv[1], strtoul(argv[2], NULL, 10)))
        return 2;
    const Pages *pages = layout_typeset(desk.arena, document, desk.faces, desk.diag);
    Buffer pdf =
        emit_pdf(desk.arena, pages, desk.faces, &bundle, &(PdfOptions){ 0 }, desk.diag);
    bool ok = !diag_failed(desk.diag) && file_write(desk.arena, argv[3], pdf, desk.diag);
    diag_print(desk.diag, stderr, false);
    desk_close(&desk);
    return ok ? 0 : 1;
}
