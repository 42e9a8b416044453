// For a place that is not labelled: the labelled collectivités around it, and how one takes part.
#include <algorithm>
#include <cmath>

#include "app/screens/sheet_column.h"

namespace arobase::screens {
namespace {

constexpr std::size_t kNearest = 3;

struct Near {
    double metres = 0;  ///< −1: it has no place, or the one who asks has none
    int award = 0;
};

/// By distance; those without a place last, by name.
std::vector<Near> nearest(const Context& c, int territory, const std::optional<WorldPoint>& from, const std::string& except, int year) {
    const Exhibition& e = c.content.exhibition;
    std::vector<Near> near;
    for (std::size_t i = 0; i < e.collectivites.size(); ++i) {
        const Collectivite& who = e.collectivites[i];
        if (who.territory != territory || who.code == except || who.awards.empty()) continue;
        const auto found = std::ranges::find_if(who.awards, [&](int a) { return e.awards[static_cast<std::size_t>(a)].year == year; });
        if (year != 0 && found == who.awards.end()) continue;
        const auto& at = c.content.collectiviteAt[i];
        near.push_back({from && at ? std::hypot(at->x - from->x, at->y - from->y) : -1, year != 0 ? *found : who.awards.back()});
    }
    const auto order = [&](const Near& n) {
        const auto who = static_cast<std::size_t>(e.awards[static_cast<std::size_t>(n.award)].collectivite);
        return std::pair(n.metres < 0 ? 1e300 : n.metres, std::string_view(e.collectivites[who].name));
    };
    std::ranges::stable_sort(near, {}, order);
    if (near.size() > kNearest) near.resize(kNearest);
    return near;
}

}  // namespace

void nearestLabelled(SheetColumn& s, int territory, const std::optional<WorldPoint>& from, const std::string& except) {
    Context& c = s.c;
    const Exhibition& e = c.content.exhibition;
    std::vector<Near> near = nearest(c, territory, from, except, c.state.year);
    const bool thisYear = !near.empty();
    if (!thisYear) near = nearest(c, territory, from, except, 0);
    if (near.empty()) return s.text("sheet-neighbours", c.tr("sheet.none_in_territory"), c.b.label(), "text_dim", 3);
    s.text("sheet-neighbours", thisYear ? c.tr("sheet.neighbours", {{"year", std::to_string(c.state.year)}}) : c.tr("sheet.neighbours_any"), c.b.label(FontWeight::SemiBold));
    s.gap(1);
    for (const Near& n : near) {
        const Award& award = e.awards[static_cast<std::size_t>(n.award)];
        std::string aside = n.metres < 0 ? "" : c.tr("sheet.km", {{"n", c.number(std::max(1L, std::lround(n.metres / 1000)))}});
        if (!thisYear) aside = std::to_string(award.year) + (aside.empty() ? "" : " · " + aside);
        if (s.room(c.mm(15))) listRow(s, award, e.collectivites[static_cast<std::size_t>(award.collectivite)], aside);
    }
}

void notYetLabelled(SheetColumn& s, const Place& place) {
    Context& c = s.c;
    const int territory = territoryOfCode(place.departement);
    std::optional<WorldPoint> at;
    if (place.position) at = c.content.projectors[static_cast<std::size_t>(territory)].forward(*place.position);
    s.text("sheet-notyet", c.tr("sheet.notyet"), c.b.label(FontWeight::SemiBold));
    s.text("sheet-join", c.tr("sheet.join_how"), c.b.small(), "text_dim", 6);
    s.rule();
    nearestLabelled(s, territory, at, std::string(place.code));
}

}  // namespace arobase::screens
