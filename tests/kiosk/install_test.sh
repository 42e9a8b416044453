#!/usr/bin/env bash
# Installs to a prefix with a space and an accent, then draws a picture from / with what was installed.
#   install_test.sh BUILD_DIR WORK_DIR
set -euo pipefail
build=${1:?build folder}
prefix="${2:?work folder}/préfixe d’essai"
out="$2/images"
rm -rf "$prefix" "$out"
mkdir -p "$out"

cmake --install "$build" --prefix "$prefix" >"$2/install.log"
for file in bin/arobase bin/arobase-kiosk share/arobase/assets/villes-internet/exhibition.toml share/arobase/kiosk/tour.script \
    share/doc/arobase/LICENSE; do
    [[ -s $prefix/$file ]] || { printf 'not installed: %s\n' "$file"; exit 1; }
done

printf 'wait 500\nshot installed\n' >"$out/installed.script"
cd /
# An empty home: nothing may be read from there or be written to it.
env -u AROBASE_ATLAS -u AROBASE_PACKAGES -u AROBASE_ASSETS -u AROBASE_SHADERS HOME=/nonexistent \
    "$prefix/bin/arobase-kiosk" --headless --size 960x540 --clock fake --script "$out/installed.script" --out "$out"
[[ -s $out/installed.png ]] || { printf 'no picture in %s\n' "$out"; exit 1; }
# A picture of one colour weighs next to nothing.
size=$(stat -c %s "$out/installed.png")
((size > 10000)) || { printf 'the picture is empty (%d bytes)\n' "$size"; exit 1; }
"$prefix/bin/arobase" --help >"$out/help.txt"
grep -q arobase "$out/help.txt"
