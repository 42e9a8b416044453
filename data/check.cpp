#include "data/check.h"

#include "data/check_rules.h"

namespace arobase {

namespace {

FormerCommunes formerCommunesOf(const Atlas& atlas) {
    return [&atlas](std::string_view code, int year, std::string_view name) -> std::optional<FormerCommune> {
        const CommuneHistory& history = atlas.history();
        const std::uint32_t spell = history.find(code, cogDate(year), name);
        if (spell == kNoSpell) return std::nullopt;
        FormerCommune found{history.name(spell), nullptr};
        for (const std::uint32_t s : history.at(spell, cogDate(year), kCogToday))
            if (found.today == nullptr) found.today = atlas.find(PlaceKind::Commune, history.code(s));
        return found;
    };
}

}  // namespace

Issues checkWith(const Exhibition& exhibition, const Gazetteer& gazetteer, const FormerCommunes& former) {
    Issues issues;
    checkFrise(exhibition, issues);
    checkFigures(exhibition, issues);
    checkEditions(exhibition, issues);
    checkAwards(exhibition, issues);
    checkExcellence(exhibition, issues);
    checkCollectivites(exhibition, gazetteer, former, issues);
    return issues;
}

Issues checkExhibition(const Exhibition& exhibition, const Atlas* atlas) {
    if (atlas == nullptr) return checkWith(exhibition, {});
    return checkWith(exhibition, [atlas](PlaceKind kind, std::string_view code) { return atlas->find(kind, code); }, formerCommunesOf(*atlas));
}

}  // namespace arobase
