/* PNG and JPEG: every kind is read as the pixels it holds, nothing else of the file comes
 * along, and no damage gets past or brings the process down. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "made_image.h"

static int set_up(void **state)
{
    *state = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    arena_free(*state);
    return 0;
}

static const Image *read_well(Arena *arena, Buffer bytes)
{
    Diag *diag = diag_new(arena);
    const Image *image = read_bytes(arena, bytes.data, bytes.length, diag);
    if (!image)
        print_error("%s\n", diag->lines[0].message);
    assert_non_null(image);
    assert_false(diag_failed(diag));
    return image;
}

static void refused(Arena *arena, Buffer bytes, const char *part)
{
    const char *said = complaint(arena, bytes.data, bytes.length);
    assert_non_null(said);
    if (!strstr(said, part))
        print_error("\"%s\" is not in \"%s\"\n", part, said);
    assert_non_null(strstr(said, part));
}

static bool holds(const Image *image, const char *text)
{
    for (size_t i = 0; i + strlen(text) <= image->file_length; i++)
        if (memcmp(image->file + i, text, strlen(text)) == 0)
            return true;
    return false;
}

/* --- PNG ---------------------------------------------------------------------------- */

static const struct {
    int colour, depth;
} kinds[] = {
    { GREY, 1 },    { GREY, 2 },       { GREY, 4 },        { GREY, 8 },    { GREY, 16 },
    { RGB, 8 },     { RGB, 16 },       { PALETTE, 1 },     { PALETTE, 2 }, { PALETTE, 4 },
    { PALETTE, 8 }, { GREY_ALPHA, 8 }, { GREY_ALPHA, 16 }, { RGBA, 8 },    { RGBA, 16 },
};
enum { N_KINDS = sizeof kinds / sizeof *kinds };

static void check_pixel(const Image *image, const PngPlan *plan, size_t x, size_t y)
{
    size_t at = y * plan->columns + x;
    const unsigned char *colour = (const unsigned char *)image->samples;
    if (plan->colour == PALETTE) {
        unsigned entry = made_sample(plan, x, y, 0);
        assert_int_equal(colour[3 * at], entry);
        assert_int_equal(colour[3 * at + 1], 255 - entry);
        assert_int_equal(colour[3 * at + 2], entry / 2);
        return;
    }
    size_t n = (size_t)image->channels;
    for (size_t c = 0; c < n; c++)
        assert_int_equal(colour[n * at + c], made_sample_8(plan, x, y, c));
    if (plan->colour == GREY_ALPHA || plan->colour == RGBA)
        assert_int_equal((unsigned char)image->opacity[at], made_sample_8(plan, x, y, n));
    else
        assert_null(image->opacity);
}

static void every_kind_of_png_is_read_as_the_pixels_it_holds(void **state)
{
    for (size_t i = 0; i < 2 * N_KINDS; i++) {
        PngPlan plan = { .colour = kinds[i / 2].colour,
                         .depth = kinds[i / 2].depth,
                         .interlaced = i % 2,
                         .columns = 13,
                         .rows = 11 };
        const Image *image = read_well(*state, made_png(*state, &plan));
        assert_int_equal(image->columns, 13);
        assert_int_equal(image->rows, 11);
        assert_int_equal(image->channels,
                         plan.colour == GREY || plan.colour == GREY_ALPHA ? 1 : 3);
        for (size_t y = 0; y < plan.rows; y++)
            for (size_t x = 0; x < plan.columns; x++)
                check_pixel(image, &plan, x, y);
    }
}

static void a_colour_or_an_entry_that_is_transparent_becomes_opacity(void **state)
{
    PngPlan palette = { PALETTE, 2, false, 4, 1, "\xFF\x80\x00", 3 };
    const Image *image = read_well(*state, made_png(*state, &palette));
    for (size_t x = 0; x < 4; x++) {
        static const unsigned char opacity[] = { 0xFF, 0x80, 0, 0xFF };
        assert_int_equal((unsigned char)image->opacity[x],
                         opacity[made_sample(&palette, x, 0, 0)]);
    }
    PngPlan grey = { GREY, 8, false, 4, 1, "\x00\x29", 2 }; /* 41: the second pixel */
    image = read_well(*state, made_png(*state, &grey));
    assert_memory_equal(image->opacity, "\xFF\x00\xFF\xFF", 4);
}

