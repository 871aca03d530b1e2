/* What goes with a wiki's page: its charts as files, and the list of them by which they
 * are uploaded, and recognised later as unchanged. */
#include "base/file.h"
#include "base/json_write.h"
#include "emit/png.h"
#include "emit/wiki.h"

bool attachments_draw(Arena *arena, WikiFile *attachments, size_t n, const Theme *theme,
                      Faces *faces, Diag *diag)
{
    Cairo cairo;
    if (n && !cairo_load(&cairo, diag))
        return false;
    for (size_t i = 0; i < n; i++) {
        if (attachments[i].bytes.length)
            continue; /* an image that goes along as it is */
        attachments[i].bytes =
            png_picture(arena, &cairo, attachments[i].picture, theme, faces, diag);
        if (!attachments[i].bytes.length)
            return false;
    }
    return true;
}

static void put_attachment(JsonWriter *writer, const WikiFile *attachment)
{
    char sha256[65];
    file_sha256(attachment->bytes.data, attachment->bytes.length, sha256);
    json_open(writer, NULL, '{');
    json_put_text(writer, "name", attachment->name);
    json_put_text(writer, "type", attachment->type);
    json_put_int(writer, "size", (int64_t)attachment->bytes.length);
    json_put_text(writer, "sha256", sha256);
    json_put_text(writer, "alt", attachment->alt);
    json_close(writer);
}

Buffer attachments_json(Arena *arena, const WikiFile *attachments, size_t n)
{
    JsonWriter *writer = json_writer_new(arena);
    json_open(writer, NULL, '{');
    json_put_text(writer, "schema", "rung-attachments/1");
    json_open(writer, "attachments", '[');
    for (size_t i = 0; i < n; i++)
        put_attachment(writer, &attachments[i]);
    json_close(writer);
    json_close(writer);
    return json_writer_end(writer);
}
