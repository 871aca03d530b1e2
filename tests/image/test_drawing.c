/* SVG: what is in the subset is drawn where it belongs, and what is not is refused by name.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "made_image.h"

#define SVG(body)                                                                          \
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 50\">" body "</svg>"

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

static const Picture *draw(Arena *arena, const char *svg)
{
    Diag *diag = diag_new(arena);
    const Image *image = read_bytes(arena, svg, strlen(svg), diag);
    if (!image)
        print_error("%s\n%s\n", svg, diag->lines[0].message);
    assert_non_null(image);
    assert_null(image->file);
    return image->drawing;
}

/* The one mark of a drawing, as verbs and points to a tenth. */
static const char *drawn(Arena *arena, const char *svg)
{
    const Picture *picture = draw(arena, svg);
    assert_int_equal(picture->n_marks, 1);
    const Mark *mark = &picture->marks[0];
    Buffer out = buffer_new(arena);
    const Point *at = mark->points;
    for (const char *verb = mark->outline->verbs; *verb; verb++) {
        buffer_char(&out, *verb);
        for (int n = *verb == 'C' ? 3 : *verb == 'Z' ? 0 : 1; n; n--, at++) {
            buffer_number(&out, round(at->x * 10) / 10);
            buffer_char(&out, ',');
            buffer_number(&out, round(at->y * 10) / 10);
            buffer_char(&out, ' ');
        }
    }
    assert_ptr_equal(at, mark->points + mark->n_points);
    return out.data;
}

