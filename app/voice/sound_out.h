#pragma once
// Where sound goes. One thread at a time.
#include <functional>
#include <memory>
#include <span>
#include <string>

#include "app/voice/wave.h"

namespace arobase {

class SoundOut {
public:
    virtual ~SoundOut() = default;
    /// Waits until there is room for it. False: it cannot be heard (any more).
    virtual bool write(std::span<const std::int16_t> stereo) = 0;
    /// What was written and not heard yet falls silent.
    virtual void cut() = 0;
};

/// Of the machine (ALSA), by name ("default", "hw:0"); nullptr where there is none.
std::unique_ptr<SoundOut> openSoundCard(const std::string& device);

}  // namespace arobase
