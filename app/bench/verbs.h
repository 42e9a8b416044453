#pragma once
// The verbs of `arobase bench`, one file each (<name>_verb.cpp): each adds itself below `command` and sets `status` when run.
namespace CLI {
class App;
}

namespace arobase {

struct BenchOptions;

void addFlightVerb(CLI::App& command, BenchOptions& options, int& status);
void addLoadVerb(CLI::App& command, BenchOptions& options, int& status);
void addEditionVerb(CLI::App& command, BenchOptions& options, int& status);
void addExportVerb(CLI::App& command, BenchOptions& options, int& status);
void addEnduranceVerb(CLI::App& command, BenchOptions& options, int& status);
void addSoakVerb(CLI::App& command, BenchOptions& options, int& status);
void addFriseVerb(CLI::App& command, BenchOptions& options, int& status);
void addSearchVerb(CLI::App& command, BenchOptions& options, int& status);

}  // namespace arobase
