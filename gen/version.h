/* The program's version, as --version prints it and result.json states it. */
#ifndef RUNG_VERSION_H
#define RUNG_VERSION_H

extern const char rung_version[];

#endif
