/* Writes the pages made by hand, for the checks that need other programs.
 * usage: pdf_specimen FILE                                                             */
#include <stdio.h>

#include "pdf_sample.h"
#include "text/slate.h"

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    Arena *arena = arena_new();
    Diag *diag = diag_new(arena);
    Bundle bundle = { 0 };
    Faces *faces = faces_open(&slate, &bundle, diag);
    Buffer pdf = buffer_new(arena);
    if (faces)
        pdf = emit_pdf(arena, pdf_sample(arena, faces), faces, &bundle, diag);
    FILE *file = fopen(argv[1], "wb");
    bool ok = file && fwrite(pdf.data, 1, pdf.length, file) == pdf.length;
    if (file && fclose(file) != 0)
        ok = false;
    diag_print(diag, stderr, false);
    ok = ok && !diag_failed(diag);
    faces_close(faces);
    arena_free(arena);
    return ok ? 0 : 1;
}
