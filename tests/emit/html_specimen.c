/* Writes a page made by hand, for the checks that need a browser.
 * usage: html_specimen FILE [TEXT]      with TEXT: a page with TEXT in every field       */
#include <stdio.h>

#include "emit/emit.h"
#include "html_sample.h"

int main(int argc, char **argv)
{
    if (argc < 2 || argc > 3)
        return 2;
    Arena *arena = arena_new();
    Diag *diag = diag_new(arena);
    Bundle bundle = { 0 };
    Document *document =
        argc == 3 ? html_filled(arena, argv[2], argv[2]) : html_sample(arena);
    document->words = words_load(arena, &bundle, "en", diag);
    Buffer page = emit_html(arena, document, &bundle, diag);
    FILE *file = fopen(argv[1], "wb");
    bool ok = file && fwrite(page.data, 1, page.length, file) == page.length;
    if (file && fclose(file) != 0)
        ok = false;
    diag_print(diag, stderr, false);
    ok = ok && !diag_failed(diag);
    arena_free(arena);
    return ok ? 0 : 1;
}
