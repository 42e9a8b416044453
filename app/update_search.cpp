// Actions of the search panel, and going to what was found.
#include <algorithm>

#include "app/screens/layout.h"
#include "app/screens/search_layout.h"
#include "app/update_detail.h"

namespace arobase::detail {
namespace {

constexpr double kCommuneMetresPerMm = 300;     // scale at which what was found is shown
constexpr double kEpciMetresPerMm = 500;
constexpr double kRoomAround = 1.15;            // of an area shown whole

bool searching(const State& state) { return state.search.open && state.screen == ScreenId::Explore && state.stage.index < 0; }

/// As it will be when the sheet has finished opening.
Layout restingLayout(const Content& content, State open) {
    open.selectionSinceS = open.expandedSinceS = -1e9;
    return layoutFor(content, open);
}

/// `metresPerMm`: not closer than that; the map as it is when it is closer already and the place in sight.
void flyClose(const Content& content, State& state, const Place& place, double metresPerMm) {
    if (!place.position) return;
    const int territory = territoryOfCode(place.departement);
    const auto at = content.projectors[static_cast<std::size_t>(territory)].forward(*place.position);
    if (!at) return;
    expand(state, territory);
    const double home = homeCamera(content, restingLayout(content, state), territory, true).metresPerPx;
    flyMap(content, state, territory, MapCamera{*at, std::min(metresPerMm * state.display.mmPerPx, home)});
}

/// The whole of some départements of one territory.
void flyToAreas(const Content& content, State& state, int territory, const std::vector<std::string_view>& departements) {
    WorldBox box;
    for (const AtlasArea& area : content.atlas->territories()[static_cast<std::size_t>(territory)].areas) {
        if (std::ranges::find(departements, area.code) == departements.end()) continue;
        box.add(area.box.min);
        box.add(area.box.max);
    }
    expand(state, territory);
    if (territory != kMainMap || box.empty()) return flyMap(content, state, territory, std::nullopt);
    const Rect room = restingLayout(content, state).focus;
    MapCamera camera = fitted(box, room.w, room.h);
    camera.metresPerPx *= kRoomAround;
    flyMap(content, state, territory, camera);
}

void showCommune(const Content& content, State& state, const ShowFound& a) {
    const Place* place = content.place(a.code);
    if (!place) return;
    const bool known = a.former >= 0 && static_cast<std::size_t>(a.former) < content.atlas->history().spells().size();
    SearchHit hit;
    hit.place = place;
    hit.code = place->code;
    if (known) hit.spell = static_cast<std::uint32_t>(a.former);
    const int laureate = laureateOf(content, hit);
    if (laureate >= 0)
        select(content, state, {SelectionKind::Collectivite, content.exhibition.collectivites[static_cast<std::size_t>(laureate)].code});
    else
        select(content, state, {SelectionKind::Place, std::string(place->code)});
    if (known) state.former = a.former;
    flyClose(content, state, *place, kCommuneMetresPerMm);
}

void showEpci(const Content& content, State& state, const std::string& code) {
    const Place* place = content.atlas ? content.atlas->find(PlaceKind::Epci, code) : nullptr;
    if (!place) return;
    select(content, state, {content.exhibition.collectivite(code) ? SelectionKind::Collectivite : SelectionKind::Epci, code});
    flyClose(content, state, *place, kEpciMetresPerMm);
}

void showRegion(const Content& content, State& state, const std::string& code) {
    if (!content.atlas || !content.atlas->find(PlaceKind::Region, code)) return;
    std::vector<std::string_view> departements;
    for (const Place& place : content.atlas->places())
        if (place.kind == PlaceKind::Departement && place.region == code) departements.push_back(place.code);
    select(content, state, {SelectionKind::Region, code});
    flyToAreas(content, state, departements.empty() ? kMainMap : territoryOfCode(departements.front()), departements);
}

void showDepartement(const Content& content, State& state, const std::string& code) {
    if (!content.atlas || !content.atlas->find(PlaceKind::Departement, code)) return;
    select(content, state, {SelectionKind::Departement, code});
    flyToAreas(content, state, territoryOfCode(code), {code});
}

}  // namespace

void apply(const Content& content, State& state, const OpenSearch&) {
    if (state.screen != ScreenId::Explore || state.stage.index >= 0) return;
    if (state.add.open()) return;
    select(content, state, {});
    state.search = {};
    state.keys = {};
    state.search.open = true;
}

void apply(const Content&, State& state, const CloseSearch&) { state.search = {}; }

void apply(const Content& content, State& state, const MoveChoice& a) {
    if (state.add.step == AddStep::Commune) {
        const auto found = static_cast<int>(draftCommunes(content, state.add.query, kDraftCommunes).size());
        state.search.chosen = std::clamp(state.search.chosen + std::clamp(a.by, -100, 100), 0, std::max(0, found - 1));
        return;
    }
    if (!searching(state)) return;
    const SearchLayout room = searchLayout(layoutFor(content, state));
    const auto count = static_cast<int>(content.search.of(content).find(state.search.query, room.results()).size());
    state.search.chosen = std::clamp(state.search.chosen + std::clamp(a.by, -100, 100), 0, std::max(0, count - 1));
}

void apply(const Content& content, State& state, const TakeChoice&) {
    if (state.add.step == AddStep::Commune) {
        const auto found = draftCommunes(content, state.add.query, kDraftCommunes);
        if (found.empty()) return;
        const auto chosen = std::min(found.size() - 1, static_cast<std::size_t>(std::max(0, state.search.chosen)));
        return apply(content, state, SetDraftCommune{std::string(found[chosen].code)});
    }
    if (!searching(state)) return;
    const SearchLayout room = searchLayout(layoutFor(content, state));
    const auto hits = content.search.of(content).find(state.search.query, room.results());
    if (hits.empty()) return;
    const SearchHit& hit = hits[std::min(hits.size() - 1, static_cast<std::size_t>(std::max(0, state.search.chosen)))];
    if (const auto action = parseAction(foundAction(hit))) applyAny(content, state, *action);
}

void apply(const Content&, State& state, const Browse& a) {
    if (!searching(state) || a.stretch < -1 || a.page < 0) return;
    state.search.query.clear();
    state.search.region = a.region;
    state.search.departement = a.departement;
    state.search.stretch = a.stretch;
    state.search.page = a.page;
}

void apply(const Content& content, State& state, const ShowFound& a) {
    const auto kind = foundKindByName(a.kind);
    if (!kind) return;
    state.search = {};
    switch (*kind) {
        case FoundKind::Commune: return showCommune(content, state, a);
        case FoundKind::Epci: return showEpci(content, state, a.code);
        case FoundKind::Region: return showRegion(content, state, a.code);
        case FoundKind::Departement: return showDepartement(content, state, a.code);
        case FoundKind::Landmark: return applyAny(content, state, SelectLandmark{a.code});
        case FoundKind::Territory:
            if (a.code == slotCode(kMainMap)) return applyAny(content, state, ShowAllFrance{});
            return showDepartement(content, state, a.code);
    }
}

}  // namespace arobase::detail
