/* Finding cairo's functions; see the header. The library stays loaded until the end: what
 * it keeps for itself it keeps once. */
#include "emit/cairo.h"

#include <dlfcn.h>
#include <string.h>

#define LIBRARY "libcairo.so.2"

/* ISO C has no way from an object's address to a function's; POSIX says the bytes do. */
static bool find(void *library, const char *name, void *function)
{
    void *address = dlsym(library, name);
    memcpy(function, &address, sizeof address);
    return address;
}

bool cairo_load(Cairo *cairo, Diag *diag)
{
    void *library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
    bool ok = library;
#define CAIRO_FIND(name) ok = ok && find(library, "cairo_" #name, &cairo->name);
    CAIRO_FUNCTIONS(CAIRO_FIND)
#undef CAIRO_FIND
    if (!ok)
        diag_world(diag, LIBRARY, "cannot draw charts for a wiki; install libcairo2");
    return ok;
}
