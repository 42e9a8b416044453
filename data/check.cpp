#include "data/check.h"

#include "data/check_rules.h"

namespace arobase {

Issues checkWith(const Exhibition& exhibition, const Gazetteer& gazetteer) {
    Issues issues;
    checkFrise(exhibition, issues);
    checkFigures(exhibition, issues);
    checkEditions(exhibition, issues);
    checkAwards(exhibition, issues);
    checkCollectivites(exhibition, gazetteer, issues);
    return issues;
}

Issues checkExhibition(const Exhibition& exhibition, const Atlas* atlas) {
    if (atlas == nullptr) return checkWith(exhibition, {});
    return checkWith(exhibition, [atlas](PlaceKind kind, std::string_view code) { return atlas->find(kind, code); });
}

}  // namespace arobase
