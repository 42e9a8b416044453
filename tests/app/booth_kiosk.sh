#!/usr/bin/env bash
# A booth without staff on a real X server: hangs, ends, covered screens, screens of another size, keyboards, a disk that takes nothing.
#   booth_kiosk.sh KIOSK EXHIBITION PART SHIM     PART: hang, crash, screen, faults, fonts, purge, lock, full, context, density; SHIM: other_screen;
#                                                 AROBASE_ATLAS names the baked map
set -euo pipefail

here=$(dirname "$(readlink -f "$0")")
tools=$here/../tools
kiosk=${1:?the kiosk program} exhibition=${2:?the exhibition} part=${3:?which part} shim=${4:?other_screen}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

status=0
"$tools/touch-server" auto 1280 720 "$work/server" -- \
  /usr/bin/python3 "$here/booth_kiosk.py" "$kiosk" "$exhibition" "$tools/touch-inject" "$work" "$part" "$shim" || status=$?
if [ "$status" -ne 0 ] && [ "$status" -ne 77 ]; then
  echo "booth_kiosk: the session ended with $status"
  cat "$work/errors" "$work/data/arobase/journal.txt" 2>/dev/null || true
fi
exit "$status"
