#include "app/voice/voice_desk.h"

#include <algorithm>

#include "app/voice/utterance_sound.h"

namespace arobase {
namespace {
constexpr std::size_t kChunk = 2 * 1024;  // samples: a twentieth of a second, within which a new word cuts an old one
}

VoiceDesk::VoiceDesk(const Exhibition& exhibition, VoiceOptions options) : m_options(std::move(options)), m_tones(tonesOf(exhibition)) {}

VoiceDesk::~VoiceDesk() {
    {
        const std::scoped_lock lock(m_mutex);
        m_end = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable()) m_thread.join();
}

std::vector<Action> VoiceDesk::attend(const State& state, const Utterance& now) {
    std::vector<Action> actions;
    if (m_options.jack)
        if (const auto plugged = m_options.jack->plugged(); plugged && *plugged != state.reader.headphones) actions.push_back(PlugHeadphones{*plugged ? 1 : 0});
    const auto& troubles = state.booth.troubles;
    const bool told = std::binary_search(troubles.begin(), troubles.end(), "sound"), silent = m_silent;
    if (told != silent && m_thread.joinable()) actions.push_back(SetTrouble{"sound", silent ? 1 : 0});
    const std::scoped_lock lock(m_mutex);
    if (now.key == m_wanted.key) return actions;
    m_wanted = now;
    if (!m_thread.joinable() && now.kind != SoundKind::Silence) m_thread = std::thread([this] { work(); });
    m_wake.notify_all();
    return actions;
}

void VoiceDesk::finish() {
    std::unique_lock lock(m_mutex);
    if (m_thread.joinable()) m_idle.wait(lock, [this] { return m_done == m_wanted.key && !m_busy; });
}

bool VoiceDesk::stillWanted(const std::string& key) {
    const std::scoped_lock lock(m_mutex);
    return !m_end && m_wanted.key == key;
}

void VoiceDesk::work() {
    std::unique_lock lock(m_mutex);
    while (!m_end) {
        m_wake.wait(lock, [this] { return m_end || m_wanted.key != m_done; });
        if (m_end) break;
        const Utterance said = m_wanted;
        m_busy = true;
        lock.unlock();
        if (said.kind != SoundKind::Silence) m_silent = !play(said, said.key);
        lock.lock();
        m_busy = false;
        m_done = said.key;
        m_idle.notify_all();
    }
}

/// False: nobody can hear it.
bool VoiceDesk::play(const Utterance& said, const std::string& key) {
    const auto wanted = [&] { return stillWanted(key); };
    if (!m_voice) m_voice = Speech::open();
    if (!m_out) m_out = m_options.openOut();
    if (!m_out || !m_voice) return false;
    const Samples sound = soundOf(said, m_tones, m_voice.get(), m_options.limitDb, wanted);
    for (std::size_t at = 0; at < sound.size(); at += kChunk) {
        if (!wanted()) return m_out->cut(), true;
        if (m_out->write(std::span(sound).subspan(at, std::min(kChunk, sound.size() - at)))) continue;
        m_out.reset();  // it was unplugged: the next word looks for another
        return false;
    }
    return true;
}

}  // namespace arobase
