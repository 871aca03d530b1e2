/* JPEG: baseline ones in grey or colour go into the PDF as they stand; progressive ones and
 * those in printing inks are decoded. Every file is decoded once all the same, since that
 * alone shows that it is whole.
 *
 * The segments are walked first (ITU-T T.81, annex B): those that make the picture are
 * copied, and of the application's only JFIF and Adobe, which say what the colours are.
 * Photographs of places, thumbnails and profiles stay behind. */
#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>

#include "base/text8.h"
#include "image/reader.h"

/* --- segments ---------------------------------------------------------------------- */

enum {
    MARKER_SOF0 = 0xC0, /* baseline */
    MARKER_SOF1 = 0xC1, /* extended, which PDF reads too when samples have 8 bits */
    MARKER_RST0 = 0xD0,
    MARKER_RST7 = 0xD7,
    MARKER_EOI = 0xD9,
    MARKER_SOS = 0xDA,
    MARKER_APP0 = 0xE0,
    MARKER_APP14 = 0xEE,
    MARKER_APP15 = 0xEF,
    MARKER_COMMENT = 0xFE,
    MOST_SCANS = 100, /* real ones have about ten; each costs a pass over all pixels */
};

static bool is_left_out(int marker, const char *segment)
{
    if (marker == MARKER_APP0)
        return strncmp(segment, "JFIF", 5) != 0;
    if (marker == MARKER_APP14)
        return strncmp(segment, "Adobe", 5) != 0;
    return (marker > MARKER_APP0 && marker <= MARKER_APP15) || marker == MARKER_COMMENT;
}

/* The end of the coded bytes that begin at `at`: the next marker that is no restart. */
static size_t scan_end(const File *file, size_t at)
{
    for (; at + 1 < file->length; at++) {
        unsigned char next = (unsigned char)file->bytes[at + 1];
        if ((unsigned char)file->bytes[at] == 0xFF && next && next != 0xFF &&
            !(next >= MARKER_RST0 && next <= MARKER_RST7))
            return at;
    }
    return file->length;
}

static bool copy_segments(const File *file, Buffer *out, bool *is_baseline, Diag *diag)
{
    size_t at = 2, n_scans = 0;
    buffer_bytes(out, file->bytes, 2);
    while (true) {
        while (at + 1 < file->length && (unsigned char)file->bytes[at + 1] == 0xFF)
            at++; /* filling */
        if (file->length - at < 2)
            return refuse_image(file, at, diag, "this JPEG ends too early");
        int marker = (unsigned char)file->bytes[at + 1];
        if ((unsigned char)file->bytes[at] != 0xFF || marker < MARKER_SOF0)
            return refuse_image(file, at, diag,
                                "this JPEG is broken: no segment begins "
                                "here");
        if (marker == MARKER_EOI) {
            buffer_bytes(out, file->bytes + at, 2);
            return true;
        }
        size_t length = file->length - at < 4 ? 0 : big_endian(file->bytes + at + 2, 2);
        if (length < 2 || length + 2 > file->length - at)
            return refuse_image(file, at, diag, "this JPEG ends within a segment");
        size_t end = at + 2 + length;
        if (marker == MARKER_SOS && ++n_scans > MOST_SCANS)
            return refuse_image(file, at, diag, "this JPEG has more than %d scans",
                                MOST_SCANS);
        if (marker == MARKER_SOS)
            end = scan_end(file, end);
        if (marker == MARKER_SOF0 || marker == MARKER_SOF1)
            *is_baseline = true;
        if (!is_left_out(marker, file->bytes + at + 4))
            buffer_bytes(out, file->bytes + at, end - at);
        at = end;
    }
}

/* --- libjpeg ------------------------------------------------------------------------ */

typedef struct {
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr errors;
    jmp_buf out;
    Arena *arena;
    Buffer from;
    char *samples;
    char message[JMSG_LENGTH_MAX];
} Decoder;

static void leave(j_common_ptr jpeg)
{
    Decoder *decoder = jpeg->client_data;
    jpeg->err->format_message(jpeg, decoder->message);
    longjmp(decoder->out, 1);
}

/* Level -1 tells of damage that libjpeg would paint over. */
static void mind_damage(j_common_ptr jpeg, int level)
{
    if (level < 0)
        leave(jpeg);
}

