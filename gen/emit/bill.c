/* The bill of inputs; see the header. */
#include "emit/bill.h"

#include "base/json_write.h"

Buffer bill_json(Arena *arena, const Assessment *found)
{
    JsonWriter *writer = json_writer_new(arena);
    json_open(writer, NULL, '{');
    json_put_text(writer, "schema", "rung-bill/1");
    json_open(writer, "inputs", '[');
    for (size_t i = 0; i < found->n_inputs; i++) {
        const Input *input = &found->inputs[i];
        json_open_line(writer, NULL, '{');
        json_put_text(writer, "path", input->path);
        json_put_int(writer, "size", (int64_t)input->size);
        json_put_text(writer, "sha256", input->sha256);
        json_close(writer);
    }
    json_close(writer);
    json_close(writer);
    return json_writer_end(writer);
}
