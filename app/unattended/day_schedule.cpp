#include "app/unattended/day_schedule.h"

#include <algorithm>
#include <array>

namespace arobase {
namespace {

constexpr std::array<std::string_view, 7> kDays{"lun", "mar", "mer", "jeu", "ven", "sam", "dim"};

int dayOf(std::string_view name) {
    const auto at = std::find(kDays.begin(), kDays.end(), name);
    return at == kDays.end() ? -1 : static_cast<int>(at - kDays.begin());
}

/// One day or a stretch of them, which may pass over Sunday.
std::optional<unsigned> stretch(std::string_view text) {
    const std::size_t dash = text.find('-');
    const int from = dayOf(text.substr(0, dash)), to = dash == std::string_view::npos ? from : dayOf(text.substr(dash + 1));
    if (from < 0 || to < 0) return std::nullopt;
    unsigned days = 0;
    for (int day = from;; day = (day + 1) % 7) {
        days |= 1U << static_cast<unsigned>(day);
        if (day == to) return days;
    }
}

}  // namespace

DaySchedule::DaySchedule(std::vector<ScheduleLine> lines) : m_lines(std::move(lines)) {
    std::stable_sort(m_lines.begin(), m_lines.end(), [](const ScheduleLine& a, const ScheduleLine& b) { return a.minute < b.minute; });
}

BoothMode DaySchedule::modeAt(int weekday, int second) const {
    // Back from now to the last line that began, over at most a week.
    for (int back = 0; back <= 7; ++back) {
        const auto day = static_cast<unsigned>(((weekday - back) % 7 + 7) % 7);
        for (auto line = m_lines.rbegin(); line != m_lines.rend(); ++line)
            if ((line->days >> day & 1U) != 0 && (back > 0 || line->minute * 60 <= second)) return line->mode;
    }
    return BoothMode::Interactive;
}

std::optional<unsigned> scheduleDays(std::string_view text) {
    if (text == "tous") return 0x7FU;
    unsigned days = 0;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(',', at), text.size());
        const auto part = stretch(text.substr(at, end - at));
        if (!part) return std::nullopt;
        days |= *part;
        at = end + 1;
    }
    return days;
}

std::optional<int> scheduleMinute(std::string_view text) {
    const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9' ? text[i] - '0' : -100; };
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    const int hour = digit(0) * 10 + digit(1), minute = digit(3) * 10 + digit(4);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
    return hour * 60 + minute;
}

std::optional<BoothMode> scheduleMode(std::string_view text) {
    if (text == "interactif") return BoothMode::Interactive;
    if (text == "attente") return BoothMode::AttractOnly;
    if (text == "scene") return BoothMode::Stage;
    if (text == "veille") return BoothMode::Sleep;
    return std::nullopt;
}

}  // namespace arobase
