/* The list of diagnostics and how a line is printed. */
#include "base/diag.h"

#include <string.h>

#include "base/buffer.h"
#include "base/text8.h"

Diag *diag_new(Arena *arena)
{
    Diag *diag = ARENA_NEW(arena, Diag);
    diag->arena = arena;
    return diag;
}

void diag_add(Diag *diag, DiagKind kind, Origin origin, const char *format, va_list args)
{
    Arena *arena = diag->arena;
    if (origin.file)
        origin.file = arena_strdup(arena, origin.file);
    if (origin.pointer)
        origin.pointer = arena_strdup(arena, origin.pointer);
    DiagLine line = { .kind = kind,
                      .origin = origin,
                      .message = arena_vprintf(arena, format, args) };
    ARENA_PUSH(arena, diag->lines, diag->n_lines) = line;
    diag->n_of[kind]++;
}

const DiagLine *diag_soften(Diag *diag, const Diag *before)
{
    const DiagLine *first = NULL;
    for (size_t i = before->n_lines; i < diag->n_lines; i++) {
        DiagLine *line = &diag->lines[i];
        if (line->kind != DIAG_CONTENT)
            continue;
        line->kind = DIAG_WARNING;
        first = first ? first : line;
    }
    diag->n_of[DIAG_WARNING] += diag->n_of[DIAG_CONTENT] - before->n_of[DIAG_CONTENT];
    diag->n_of[DIAG_CONTENT] = before->n_of[DIAG_CONTENT];
    return first;
}

void diag_note(Diag *diag, Origin origin, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    diag_add(diag, DIAG_NOTE, origin, format, args);
    va_end(args);
}

void diag_warn(Diag *diag, Origin origin, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    diag_add(diag, DIAG_WARNING, origin, format, args);
    va_end(args);
}

void diag_error(Diag *diag, Origin origin, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    diag_add(diag, DIAG_CONTENT, origin, format, args);
    va_end(args);
}

void diag_world(Diag *diag, const char *file, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    diag_add(diag, DIAG_WORLD, origin_of_file(file), format, args);
    va_end(args);
}

void diag_usage(Diag *diag, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    diag_add(diag, DIAG_USAGE, origin_of_file(NULL), format, args);
    va_end(args);
}

bool diag_failed(const Diag *diag)
{
    return diag->n_of[DIAG_USAGE] || diag->n_of[DIAG_CONTENT] || diag->n_of[DIAG_WORLD];
}

int diag_exit(const Diag *diag)
{
    return diag->n_of[DIAG_WORLD]     ? 4
           : diag->n_of[DIAG_USAGE]   ? 2
           : diag->n_of[DIAG_CONTENT] ? 3
                                      : 0;
}

/* U+202A to U+202E and U+2066 to U+2069 turn the direction of what follows them. */
static bool turns_direction(const unsigned char *text)
{
    return text[0] == 0xE2 && ((text[1] == 0x80 && text[2] >= 0xAA && text[2] <= 0xAE) ||
                               (text[1] == 0x81 && text[2] >= 0xA6 && text[2] <= 0xA9));
}

/* Text from an input may hold terminal escapes; they are shown, not obeyed. */
static void put_harmless(Buffer *out, const char *text)
{
    for (; *text; text++) {
        if (turns_direction((const unsigned char *)text)) {
            buffer_char(out, '?');
            text += 2;
            continue;
        }
        unsigned char c = (unsigned char)*text;
        bool second_of_c1 = c == 0xC2 && (unsigned char)text[1] < 0xA0 && text[1];
        buffer_char(out, c < 0x20 || c == 0x7F || second_of_c1 ? '?' : *text);
        if (second_of_c1)
            text++;
    }
}

/* Names in an input have any length; a line that is read by people has not. */
static void put_short(Buffer *out, const char *text, size_t most)
{
    enum { MOST = 1000 };
    char shown[MOST + 1];
    if (strlen(text) <= most) {
        put_harmless(out, text);
        return;
    }
    size_t length = text8_cut(text, most < MOST ? most : MOST);
    memcpy(shown, text, length);
    shown[length] = '\0';
    put_harmless(out, shown);
    buffer_text(out, "…");
}

static void put_line(Buffer *out, const DiagLine *line)
{
    static const char *const words[] = { [DIAG_NOTE] = "note: ",
                                         [DIAG_WARNING] = "warning: ",
                                         [DIAG_USAGE] = "",
                                         [DIAG_CONTENT] = "",
                                         [DIAG_WORLD] = "" };
    const Origin *origin = &line->origin;
    put_harmless(out, origin->file ? origin->file : "rung");
    buffer_text(out, ": ");
    if (origin->pointer && *origin->pointer) {
        put_short(out, origin->pointer, 400);
        buffer_text(out, ": ");
    }
    buffer_text(out, words[line->kind]);
    put_short(out, line->message, 1000);
    if (origin->offset != OFFSET_NONE)
        buffer_format(out, " (byte %zu)", origin->offset);
    buffer_char(out, '\n');
}

/* A line is written at once: standard error has no buffer of its own. */
void diag_print(const Diag *diag, FILE *to, bool notes)
{
    Buffer out = buffer_new(diag->arena);
    for (size_t i = 0; i < diag->n_lines; i++) {
        if (diag->lines[i].kind == DIAG_NOTE && !notes)
            continue;
        out.length = 0;
        put_line(&out, &diag->lines[i]);
        fwrite(out.data, 1, out.length, to);
    }
}
