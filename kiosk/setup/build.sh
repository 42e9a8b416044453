# Configure, build and bake.
# shellcheck shell=bash

# Compiling this code takes about 1.2 GiB a job at worst: small machines must not swap.
parallel_jobs() {
    if [[ -n ${CMAKE_BUILD_PARALLEL_LEVEL:-} ]]; then
        printf '%s' "$CMAKE_BUILD_PARALLEL_LEVEL"
        return
    fi
    local by_memory jobs
    by_memory=$(awk '/^MemAvailable:/ { print int($2 / 1200000) }' /proc/meminfo)
    jobs=$(nproc)
    if ((by_memory < jobs)); then jobs=$by_memory; fi
    printf '%s' "$((jobs < 1 ? 1 : jobs))"
}

# What a configured build folder depends on and ninja does not watch itself.
configure_key() {   # configure_key PRESET TESTING
    { sha256sum <"$root/CMakePresets.json"; printf '%s\n' "$root" "$1" "$2"; } | sha256sum | cut -d ' ' -f 1
}

# Configures build/PRESET unless that is done. TESTING is ON, or KEEP: off in a new folder, else as it is.
configure() {   # configure PRESET TESTING
    local -r preset=$1 folder=$build_dir/$1 log=$log_dir/configure-$1.log
    local testing=$2 key
    local -r stamp=$folder/.configured cache=$folder/CMakeCache.txt
    # A build folder that came with a copied or moved tree is of no use.
    if [[ -f $cache ]] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$cache"; then rm -rf "$folder"; fi
    if [[ $testing == KEEP ]]; then
        testing=OFF
        if grep -qsx 'BUILD_TESTING:[A-Z]*=ON' "$cache"; then testing=ON; fi
    fi
    key=$(configure_key "$preset" "$testing")
    if [[ -f $folder/build.ninja && -f $stamp && $(<"$stamp") == "$key" ]]; then return; fi
    step_progress 'configuration'
    (cd "$root" && run_logged "$log" no_progress cmake --preset "$preset" -DBUILD_TESTING="$testing") ||
        fail_with_log "la configuration « $preset » a échoué" "$log" "Un outil ou une bibliothèque manque : les dernières lignes disent lequel."
    printf '%s\n' "$key" >"$stamp"
}

# Ninja's status, set below to "[finished/total] ".
report_ninja_line() {   # report_ninja_line LINE
    if [[ $1 =~ ^\[([0-9]+)/([0-9]+)\] ]]; then step_progress "${BASH_REMATCH[1]} sur ${BASH_REMATCH[2]}"; fi
}

build_preset() {   # build_preset PRESET TESTING [TARGET…]
    local -r preset=$1 testing=$2
    shift 2
    local -r log=$log_dir/build-$preset.log
    step_begin "Compilation ($preset)"
    if [[ ! -d $build_dir/$preset ]]; then require_free_space 1500; fi
    configure "$preset" "$testing"
    local targets=()
    if (($# > 0)); then targets=(--target "$@"); fi
    (cd "$root" && run_logged "$log" report_ninja_line env NINJA_STATUS='[%f/%t] ' \
        cmake --build --preset "$preset" --parallel "$(parallel_jobs)" "${targets[@]}") ||
        fail_with_log "la compilation « $preset » a échoué" "$log"
    step_end "build/$preset/bin à jour"
}

report_bake_line() {   # report_bake_line LINE
    if [[ -n $1 ]]; then step_progress "$1"; fi
}

# The bake keeps its own content key: an atlas that is up to date is left alone.
bake_atlas() {   # bake_atlas [GEODATA [LAYER…]]
    step_begin 'Atlas'
    local -r log=$log_dir/bake.log
    local sources=(--packages "$packages_dir")
    if [[ -n ${1:-} ]]; then
        sources+=(--geodata "$1")
        local layer
        for layer in "${@:2}"; do sources+=(--layer "$layer"); done
    fi
    run_logged "$log" report_bake_line "$build_dir/release/bin/arobase" bake "${sources[@]}" --out "$atlas_file" ||
        fail_with_log 'l’atlas n’a pas pu être préparé' "$log" "Vérifiez les géodonnées données ; « rm -r build/geodata » repart de zéro."
    step_end "$(tail -n 1 "$log" | grep . || printf 'build/geodata/atlas.bake à jour')"
}
