#include "app/unattended/same_view.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>

#include "data/territory.h"
#include "data/whole_file.h"

namespace arobase {
namespace {

constexpr double kKeepEveryS = 1, kLandS = 4;  // of a flight: it has landed by then
constexpr std::uintmax_t kMostBytes = 64 << 10;

std::string line(const Action& action) { return toText(action) + "\n"; }

/// The line that opens that sheet again; empty for one that only a visitor's own landmark had.
std::string selectionLine(const Selection& s) {
    switch (s.kind) {
        case SelectionKind::None:
        case SelectionKind::Comparison:
        case SelectionKind::Recap:  // of a visit that is over
        case SelectionKind::Contributed: return {};
        case SelectionKind::Collectivite: return line(SelectCollectivite{s.id});
        case SelectionKind::Place: return line(SelectPlace{s.id});
        case SelectionKind::Departement: return line(SelectDepartement{s.id});
        case SelectionKind::Landmark: return line(SelectLandmark{s.id});
        case SelectionKind::Figures: return "SelectFigures " + s.id + "\n";
        case SelectionKind::Badge: return "OpenBadge " + s.id + "\n";
        case SelectionKind::Statistics: return "ShowStatistics " + s.id + "\n";
        case SelectionKind::Epci: return line(ShowFound{"epci", s.id, -1});
        case SelectionKind::Region: return line(ShowFound{"region", s.id, -1});
        case SelectionKind::Decades: return line(ShowDecades{});
        case SelectionKind::Guide: return line(ShowGuide{});
    }
    return {};
}

/// To a millionth of a degree and of itself: what the eye sees, and the same text each time.
double rounded(double value, int digits) {
    std::array<char, 40> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::scientific, digits);
    double back = value;
    std::from_chars(text.data(), end.ptr, back, std::chars_format::scientific);
    return back;
}

std::string cameraLines(const Content& content, const State& state) {
    std::string lines;
    for (int slot = 0; slot < kMapSlots; ++slot) {
        const MapState& map = state.maps[static_cast<std::size_t>(slot)];
        const auto camera = map.motion ? (map.motion->toHome ? std::nullopt : std::optional(map.motion->to)) : map.camera;
        if (!camera) continue;
        const auto at = content.projectors[static_cast<std::size_t>(territoryOfSlot(slot))].inverse(camera->centre);
        if (at) lines += line(FlyTo{rounded(at->lon, 8), rounded(at->lat, 8), rounded(camera->metresPerPx, 7), std::string(slotCode(slot))});
    }
    return lines;
}

std::string filterLines(const State& state) {
    std::string lines;
    for (int level = 0; level <= kLevels; ++level)
        if ((state.hiddenLevels >> static_cast<unsigned>(level) & 1U) != 0) lines += line(ToggleLevel{level});
    if (state.mentionsOnly) lines += line(ToggleMentions{});
    for (int track = 0; track < 31; ++track)
        if ((state.frise.hiddenTracks >> static_cast<unsigned>(track) & 1U) != 0) lines += line(ToggleTrack{track});
    return lines;
}

/// A guided visit at its step, held: it goes on last of all.
std::string tourLines(const State& state) {
    if (!state.tour.on()) return {};
    std::string lines = line(StartTour{state.tour.id});
    for (int step = 0; step < state.tour.step; ++step) lines += line(StepTour{1});
    return lines + line(PauseTour{1});
}

/// The panel of the search and what was chosen in it with buttons; not what was typed.
std::string searchLines(const SearchState& search) {
    return search.open ? line(OpenSearch{}) + line(Browse{search.region, search.departement, search.stretch, search.page}) : std::string();
}

bool belongs(const Action& action) {
    return std::visit(
        []<class One>(const One&) {
            return std::is_same_v<One, Touched> || std::is_same_v<One, ShowAllFrance> || std::is_same_v<One, SetLanguage> || std::is_same_v<One, SetTheme> ||
                   std::is_same_v<One, SetReducedMotion> || std::is_same_v<One, SelectYear> || std::is_same_v<One, Compare> || std::is_same_v<One, ToggleLevel> ||
                   std::is_same_v<One, ToggleMentions> || std::is_same_v<One, ToggleTrack> || std::is_same_v<One, SelectCollectivite> ||
                   std::is_same_v<One, SelectPlace> || std::is_same_v<One, SelectDepartement> || std::is_same_v<One, SelectLandmark> ||
                   std::is_same_v<One, SelectFigures> || std::is_same_v<One, OpenBadge> || std::is_same_v<One, ShowStatistics> || std::is_same_v<One, ShowFound> ||
                   std::is_same_v<One, ShowDecades> || std::is_same_v<One, ShowGuide> || std::is_same_v<One, SetSeated> || std::is_same_v<One, Tick> || std::is_same_v<One, FlyTo> || std::is_same_v<One, ExpandInset> ||
                   std::is_same_v<One, ShowFrise> || std::is_same_v<One, ShowOnGlobe> || std::is_same_v<One, StartTour> || std::is_same_v<One, StepTour> || std::is_same_v<One, PauseTour> ||
                   std::is_same_v<One, OpenSearch> || std::is_same_v<One, Browse>;
        },
        action);
}

}  // namespace

