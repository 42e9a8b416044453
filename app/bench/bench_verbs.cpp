#include "app/bench/bench_verbs.h"

#include <CLI/CLI.hpp>

#include "app/bench/verbs.h"
#include "app/bench/labels_verb.h"

namespace arobase {

void addNamesOnlyOption(CLI::App& verb, BenchOptions& options) {
    verb.add_flag("--names-only", options.namesOnly, "Mesure aussi une carte sans contours de communes : les noms seuls");
}

void addBenchVerbs(CLI::App& command, BenchOptions& options, int& status) {
    addFlightVerb(command, options, status);
    addLoadVerb(command, options, status);
    addEditionVerb(command, options, status);
    addExportVerb(command, options, status);
    addEnduranceVerb(command, options, status);
    addSoakVerb(command, options, status);
    addLabelsVerb(command, options, status);
    addFriseVerb(command, options, status);
    addSearchVerb(command, options, status);
}

}  // namespace arobase
