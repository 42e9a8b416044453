#include "app/voice/voice_log.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "app/voice/utterance_sound.h"

namespace arobase {

void VoiceLog::see(const Utterance& now, double clockS) {
    const std::string before = m_said.empty() ? std::string() : m_said.back().utterance.key;
    if (now.key != before) m_said.push_back({now, clockS});
}

std::string VoiceLog::transcript() const {
    std::string lines;
    for (const Said& said : m_said) {
        std::array<char, 32> second{};
        std::snprintf(second.data(), second.size(), "%.3f ", said.atS);
        const bool speech = said.utterance.kind == SoundKind::Speech, silent = said.utterance.kind == SoundKind::Silence;
        lines += second.data() + std::string(silent ? "-" : speech ? languageCode(said.utterance.language) : "son") + " " + said.utterance.text + "\n";
    }
    return lines;
}

Samples VoiceLog::sound(const Exhibition& exhibition, double limitDb) const {
    const auto voice = Speech::open();
    Samples all;
    if (!voice) return all;
    const std::vector<Tone> tones = tonesOf(exhibition);
    for (std::size_t i = 0; i < m_said.size(); ++i) {
        const Samples one = soundOf(m_said[i].utterance, tones, voice.get(), limitDb);
        const auto first = 2 * static_cast<std::size_t>(std::llround(m_said[i].atS * kSampleRate));
        std::size_t end = first + one.size();
        if (i + 1 < m_said.size()) end = std::min(end, std::max(first, 2 * static_cast<std::size_t>(std::llround(m_said[i + 1].atS * kSampleRate))));
        all.resize(std::max(all.size(), end));
        std::copy_n(one.begin(), end - first, all.begin() + static_cast<std::ptrdiff_t>(first));
    }
    return all;
}

}  // namespace arobase
