// Written by Scripts/assets.sh (make assets). Do not edit.
#include "assets.h"
#pragma clang diagnostic ignored "-Wc23-extensions"
static const unsigned char asset_0[] = {
#embed "../Storage/Migrations/0000-x.sql"
    , 0
};
static const unsigned char asset_1[] = {
#embed "../Web/Layout/words.json"
    , 0
};
const struct binome_asset binome_assets[] = {
    {"Storage/Migrations/0000-x.sql", asset_0, sizeof asset_0 - 1},
    {"Web/Layout/words.json", asset_1, sizeof asset_1 - 1},
    {0, 0, 0},
};
const size_t binome_asset_count = 2;
