#pragma once
// arobase compare: what changed from one edition to another, for a table or another program.
#include <filesystem>

namespace CLI {
class App;
}

namespace arobase {

struct CompareOptions {
    std::filesystem::path exhibition;
    std::filesystem::path atlas;
    int from = 0, to = 0;
    bool json = false;
};

/// Adds the options of the verb to its command.
void addCompareOptions(CLI::App& command, CompareOptions& options);
/// 0, or 1 without exhibition, without one of the editions, or when `from` is not before `to`; the reason is on standard error.
/// Without an atlas codes are compared as the palmarès writes them, and standard error says so.
int printComparison(const CompareOptions& options);

}  // namespace arobase
