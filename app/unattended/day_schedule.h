#pragma once
// What the booth does at which hour. Pure: a time in, a mode out, so that a clock that jumps finds the right mode at once.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/staff.h"

namespace arobase {

/// From that minute of those days on, until the next line that applies, across midnight and days.
struct ScheduleLine {
    unsigned days = 0x7F;  ///< bit 0: Monday … bit 6: Sunday
    int minute = 0;        ///< of the day, 0…1439
    BoothMode mode = BoothMode::Interactive;
    bool operator==(const ScheduleLine&) const = default;
};

class DaySchedule {
public:
    DaySchedule() = default;
    explicit DaySchedule(std::vector<ScheduleLine> lines);

    bool empty() const { return m_lines.empty(); }
    /// `weekday` 0 (Monday) … 6, `second` of the day. Without lines: interactive. At the same minute the later line of the list holds.
    BoothMode modeAt(int weekday, int second) const;
    const std::vector<ScheduleLine>& lines() const { return m_lines; }

private:
    std::vector<ScheduleLine> m_lines;  ///< by minute
};

/// "lun-ven", "sam,dim", "tous"; nullopt when it is no such thing.
std::optional<unsigned> scheduleDays(std::string_view text);
/// "09:30": minute of the day, 00:00 … 23:59.
std::optional<int> scheduleMinute(std::string_view text);
/// "interactif", "attente", "scene", "veille".
std::optional<BoothMode> scheduleMode(std::string_view text);

}  // namespace arobase
