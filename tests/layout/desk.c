/* One desk for all tests of a program. */
#include "layout/desk.h"

Desk desk;

int desk_set_up(void **state)
{
    (void)state;
    desk = desk_open();
    return desk.faces ? 0 : -1;
}

int desk_tear_down(void **state)
{
    (void)state;
    desk_close(&desk);
    return 0;
}
