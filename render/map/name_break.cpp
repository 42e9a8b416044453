#include "render/map/name_break.h"

#include <algorithm>
#include <array>

namespace arobase {
namespace {

constexpr int kShort = 8;     // characters: not worth two lines
constexpr int kSmallWord = 4; // characters that a small word at the end of the first line counts for

int characters(std::string_view utf8) {
    return static_cast<int>(std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool endsInSmallWord(std::string_view line) {
    static constexpr std::array<std::string_view, 22> kWords{"sur", "sous", "en", "le", "la", "les", "lès", "lez", "de", "du", "des", "d’", "l’",
                                                             "à", "aux", "au", "et", "CA", "CC", "CU", "Le", "La"};
    while (!line.empty() && (line.back() == '-' || line.back() == ' ')) line.remove_suffix(1);
    const std::size_t start = line.find_last_of("- ");
    const std::string_view word = start == std::string_view::npos ? line : line.substr(start + 1);
    return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

}  // namespace

std::pair<std::string, std::string> twoLines(std::string_view name) {
    if (characters(name) < kShort) return {};
    std::pair<std::string_view, std::string_view> best;
    int least = 0;
    for (std::size_t i = 1; i + 1 < name.size(); ++i) {
        if ((name[i] != '-' && name[i] != ' ') || name[i + 1] == '-' || name[i + 1] == ' ' || (name[i] == ' ' && name[i - 1] == '-')) continue;
        const std::string_view first = name.substr(0, name[i] == '-' ? i + 1 : i), second = name.substr(i + 1);
        const int cost = std::max(characters(first), characters(second)) + (endsInSmallWord(first) ? kSmallWord : 0);
        if (!best.first.empty() && cost >= least) continue;
        best = {first, second};
        least = cost;
    }
    return {std::string(best.first), std::string(best.second)};
}

}  // namespace arobase
