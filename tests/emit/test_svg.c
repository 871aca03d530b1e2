/* A picture on the page has every mark of the Picture, in order, and no colour of its own.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "emit/svg.h"
#include "html_page.h"
#include "image.h"

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

static const char *drawn(Arena *arena, const Picture *picture)
{
    Diag *diag = diag_new(arena);
    Element *root = xml_new(arena, "html");
    svg_picture(arena, root, picture, "figure_1", "What it shows.");
    Buffer bytes = xml_write(root, diag);
    assert_false(diag_failed(diag));
    return bytes.data;
}

static void has(const char *svg, const char *part)
{
    if (!strstr(svg, part))
        print_error("%s\nis not in\n%s\n", part, svg);
    assert_non_null(strstr(svg, part));
}

static void every_kind_of_mark_is_drawn_in_order(void **state)
{
    Picture *picture = picture_new(*state, 120.5, 60);
    const Point corners[] = { { 1, 2 }, { 3.25, 4 }, { 5, 6 } };
    picture_rect(picture, (Rect){ 1, 2, 30, 40.125 }, 2, COLOUR_MET);
    picture_line(picture, (Point){ 0, 0 }, (Point){ 10, -0.5 }, COLOUR_RULE, 0.75);
    picture_shape(picture, corners, 3, COLOUR_INK);
    picture_circle(picture, (Point){ 10, 20 }, 4, COLOUR_ACCENT);
    picture_text(picture, (Point){ 7, 8 }, ALIGN_END, STYLE_LABEL, COLOUR_MUTED, "a < b",
                 20);
    picture_link(picture, (Rect){ 0, 0, 9, 9 }, "#standing");
    const char *svg = drawn(*state, picture);
    static const char *const parts[] = {
        "viewBox=\"0 0 120.5 60\"",
        "<desc id=\"figure_1_desc\">What it shows.</desc>",
        "<rect class=\"f-met\" x=\"1\" y=\"2\" width=\"30\" height=\"40.125\" rx=\"2\">",
        "<polyline stroke-width=\"0.75\" class=\"s-rule\" points=\"0,0 10,-0.5\" "
        "fill=\"none\">",
        "<polygon class=\"f-ink\" points=\"1,2 3.25,4 5,6\">",
        "<circle class=\"f-accent\" cx=\"10\" cy=\"20\" r=\"4\">",
        "<text class=\"t-label f-muted\" x=\"7\" y=\"8\" text-anchor=\"end\" "
        "textLength=\"20\" lengthAdjust=\"spacingAndGlyphs\">a &lt; b</text>",
        "<a href=\"#standing\" aria-label=\"a &lt; b\">",
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        has(svg, parts[i]);
        svg = strstr(svg, parts[i]);
    }
}

static void a_dashed_frame_is_stroked_and_not_filled(void **state)
{
    Picture *picture = picture_new(*state, 10, 10);
    picture_frame(picture, (Rect){ 0, 0, 5, 5 }, 0, COLOUR_RULE, 0.8, true);
    has(drawn(*state, picture), "<rect stroke-width=\"0.8\" stroke-dasharray=\"3 2\" "
                                "class=\"f-none s-rule\" x=\"0\"");
}

static void unknown_is_hatched_with_a_pattern_of_its_own(void **state)
{
    Picture *picture = picture_new(*state, 10, 10);
    for (int i = 0; i < 2; i++) {
        Mark *mark = picture_add(picture, MARK_RECT);
        mark->fill = COLOUR_UNKNOWN;
        mark->stroke = COLOUR_ON_UNKNOWN;
        mark->hatched = true;
    }
    const char *svg = drawn(*state, picture);
    const char *pattern = "<pattern id=\"figure_1_hatch_on-unknown\"";
    has(svg, pattern);
    assert_null(strstr(strstr(svg, pattern) + 1, pattern));
    has(svg, "fill=\"url(#figure_1_hatch_on-unknown)\"");
}

static void a_picture_is_an_image_until_it_has_links(void **state)
{
    Picture *picture = picture_new(*state, 10, 10);
    has(drawn(*state, picture), "role=\"img\" aria-labelledby=\"figure_1_desc\"");
    picture_link(picture, (Rect){ 0, 0, 9, 9 }, "#x");
    has(drawn(*state, picture), "role=\"group\"");
}

static void a_picture_names_no_colour_value(void **state)
{
    Picture *picture = picture_new(*state, 10, 10);
    for (Colour colour = COLOUR_NONE; colour < N_COLOURS; colour++)
        picture_rect(picture, (Rect){ 0, 0, 1, 1 }, 0, colour);
    const char *svg = drawn(*state, picture);
    assert_null(strstr(svg, "\"#"));
    assert_null(strstr(svg, "rgb"));
}

static void logos_bring_their_colours_and_pixels_along(void **state)
{
    Picture *picture = picture_new(*state, 60, 20);
    Point points[] = { { 1, 2 }, { 3, 4 }, { 5, 6 }, { 7, 8.5 } };
    const Outline outline = { .verbs = "MCZ",
                              .even_odd = true,
                              .cap = LINE_ROUND,
                              .miter_limit = 4,
                              .stroke = 0x00FF80 };
    Mark *path = picture_add(picture, MARK_PATH);
    path->points = points;
    path->n_points = 4;
    path->outline = &outline;
    path->stroke = COLOUR_OWN;
    path->stroke_width = 2;
    const Image image = { .media = "image/png", .file = "\x89PNG!", .file_length = 5 };
    Mark *pixels = picture_add(picture, MARK_IMAGE);
    pixels->box = (Rect){ 0, 0, 60, 20 };
    pixels->image = &image;
    const char *svg = drawn(*state, picture);
    has(svg, "<path fill=\"none\" fill-rule=\"evenodd\" stroke=\"#00FF80\" "
             "stroke-width=\"2\" stroke-linecap=\"round\" stroke-miterlimit=\"4\" "
             "d=\"M1 2C3 4 5 6 7 8.5Z\">");
    has(svg, "<image x=\"0\" y=\"0\" width=\"60\" height=\"20\" "
             "href=\"data:image/png;base64,iVBORyE=\">");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_of_mark_is_drawn_in_order),
        cmocka_unit_test(a_dashed_frame_is_stroked_and_not_filled),
        cmocka_unit_test(unknown_is_hatched_with_a_pattern_of_its_own),
        cmocka_unit_test(a_picture_is_an_image_until_it_has_links),
        cmocka_unit_test(a_picture_names_no_colour_value),
        cmocka_unit_test(logos_bring_their_colours_and_pixels_along),
    };
    return cmocka_run_group_tests_name("emit: svg", tests, set_up, tear_down);
}
