#include "app/name_places.h"

#include <algorithm>
#include <tuple>

namespace arobase {
namespace {

int rankOf(const std::optional<NameFormat>& format) { return format ? 1 + static_cast<int>(*format) : 0; }

auto keyOf(const NameScope& scope) { return std::tuple(std::string_view(scope.code), scope.year, rankOf(scope.format)); }

constexpr auto below = [](const NamePlaces::Entry& entry, const NameScope& scope) { return keyOf(entry.scope) < keyOf(scope); };

}  // namespace

const NamePlace* NamePlaces::find(std::string_view code, int year, NameFormat format) const {
    const NamePlace* best = nullptr;
    int closest = -1;
    for (auto it = std::lower_bound(m_entries.begin(), m_entries.end(), code, [](const Entry& entry, std::string_view wanted) { return entry.scope.code < wanted; });
         it != m_entries.end() && it->scope.code == code; ++it) {
        if ((it->scope.year != 0 && it->scope.year != year) || (it->scope.format && *it->scope.format != format)) continue;
        const int close = (it->scope.year != 0 ? 2 : 0) + (it->scope.format ? 1 : 0);
        if (close > closest) best = &it->place, closest = close;
    }
    return best;
}

const NamePlace* NamePlaces::at(const NameScope& scope) const {
    const auto it = std::lower_bound(m_entries.begin(), m_entries.end(), scope, below);
    return it != m_entries.end() && it->scope == scope ? &it->place : nullptr;
}

void NamePlaces::set(const NameScope& scope, const NamePlace& place) {
    const auto it = std::lower_bound(m_entries.begin(), m_entries.end(), scope, below);
    const bool known = it != m_entries.end() && it->scope == scope;
    if (place.empty()) {
        if (known) m_entries.erase(it);
    } else if (known) {
        it->place = place;
    } else {
        m_entries.insert(it, {scope, place});
    }
}

}  // namespace arobase
