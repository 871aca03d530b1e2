/* Pages for wikis: what a limit does to them, and where their links lead. That they say the
 * words of the page is tested by test_wiki.sh, with hostile words by test_wiki_hostile.sh.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "emit/wiki.h"
#include "html_sample.h"

/* $wgMaxArticleSize */
enum { LARGEST_PAGE = 2048 * 1024, N_ROWS = 40000 };

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

static WikiReport emitted(Arena *arena, Profile profile, const Document *document)
{
    Diag *diag = diag_new(arena);
    WikiReport report = emit_wiki(arena, profile, document, "long", diag);
    assert_false(diag_failed(diag));
    assert_true(report.n_pages > 0);
    return report;
}

static size_t count(const char *text, const char *part)
{
    size_t n = 0;
    for (; (text = strstr(text, part)); text += strlen(part))
        n++;
    return n;
}

/* A long table inside a fold, with a section behind it and the contents before. */
static Document *long_report(Arena *arena)
{
    Document *document = html_blank(arena);
    Node *contents = node_new(arena, document->root, NODE_CONTENTS);
    contents->contents.depth = 1;
    Node *top = node_new(arena, document->root, NODE_PARAGRAPH);
    prose_link(arena, &top->paragraph.text, "to the end", "#end");
    Node *entry = node_new(arena, document->root, NODE_ENTRY);
    entry->entry.title = "All findings";
    node_append(entry, html_long(arena, N_ROWS)->root->first);
    Node *end = node_new(arena, document->root, NODE_SECTION);
    end->section.level = 1;
    end->section.title = end->anchor = "end";
    Node *back = node_new(arena, end, NODE_PARAGRAPH);
    back->anchor = "back";
    prose_link(arena, &back->paragraph.text, "here", "#back");
    return document;
}

static void wikitext_goes_on_in_subpages_that_are_small_enough(void **state)
{
    WikiReport report = emitted(*state, PROFILE_MEDIAWIKI, long_report(*state));
    size_t n_rows = 0;
    assert_true(report.n_pages > 2);
    for (size_t i = 0; i < report.n_pages; i++) {
        const char *text = report.pages[i].bytes.data;
        n_rows += count(text, "\n|-\n");
        assert_true(report.pages[i].bytes.length < LARGEST_PAGE);
        assert_int_equal(count(text, "{|"), count(text, "\n|}"));
        assert_int_equal(count(text, "<div"), count(text, "</div>"));
    }
    assert_int_equal(n_rows, N_ROWS);
    assert_string_equal(report.pages[0].name, "long.mediawiki");
    assert_string_equal(report.pages[1].name, "long.2.mediawiki");
}

/* Sections of one row each, as findings by resource are. */
static Document *many_sections(Arena *arena)
{
    Document *document = html_blank(arena);
    for (size_t i = 0; i < N_ROWS / 2; i++) {
        Node *section = node_new(arena, document->root, NODE_SECTION);
        section->section.level = 2;
        section->section.title = "A resource";
        section->anchor = arena_printf(arena, "resource-%zu", i);
        node_append(section, html_long(arena, 1)->root->first);
    }
    return document;
}

static void no_subpage_parts_a_heading_from_its_first_row(void **state)
{
    WikiReport report = emitted(*state, PROFILE_MEDIAWIKI, many_sections(*state));
    assert_true(report.n_pages > 1);
    for (size_t i = 0; i < report.n_pages; i++) {
        const char *text = report.pages[i].bytes.data;
        size_t n = count(text, "=== <span");
        assert_int_equal(count(text, "{|"), n);
        assert_int_equal(count(text, "\n|-\n"), n);
    }
}

static void links_find_the_subpage_that_has_their_place(void **state)
{
    Arena *arena = *state;
    WikiReport report = emitted(arena, PROFILE_MEDIAWIKI, long_report(arena));
    size_t last = report.n_pages;
    const char *first = report.pages[0].bytes.data;
    const char *down =
        arena_printf(arena, "[[{{FULLPAGENAME}}/Part %zu#end|to the end]]", last);
    assert_non_null(strstr(first, down));
    for (size_t page = 2; page <= last; page++)
        assert_non_null(
            strstr(first, arena_printf(arena, "* [[{{FULLPAGENAME}}/Part %zu|Part %zu]]\n",
                                       page, page)));
    assert_non_null(strstr(report.pages[last - 1].bytes.data, "[[#back|here]]"));
}

