/* Finding libxml2's functions; see the header. The library stays loaded until the end. */
#include "base/libxml.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Its headers tell by their version alone which library they are for: 2.14 changed the
 * binary interface and with it the name. */
#if LIBXML_VERSION >= 21400
#define LIBRARY "libxml2.so.16"
#else
#define LIBRARY "libxml2.so.2"
#endif

enum { EXIT_MISSING = 4 };

static Libxml found;

static void find(void *library, const char *name, void *symbol)
{
    void *address = library ? dlsym(library, name) : NULL;
    if (!address) {
        fprintf(stderr, "rung: %s: cannot be loaded; install libxml2\n", LIBRARY);
        exit(EXIT_MISSING);
    }
    memcpy(symbol, &address, sizeof address); /* ISO C has no cast to a function */
}

static void load(void)
{
    void *library = dlopen(LIBRARY, RTLD_LAZY | RTLD_LOCAL);
#define LIBXML_FIND(name) find(library, #name, &found.name);
    LIBXML_SYMBOLS(LIBXML_FIND)
#undef LIBXML_FIND
}

const Libxml *libxml(void)
{
    static pthread_once_t loaded = PTHREAD_ONCE_INIT;
    pthread_once(&loaded, load);
    return &found;
}

void libxml_free(void *block)
{
    (*libxml()->xmlFree)(block);
}
