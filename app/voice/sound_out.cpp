#include "app/voice/sound_out.h"

#include <alsa/asoundlib.h>

namespace arobase {
namespace {

constexpr unsigned kLatencyUs = 80000;

/// A machine without a card is told to staff by us, not by lines of the library.
void silent(const char*, int, const char*, int, const char*, ...) {}

class SoundCard final : public SoundOut {
public:
    explicit SoundCard(snd_pcm_t* pcm) : m_pcm(pcm) {}
    ~SoundCard() override { snd_pcm_close(m_pcm); }
    SoundCard(const SoundCard&) = delete;
    SoundCard& operator=(const SoundCard&) = delete;

    bool write(std::span<const std::int16_t> stereo) override {
        while (!stereo.empty()) {
            snd_pcm_sframes_t done = snd_pcm_writei(m_pcm, stereo.data(), stereo.size() / 2);
            if (done < 0) done = snd_pcm_recover(m_pcm, static_cast<int>(done), 1);
            if (done < 0) return false;
            stereo = stereo.subspan(2 * static_cast<std::size_t>(done));
        }
        return true;
    }

    void cut() override {
        snd_pcm_drop(m_pcm);
        snd_pcm_prepare(m_pcm);
    }

private:
    snd_pcm_t* m_pcm;
};

}  // namespace

std::unique_ptr<SoundOut> openSoundCard(const std::string& device) {
    snd_lib_error_set_handler(silent);
    snd_pcm_t* pcm = nullptr;
    if (snd_pcm_open(&pcm, device.c_str(), SND_PCM_STREAM_PLAYBACK, 0) < 0) return nullptr;
    auto card = std::make_unique<SoundCard>(pcm);
    const bool good = snd_pcm_set_params(pcm, SND_PCM_FORMAT_S16_LE, SND_PCM_ACCESS_RW_INTERLEAVED, 2, kSampleRate, 1, kLatencyUs) >= 0;
    return good ? std::move(card) : nullptr;
}

}  // namespace arobase
