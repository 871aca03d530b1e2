/* PNG: libpng decodes what this file hands it. All kinds become 8 bits a sample, grey or
 * red, green, blue, with the opacity apart, as PDF wants it.
 *
 * The chunks are walked first: those that make the picture (PNG, section 5.6: IHDR, PLTE,
 * tRNS, IDAT, IEND) are copied, all others left out, so that text, profiles and animations
 * reach neither libpng nor the report. */
#include <png.h>
#include <string.h>

#include "image/reader.h"

/* --- chunks ------------------------------------------------------------------------ */

enum {
    SIGNATURE = 8,
    CHUNK_HEAD = 8,  /* length and name */
    CHUNK_FRAME = 12 /* with the check sum behind */
};

static bool is_chunk(const char *name, const char *wanted)
{
    return memcmp(name, wanted, 4) == 0;
}

/* A small first letter: an image can be shown without it. */
static bool is_ancillary(const char *name)
{
    return name[0] & 0x20;
}

static bool makes_the_picture(const char *name)
{
    static const char *const kept[] = { "IHDR", "PLTE", "tRNS", "IDAT", "IEND" };
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        if (is_chunk(name, kept[i]))
            return true;
    return false;
}

static bool copy_chunks(const File *file, Buffer *out, Diag *diag)
{
    size_t at = SIGNATURE;
    buffer_bytes(out, file->bytes, SIGNATURE);
    while (true) {
        if (file->length - at < CHUNK_FRAME)
            return refuse_image(file, at, diag, "this PNG ends before its last chunk");
        const char *name = file->bytes + at + 4;
        size_t length = big_endian(file->bytes + at, 4);
        if (length > file->length - at - CHUNK_FRAME)
            return refuse_image(file, at, diag, "this PNG ends within a chunk");
        if (at == SIGNATURE && (!is_chunk(name, "IHDR") || length != 13))
            return refuse_image(file, at, diag, "this PNG does not begin with its header");
        if (makes_the_picture(name))
            buffer_bytes(out, file->bytes + at, CHUNK_FRAME + length);
        else if (!is_ancillary(name))
            return refuse_image(file, at, diag,
                                "this PNG has a chunk that PNG does not "
                                "know, without which it cannot be shown");
        at += CHUNK_FRAME + length;
        if (is_chunk(name, "IEND"))
            return true;
    }
}

/* --- libpng ------------------------------------------------------------------------ */

typedef struct {
    Arena *arena;
    png_struct *png;
    png_info *info;
    Buffer from;
    size_t at;
    size_t columns, rows, row_length;
    int channels; /* as libpng gives them */
    char *samples;
    const char *error;
} Decoder;

static void keep_error(png_struct *png, const char *message)
{
    Decoder *decoder = png_get_error_ptr(png);
    decoder->error = arena_strdup(decoder->arena, message);
    png_longjmp(png, 1);
}

static void ignore_warning(png_struct *png, const char *message)
{
    (void)png, (void)message;
}

static void give_bytes(png_struct *png, unsigned char *to, size_t length)
{
    Decoder *decoder = png_get_io_ptr(png);
    if (length > decoder->from.length - decoder->at)
        png_error(png, "it ends too early");
    memcpy(to, decoder->from.data + decoder->at, length);
    decoder->at += length;
}

static void read_head(Decoder *decoder)
{
    png_struct *png = decoder->png;
    png_set_user_limits(png, LARGEST_SIDE, LARGEST_SIDE);
    png_set_read_fn(png, decoder, give_bytes);
    png_read_info(png, decoder->info);
    decoder->columns = png_get_image_width(png, decoder->info);
    decoder->rows = png_get_image_height(png, decoder->info);
}

static void read_rows(Decoder *decoder)
{
    png_struct *png = decoder->png;
    png_set_scale_16(png);
    png_set_expand(png); /* palettes, fewer bits, a transparent colour */
    png_set_interlace_handling(png);
    png_read_update_info(png, decoder->info);
    decoder->channels = png_get_channels(png, decoder->info);
    decoder->row_length = png_get_rowbytes(png, decoder->info);
    decoder->samples = arena_alloc(decoder->arena, decoder->row_length * decoder->rows);
    unsigned char **rows = ARENA_ARRAY(decoder->arena, unsigned char *, decoder->rows);
    for (size_t i = 0; i < decoder->rows; i++)
        rows[i] = (unsigned char *)decoder->samples + i * decoder->row_length;
    png_read_image(png, rows);
    png_read_end(png, NULL);
}

/* libpng leaves by longjmp, and comes out here and nowhere else; what a step has learnt
 * lies in the decoder, not in variables that a jump would lose. */
static bool guarded(Decoder *decoder, void (*step)(Decoder *))
{
    if (setjmp(png_jmpbuf(decoder->png)))
        return false;
    step(decoder);
    return true;
}

/* --- samples ------------------------------------------------------------------------ */

/* Colours and opacity, which PNG mixes, one behind the other. */
static void take_apart(Arena *arena, const Decoder *decoder, Image *image)
{
    size_t all = (size_t)decoder->channels, n = decoder->columns * decoder->rows;
    size_t colours = all > 2 ? 3 : 1;
    image->channels = (int)colours;
    image->samples = decoder->samples;
    if (all == colours)
        return;
    char *samples = arena_alloc(arena, n * colours), *opacity = arena_alloc(arena, n);
    bool is_opaque = true;
    for (size_t i = 0; i < n; i++) {
        const char *pixel = decoder->samples + i * all;
        memcpy(samples + i * colours, pixel, colours);
        opacity[i] = pixel[colours];
        is_opaque = is_opaque && (unsigned char)opacity[i] == 0xFF;
    }
    image->samples = samples;
    image->opacity = is_opaque ? NULL : opacity;
}

static bool decode(Decoder *decoder, const File *file, Image *image, Diag *diag)
{
    if (!guarded(decoder, read_head))
        return refuse_image(file, OFFSET_NONE, diag, "this PNG is broken: %s",
                            decoder->error);
    if (!size_is_fine(file, decoder->columns, decoder->rows, diag))
        return false;
    if (!guarded(decoder, read_rows))
        return refuse_image(file, OFFSET_NONE, diag, "this PNG is broken: %s",
                            decoder->error);
    take_apart(decoder->arena, decoder, image);
    image->columns = decoder->columns;
    image->rows = decoder->rows;
    image->width = (double)decoder->columns;
    image->height = (double)decoder->rows;
    return true;
}

bool png_read(Arena *arena, const File *file, Image *image, Diag *diag)
{
    Buffer clean = buffer_new(arena);
    if (!copy_chunks(file, &clean, diag))
        return false;
    /* Before libpng has a say: it tells of sizes in its own words. */
    if (!size_is_fine(file, big_endian(clean.data + SIGNATURE + CHUNK_HEAD, 4),
                      big_endian(clean.data + SIGNATURE + CHUNK_HEAD + 4, 4), diag))
        return false;
    Decoder decoder = { .arena = arena, .from = clean, .error = "" };
    decoder.png = must_have(png_create_read_struct(PNG_LIBPNG_VER_STRING, &decoder,
                                                   keep_error, ignore_warning));
    decoder.info = must_have(png_create_info_struct(decoder.png));
    *image =
        (Image){ .media = "image/png", .file = clean.data, .file_length = clean.length };
    bool ok = decode(&decoder, file, image, diag);
    png_destroy_read_struct(&decoder.png, &decoder.info, NULL);
    return ok;
}