static void opacity_that_hides_nothing_is_dropped(void **state)
{
    PngPlan plan = { PALETTE, 1, false, 8, 1, "\xFF\xFF", 2 };
    assert_null(read_well(*state, made_png(*state, &plan))->opacity);
}

static void what_a_png_says_besides_stays_behind(void **state)
{
    PngPlan plan = { RGB, 8, false, 3, 3, NULL, 0 };
    Buffer png = made_png(*state, &plan);
    buffer_text(&png, "and more behind the end");
    const Image *image = read_well(*state, png);
    assert_false(holds(image, "52.52"));
    assert_false(holds(image, "behind the end"));
    assert_string_equal(image->media, "image/png");
    Buffer clean = buffer_new(*state);
    buffer_bytes(&clean, image->file, image->file_length);
    assert_memory_equal(read_well(*state, clean)->samples, image->samples, 27);
}

/* Where a chunk's check sum lies behind its end, it says more than the last byte does. */
static void a_png_cut_off_anywhere_is_refused(void **state)
{
    PngPlan plan = { RGBA, 8, true, 5, 4, NULL, 0 };
    Buffer png = made_png(*state, &plan);
    for (size_t n = 0; n < png.length; n++)
        assert_non_null(complaint(*state, png.data, n));
}

static void a_png_with_a_byte_turned_is_read_or_refused(void **state)
{
    PngPlan plan = { PALETTE, 4, true, 5, 4, "\x01\x02", 2 };
    Buffer png = made_png(*state, &plan);
    for (size_t i = 0; i < png.length * 8; i++) {
        png.data[i / 8] ^= (char)(1 << i % 8);
        complaint(*state, png.data, png.length);
        png.data[i / 8] ^= (char)(1 << i % 8);
    }
}

static void a_png_with_a_wrong_check_sum_is_refused(void **state)
{
    PngPlan plan = { RGB, 8, false, 5, 4, NULL, 0 };
    enum { OF_THE_END = 1, OF_THE_PIXELS = 12 + 1 }; /* bytes from the end */
    static const size_t places[] = { OF_THE_END, OF_THE_PIXELS };
    for (size_t i = 0; i < 2; i++) {
        Buffer png = made_png(*state, &plan);
        png.data[png.length - places[i]] ^= 1;
        refused(*state, png, "broken");
    }
}

/* A file of one IDAT, whose bytes may be other than its header promises. */
static Buffer png_of(Arena *arena, size_t columns, size_t rows, const char *packed,
                     size_t length)
{
    Buffer out = buffer_new(arena);
    png_signature(&out);
    png_header(&out, columns, rows, 8, GREY, false);
    png_chunk(&out, "IDAT", packed, length);
    png_chunk(&out, "IEND", "", 0);
    return out;
}

static void huge_and_empty_pngs_are_refused_before_memory_is_asked_for(void **state)
{
    static const size_t sizes[][2] = { { 20001, 1 },
                                       { 1, 20001 },
                                       { 20000, 20000 },
                                       { 0x7FFFFFFF, 0x7FFFFFFF },
                                       { 0xFFFFFFFF, 1 } };
    Arena *arena = *state;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        size_t before = arena_used(arena);
        refused(arena, png_of(arena, sizes[i][0], sizes[i][1], "", 0), "pixels");
        assert_true(arena_used(arena) - before < 100000);
    }
    refused(arena, png_of(arena, 0, 5, "", 0), "no pixels");
    refused(arena, png_of(arena, 5, 0, "", 0), "no pixels");
}

