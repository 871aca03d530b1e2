/* See the header. */
#include "made_image.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include <jpeglib.h>

/* --- PNG ---------------------------------------------------------------------------- */

static void put_32(Buffer *out, size_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        buffer_char(out, (char)(value >> shift));
}

void png_signature(Buffer *out)
{
    buffer_bytes(out, "\x89PNG\r\n\x1A\n", 8);
}

void png_chunk(Buffer *out, const char *name, const void *bytes, size_t length)
{
    put_32(out, length);
    size_t from = out->length;
    buffer_bytes(out, name, 4);
    buffer_bytes(out, bytes, length);
    put_32(out, crc32(0, (unsigned char *)out->data + from, (unsigned)(length + 4)));
}

void png_header(Buffer *out, size_t columns, size_t rows, int depth, int colour,
                bool interlaced)
{
    Buffer head = buffer_new(out->arena);
    put_32(&head, columns);
    put_32(&head, rows);
    const char rest[] = { (char)depth, (char)colour, 0, 0, interlaced };
    buffer_bytes(&head, rest, sizeof rest);
    png_chunk(out, "IHDR", head.data, head.length);
}

static size_t channels_of(int colour)
{
    return colour == RGBA ? 4 : colour == RGB ? 3 : colour == GREY_ALPHA ? 2 : 1;
}

unsigned made_sample(const PngPlan *plan, size_t x, size_t y, size_t channel)
{
    unsigned most = (1u << plan->depth) - 1;
    unsigned value = (unsigned)(x * 41 + y * 97 + channel * 59);
    return plan->depth == 16 ? value * 251 & most : value & most;
}

unsigned made_sample_8(const PngPlan *plan, size_t x, size_t y, size_t channel)
{
    unsigned value = made_sample(plan, x, y, channel), most = (1u << plan->depth) - 1;
    return (value * 510 + most) / (2 * most); /* rounded */
}

/* Every `dx`th pixel of every `dy`th row, as scan lines without filter. */
static void put_pass(Buffer *out, const PngPlan *plan, const size_t from[2],
                     const size_t step[2])
{
    size_t n = channels_of(plan->colour);
    for (size_t y = from[1]; y < plan->rows && from[0] < plan->columns; y += step[1]) {
        unsigned bits = 0, n_bits = 0;
        buffer_char(out, 0);
        for (size_t x = from[0]; x < plan->columns; x += step[0]) {
            for (size_t c = 0; c < n; c++) {
                bits = bits << plan->depth | made_sample(plan, x, y, c);
                n_bits += (unsigned)plan->depth;
                for (; n_bits >= 8; n_bits -= 8)
                    buffer_char(out, (char)(bits >> (n_bits - 8)));
            }
        }
        if (n_bits)
            buffer_char(out, (char)(bits << (8 - n_bits)));
    }
}

static Buffer pixels(Arena *arena, const PngPlan *plan)
{
    static const size_t whole[][2][2] = { { { 0, 0 }, { 1, 1 } } };
    static const size_t adam7[][2][2] = {
        { { 0, 0 }, { 8, 8 } }, { { 4, 0 }, { 8, 8 } }, { { 0, 4 }, { 4, 8 } },
        { { 2, 0 }, { 4, 4 } }, { { 0, 2 }, { 2, 4 } }, { { 1, 0 }, { 2, 2 } },
        { { 0, 1 }, { 1, 2 } },
    };
    Buffer raw = buffer_new(arena), packed = buffer_new(arena);
    for (size_t i = 0; i < (plan->interlaced ? 7 : 1); i++) {
        const size_t(*pass)[2] = plan->interlaced ? adam7[i] : whole[i];
        put_pass(&raw, plan, pass[0], pass[1]);
    }
    uLongf length = compressBound(raw.length);
    packed.data = arena_alloc(arena, length);
    if (compress((unsigned char *)packed.data, &length, (unsigned char *)raw.data,
                 raw.length) != Z_OK)
        abort();
    packed.length = length;
    return packed;
}

