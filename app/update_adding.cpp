// A visitor's own landmark: its draft, its request, and what became of it; what staff approved; the keyboard's own keys.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "app/screens/adding_layout.h"
#include "app/typing.h"
#include "app/update_detail.h"
#include "data/french.h"
#include "data/landmarks/landmark.h"
#include "data/landmarks/landmark_text.h"

namespace arobase {

std::string draftText(const AddDraft& draft) { return cleanLandmarkText(draft.text); }

DraftLack draftLack(const State& state) {
    const AddState& add = state.add;
    if (static_cast<int>(add.own.size()) >= kLandmarksPerVisit) return DraftLack::Enough;
    if (draftText(add.draft).empty()) return DraftLack::Text;
    if (add.draft.track.empty()) return DraftLack::Track;
    if (state.clockS - add.lastSentS < kLandmarkPauseS) return DraftLack::Pause;
    return DraftLack::Nothing;
}

std::string takeAwayText(const Content& content, const State& state) {
    const auto fill = [&](std::string_view key, std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
        const std::string filled = format(content.text(key, state.language()), values);
        return state.english() ? filled : typographicFr(filled);
    };
    const AddDraft& draft = state.add.draft;
    const std::string year = std::to_string(draft.year);
    std::string text = fill("add.take_title", {}) + "\n" + year + fill("list.colon", {}) + draftText(draft);
    if (!draft.communeName.empty()) text += " (" + draft.communeName + ")";
    return text + "\n" + fill("add.take_code", {{"code", state.add.code}});
}

std::vector<const ContributedLandmark*> visitorsLandmarks(const State& state) {
    std::vector<const ContributedLandmark*> all;
    for (const ContributedLandmark& l : state.contributed) all.push_back(&l);
    for (const ContributedLandmark& l : state.add.own)
        if (std::ranges::find(state.contributed, l.id, &ContributedLandmark::id) == state.contributed.end()) all.push_back(&l);
    return all;
}

int visitorsLane(const Content& content) { return static_cast<int>(content.exhibition.tracks.size()); }

bool hasContributions(const State& state) {
    return !state.contributed.empty() || (state.screen == ScreenId::Explore && state.stage.index < 0 && (state.add.open() || !state.add.own.empty()));
}

namespace detail {
namespace {

constexpr std::size_t kUndoSteps = 100, kMostContributed = 20'000, kLongestId = 64;
constexpr FieldLimit kTextLimit{kLandmarkMaxLength, 512};
constexpr FieldLimit kQueryLimit{60, 240};
constexpr double kEraseFirstS = 0.05, kEraseEveryS = 0.09;
constexpr int kRequests = 1'000'000'000;

const std::string* fieldOf(const State& state) {
    if (state.screen != ScreenId::Explore || state.stage.index >= 0) return nullptr;
    if (state.add.step == AddStep::Write) return &state.add.draft.text;
    if (state.add.step == AddStep::Commune) return &state.add.query;
    return state.search.open ? &state.search.query : nullptr;
}

FieldLimit limitOf(const State& state) { return state.add.step == AddStep::Write ? kTextLimit : kQueryLimit; }

bool knownTrack(const Content& content, std::string_view track) {
    const auto& tracks = content.exhibition.tracks;
    return std::ranges::any_of(tracks, [&](const FriseTrack& t) { return t.id == track; });
}

bool soundId(const std::string& id) { return !id.empty() && id.size() <= kLongestId && id.find_first_of(" \t\r\n") == std::string::npos; }

/// The draft as it is now can be gone back to, unless the change goes on with the one before.
void keepDraft(State& state, DraftChange change, bool goesOn) {
    AddState& add = state.add;
    if (!(goesOn && add.last == change)) add.before.push_back(add.draft);
    if (add.before.size() > kUndoSteps) add.before.erase(add.before.begin());
    add.last = change;
    add.lost = false;
}

bool firstOfAWord(const std::string& text) { return text.empty() || text.back() == ' '; }

void setYearOf(const Content& content, State& state, int year, bool goesOn) {
    const FriseRange whole = wholeFrise(content);
    year = std::clamp(year, static_cast<int>(whole.from), static_cast<int>(whole.to) - 1);
    if (year == state.add.draft.year) return;
    keepDraft(state, DraftChange::Year, goesOn);
    state.add.draft.year = year;
    state.year = year;  // the preview is in sight, and the map goes along
    revealYear(content, state);
}

/// What was written goes where letters go; the field's own rules say how much.
void write(State& state, const std::string& text) {
    if (state.add.step == AddStep::Write) {
        std::string after = state.add.draft.text;
        writeInto(after, text, kTextLimit);
        if (after == state.add.draft.text) return;
        keepDraft(state, DraftChange::Text, !firstOfAWord(state.add.draft.text));
        state.add.draft.text = std::move(after);
        return;
    }
    std::string& field = state.add.step == AddStep::Commune ? state.add.query : state.search.query;
    writeInto(field, text, limitOf(state));
    state.search.chosen = 0;
}

void erase(State& state) {
    if (state.add.step == AddStep::Write && !state.add.draft.text.empty()) {
        keepDraft(state, DraftChange::Erase, true);
        eraseLast(state.add.draft.text);
    } else if (state.add.step == AddStep::Commune) {
        eraseLast(state.add.query);
    } else if (!state.add.open()) {
        eraseLast(state.search.query);
    }
    state.search.chosen = 0;
}

/// Nothing is held or waits; the order of letters stays the visitor's.
void restKeys(State& state) {
    const bool abc = state.keys.abc;
    state.keys = {};
    state.keys.abc = abc;
}

void closeAdding(State& state) {
    AddState rest;
    rest.own = state.add.own;
    rest.lastSentS = state.add.lastSentS;
    state.add = rest;
    state.keys = {};
}

}  // namespace

// ---- the keyboard

void apply(const Content&, State& state, const TypeText& a) {
    if (!fieldOf(state)) return;
    const std::string dead = std::exchange(state.keys.dead, {});
    write(state, dead.empty() ? a.text : combined(dead, a.text));
    state.keys.shift = false;
    state.keys.variants.clear();
}

void apply(const Content&, State& state, const EraseText&) {
    if (!fieldOf(state)) return;
    state.keys.variants.clear();
    if (!std::exchange(state.keys.dead, {}).empty()) return;  // the mark that waited is what goes
    erase(state);
}

void apply(const Content&, State& state, const PressShift&) {
    if (!fieldOf(state)) return;
    KeyboardState& k = state.keys;
    const bool was = k.shift;
    if (k.locked)
        k.locked = k.shift = false;
    else
        k.shift = !was, k.locked = was;  // twice: it stays
    if (k.locked) k.shift = false;
    k.variants.clear();
}

void apply(const Content&, State& state, const SwapKeys&) {
    if (!fieldOf(state)) return;
    state.keys.abc = !state.keys.abc;
    state.keys.variants.clear();
}

void apply(const Content&, State& state, const PressDead& a) {
    if (!fieldOf(state) || (a.mark != "^" && a.mark != "¨")) return;
    KeyboardState& k = state.keys;
    k.variants.clear();
    if (k.dead.empty()) {
        k.dead = a.mark;
        return;
    }
    write(state, std::exchange(k.dead, a.mark == k.dead ? std::string() : a.mark));  // twice: the mark itself
}

void apply(const Content&, State& state, const ShowVariants& a) {
    if (fieldOf(state) && a.key.size() <= kLongestId) state.keys.variants = a.key;
}

void apply(const Content&, State& state, const HoldErase& a) {
    state.keys.erasing = a.on != 0 && fieldOf(state);
    state.keys.eraseAtS = state.keys.erasing ? state.clockS + kEraseFirstS : 0;
}

void advanceKeys(State& state) {
    KeyboardState& k = state.keys;
    const std::string* field = fieldOf(state);
    if (!field) k = {};
    if (!k.erasing || !field) return;
    for (int n = 0; n < 64 && k.erasing && state.clockS >= k.eraseAtS; ++n) {
        erase(state);
        k.eraseAtS += kEraseEveryS;
        if (field->empty()) k.erasing = false;
    }
}

// ---- the draft

void apply(const Content& content, State& state, const OpenAdding&) {
    if (state.screen != ScreenId::Explore || state.stage.index >= 0 || state.add.open()) return;
    select(content, state, {});
    state.search = {};
    state.globe = {};
    state.play = {};
    apply(content, state, LeaveComparison{});
    closeAdding(state);
    state.add.step = AddStep::Write;
    state.add.draft.year = state.year;
    revealYear(content, state);
}

void apply(const Content&, State& state, const CloseAdding&) {
    if (state.add.step == AddStep::Commune) {
        state.add.step = AddStep::Write;
        state.add.query.clear();
        return;
    }
    if (state.add.step != AddStep::Sending) closeAdding(state);  // what is being kept is waited for
}

void apply(const Content& content, State& state, const SetDraftYear& a) {
    if (state.add.step == AddStep::Write) setYearOf(content, state, a.year, false);
}

void apply(const Content& content, State& state, const StepDraftYear& a) {
    if (state.add.step == AddStep::Write) setYearOf(content, state, state.add.draft.year + std::clamp(a.by, -100, 100), true);
}

void apply(const Content& content, State& state, const DragDraftYear& a) {
    if (state.add.step != AddStep::Write) return;
    const float year = static_cast<float>(kWheelYearMm) * state.pxPerMm();
    state.add.wheelPx = std::clamp(state.add.wheelPx + a.dx, -40 * year, 40 * year);
    const int by = -static_cast<int>(std::lround(state.add.wheelPx / year));
    if (by == 0) return;
    const int was = state.add.draft.year;
    setYearOf(content, state, was + by, true);
    state.add.wheelPx = state.add.draft.year == was + by ? state.add.wheelPx + static_cast<float>(by) * year : 0.f;  // at the end of the years it stops
}

void apply(const Content&, State& state, const RestWheel&) { state.add.wheelPx = 0; }

void apply(const Content& content, State& state, const SetDraftTrack& a) {
    if (state.add.step != AddStep::Write || !knownTrack(content, a.track) || a.track == state.add.draft.track) return;
    keepDraft(state, DraftChange::Track, false);
    state.add.draft.track = a.track;
}

void apply(const Content&, State& state, const FindDraftCommune&) {
    if (state.add.step != AddStep::Write) return;
    state.add.step = AddStep::Commune;
    state.add.query.clear();
    restKeys(state);
}

void apply(const Content& content, State& state, const SetDraftCommune& a) {
    if (!state.add.writing()) return;
    const Place* place = a.code.empty() ? nullptr : content.place(a.code);
    if (!a.code.empty() && !place) return;
    keepDraft(state, DraftChange::Commune, false);
    state.add.draft.communeCode = place ? a.code : std::string();
    state.add.draft.communeName = place ? std::string(place->name) : std::string();
    state.add.step = AddStep::Write;
    state.add.query.clear();
}

void apply(const Content& content, State& state, const UndoDraft&) {
    AddState& add = state.add;
    if (add.step != AddStep::Write || add.before.empty()) return;
    add.draft = std::move(add.before.back());
    add.before.pop_back();
    add.last = DraftChange::None;
    state.keys.dead.clear();
    state.year = add.draft.year;
    revealYear(content, state);
}

void keepDraftYear(State& state) {
    if (state.add.step != AddStep::Write || state.year == state.add.draft.year) return;
    keepDraft(state, DraftChange::Year, true);
    state.add.draft.year = state.year;
}

// ---- the request

void apply(const Content&, State& state, const PublishDraft&) {
    if (state.add.step != AddStep::Write || draftLack(state) != DraftLack::Nothing) return;
    state.add.step = AddStep::Sending;
    state.add.lost = false;
    // Of another visit it would be another: an answer that comes too late is nobody's.
    state.add.request = 1 + static_cast<int>(std::fmod(std::floor(state.clockS * 1000), kRequests));
    restKeys(state);
}

void apply(const Content&, State& state, const LandmarkKept& a) {
    AddState& add = state.add;
    if (add.step != AddStep::Sending || a.request != add.request || a.code.size() > kLandmarkMaxBytes / 2) return;
    add.step = AddStep::Thanks;
    add.code = cleanLandmarkText(a.code);
    add.lastSentS = state.clockS;
    add.own.push_back({soundId(a.id) ? a.id : "own-" + std::to_string(add.own.size()), add.draft.year, add.draft.track, draftText(add.draft), add.draft.communeName});
    add.before.clear();
}

void apply(const Content&, State& state, const LandmarkLost& a) {
    if (state.add.step != AddStep::Sending || a.request != state.add.request) return;
    state.add.step = AddStep::Write;
    state.add.lost = true;
}

// ---- what staff approved

void apply(const Content& content, State& state, const ShowContributed& a) {
    const std::string text = cleanLandmarkText(a.text);
    const FriseRange whole = wholeFrise(content);
    const bool sound = soundId(a.id) && !text.empty() && text.size() <= kLandmarkMaxBytes && knownTrack(content, a.track) && a.year >= whole.from && a.year < whole.to;
    if (!sound) return;
    const ContributedLandmark one{a.id, a.year, a.track, text, cleanLandmarkText(a.commune)};
    auto& all = state.contributed;
    const auto at = std::ranges::lower_bound(all, a.id, {}, &ContributedLandmark::id);
    if (at != all.end() && at->id == a.id)
        *at = one;
    else if (all.size() < kMostContributed)
        all.insert(at, one);
}

void apply(const Content&, State& state, const HideContributed& a) {
    std::erase_if(state.contributed, [&](const ContributedLandmark& l) { return l.id == a.id; });
    if (state.selection == Selection{SelectionKind::Contributed, a.id}) setSelection(state, {});
}

void apply(const Content& content, State& state, const SelectContributed& a) {
    const auto is = [&](const ContributedLandmark& l) { return l.id == a.id; };
    const auto shared = std::ranges::find_if(state.contributed, is), own = std::ranges::find_if(state.add.own, is);
    if (shared == state.contributed.end() && own == state.add.own.end()) return;
    const int year = shared != state.contributed.end() ? shared->year : own->year;
    select(content, state, {SelectionKind::Contributed, a.id});
    state.year = year;
    revealYear(content, state);
}

}  // namespace detail
}  // namespace arobase
