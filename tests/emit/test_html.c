/* The page says what the Document says, whatever the Document says. */
#include <locale.h>
#include <nettle/base64.h>
#include <nettle/sha2.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/json.h"
#include "base/strings.h"
#include "base/text8.h"
#include "emit/emit.h"
#include "html_page.h"
#include "html_sample.h"

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

static Buffer emitted(Arena *arena, const Document *document)
{
    Bundle bundle = { 0 };
    Diag *diag = diag_new(arena);
    Buffer page = emit_html(arena, document, &bundle, diag);
    assert_false(diag_failed(diag));
    return page;
}

static void says_what_is_expected(Arena *arena, const Document *document)
{
    xmlDocPtr page = page_parse(emitted(arena, document));
    const char *expected = page_normal(arena, html_expected(arena, document));
    assert_true(strlen(expected) > 0);
    assert_string_equal(page_words(arena, page), expected);
    xmlFreeDoc(page);
}

static void the_words_of_the_page_are_those_of_the_document_in_order(void **state)
{
    says_what_is_expected(*state, html_sample(*state));
}

/* What JSON cannot hold; the rest is hostile_strings.json. */
static const char *const not_in_json[] = {
    "\x1b[31mred\x07 \x01\x08\x7f \xc2\x85 \xef\xbf\xbf \r",
    "\xff broken \xc3( \xed\xa0\x80 \xf4\x90\x80\x80 end",
    "\xe2\x80\xae live \xe2\x81\xa6 isolated \xe2\x80\xa8 line",
    "שלום 世界 💳 naïve",
    "\n\nfirst lines\tand tabs\n",
    "javascript:alert(1)",
};
enum { N_NOT_IN_JSON = sizeof not_in_json / sizeof *not_in_json };

typedef struct {
    const char **texts;
    size_t n;
} Hostile;

static Hostile hostile_texts(Arena *arena)
{
    Hostile all = { 0 };
    const char *path = "tests/emit/hostile_strings.json";
    Diag *diag = diag_new(arena);
    File file;
    assert_true(file_read(arena, path, &file, diag));
    Json kinds = json_read(arena, path, file.bytes, file.length, diag);
    for (Json kind = json_first(kinds); json_here(kind); kind = json_next(kind))
        for (Json text = json_first(kind); json_here(text); text = json_next(text))
            ARENA_PUSH(arena, all.texts, all.n) = json_text(text);
    assert_true(all.n >= 200);
    for (size_t i = 0; i < N_NOT_IN_JSON; i++)
        ARENA_PUSH(arena, all.texts, all.n) = not_in_json[i];
    return all;
}

static void hostile_text_comes_back_as_text(void **state)
{
    Hostile all = hostile_texts(*state);
    for (size_t i = 0; i < all.n; i++)
        says_what_is_expected(*state, html_filled(*state, all.texts[i], all.texts[i]));
}

static void a_very_long_word_comes_back_whole(void **state)
{
    char word[20001];
    memset(word, 'W', sizeof word - 1);
    word[sizeof word - 1] = '\0';
    says_what_is_expected(*state, html_filled(*state, word, "#filled"));
}

/* The next element that is not only there to name the language of its text. */
static xmlNodePtr next_written(xmlDocPtr page, xmlNodePtr at)
{
    do
        at = page_next(page, at, NULL);
    while (at && xmlStrEqual(at->name, BAD_CAST "span") && at->properties &&
           xmlStrEqual(at->properties->name, BAD_CAST "lang") && !at->properties->next);
    return at;
}

static void text_never_becomes_an_element_or_an_attribute(void **state)
{
    Arena *arena = *state;
    Hostile all = hostile_texts(arena);
    for (size_t i = 0; i < all.n; i++) {
        xmlDocPtr page = page_parse(emitted(arena, html_filled(arena, all.texts[i], "#x")));
        xmlDocPtr tame = page_parse(emitted(arena, html_filled(arena, "tame", "#x")));
        xmlNodePtr a = next_written(page, NULL), b = next_written(tame, NULL);
        for (; a && b; a = next_written(page, a), b = next_written(tame, b)) {
            assert_string_equal((const char *)a->name, (const char *)b->name);
            xmlAttrPtr of_a = a->properties, of_b = b->properties;
            for (; of_a && of_b; of_a = of_a->next, of_b = of_b->next)
                assert_string_equal((const char *)of_a->name, (const char *)of_b->name);
            assert_null(of_a);
            assert_null(of_b);
        }
        assert_null(a);
        assert_null(b);
        xmlFreeDoc(page);
        xmlFreeDoc(tame);
    }
}

