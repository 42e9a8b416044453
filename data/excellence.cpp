#include "data/excellence.h"

#include <algorithm>

#include "data/utf8.h"

namespace arobase {
namespace {

/// The last editions up to that one, the latest first; 0 where the table has no row for one of them.
std::vector<int> lastEditions(const Exhibition& exhibition, const Edition& last) {
    std::vector<int> years{last.year};
    for (auto it = exhibition.editions.rbegin(); it != exhibition.editions.rend() && years.size() < kExcellenceEditions; ++it) {
        if (it->year >= last.year) continue;
        const bool numbered = it->number > 0 && last.number > it->number;
        const std::size_t place = numbered ? static_cast<std::size_t>(last.number - it->number) : years.size();
        while (years.size() < std::min<std::size_t>(place, kExcellenceEditions)) years.push_back(0);
        if (years.size() < kExcellenceEditions) years.push_back(it->year);
    }
    return years;
}

const Award* awardOf(const Exhibition& exhibition, const Collectivite& who, int year) {
    for (const int a : who.awards)
        if (exhibition.awards[static_cast<std::size_t>(a)].year == year) return &exhibition.awards[static_cast<std::size_t>(a)];
    return nullptr;
}

Excellence examined(const Exhibition& exhibition, const std::vector<int>& years, int index) {
    const Award& award = exhibition.awards[static_cast<std::size_t>(index)];
    const Collectivite& who = exhibition.collectivites[static_cast<std::size_t>(award.collectivite)];
    Excellence found;
    found.collectivite = award.collectivite;
    found.award = index;
    found.declared = namesExcellence(award.mention);
    for (const int year : years) {
        const Award* then = awardOf(exhibition, who, year);
        if (!then || then->level == 0) continue;
        if (then->level == kLevels)
            ++found.knownFive;
        else if (found.contradictedIn == 0)
            found.contradictedIn = year;
    }
    if (found.contradictedIn != 0)
        found.evidence = Evidence::Contradicted;
    else if (found.knownFive == kExcellenceEditions)
        found.evidence = Evidence::Shown;
    for (int before = 1; before < kExcellenceCarriedYears; ++before) {
        const Award* then = awardOf(exhibition, who, award.year - before);
        found.carried = found.carried || (then && namesExcellence(then->mention));
    }
    return found;
}

}  // namespace

bool namesExcellence(std::string_view mention) { return foldedText(mention, ' ').find("excellence numerique") != std::string::npos; }

std::vector<Excellence> excellenceOf(const Exhibition& exhibition, int year) {
    const Edition* edition = exhibition.edition(year);
    if (!edition || year < kExcellenceSince) return {};
    const std::vector<int> years = lastEditions(exhibition, *edition);
    std::vector<Excellence> found;
    for (const int a : exhibition.awardsOf(year)) {
        const Award& award = exhibition.awards[static_cast<std::size_t>(a)];
        if (award.level == kLevels || namesExcellence(award.mention)) found.push_back(examined(exhibition, years, a));
    }
    return found;
}

}  // namespace arobase
