/* What every test of text needs: open faces, and texts to set. */
#ifndef RUNG_TESTS_TEXT_DESK_H
#define RUNG_TESTS_TEXT_DESK_H

#include "slate.h"
#include "text/text.h"

typedef struct {
    Arena *arena;
    Diag *diag;
    Faces *faces;
} Desk;

extern const char desk_prose[], desk_arn[], desk_greek[], desk_arabic[];

int desk_set_up(void **state);
int desk_tear_down(void **state);

/* Equal but for the last digits of a sum. */
bool desk_near(double a, double b);

#endif