static void title_and_description_keep_quotes_and_entities(void **state)
{
    Arena *arena = *state;
    const char *text = "</title>\"quoted\" & 'single' <b> &amp;";
    xmlDocPtr page = page_parse(emitted(arena, html_filled(arena, text, "#x")));
    const char *found = NULL;
    for (xmlNodePtr at = NULL; (at = page_next(page, at, "meta"));) {
        const char *name = page_attribute(arena, at, "name");
        if (name && strcmp(name, "description") == 0)
            found = page_attribute(arena, at, "content");
    }
    assert_string_equal(found, text);
    assert_string_equal(page_text(arena, page_next(page, NULL, "title")), text);
    xmlFreeDoc(page);
}

static size_t count_links(Arena *arena, const char *target, const char *to)
{
    xmlDocPtr page = page_parse(emitted(arena, html_filled(arena, "word", target)));
    size_t n = 0;
    for (xmlNodePtr at = NULL; (at = page_next(page, at, "a"));) {
        const char *href = page_attribute(arena, at, "href");
        if (href && strcmp(href, "#filled") != 0) {
            assert_string_equal(href, to);
            n++;
        }
    }
    xmlFreeDoc(page);
    return n;
}

static void links_lead_to_anchors_and_web_pages_only(void **state)
{
    static const char *const refused[] = { "javascript:alert(1)",
                                           "JavaScript:alert(1)",
                                           " javascript:alert(1)",
                                           "data:text/html,<b>",
                                           "//example.com",
                                           "file:///etc/passwd",
                                           "" };
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        assert_int_equal(count_links(*state, refused[i], NULL), 0);
    assert_true(count_links(*state, "#IAM-1", "#IAM-1") > 0);
    assert_true(count_links(*state, "https://example.com/?a=1&b=<2>",
                            "https://example.com/?a=1&b=<2>") > 0);
}

static void ids_are_unique_and_every_reference_finds_its_own(void **state)
{
    Arena *arena = *state;
    xmlDocPtr page = page_parse(emitted(arena, html_sample(arena)));
    Map *ids = map_new(arena);
    for (xmlNodePtr at = NULL; (at = page_next(page, at, NULL));) {
        const char *id = page_attribute(arena, at, "id");
        if (!id)
            continue;
        assert_null(map_get(ids, id));
        map_set(ids, id, at);
    }
    for (xmlNodePtr at = NULL; (at = page_next(page, at, NULL));) {
        const char *href = page_attribute(arena, at, "href");
        const char *name = page_attribute(arena, at, "aria-labelledby");
        const char *fill = page_attribute(arena, at, "fill");
        if (name)
            assert_non_null(map_get(ids, name));
        if (fill && text8_starts(fill, "url(#"))
            assert_non_null(map_get(ids, arena_strndup(arena, fill + 5, strlen(fill) - 6)));
        if (href && *href == '#' && strcmp(href, "#SCR-1") != 0)
            assert_non_null(map_get(ids, href + 1));
    }
    xmlFreeDoc(page);
}

static const char *digest_of(Arena *arena, const char *text)
{
    struct sha256_ctx hash;
    unsigned char digest[SHA256_DIGEST_SIZE];
    char base64[BASE64_ENCODE_RAW_LENGTH(sizeof digest) + 1] = "";
    sha256_init(&hash);
    sha256_update(&hash, strlen(text), (const uint8_t *)text);
    sha256_digest(&hash, sizeof digest, digest);
    base64_encode_raw(base64, sizeof digest, digest);
    return arena_strdup(arena, base64);
}

static void the_policy_allows_the_one_style_and_the_one_script(void **state)
{
    Arena *arena = *state;
    xmlDocPtr page = page_parse(emitted(arena, html_sample(arena)));
    const char *policy = NULL;
    for (xmlNodePtr at = NULL; (at = page_next(page, at, "meta"));)
        if (page_attribute(arena, at, "http-equiv"))
            policy = page_attribute(arena, at, "content");
    assert_non_null(policy);
    xmlNodePtr style = page_next(page, NULL, "style");
    assert_null(page_next(page, style, "style"));
    xmlNodePtr data = page_next(page, NULL, "script");
    assert_string_equal(page_attribute(arena, data, "type"), "application/ld+json");
    xmlNodePtr script = page_next(page, data, "script");
    assert_null(page_next(page, script, "script"));
    assert_string_equal(policy, arena_printf(arena,
                                             "default-src 'none'; style-src 'sha256-%s'; "
                                             "script-src 'sha256-%s'; img-src data:; "
                                             "base-uri 'none'; form-action 'none'",
                                             digest_of(arena, page_text(arena, style)),
                                             digest_of(arena, page_text(arena, script))));
    for (xmlNodePtr at = NULL; (at = page_next(page, at, NULL));)
        assert_null(page_attribute(arena, at, "style"));
    xmlFreeDoc(page);
}

