#include "app/unattended/process_age.h"

#include <time.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <string>

namespace arobase {

std::optional<unsigned long long> startTicks(std::string_view stat) {
    // The name in parentheses may hold anything, parentheses too: what follows the last one has its fixed order.
    const std::size_t name = stat.rfind(')');
    if (name == std::string_view::npos) return std::nullopt;
    std::istringstream rest{std::string(stat.substr(name + 1))};
    constexpr int kFieldsBefore = 19;  // state is the third field, the start the twenty-second
    std::string word;
    for (int i = 0; i < kFieldsBefore; ++i) rest >> word;
    unsigned long long ticks = 0;
    return rest >> ticks ? std::optional(ticks) : std::nullopt;
}

std::optional<double> processAgeS(int process) {
    std::ifstream file("/proc/" + std::to_string(process) + "/stat");
    std::ostringstream text;
    text << file.rdbuf();
    const auto ticks = startTicks(text.str());
    timespec now{};
    if (!ticks || ::clock_gettime(CLOCK_BOOTTIME, &now) != 0) return std::nullopt;
    const double aliveS = static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
    return aliveS - static_cast<double>(*ticks) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

}  // namespace arobase
