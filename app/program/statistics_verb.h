#pragma once
// arobase statistics: the numbers of an edition by région, département or EPCI, for a table or another program.
#include <filesystem>
#include <string>

namespace CLI {
class App;
}

namespace arobase {

struct StatisticsOptions {
    std::filesystem::path exhibition;
    std::filesystem::path atlas;
    int edition = 0;
    std::string unit = "region";
    bool json = false;
};

/// Adds the options of the verb to its command.
void addStatisticsOptions(CLI::App& command, StatisticsOptions& options);
/// 0, or 1 without exhibition, atlas or edition; the reason is on standard error.
int printStatistics(const StatisticsOptions& options);

}  // namespace arobase
