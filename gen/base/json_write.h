/* Writes JSON: two-space indent, members in the order written, integers only (scores are
 * basis points), strings escaped as RFC 8259 asks. The writer places commas and line ends.
 *
 *     json_open(w, NULL, '{');  json_put_int(w, "index", 27);  json_close(w);            */
#ifndef RUNG_BASE_JSON_WRITE_H
#define RUNG_BASE_JSON_WRITE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"

typedef struct JsonWriter JsonWriter;

JsonWriter *json_writer_new(Arena *arena);
Buffer json_writer_end(JsonWriter *writer); /* adds the last newline */
Buffer json_writer_so_far(const JsonWriter *writer);

/* `key` is NULL inside an array and at the root. `bracket` is '{' or '['. */
void json_open(JsonWriter *writer, const char *key, char bracket);
/* The same, but its content stays on one line. */
void json_open_line(JsonWriter *writer, const char *key, char bracket);
void json_close(JsonWriter *writer);

void json_put_text(JsonWriter *writer, const char *key, const char *text); /* NULL: null */
void json_put_int(JsonWriter *writer, const char *key, int64_t value);
void json_put_bool(JsonWriter *writer, const char *key, bool value);
void json_put_null(JsonWriter *writer, const char *key);

#endif
