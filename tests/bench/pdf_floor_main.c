/* The least that a long report costs through libharu: no layout, no shaping, no tags. The
 * input is parsed into a tree by cJSON, and its findings are not looked at; the words are
 * those of a report that is there already, as `pdftotext -layout` tells them, set on as
 * many pages: a text object for each stretch of words on a line, a rule below each line.
 * usage: pdf_floor_main INPUT.json FONT.ttf TEXT OUT.pdf                                */
#include <cjson/cJSON.h>
#include <hpdf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LEADING = 11, LEFT = 51, RIGHT = 544, TOP = 800, SIZE = 8 };
static const double LETTER = 4.2; /* width of a column of the text, points */

static void complain(HPDF_STATUS error, HPDF_STATUS detail, void *data)
{
    (void)data;
    fprintf(stderr, "libharu: %04lx %lu\n", (unsigned long)error, (unsigned long)detail);
    exit(1);
}

static char *read_whole(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0) {
        fprintf(stderr, "cannot read %s\n", path);
        exit(1);
    }
    long size = ftell(file);
    rewind(file);
    char *bytes = calloc(1, (size_t)size + 1);
    *length = bytes ? fread(bytes, 1, (size_t)size, file) : 0;
    fclose(file);
    return bytes;
}

static HPDF_Page add_page(HPDF_Doc pdf)
{
    HPDF_Page page = HPDF_AddPage(pdf);
    HPDF_Page_SetSize(page, HPDF_PAGE_SIZE_A4, HPDF_PAGE_PORTRAIT);
    HPDF_Page_SetLineWidth(page, 0.5F);
    return page;
}

/* Words up to two spaces are one stretch. */
static void set_line(HPDF_Page page, HPDF_Font font, char *line, double y)
{
    for (char *at = line; *at;) {
        while (*at == ' ')
            at++;
        char *end = strstr(at, "  ");
        if (end)
            *end = '\0';
        if (*at) {
            HPDF_Page_BeginText(page);
            HPDF_Page_SetFontAndSize(page, font, SIZE);
            HPDF_Page_TextOut(page, (HPDF_REAL)(LEFT + LETTER * (double)(at - line)),
                              (HPDF_REAL)y, at);
            HPDF_Page_EndText(page);
        }
        at = end ? end + 1 : at + strlen(at);
    }
    HPDF_Page_MoveTo(page, LEFT, (HPDF_REAL)(y - 3));
    HPDF_Page_LineTo(page, RIGHT, (HPDF_REAL)(y - 3));
    HPDF_Page_Stroke(page);
}

/* A form feed ends a page. */
static void set_text(HPDF_Doc pdf, HPDF_Font font, char *text)
{
    for (char *sheet = text; *sheet;) {
        char *next = strchr(sheet, '\f');
        if (next)
            *next = '\0';
        HPDF_Page page = add_page(pdf);
        double y = TOP;
        for (char *line = strtok(sheet, "\n"); line;
             line = strtok(NULL, "\n"), y -= LEADING)
            set_line(page, font, line, y);
        if (!next)
            break;
        sheet = next + 1;
    }
}

int main(int argc, char **argv)
{
    if (argc != 5) {
        fprintf(stderr, "usage: %s INPUT.json FONT.ttf TEXT OUT.pdf\n", argv[0]);
        return 2;
    }
    size_t length;
    char *input = read_whole(argv[1], &length);
    cJSON *tree = cJSON_ParseWithLength(input, length);
    char *text = read_whole(argv[3], &length);
    HPDF_Doc pdf = HPDF_New(complain, NULL);
    HPDF_SetCompressionMode(pdf, HPDF_COMP_ALL);
    HPDF_SetPagesConfiguration(pdf, 64); /* a flat page tree ends at 32,767 pages */
    const char *name = HPDF_LoadTTFontFromFile(pdf, argv[2], HPDF_TRUE);
    set_text(pdf, HPDF_GetFont(pdf, name, "WinAnsiEncoding"), text);
    HPDF_SaveToFile(pdf, argv[4]);
    HPDF_Free(pdf);
    cJSON_Delete(tree);
    free(text);
    free(input);
    return 0;
}