static void read_head(Decoder *decoder)
{
    struct jpeg_decompress_struct *jpeg = &decoder->jpeg;
    jpeg_create_decompress(jpeg);
    jpeg_mem_src(jpeg, (unsigned char *)decoder->from.data, decoder->from.length);
    jpeg_read_header(jpeg, TRUE);
}

static void read_rows(Decoder *decoder)
{
    struct jpeg_decompress_struct *jpeg = &decoder->jpeg;
    if (jpeg->jpeg_color_space == JCS_YCbCr)
        jpeg->out_color_space = JCS_RGB;
    jpeg_start_decompress(jpeg);
    size_t row = (size_t)jpeg->output_width * (size_t)jpeg->output_components;
    decoder->samples = arena_alloc(decoder->arena, row * jpeg->output_height);
    while (jpeg->output_scanline < jpeg->output_height) {
        unsigned char *to = (unsigned char *)decoder->samples + row * jpeg->output_scanline;
        jpeg_read_scanlines(jpeg, &to, 1);
    }
    jpeg_finish_decompress(jpeg);
}

/* As in png.c: the one place where libjpeg's longjmp comes out. */
static bool guarded(Decoder *decoder, void (*step)(Decoder *))
{
    if (setjmp(decoder->out))
        return false;
    step(decoder);
    return true;
}

/* --- samples ------------------------------------------------------------------------ */

/* Four inks to light. Adobe's files hold the ink that is missing. */
static void mix_inks(Decoder *decoder, size_t n)
{
    unsigned char *in = (unsigned char *)decoder->samples, *out = in;
    unsigned turn = decoder->jpeg.saw_Adobe_marker ? 0 : 0xFF;
    for (size_t i = 0; i < n; i++, in += 4, out += 3) {
        unsigned black = in[3] ^ turn;
        for (size_t k = 0; k < 3; k++)
            out[k] = (unsigned char)((in[k] ^ turn) * black / 0xFF);
    }
}

static bool decode(Decoder *decoder, const File *file, Image *image, Diag *diag)
{
    struct jpeg_decompress_struct *jpeg = &decoder->jpeg;
    if (!guarded(decoder, read_head))
        return refuse_image(file, OFFSET_NONE, diag, "this JPEG is broken: %s",
                            decoder->message);
    if (!size_is_fine(file, jpeg->image_width, jpeg->image_height, diag))
        return false;
    if (!guarded(decoder, read_rows))
        return refuse_image(file, OFFSET_NONE, diag, "this JPEG is broken: %s",
                            decoder->message);
    if (jpeg->output_components == 2 || jpeg->output_components > 4)
        return refuse_image(file, OFFSET_NONE, diag,
                            "this JPEG has %d components; 1, 3 and 4 have a meaning",
                            jpeg->output_components);
    image->columns = jpeg->output_width;
    image->rows = jpeg->output_height;
    image->width = (double)image->columns;
    image->height = (double)image->rows;
    image->channels = jpeg->output_components == 1 ? 1 : 3;
    image->samples = decoder->samples;
    if (jpeg->output_components == 4)
        mix_inks(decoder, image->columns * image->rows);
    return true;
}

bool jpeg_read(Arena *arena, const File *file, Image *image, Diag *diag)
{
    Buffer clean = buffer_new(arena);
    bool is_baseline = false;
    if (!copy_segments(file, &clean, &is_baseline, diag))
        return false;
    Decoder *decoder = ARENA_NEW(arena, Decoder);
    decoder->arena = arena;
    decoder->from = clean;
    decoder->jpeg.err = jpeg_std_error(&decoder->errors);
    decoder->jpeg.client_data = decoder;
    decoder->errors.error_exit = leave;
    decoder->errors.emit_message = mind_damage;
    *image =
        (Image){ .media = "image/jpeg", .file = clean.data, .file_length = clean.length };
    bool ok = decode(decoder, file, image, diag);
    /* What PDF shows without being told how. */
    bool is_plain =
        decoder->jpeg.num_components == 1 || decoder->jpeg.jpeg_color_space == JCS_YCbCr;
    if (ok && is_baseline && is_plain)
        image->samples = NULL;
    jpeg_destroy_decompress(&decoder->jpeg);
    return ok;
}