Buffer made_png(Arena *arena, const PngPlan *plan)
{
    Buffer out = buffer_new(arena);
    png_signature(&out);
    png_header(&out, plan->columns, plan->rows, plan->depth, plan->colour,
               plan->interlaced);
    char colours[3 * 256];
    for (int i = 0; i < 256; i++) {
        colours[3 * i] = (char)i;
        colours[3 * i + 1] = (char)(255 - i);
        colours[3 * i + 2] = (char)(i / 2);
    }
    if (plan->colour == PALETTE)
        png_chunk(&out, "PLTE", colours, 3 * ((size_t)1 << plan->depth));
    if (plan->transparent)
        png_chunk(&out, "tRNS", plan->transparent, plan->n_transparent);
    png_chunk(&out, "tEXt", "Comment\0made at 52.52,13.40", 27);
    Buffer packed = pixels(arena, plan);
    png_chunk(&out, "IDAT", packed.data, packed.length);
    png_chunk(&out, "IEND", "", 0);
    return out;
}

/* --- JPEG --------------------------------------------------------------------------- */

enum { JPEG_COLUMNS = 24, JPEG_ROWS = 16 };

static void set_up_jpeg(struct jpeg_compress_struct *jpeg, const JpegPlan *plan)
{
    static const J_COLOR_SPACE spaces[] = { 0, JCS_GRAYSCALE, 0, JCS_RGB, JCS_CMYK };
    jpeg->image_width = JPEG_COLUMNS;
    jpeg->image_height = JPEG_ROWS;
    jpeg->input_components = plan->components;
    jpeg->in_color_space = spaces[plan->components];
    jpeg_set_defaults(jpeg);
    if (plan->progressive)
        jpeg_simple_progression(jpeg);
}

Buffer made_jpeg(Arena *arena, const JpegPlan *plan)
{
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    unsigned char *bytes = NULL;
    unsigned long length = 0;
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &bytes, &length);
    set_up_jpeg(&jpeg, plan);
    jpeg_start_compress(&jpeg, TRUE);
    if (plan->comment) {
        const unsigned char *text = (const unsigned char *)plan->comment;
        unsigned n = (unsigned)strlen(plan->comment);
        jpeg_write_marker(&jpeg, JPEG_COM, text, n);
        jpeg_write_marker(&jpeg, JPEG_APP0 + 1, text, n);
    }
    unsigned char row[JPEG_COLUMNS * 4], *rows[] = { row };
    for (int y = 0; y < JPEG_ROWS; y++) { /* blue, or little ink: 40, 80, 200 */
        for (int x = 0; x < JPEG_COLUMNS; x++)
            for (int c = 0; c < plan->components; c++)
                row[x * plan->components + c] = (unsigned char)(c == 3   ? 255
                                                                : c == 2 ? 200
                                                                         : 40 * (c + 1));
        jpeg_write_scanlines(&jpeg, rows, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    Buffer out = buffer_new(arena);
    buffer_bytes(&out, bytes, length);
    free(bytes);
    return out;
}

/* --- reading ------------------------------------------------------------------------ */

const Image *read_bytes(Arena *arena, const void *bytes, size_t length, Diag *diag)
{
    char name[] = "/tmp/rung-image-XXXXXX";
    int fd = mkstemp(name);
    FILE *file = fd < 0 ? NULL : fdopen(fd, "wb");
    if (!file || fwrite(bytes, 1, length, file) != length || fclose(file) != 0)
        abort();
    const Image *image = image_read(arena, arena_strdup(arena, name), diag);
    unlink(name);
    return image;
}

const char *complaint(Arena *arena, const void *bytes, size_t length)
{
    Diag *diag = diag_new(arena);
    const Image *image = read_bytes(arena, bytes, length, diag);
    if (!!image == diag_failed(diag))
        abort(); /* an image, or a reason why there is none */
    return image ? NULL : diag->lines[0].message;
}
