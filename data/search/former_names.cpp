#include "data/search/former_names.h"

#include <algorithm>

#include "data/utf8.h"

namespace arobase {
namespace {

constexpr CogDate kBeforeAll = cogDate(1943);  // the first event known is of that year

bool arrondissement(std::string_view code) {
    const auto within = [&](std::string_view from, std::string_view to) { return code >= from && code <= to; };
    return within("75101", "75120") || within("69381", "69389") || within("13201", "13216");
}

}  // namespace

CogDate dayOfSpell(const CommuneHistory& history, std::uint32_t spell) {
    const CogSpell& own = history.spells()[spell];
    return own.begin != 0 ? own.begin : own.end != 0 ? std::min(kBeforeAll, own.end - 1) : kBeforeAll;
}

std::vector<FormerName> formerNames(const CommuneHistory& history, std::span<const Place> places) {
    const auto communesEnd = std::ranges::find_if(places, [](const Place& p) { return p.kind != PlaceKind::Commune; });
    const std::span<const Place> communes(places.begin(), communesEnd);
    std::vector<FormerName> found;
    for (std::uint32_t spell = 0; spell < history.spells().size(); ++spell) {
        const std::string_view code = history.code(spell), name = history.name(spell);
        for (const std::uint32_t holder : history.at(spell, dayOfSpell(history, spell), kCogToday)) {
            const auto today = std::ranges::lower_bound(communes, history.code(holder), {}, &Place::code);
            if (today == communes.end() || today->code != history.code(holder)) continue;
            if (today->code == code && foldedText(today->name, ' ') == foldedText(name, ' ')) continue;
            found.push_back({spell, static_cast<std::uint32_t>(today - communes.begin())});
        }
    }
    return found;
}

FormerKind formerKind(const CommuneHistory& history, std::uint32_t spell, const Place& today) {
    if (arrondissement(history.code(spell))) return FormerKind::Arrondissement;
    const auto story = history.story(spell, dayOfSpell(history, spell));
    const bool part = history.spells()[spell].part != 0;
    if (part || std::ranges::any_of(story, [](const CogStep& s) { return s.kind == CogStep::Kind::Joined; })) return FormerKind::Merged;
    return foldedText(history.name(spell), ' ') == foldedText(today.name, ' ') ? FormerKind::Renumbered : FormerKind::Renamed;
}

}  // namespace arobase
