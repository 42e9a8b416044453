# Debian packages: which are missing, and their installation.
# shellcheck shell=bash

# Names in a list file: one package a line, '#' begins a comment.
listed_packages() {   # listed_packages FILE…
    sed -e 's/#.*//' -e 's/[[:space:]]*$//' -e '/^[[:space:]]*$/d' "$@"
}

missing_packages() {   # missing_packages NAME…
    local installed
    installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p' || true)
    local name
    for name in "$@"; do
        if ! grep -qxF -- "$name" <<<"$installed"; then printf '%s\n' "$name"; fi
    done
}

require_debian() {   # require_debian MISSING…
    if command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then return; fi
    fail "cette machine n’est pas une Debian 12 (ni apt-get ni dpkg-query)" \
        "Installez les équivalents des paquets de kiosk/packages.txt avec l’outil de votre système," \
        "puis relancez avec --no-packages."
}

# Puts in `as_root` the words that must precede a command that needs the administrator's rights.
require_root_rights() {   # require_root_rights MISSING…
    as_root=()
    if [[ $(id -u) == 0 ]]; then return; fi
    local -r command="apt-get install --no-install-recommends $*"
    command -v sudo >/dev/null || fail "il manque des paquets, et ni vous n’êtes administrateur ni sudo n’est installé" \
        "En administrateur (su -), lancez : $command" "puis relancez la même commande."
    sudo -v || fail "il manque des paquets, et sudo a refusé" \
        "Demandez à l’administrateur de lancer : $command" "puis relancez la même commande."
    as_root=(sudo)
}

# apt's machine-readable status line: kind:package:percent:text.
report_apt_line() {   # report_apt_line LINE
    local kind package percent
    IFS=: read -r kind package percent _ <<<"$1"
    case $kind in
        dlstatus) step_progress "téléchargement, ${percent%%.*} %" ;;
        pmstatus) step_progress "installation, ${percent%%.*} % ($package)" ;;
    esac
}

run_apt() {   # run_apt LOG ARGUMENT…
    local -r log=$1
    shift
    # The terminal's language would change the words that remedy_for looks for.
    run_logged "$log" report_apt_line "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive LC_ALL=C \
        apt-get -y -o DPkg::Lock::Timeout=120 -o APT::Status-Fd=1 -o Acquire::Retries=2 "$@"
}

# apt-get update has no waiting of its own for the lock on its lists.
update_apt() {   # update_apt LOG
    local attempt
    for attempt in 1 2 3 4 5 6; do
        if run_apt "$1" -o APT::Update::Error-Mode=any update; then return 0; fi
        grep -q 'Could not get lock' "$1" || return 1
        step_progress "apt est occupé, essai $attempt sur 6"
        sleep "${AROBASE_APT_RETRY_S:-10}"
    done
    return 1
}

install_packages() {   # install_packages NAME…
    step_begin 'Paquets Debian'
    local missing
    mapfile -t missing < <(missing_packages "$@")
    if ((${#missing[@]} == 0)); then
        step_end "$# présents, rien à installer"
        return
    fi
    require_debian "${missing[@]}"
    require_root_rights "${missing[@]}"
    step_progress "${#missing[@]} à installer : ${missing[*]}"
    local -r log=$log_dir/apt.log
    update_apt "$log" || fail_with_log 'la liste des paquets Debian n’a pas pu être mise à jour' "$log"
    run_apt "$log" install --no-install-recommends "${missing[@]}" ||
        fail_with_log 'des paquets Debian n’ont pas pu être installés' "$log"
    mapfile -t missing < <(missing_packages "${missing[@]}")
    ((${#missing[@]} == 0)) || fail "il manque encore : ${missing[*]}" "Journal complet : $log"
    step_end "$# présents"
}
