/* Tables: the first row names the columns, each row behind it is a document with these
 * names as members. Rows are RFC 4180's and what real tools make of them: separated by ','
 * or ';', ended by LF behind any number of CR, line ends within quotes, quotes that stand
 * within a field that has none around it. See packaging.h. */
#include <string.h>

#include "base/text8.h"
#include "ingest/source/packaging.h"

enum {
    LONGEST_HEAD = 64 * 1024,
    LONGEST_ROW = JSON_LONGEST_STRING,
    LONGEST_NAME = 64, /* of a column */
};

/* Where in a field a byte stands. */
typedef enum { AT_START, PLAIN, QUOTED, BEHIND_QUOTE } Place;

/* A row that is looked for; it is gone on with when more bytes come. */
typedef struct {
    size_t at;
    Place place;
    size_t quoted_from; /* the line on which the field at hand opened its quote */
    size_t line;        /* of `at` */
} Search;

typedef struct {
    const char *text; /* without its quotes; in the window */
    size_t length;
} Cell;

typedef struct {
    char separator;
    const char **names; /* of the columns, as JSON text */
    size_t n_columns;
    bool has_rows;
    size_t line; /* of the row that is looked for */
    Search search;
} Table;

/* --- rows ----------------------------------------------------------------------------- */

static Place place_behind(Place place, char c, char separator)
{
    if (place == QUOTED)
        return c == '"' ? BEHIND_QUOTE : QUOTED;
    if (c == separator)
        return AT_START;
    if (c == '"' && place != PLAIN)
        return QUOTED; /* opened; or doubled within quotes */
    return PLAIN;
}

/* Within quotes only the next quote matters, and how many lines there are up to it. */
static size_t skip_quoted(Search *search, const Feed *feed, size_t at)
{
    const char *from = feed->bytes + at;
    const char *quote = memchr(from, '"', feed->length - at);
    const char *end = quote ? quote : feed->bytes + feed->length;
    for (const char *line = from; (line = memchr(line, '\n', (size_t)(end - line))); line++)
        search->line++;
    return (size_t)(end - feed->bytes);
}

/* Goes on to the line end that ends the row. Returns false when it is not at hand. */
static bool find_end(Search *search, const Feed *feed, char separator)
{
    size_t at = search->at;
    Place place = search->place;
    for (; at < feed->length; at++) {
        if (place == QUOTED)
            at = skip_quoted(search, feed, at);
        if (at == feed->length || feed->bytes[at] == '\n')
            break;
        bool opens = feed->bytes[at] == '"' && place == AT_START;
        place = place_behind(place, feed->bytes[at], separator);
        if (opens)
            search->quoted_from = search->line;
    }
    search->at = at;
    search->place = place;
    return at < feed->length;
}

/* The next field of a row; moves `at` behind it and its separator. Quotes are taken off in
 * place. */
static Cell next_cell(char *row, size_t length, size_t *at, char separator)
{
    size_t from = *at, n = 0, i = from + 1;
    if (from == length || row[from] != '"') {
        const char *end = memchr(row + from, separator, length - from);
        n = end ? (size_t)(end - row) - from : length - from;
        *at = from + n + 1;
        return (Cell){ row + from, n };
    }
    Place place = QUOTED;
    while (i < length && !(row[i] == separator && place != QUOTED)) {
        const char *quote = place == QUOTED ? memchr(row + i, '"', length - i) : NULL;
        size_t plain = quote ? (size_t)(quote - row) - i : 0;
        memmove(row + from + n, row + i, plain);
        n += plain;
        i += plain;
        place = place_behind(place, row[i], separator);
        if (place != BEHIND_QUOTE)
            row[from + n++] = row[i];
        i++;
    }
    *at = i + 1;
    return (Cell){ row + from, n };
}

/* --- the names of columns ------------------------------------------------------------- */

/* A name as programs give columns. Text that merely has commas in it has spaces behind
 * them, or characters that names do not have. */
static bool is_name(Cell cell)
{
    if (!cell.length || cell.length > LONGEST_NAME)
        return false;
    for (size_t i = 0; i < cell.length; i++) {
        unsigned char c = (unsigned char)cell.text[i];
        bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
        bool inner = letter || (c >= '0' && c <= '9') || (c && strchr(" -./()#%:&", c));
        if (i ? !(inner || c == '_' || c >= 0x80) : !(letter || c == '_' || c >= 0x80))
            return false;
    }
    return text8_first_broken(cell.text, cell.length) == cell.length;
}

