#include "app/guide.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "app/screens/layout.h"
#include "app/screens/map_marks.h"

namespace arobase {
namespace {

constexpr std::size_t kPlaces = 3, kLandmarks = 2;

bool wasExplored(const State& state, SelectionKind kind, const std::string& id) {
    return std::find(state.explored.begin(), state.explored.end(), Selection{kind, id}) != state.explored.end();
}

/// Award of an edition that is shown, or of the last one before it that is known, or of any.
int editionFor(const Content& content, int year) {
    int best = 0;
    for (const Edition& edition : content.exhibition.editions)
        if (!content.exhibition.awardsOf(edition.year).empty() && (best == 0 || edition.year <= year)) best = edition.year;
    return best;
}

struct Candidate {
    int award = 0;
    Vec2 px;
    bool explored = false;
};

/// Collectivités on the map as it is seen now; where there is none in view, those of the whole map.
std::vector<Candidate> placesInView(const Content& content, const State& state) {
    const Layout layout = layoutFor(content, state);
    const int slot = state.expanded;
    const MapView view = mapView(content, layout, state, slot);
    const Exhibition& e = content.exhibition;
    std::vector<Candidate> inView, all;
    for (const int a : e.awardsOf(editionFor(content, state.year))) {
        const Award& award = e.awards[static_cast<std::size_t>(a)];
        const auto who = static_cast<std::size_t>(award.collectivite);
        if (e.collectivites[who].territory != view.territory || !content.collectiviteAt[who]) continue;
        const Vec2 px = view.toScreen(*content.collectiviteAt[who]);
        const Candidate one{a, px, wasExplored(state, SelectionKind::Collectivite, e.collectivites[who].code)};
        all.push_back(one);
        if (view.clip.contains(px)) inView.push_back(one);
    }
    return inView.empty() ? all : inView;
}

/// First the one nearest to the middle, then each time the one that is furthest from all that were taken.
std::vector<Candidate> spread(std::vector<Candidate> from, Vec2 middle, std::size_t count) {
    std::vector<Candidate> taken;
    while (taken.size() < count && !from.empty()) {
        const auto worth = [&](const Candidate& c) {
            float apart = std::numeric_limits<float>::max();
            for (const Candidate& t : taken) apart = std::min(apart, length(c.px - t.px));
            return std::pair(!c.explored, taken.empty() ? -length(c.px - middle) : apart);
        };
        const auto best = std::max_element(from.begin(), from.end(), [&](const Candidate& a, const Candidate& b) { return worth(a) < worth(b); });
        taken.push_back(*best);
        from.erase(best);
    }
    return taken;
}

void addPlaces(const Content& content, const State& state, std::vector<GuideEntry>& entries) {
    const Layout layout = layoutFor(content, state);
    const MapView view = mapView(content, layout, state, state.expanded);
    const Exhibition& e = content.exhibition;
    for (const Candidate& c : spread(placesInView(content, state), view.middlePx, kPlaces)) {
        const std::string& code = e.collectivites[static_cast<std::size_t>(e.awards[static_cast<std::size_t>(c.award)].collectivite)].code;
        entries.push_back({GuideKind::Collectivite, code, c.award, SelectCollectivite{code}});
    }
}

/// Landmarks that are sure, the nearest to the year first.
void addLandmarks(const Content& content, const State& state, std::vector<GuideEntry>& entries) {
    std::vector<const FriseItem*> items;
    for (const FriseItem& item : content.exhibition.frise)
        if (item.doubt.empty() && item.importance <= 2) items.push_back(&item);
    std::stable_sort(items.begin(), items.end(), [&](const FriseItem* a, const FriseItem* b) {
        const auto key = [&](const FriseItem* i) { return std::tuple(wasExplored(state, SelectionKind::Landmark, i->id), std::abs(i->date.year - state.year), i->importance); };
        return key(a) < key(b);
    });
    for (std::size_t i = 0; i < std::min(kLandmarks, items.size()); ++i)
        entries.push_back({GuideKind::Landmark, items[i]->id, -1, SelectLandmark{items[i]->id}});
}

/// A territory overseas with a laureate, then any.
void addTerritory(const Content& content, const State& state, std::vector<GuideEntry>& entries) {
    const Exhibition& e = content.exhibition;
    int best = 0;
    for (int territory = 1; territory < kTerritories && best == 0; ++territory) {
        if (territory == state.expanded) continue;
        const bool laureate = std::any_of(e.collectivites.begin(), e.collectivites.end(), [&](const Collectivite& c) {
            return c.territory == territory && !wasExplored(state, SelectionKind::Collectivite, c.code);
        });
        if (laureate) best = territory;
    }
    if (best == 0) best = state.expanded == 1 ? 2 : 1;
    const std::string code(territories()[static_cast<std::size_t>(best)].code);
    entries.push_back({GuideKind::Territory, code, -1, ExpandInset{code}});
}

void addFigures(const Content& content, const State& state, std::vector<GuideEntry>& entries) {
    int best = 0;
    for (const Figure& figure : content.exhibition.figures) {
        if (!figure.refusedBy.empty()) continue;
        const auto key = [&](int year) { return std::pair(wasExplored(state, SelectionKind::Figures, std::to_string(year)), std::abs(year - state.year)); };
        if (best == 0 || key(figure.year) < key(best)) best = figure.year;
    }
    if (best != 0) entries.push_back({GuideKind::Figures, std::to_string(best), -1, SelectFigures{best}});
}

}  // namespace

std::vector<GuideEntry> guideEntries(const Content& content, const State& state) {
    std::vector<GuideEntry> entries;
    addPlaces(content, state, entries);
    addLandmarks(content, state, entries);
    addTerritory(content, state, entries);
    addFigures(content, state, entries);
    if (content.exhibition.editions.size() >= 2 && !state.compare.on()) entries.push_back({GuideKind::Compare, "", -1, Compare{0, 0, "progress"}});
    if (entries.size() < kFewestEntries && !content.tours.empty()) entries.push_back({GuideKind::Tour, content.tours.front().id, -1, StartTour{}});
    if (entries.size() > kMostEntries) entries.resize(kMostEntries);
    return entries;
}

}  // namespace arobase
