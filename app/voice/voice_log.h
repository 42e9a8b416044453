#pragma once
// What would be heard, on a fake clock: a line each, and a sound file where one is asked for. For proofs, and for transcripts.
#include <filesystem>
#include <string>
#include <vector>

#include "app/utterance.h"
#include "app/voice/wave.h"

namespace arobase {

class VoiceLog {
public:
    /// The present one, at that second of the clock; written down when it is another one.
    void see(const Utterance& now, double clockS);
    /// "12.350 fr La frise…": second, language (or "son" for sounds), text; silence is a line without text.
    std::string transcript() const;
    /// All of it as it would have been heard, each cut off by the next one. Empty where there is no voice to speak it.
    Samples sound(const Exhibition& exhibition, double limitDb) const;

private:
    struct Said {
        Utterance utterance;
        double atS = 0;
    };
    std::vector<Said> m_said;
};

}  // namespace arobase
