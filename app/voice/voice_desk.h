#pragma once
// Beside the program: says what is to be said, and looks whether headphones are plugged in. Voice and sound card live on a thread of their own;
// a picture never waits for them.
//
//   state ──utterance──► desk ──thread──► voice, tones ──► sound card        jack ──► PlugHeadphones · no card ──► SetTrouble sound
#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "app/action.h"
#include "app/utterance.h"
#include "app/voice/jack.h"
#include "app/voice/sound_out.h"
#include "app/voice/speech.h"
#include "app/voice/tones.h"

namespace arobase {

struct VoiceOptions {
    double limitDb = -12;  ///< the loudest, below full scale: what staff measured as 65 dBA in these headphones
    std::function<std::unique_ptr<SoundOut>()> openOut;         ///< called on the thread, again after a failure
    std::unique_ptr<HeadphoneJack> jack;                        ///< null: nobody looks
};

class VoiceDesk {
public:
    VoiceDesk(const Exhibition& exhibition, VoiceOptions options);
    ~VoiceDesk();
    VoiceDesk(const VoiceDesk&) = delete;
    VoiceDesk& operator=(const VoiceDesk&) = delete;

    /// Main thread, each turn: what is to be heard now; gives what happened meanwhile. The machine is opened when something is first to be said.
    std::vector<Action> attend(const State& state, const Utterance& now);
    /// Waits until the last utterance has been said (or failed): for tests.
    void finish();

private:
    void work();
    bool play(const Utterance& said, const std::string& key);
    bool stillWanted(const std::string& key);

    VoiceOptions m_options;
    const std::vector<Tone> m_tones;
    std::mutex m_mutex;
    std::condition_variable m_wake, m_idle;
    Utterance m_wanted;        ///< guarded, with the next three
    std::string m_done;        ///< key of the last one that the thread is through with
    bool m_end = false, m_busy = false;
    std::atomic<bool> m_silent{false};  ///< the last one could not be heard
    std::unique_ptr<SoundOut> m_out;    ///< the thread's, as is the voice
    std::unique_ptr<Speech> m_voice;
    std::thread m_thread;
};

}  // namespace arobase
