#pragma once
// arobase bench labels: what it takes to place names, in units of one textured quad measured beside it. JSON.
namespace CLI {
class App;
}

namespace arobase {

struct BenchOptions;

/// Adds the verb below `command`; `status` is set when it was run.
void addLabelsVerb(CLI::App& command, BenchOptions& options, int& status);

}  // namespace arobase