static void a_header_that_says_nothing_is_no_header(void **state)
{
    Arena *arena = *state;
    xmlDocPtr page = page_parse(emitted(arena, html_sample(arena)));
    for (xmlNodePtr at = NULL; (at = page_next(page, at, "th"));) {
        assert_non_null(page_attribute(arena, at, "scope"));
        assert_string_not_equal(page_normal(arena, page_text(arena, at)), "");
    }
    xmlFreeDoc(page);
}

static void two_runs_give_the_same_bytes_in_every_locale(void **state)
{
    Arena *arena = *state;
    Buffer one = emitted(arena, html_sample(arena));
    if (!setlocale(LC_ALL, "de_DE.UTF-8"))
        setlocale(LC_ALL, "C.UTF-8");
    Buffer two = emitted(arena, html_sample(arena));
    setlocale(LC_ALL, "C");
    assert_int_equal(one.length, two.length);
    assert_memory_equal(one.data, two.data, one.length);
}

static void a_page_says_when_it_runs_from_right_to_left(void **state)
{
    Arena *arena = *state;
    for (int leftward = 0; leftward < 2; leftward++) {
        Document *document = html_sample(arena);
        document->leftward = leftward;
        xmlDocPtr page = page_parse(emitted(arena, document));
        const char *found = page_attribute(arena, xmlDocGetRootElement(page), "dir");
        assert_true(text8_same(found, leftward ? "rtl" : NULL));
        xmlFreeDoc(page);
    }
}

static void a_voice_is_told_of_languages_and_abbreviations(void **state)
{
    Arena *arena = *state;
    const Bundle bundle = { 0 };
    Document *document = html_sample(arena);
    document->words = words_load(arena, &bundle, "en", diag_new(arena));
    Node *section = node_new(arena, document->root, NODE_SECTION);
    section->section.level = 1;
    Node *paragraph = node_new(arena, section, NODE_PARAGRAPH);
    paragraph->paragraph.text =
        prose_of(arena, "The KMS of \u05e6\u05d5\u05d5\u05ea runs.");
    prose_add(arena, &paragraph->paragraph.text, INLINE_TEXT, " KMS again.");
    const char *page = emitted(arena, document).data;
    assert_non_null(strstr(
        page, "<p>The <abbr title=\"Key Management Service\">KMS</abbr> of "
              "<span lang=\"he\">\u05e6\u05d5\u05d5\u05ea</span> runs. KMS again.</p>"));
}

static void texts_in_another_language_are_marked(void **state)
{
    Arena *arena = *state;
    Document *document = html_sample(arena);
    Foreign *foreign = ARENA_NEW(arena, Foreign);
    *foreign = (Foreign){ .language = "fr", .texts = map_new(arena) };
    Node *paragraph = node_new(arena, document->root, NODE_PARAGRAPH);
    paragraph->paragraph.text = prose_of(arena, "Moindre privilège");
    prose_add(arena, &paragraph->paragraph.text, INLINE_STRONG, " Autre chose");
    map_set(foreign->texts, "Moindre privilège", foreign);
    map_set(foreign->texts, "Autre chose", foreign);
    document->foreign = foreign;
    Buffer page = emitted(arena, document);
    assert_non_null(strstr(page.data, "<p><span lang=\"fr\">Moindre privilège</span>"
                                      "<strong><span lang=\"fr\"> Autre chose</span>"));
}

