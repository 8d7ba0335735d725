#!/bin/sh
# Writes Sources/CAssets/assets.c: the list of every style, script, catalogue of words and migration to embed.
set -eu
cd "$(dirname "$0")/.."
out=Sources/CAssets/assets.c
files=$(cd Sources && LC_ALL=C find . -type f \( -name '*.css' -o -name '*.js' -o -name '*.json' -o -name '*.sql' -o -name '*.svg' \) \
  ! -path './CAssets/*' | LC_ALL=C sort | sed 's|^\./||')
{
  echo '// Written by Scripts/assets.sh (make assets). Do not edit.'
  echo '#include "assets.h"'
  echo '#pragma clang diagnostic ignored "-Wc23-extensions"'
  n=0
  for f in $files; do
    printf 'static const unsigned char asset_%d[] = {\n#embed "../%s" suffix(,)\n    0\n};\n' "$n" "$f"
    n=$((n + 1))
  done
  echo 'static const struct binome_asset assets[] = {'
  n=0
  for f in $files; do
    printf '    {"%s", asset_%d, sizeof asset_%d - 1},\n' "$f" "$n" "$n"
    n=$((n + 1))
  done
  echo '    {0, 0, 0},'
  echo '};'
  echo "size_t binome_asset_count(void) { return $n; }"
  echo "struct binome_asset binome_asset_at(size_t index) { return assets[index < $n ? index : $n]; }"
} > "$out.new"
if cmp -s "$out.new" "$out" 2>/dev/null; then rm "$out.new"; else mv "$out.new" "$out"; fi
