// What is heard: tones, the voice, the desk beside the program, a machine without sound.
#include <atomic>
#include <cmath>
#include <mutex>

#include "app/voice/utterance_sound.h"
#include "app/voice/voice_desk.h"
#include "app/voice/voice_log.h"
#include "tests/app/show.h"

namespace arobase {
namespace {

using test::realContent;

/// Energy of a channel (0 left, 1 right) between two seconds.
double energy(const Samples& stereo, double fromS, double toS, std::size_t channel) {
    double sum = 0;
    for (auto i = static_cast<std::size_t>(fromS * kSampleRate); i < static_cast<std::size_t>(toS * kSampleRate) && 2 * i + 1 < stereo.size(); ++i) sum += std::pow(stereo[2 * i + channel], 2);
    return sum;
}

TEST(Tones, X18_NothingToHear) {
    EXPECT_TRUE(tonesOf(Exhibition{}).empty());
    EXPECT_EQ(tonesLengthS({}), 0);
    EXPECT_EQ(soundOf({}, {}, nullptr, 0).size(), 0u);
}

TEST(Tones, X18_OneToneALandmarkHigherYearByYearEachTrackOnItsSide) {
    const Exhibition& e = realContent().exhibition;
    const std::vector<Tone> tones = tonesOf(e);
    ASSERT_EQ(tones.size(), e.frise.size());
    for (std::size_t i = 1; i < tones.size(); ++i) {
        const FriseItem &before = e.frise[static_cast<std::size_t>(tones[i - 1].item)], &now = e.frise[static_cast<std::size_t>(tones[i].item)];
        EXPECT_GE(tones[i].atS - tones[i - 1].atS, kClosestS - 1e-9);
        EXPECT_LE(tones[i - 1].atS + tones[i - 1].lengthS, tones[i].atS + 1e-9) << "one after the other";
        if (now.date.year > before.date.year) {
            EXPECT_GT(tones[i].hertz, tones[i - 1].hertz);
        }
        if (now.date.year == before.date.year) {
            EXPECT_EQ(tones[i].hertz, tones[i - 1].hertz);
        }
        if (now.track == before.track) {
            EXPECT_EQ(tones[i].side, tones[i - 1].side);
        }
        if (now.track > before.track) {
            EXPECT_GT(tones[i].side, tones[i - 1].side);
        }
    }
    const Samples sound = tonesSound(tones);
    for (const Tone& tone : tones) {
        const double left = energy(sound, tone.atS, tone.atS + tone.lengthS, 0), right = energy(sound, tone.atS, tone.atS + tone.lengthS, 1);
        ASSERT_GT(left + right, 0);
        if (tone.side < 0) {
            EXPECT_GT(left, 2 * right);
        }
        if (tone.side > 0) {
            EXPECT_GT(right, 2 * left);
        }
        if (tone.side == 0) {
            EXPECT_NEAR(left / right, 1, 0.02);
        }
    }
}

TEST(Tones, X18_AHundredThousandLandmarksAreStillATone) {
    Exhibition e;
    e.tracks.resize(3);
    for (int i = 0; i < 3000; ++i) {
        FriseItem item;
        item.date.year = 1999 + i / 1000;
        item.track = i % 3;
        e.frise.push_back(item);
    }
    const auto tones = tonesOf(e);
    for (std::size_t i = 1; i < tones.size(); ++i) ASSERT_GE(tones[i].atS - tones[i - 1].atS, kClosestS - 1e-9);
}

TEST(Wave, M9_AFileThatOthersRead) {
    const std::string bytes = waveBytes(onBothEars(Samples{1, -1, 300}));
    EXPECT_EQ(bytes.substr(0, 4), "RIFF");
    EXPECT_EQ(bytes.substr(8, 8), "WAVEfmt ");
    EXPECT_EQ(bytes.size(), 44u + 12u);
    Samples loud{30000, -30000};
    amplify(loud, 20);
    EXPECT_EQ(loud, (Samples{32767, -32768}));
    amplify(loud, -6.0206);
    EXPECT_NEAR(loud[0], 16384, 2);
}

TEST(Voice, M5_SpeaksEachLanguageAndNeverLouderThanStaffSet) {
    const auto voice = Speech::open();
    ASSERT_TRUE(voice) << "espeak-ng is among the packages";
    const Utterance said{SoundKind::Speech, "k", "Une histoire de l’Internet citoyen", Language::French, 0};
    const Samples once = soundOf(said, {}, voice.get(), -12);
    EXPECT_GT(once.size(), static_cast<std::size_t>(kSampleRate)) << "more than half a second";
    EXPECT_NEAR(static_cast<double>(once.size()), static_cast<double>(soundOf(said, {}, voice.get(), -12).size()), 0.01 * static_cast<double>(once.size()));
    EXPECT_NE(once, soundOf({SoundKind::Speech, "k", said.text, Language::English, 0}, {}, voice.get(), -12));
    const auto peak = [](const Samples& s) { return std::abs(*std::max_element(s.begin(), s.end(), [](auto a, auto b) { return std::abs(a) < std::abs(b); })); };
    EXPECT_LE(peak(once), 32768 / 3.98 + 1) << "12 dB below full scale";
    Utterance louder = said;
    louder.volumeDb = 40;
    EXPECT_LE(peak(soundOf(louder, {}, voice.get(), -12)), 32768 / 3.98 + 1) << "no volume goes beyond the limit";
    EXPECT_TRUE(soundOf(said, {}, voice.get(), -12, [] { return false; }).empty()) << "what nobody waits for is not spoken";
}

TEST(Voice, C12_EachEarHasItsSound) {
    for (const bool left : {true, false}) {
        const Samples sound = soundOf({left ? SoundKind::TestLeft : SoundKind::TestRight, "k", "", Language::French, 0}, {}, nullptr, 0);
        EXPECT_GT(energy(sound, 0, 1, left ? 0 : 1), 0);
        EXPECT_LT(energy(sound, 0, 1, left ? 1 : 0), 1e-6 * energy(sound, 0, 1, left ? 0 : 1));
    }
}

struct Heard {
    std::mutex mutex;
    std::size_t samples = 0;
    int cuts = 0;
    std::atomic<bool> broken{false}, open{true};
};

class Ears final : public SoundOut {
public:
    explicit Ears(Heard& heard) : m_heard(heard) {}
    bool write(std::span<const std::int16_t> stereo) override {
        const std::scoped_lock lock(m_heard.mutex);
        m_heard.samples += stereo.size();
        return !m_heard.broken;
    }
    void cut() override {
        const std::scoped_lock lock(m_heard.mutex);
        ++m_heard.cuts;
    }

private:
    Heard& m_heard;
};

/// Plugged and unplugged as it is told.
class ScriptedJack final : public HeadphoneJack {
public:
    explicit ScriptedJack(std::atomic<int>& said) : m_said(said) {}
    std::optional<bool> plugged() override { return m_said < 0 ? std::nullopt : std::optional(m_said == 1); }

private:
    std::atomic<int>& m_said;
};

VoiceOptions scripted(Heard& heard, std::atomic<int>& plug) {
    return {-12, [&heard]() -> std::unique_ptr<SoundOut> { return heard.open ? std::make_unique<Ears>(heard) : nullptr; }, std::make_unique<ScriptedJack>(plug)};
}

TEST(VoiceDesk, M5_AJackThatSaysSoBeginsAndEndsIt) {
    Heard heard;
    std::atomic<int> plug{-1};
    VoiceDesk desk(realContent().exhibition, scripted(heard, plug));
    State state = update(realContent(), initialState(realContent(), {}), Touched{});
    const auto turn = [&] {
        for (const Action& action : desk.attend(state, utteranceOf(realContent(), state, {}))) state = update(realContent(), std::move(state), action);
    };
    turn();
    EXPECT_FALSE(state.reader.on) << "a jack that knows nothing";
    plug = 0;
    turn();
    EXPECT_FALSE(state.reader.on);
    plug = 1;
    turn();
    EXPECT_TRUE(state.reader.on);
    turn();
    desk.finish();
    EXPECT_GT(heard.samples, 0u);
    plug = 0;
    turn();
    EXPECT_FALSE(state.reader.on);
    turn();
    desk.finish();
    const std::size_t before = heard.samples;
    turn();
    desk.finish();
    EXPECT_EQ(heard.samples, before) << "silence after the plug is out";
}

TEST(VoiceDesk, M5_ANewWordCutsTheOldOneAndAMachineWithoutSoundIsATrouble) {
    Heard heard;
    std::atomic<int> plug{-1};
    heard.open = false;
    VoiceDesk desk(realContent().exhibition, scripted(heard, plug));
    State state = update(realContent(), initialState(realContent(), {}), Touched{});
    state = update(realContent(), std::move(state), OpenReader{});
    const auto turn = [&] {
        for (const Action& action : desk.attend(state, utteranceOf(realContent(), state, {}))) state = update(realContent(), std::move(state), action);
        desk.finish();
    };
    turn();
    turn();
    EXPECT_EQ(state.booth.troubles, std::vector<std::string>{"sound"});
    heard.open = true;
    state = update(realContent(), std::move(state), ReadOn{1});
    turn();
    turn();
    EXPECT_TRUE(state.booth.troubles.empty()) << "it is heard again";
    heard.broken = true;
    state = update(realContent(), std::move(state), ReadOn{1});
    turn();
    turn();
    EXPECT_EQ(state.booth.troubles, std::vector<std::string>{"sound"}) << "the card was pulled out";
}

TEST(VoiceDesk, M5_TheEndOfTheProgramDoesNotWaitForAWord) {
    Heard heard;
    std::atomic<int> plug{-1};
    State state = update(realContent(), initialState(realContent(), {}), OpenReader{});
    for (int i = 0; i < 3; ++i) {
        VoiceDesk desk(realContent().exhibition, scripted(heard, plug));
        desk.attend(state, {SoundKind::Frise, std::to_string(i), std::string(4000, 'a'), Language::French, 0});
    }
    SUCCEED();
}

TEST(Jack, M5_AFolderWithoutSwitchesIsNoJack) {
    EXPECT_EQ(openHeadphoneJack("/nowhere"), nullptr);
    EXPECT_EQ(openSoundCard("no-such-device"), nullptr);
}

TEST(VoiceLog, M9_WritesEachSayingOnceWithItsSecond) {
    VoiceLog log;
    log.see({}, 0);
    const Utterance one{SoundKind::Speech, "a", "Bonjour", Language::French, 0}, two{SoundKind::Frise, "b", "Des sons", Language::English, 0};
    log.see(one, 1.5);
    log.see(one, 1.6);
    log.see(two, 2);
    log.see({}, 3);
    EXPECT_EQ(log.transcript(), "1.500 fr Bonjour\n2.000 son Des sons\n3.000 - \n");
}

}  // namespace
}  // namespace arobase