static void texts_in_another_language_are_marked_inside_a_sentence(void **state)
{
    Arena *arena = *state;
    Document *document = html_sample(arena);
    Foreign *foreign = foreign_new(arena, "fr");
    foreign_add(arena, foreign, "Moindre privilège");
    foreign_add(arena, foreign, "Moindre");
    document->foreign = foreign;
    Node *paragraph = node_new(arena, document->root, NODE_PARAGRAPH);
    paragraph->paragraph.text =
        prose_of(arena, "It asks for (Moindre privilège), not for Moindreté.");
    prose_add(arena, &paragraph->paragraph.text, INLINE_CODE, "Moindre privilège.c");
    Buffer page = emitted(arena, document);
    assert_non_null(strstr(page.data, "<p>It asks for (<span lang=\"fr\">Moindre privilège"
                                      "</span>), not for Moindreté.<code>Moindre "
                                      "privilège.c</code>"));
}

static void every_row_of_a_long_table_is_written(void **state)
{
    says_what_is_expected(*state, html_long(*state, 1234));
}

static size_t headings_of(xmlDocPtr page, const char *name)
{
    size_t n = 0;
    for (xmlNodePtr at = NULL; (at = page_next(page, at, name));)
        n++;
    return n;
}

static void expect_headings(Arena *arena, const Document *document, size_t n_h2,
                            size_t n_h3)
{
    xmlDocPtr page = page_parse(emitted(arena, document));
    assert_int_equal(headings_of(page, "h1"), 1);
    assert_int_equal(headings_of(page, "h2"), n_h2);
    assert_int_equal(headings_of(page, "h3"), n_h3);
    xmlFreeDoc(page);
}

static Node *titled(Arena *arena, Node *parent, int level)
{
    Node *section = node_new(arena, parent, NODE_SECTION);
    section->section.level = level;
    section->section.title = "Way";
    return section;
}

static void a_page_has_one_h1_and_leaves_no_level_out(void **state)
{
    Arena *arena = *state;
    Document *document = html_blank(arena);
    document->title = "Report";
    expect_headings(arena, document, 0, 0);
    titled(arena, titled(arena, document->root, 1), 2);
    expect_headings(arena, document, 1, 0);
    titled(arena, titled(arena, document->root, 1), 2);
    expect_headings(arena, document, 2, 1);
    node_new(arena, document->root, NODE_VERDICT)->verdict.title = "Stage 2";
    expect_headings(arena, document, 3, 1);
}

static void tables_below_each_other_line_up_by_weight(void **state)
{
    Arena *arena = *state;
    Column columns[] = { { .title = "Practice", .weight = 3 },
                         { .title = "Check", .weight = 10 },
                         { .title = "Record", .weight = 10 } };
    Prose cells[] = { prose_of(arena, "a"), prose_of(arena, "b"), prose_of(arena, "c") };
    Document *document = html_blank(arena);
    Table *table = &node_new(arena, document->root, NODE_TABLE)->table;
    *table = (Table){ .columns = columns, .n_columns = 3, .cells = cells, .n_rows = 1 };
    assert_null(strstr(emitted(arena, document).data, "<colgroup>"));
    table->steady = true;
    assert_non_null(strstr(emitted(arena, document).data,
                           "<colgroup><col class=\"part-3\"><col class=\"part-9\"><col>"
                           "</colgroup>"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_words_of_the_page_are_those_of_the_document_in_order),
        cmocka_unit_test(hostile_text_comes_back_as_text),
        cmocka_unit_test(a_very_long_word_comes_back_whole),
        cmocka_unit_test(text_never_becomes_an_element_or_an_attribute),
        cmocka_unit_test(title_and_description_keep_quotes_and_entities),
        cmocka_unit_test(links_lead_to_anchors_and_web_pages_only),
        cmocka_unit_test(ids_are_unique_and_every_reference_finds_its_own),
        cmocka_unit_test(the_policy_allows_the_one_style_and_the_one_script),
        cmocka_unit_test(a_header_that_says_nothing_is_no_header),
        cmocka_unit_test(two_runs_give_the_same_bytes_in_every_locale),
        cmocka_unit_test(a_voice_is_told_of_languages_and_abbreviations),
        cmocka_unit_test(a_page_says_when_it_runs_from_right_to_left),
        cmocka_unit_test(texts_in_another_language_are_marked),
        cmocka_unit_test(texts_in_another_language_are_marked_inside_a_sentence),
        cmocka_unit_test(every_row_of_a_long_table_is_written),
        cmocka_unit_test(tables_below_each_other_line_up_by_weight),
        cmocka_unit_test(a_page_has_one_h1_and_leaves_no_level_out),
    };
    return cmocka_run_group_tests_name("emit: html", tests, set_up, tear_down);
}
