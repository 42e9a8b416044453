#pragma once
// What is on the screen, as JSON: for tests, audits and bug reports.
#include <string>

#include "app/app.h"
#include "render/renderer.h"

namespace arobase::harness {

struct Counters {
    long long framesDrawn = 0;
    FrameStats last;             ///< of the last frame drawn
    long long bytesUploaded = 0; ///< since the start
    long long allocations = 0;   ///< by the last frame drawn
};

/// UTF-8 JSON with a fixed order of keys: equal states give equal bytes.
std::string dumpJson(App& app, const Counters& counters);

/// State alone, the same way: two runs agree when these are equal.
std::string stateJson(const State& state);

}  // namespace arobase::harness
