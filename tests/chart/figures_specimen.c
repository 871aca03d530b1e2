/* Draws a layout for a made scorecard, to look at: any number of everything, different,
 * equal or unknown. usage: figures_specimen LAYOUT PDF N [mixed|equal|unknown]          */
#include <stdio.h>
#include <stdlib.h>

#include "emit/emit.h"
#include "many.h"

static Mood mood_of(const char *word)
{
    static const char *const words[N_MOODS] = { "mixed", "equal", "unknown" };
    for (int i = 0; i < N_MOODS; i++)
        if (strcmp(words[i], word) == 0)
            return (Mood)i;
    return MOOD_MIXED;
}

static bool write_file(const char *path, const Buffer *bytes)
{
    FILE *file = fopen(path, "wb");
    bool ok = file && fwrite(bytes->data, 1, bytes->length, file) == bytes->length;
    return file && fclose(file) == 0 && ok;
}

int main(int argc, char **argv)
{
    if (argc < 4)
        return 2;
    Bench bench = bench_open();
    const Scorecard *card =
        many_of(&bench, (size_t)atoi(argv[3]), mood_of(argc > 4 ? argv[4] : "mixed"));
    const Setting setting = { .theme = bench.theme,
                              .faces = bench.faces,
                              .words = bench.words };
    const Layout *layout = layout_load(bench.arena, &bench.bundle, argv[1], bench.diag);
    Document *document =
        layout ? layout_compose(bench.arena, layout, card, &setting, bench.diag) : NULL;
    const Pages *pages =
        document ? layout_typeset(bench.arena, document, bench.faces, bench.diag) : NULL;
    bool ok = false;
    if (pages) {
        Buffer pdf = emit_pdf(bench.arena, pages, bench.faces, &bench.bundle,
                              &(PdfOptions){ 0 }, bench.diag);
        ok = write_file(argv[2], &pdf);
    }
    diag_print(bench.diag, stderr, false);
    ok = ok && !diag_failed(bench.diag);
    bench_close(&bench);
    return ok ? 0 : 1;
}
