/* The configuration file: $XDG_CONFIG_HOME/precis/config.yaml, else ~/.config/precis/config.yaml.
 */
#ifndef PRECIS_CLI_CONFIG_H
#define PRECIS_CLI_CONFIG_H

#include "base/diagnostic.h"
#include "ui/keymap.h"
#include "ui/settings.h"

/* Fills both with the defaults, then with what the file says. What it says wrong is reported with
 * its position, and the default holds. Without a file nothing is reported. */
void config_read(struct settings *settings, struct keymap *keymap, struct diagnostics *diagnostics);

/* The settings alone, for callers that leave it to others to report what is wrong with the file. */
void config_read_settings(struct settings *settings);

/* Both as a commented configuration file, which read again comes to the same. */
void config_write(const struct settings *settings, const struct keymap *keymap, struct buffer *out);

#endif
