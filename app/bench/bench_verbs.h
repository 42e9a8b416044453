#pragma once
// arobase bench VERB: what a machine takes for the work of the map, in units of one textured quad measured beside it. JSON.
#include <filesystem>

#include "app/program/show_options.h"

namespace CLI {
class App;
}

namespace arobase {

struct BenchOptions {
    ShowOptions show;
    std::filesystem::path pictures;  ///< folder for frames of the flight; empty: none
    std::filesystem::path source;    ///< boundaries to bake; empty: none
    std::filesystem::path packages;  ///< empty: the default
    std::filesystem::path out;       ///< a picture; empty: none
    std::filesystem::path chart;     ///< a PNG of what was measured; empty: none
    int items = 0;       ///< of a timeline made up for it; 0: the exhibition's own
    int visitors = 0;    ///< landmarks of visitors, made up
    int frames = 600;
    int hours = 72;      ///< of a soak
    unsigned seed = 1;   ///< of its visitors
    int runs = 5;        ///< of what is measured several times
    bool brief = false;  ///< the main figures only
    bool namesOnly = false;  ///< measured even where the map has no outlines of communes
};

/// --names-only
void addNamesOnlyOption(CLI::App& verb, BenchOptions& options);

/// Adds the verbs below `command`; `status` is set when one was run.
void addBenchVerbs(CLI::App& command, BenchOptions& options, int& status);

}  // namespace arobase
