#include "app/voice/speech.h"

#include <dlfcn.h>
#include <espeak-ng/speak_lib.h>

namespace arobase {

struct Speech::Functions {
    decltype(&espeak_Initialize) initialize = nullptr;
    decltype(&espeak_SetSynthCallback) setCallback = nullptr;
    decltype(&espeak_SetVoiceByName) setVoice = nullptr;
    decltype(&espeak_SetParameter) setParameter = nullptr;
    decltype(&espeak_Synth) synth = nullptr;
};

namespace {

constexpr int kWordsAMinute = 165;

struct Speaking {
    Samples sound;
    const std::function<bool()>& wanted;
};

/// Called by the library with what it has so far; 1: it need not go on.
int take(short* samples, int count, espeak_EVENT* events) {
    auto* speaking = events == nullptr ? nullptr : static_cast<Speaking*>(events->user_data);
    if (speaking == nullptr) return 0;
    if (samples != nullptr) speaking->sound.insert(speaking->sound.end(), samples, samples + count);
    return speaking->wanted && !speaking->wanted() ? 1 : 0;
}

template <class Function>
bool find(void* library, const char* name, Function& into) {
    into = reinterpret_cast<Function>(dlsym(library, name));
    return into != nullptr;
}

}  // namespace

std::unique_ptr<Speech> Speech::open() {
    void* library = dlopen("libespeak-ng.so.1", RTLD_NOW | RTLD_LOCAL);  // never closed: it may have left handlers behind
    if (library == nullptr) return nullptr;
    auto f = std::make_unique<Functions>();
    const bool whole = find(library, "espeak_Initialize", f->initialize) && find(library, "espeak_SetSynthCallback", f->setCallback) &&
                       find(library, "espeak_SetVoiceByName", f->setVoice) && find(library, "espeak_SetParameter", f->setParameter) &&
                       find(library, "espeak_Synth", f->synth);
    if (!whole || f->initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nullptr, espeakINITIALIZE_DONT_EXIT) != kSampleRate) return nullptr;
    f->setCallback(take);
    return std::unique_ptr<Speech>(new Speech(std::move(f)));
}

Speech::Speech(std::unique_ptr<Functions> functions) : m_functions(std::move(functions)) {}
Speech::~Speech() = default;  // espeak_Terminate() hangs when it is called a second time in a process (1.51)

Samples Speech::speak(const std::string& text, Language language, const std::function<bool()>& wanted) {
    Speaking speaking{{}, wanted};
    m_functions->setVoice(language == Language::English ? "en-gb" : "fr");
    m_functions->setParameter(espeakRATE, kWordsAMinute, 0);
    m_functions->synth(text.c_str(), text.size() + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8, nullptr, &speaking);
    return std::move(speaking.sound);
}

}  // namespace arobase
