#pragma once
// An utterance as it is heard.
#include <functional>
#include <vector>

#include "app/utterance.h"
#include "app/voice/speech.h"
#include "app/voice/tones.h"

namespace arobase {

/// At the volume of the utterance, `limitDb` for the loudest. `voice` null: tones alone. `wanted` false: what is left is not made.
Samples soundOf(const Utterance& utterance, const std::vector<Tone>& tones, Speech* voice, double limitDb, const std::function<bool()>& wanted = {});

}  // namespace arobase