static void shapes_and_path_data_become_lines_and_curves(void **state)
{
    static const char *const cases[][2] = {
        { SVG("<path d='M1 2L3 4H5V6Z'/>"), "M1,2 L3,4 L5,4 L5,6 Z" },
        { SVG("<path d='m1 2l3 4h5v6zl1 1'/>"), "M1,2 L4,6 L9,6 L9,12 ZL2,3 " },
        { SVG("<path d='M1,2,3,4 5,6'/>"), "M1,2 L3,4 L5,6 " },
        { SVG("<path d='m1 1 1 0 0 1'/>"), "M1,1 L2,1 L2,2 " },
        { SVG("<path d='M.5.5-1-1 1e1 2.5E0'/>"), "M0.5,0.5 L-1,-1 L10,2.5 " },
        { SVG("<path d='M0 0C1 1 2 2 3 0S5-2 6 0'/>"),
          "M0,0 C1,1 2,2 3,0 C4,-2 5,-2 6,0 " },
        { SVG("<path d='M0 0S2 2 3 0'/>"), "M0,0 C0,0 2,2 3,0 " },
        { SVG("<path d='M0 0Q3 3 6 0T12 0'/>"), "M0,0 C2,2 4,2 6,0 C8,-2 10,-2 12,0 " },
        { SVG("<path d='M0 0A10 10 0 0 1 20 0'/>"),
          "M0,0 C0,-5.5 4.5,-10 10,-10 C15.5,-10 20,-5.5 20,0 " },
        { SVG("<path d='M0 0a10 10 0 0010-10'/>"), "M0,0 C5.5,0 10,-4.5 10,-10 " },
        { SVG("<path d='M0 0a10 10 0 1110 10'/>"),
          "M0,0 C0,-5.5 4.5,-10 10,-10 C15.5,-10 20,-5.5 20,0 C20,5.5 15.5,10 10,10 " },
        { SVG("<path d='M0 0A1 1 0 0 0 20 0'/>"), /* made large enough */
          "M0,0 C0,5.5 4.5,10 10,10 C15.5,10 20,5.5 20,0 " },
        { SVG("<path d='M0 0A0 5 0 0 0 20 0'/>"), "M0,0 L20,0 " },
        { SVG("<rect x='1' y='2' width='10' height='5'/>"),
          "M1,2 L11,2 L11,7 L1,7 L1,2 Z" },
        { SVG("<circle cx='5' cy='5' r='2'/>"),
          "M5,3 L5,3 C6.1,3 7,3.9 7,5 L7,5 C7,6.1 6.1,7 5,7 L5,7 C3.9,7 3,6.1 3,5 "
          "L3,5 C3,3.9 3.9,3 5,3 Z" },
        { SVG("<line x1='1' y1='2' x2='3' y2='4' stroke='red'/>"), "M1,2 L3,4 " },
        { SVG("<polyline points='1,2 3,4 5 6'/>"), "M1,2 L3,4 L5,6 " },
        { SVG("<polygon points='1,2 3,4 5,6'/>"), "M1,2 L3,4 L5,6 Z" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(drawn(*state, cases[i][0]), cases[i][1]);
}

static void transformations_apply_from_the_inside_out(void **state)
{
    static const char *const cases[][2] = {
        { SVG("<g transform='translate(10 20)'><path transform='scale(2)' d='M1 1'/></g>"),
          "M12,22 " },
        { SVG("<path transform='translate(10,20) scale(2)' d='M1 1'/>"), "M12,22 " },
        { SVG("<path transform='rotate(90)' d='M1 0'/>"), "M0,1 " },
        { SVG("<path transform='rotate(90 10 10)' d='M11 10'/>"), "M10,11 " },
        { SVG("<path transform='skewX(45)' d='M0 5'/>"), "M5,5 " },
        { SVG("<path transform='skewY(45)' d='M5 0'/>"), "M5,5 " },
        { SVG("<path transform='matrix(1 2 3 4 5 6)' d='M1 1'/>"), "M9,12 " },
        { SVG("<g><g transform='scale(3)'><title>a</title></g><path d='M1 1'/></g>"),
          "M1,1 " },
        { "<svg viewBox='-5 10 20 20'><path d='M0 10'/></svg>", "M5,0 " },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(drawn(*state, cases[i][0]), cases[i][1]);
    const Picture *picture =
        draw(*state,
             SVG("<path transform='scale(2 8)' stroke='red' stroke-width='3' d='M1 1'/>"));
    assert_float_equal(picture->marks[0].stroke_width, 12, 1e-9); /* 3 × √16 */
}

static void colours_are_read_and_handed_down(void **state)
{
    static const struct {
        const char *svg;
        Colour fill, stroke;
        uint32_t fill_value, stroke_value;
    } cases[] = {
        { SVG("<path d='M1 1'/>"), COLOUR_OWN, COLOUR_NONE, 0, 0 },
        { SVG("<path fill='#1F5fbf' d='M1 1'/>"), COLOUR_OWN, COLOUR_NONE, 0x1F5FBF, 0 },
        { SVG("<path fill='#15b' d='M1 1'/>"), COLOUR_OWN, COLOUR_NONE, 0x1155BB, 0 },
        { SVG("<path fill='rgb(1, 2,3)' d='M1 1'/>"), COLOUR_OWN, COLOUR_NONE, 0x010203,
          0 },
        { SVG("<g fill='none' stroke='Teal'><path d='M1 1'/></g>"), COLOUR_NONE, COLOUR_OWN,
          0, 0x008080 },
        { SVG("<path fill='red' style='fill: blue ; stroke:#fff;-inkscape-x:y' d='M1 1'/>"),
          COLOUR_OWN, COLOUR_OWN, 0x0000FF, 0xFFFFFF },
        { SVG("<path stroke='red' stroke-opacity='0' opacity='100%' d='M1 1'/>"),
          COLOUR_OWN, COLOUR_NONE, 0, 0xFF0000 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const Mark *mark = &draw(*state, cases[i].svg)->marks[0];
        assert_int_equal(mark->fill, cases[i].fill);
        assert_int_equal(mark->stroke, cases[i].stroke);
        assert_int_equal(mark->outline->fill, cases[i].fill_value);
        assert_int_equal(mark->outline->stroke, cases[i].stroke_value);
    }
    const Mark *mark = &draw(*state, SVG("<path fill-rule='evenodd' stroke='red' "
                                         "stroke-linecap='round' stroke-linejoin='bevel' "
                                         "stroke-miterlimit='7' d='M1 1'/>"))
                            ->marks[0];
    assert_true(mark->outline->even_odd);
    assert_int_equal(mark->outline->cap, LINE_ROUND);
    assert_int_equal(mark->outline->join, LINE_SQUARE);
    assert_float_equal(mark->outline->miter_limit, 7, 0);
}

static void what_is_hidden_or_an_editors_own_is_left_out(void **state)
{
    const Picture *picture = draw(
        *state,
        SVG("<!-- a -->\n<title>T</title><desc><b>x</b></desc><defs><filter id='f'/></defs>"
            "<metadata><rdf:RDF xmlns:rdf='r'/></metadata>"
            "<s:view xmlns:s='http://sodipodi.sourceforge.net/'><s:x/></s:view>"
            "<path d='M1 1' display='none'/><g opacity='0'><path d='M1 1'/></g>"
            "<path d='M1 1' visibility='hidden'/><path fill='none' d='M1 1'/><path/>"
            "<rect width='0' height='5'/><circle r='-1'/><path d='M2 2'/>"));
    assert_int_equal(picture->n_marks, 1);
    assert_float_equal(picture->marks[0].points[0].x, 2, 0);
}

static void the_drawing_fits_its_box_whatever_its_units(void **state)
{
    static const char svg[] = "<?xml version='1.0'?>\n<!DOCTYPE svg PUBLIC 'a' 'b.dtd'>"
                              "<svg width='300px' height='100'><path d='M30 40'/></svg>";
    Diag *diag = diag_new(*state);
    const Image *image = read_bytes(*state, svg, strlen(svg), diag);
    assert_non_null(image);
    const Picture *picture = image_picture(*state, image, 60, 60);
    assert_float_equal(picture->width, 60, 1e-9);
    assert_float_equal(picture->height, 20, 1e-9);
    assert_float_equal(picture->marks[0].points[0].x, 6, 1e-9);
    assert_float_equal(picture->marks[0].box.height, 20, 1e-9);
    picture = image_picture(*state, image, 600, 10);
    assert_float_equal(picture->width, 30, 1e-9);
}

static void what_the_subset_does_not_hold_is_refused_by_name(void **state)
{
    static const char *const cases[][2] = {
        { SVG("<text>Hi</text>"), "<text>" },
        { SVG("<use href='#a'/>"), "<use>" },
        { SVG("<g id='a'><use href='#a'/></g>"), "<use>" },
        { SVG("<image href='file:///etc/passwd'/>"), "<image>" },
        { SVG("<script>alert(1)</script>"), "<script>" },
        { SVG("<style>.a{fill:red}</style>"), "presentation attributes" },
        { SVG("<svg/>"), "<svg>" },
        { SVG("<foreignObject/>"), "<foreignObject>" },
        { SVG("<path d='M1 1'><animate/></path>"), "<animate>" },
        { SVG("<path fill='url(#g)' d='M1 1'/>"), "fill=\"url(#g)\"" },
        { SVG("<path fill='chucknorris' d='M1 1'/>"), "chucknorris" },
        { SVG("<path fill='#12' d='M1 1'/>"), "#12" },
        { SVG("<path fill='rgb(1,2)' d='M1 1'/>"), "rgb(1,2)" },
        { SVG("<path opacity='.5' d='M1 1'/>"), "opacity=\".5\"" },
        { SVG("<path style='stroke-dasharray: 2 1' d='M1 1'/>"), "stroke-dasharray" },
        { SVG("<g clip-path='url(#c)'/>"), "clip-path" },
        { SVG("<path transform='rotate(1 2)' d='M1 1'/>"), "rotate(1 2)" },
        { SVG("<path transform='spin(1)' d='M1 1'/>"), "spin(1)" },
        { SVG("<path d='L1 1'/>"), "L1 1" },
        { SVG("<path d='M1 1 X5'/>"), "X5" },
        { SVG("<path d='M1'/>"), "d=" },
        { SVG("<path d='M1 1e99'/>"), "1e99" },
        { SVG("<path d='M1 1A1 1 0 2 0 1 1'/>"), "d=" },
        { SVG("<path d='M1 nan'/>"), "nan" },
        { SVG("<polygon points='1 2 3'/>"), "points" },
        { SVG("<rect width='50%' height='2'/>"), "50%" },
        { SVG("<circle r='2cm'/>"), "2cm" },
        { SVG(""), "draws nothing" },
        { "<svg><path d='M1 1'/></svg>", "no size" },
        { "<svg width='100%' height='5'/>", "no size" },
        { "<svg viewBox='0 0 0 5'/>", "no size" },
        { "<svg viewBox='0 0 5'/>", "no size" },
        { "<html><body/></html>", "other XML or HTML" },
        { SVG("<path d='M1 1'></g>"), "well-formed" },
        { SVG("&a;"), "well-formed" },
        { "<!DOCTYPE svg [<!ENTITY a 'b'>]>" SVG("<path d='M1 1'/>"), "declares nothing" },
        { SVG("<path d='M1 1' id='\xE4'/>"), "UTF-8" },
        { "<?xml version='1.0' encoding='UTF-16'?><svg\xFF/>", "UTF-8" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *said = complaint(*state, cases[i][0], strlen(cases[i][0]));
        if (!said || !strstr(said, cases[i][1]))
            print_error("%s\nsaid: %s\nwanted: %s\n", cases[i][0], said ? said : "nothing",
                        cases[i][1]);
        assert_non_null(said);
        assert_non_null(strstr(said, cases[i][1]));
    }
}

/* Ten entities in each other would be ten to the tenth. */
static void entities_within_entities_are_never_unfolded(void **state)
{
    Buffer svg = buffer_new(*state);
    buffer_text(&svg, "<!DOCTYPE svg [<!ENTITY a0 'lol'>");
    for (int i = 1; i < 10; i++) {
        buffer_format(&svg, "<!ENTITY a%d '", i);
        for (int k = 0; k < 10; k++)
            buffer_format(&svg, "&a%d;", i - 1);
        buffer_text(&svg, "'>");
    }
    buffer_text(&svg, "]>" SVG("<title>&a9;</title>"));
    assert_non_null(strstr(complaint(*state, svg.data, svg.length), "declares nothing"));
}

static void depth_and_points_have_limits(void **state)
{
    Buffer deep = buffer_new(*state), long_path = buffer_new(*state);
    buffer_text(&deep, "<svg viewBox='0 0 9 9'>");
    for (int i = 0; i < 100; i++)
        buffer_text(&deep, "<g>");
    buffer_text(&deep, "<path d='M1 1'/>");
    for (int i = 0; i < 100; i++)
        buffer_text(&deep, "</g>");
    buffer_text(&deep, "</svg>");
    assert_non_null(strstr(complaint(*state, deep.data, deep.length), "64 groups"));
    buffer_text(&long_path, "<svg viewBox='0 0 9 9'><path d='M1 1");
    for (int i = 0; i < 100000; i++)
        buffer_text(&long_path, "h1");
    buffer_text(&long_path, "'/></svg>");
    assert_non_null(
        strstr(complaint(*state, long_path.data, long_path.length), "100,000 points"));
}

static const char logo[] =
    SVG("<g transform='rotate(5)'><path style='fill:#fff' d='M0 0a5 5 0 0 1 5 5Z'/>"
        "<rect width='5' height='5' rx='1'/></g><polygon points='0,0 5,5 9,0'/>");

static void an_svg_cut_off_anywhere_is_refused(void **state)
{
    assert_null(complaint(*state, logo, strlen(logo)));
    for (size_t n = 0; n < strlen(logo); n++)
        assert_non_null(complaint(*state, logo, n));
}

static void an_svg_with_a_byte_turned_is_read_or_refused(void **state)
{
    char *svg = arena_strdup(*state, logo);
    for (size_t i = 0; i < strlen(logo) * 8; i++) {
        svg[i / 8] ^= (char)(1 << i % 8);
        complaint(*state, svg, strlen(logo));
        svg[i / 8] ^= (char)(1 << i % 8);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(shapes_and_path_data_become_lines_and_curves),
        TEST(transformations_apply_from_the_inside_out),
        TEST(colours_are_read_and_handed_down),
        TEST(what_is_hidden_or_an_editors_own_is_left_out),
        TEST(the_drawing_fits_its_box_whatever_its_units),
        TEST(what_the_subset_does_not_hold_is_refused_by_name),
        TEST(entities_within_entities_are_never_unfolded),
        TEST(depth_and_points_have_limits),
        TEST(an_svg_cut_off_anywhere_is_refused),
        TEST(an_svg_with_a_byte_turned_is_read_or_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
