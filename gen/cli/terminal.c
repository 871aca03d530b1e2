/* Wrapped lines out, whole lines in; see the header. */
#include "cli/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/text8.h"

static size_t width_of_terminal(void)
{
    enum { USUAL = 80, NARROWEST = 20, WIDEST = 100 };
    const char *said = getenv("COLUMNS");
    long width = said ? strtol(said, NULL, 10) : 0;
    struct winsize size;
    if (width <= 0 && isatty(STDOUT_FILENO) && !ioctl(STDOUT_FILENO, TIOCGWINSZ, &size))
        width = size.ws_col;
    if (width <= 0)
        return USUAL;
    return width < NARROWEST ? NARROWEST : width > WIDEST ? WIDEST : (size_t)width;
}

Terminal terminal_open(void)
{
    const char *kind = getenv("TERM");
    bool plain = getenv("NO_COLOR") || text8_same(kind, "dumb");
    return (Terminal){ .in = stdin,
                       .out = stdout,
                       .width = width_of_terminal(),
                       .coloured = !plain && isatty(STDOUT_FILENO) };
}

/* Code points of the first `length` bytes: what a terminal shows of most writings. */
static size_t columns_of(const char *text, size_t length)
{
    size_t n = 0;
    for (size_t i = 0; i < length; i++)
        n += ((unsigned char)text[i] & 0xC0) != 0x80;
    return n;
}

/* What begins at `text` up to the next blank. A word longer than a line is not cut: it may
 * be a link. */
static size_t word_length(const char *text)
{
    return strcspn(text, " \n");
}

void terminal_say(const Terminal *terminal, Voice voice, const char *lead, const char *text)
{
    static const char *const codes[] = {
        [VOICE_PLAIN] = NULL, [VOICE_STRONG] = "\033[1m", [VOICE_QUIET] = "\033[2m"
    };
    size_t indent = columns_of(lead, strlen(lead)), column = indent;
    const char *code = terminal->coloured ? codes[voice] : NULL;
    fprintf(terminal->out, "%s%s", code ? code : "", lead);
    while (*text) {
        size_t length = word_length(text), columns = columns_of(text, length);
        bool first = column == indent;
        if (!first && column + 1 + columns > terminal->width) {
            fprintf(terminal->out, "\n%*s", (int)indent, "");
            column = indent;
            first = true;
        }
        fprintf(terminal->out, "%s%.*s", first ? "" : " ", (int)length, text);
        column += columns + !first;
        text += length;
        text += strspn(text, " \n");
    }
    fprintf(terminal->out, "%s\n", code ? "\033[0m" : "");
}

void terminal_space(const Terminal *terminal)
{
    fputc('\n', terminal->out);
}

static const char *trimmed(Arena *arena, const char *line)
{
    static const char blanks[] = " \t\r\n";
    line += strspn(line, blanks);
    size_t length = strlen(line);
    while (length && strchr(blanks, line[length - 1]))
        length--;
    bool changed;
    return text8_clean(arena, arena_strndup(arena, line, length), &changed);
}

const char *terminal_hear(const Terminal *terminal, Arena *arena)
{
    char *line = NULL;
    size_t capacity = 0;
    fputs("> ", terminal->out);
    fflush(terminal->out);
    ssize_t length = getline(&line, &capacity, terminal->in);
    const char *said = length >= 0 ? trimmed(arena, line) : NULL;
    free(line);
    /* A terminal shows what is typed; for a pipe it is said here. */
    if (!said || !isatty(STDIN_FILENO))
        fprintf(terminal->out, "%s\n", said ? said : "");
    return said;
}
