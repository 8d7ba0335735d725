// Written by Scripts/assets.sh (make assets). Do not edit.
#include "assets.h"
#pragma clang diagnostic ignored "-Wc23-extensions"
static const unsigned char asset_0[] = {
#embed "../Storage/Migrations/0001-work.sql" suffix(,)
    0
};
static const unsigned char asset_1[] = {
#embed "../Storage/Migrations/0002-people.sql" suffix(,)
    0
};
static const unsigned char asset_2[] = {
#embed "../Storage/Migrations/0003-accounts.sql" suffix(,)
    0
};
static const unsigned char asset_3[] = {
#embed "../Storage/Migrations/0004-programmes.sql" suffix(,)
    0
};
static const unsigned char asset_4[] = {
#embed "../Web/Layout/words.json" suffix(,)
    0
};
static const struct binome_asset assets[] = {
    {"Storage/Migrations/0001-work.sql", asset_0, sizeof asset_0 - 1},
    {"Storage/Migrations/0002-people.sql", asset_1, sizeof asset_1 - 1},
    {"Storage/Migrations/0003-accounts.sql", asset_2, sizeof asset_2 - 1},
    {"Storage/Migrations/0004-programmes.sql", asset_3, sizeof asset_3 - 1},
    {"Web/Layout/words.json", asset_4, sizeof asset_4 - 1},
    {0, 0, 0},
};
size_t binome_asset_count(void) { return 5; }
struct binome_asset binome_asset_at(size_t index) { return assets[index < 5 ? index : 5]; }