static void a_png_whose_chunks_make_no_sense_is_refused_by_what_is_wrong(void **state)
{
    Arena *arena = *state;
    PngPlan plan = { RGB, 8, false, 3, 3, NULL, 0 };
    Buffer png = made_png(arena, &plan);
    png.data[8 + 8 + 13] ^= 1; /* the header's check sum */
    refused(arena, png, "broken");
    refused(arena, png_of(arena, 4, 4, "no zlib", 7), "broken");
    refused(arena, png_of(arena, 4, 4, "", 0), "broken");
    Buffer odd = buffer_new(arena);
    png_signature(&odd);
    png_header(&odd, 1, 1, 8, GREY, false);
    png_chunk(&odd, "ABCD", "x", 1);
    png_chunk(&odd, "IEND", "", 0);
    refused(arena, odd, "does not know");
    Buffer headless = buffer_new(arena);
    png_signature(&headless);
    png_chunk(&headless, "IEND", "", 0);
    refused(arena, headless, "does not begin with its header");
    Buffer deep = buffer_new(arena);
    png_signature(&deep);
    png_header(&deep, 1, 1, 7, GREY, false);
    png_chunk(&deep, "IEND", "", 0);
    refused(arena, deep, "broken");
}

/* --- JPEG --------------------------------------------------------------------------- */

static void a_baseline_jpeg_goes_on_as_it_stands(void **state)
{
    JpegPlan plans[] = { { 1, false, NULL }, { 3, false, NULL } };
    for (size_t i = 0; i < 2; i++) {
        Buffer jpeg = made_jpeg(*state, &plans[i]);
        const Image *image = read_well(*state, jpeg);
        assert_null(image->samples);
        assert_int_equal(image->channels, plans[i].components);
        assert_int_equal(image->columns, 24);
        assert_int_equal(image->rows, 16);
        assert_int_equal(image->file_length, jpeg.length);
        assert_memory_equal(image->file, jpeg.data, jpeg.length);
    }
}

static void near(char found, int wanted)
{
    assert_in_range((unsigned char)found + 8, wanted, wanted + 16);
}

static void progressive_jpegs_and_those_in_inks_are_decoded(void **state)
{
    JpegPlan progressive = { 3, true, NULL }, inks = { 4, false, NULL };
    const Image *image = read_well(*state, made_jpeg(*state, &progressive));
    assert_int_equal(image->channels, 3);
    near(image->samples[0], 40);
    near(image->samples[1], 80);
    near(image->samples[2], 200);
    image = read_well(*state, made_jpeg(*state, &inks));
    assert_int_equal(image->channels, 3);
    const size_t last = 3 * (24 * 16 - 1);
    near(image->samples[last], 40);
    near(image->samples[last + 1], 80);
    near(image->samples[last + 2], 200);
}

static void what_a_jpeg_says_besides_stays_behind(void **state)
{
    JpegPlan plan = { 3, false, "taken at 52.52,13.40" };
    Buffer jpeg = made_jpeg(*state, &plan);
    buffer_text(&jpeg, "and more behind the end");
    const Image *image = read_well(*state, jpeg);
    assert_false(holds(image, "52.52"));
    assert_false(holds(image, "behind the end"));
    assert_string_equal(image->media, "image/jpeg");
}

static void a_jpeg_cut_off_anywhere_is_refused(void **state)
{
    JpegPlan plans[] = { { 3, false, NULL }, { 3, true, NULL } };
    for (size_t i = 0; i < 2; i++) {
        Buffer jpeg = made_jpeg(*state, &plans[i]);
        for (size_t n = 0; n < jpeg.length; n++)
            assert_non_null(complaint(*state, jpeg.data, n));
    }
}

/* Its segments are whole; libjpeg would fill up what is missing with grey. */
static void a_jpeg_whose_pixels_break_off_is_refused(void **state)
{
    JpegPlan plan = { 3, false, NULL };
    Buffer jpeg = made_jpeg(*state, &plan);
    jpeg.length -= 6;
    buffer_bytes(&jpeg, "\xFF\xD9", 2);
    refused(*state, jpeg, "broken");
}

/* A sum over the pixels has JPEG none: a turned byte may give another picture. */
static void a_jpeg_with_a_byte_turned_is_read_or_refused(void **state)
{
    JpegPlan plans[] = { { 1, false, NULL }, { 3, true, NULL } };
    for (size_t i = 0; i < 2; i++) {
        Arena *arena = arena_new();
        Buffer jpeg = made_jpeg(*state, &plans[i]);
        for (size_t k = 0; k < jpeg.length; k++) {
            jpeg.data[k] ^= 0x15;
            complaint(arena, jpeg.data, jpeg.length);
            jpeg.data[k] ^= 0x15;
            arena_reset(arena);
        }
        arena_free(arena);
    }
}

