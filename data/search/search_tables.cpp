#include "data/search/search_tables.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <set>

#include "data/search/search_text.h"
#include "data/territory.h"

namespace arobase {
namespace {

template <class T>
std::size_t bytesOf(const std::vector<T>& items) {
    return items.capacity() * sizeof(T);
}

}  // namespace

SearchTables::SearchTables(const Atlas* atlas, std::span<const FriseItem> items, const LabelledCodes& codes) : landmarks(items) {
    if (atlas) {
        places = atlas->places();
        history = atlas->history();
    }
    targets = searchTargets(places, landmarks);
    targetOf.assign(places.size(), kNoTarget);
    for (std::uint32_t t = 0; t < targets.size(); ++t)
        if (placeOf(t)) targetOf[targets[t].index] = t;
    addNames();
    addFormerNames();
    addPostalCodes();
    labelled.assign(targets.size(), false);
    for (const auto& [kind, code] : codes) {
        const Place* place = atlas ? atlas->find(kind, code) : nullptr;
        if (place && targetOf[static_cast<std::size_t>(place - places.data())] != kNoTarget)
            labelled[targetOf[static_cast<std::size_t>(place - places.data())]] = true;
    }
}

std::span<const Place> SearchTables::placesOf(PlaceKind kind) const {
    const auto from = std::ranges::lower_bound(places, kind, {}, &Place::kind);
    return {from, std::ranges::upper_bound(from, places.end(), kind, {}, &Place::kind)};
}

const Place* SearchTables::placeOf(std::uint32_t target) const {
    const SearchTarget& t = targets[target];
    return t.kind == FoundKind::Landmark || t.index >= places.size() ? nullptr : &places[t.index];
}

std::string_view SearchTables::nameOf(std::uint32_t target) const {
    if (targets[target].kind == FoundKind::Landmark) return landmarks[targets[target].index].title;
    const Place* place = placeOf(target);
    return place ? place->name : territories()[0].name;
}

void SearchTables::addNames() {
    const auto add = [this](std::string_view name, std::uint32_t target) {
        for (const auto& words : writtenNames(name)) {
            names.add(words);
            targetOfName.push_back(target);
        }
    };
    for (std::uint32_t t = 0; t < targets.size(); ++t) {
        add(nameOf(t), t);
        if (targets[t].kind == FoundKind::Territory && !placeOf(t))
            for (const std::string_view other : {"Métropole", "Hexagone"}) add(other, t);
    }
    names.finish();
}

void SearchTables::addFormerNames() {
    formers = arobase::formerNames(history, places);
    std::vector<std::uint32_t> order(formers.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, {}, [&](std::uint32_t f) { return targetOf[formers[f].place]; });
    std::set<std::string> written;  // of the present place: one name twice is one
    for (std::size_t i = 0; i < order.size(); ++i) {
        const FormerName& former = formers[order[i]];
        if (i == 0 || formers[order[i - 1]].place != former.place) written = {joinedWords(searchWords(places[former.place].name))};
        const auto ways = writtenNames(history.name(former.spell));
        if (ways.empty() || !written.insert(joinedWords(ways.front())).second) continue;
        for (const auto& words : ways) {
            formerNames.add(words);
            formerOfName.push_back(order[i]);
        }
    }
    formerNames.finish();
}

void SearchTables::addPostalCodes() {
    for (std::size_t p = 0; p < places.size(); ++p) {
        if (targetOf[p] == kNoTarget) continue;
        const std::string_view codes = places[p].postalCodes;
        for (std::size_t at = 0; at + 5 <= codes.size(); at += 6) {
            std::uint32_t code = 0;
            const auto [end, error] = std::from_chars(codes.data() + at, codes.data() + at + 5, code);
            if (error == std::errc() && end == codes.data() + at + 5) postalCodes.emplace_back(code, targetOf[p]);
        }
    }
    std::ranges::sort(postalCodes);
}

std::size_t SearchTables::bytes() const {
    return bytesOf(targets) + bytesOf(targetOf) + labelled.capacity() / 8 + names.bytes() + bytesOf(targetOfName) + bytesOf(formers) +
           formerNames.bytes() + bytesOf(formerOfName) + bytesOf(postalCodes);
}

}  // namespace arobase
