/* Writes the pages made by hand, and their words, for the checks that need other
 * programs.
 * usage: pdf_specimen PDF-FILE TEXT-FILE                                               */
#include <stdio.h>

#include "pdf_sample.h"
#include "text/slate.h"

static bool write_file(const char *path, const Buffer *bytes)
{
    FILE *file = fopen(path, "wb");
    bool ok = file && fwrite(bytes->data, 1, bytes->length, file) == bytes->length;
    if (file && fclose(file) != 0)
        ok = false;
    return ok;
}

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    Arena *arena = arena_new();
    Diag *diag = diag_new(arena);
    Bundle bundle = { 0 };
    Faces *faces = faces_open(&slate, &bundle, diag);
    bool ok = false;
    if (faces) {
        const Pages *pages = pdf_sample(arena, faces);
        Buffer pdf = emit_pdf(arena, pages, faces, &bundle, &(PdfOptions){ 0 }, diag);
        Buffer text = pdf_sample_text(arena, pages);
        ok = write_file(argv[1], &pdf) && write_file(argv[2], &text);
    }
    diag_print(diag, stderr, false);
    ok = ok && !diag_failed(diag);
    faces_close(faces);
    arena_free(arena);
    return ok ? 0 : 1;
}
