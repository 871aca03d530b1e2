/* Font files that are cut off, spoiled or of another kind: an error that names the file, or
 * a whole PDF; never anything between, and never a crash. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/text8.h"
#include "pdf_sample.h"
#include "text/slate.h"

static const char LATO[] = "/usr/share/fonts/truetype/lato/Lato-Regular.ttf";
static const Bundle bundle = { 0 };

typedef struct {
    Arena *arena;
    File font;        /* as it is installed */
    const char *path; /* of the copy that stands in for it */
} Kit;

static int set_up(void **state)
{
    static char directory[] = "/tmp/rung-fonts-XXXXXX";
    Arena *arena = arena_new();
    Kit *kit = *state = ARENA_NEW(arena, Kit);
    kit->arena = arena;
    if (!mkdtemp(directory) || !file_read(arena, LATO, &kit->font, diag_new(arena)))
        return -1;
    kit->path = arena_printf(arena, "%s/Lato-Regular.ttf", directory);
    setenv("RUNG_FONTS",
           arena_printf(arena,
                        "%s:/usr/share/fonts/truetype/lato:"
                        "/usr/share/fonts/truetype/jetbrains-mono",
                        directory),
           1);
    return 0;
}

static int tear_down(void **state)
{
    Kit *kit = *state;
    unsetenv("RUNG_FONTS");
    remove(kit->path);
    rmdir(arena_printf(kit->arena, "%.*s", (int)(strrchr(kit->path, '/') - kit->path),
                       kit->path));
    arena_free(kit->arena);
    return 0;
}

