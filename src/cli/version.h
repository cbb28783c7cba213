/* The version of precis: the one place where it stands. The Makefile takes it from here for the
 * manual pages, the tarball and the package. */
#ifndef PRECIS_CLI_VERSION_H
#define PRECIS_CLI_VERSION_H

static const char precis_version[] = "0.2";

#endif
