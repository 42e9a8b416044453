// The attract loop: the years pass and the map fills; then the guided visit that the exhibition names for it, or else a few towns, an
// island and some landmarks. Some 90 s, never still.
#include <algorithm>
#include <cmath>

#include "app/screens/layout.h"
#include "app/update_detail.h"
#include "data/landmark_names.h"

namespace arobase::detail {
namespace {

constexpr double kSecondsPerYear = 1, kStopS = 6.5;

/// The best known collectivités of the start year, one a territory first, then by level: what the loop visits.
std::vector<std::string> stopsOf(const Content& content) {
    const Exhibition& e = content.exhibition;
    std::vector<std::string> mainland, overseas;
    for (auto it = e.editions.rbegin(); it != e.editions.rend(); ++it) {
        for (const int a : e.awardsOf(it->year)) {
            const Award& award = e.awards[static_cast<std::size_t>(a)];
            const auto c = static_cast<std::size_t>(award.collectivite);
            if (award.level != kLevels || !content.collectiviteAt[c]) continue;
            auto& list = e.collectivites[c].territory == 0 ? mainland : overseas;
            if (std::find(list.begin(), list.end(), e.collectivites[c].code) == list.end()) list.push_back(e.collectivites[c].code);
        }
    }
    std::vector<std::string> stops;
    for (std::size_t i = 0; i < 3 && i * mainland.size() / 3 < mainland.size(); ++i) stops.push_back(mainland[i * mainland.size() / 3]);
    if (!overseas.empty()) stops.push_back(overseas.front());
    return stops;
}

std::vector<std::string> landmarksOf(const Content& content) {
    std::vector<std::string> ids;
    for (const FriseItem& item : content.exhibition.frise)
        if (item.importance == 1 && item.doubt.empty()) ids.push_back(item.id);
    if (ids.size() > 3) ids = {ids.front(), ids[ids.size() / 2], ids.back()};
    return ids;
}

int yearOfLastAward(const Content& content, int collectivite) {
    const auto& awards = content.exhibition.collectivites[static_cast<std::size_t>(collectivite)].awards;
    return content.exhibition.awards[static_cast<std::size_t>(awards.back())].year;
}

void visit(const Content& content, State& state, const Selection& target) {
    if (state.selection == target) return;
    if (target.kind == SelectionKind::Collectivite)
        if (const auto c = content.exhibition.collectivite(target.id)) state.year = yearOfLastAward(content, *c);
    if (target.kind == SelectionKind::Landmark)
        if (const FriseItem* landmark = landmarkOf(content.exhibition.frise, target.id)) state.year = landmark->date.year;
    select(content, state, target);
    if (target.kind == SelectionKind::None) expand(state, 0);
    state.back.clear();
}

/// The steps of a tour, by the clock alone.
void showTour(const Content& content, State& state, const Tour& tour, double t) {
    int step = 0;
    while (step + 1 < static_cast<int>(tour.steps.size()) && t >= tour.steps[static_cast<std::size_t>(step)].durationS) t -= tour.steps[static_cast<std::size_t>(step++)].durationS;
    const bool begins = !state.tour.on();
    if (begins || state.tour.step != step) {
        state.tour = {tour.id, step, false, 0, begins ? state.clockS : state.tour.sinceS};
        showStep(content, state, tour, step);
    }
    state.tour.spentS = t;
}

/// The loop begins again: nothing is open, everything is in view.
void rewind(const Content& content, State& state) {
    if (state.tour.on()) {
        state.tour = {};
        state.tour.sinceS = state.clockS;
    } else if (state.selection.kind == SelectionKind::None) {
        return;
    }
    visit(content, state, {});
    for (int i = 0; i < kMapSlots; ++i) flyMap(content, state, i, std::nullopt);
    flyFrise(content, state, wholeFrise(content));
}

}  // namespace

void attract(const Content& content, State& state) {
    const FriseRange whole = wholeFrise(content);
    const int years = static_cast<int>(whole.to - whole.from);
    const Tour* tour = tourThatAttracts(content);
    const auto stops = tour ? std::vector<std::string>{} : stopsOf(content), landmarks = tour ? std::vector<std::string>{} : landmarksOf(content);
    const double yearsS = (years + 3) * kSecondsPerYear;
    const double total = yearsS + (tour ? tour->durationS() : kStopS * static_cast<double>(stops.size() + landmarks.size()));
    const double t = std::fmod(state.clockS - state.attractS, total);
    if (t < yearsS) {
        rewind(content, state);
        state.year = static_cast<int>(whole.from) + std::min(years - 1, static_cast<int>(t / kSecondsPerYear));
        return;
    }
    if (tour) return showTour(content, state, *tour, t - yearsS);
    const auto stop = static_cast<std::size_t>((t - yearsS) / kStopS);
    if (stop >= stops.size() && landmarks.empty()) return;
    if (stop < stops.size())
        visit(content, state, {SelectionKind::Collectivite, stops[stop]});
    else
        visit(content, state, {SelectionKind::Landmark, landmarks[std::min(stop - stops.size(), landmarks.size() - 1)]});
}

}  // namespace arobase::detail
