#include "app/voice/utterance_sound.h"

#include <algorithm>

namespace arobase {
namespace {

/// On one ear only.
Samples onOneEar(std::span<const std::int16_t> mono, bool left) {
    Samples stereo;
    stereo.reserve(2 * mono.size());
    for (const std::int16_t sample : mono) stereo.insert(stereo.end(), {left ? sample : std::int16_t{0}, left ? std::int16_t{0} : sample});
    return stereo;
}

}  // namespace

Samples soundOf(const Utterance& said, const std::vector<Tone>& tones, Speech* voice, double limitDb, const std::function<bool()>& wanted) {
    Samples sound;
    const bool left = said.kind == SoundKind::TestLeft, test = left || said.kind == SoundKind::TestRight;
    if (said.kind == SoundKind::Frise) sound = tonesSound(tones);
    if (test) sound = testSound(left);
    const bool speaks = voice != nullptr && !said.text.empty() && said.kind != SoundKind::Silence && (!wanted || wanted());
    if (speaks) {
        const Samples words = voice->speak(said.text, said.language, wanted), heard = test ? onOneEar(words, left) : onBothEars(words);
        sound.insert(sound.end(), heard.begin(), heard.end());
    }
    amplify(sound, std::min(0.0, limitDb) + std::min(0.0, said.volumeDb));
    return sound;
}

}  // namespace arobase
