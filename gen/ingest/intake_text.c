/* Texts of records on their way into an Assessment: credentials are cut out, characters
 * made harmless, and each is kept once. */
#include <string.h>

#include "base/buffer.h"
#include "base/text8.h"
#include "ingest/intake.h"

enum { LONGEST_TEXT = 2000 };

/* https://user:token@host/… → https://host/…: pipelines put credentials into addresses. */
static const char *without_credentials(Arena *arena, const char *text)
{
    const char *kept = text; /* what comes from here on is not in `out` yet */
    Buffer out = buffer_new(arena);
    for (const char *at = strstr(text, "://"); at; at = strstr(at, "://")) {
        const char *host = at + strlen("://");
        size_t length = strcspn(host, "/?# \t\n\"'<>");
        while (length && host[length - 1] != '@')
            length--;
        if (length) {
            buffer_bytes(&out, kept, (size_t)(host - kept));
            kept = host + length;
        }
        at = host + length;
    }
    if (kept == text)
        return text;
    buffer_text(&out, kept);
    return out.data;
}

const char *intake_text(Reading *reading, const char *text)
{
    bool changed;
    if (!text)
        return NULL;
    text = without_credentials(reading->each, text);
    text = text8_clean(reading->each, text, &changed);
    if (changed && strstr(text, "\xEF\xBF\xBD"))
        reading->replaced = true;
    size_t length = strlen(text);
    if (length > LONGEST_TEXT)
        text =
            arena_printf(reading->each, "%.*s…", (int)text8_cut(text, LONGEST_TEXT), text);
    return strings_add(reading->intake->strings, text);
}

void intake_remark(Reading *reading, const char *format, ...)
{
    Input *input = reading->input;
    va_list args;
    va_start(args, format);
    char *text = arena_vprintf(reading->intake->arena, format, args);
    va_end(args);
    ARENA_PUSH(reading->intake->arena, input->remarks, input->n_remarks) = text;
}

void intake_time(Reading *reading, const Instant *time)
{
    Input *input = reading->input;
    if (input->scanned && time->seconds <= reading->latest)
        return;
    reading->latest = time->seconds;
    input->scanned = intake_text(reading, time->text);
    input->date = time->date;
}

const char *arn_field(Arena *arena, const char *arn, int n)
{
    if (!arn || strncmp(arn, "arn:", 4) != 0)
        return NULL;
    for (; arn && n; n--) {
        arn = strchr(arn, ':');
        arn = arn ? arn + 1 : NULL;
    }
    size_t length = arn ? strcspn(arn, ":") : 0;
    return length ? arena_strndup(arena, arn, length) : NULL;
}