static size_t head_length(const Feed *feed)
{
    size_t length = 0;
    while (length < feed->length && feed->bytes[length] != '\r' &&
           feed->bytes[length] != '\n')
        length++;
    return length;
}

/* The separator of which there are more, outside quotes. */
static char separator_of(const char *head, size_t length)
{
    size_t n_commas = 0, n_semicolons = 0;
    bool quoted = false;
    for (size_t i = 0; i < length; i++) {
        quoted ^= head[i] == '"';
        n_commas += head[i] == ',' && !quoted;
        n_semicolons += head[i] == ';' && !quoted;
    }
    return n_semicolons > n_commas ? ';' : ',';
}

/* Reads a copy of the head into cells; 0 when it is none. */
static size_t read_head(Arena *arena, const Feed *feed, char *separator, Cell **cells)
{
    size_t n = 0, at = 0, length = head_length(feed);
    char *head = arena_strndup(arena, feed->bytes, length);
    *cells = NULL;
    *separator = separator_of(feed->bytes, length);
    while (at <= length) {
        Cell cell = next_cell(head, length, &at, *separator);
        if (!is_name(cell))
            return 0;
        ARENA_PUSH(arena, *cells, n) = cell;
    }
    return n > 1 ? n : 0;
}

static bool fits(Feed *feed, Diag *diag)
{
    char separator;
    Cell *cells;
    if (strchr("{[<", feed->bytes[0]))
        return false;
    while (!memchr(feed->bytes, '\n', feed->length) && feed->length < LONGEST_HEAD &&
           feed_more(feed, diag))
        ;
    Arena *arena = arena_new();
    bool is_head = read_head(arena, feed, &separator, &cells) > 0;
    arena_free(arena);
    return is_head;
}

static bool invites(Feed *feed, Diag *diag)
{
    (void)feed, (void)diag;
    return true;
}

/* --- reading -------------------------------------------------------------------------- */

static const char *line_pointer(Arena *arena, size_t line)
{
    return arena_printf(arena, "line %zu", line);
}

static Origin origin_of_line(const Source *source, Arena *arena, size_t line)
{
    return (Origin){ source->feed->path, line_pointer(arena, line), OFFSET_NONE };
}

static bool is_same(Cell a, Cell b)
{
    return a.length == b.length && memcmp(a.text, b.text, a.length) == 0;
}

static void name_columns(Source *source, Table *table, const Cell *cells, size_t n)
{
    table->names = ARENA_ARRAY(source->arena, const char *, n);
    table->n_columns = n;
    for (size_t i = 0; i < n; i++) {
        Buffer name = buffer_new(source->arena);
        put_json_text(source, &name, cells[i].text, cells[i].length);
        table->names[i] = name.data;
    }
}

static Step begin(Source *source, Arena *arena, Diag *diag)
{
    Cell *cells;
    Feed *feed = source->feed;
    Table *table = ARENA_NEW(source->arena, Table);
    Origin origin = origin_of_line(source, arena, source->line);
    size_t n = read_head(arena, feed, &table->separator, &cells);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < i; k++)
            if (is_same(cells[i], cells[k]))
                return source_refuse(source, diag, origin,
                                     "expected columns of different names, found the same "
                                     "for columns %zu and %zu",
                                     k + 1, i + 1);
    size_t end = head_length(feed);
    while (end < feed->length && feed->bytes[end] == '\r')
        end++;
    if (end == feed->length || feed->bytes[end] != '\n')
        return source_refuse(source, diag, origin,
                             "expected LF behind the names of columns, found %s",
                             end == feed->length ? "the end of the file" : "CR alone");
    name_columns(source, table, cells, n);
    feed_drop(feed, end + 1);
    table->line = source->line + 1;
    table->search = (Search){ .line = table->line };
    source->own = table;
    source->is_list = true;
    return GO_ON;
}

static void put_cell(Source *source, Buffer *out, const Table *table, size_t column,
                     Cell cell)
{
    buffer_text(out, column ? "," : "");
    buffer_text(out, table->names[column]);
    buffer_char(out, ':');
    put_json_text(source, out, cell.text, cell.length);
}

/* A row without its last fields lacks these members. One that goes on behind the last
 * column has slipped, and nobody knows where. */
