/* The one place where the version stands. */
#include "version.h"

const char rung_version[] = "0.1.0";
