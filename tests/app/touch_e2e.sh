#!/usr/bin/env bash
# The path from a finger on the glass to the program's events, on a real X server with ten fingers and no hardware.
#   touch_e2e.sh PROBE     PROBE is the built platform_touch_probe
set -euo pipefail

here=$(dirname "$(readlink -f "$0")")
tools=$here/../tools
probe=${1:?the touch probe}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
width=1920 height=1080

cat >"$work/fingers" <<'EOF'
# two fingers, 200 px apart, go 400 px apart
down 0 860 540
down 1 1060 540
glide 0 760 540 250 & glide 1 1160 540 250
up 0
up 1
wait 50
# a drag of 300 px
down 0 300.25 800.5
glide 0 600.25 800.5 250
up 0
wait 50
# ten fingers at once
EOF
for finger in 0 1 2 3 4 5 6 7 8 9; do echo "down $finger $((100 + finger * 170)) $((200 + finger * 60))"; done >>"$work/fingers"
for finger in 0 1 2 3 4 5 6 7 8 9; do echo "move $finger $((110 + finger * 170)) $((205 + finger * 60))"; done >>"$work/fingers"
for finger in 0 1 2 3 4 5 6 7 8 9; do echo "up $finger"; done >>"$work/fingers"
cat >>"$work/fingers" <<'EOF'
# after the echo has died away the real mouse is heard, and so are the keys
wait 700
mouse 640 480
mouse 700 500
press
mouse 800 500
release
wait 50
key Left
key Next
key b
key Escape
EOF

cat >"$work/session" <<'EOF'
#!/usr/bin/env bash
set -euo pipefail
probe=$1 inject=$2 work=$3
"$probe" 60 >"$work/events" 2>"$work/errors" &
pid=$!
for _ in $(seq 300); do
  grep -q ^ready "$work/events" && break
  kill -0 "$pid" 2>/dev/null || break
  sleep 0.1
done
# The first damage is drawn: the window is on the screen.
for _ in $(seq 100); do grep -q ^damage "$work/events" && break; sleep 0.1; done
sleep 0.5
"$inject" "$TOUCH_DIR" "$TOUCH_SIZE" "$work/fingers"
wait "$pid"
EOF

status=0
"$tools/touch-server" auto "$width" "$height" "$work/server" -- \
  bash "$work/session" "$probe" "$tools/touch-inject" "$work" || status=$?
if [ "$status" -ne 0 ]; then
  echo "touch_e2e: the session ended with $status"
  cat "$work/errors" "$work/events" 2>/dev/null || true
  exit 1
fi
/usr/bin/python3 "$here/touch_e2e_check.py" "$work/events" "$width" "$height" || { cat "$work/events" "$work/errors"; exit 1; }
