/* Where a secret may be sent: over TLS, or to this very machine.
 *
 * Errors: false, with the reason in *why.                                              */
#ifndef RUNG_PUBLISH_ADDRESS_H
#define RUNG_PUBLISH_ADDRESS_H

#include <stdbool.h>

#include "base/arena.h"

typedef struct {
    const char *scheme, *host, *port;
    bool is_loopback;
} Address;

bool address_read(Arena *arena, const char *url, Address *out, const char **why);

/* The domain itself, or a name in it. */
bool address_is_below(const Address *address, const char *domain);

/* The same scheme, host and port. */
bool address_same(const Address *a, const Address *b);

#endif
