#include "data/search/search_targets.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include "data/search/search_text.h"
#include "data/territory.h"

namespace arobase {
namespace {

FoundKind kindOf(const Place& place) {
    switch (place.kind) {
        case PlaceKind::Commune: return FoundKind::Commune;
        case PlaceKind::Epci: return FoundKind::Epci;
        case PlaceKind::Region: return FoundKind::Region;
        case PlaceKind::Departement: break;
    }
    return territoryByCode(place.code) ? FoundKind::Territory : FoundKind::Departement;
}

/// A région that is one département overseas, or one that has no départements at all.
bool overseasRegion(const Place& place, std::span<const Place> places) {
    if (place.kind != PlaceKind::Region) return false;
    return place.code.size() > 2 || std::ranges::any_of(places, [&](const Place& d) { return d.kind == PlaceKind::Departement && d.code.size() > 2 && d.region == place.code; });
}

bool particle(const std::string& word) { return word == "de" || word == "du" || word == "des" || word == "d"; }

}  // namespace

std::vector<SearchTarget> searchTargets(std::span<const Place> places, std::span<const FriseItem> landmarks) {
    std::vector<SearchTarget> targets;
    targets.reserve(places.size() + landmarks.size() + 1);
    if (!places.empty()) targets.push_back({FoundKind::Territory, std::numeric_limits<std::uint32_t>::max()});
    for (std::uint32_t i = 0; i < places.size(); ++i)
        if (!overseasRegion(places[i], places)) targets.push_back({kindOf(places[i]), i});
    const auto rank = [&](const SearchTarget& t) {
        const std::uint32_t population = t.index < places.size() ? places[t.index].population : std::numeric_limits<std::uint32_t>::max();
        return std::tuple(-static_cast<std::int64_t>(population), t.kind, t.index);
    };
    std::ranges::sort(targets, {}, rank);
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < landmarks.size(); ++i) order.push_back(i);
    std::ranges::stable_sort(order, {}, [&](std::uint32_t i) { return landmarks[i].importance; });
    for (const std::uint32_t i : order) targets.push_back({FoundKind::Landmark, i});
    return targets;
}

std::vector<std::vector<std::string>> writtenNames(std::string_view name) {
    std::vector<std::vector<std::string>> written;
    std::vector<std::string> words = searchWords(name);
    if (words.empty()) return written;
    std::size_t skipped = articleWords(words);
    if (words.size() > 1 && (words.front() == "cc" || words.front() == "ca" || words.front() == "cu")) {
        skipped = 1;
        if (words.size() > skipped + 1 && particle(words[skipped])) ++skipped;
        if (words.size() > skipped + 1 && (words[skipped] == "la" || words[skipped] == "l")) ++skipped;
    }
    written.push_back(words);
    if (skipped > 0) written.emplace_back(words.begin() + static_cast<std::ptrdiff_t>(skipped), words.end());
    return written;
}

}  // namespace arobase
