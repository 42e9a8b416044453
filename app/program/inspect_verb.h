#pragma once
// arobase inspect SOURCE…: what would be drawn of some boundaries.
#include <filesystem>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace arobase {

struct InspectOptions {
    std::vector<std::filesystem::path> sources;
    std::string layer;
    std::filesystem::path atlas;
    bool json = false;
};

/// For a command line: empty when the argument is a file, a folder or a connection string; else why it is none.
std::string isSource(const std::string& argument);

/// Adds the options of the verb to its command.
void addInspectOptions(CLI::App& command, InspectOptions& options);
/// 0 if anything can be drawn, else 1.
int inspectNow(const InspectOptions& options);

}  // namespace arobase
