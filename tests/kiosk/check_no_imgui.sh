#!/usr/bin/env bash
# The visitors' program holds no editor: not a symbol of Dear ImGui, neither inside nor through a shared library.
#   check_no_imgui.sh PROGRAM    exit 1 and the first names found, if any
set -euo pipefail
program=${1:?program}
symbols=$(nm -C "$program")
libraries=$(ldd "$program")
found=$(grep -iE '\bImGui|\bImDraw|\bImFont|\bImVec|imgui' <<<"$symbols"$'\n'"$libraries" || true)
if [[ -z $symbols ]]; then
    printf '%s has no symbols to look at\n' "$program"
    exit 2
fi
if [[ -n $found ]]; then
    printf '%s holds Dear ImGui (%d names):\n%s\n' "$program" "$(wc -l <<<"$found")" "$(head -n 5 <<<"$found")"
    exit 1
fi
