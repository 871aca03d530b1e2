/* The least that a PDF through libharu costs: no layout, no shaping, no tags. The words of
 * a text file, set line by line in one embedded face, with the public API alone.
 * usage: floor_main FONT.ttf TEXT OUT.pdf */
#include <hpdf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINES_A_PAGE = 50, LEADING = 14, LEFT = 51, TOP = 780 };

static void complain(HPDF_STATUS error, HPDF_STATUS detail, void *data)
{
    (void)data;
    fprintf(stderr, "libharu: %04lx %lu\n", (unsigned long)error, (unsigned long)detail);
    exit(1);
}

int main(int argc, char **argv)
{
    char line[512];
    FILE *text = argc == 4 ? fopen(argv[2], "r") : NULL;
    if (!text) {
        fprintf(stderr, "usage: %s FONT.ttf TEXT OUT.pdf\n", argv[0]);
        return 2;
    }
    HPDF_Doc pdf = HPDF_New(complain, NULL);
    HPDF_SetCompressionMode(pdf, HPDF_COMP_ALL);
    const char *name = HPDF_LoadTTFontFromFile(pdf, argv[1], HPDF_TRUE);
    HPDF_Font font = HPDF_GetFont(pdf, name, "WinAnsiEncoding");
    HPDF_Page page = NULL;
    for (int i = 0; fgets(line, sizeof line, text); i++) {
        line[strcspn(line, "\n")] = '\0';
        if (i % LINES_A_PAGE == 0)
            page = HPDF_AddPage(pdf);
        HPDF_Page_BeginText(page);
        HPDF_Page_SetFontAndSize(page, font, 10);
        HPDF_Page_TextOut(page, LEFT, (HPDF_REAL)(TOP - i % LINES_A_PAGE * LEADING), line);
        HPDF_Page_EndText(page);
    }
    fclose(text);
    HPDF_SaveToFile(pdf, argv[3]);
    HPDF_Free(pdf);
    return 0;
}
