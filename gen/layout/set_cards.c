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

static Slab set_content(Setter *setter, Structure *parent, const Card *card, double width)
{
    static const Look number = { .style = STYLE_SMALL_STRONG,
                                 .colour = COLOUR_ACCENT,
                                 .after = 2 };
    static const Look text = { .style = STYLE_TABLE, .colour = COLOUR_INK, .after = 8 };
    Arena *arena = setter->arena;
    Structure *item = structure_new(arena, parent, TAG_LI);
    Slabs lines = slabs_new(setter->slabs);
    if (text8_any(card->number))
        set_text(setter, &lines, structure_new(arena, item, TAG_LBL), card->number, &number,
                 width);
    Structure *body = structure_new(arena, item, TAG_LBODY);
    set_title(setter, &lines, body, card, width);
    if (card->text.n_parts)
        set_prose(setter, &lines, structure_new(arena, body, TAG_P), &card->text, &text,
                  width);
    Structure *list = card->n_facts ? structure_new(arena, body, TAG_L) : NULL;
    double term_width = widest_term(setter, card, width);
    for (size_t i = 0; i < card->n_facts; i++)
        setter_push(setter, &lines,
                    set_fact(setter, list, &card->facts[i], term_width, width));
    return slabs_join(setter->slabs, &lines);
}

/* --- rows of cards ---------------------------------------------------------------- */

static void set_card_row(Setter *setter, Slabs *out, Structure *parent, const Card *cards,
                         size_t n, size_t in_a_row, double width)
{
    Arena *arena = setter->arena;
    double column = (width - GAP * (double)(in_a_row - 1)) / (double)in_a_row;
    Slab *contents = ARENA_ARRAY(arena, Slab, n);
    Slab row = { .before = setter_space(setter, SPACE_HEADING), .after = GAP };
    for (size_t i = 0; i < n; i++) {
        contents[i] = set_content(setter, parent, &cards[i], column - 2 * PADDING);
        double height = contents[i].height + 2 * PADDING;
        row.height = height > row.height ? height : row.height;
        row.page_break = row.page_break || contents[i].page_break;
    }
    for (size_t i = 0; i < n; i++) {
        double x = (column + GAP) * (double)i;
        Rect frame = { x + FRAME / 2, FRAME / 2, column - FRAME, row.height - FRAME };
        picture_frame(setter->pen, frame, setter_radius(setter, 1), COLOUR_RULE, FRAME,
                      false);
    }
    slab_artifact(setter->slabs, &row, ARTIFACT_LAYOUT,
                  setter_lift(setter, width, row.height), (Point){ 0 });
    for (size_t i = 0; i < n; i++)
        slab_place(setter->slabs, &row, &contents[i],
                   (Point){ (column + GAP) * (double)i + PADDING, PADDING });
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
