# Shared by kiosk/start and tests/run: the tree's folders, one line per step, logs, and failures that say what to do.
# Sourced, never run. The caller has `set -euo pipefail` and sets `steps_total`.
# shellcheck shell=bash disable=SC2034  # the folders below are read by the other files of this directory

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
build_dir=$root/build
log_dir=$build_dir/log
geodata_dir=$build_dir/geodata
packages_dir=$geodata_dir/packages
atlas_file=$geodata_dir/atlas.bake

steps_total=${steps_total:-0}
step_number=0
step_name=
progress_printed_s=0   # value of SECONDS when progress was last printed where lines cannot be overwritten
progress_period_s=20

print_step() {   # print_step TEXT END
    if [[ -t 1 ]]; then
        printf '\r\033[K[%d/%d] %s : %s%s' "$step_number" "$steps_total" "$step_name" "$1" "$2"
    else
        printf '[%d/%d] %s : %s\n' "$step_number" "$steps_total" "$step_name" "$1"
    fi
}

step_begin() {   # step_begin NAME
    step_number=$((step_number + 1))
    step_name=$1
    progress_printed_s=$SECONDS
    if [[ -t 1 ]]; then print_step '…' ''; fi
}

# On a terminal the line is rewritten; in a file or a pipe a line is added from time to time.
step_progress() {   # step_progress TEXT
    if [[ -t 1 ]]; then
        print_step "${1:0:100}" ''
    elif ((SECONDS - progress_printed_s >= progress_period_s)); then
        progress_printed_s=$SECONDS
        print_step "$1" ''
    fi
}

step_end() {   # step_end TEXT
    print_step "$1" $'\n'
}

# Stops the program with what went wrong and what to do about it.
fail() {   # fail PROBLEM REMEDY…
    local problem=$1
    shift
    if [[ -t 1 ]]; then printf '\n'; fi
    printf 'Échec — %s\n' "$problem" >&2
    local remedy
    for remedy in "$@"; do printf '  → %s\n' "$remedy" >&2; done
    exit 1
}

# Says what to do about the causes that are recognised in a log; "" when none is.
remedy_for() {   # remedy_for LOG
    local -r log=$1
    if grep -qiE 'no space left on device|ENOSPC|write error.*space' "$log"; then
        printf 'Le disque est plein : libérez de la place (df -h), puis relancez la même commande.'
    elif grep -qiE 'could not get lock|unable to (acquire|lock)|is another process using it' "$log"; then
        printf 'apt est occupé par un autre programme (mise à jour automatique ?) : attendez qu’il ait fini, puis relancez.'
    elif grep -qiE 'dpkg was interrupted' "$log"; then
        printf 'Une installation précédente a été coupée : lancez « dpkg --configure -a » en administrateur, puis relancez.'
    elif grep -qiE 'unable to locate package|has no installation candidate' "$log"; then
        printf 'Un paquet est introuvable : vérifiez que les dépôts « bookworm main » de Debian 12 sont activés, puis relancez.'
    elif grep -qiE 'CERT_|self[- _]signed|certificate (verify|has expired|is not)|issuer certificate' "$log"; then
        printf 'Le certificat du serveur est refusé : vérifiez la date de la machine et le certificat du réseau (NODE_EXTRA_CA_CERTS).'
    elif grep -qiE 'temporary failure|could not resolve|could not connect|failed to fetch|network is unreachable|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT' "$log"; then
        printf 'Le réseau ne répond pas : vérifiez le câble ou le Wi-Fi (et le mandataire, s’il y en a un), puis relancez.'
    elif grep -qiE 'killed signal|out of memory|cannot allocate memory' "$log"; then
        printf 'La mémoire a manqué : fermez d’autres programmes ou relancez avec CMAKE_BUILD_PARALLEL_LEVEL=1.'
    fi
}

# Runs a command, its output going to a log and, line by line, to a function that reports progress.
# Returns the command's exit status. The set-up lock is not handed down: a daemon must not keep it.
run_logged() {   # run_logged LOG LINE_FUNCTION COMMAND…
    local -r log=$1 on_line=$2
    shift 2
    local status=0
    mkdir -p "$(dirname "$log")"
    # A program that rewrites its own line (carriage return, erase) reports progress as well as one that adds lines.
    "$@" 2>&1 9>&- </dev/null | stdbuf -oL tr '\r' '\n' | {
        : >"$log"
        while IFS= read -r line || [[ -n $line ]]; do
            line=${line//$'\033[K'/}
            printf '%s\n' "$line" >>"$log"
            "$on_line" "$line"
        done
    } || status=${PIPESTATUS[0]}
    return "$status"
}

no_progress() { :; }

# The first error that a log names, with what surrounds it; else its end.
show_cause() {   # show_cause LOG
    local line
    line=$(grep -niE -m 1 '(^|[^a-z])(error|erreur)[: ]' "$1" 2>/dev/null | cut -d : -f 1 || true)
    if [[ -n $line ]]; then
        sed -n "$((line > 3 ? line - 3 : 1)),$((line + 15))p" "$1"
    elif [[ -s $1 ]]; then
        tail -n 25 "$1"
    fi
}

# Stops after a command failed: the cause as its log tells it, the remedy if one is known, where the whole log is.
fail_with_log() {   # fail_with_log PROBLEM LOG [REMEDY]
    local -r problem=$1 log=$2
    local remedy
    remedy=$(remedy_for "$log")
    if [[ -t 1 ]]; then printf '\n'; fi
    show_cause "$log" >&2
    fail "$problem" "${remedy:-${3:-Les lignes ci-dessus disent la cause.}}" "Journal complet : $log"
}

require_free_space() {   # require_free_space MEBIBYTES
    local free
    mkdir -p "$build_dir" 2>/dev/null || fail "impossible d’écrire dans $root" "Donnez-vous le droit d’écrire dans ce dossier, ou copiez-le chez vous."
    free=$(df -Pm "$build_dir" | awk 'NR == 2 { print $4 }')
    if ((free < $1)); then
        fail "il reste $free Mio sur le disque, il en faut $1" "Libérez de la place (df -h \"$build_dir\"), puis relancez la même commande."
    fi
}

# One set-up at a time in this tree: a second one waits for the first and then finds everything done.
take_lock() {
    mkdir -p "$build_dir" "$log_dir" 2>/dev/null || fail "impossible d’écrire dans $build_dir" "Donnez-vous le droit d’écrire dans ce dossier."
    exec 9>"$build_dir/.setup-lock"
    if ! flock -n 9; then
        printf 'Une autre mise en place est en cours dans ce dossier : on attend qu’elle finisse…\n'
        flock 9
    fi
}

release_lock() { exec 9>&-; }
