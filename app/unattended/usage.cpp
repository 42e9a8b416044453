#include "app/unattended/usage.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <optional>
#include <vector>

namespace arobase {
namespace {

constexpr std::array<std::string_view, kUsageViews> kNames{"attente",     "carte",     "fiche",  "repere", "chiffres", "bilan",  "comparaison",
                                                           "recherche", "mon-repere", "visite", "globe",  "scene",    "equipe", "veille"};

std::optional<long long> numberOf(std::string_view text) {
    long long value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
    return value;
}

std::vector<std::string_view> fieldsOf(std::string_view line) {
    std::vector<std::string_view> fields;
    for (std::size_t at = 0; at <= line.size();) {
        const std::size_t end = std::min(line.find(',', at), line.size());
        fields.push_back(line.substr(at, end - at));
        at = end + 1;
    }
    return fields;
}

/// Days since 1970 of "2026-11-29"; none when it is no day.
std::optional<int> dayNumber(std::string_view day) {
    if (day.size() != 10 || day[4] != '-' || day[7] != '-') return std::nullopt;
    const auto y = numberOf(day.substr(0, 4)), m = numberOf(day.substr(5, 2)), d = numberOf(day.substr(8, 2));
    if (!y || !m || !d) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*y)), std::chrono::month(static_cast<unsigned>(*m)), std::chrono::day(static_cast<unsigned>(*d))};
    if (!date.ok()) return std::nullopt;
    return static_cast<int>(std::chrono::sys_days(date).time_since_epoch().count());
}

}  // namespace

std::string_view usageViewName(UsageView view) { return kNames[static_cast<std::size_t>(view)]; }

UsageView usageViewOf(const State& s) {
    if (s.booth.staff.open()) return UsageView::Staff;
    if (s.booth.asleep()) return UsageView::Sleep;
    if (s.stage.index >= 0) return UsageView::Stage;
    if (s.screen == ScreenId::Attract) return UsageView::Attract;
    if (s.add.open()) return UsageView::Adding;
    if (s.search.open) return UsageView::Search;
    if (s.tour.on()) return UsageView::Tour;
    if (s.globe.territory != 0) return UsageView::Globe;
    switch (s.selection.kind) {
        case SelectionKind::None: return s.compare.on() ? UsageView::Comparison : UsageView::Map;
        case SelectionKind::Comparison: return UsageView::Comparison;
        case SelectionKind::Statistics: return UsageView::Statistics;
        case SelectionKind::Figures:
        case SelectionKind::Decades: return UsageView::Figures;
        case SelectionKind::Landmark:
        case SelectionKind::Badge:
        case SelectionKind::Contributed: return UsageView::Landmark;
        default: return UsageView::Sheet;
    }
}

void Usage::observe(const std::string& day, const State& state, double seconds, int touches) {
    const auto view = static_cast<int>(usageViewOf(state));
    if (seconds <= 0 && touches == 0 && view == m_last) return;
    Row& row = m_days[day][static_cast<std::size_t>(view)];
    if (view != m_last) ++row.openings;
    m_last = view;
    row.seconds += std::max(0.0, seconds);
    row.touches += touches;
}

std::string Usage::csv(int keepDays) const {
    std::string text = std::string(kHeader) + "\n";
    const auto last = m_days.empty() ? std::nullopt : dayNumber(m_days.rbegin()->first);
    for (const auto& [day, rows] : m_days) {
        const auto number = dayNumber(day);
        if (!number || !last || *number <= *last - keepDays) continue;
        for (std::size_t view = 0; view < rows.size(); ++view) {
            const Row& row = rows[view];
            if (row.openings == 0 && row.touches == 0 && row.seconds < 0.5) continue;
            text += day + "," + std::string(kNames[view]) + "," + std::to_string(row.openings) + "," + std::to_string(std::llround(row.seconds)) + "," +
                    std::to_string(row.touches) + "\n";
        }
    }
    return text;
}

void Usage::read(std::string_view csv) {
    for (std::size_t at = 0; at < csv.size();) {
        const std::size_t end = std::min(csv.find('\n', at), csv.size());
        const auto fields = fieldsOf(csv.substr(at, end - at));
        at = end + 1;
        if (fields.size() != 5 || !dayNumber(fields[0])) continue;
        const auto view = std::find(kNames.begin(), kNames.end(), fields[1]);
        const auto openings = numberOf(fields[2]), seconds = numberOf(fields[3]), touches = numberOf(fields[4]);
        if (view == kNames.end() || !openings || !seconds || !touches) continue;
        Row& row = m_days[std::string(fields[0])][static_cast<std::size_t>(view - kNames.begin())];
        row.openings += *openings;
        row.seconds += static_cast<double>(*seconds);
        row.touches += *touches;
    }
}

long long Usage::touches() const {
    long long sum = 0;
    for (const auto& [day, rows] : m_days)
        for (const Row& row : rows) sum += row.touches;
    return sum;
}

}  // namespace arobase
