/* The JSON writer; see the header. */
#include "base/json_write.h"

#include <assert.h>

enum { DEEPEST = 64 };

typedef struct {
    char closing;
    bool on_a_line;
    bool has_content;
} Level;

struct JsonWriter {
    Buffer out;
    Level levels[DEEPEST];
    int depth; /* levels in use */
};

JsonWriter *json_writer_new(Arena *arena)
{
    JsonWriter *writer = ARENA_NEW(arena, JsonWriter);
    writer->out = buffer_new(arena);
    return writer;
}

static void new_line(JsonWriter *writer)
{
    buffer_char(&writer->out, '\n');
    for (int i = 0; i < writer->depth; i++)
        buffer_text(&writer->out, "  ");
}

static void escaped(Buffer *out, const char *text)
{
    buffer_char(out, '"');
    for (const char *from = text;; text++) {
        unsigned char c = (unsigned char)*text;
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        buffer_bytes(out, from, (size_t)(text - from));
        from = text + 1;
        if (!c)
            break;
        if (c == '"' || c == '\\')
            buffer_format(out, "\\%c", c);
        else if (c == '\n')
            buffer_text(out, "\\n");
        else if (c == '\t')
            buffer_text(out, "\\t");
        else
            buffer_format(out, "\\u%04x", c);
    }
    buffer_char(out, '"');
}

static void before(JsonWriter *writer, const char *key)
{
    if (writer->depth) {
        Level *level = &writer->levels[writer->depth - 1];
        if (level->has_content)
            buffer_text(&writer->out, level->on_a_line ? ", " : ",");
        if (!level->on_a_line)
            new_line(writer);
        level->has_content = true;
    }
    if (key) {
        escaped(&writer->out, key);
        buffer_text(&writer->out, ": ");
    }
}

static void open_level(JsonWriter *writer, const char *key, char bracket, bool on_a_line)
{
    assert(writer->depth < DEEPEST);
    before(writer, key);
    buffer_char(&writer->out, bracket);
    bool outer_line = writer->depth && writer->levels[writer->depth - 1].on_a_line;
    writer->levels[writer->depth++] = (Level){ .closing = bracket == '{' ? '}' : ']',
                                               .on_a_line = on_a_line || outer_line };
}

void json_open(JsonWriter *writer, const char *key, char bracket)
{
    open_level(writer, key, bracket, false);
}

void json_open_line(JsonWriter *writer, const char *key, char bracket)
{
    open_level(writer, key, bracket, true);
}

void json_close(JsonWriter *writer)
{
    assert(writer->depth);
    Level level = writer->levels[--writer->depth];
    if (level.has_content && !level.on_a_line)
        new_line(writer);
    buffer_char(&writer->out, level.closing);
}

void json_put_text(JsonWriter *writer, const char *key, const char *text)
{
    before(writer, key);
    if (text)
        escaped(&writer->out, text);
    else
        buffer_text(&writer->out, "null");
}

void json_put_int(JsonWriter *writer, const char *key, int64_t value)
{
    before(writer, key);
    buffer_int(&writer->out, value);
}

void json_put_bool(JsonWriter *writer, const char *key, bool value)
{
    before(writer, key);
    buffer_text(&writer->out, value ? "true" : "false");
}

void json_put_null(JsonWriter *writer, const char *key)
{
    json_put_text(writer, key, NULL);
}

Buffer json_writer_so_far(const JsonWriter *writer)
{
    return writer->out;
}

Buffer json_writer_end(JsonWriter *writer)
{
    assert(!writer->depth);
    buffer_char(&writer->out, '\n');
    return writer->out;
}