static void other_profiles_stay_one_page(void **state)
{
    static const Profile others[] = { PROFILE_FRAGMENT, PROFILE_CONFLUENCE,
                                      PROFILE_MARKDOWN };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_int_equal(emitted(*state, others[i], long_report(*state)).n_pages, 1);
}

static void what_could_run_is_no_link(void **state)
{
    static const char *const targets[] = {
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,javascript",
        "//javascript",        "vbscript:javascript", ""
    };
    for (Profile profile = 0; profile < N_PROFILES; profile++) {
        for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
            WikiReport report =
                emitted(*state, profile, html_filled(*state, "x", targets[i]));
            assert_null(strstr(report.pages[0].bytes.data, "avascript"));
            assert_null(strstr(report.pages[0].bytes.data, "AVASCRIPT"));
        }
    }
}

static void a_warning_is_what_the_wiki_has_for_it(void **state)
{
    static const char *const wanted[N_PROFILES] = {
        [PROFILE_FRAGMENT] =
            "<blockquote><p><strong>Mind:</strong> It moves.</p></blockquote>",
        [PROFILE_CONFLUENCE] = "<ac:structured-macro ac:name=\"warning\" "
                               "ac:schema-version=\"1\"><ac:rich-text-body><p>"
                               "<strong>Mind:</strong> It moves.</p>",
        [PROFILE_MEDIAWIKI] = "<blockquote>\n<b>Mind&#58;</b> It moves.\n</blockquote>",
        [PROFILE_MARKDOWN] = "> [!WARNING]\n> It moves.\n",
    };
    Document *document = html_blank(*state);
    Node *callout = node_new(*state, document->root, NODE_CALLOUT);
    callout->callout.text = prose_of(*state, "It moves.");
    for (Profile profile = 0; profile < N_PROFILES; profile++) {
        callout->callout.warning = NULL;
        WikiReport note = emitted(*state, profile, document);
        assert_null(strstr(note.pages[0].bytes.data, wanted[profile]));
        callout->callout.warning = "Mind:";
        WikiReport warning = emitted(*state, profile, document);
        assert_non_null(strstr(warning.pages[0].bytes.data, wanted[profile]));
    }
}

static void an_address_cannot_end_its_link(void **state)
{
    static const char url[] = "https://example.com/a b\"c]d)e>f|g'h<i`j{k}l\\m";
    static const char safe[] = "https://example.com/"
                               "a%20b%22c%5Dd%29e%3Ef%7Cg%27h%3Ci%60j%7Bk%7Dl%5Cm";
    static const Profile profiles[] = { PROFILE_MEDIAWIKI, PROFILE_MARKDOWN,
                                        PROFILE_CONFLUENCE };
    for (size_t i = 0; i < sizeof profiles / sizeof *profiles; i++) {
        WikiReport report = emitted(*state, profiles[i], html_filled(*state, "x", url));
        assert_null(strstr(report.pages[0].bytes.data, "a b\"c"));
        assert_non_null(strstr(report.pages[0].bytes.data, safe));
    }
}

static void sentences_stay_readable_in_the_source(void **state)
{
    Buffer out = buffer_new(*state);
    wiki_text(&out, "In IAM-1, 2.5 % fail: see AWS_IAM.  A & B (both).\n", ",%(");
    assert_string_equal(out.data, "In IAM-1, 2.5 % fail: see AWS_IAM. A & B (both). ");
    out = buffer_new(*state);
    wiki_text(&out, "1. a\n- b\nwww.x.y a:b <c> __d__", ",%(");
    assert_string_equal(out.data, "1&#46; a &#45; b www&#46;x&#46;y a&#58;b &#60;c&#62; "
                                  "&#95;&#95;d&#95;&#95;");
}

int main(void)
{
#define claim(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        claim(wikitext_goes_on_in_subpages_that_are_small_enough),
        claim(no_subpage_parts_a_heading_from_its_first_row),
        claim(links_find_the_subpage_that_has_their_place),
        claim(other_profiles_stay_one_page),
        claim(what_could_run_is_no_link),
        claim(a_warning_is_what_the_wiki_has_for_it),
        claim(an_address_cannot_end_its_link),
        claim(sentences_stay_readable_in_the_source),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
