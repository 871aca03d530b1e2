/* Open faces and texts to set; see the header. */
#include "desk.h"

#include <math.h>

const char desk_prose[] =
    "Teams deploy functions through a reviewed pipeline, yet AVAWA fixtures and "
    "traffic-shifting offices differ between accounts; the difficulty lies in affordable, "
    "efficient flow control (with idempotency keys verified on every write path), and in "
    "configuration drift that is corrected within the hour.";
const char desk_arn[] =
    "arn:aws:lambda:eu-central-1:123456789012:function:payments-settlement-worker-v2";
const char desk_greek[] = "\u0397 \u03c0\u03bb\u03b7\u03c1\u03c9\u03bc\u03ae";
const char desk_arabic[] =
    "\u0646\u0636\u062c \u0627\u0644\u062d\u0648\u0633\u0628\u0629 2026";

int desk_set_up(void **state)
{
    static Desk desk;
    static const Bundle bundle = { 0 };
    desk.arena = arena_new();
    desk.diag = diag_new(desk.arena);
    desk.faces = faces_open(&slate, &bundle, desk.diag);
    *state = &desk;
    return desk.faces ? 0 : -1;
}

int desk_tear_down(void **state)
{
    Desk *desk = *state;
    faces_close(desk->faces);
    arena_free(desk->arena);
    return 0;
}

bool desk_near(double a, double b)
{
    return fabs(a - b) < 1e-6;
}
