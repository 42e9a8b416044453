#include "app/utterance.h"

#include "app/reader.h"
#include "app/spoken.h"

namespace arobase {
namespace {

Utterance ofReader(const Words& words) {
    const ReaderState& reader = words.state.reader;
    const ReaderEntry entry = readerEntry(readerList(words, reader.list), reader.at);
    Utterance said{SoundKind::Speech, "reader-" + std::to_string(reader.asked), readerSays(words), words.state.language(), 0};
    if (entry.tones && reader.say != ReaderSay::Volume) said.kind = SoundKind::Frise;
    return said;
}

Utterance ofFocus(const Words& words, const Scene& scene) {
    const Node* reached = words.state.focus.empty() ? nullptr : findNode(scene.root, words.state.focus);
    if (!reached) return {};
    const std::string text = spokenInFocus(words, *reached);
    return {SoundKind::Speech, "focus-" + words.state.focus + "-" + text, text, words.state.language(), 0};
}

Utterance ofTest(const Words& words) {
    const ReaderState& reader = words.state.reader;
    const bool left = reader.say == ReaderSay::TestLeft;
    if (!left && reader.say != ReaderSay::TestRight) return {};
    return {left ? SoundKind::TestLeft : SoundKind::TestRight, "test-" + std::to_string(reader.asked), words.tr(left ? "staff.sound_left" : "staff.sound_right"), words.state.language(), 0};
}

}  // namespace

Utterance utteranceOf(const Content& content, const State& state, const Scene& scene) {
    const Words words{content, state};
    Utterance said;
    if (state.booth.staff.step == StaffStep::TestCard) said = ofTest(words);
    if (state.booth.staff.open() || state.booth.asleep()) return said;
    const bool hears = state.reader.on || state.reader.headphones;
    if (hears && countdown(state) > 0)  // once, at its beginning: it would cut itself off every second
        said = {SoundKind::Speech, "countdown-" + std::to_string(state.lastInputS), words.tr("idle.title") + " " + words.tr("idle.text"), state.language(), 0};
    else if (state.reader.on)
        said = ofReader(words);
    else if (state.reader.headphones && state.screen == ScreenId::Explore)
        said = ofFocus(words, scene);
    said.volumeDb = volumeDb(state.reader.volume);
    return said;
}

}  // namespace arobase
