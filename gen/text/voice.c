/* Finding passages; see the header. Nearly every text is plain and in ASCII, so the search
 * first looks for a byte that could begin something. */
#include "text/voice.h"

#include <hb.h>
#include <string.h>

#include "base/text8.h"

/* U+0370, the first character of a script that tells a language, begins with this byte. */
enum { FIRST_HIGH_BYTE = 0xCD };

enum { LONGEST_WORD = 8 };
#define PREFIX "abbreviation."

typedef struct {
    const char *text;
    size_t length;
} Text;

/* --- languages -------------------------------------------------------------------- */

/* The language that is written in a script by far the most; of scripts that several share,
 * the script alone (BCP 47: "und" is a language that is not determined). `others` also use
 * the script: in a report of theirs it is at home. Latin is missing: it tells nothing. */
typedef struct {
    hb_script_t scripts[4];
    const char *language;
    const char *others;
} Writing;

static const Writing writings[] = {
    { { HB_SCRIPT_GREEK }, "el", "" },
    { { HB_SCRIPT_CYRILLIC }, "und-Cyrl", "ru uk bg sr be mk kk ky mn" },
    { { HB_SCRIPT_ARABIC }, "ar", "fa ur ps ckb sd ug" },
    { { HB_SCRIPT_HEBREW }, "he", "yi" },
    { { HB_SCRIPT_DEVANAGARI }, "hi", "mr ne sa" },
    { { HB_SCRIPT_THAI }, "th", "" },
    { { HB_SCRIPT_HANGUL }, "ko", "" },
    { { HB_SCRIPT_HAN, HB_SCRIPT_HIRAGANA, HB_SCRIPT_KATAKANA }, "und-Hani", "zh ja ko" },
    { { HB_SCRIPT_ARMENIAN }, "hy", "" },
    { { HB_SCRIPT_GEORGIAN }, "ka", "" },
    { { HB_SCRIPT_ETHIOPIC }, "am", "ti" },
    { { HB_SCRIPT_BENGALI }, "bn", "as" },
    { { HB_SCRIPT_TAMIL }, "ta", "" },
    { { HB_SCRIPT_TELUGU }, "te", "" },
    { { HB_SCRIPT_GUJARATI }, "gu", "" },
    { { HB_SCRIPT_GURMUKHI }, "pa", "" },
    { { HB_SCRIPT_KANNADA }, "kn", "" },
    { { HB_SCRIPT_MALAYALAM }, "ml", "" },
    { { HB_SCRIPT_ORIYA }, "or", "" },
    { { HB_SCRIPT_SINHALA }, "si", "" },
    { { HB_SCRIPT_KHMER }, "km", "" },
    { { HB_SCRIPT_LAO }, "lo", "" },
    { { HB_SCRIPT_MYANMAR }, "my", "" },
    { { HB_SCRIPT_TIBETAN }, "bo", "dz" },
};

static hb_script_t script_of(uint32_t character)
{
    return hb_unicode_script(hb_unicode_funcs_get_default(), character);
}

static const Writing *writing_of(hb_script_t script)
{
    for (size_t i = 0; i < sizeof writings / sizeof *writings; i++)
        for (const hb_script_t *of = writings[i].scripts; *of; of++)
            if (*of == script)
                return &writings[i];
    return NULL;
}

/* Whether the language's first part is a word of `list`. */
static bool is_among(const char *language, const char *list)
{
    size_t length = strcspn(language, "-");
    for (const char *at = list; *at; at += strspn(at, " ")) {
        size_t word = strcspn(at, " ");
        if (word == length && memcmp(at, language, length) == 0)
            return true;
        at += word;
    }
    return false;
}

static bool is_kana(hb_script_t script)
{
    return script == HB_SCRIPT_HIRAGANA || script == HB_SCRIPT_KATAKANA;
}

static bool is_neutral(hb_script_t script)
{
    return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED;
}

/* The letters of a stretch. */
typedef struct {
    const Writing *writing; /* of the first */
    size_t n;
    bool kana, mixed; /* mixed: not all are of that writing */
} Letters;

/* Returns false for what is no letter. */
static bool count_letter(Letters *letters, uint32_t character)
{
    hb_script_t script = script_of(character);
    if (is_neutral(script))
        return false;
    const Writing *writing = writing_of(script);
    if (!letters->n++)
        letters->writing = writing;
    letters->mixed = letters->mixed || writing != letters->writing;
    letters->kana = letters->kana || is_kana(script);
    return true;
}

/* NULL where it is the report's own, or cannot be told. One letter alone is a symbol
 * ("Δ 5 %"). */
static const char *language_of(const Voice *voice, const Letters *letters)
{
    if (letters->n < 2 || letters->mixed || !letters->writing)
        return NULL;
    const char *language = letters->kana ? "ja" : letters->writing->language;
    bool own = is_among(voice->language, language) ||
               is_among(voice->language, letters->writing->others);
    return own ? NULL : language;
}

enum { FIRST_ISOLATE = 0x2066, LAST_ISOLATE = 0x2068, END_OF_ISOLATE = 0x2069 };

/* The passage that begins at `start` with a letter: up to the last one of its writing, with
 * the figures and signs between, and with the signs that end the text. What ends the
 * isolate in which it stands ends it, too. */
