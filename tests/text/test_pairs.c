/* Words put together from pairs of letters stand exactly as HarfBuzz sets them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>

#include "desk.h"
#include "text/faces.h"

/* Every word of the model, of the questionnaire and of every tool: a vocabulary that is at
 * hand, code and prose alike. */
static const BundleMember *member(size_t i)
{
    const char *name = bundle_members[i].name;
    return strncmp(name, "data/", 5) == 0 && strstr(name, ".json") ? &bundle_members[i]
                                                                   : NULL;
}

static size_t compare_word(Faces *faces, TextStyle style, const char *word, size_t length)
{
    const Face *face = faces_role(faces, slate.type[style].face);
    ShapedRun fast = { .face = face, .text = word, .length = length }, slow = fast;
    if (!pairs_shape(faces, style, &fast))
        return 0;
    run_shape(faces, style, &slow, false);
    if (fast.n_glyphs != slow.n_glyphs ||
        memcmp(fast.glyphs, slow.glyphs, fast.n_glyphs * sizeof(Glyph)) != 0)
        fail_msg("%s: \"%.*s\"", face->file, (int)length, word);
    return 1;
}

static void pairs_give_what_harfbuzz_gives(void **state)
{
    Faces *faces = ((Desk *)*state)->faces;
    static const TextStyle styles[] = { STYLE_TEXT,  STYLE_STRONG,   STYLE_H1,
                                        STYLE_TITLE, STYLE_EMPHASIS, STYLE_CODE,
                                        STYLE_TABLE, STYLE_EYEBROW };
    size_t n_compared = 0;
    for (size_t i = 0; i < bundle_n_members; i++) {
        const BundleMember *from = member(i);
        for (size_t at = 0, n; from && at < from->length; at += n + 1) {
            n = strcspn(from->bytes + at, " \n");
            for (size_t s = 0; n && s < sizeof styles / sizeof *styles; s++)
                n_compared += compare_word(faces, styles[s], from->bytes + at, n);
        }
    }
    assert_true(n_compared > 1000);
}

static void random_letters_too(void **state)
{
    Faces *faces = ((Desk *)*state)->faces;
    uint32_t seed = 7;
    for (int i = 0; i < 20000; i++) {
        char word[8];
        for (size_t k = 0; k < sizeof word; k++) {
            seed = seed * 1664525u + 1013904223u;
            word[k] = (char)('!' + (seed >> 16) % 94);
        }
        compare_word(faces, i % 2 ? STYLE_TEXT : STYLE_H1, word, 1 + seed % 8);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define CLAIM(test) cmocka_unit_test_setup_teardown(test, desk_set_up, desk_tear_down)
        CLAIM(pairs_give_what_harfbuzz_gives),
        CLAIM(random_letters_too),
    };
    return cmocka_run_group_tests_name("text: pairs", tests, NULL, NULL);
}
