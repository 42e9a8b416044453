#include "app/screens/map_marks.h"

#include <algorithm>
#include <array>
#include <optional>

#include "render/map/mark_spread.h"

namespace arobase {
namespace {

constexpr std::array<double, kLevels + 1> kRadiusMm{2.3, 2.4, 2.8, 3.2, 3.7, 4.4};  // [0]: level unknown
constexpr double kPickMm = 9, kPlacePickMm = 4.5, kSpreadMm = 14;
constexpr std::size_t kManyOnCard = 3;
constexpr float kFewTouch = 6, kManyTouch = 14;  // marks that touch, one with the next
constexpr float kCrowdedShare = 0.8f;            // of a mark's radius: two thirds of the room, so two thirds of the shift

/// Marks of a crowd are drawn smaller, so that they stay nearer to their places; step by step, so that nothing jumps when
/// the crowd breaks up. A finger finds them all the same.
void shrinkCrowds(std::vector<MapMark>& marks) {
    std::vector<bool> seen(marks.size(), false);
    for (std::size_t start = 0; start < marks.size(); ++start) {
        if (seen[start]) continue;
        std::vector<std::size_t> crowd{start};
        seen[start] = true;
        for (std::size_t next = 0; next < crowd.size(); ++next)
            for (std::size_t i = 0; i < marks.size(); ++i) {
                const MapMark& a = marks[crowd[next]];
                if (seen[i] || length(a.truePx - marks[i].truePx) > a.radiusPx + marks[i].radiusPx) continue;
                seen[i] = true;
                crowd.push_back(i);
            }
        const float crowded = std::clamp((static_cast<float>(crowd.size()) - kFewTouch) / (kManyTouch - kFewTouch), 0.f, 1.f);
        for (const std::size_t i : crowd) marks[i].radiusPx *= 1 - crowded * (1 - kCrowdedShare);
    }
}

}  // namespace

bool shown(const State& state, const Award& award) {
    return (state.hiddenLevels >> static_cast<unsigned>(award.level) & 1U) == 0 && (!state.mentionsOnly || !award.mention.empty());
}

bool closerThan(const Layout& layout, const MapView& view, double metresPerMm) {
    return view.camera.metresPerPx * static_cast<double>(layout.metrics.pxPerMm) <= metresPerMm;
}

namespace {

constexpr std::array<double, kProgresses> kProgressRadiusMm{3.3, 2.8, 3.3, 3.3, 3.3, 2.4, 2.4, 2.4};

/// Who is on the map, at no place yet: the awards of the year, or what a comparison by progress shows.
std::vector<MapMark> wanted(const Content& content, const Layout& layout, const State& state) {
    std::vector<MapMark> marks;
    const auto add = [&](int a, double radiusMm, int progress) {
        const Award& award = content.exhibition.awards[static_cast<std::size_t>(a)];
        marks.push_back({award.collectivite, a, award.level, {}, {}, layout.metrics.mm(radiusMm), progress < 0 && !award.mention.empty(), progress});
    };
    const Comparison* comparison = state.compare.progress() ? content.comparisons.of(content.exhibition, content.identities, state.compare.from, state.compare.to) : nullptr;
    if (comparison) {
        for (const ComparedOne& one : comparison->all)
            if (const auto p = static_cast<std::size_t>(one.progress); (state.compare.hidden >> p & 1U) == 0)
                add(one.after >= 0 ? one.after : one.before, kProgressRadiusMm[p], static_cast<int>(p));
        return marks;
    }
    for (const int a : content.exhibition.awardsOf(state.year))
        if (const Award& award = content.exhibition.awards[static_cast<std::size_t>(a)]; shown(state, award)) add(a, kRadiusMm[static_cast<std::size_t>(award.level)], -1);
    return marks;
}

}  // namespace

std::vector<MapMark> marksOf(const Content& content, const Layout& layout, const State& state, const MapView& view) {
    std::vector<MapMark> marks;
    std::optional<WorldPoint> origin;  // they are spread about one of them, so that dragging the map moves them all alike
    const Exhibition& exhibition = content.exhibition;
    const bool card = view.slot != kMainMap && expandedShare(state, view.slot) < 0.5f;
    for (MapMark& mark : wanted(content, layout, state)) {
        const auto c = static_cast<std::size_t>(mark.collectivite);
        const auto& at = content.collectiviteAt[c];
        if (exhibition.collectivites[c].territory != view.territory || !at) continue;
        if (view.slot == kMagnifier && !view.clip.contains(view.toScreen(*at))) continue;  // the main map shows it
        if (!origin) origin = *at;
        const Vec2 px{static_cast<float>((at->x - origin->x) / view.camera.metresPerPx), static_cast<float>((origin->y - at->y) / view.camera.metresPerPx)};
        mark.px = mark.truePx = px;
        mark.radiusPx *= card ? 0.7f : 1;
        marks.push_back(mark);
    }
    if (!card) shrinkCrowds(marks);
    if (card && marks.size() >= kManyOnCard)
        for (MapMark& m : marks) m.radiusPx *= 0.7f;  // room for their names
    std::stable_sort(marks.begin(), marks.end(), [](const MapMark& a, const MapMark& b) { return a.radiusPx > b.radiusPx; });
    std::vector<SpreadMark> room;
    const float unit = layout.metrics.pxPerMm;  // in millimetres: the same on every density
    for (const MapMark& m : marks) room.push_back({m.truePx * (1 / unit), m.radiusPx * 1.08f / unit});
    const Vec2 base = origin ? view.toScreen(*origin) : Vec2{};
    Rect inside = view.clip.inset(layout.metrics.mm(1));
    inside.x -= base.x;
    inside.y -= base.y;
    const auto moved = spread(room, static_cast<float>(card ? kSpreadMm / 3 : kSpreadMm),
                              card ? Rect{inside.x / unit, inside.y / unit, inside.w / unit, inside.h / unit} : Rect{});
    for (std::size_t i = 0; i < marks.size(); ++i) {
        marks[i].px = base + moved[i] * unit;
        marks[i].truePx = base + marks[i].truePx;
    }
    return marks;
}

namespace {

/// What lies within a reach of a finger.
struct Candidate {
    float distancePx = 0;
    Vec2 px;
    float radiusPx = 0;  ///< of a mark
    Selection what;
};

/// The nearest first; of those at the same distance the one that was offered first.
struct Candidates {
    float reachPx;
    Vec2 finger;
    std::vector<Candidate> found;
    void offer(Vec2 px, float radiusPx, Selection what) {
        const float distance = length(px - finger);
        if (distance < reachPx) found.push_back({distance, px, radiusPx, std::move(what)});
    }
    void sort() { std::ranges::stable_sort(found, {}, &Candidate::distancePx); }
};

void offerCommunes(const Content& content, const Layout& layout, const MapView& view, Candidates& candidates) {
    if (!content.atlas) return;
    const auto offer = [&](const CommunePoint& p) {
        const Place& place = content.atlas->places()[static_cast<std::size_t>(p.place)];
        candidates.offer(view.toScreen(p.at), 0, {SelectionKind::Place, std::string(place.code)});
    };
    for (const CommunePoint& p : content.prefectures) {
        const Place& place = content.atlas->places()[static_cast<std::size_t>(p.place)];
        if (territoryOfCode(place.departement) == view.territory && view.territory != 0) offer(p);
    }
    if (!closerThan(layout, view, kCommunesMetresPerMm)) return;
    WorldBox around;
    around.add(view.toWorld(candidates.finger - Vec2{candidates.reachPx, candidates.reachPx}));
    around.add(view.toWorld(candidates.finger + Vec2{candidates.reachPx, candidates.reachPx}));
    content.communes[static_cast<std::size_t>(view.territory)].visit(around, offer);
}

/// The marks, the nearest first.
Candidates marksNear(const Content& content, const Layout& layout, const State& state, const MapView& view, Vec2 px) {
    Candidates near{layout.metrics.mm(kPickMm), px, {}};
    if (state.selection.kind == SelectionKind::Statistics) return near;  // these stand in their place
    for (const MapMark& mark : marksOf(content, layout, state, view))
        near.offer(mark.px, mark.radiusPx, {SelectionKind::Collectivite, content.exhibition.collectivites[static_cast<std::size_t>(mark.collectivite)].code});
    near.sort();
    return near;
}

Candidates communesNear(const Content& content, const Layout& layout, const MapView& view, Vec2 px) {
    Candidates near{layout.metrics.mm(kPlacePickMm), px, {}};
    offerCommunes(content, layout, view, near);
    near.sort();
    return near;
}

Selection areaUnder(const Content& content, const Layout& layout, const MapView& view, Vec2 px);
std::vector<Selection> picksOnView(const Content& content, const Layout& layout, const State& state, const MapView& view, Vec2 px);

}  // namespace

std::vector<Selection> picksOnMap(const Content& content, const Layout& layout, const State& state, int slot, Vec2 px) {
    if (const int year = yearUnder(layout, state, px); slot == kMainMap && year != state.year) {
        State then = state;  // the same place, in the earlier edition
        then.compare = {};
        then.year = year;
        return picksOnView(content, layout, then, mapView(content, layout, state, slot), inMainPane(layout, state, px));
    }
    return picksOnView(content, layout, state, mapView(content, layout, state, slot), px);
}

namespace {

std::vector<Selection> picksOnView(const Content& content, const Layout& layout, const State& state, const MapView& view, Vec2 px) {
    Candidates marks = marksNear(content, layout, state, view, px), communes = communesNear(content, layout, view, px);
    if (marks.found.empty() && communes.found.empty()) return {areaUnder(content, layout, view, px)};
    const Candidate nearest = marks.found.empty() ? communes.found.front() : marks.found.front();
    std::vector<Candidate> others = std::move(marks.found);
    others.insert(others.end(), communes.found.begin(), communes.found.end());
    std::ranges::stable_sort(others, {}, &Candidate::distancePx);
    std::vector<Selection> meant{nearest.what};
    const float fartherPx = nearest.distancePx + layout.metrics.mm(kHardlyFartherMm);
    for (const Candidate& one : others) {
        const bool overlaps = one.radiusPx > 0 && length(one.px - nearest.px) < one.radiusPx + nearest.radiusPx;
        const bool known = std::ranges::any_of(meant, [&](const Selection& m) { return m.id == one.what.id; });  // a commune under its own mark
        if (known || meant.size() >= kMostMeant || (one.distancePx > fartherPx && !overlaps)) continue;
        meant.push_back(one.what);
    }
    return meant;
}

}  // namespace

Selection pickOnMap(const Content& content, const Layout& layout, const State& state, int slot, Vec2 px) {
    return picksOnMap(content, layout, state, slot, px).front();
}

namespace {

/// The commune under the finger where outlines are seen, else the département.
Selection areaUnder(const Content& content, const Layout& layout, const MapView& view, Vec2 px) {
    const int territory = view.territory;
    if (!content.atlas) return {};
    if (closerThan(layout, view, kCommuneBordersMetresPerMm))
        if (const int commune = content.atlas->communeAt(territory, view.toWorld(px)); commune >= 0) {
            const auto& known = content.atlas->territories()[static_cast<std::size_t>(territory)].communes[static_cast<std::size_t>(commune)];
            if (content.place(known.code)) return {SelectionKind::Place, std::string(known.code)};
            // Outlines of an earlier year: the commune that holds it today.
            for (const std::string_view code : content.atlas->history().codesAt(known.code, cogDate(content.atlas->territories()[static_cast<std::size_t>(territory)].millesime), kCogToday))
                if (content.place(code)) return {SelectionKind::Place, std::string(code)};
        }
    const auto& areas = content.atlas->territories()[static_cast<std::size_t>(territory)].areas;
    int area = content.atlas->areaAt(territory, view.toWorld(px));
    if (area < 0 && territory != 0 && areas.size() == 1) area = 0;  // the sea of an island's card means the island
    if (area < 0) return {};
    return {SelectionKind::Departement, std::string(areas[static_cast<std::size_t>(area)].code)};
}

}  // namespace
}  // namespace arobase
