/* The desk of a test program whose tests are all set at the same one; fixtures of cmocka.
 */
#ifndef RUNG_TESTS_LAYOUT_DESK_H
#define RUNG_TESTS_LAYOUT_DESK_H

#include "layout/specimen.h"

extern Desk desk;

int desk_set_up(void **state);
int desk_tear_down(void **state);

#endif
