/* Times in inputs; see the header. No time zone database and no locale is asked. */
#include "ingest/time.h"

#include <string.h>

enum { MINUTE = 60, HOUR = 3600, DAY = 86400 };

/* Up to `most` digits; returns how many there were. */
static size_t digits(const char **at, size_t most, int *value)
{
    size_t n = 0;
    for (*value = 0; n < most && **at >= '0' && **at <= '9'; n++)
        *value = *value * 10 + (*(*at)++ - '0');
    return n;
}

/* "Z", "+02:00", "-0500", " +0000 UTC"; seconds to take away. */
static int zone(const char *at)
{
    int hours, minutes;
    while (*at == ' ')
        at++;
    int sign = *at == '+' ? 1 : *at == '-' ? -1 : 0;
    if (!sign)
        return 0;
    at++;
    if (digits(&at, 2, &hours) != 2)
        return 0;
    if (*at == ':')
        at++;
    digits(&at, 2, &minutes);
    return sign * (hours * HOUR + minutes * MINUTE);
}

/* Behind the day: "T14:15:19.382075Z", " 20:47:09+0200". */
static int64_t time_of_day(const char *at)
{
    int hours = 0, minutes = 0, seconds = 0, fraction;
    if (*at != 'T' && *at != ' ')
        return 0;
    at++;
    digits(&at, 2, &hours);
    if (*at == ':' && at++)
        digits(&at, 2, &minutes);
    if (*at == ':' && at++)
        digits(&at, 2, &seconds);
    if (*at == '.')
        do
            at++;
        while (digits(&at, 9, &fraction) == 9);
    return (int64_t)hours * HOUR + minutes * MINUTE + seconds - zone(at);
}

static bool read_text(Arena *arena, const char *text, Instant *out)
{
    if (!date_read(text, &out->date))
        return false;
    out->seconds = (int64_t)out->date * DAY + time_of_day(text + strlen("2026-11-23"));
    out->text = arena_strdup(arena, text);
    return true;
}

static void from_seconds(Arena *arena, int64_t seconds, Instant *out)
{
    char day[11];
    out->seconds = seconds;
    out->date = date_from_unix(seconds);
    date_iso(out->date, day);
    int64_t rest = seconds - (int64_t)out->date * DAY;
    out->text = arena_printf(arena, "%sT%02d:%02d:%02dZ", day, (int)(rest / HOUR),
                             (int)(rest % HOUR / MINUTE), (int)(rest % MINUTE));
}

static bool read_number(Arena *arena, double number, Instant *out)
{
    const double latest = 32503680000.0; /* the year 3000: beyond it, milliseconds */
    if (number >= latest)
        number /= 1000;
    if (!(number > 0 && number < latest))
        return false;
    from_seconds(arena, (int64_t)number, out);
    return true;
}

static int part(Json in, const char *key, int low, int high)
{
    int64_t value;
    bool fits = json_whole(json_get(in, key), &value) && value >= low && value <= high;
    return fits ? (int)value : low;
}

static bool read_recorded(Arena *arena, Json in, Instant *out)
{
    const char *class_name = json_text(json_get(in, "__class__"));
    if (!class_name || strcmp(class_name, "datetime") != 0)
        return false;
    const char *iso = arena_printf(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ",
                                   part(in, "year", 1, 9999), part(in, "month", 1, 12),
                                   part(in, "day", 1, 31), part(in, "hour", 0, 23),
                                   part(in, "minute", 0, 59), part(in, "second", 0, 59));
    return read_text(arena, iso, out);
}

bool instant_read(Arena *arena, Json in, Instant *out)
{
    *out = (Instant){ .date = DATE_NONE };
    if (json_text(in))
        return read_text(arena, json_text(in), out);
    if (json_is(in, JSON_NUMBER))
        return read_number(arena, json_double(in, 0), out);
    return json_is(in, JSON_OBJECT) && read_recorded(arena, in, out);
}
