/* Passages: what language a stretch of text is in, and what its abbreviations stand for.
 * A text is shown with its passages in brackets: "[el:Πλατφόρμα] runs [IAM=…]". */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "text/voice.h"

typedef struct {
    Arena *arena;
    Diag *diag;
    Voice voice;
} Kit;

static int set_up(void **state)
{
    static const Bundle bundle = { 0 };
    Arena *arena = arena_new();
    Kit *kit = *state = ARENA_NEW(arena, Kit);
    kit->arena = arena;
    kit->diag = diag_new(arena);
    const Words *words = words_load(arena, &bundle, "en", kit->diag);
    kit->voice = voice_new(arena, "en", words);
    return words ? 0 : -1;
}

static int tear_down(void **state)
{
    Kit *kit = *state;
    arena_free(kit->arena);
    return 0;
}

static const char *passages(Kit *kit, const char *text, bool code)
{
    Buffer out = buffer_new(kit->arena);
    size_t length = strlen(text);
    for (size_t at = 0; at < length;) {
        Passage passage = voice_next(&kit->voice, text, length, at, code);
        assert_int_equal(passage.start, at);
        assert_true(passage.end > at && passage.end <= length);
        int n = (int)(passage.end - at);
        if (passage.language)
            buffer_format(&out, "[%s:%.*s]", passage.language, n, text + at);
        else if (passage.expansion)
            buffer_format(&out, "[%.*s=%s]", n, text + at, passage.expansion);
        else
            buffer_format(&out, "%.*s", n, text + at);
        at = passage.end;
    }
    return out.data;
}

static void expect(Kit *kit, const char *text, const char *wanted)
{
    voice_begin_section(&kit->voice);
    assert_string_equal(passages(kit, text, false), wanted);
}

static void a_script_of_one_language_tells_it(void **state)
{
    expect(*state, "The team Πλατφόρμα 2 Πληρωμών runs it.",
           "The team [el:Πλατφόρμα 2 Πληρωμών] runs it.");
    expect(*state, "צוות and ทีม", "[he:צוות] and [th:ทีม]");
    expect(*state, "支払い team, 결제", "[ja:支払い] team, [ko:결제]");
}

/* Figures in a name are placed by its direction, so nothing is cut out of its isolate. */
static void a_name_between_isolates_stays_whole(void **state)
{
    expect(*state, "\u2068בנק הצפון 24\u2069 · 23", "[he:\u2068בנק הצפון 24\u2069] · 23");
    expect(*state, "of \u2068Team צוות\u2069, צוות", "of \u2068Team צוות\u2069, [he:צוות]");
    expect(*state, "of \u2068בנק הצפון ", "of [he:\u2068בנק הצפון ]");
    expect(*state, "הצפון 24\u2069 has", "[he:הצפון 24\u2069] has");
    expect(*state, "\u2067\u2068צוות\u2069 1\u2069 2",
           "[he:\u2067\u2068צוות\u2069 1\u2069] 2");
}

static void of_a_script_of_many_languages_only_the_script_is_told(void **state)
{
    expect(*state, "Платёж", "[und-Cyrl:Платёж]");
    expect(*state, "支付 platform", "[und-Hani:支付] platform");
}

static void one_letter_is_a_symbol(void **state)
{
    expect(*state, "Δ 5 % and α", "Δ 5 % and α");
    expect(*state, "Ångström, Łódź, 5 µs – …", "Ångström, Łódź, 5 µs – …");
}

static void signs_that_end_a_line_belong_to_it(void **state)
{
    expect(*state, "Πλατφόρμα, και, ", "[el:Πλατφόρμα, και, ]");
    expect(*state, "(Πλατφόρμα) · 23", "([el:Πλατφόρμα]) · 23");
    expect(*state, "team צוות ", "team [he:צוות ]");
    expect(*state, "by IAM ", "by [IAM=Identity and Access Management] ");
}

static void the_reports_own_language_is_not_told(void **state)
{
    Kit *kit = *state;
    kit->voice.language = "el-GR";
    expect(kit, "Πλατφόρμα and צוות", "Πλατφόρμα and [he:צוות]");
    kit->voice.language = "ja";
    expect(kit, "支払い 支付", "支払い 支付");
    kit->voice.language = "fa";
    expect(kit, "منصة المدفوعات", "منصة المدفوعات");
    kit->voice.language = NULL;
    expect(kit, "Πλατφόρμα", "Πλατφόρμα");
}

static void an_abbreviation_is_expanded_once_a_section(void **state)
{
    Kit *kit = *state;
    const char *first = "[IAM=Identity and Access Management] roles, (IAM)";
    expect(kit, "IAM roles, (IAM)", first);
    assert_string_equal(passages(kit, "IAM", false), "IAM");
    expect(kit, "IAM roles, (IAM)", first);
}

static void signs_around_an_abbreviation_are_none_of_it(void **state)
{
    expect(*state, "(MFA).", "([MFA=multi-factor authentication]).");
    expect(*state, "“KMS”\u00a0– VPCs,",
           "“[KMS=Key Management Service]”\u00a0– [VPCs=virtual private clouds],");
    expect(*state, "CI/CD", "[CI/CD=continuous integration and continuous delivery]");
}

static void what_is_part_of_a_longer_word_is_no_abbreviation(void **state)
{
    static const char *const plain[] = { "IAM-3",     "CKV_IAM",     "arn:IAM:x", "IAMs",
                                         "x.IAM",     "https://SQS", "KMS-key",   "ÄIAM",
                                         "IAMäh",     "Iam iam",     "/IAM",      "IAM/KMS",
                                         "XIAM IAMX", "UNKNOWN" };
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        expect(*state, plain[i], plain[i]);
}

static void code_has_languages_and_no_abbreviations(void **state)
{
    assert_string_equal(passages(*state, "IAM πληρωμή", true), "IAM [el:πληρωμή]");
}

/* Passages lie end to end whatever the text, and finding them takes the time of its length.
 */
static void a_megabyte_of_passages_is_no_trouble(void **state)
{
    Kit *kit = *state;
    static const char piece[] = "a \u05D0\u05D0 1 IAM \u0394 ";
    enum { N = 60000 };
    char *text = arena_alloc(kit->arena, N * (sizeof piece - 1) + 1);
    for (size_t i = 0; i < N; i++)
        memcpy(text + i * (sizeof piece - 1), piece, sizeof piece - 1);
    passages(kit, text, false);
}

int main(void)
{
#define CLAIM(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        CLAIM(a_script_of_one_language_tells_it),
        CLAIM(a_name_between_isolates_stays_whole),
        CLAIM(of_a_script_of_many_languages_only_the_script_is_told),
        CLAIM(one_letter_is_a_symbol),
        CLAIM(signs_that_end_a_line_belong_to_it),
        CLAIM(the_reports_own_language_is_not_told),
        CLAIM(an_abbreviation_is_expanded_once_a_section),
        CLAIM(signs_around_an_abbreviation_are_none_of_it),
        CLAIM(what_is_part_of_a_longer_word_is_no_abbreviation),
        CLAIM(code_has_languages_and_no_abbreviations),
        CLAIM(a_megabyte_of_passages_is_no_trouble),
    };
    return cmocka_run_group_tests_name("text: voice", tests, NULL, NULL);
}
