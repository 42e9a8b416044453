#include "app/bench/bench_verbs.h"

#include "app/bench/verbs.h"
#include "app/bench/labels_verb.h"

namespace arobase {

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