static void write_font(const Kit *kit, const char *bytes, size_t length)
{
    FILE *file = fopen(kit->path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    fclose(file);
}

/* What comes of a PDF that is drawn with these bytes: NULL when it is whole, else the
 * error. */
static const char *outcome(const Kit *kit, Arena *arena, const char *bytes, size_t length)
{
    static const PdfOptions plain = { 0 };
    Diag *diag = diag_new(arena);
    write_font(kit, bytes, length);
    Faces *faces = faces_open(&slate, &bundle, diag);
    assert_non_null(faces);
    const Pages *pages = pdf_sample(arena, faces);
    Buffer pdf = { 0 };
    if (!diag_failed(diag))
        pdf = emit_pdf(arena, pages, faces, &bundle, &plain, diag);
    faces_close(faces);
    if (!diag_failed(diag)) {
        assert_memory_equal(pdf.data, "%PDF-1.7\n%", 10);
        assert_true(text8_ends(pdf.data + pdf.length - 6, "%%EOF\n"));
        return NULL;
    }
    assert_int_equal(diag->lines[0].kind, DIAG_WORLD);
    assert_non_null(strstr(diag->lines[0].origin.file, "Lato-Regular.ttf"));
    return diag->lines[0].message;
}

static void a_font_that_is_cut_anywhere_is_refused(void **state)
{
    Kit *kit = *state;
    for (size_t cut = 1; cut < kit->font.length; cut += cut / 3 + 1) {
        Arena *arena = arena_new();
        const char *said = outcome(kit, arena, kit->font.bytes, kit->font.length - cut);
        assert_string_equal(said,
                            "this is no whole font; reinstall the package fonts-lato");
        arena_free(arena);
    }
}

static uint32_t next_number(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Half of the bytes that change lie in the first two kilobytes: the directory, and the
 * tables that all others are read by. */
static void a_font_with_any_bytes_changed_does_no_harm(void **state)
{
    enum { RUNS = 60, MOST = 24, FRONT = 2048 };
    Kit *kit = *state;
    uint32_t seed = 7;
    for (int run = 0; run < RUNS; run++) {
        Arena *arena = arena_new();
        char *bytes = arena_alloc(arena, kit->font.length);
        memcpy(bytes, kit->font.bytes, kit->font.length);
        for (uint32_t n = 1 + next_number(&seed) % MOST; n; n--) {
            size_t within = n % 2 ? FRONT : kit->font.length;
            bytes[next_number(&seed) % within] ^= (char)(1u << next_number(&seed) % 8);
        }
        outcome(kit, arena, bytes, kit->font.length);
        arena_free(arena);
    }
}

/* Every table in turn says that it has nothing but the highest numbers. */
static void a_font_of_impossible_numbers_does_no_harm(void **state)
{
    enum { HEAD = 12, ROW = 16 };
    Kit *kit = *state;
    const unsigned char *font = (const unsigned char *)kit->font.bytes;
    size_t n_tables = (size_t)font[4] << 8 | font[5];
    for (size_t i = 0; i < n_tables; i++) {
        const unsigned char *row = font + HEAD + ROW * i;
        size_t offset = (size_t)row[8] << 24 | row[9] << 16 | row[10] << 8 | row[11];
        size_t length = (size_t)row[12] << 24 | row[13] << 16 | row[14] << 8 | row[15];
        Arena *arena = arena_new();
        char *bytes = arena_alloc(arena, kit->font.length);
        memcpy(bytes, kit->font.bytes, kit->font.length);
        memset(bytes + offset, 0xFF, length);
        outcome(kit, arena, bytes, kit->font.length);
        arena_free(arena);
    }
}

/* Its other tables go on speaking of the glyphs that it had. */
static void a_font_that_says_it_has_few_glyphs_shows_no_others(void **state)
{
    enum { HEAD = 12, ROW = 16, FEW = 40 };
    Kit *kit = *state;
    Arena *arena = kit->arena;
    char *bytes = arena_alloc(arena, kit->font.length);
    memcpy(bytes, kit->font.bytes, kit->font.length);
    const unsigned char *row = (const unsigned char *)bytes + HEAD;
    while (memcmp(row, "maxp", 4) != 0)
        row += ROW;
    size_t offset = (size_t)row[8] << 24 | row[9] << 16 | row[10] << 8 | row[11];
    bytes[offset + 4] = 0;
    bytes[offset + 5] = FEW;
    write_font(kit, bytes, kit->font.length);
    Faces *faces = faces_open(&slate, &bundle, diag_new(arena));
    const Shaped *shaped = text_shape(faces, STYLE_TEXT, "Internal APIs, zusätzlich fiëf");
    for (size_t i = 0; i < shaped->n_runs; i++)
        for (size_t k = 0; k < shaped->runs[i].n_glyphs; k++)
            assert_in_range(shaped->runs[i].glyphs[k].glyph, 0, FEW - 1);
    faces_close(faces);
}

/* The outlines of PostScript stand in other tables; fonts-noto-cjk is made so. */
static void a_font_with_outlines_of_postscript_is_refused_by_name(void **state)
{
    enum { HEAD = 12, ROW = 16 };
    Kit *kit = *state;
    Arena *arena = kit->arena;
    char *bytes = arena_alloc(arena, kit->font.length);
    memcpy(bytes, kit->font.bytes, kit->font.length);
    memcpy(bytes, "OTTO", 4);
    for (size_t i = 0; i < (size_t)bytes[5]; i++) {
        char *tag = bytes + HEAD + ROW * i;
        if (memcmp(tag, "glyf", 4) == 0)
            memcpy(tag, "CFF ", 4);
    }
    assert_string_equal(outcome(kit, arena, bytes, kit->font.length),
                        "this font has no TrueType outlines, and others are not embedded");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_font_that_is_cut_anywhere_is_refused),
        cmocka_unit_test(a_font_with_any_bytes_changed_does_no_harm),
        cmocka_unit_test(a_font_of_impossible_numbers_does_no_harm),
        cmocka_unit_test(a_font_that_says_it_has_few_glyphs_shows_no_others),
        cmocka_unit_test(a_font_with_outlines_of_postscript_is_refused_by_name),
    };
    return cmocka_run_group_tests_name("emit: fonts", tests, set_up, tear_down);
}
