/* The page of a layout: a named size or a width and a height, turned or not, its margins,
 * and how many pages the report may take. */
#include <string.h>

#include "base/text8.h"
#include "layout/layout.h"
#include "layout/vocabulary.h"

/* PDF 1.7, appendix C: 14,400 units. */
enum { LARGEST_PAGE = 14400, MAX_PAGES = 10000 };

/* "18mm", "0.75in": digits, perhaps a fraction, and a unit. */
bool length_read(const char *text, double *points)
{
    double value = 0, place = 1;
    const char *at = text;
    for (; *at >= '0' && *at <= '9'; at++)
        value = value * 10 + (*at - '0');
    if (*at == '.')
        for (at++; *at >= '0' && *at <= '9'; at++)
            value += (*at - '0') * (place /= 10);
    bool begins = *text >= '0' && *text <= '9';
    for (size_t i = 0; i < N_UNITS && begins; i++)
        if (strcmp(length_units[i].name, at) == 0) {
            *points = value * length_units[i].points;
            return true;
        }
    return false;
}

static void read_lengths(Json list, double *const *lengths, size_t n)
{
    if (json_count(list) != n) {
        json_error(list, "expected %zu lengths, found %zu", n, json_count(list));
        return;
    }
    size_t i = 0;
    for (Json item = json_first(list); json_here(item); item = json_next(item)) {
        const char *text = json_text(item);
        if (!text || !length_read(text, lengths[i++]))
            json_expected(item, "a length such as \"18mm\", \"0.7in\" or \"51pt\"");
    }
}

static void read_size(Json in, PageSpec *page)
{
    const char *names[N_PAGE_SIZES];
    for (size_t i = 0; i < N_PAGE_SIZES; i++)
        names[i] = page_sizes[i].name;
    Json size = json_get(in, "size");
    if (json_is(size, JSON_ARRAY)) {
        double *const lengths[] = { &page->width, &page->height };
        read_lengths(size, lengths, 2);
        return;
    }
    size_t at = json_here(size) ? json_choice(in, "size", names, N_PAGE_SIZES) : 0;
    page->width = page_sizes[at].width;
    page->height = page_sizes[at].height;
}

bool page_has_room(const PageSpec *page)
{
    return page->width - page->left - page->right >= 72 &&
           page->height - page->top - page->bottom >= 144;
}

PageSpec page_read(Json in)
{
    static const char *const orientations[] = { "portrait", "landscape" };
    const double mm = length_units[0].points;
    PageSpec page = { .width = page_sizes[0].width,
                      .height = page_sizes[0].height,
                      .top = 18 * mm,
                      .right = 18 * mm,
                      .bottom = 20 * mm,
                      .left = 18 * mm };
    if (!json_here(in))
        return page;
    json_only(in, "size,orientation,margin,max_pages");
    read_size(in, &page);
    if (json_here(json_get(in, "orientation")) &&
        (json_choice(in, "orientation", orientations, 2) == 1) !=
            (page.width > page.height)) {
        double width = page.width;
        page.width = page.height;
        page.height = width;
    }
    Json margin = json_array_or_none(in, "margin");
    double *const margins[] = { &page.top, &page.right, &page.bottom, &page.left };
    if (json_here(margin))
        read_lengths(margin, margins, 4);
    page.max_pages = (int)json_int_or(in, "max_pages", 0, MAX_PAGES, 0);
    if (page.width > LARGEST_PAGE || page.height > LARGEST_PAGE)
        json_error(in, "a page is at most 200 inches wide and high");
    if (!page_has_room(&page))
        json_error(in, "the margins leave too little of the page");
    return page;
}

bool layout_page_size(Arena *arena, const char *text, double *width, double *height,
                      Diag *diag)
{
    const char *names[N_PAGE_SIZES];
    size_t length = strcspn(text, ",");
    const char *word = arena_strndup(arena, text, length), *turned = text + length;
    bool is_turned = strcmp(turned, ",landscape") == 0;
    bool is_upright = !*turned || strcmp(turned, ",portrait") == 0;
    for (size_t i = 0; i < N_PAGE_SIZES; i++) {
        names[i] = page_sizes[i].name;
        if (!text8_same_nocase(word, names[i]) || !(is_turned || is_upright))
            continue;
        *width = is_turned ? page_sizes[i].height : page_sizes[i].width;
        *height = is_turned ? page_sizes[i].width : page_sizes[i].height;
        return true;
    }
    const char *near = text8_nearest(word, names, N_PAGE_SIZES);
    diag_usage(diag,
               "--page: expected a size such as A4 or Letter,landscape, found "
               "\"%s\"%s%s%s",
               text, near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
    return false;
}
