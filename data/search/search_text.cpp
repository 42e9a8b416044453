#include "data/search/search_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "data/utf8.h"

namespace arobase {
namespace {

/// "s/" as it is written between two names, and without the marks that a decomposed accent leaves behind.
std::string plain(std::string_view text) {
    std::string out;
    char32_t before = ' ', now = ' ';
    while (!text.empty()) {
        const char32_t next = takeCodePoint(text);
        if (next >= 0x300 && next < 0x370) continue;
        const bool letterBefore = before > 0x7F || std::isalpha(static_cast<int>(before)) != 0;
        if (next == '/' && (now == 's' || now == 'S') && !letterBefore)
            out += "ur ";
        else
            appendUtf8(out, next);
        before = std::exchange(now, next);
    }
    return out;
}

struct Abbreviation {
    std::array<std::string_view, 3> words;  ///< the last may be empty
    std::string_view text;
};
constexpr std::array kAbbreviations{Abbreviation{{"communaute", "de", "communes"}, "cc"}, Abbreviation{{"communaute", "d", "agglomeration"}, "ca"},
                                    Abbreviation{{"communaute", "urbaine", ""}, "cu"}};

void abbreviate(std::vector<std::string>& words) {
    for (const Abbreviation& a : kAbbreviations) {
        const std::size_t count = a.words.back().empty() ? 2 : 3;
        const auto found = std::search(words.begin(), words.end(), a.words.begin(), a.words.begin() + static_cast<std::ptrdiff_t>(count));
        if (found == words.end()) continue;
        *found = a.text;
        words.erase(found + 1, found + static_cast<std::ptrdiff_t>(count));
    }
}

}  // namespace

std::vector<std::string> searchWords(std::string_view text) {
    std::vector<std::string> words;
    const std::string folded = foldedText(plain(text), ' ');
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t end = std::min(folded.find(' ', at), folded.size());
        std::string word = folded.substr(at, end - at);
        if (word == "st") word = "saint";
        if (word == "ste") word = "sainte";
        words.push_back(std::move(word));
        at = end + 1;
    }
    abbreviate(words);
    return words;
}

std::string joinedWords(const std::vector<std::string>& words, std::size_t first) {
    std::string joined;
    for (std::size_t i = first; i < words.size(); ++i) joined += words[i];
    return joined;
}

std::size_t articleWords(const std::vector<std::string>& words) {
    if (words.size() < 2) return 0;
    const std::string& first = words.front();
    return first == "le" || first == "la" || first == "les" || first == "l" ? 1 : 0;
}

bool withinOneError(std::string_view a, std::string_view b) {
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > 1) return false;
    const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin());
    const auto at = static_cast<std::size_t>(x - a.begin());
    if (at == a.size()) return true;
    if (a.size() < b.size()) return a.substr(at) == b.substr(at + 1);
    if (a.substr(at + 1) == b.substr(at + 1)) return true;
    return at + 1 < a.size() && a[at] == b[at + 1] && a[at + 1] == b[at] && a.substr(at + 2) == b.substr(at + 2);
}

}  // namespace arobase
