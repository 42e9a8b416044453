// Reading aloud: five keys, a menu, lists.
#include <algorithm>

#include "app/reader.h"
#include "app/update_detail.h"

namespace arobase::detail {
namespace {

void say(ReaderState& reader, ReaderSay what) {
    reader.say = what;
    ++reader.asked;
}

/// Into a list at its first entry; back into the one that it was reached from, where one was.
void enter(const Content& content, State& state, const std::string& list) {
    ReaderState& reader = state.reader;
    const bool back = readerList({content, state}, reader.list).parent == list;
    if (reader.list == "menu") reader.menuAt = reader.at;
    if (reader.list == "palmares" && !back) reader.editionAt = reader.at;
    reader.list = list;
    reader.at = back ? (list == "menu" ? reader.menuAt : reader.editionAt) : 1;
    say(reader, ReaderSay::List);
}

}  // namespace

void apply(const Content& content, State& state, const OpenReader&) {
    if (state.stage.index >= 0 || isPage(state.screen)) return;
    if (state.screen == ScreenId::Attract) applyAny(content, state, Touched{});
    if (state.screen != ScreenId::Explore || state.reader.on) return;
    ReaderState& reader = state.reader;
    reader = {true, reader.headphones, "menu", 0, 0, 0, reader.volume, ReaderSay::List, reader.asked};
    state.play = {};
    state.focus.clear();
    say(reader, ReaderSay::List);
}

void apply(const Content&, State& state, const CloseReader&) {
    state.reader.on = false;
    ++state.reader.asked;
}

void apply(const Content& content, State& state, const ReadOn& a) {
    ReaderState& reader = state.reader;
    if (!reader.on || (a.by != 1 && a.by != -1)) return;
    const int count = static_cast<int>(readerList({content, state}, reader.list).entries.size());
    reader.at = (std::min(reader.at, count - 1) + a.by + count) % count;
    say(reader, ReaderSay::Entry);
}

void apply(const Content& content, State& state, const TakeRead&) {
    if (!state.reader.on) return;
    const ReaderEntry entry = readerEntry(readerList({content, state}, state.reader.list), state.reader.at);
    if (!entry.opens.empty()) return enter(content, state, entry.opens);
    if (const auto action = parseAction(entry.action)) applyAny(content, state, *action);
    if (state.reader.on) say(state.reader, ReaderSay::Entry);
}

void apply(const Content&, State& state, const StepVolume& a) {
    if (!state.reader.on && !state.reader.headphones) return;
    state.reader.volume = std::clamp(state.reader.volume + std::clamp(a.by, -1, 1), 0, kVolumeSteps);
    say(state.reader, ReaderSay::Volume);
}

/// Who unplugs has gone: the next one finds the house's language and the usual volume.
void apply(const Content& content, State& state, const PlugHeadphones& a) {
    const bool on = a.on != 0;
    if (on == state.reader.headphones) return;
    if (on && state.booth.answers()) applyAny(content, state, Touched{});
    const int asked = state.reader.asked + 1;
    state.reader = {};
    state.reader.asked = asked;
    state.reader.headphones = on;
    state.settings.language = state.house.language;
    if (on && state.booth.answers()) applyAny(content, state, OpenReader{});
}

void apply(const Content&, State& state, const PlayTestSound& a) {
    if (state.booth.staff.step != StaffStep::TestCard || (a.side != "left" && a.side != "right")) return;
    say(state.reader, a.side == "left" ? ReaderSay::TestLeft : ReaderSay::TestRight);
}

}  // namespace arobase::detail