static const char *slip_of(const Source *source, Arena *arena, size_t n, size_t n_filled,
                           bool is_cut)
{
    size_t n_columns = ((const Table *)source->own)->n_columns;
    if (n_filled > n_columns)
        return arena_printf(arena, "expected %zu fields as in the first row, found %zu",
                            n_columns, n);
    if (is_cut && n < n_columns)
        return arena_printf(arena, "expected %zu fields, found %zu and the end of the file",
                            n_columns, n);
    return NULL;
}

static Step hand_out_row(Source *source, Arena *arena, size_t length, bool is_cut,
                         JsonDocument *out)
{
    const Table *table = source->own;
    char *row = source->feed->bytes;
    size_t n = 0, n_filled = 0, at = 0;
    bool has_cr = false;
    Buffer json = buffer_new(arena);
    buffer_char(&json, '{');
    for (; at <= length; n++) {
        bool is_quoted = at < length && row[at] == '"';
        Cell cell = next_cell(row, length, &at, table->separator);
        if (n < table->n_columns)
            put_cell(source, &json, table, n, cell);
        if (cell.length)
            n_filled = n + 1;
        has_cr |= !is_quoted && memchr(cell.text, '\r', cell.length);
    }
    buffer_char(&json, '}');
    hand_out_written(source, arena, &json, line_pointer(arena, table->line), out);
    out->slip = has_cr ? "expected LF at the end of a row, found CR alone within it"
                       : slip_of(source, arena, n, n_filled, is_cut);
    return HANDED_OUT;
}

/* A table without rows is still somebody's: its columns say whose. */
static Step hand_out_head(Source *source, Arena *arena, JsonDocument *out)
{
    const Table *table = source->own;
    Buffer json = buffer_new(arena);
    buffer_char(&json, '{');
    for (size_t i = 0; i < table->n_columns; i++)
        put_cell(source, &json, table, i, (Cell){ "", 0 });
    buffer_char(&json, '}');
    hand_out_written(source, arena, &json, line_pointer(arena, source->line), out);
    source->n_documents = 0;
    out->is_head = true;
    return HANDED_OUT;
}

/* A row that cannot be read at all: where the next one begins is not known. */
static bool is_refused(Source *source, Arena *arena, bool is_cut, Diag *diag)
{
    const Feed *feed = source->feed;
    const Table *table = source->own;
    const Search *search = &table->search;
    Origin origin = origin_of_line(source, arena, table->line);
    size_t broken = text8_first_broken(feed->bytes, search->at);
    if (is_cut && diag_failed(diag))
        source->failed = true; /* reading failed, and that was said */
    else if (search->at > LONGEST_ROW)
        source_refuse(source, diag, origin, "expected rows of up to 16 MB, found a longer");
    else if (broken < search->at)
        source_refuse(source, diag, origin, "expected UTF-8 text, found %s",
                      one_character(arena, feed, broken));
    else if (is_cut && search->place == QUOTED)
        source_refuse(source, diag, origin_of_line(source, arena, search->quoted_from),
                      "expected '\"' at the end of a field, found the end of the file");
    return source->failed;
}

static bool is_blank(const char *text, size_t length)
{
    size_t n = 0;
    while (n < length && is_white_space(text[n]))
        n++;
    return n == length;
}

static Step next(Source *source, Arena *arena, JsonDocument *out, Diag *diag)
{
    Feed *feed = source->feed;
    Table *table = source->own;
    if (!table)
        return begin(source, arena, diag);
    Search *search = &table->search;
    bool is_cut = false;
    while (!is_cut && !find_end(search, feed, table->separator))
        is_cut = search->at > LONGEST_ROW || !feed_more(feed, diag);
    if (is_refused(source, arena, is_cut, diag))
        return NOTHING_MORE;
    size_t end = search->at, length = end;
    while (length && feed->bytes[length - 1] == '\r')
        length--;
    Step step = is_cut ? NOTHING_MORE : GO_ON;
    if (!is_blank(feed->bytes, length))
        step = hand_out_row(source, arena, length, is_cut, out);
    else if (is_cut && !table->has_rows)
        step = hand_out_head(source, arena, out);
    table->has_rows |= step == HANDED_OUT;
    feed_drop(feed, end + !is_cut);
    table->line = search->line + 1;
    *search = (Search){ .line = table->line };
    return step;
}

const Packaging csv_packaging = {
    .name = "CSV", .fits = fits, .invites = invites, .next = next
};
