/* Sets each line of a text as a paragraph and writes the PDF: what other programs read out
 * of it must be the text again. What no face has is said on standard error.
 * usage: scripts_specimen TEXT PDF */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "emit/emit.h"
#include "layout/layout.h"
#include "layout/specimen.h"

int main(int argc, char **argv)
{
    Desk desk = desk_open();
    File text;
    if (argc != 3 || !desk.faces || !file_read(desk.arena, argv[1], &text, desk.diag))
        return 2;
    Document *document = specimen_blank(&desk);
    document->language = "en";

    for (char *line = strtok(text.bytes, "\n"); line; line = strtok(NULL, "\n"))
        specimen_paragraph(&desk, document->root, TONE_TEXT, line);
    static const Bundle bundle = { 0 };
    const Pages *pages = layout_typeset(desk.arena, document, desk.faces, desk.diag);
    Buffer pdf =
        emit_pdf(desk.arena, pages, desk.faces, &bundle, &(PdfOptions){ 0 }, desk.diag);
    bool ok = !diag_failed(desk.diag) && file_write(desk.arena, argv[2], pdf, desk.diag);
    fputs(faces_missing(desk.faces, desk.arena), stderr);
    diag_print(desk.diag, stderr, false);
    desk_close(&desk);
    return ok ? 0 : 1;
}
