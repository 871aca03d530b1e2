/* Cards: the moves, in frames of equal height, up to three side by side. To who listens
 * they are a numbered list; the facts of each are a list with words for labels. */
#include "base/text8.h"
#include "layout/typeset.h"

static const double GAP = 12;
static const double PADDING = 12;
static const double FRAME = 0.7;
static const double TERM_GAP = 8;
static const double NARROWEST = 130;
enum { MOST_IN_A_ROW = 3 };

/* --- what stands in a card -------------------------------------------------------- */

static void set_title(Setter *setter, Slabs *out, Structure *card, const Card *content,
                      double width)
{
    static const Look look = {
        .style = STYLE_H3, .colour = COLOUR_INK, .after = 4, .plain_links = true
    };
    Prose title = { 0 };
    prose_link(setter->arena, &title, content->title, content->target);
    set_prose(setter, out, structure_new(setter->arena, card, TAG_P), &title, &look, width);
}

static double widest_term(Setter *setter, const Card *card, double width)
{
    double widest = 0;
    for (size_t i = 0; i < card->n_facts; i++) {
        double term = text_width(setter->faces, STYLE_SMALL, card->facts[i].term);
        widest = term > widest ? term : widest;
    }
    return widest < width * 0.4 ? widest + 0.1 : width * 0.4;
}

static Slab set_fact(Setter *setter, Structure *list, const Fact *fact, double term_width,
                     double width)
{
    static const Look term_look = { .style = STYLE_SMALL, .colour = COLOUR_MUTED };
    static const Look text_look = { .style = STYLE_SMALL, .colour = COLOUR_INK };
    Arena *arena = setter->arena;
    Structure *item = structure_new(arena, list, TAG_LI);
    Structure *label = structure_new(arena, item, TAG_LBL);
    Structure *body = structure_new(arena, item, TAG_LBODY);
    double left = term_width + TERM_GAP;
    Slab term = set_text_whole(setter, label, fact->term, &term_look, term_width);
    Slab text = set_prose_whole(setter, body, &fact->text, &text_look, width - left);
    Slab row = { .height = term.height > text.height ? term.height : text.height,
                 .after = 3 };
    slab_place(setter->slabs, &row, &term, (Point){ 0 });
    slab_place(setter->slabs, &row, &text, (Point){ left, 0 });
    return row;
}

/* What is said, and the facts below it, which stand level in all cards of a row. */
typedef struct {
    Slab words, facts;
} Content;

static Slab set_words(Setter *setter, Structure *label, Structure *body, const Card *card,
                      double width)
{
    static const Look number = { .style = STYLE_SMALL_STRONG,
                                 .colour = COLOUR_ACCENT,
                                 .after = 2 };
    static const Look text = { .style = STYLE_TABLE, .colour = COLOUR_INK, .after = 8 };
    Slabs lines = slabs_new(setter->slabs);
    if (label)
        set_text(setter, &lines, label, card->number, &number, width);
    set_title(setter, &lines, body, card, width);
    if (card->text.n_parts)
        set_prose(setter, &lines, structure_new(setter->arena, body, TAG_P), &card->text,
                  &text, width);
    return slabs_join(setter->slabs, &lines);
}

static Slab set_facts(Setter *setter, Structure *body, const Card *card, double width)
{
    Structure *list = card->n_facts ? structure_new(setter->arena, body, TAG_L) : NULL;
    double term_width = widest_term(setter, card, width);
    Slabs rows = slabs_new(setter->slabs);
    for (size_t i = 0; i < card->n_facts; i++)
        setter_push(setter, &rows,
                    set_fact(setter, list, &card->facts[i], term_width, width));
    return slabs_join(setter->slabs, &rows);
}

static Content set_content(Setter *setter, Structure *parent, const Card *card,
                           double width)
{
    Arena *arena = setter->arena;
    Structure *item = structure_new(arena, parent, TAG_LI);
    Structure *label = text8_any(card->number) ? structure_new(arena, item, TAG_LBL) : NULL;
    Structure *body = structure_new(arena, item, TAG_LBODY);
    Slab words = set_words(setter, label, body, card, width);
    return (Content){ .words = words, .facts = set_facts(setter, body, card, width) };
}

/* --- rows of cards ---------------------------------------------------------------- */

static void draw_frames(Setter *setter, Slab *row, size_t n, double column, double width)
{
    for (size_t i = 0; i < n; i++) {
        double x = (column + GAP) * (double)i;
        Rect frame = { x + FRAME / 2, FRAME / 2, column - FRAME, row->height - FRAME };
        picture_frame(setter->pen, frame, setter_radius(setter, 1), COLOUR_RULE, FRAME,
                      false);
    }
    slab_artifact(setter->slabs, row, ARTIFACT_LAYOUT,
                  setter_lift(setter, width, row->height), (Point){ 0 });
}

static double larger(double a, double b)
{
    return a > b ? a : b;
}

static void set_card_row(Setter *setter, Slabs *out, Structure *parent, const Card *cards,
                         size_t n, size_t in_a_row, double width)
{
    double column = (width - GAP * (double)(in_a_row - 1)) / (double)in_a_row;
    Content *contents = ARENA_ARRAY(setter->arena, Content, n);
    Slab row = { .before = setter_space(setter, SPACE_HEADING), .after = GAP };
    double said = 0, below = 0; /* the tallest words with what is clear below, and facts */
    for (size_t i = 0; i < n; i++) {
        contents[i] = set_content(setter, parent, &cards[i], column - 2 * PADDING);
        const Slab *words = &contents[i].words, *facts = &contents[i].facts;
        said = larger(said, words->height + (cards[i].n_facts ? words->after : 0));
        below = larger(below, facts->height);
        row.page_break = row.page_break || words->page_break || facts->page_break;
    }
    row.height = said + below + 2 * PADDING;
    draw_frames(setter, &row, n, column, width);
    for (size_t i = 0; i < n; i++) {
        double x = (column + GAP) * (double)i + PADDING;
        slab_place(setter->slabs, &row, &contents[i].words, (Point){ x, PADDING });
        slab_place(setter->slabs, &row, &contents[i].facts, (Point){ x, PADDING + said });
    }
    setter_push(setter, out, row);
}

void set_cards(Setter *setter, Slabs *out, Structure *parent, const Node *node,
               double width)
{
    size_t n = node->cards.n_cards;
    if (!n)
        return;
    size_t most = (size_t)((width + GAP) / (NARROWEST + GAP));
    most = most < 1 ? 1 : most > MOST_IN_A_ROW ? MOST_IN_A_ROW : most;
    size_t rows = (n + most - 1) / most;
    size_t in_a_row = (n + rows - 1) / rows; /* four are two and two */
    if (n % in_a_row)                        /* three on small paper, one below the other */
        in_a_row = 1;
    Structure *list = structure_new(setter->arena, parent, TAG_L);
    list->labels = text8_any(node->cards.cards[0].number) ? LABELS_DECIMAL : LABELS_OWN;
    for (size_t first = 0; first < n; first += in_a_row) {
        size_t here = n - first < in_a_row ? n - first : in_a_row;
        set_card_row(setter, out, list, node->cards.cards + first, here, in_a_row, width);
    }
    out->slabs[out->n_slabs - 1].after = setter_space(setter, SPACE_GROUP);
}
