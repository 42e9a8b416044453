#!/usr/bin/env bash
# Real fingers on the real kiosk: the map goes where they go, and a tap on a mark opens its sheet.
#   touch_kiosk.sh KIOSK EXHIBITION     KIOSK is the built arobase-kiosk; AROBASE_ATLAS names the baked map
set -euo pipefail

here=$(dirname "$(readlink -f "$0")")
tools=$here/../tools
kiosk=${1:?the kiosk program} exhibition=${2:?the exhibition}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

status=0
"$tools/touch-server" auto 1920 1080 "$work/server" -- \
  /usr/bin/python3 "$here/touch_kiosk.py" "$kiosk" "$exhibition" "$tools/touch-inject" "$work" || status=$?
if [ "$status" -ne 0 ]; then
  echo "touch_kiosk: the session ended with $status"
  cat "$work/errors" 2>/dev/null || true
fi
exit "$status"
