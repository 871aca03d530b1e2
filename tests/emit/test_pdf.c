/* Claims about the PDF as bytes. What other programs make of it is in test_pdf.sh. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <locale.h>
#include <string.h>

#include "base/text8.h"
#include "pdf_sample.h"
#include "text/slate.h"

typedef struct {
    Arena *arena;
    Diag *diag;
    Faces *faces;
} Desk;

static const Bundle bundle = { 0 };

static int set_up(void **state)
{
    static Desk desk;
    desk.arena = arena_new();
    desk.diag = diag_new(desk.arena);
    desk.faces = faces_open(&slate, &bundle, desk.diag);
    *state = &desk;
    return desk.faces ? 0 : -1;
}

static int tear_down(void **state)
{
    Desk *desk = *state;
    faces_close(desk->faces);
    arena_free(desk->arena);
    return 0;
}

static Buffer make(Desk *desk, const Pages *pages)
{
    static const PdfOptions plain = { 0 };
    Buffer pdf = emit_pdf(desk->arena, pages, desk->faces, &bundle, &plain, desk->diag);
    assert_false(diag_failed(desk->diag));
    assert_true(pdf.length > 1000);
    return pdf;
}

static void assert_same(Buffer a, Buffer b)
{
    assert_int_equal(a.length, b.length);
    assert_memory_equal(a.data, b.data, a.length);
}

static void it_begins_and_ends_as_pdf_does(void **state)
{
    Desk *desk = *state;
    Buffer pdf = make(desk, pdf_sample(desk->arena, desk->faces));
    assert_memory_equal(pdf.data, "%PDF-1.7\n%", 10);
    assert_true(text8_ends(pdf.data + pdf.length - 6, "%%EOF\n"));
}

static void the_same_pages_give_the_same_bytes(void **state)
{
    Desk *desk = *state;
    const Pages *pages = pdf_sample(desk->arena, desk->faces);
    Buffer first = make(desk, pages);
    assert_same(first, make(desk, pages));
    /* Also when other texts were shaped before. */
    Faces *used = desk->faces;
    desk->faces = faces_open(&slate, &bundle, desk->diag);
    text_shape(desk->faces, STYLE_LEAD, "\u05e9\u05e8\u05ea 99 zzz");
    assert_same(first, make(desk, pdf_sample(desk->arena, desk->faces)));
    faces_close(used);
}

static void the_locale_changes_nothing(void **state)
{
    Desk *desk = *state;
    Buffer plain = make(desk, pdf_sample(desk->arena, desk->faces));
    if (!setlocale(LC_ALL, "de_DE.UTF-8"))
        skip();
    Buffer german = make(desk, pdf_sample(desk->arena, desk->faces));
    setlocale(LC_ALL, "C");
    assert_same(plain, german);
}

static Pages *one_page(Desk *desk, const char *text)
{
    Arena *arena = desk->arena;
    Pages *pages = ARENA_NEW(arena, Pages);
    *pages = *pdf_sample(arena, desk->faces);
    pages->structure = structure_new(arena, NULL, TAG_DOCUMENT);
    pages->anchors = NULL;
    pages->bookmarks = NULL;
    pages->n_anchors = pages->n_bookmarks = 0;
    pages->n_pages = 1;
    pages->pages = ARENA_NEW(arena, Page);
    pages_number(pages);
    if (!text)
        return pages;
    Picture *picture = picture_new(arena, 100, 20);
    picture_text(picture, (Point){ 0, 14 }, ALIGN_START, STYLE_TEXT, COLOUR_INK, text,
                 text_width(desk->faces, STYLE_TEXT, text));
    picture_link(picture, (Rect){ 0, 0, 100, 20 }, "#nowhere");
    ARENA_PUSH(arena, pages->pages->pieces, pages->pages->n_pieces) =
        (Piece){ .owner = structure_new(arena, pages->structure, TAG_P),
                 .picture = picture };
    pages_number(pages);
    return pages;
}

static void an_empty_page_without_label_or_bookmark_is_a_page(void **state)
{
    Desk *desk = *state;
    make(desk, one_page(desk, NULL));
}

static void a_link_to_an_anchor_that_is_not_there_is_plain_text(void **state)
{
    Desk *desk = *state;
    Pages *with = one_page(desk, "words"), *without = one_page(desk, "words");
    without->pages->pieces[0].picture->n_marks = 1;
    assert_same(make(desk, with), make(desk, without));
}

static void a_character_that_no_face_has_is_drawn_and_remembered(void **state)
{
    Desk *desk = *state;
    make(desk, one_page(desk, "a\U00012000b"));
    assert_string_equal(faces_missing(desk->faces, desk->arena), "\U00012000 (U+12000)");
}

static void a_paragraph_of_ten_thousand_letters_is_no_trouble(void **state)
{
    Desk *desk = *state;
    Buffer text = buffer_new(desk->arena);
    for (int i = 0; i < 10000; i++)
        buffer_char(&text, (char)('a' + i * 7 % 26));
    make(desk, one_page(desk, text.data));
}

static void ten_thousand_bookmarks_are_no_trouble(void **state)
{
    Desk *desk = *state;
    Pages *pages = one_page(desk, "words");
    const Anchor anchor = { .id = "here", .page = 0, .y = 20 };
    ARENA_PUSH(desk->arena, pages->anchors, pages->n_anchors) = anchor;
    for (int i = 0; i < 10000; i++)
        ARENA_PUSH(desk->arena, pages->bookmarks, pages->n_bookmarks) =
            (Bookmark){ .title = "A place", .anchor = "here", .level = 1 + i % 4 };
    make(desk, pages);
}

static void a_title_of_four_thousand_characters_is_kept_whole(void **state)
{
    Desk *desk = *state;
    Buffer title = buffer_new(desk->arena);
    for (int i = 0; i < 4000; i++)
        buffer_text(&title, i % 80 ? "\u03b1" : " <");
    Pages *pages = one_page(desk, "words");
    Document *document = ARENA_NEW(desk->arena, Document);
    *document = *pages->document;
    document->title = title.data;
    pages->document = document;
    Buffer pdf = make(desk, pages);
    /* XMP is not compressed: it stands there as it is, but for what XML escapes. */
    size_t n = 0;
    for (const char *at = pdf.data; at + 2 <= pdf.data + pdf.length; at++)
        n += memcmp(at, "\u03b1", 2) == 0;
    assert_true(n >= 3950);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define CLAIM(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
        CLAIM(it_begins_and_ends_as_pdf_does),
        CLAIM(the_same_pages_give_the_same_bytes),
        CLAIM(the_locale_changes_nothing),
        CLAIM(an_empty_page_without_label_or_bookmark_is_a_page),
        CLAIM(a_link_to_an_anchor_that_is_not_there_is_plain_text),
        CLAIM(a_character_that_no_face_has_is_drawn_and_remembered),
        CLAIM(a_paragraph_of_ten_thousand_letters_is_no_trouble),
        CLAIM(ten_thousand_bookmarks_are_no_trouble),
        CLAIM(a_title_of_four_thousand_characters_is_kept_whole),
    };
    return cmocka_run_group_tests_name("emit: pdf", tests, NULL, NULL);
}
