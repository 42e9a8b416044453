#pragma once
// arobase find: the answers of the kiosk's search, for the terminal or for another program.
#include <filesystem>
#include <string>

namespace CLI {
class App;
}

namespace arobase {

struct FindOptions {
    std::filesystem::path exhibition;
    std::filesystem::path atlas;
    std::string text;
    int limit = 10;
    int edition = 0;  ///< whose levels are told; 0: the exhibition's first
    bool json = false;
};

/// Adds the options of the verb to its command.
void addFindOptions(CLI::App& command, FindOptions& options);
/// 0; 1 when nothing is found, or without an exhibition; the reason is on standard error.
int findNow(const FindOptions& options);

}  // namespace arobase