std::string viewText(const Content& content, const State& state) {
    if (state.screen != ScreenId::Explore || state.stage.index >= 0) return {};
    std::string text = line(Touched{}) + line(ShowAllFrance{});
    text += line(SetLanguage{state.settings.language}) + line(SetTheme{state.settings.theme}) + line(SetReducedMotion{state.settings.reducedMotion ? 1 : 0}) + line(SetSeated{state.settings.seated ? 1 : 0});
    text += line(SelectYear{state.year});
    if (state.compare.on()) text += line(Compare{state.compare.from, state.compare.to, std::string(compareModeName(state.compare.mode))});
    text += tourLines(state) + filterLines(state) + selectionLine(state.selection);
    // A sheet of another edition than the one it opens with: the year has the last word.
    if (!state.compare.on()) text += line(SelectYear{state.year});
    text += line(Tick{kLandS}) + cameraLines(content, state) + line(ExpandInset{std::string(slotCode(state.expanded))});
    const auto frise = state.frise.motion ? std::optional(state.frise.motion->to) : state.frise.range;
    if (frise) text += line(ShowFrise{rounded(frise->from, 9), rounded(frise->to, 9)});
    if (state.globe.territory != 0 && !state.globe.leaving) text += line(ShowOnGlobe{std::string(slotCode(state.globe.territory))});
    text += searchLines(state.search) + line(Tick{kLandS});
    if (state.tour.playing()) text += line(PauseTour{0});
    return text + line(Touched{});
}

std::vector<Action> readView(const std::string& text) {
    std::vector<Action> actions;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const auto action = parseAction(std::string_view(text).substr(at, end - at));
        if (!action || !belongs(*action)) return {};
        actions.push_back(*action);
        at = end + 1;
    }
    return actions;
}

void ViewKeeper::keep(const Content& content, const State& state) {
    if (m_file.empty() || state.clockS - m_keptS < kKeepEveryS) return;
    m_keptS = state.clockS;
    std::string text = viewText(content, state);
    if (text == m_kept) return;
    // Whole or not at all; not onto the disk: where the power goes, the view goes.
    std::filesystem::path fresh = m_file;
    fresh += "." + std::to_string(::getpid()) + ".part";
    std::ofstream out(fresh, std::ios::binary | std::ios::trunc);
    out << text;
    out.close();
    std::error_code error;
    if (out) std::filesystem::rename(fresh, m_file, error);
    if (!out || error)
        std::filesystem::remove(fresh, error);
    else
        m_kept = std::move(text);
}

std::string keptView(const std::filesystem::path& file) {
    return readWhole(file, kMostBytes).value_or(std::string());
}

}  // namespace arobase
