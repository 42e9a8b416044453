#pragma once
// What is to be heard now: a pure function of what is shown. Whoever has a loudspeaker compares keys: another key, another sound, and the one
// before it is cut off.
#include <string>

#include "app/words.h"
#include "render/scene/scene.h"

namespace arobase {

enum class SoundKind : unsigned char { Silence, Speech, Frise, TestLeft, TestRight };

struct Utterance {
    SoundKind kind = SoundKind::Silence;
    std::string key;   ///< of this one saying of it
    std::string text;  ///< what is said; of a sound, what it means
    Language language = Language::French;
    double volumeDb = 0;  ///< below the loudest
    bool operator==(const Utterance&) const = default;
};

/// Of the reader while it is on; else, while headphones are plugged in, of what the keys have reached.
Utterance utteranceOf(const Content& content, const State& state, const Scene& scene);

}  // namespace arobase
