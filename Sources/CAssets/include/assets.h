#pragma once
#include <stddef.h>

/// One embedded file: its path below Sources/, its bytes and their count.
struct binome_asset {
    const char *path;
    const unsigned char *bytes;
    size_t length;
};

/// The embedded files, sorted by path; `binome_asset_count` of them.
extern const struct binome_asset binome_assets[];
extern const size_t binome_asset_count;
