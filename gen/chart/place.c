/* See the header. */
#include "chart/place.h"

static bool touches(Rect a, Rect b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

static bool is_free(const Places *places, Rect box)
{
    Rect in = places->bounds;
    if (box.x < in.x || box.y < in.y || box.x + box.width > in.x + in.width ||
        box.y + box.height > in.y + in.height)
        return false;
    for (size_t i = 0; i < places->n_taken; i++)
        if (touches(box, places->taken[i]))
            return false;
    return true;
}

bool place_take(Places *places, Rect box)
{
    if (!is_free(places, box))
        return false;
    ARENA_PUSH(places->arena, places->taken, places->n_taken) = box;
    return true;
}

/* Tries 0, +1, −1, +2, −2 … steps. */
static double nth_step(int n, double step)
{
    return (n % 2 ? (n + 1) / 2 : -(n / 2)) * step;
}

bool place_near(Places *places, Rect wanted, Rect *found)
{
    int rows = 2 * (int)(places->bounds.height / wanted.height) + 1;
    int columns = 2 * (int)(places->bounds.width / wanted.width) + 1;
    for (int row = 0; row <= rows; row++)
        for (int column = 0; column <= columns; column++) {
            *found = wanted;
            found->x += nth_step(column, wanted.width);
            found->y += nth_step(row, wanted.height);
            if (place_take(places, *found))
                return true;
        }
    return false;
}

void place_apart(double *at, size_t n, double gap, double from, double to)
{
    if (n > 1 && (double)(n - 1) * gap > to - from)
        gap = (to - from) / (double)(n - 1);
    double lowest = from;
    for (size_t i = 0; i < n; i++, lowest = at[i - 1] + gap)
        at[i] = at[i] < lowest ? lowest : at[i];
    double highest = to;
    for (size_t i = n; i-- > 0; highest = at[i] - gap)
        at[i] = at[i] > highest ? highest : at[i];
}
