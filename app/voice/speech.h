#pragma once
// The voice: text to sound. It is a library of the distribution, opened when it is first wanted, so that a start does not wait for it.
#include <functional>
#include <memory>
#include <string>

#include "app/voice/wave.h"
#include "data/exhibition.h"

namespace arobase {

class Speech {
public:
    /// nullptr where espeak-ng or its voices are not installed. One at a time in a process, and as few as can be: the library keeps what each took.
    static std::unique_ptr<Speech> open();
    ~Speech();
    Speech(const Speech&) = delete;
    Speech& operator=(const Speech&) = delete;

    /// One channel, kSampleRate. `wanted` is asked now and then: false, and what is left is not spoken. The same words in the same order since the start of the
    /// process give the same sound.
    Samples speak(const std::string& text, Language language, const std::function<bool()>& wanted = {});

private:
    struct Functions;
    explicit Speech(std::unique_ptr<Functions> functions);
    std::unique_ptr<Functions> m_functions;
};

}  // namespace arobase