static Passage find_language(const Voice *voice, const Text *of, size_t start)
{
    Passage found = { .start = start, .end = start };
    const char *at = of->text + start, *end = of->text + of->length;
    Letters letters = { 0 };
    bool inside = true;
    while (at < end && inside) {
        uint32_t c = text8_next(&at, end);
        Letters before = letters;
        bool letter = count_letter(&letters, c);
        inside = !letters.mixed && c != END_OF_ISOLATE &&
                 !(c >= FIRST_ISOLATE && c <= LAST_ISOLATE);
        if (letters.mixed)
            letters = before;
        else if (letter || c == END_OF_ISOLATE)
            found.end = (size_t)(at - of->text);
    }
    if (inside && !strpbrk(of->text + found.end, "0123456789"))
        found.end = of->length;
    found.language = language_of(voice, &letters);
    return found;
}

/* A name between isolates stays whole: what is cut out of it would stand elsewhere. Without
 * an end it goes on to the end of the line. */
static Passage find_isolate(const Voice *voice, const Text *of, size_t start)
{
    const char *at = of->text + start, *end = of->text + of->length;
    Letters letters = { 0 };
    size_t depth = 0;
    do {
        uint32_t c = text8_next(&at, end);
        depth += c >= FIRST_ISOLATE && c <= LAST_ISOLATE;
        depth -= c == END_OF_ISOLATE;
        count_letter(&letters, c);
    } while (depth && at < end);
    return (Passage){ .start = start,
                      .end = (size_t)(at - of->text),
                      .language = language_of(voice, &letters) };
}

/* What begins with a character beyond ASCII. */
static Passage find_foreign(const Voice *voice, const Text *of, size_t start)
{
    const char *at = of->text + start;
    uint32_t c = text8_next(&at, of->text + of->length);
    if (c >= FIRST_ISOLATE && c <= LAST_ISOLATE)
        return find_isolate(voice, of, start);
    if (writing_of(script_of(c)))
        return find_language(voice, of, start);
    return (Passage){ .start = start, .end = (size_t)(at - of->text) };
}

/* --- abbreviations ---------------------------------------------------------------- */

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_alphanumeric(char c)
{
    return is_capital(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* A letter beyond ASCII begins with such a byte; signs beyond ASCII with C2 or E2. */
static bool is_letter(char c)
{
    unsigned char byte = (unsigned char)c;
    return is_alphanumeric(c) || (byte > 0xC2 && byte != 0xE2);
}

/* Words with such a sign between are one: "IAM-3", "arn:aws", "event.API". */
static bool ties(char c)
{
    return c && strchr("-_:/.&@", c);
}

static bool begins_word(const char *text, size_t at)
{
    if (!at)
        return true;
    do
        at--;
    while (at > 0 && ((unsigned char)text[at] & 0xC0) == 0x80);
    return !is_letter(text[at]) && !ties(text[at]);
}

static bool ends_word(const char *text, size_t at)
{
    return !is_letter(text[at]) && !(ties(text[at]) && is_letter(text[at + 1]));
}

/* "IAM", "SLOs", "CI/CD"; 0 when no such word begins here. */
static size_t word_length(const char *text, size_t start)
{
    size_t end = start, capitals = 0;
    while (is_alphanumeric(text[end]) || (text[end] == '/' && is_capital(text[end + 1])))
        capitals += is_capital(text[end++]);
    size_t length = end - start;
    return capitals < 2 || length > LONGEST_WORD || !ends_word(text, end) ? 0 : length;
}

static bool is_told(const Voice *voice, const char *word)
{
    for (size_t i = 0; i < voice->n_told; i++)
        if (text8_same(voice->told[i], word))
            return true;
    return false;
}

/* The abbreviation that begins at `at`; empty when there is none, or it is told already. */
static Passage find_abbreviation(const Voice *voice, const char *text, size_t at)
{
    Passage found = { .start = at, .end = at };
    size_t length = begins_word(text, at) ? word_length(text, at) : 0;
    if (!length)
        return found;
    char key[sizeof PREFIX + LONGEST_WORD] = PREFIX;
    memcpy(key + strlen(PREFIX), text + at, length);
    if (!words_have(voice->words, key) || is_told(voice, key + strlen(PREFIX)))
        return found;
    found.end = at + length;
    found.expansion = words_say(voice->words, voice->arena, key, SAY_NOTHING);
    return found;
}

/* --- passages --------------------------------------------------------------------- */

Voice voice_new(Arena *arena, const char *language, const Words *words)
{
    return (Voice){ .arena = arena, .language = language, .words = words };
}

void voice_begin_section(Voice *voice)
{
    voice->n_told = 0;
}

/* What begins at `at`: nothing where it is empty, nothing of note where it is plain. */
static Passage look_at(const Voice *voice, const Text *of, size_t at, bool code)
{
    if ((unsigned char)of->text[at] >= FIRST_HIGH_BYTE && voice->language)
        return find_foreign(voice, of, at);
    if (is_capital(of->text[at]) && !code && voice->words)
        return find_abbreviation(voice, of->text, at);
    return (Passage){ .start = at, .end = at };
}

Passage voice_next(Voice *voice, const char *text, size_t length, size_t start, bool code)
{
    const Text of = { text, length };
    Passage plain = { .start = start, .end = start };
    while (plain.end < length) {
        Passage found = look_at(voice, &of, plain.end, code);
        bool marked = found.language || found.expansion;
        if (marked && plain.end > start)
            return plain; /* it is found again when its turn comes */
        if (found.expansion)
            ARENA_PUSH_FEW(voice->arena, voice->told, voice->n_told) =
                arena_strndup(voice->arena, text + start, found.end - start);
        if (marked)
            return found;
        plain.end = found.end > plain.end ? found.end : plain.end + 1;
    }
    return plain;
}
