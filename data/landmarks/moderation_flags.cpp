#include "data/landmarks/moderation_flags.h"

#include <algorithm>
#include <set>
#include <utility>

#include "data/landmarks/landmark_text.h"
#include "data/landmarks/moderation_fold.h"

namespace arobase {
namespace {

constexpr std::size_t kMostBytes = 4096;
constexpr std::size_t kRun = 5;            ///< as many of one letter or sign in a row are a repetition
constexpr std::size_t kWordRun = 4;        ///< as many of one word in a row
constexpr std::size_t kPoorLength = 12, kPoorKinds = 3;  ///< letters, and how few kinds of them are no text
constexpr std::size_t kLevels = 5;         ///< "@@@@@" is a level of the label

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return c >= 'a' && c <= 'z'; }

/// « aaaaa », « !!!!! »; figures may have their zeros, and @ its five.
bool hasRun(const std::string& text) {
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && text[end] == text[i]) ++end;
        const std::size_t allowed = text[i] == '@' ? kLevels + 1 : isDigit(text[i]) ? 10 : kRun;
        // Signs of other alphabets all fold to '?'.
        if (end - i >= allowed && text[i] != ' ' && text[i] != '?') return true;
        i = end;
    }
    return false;
}

bool hasSameWords(const std::string& text) {
    std::string last, word;
    std::size_t run = 0;
    for (const char c : text + " ") {
        if (isLetter(c)) {
            word += c;
            continue;
        }
        if (word.empty()) continue;
        run = word == last && word.size() > 1 ? run + 1 : 1;
        if (run >= kWordRun) return true;
        last = std::exchange(word, {});
    }
    return false;
}

/// « hahahahahaha »: long, and made of two or three letters.
bool isPoor(const std::string& text) {
    std::set<char> kinds;
    std::size_t letters = 0;
    for (const char c : text)
        if (isLetter(c)) {
            ++letters;
            kinds.insert(c);
        }
    return letters >= kPoorLength && kinds.size() <= kPoorKinds;
}

/// « ????? » before folding makes everything foreign a question mark.
bool hasQuestionRun(std::string_view text) { return text.find("?????") != std::string_view::npos; }

}  // namespace

LandmarkFlags flagsOf(std::string_view text, const ModerationWords& words) {
    const std::string clean = cleanLandmarkText(text.substr(0, kMostBytes));
    const std::string folded = foldedLookAlikes(clean);
    LandmarkFlags flags = 0;
    const auto set = [&](bool on, LandmarkFlags flag) { flags |= on ? flag : 0; };
    set(perceivedLength(clean) > kLandmarkMaxLength, kFlagTooLong);
    set(hasRun(folded) || hasQuestionRun(clean) || hasSameWords(folded) || isPoor(folded), kFlagRepetition);
    set(hasEmail(folded), kFlagEmail);
    set(hasPhone(folded), kFlagPhone);
    set(hasUrl(folded), kFlagUrl);
    set(hasHandle(folded), kFlagHandle);
    set(words.areIn(clean), kFlagWord);
    return flags;
}

}  // namespace arobase
