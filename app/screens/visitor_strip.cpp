#include "app/screens/visitor_strip.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace arobase::screens {
namespace {

bool free(const StripSpan& at, const std::vector<StripPill>& pills, StripSpan strip) {
    return at.from >= strip.from - 0.5f && at.to <= strip.to + 0.5f && std::ranges::none_of(pills, [&](const StripPill& p) { return p.at.overlaps(at); });
}

/// As near as may be to where it wants to be, beside what has its place already; `around` px are kept free of others.
std::optional<StripSpan> freeNear(StripSpan wanted, const std::vector<StripPill>& pills, StripSpan strip, float around) {
    const float width = wanted.to - wanted.from;
    std::vector<float> starts{std::clamp(wanted.from, strip.from, std::max(strip.from, strip.to - width))};
    for (const StripPill& p : pills) starts.insert(starts.end(), {p.at.to + around, p.at.from - around - width});
    std::optional<StripSpan> best;
    for (const float from : starts) {
        const StripSpan at{from, from + width};
        if (free(at, pills, strip) && (!best || std::abs(from - wanted.from) < std::abs(best->from - wanted.from))) best = at;
    }
    return best;
}

StripGroup together(StripGroup a, StripGroup b) {
    a.x = (a.x + b.x) / 2;
    a.fromYear = std::min(a.fromYear, b.fromYear);
    a.toYear = std::max(a.toYear, b.toYear);
    a.landmarks.insert(a.landmarks.end(), b.landmarks.begin(), b.landmarks.end());
    return a;
}

/// Each beside the pills; neighbours that would touch become one. nullopt: the pills leave no room.
std::optional<std::vector<StripGroup>> besidePills(std::vector<StripGroup> years, const std::vector<StripPill>& pills, StripSpan strip, float groupPx) {
    for (StripGroup& g : years) {
        const auto at = freeNear({g.x - groupPx / 2, g.x + groupPx / 2}, pills, strip, 0);
        if (!at) return std::nullopt;
        g.x = (at->from + at->to) / 2;
    }
    std::ranges::stable_sort(years, {}, &StripGroup::x);
    std::vector<StripGroup> out;
    for (StripGroup& g : years) {
        out.push_back(std::move(g));
        while (out.size() > 1 && out.back().x - out[out.size() - 2].x < groupPx - 0.01f) {
            StripGroup last = std::move(out.back());
            out.pop_back();
            out.back() = together(std::move(out.back()), std::move(last));
        }
    }
    return out;
}

void addTo(std::vector<StripGroup>& years, const StripPill& pill) {
    const int year = pill.landmark->year;
    const auto at = std::ranges::lower_bound(years, year, {}, &StripGroup::fromYear);
    if (at != years.end() && at->fromYear == year)
        at->landmarks.push_back(pill.landmark);
    else
        years.insert(at, {pill.yearX, year, year, {pill.landmark}});
}

}  // namespace

StripPlaces placedInStrip(std::vector<StripPill> wanted, std::vector<StripGroup> years, StripSpan strip, float groupPx) {
    StripPlaces places;
    for (StripPill& pill : wanted) {
        std::vector<StripPill> more = places.pills;
        const auto at = freeNear(pill.at, places.pills, strip, groupPx);
        if (at) more.push_back({pill.landmark, pill.yearX, *at});
        std::vector<StripGroup> all = years;
        if (!at) addTo(all, pill);
        if (at && besidePills(all, more, strip, groupPx))
            places.pills = std::move(more);
        else
            addTo(years, pill);
    }
    places.groups = besidePills(years, places.pills, strip, groupPx).value_or(std::vector<StripGroup>());
    return places;
}

}  // namespace arobase::screens
