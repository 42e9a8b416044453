#pragma once
// How the booth is used, in numbers that name nobody: by day and by view, how often it was opened, how long it was looked at, how many touches
// it took. No hour, no place of a touch, no word, no device.
#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "app/state.h"

namespace arobase {

/// What a visitor looks at; the only words of the table.
enum class UsageView : unsigned char { Attract, Map, Sheet, Landmark, Figures, Statistics, Comparison, Search, Adding, Tour, Globe, Stage, Staff, Sleep };
inline constexpr int kUsageViews = 14;
std::string_view usageViewName(UsageView view);
UsageView usageViewOf(const State& state);

class Usage {
public:
    static constexpr std::string_view kHeader = "jour,vue,ouvertures,secondes,touches";

    /// `day`: "2026-11-29".
    void observe(const std::string& day, const State& state, double seconds, int touches);
    /// CSV: kHeader, then a row for each day and view that had something. Days older than `keepDays` before the last one are left out.
    std::string csv(int keepDays = 400) const;
    /// What such a file holds is added; rows that are none are passed over.
    void read(std::string_view csv);
    long long touches() const;

private:
    struct Row {
        long long openings = 0, touches = 0;
        double seconds = 0;
    };
    std::map<std::string, std::array<Row, kUsageViews>> m_days;
    int m_last = -1;
};

}  // namespace arobase
