#pragma once
#include <stddef.h>

/// One embedded file: its path below Sources/, its bytes and their count.
struct binome_asset {
    const char *path;
    const unsigned char *bytes;
    size_t length;
};

/// How many files are embedded.
size_t binome_asset_count(void);

/// The file at `index`, in the order of paths; a null path beyond the end.
struct binome_asset binome_asset_at(size_t index);