/* The place of the frame's height and width: behind the marker SOF0. */
static char *jpeg_size(Buffer jpeg)
{
    for (size_t i = 0; i + 9 < jpeg.length; i++)
        if (memcmp(jpeg.data + i, "\xFF\xC0", 2) == 0)
            return jpeg.data + i + 5;
    return NULL;
}

static void huge_and_empty_jpegs_are_refused_before_memory_is_asked_for(void **state)
{
    JpegPlan plan = { 3, false, NULL };
    Buffer jpeg = made_jpeg(*state, &plan);
    assert_non_null(jpeg_size(jpeg));
    memcpy(jpeg_size(jpeg), "\x4E\x20\x4E\x20", 4); /* 20,000 */
    size_t before = arena_used(*state);
    refused(*state, jpeg, "20000 × 20000 pixels");
    assert_true(arena_used(*state) - before < 100000);
    memcpy(jpeg_size(jpeg), "\x00\x10\x00\x00", 4);
    assert_non_null(complaint(*state, jpeg.data, jpeg.length));
}

static void a_jpeg_of_endless_scans_is_refused(void **state)
{
    JpegPlan plan = { 1, true, NULL };
    Buffer jpeg = made_jpeg(*state, &plan), out = buffer_new(*state);
    size_t scan = 0;
    while (memcmp(jpeg.data + scan, "\xFF\xDA", 2) != 0)
        scan++;
    buffer_bytes(&out, jpeg.data, scan);
    for (int i = 0; i < 40; i++)
        buffer_bytes(&out, jpeg.data + scan, jpeg.length - scan - 2);
    buffer_bytes(&out, "\xFF\xD9", 2);
    refused(*state, out, "more than 100 scans");
}

/* --- other files --------------------------------------------------------------------- */

static void other_formats_are_told_apart_by_name(void **state)
{
    static const char *const others[][2] = {
        { "GIF89a", "a GIF" },      { "RIFF....WEBP", "WebP" },
        { "%PDF-1.7", "a PDF" },    { "", "an empty file" },
        { "{}", "something else" }, { "\x1F\x8B\x08", "compressed" },
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        const char *said = complaint(*state, others[i][0], strlen(others[i][0]));
        assert_non_null(said);
        assert_non_null(strstr(said, others[i][1]));
        assert_non_null(strstr(said, "expected PNG, JPEG or SVG"));
    }
}

static void a_file_of_many_bytes_is_refused(void **state)
{
    Buffer big = buffer_new(*state);
    png_signature(&big);
    for (int i = 0; i < 5 << 20; i++)
        buffer_char(&big, 'x');
    refused(*state, big, "up to 4 MB");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(every_kind_of_png_is_read_as_the_pixels_it_holds),
        TEST(a_colour_or_an_entry_that_is_transparent_becomes_opacity),
        TEST(opacity_that_hides_nothing_is_dropped),
        TEST(what_a_png_says_besides_stays_behind),
        TEST(a_png_cut_off_anywhere_is_refused),
        TEST(a_png_with_a_byte_turned_is_read_or_refused),
        TEST(a_png_with_a_wrong_check_sum_is_refused),
        TEST(huge_and_empty_pngs_are_refused_before_memory_is_asked_for),
        TEST(a_png_whose_chunks_make_no_sense_is_refused_by_what_is_wrong),
        TEST(a_baseline_jpeg_goes_on_as_it_stands),
        TEST(progressive_jpegs_and_those_in_inks_are_decoded),
        TEST(what_a_jpeg_says_besides_stays_behind),
        TEST(a_jpeg_cut_off_anywhere_is_refused),
        TEST(a_jpeg_whose_pixels_break_off_is_refused),
        TEST(a_jpeg_with_a_byte_turned_is_read_or_refused),
        TEST(huge_and_empty_jpegs_are_refused_before_memory_is_asked_for),
        TEST(a_jpeg_of_endless_scans_is_refused),
        TEST(other_formats_are_told_apart_by_name),
        TEST(a_file_of_many_bytes_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
