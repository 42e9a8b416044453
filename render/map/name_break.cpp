#include "render/map/name_break.h"

#include <algorithm>
#include <array>
#include <optional>

namespace arobase {
namespace {

constexpr int kShort = 8;     // characters: not worth two lines
constexpr int kSmallWord = 4; // characters that a small word at the end of the first line counts for

int characters(std::string_view utf8) {
    return static_cast<int>(std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool endsInSmallWord(std::string_view line) {
    static constexpr std::array<std::string_view, 24> kWords{"sur", "sous", "en", "le", "la", "les", "lès", "lez", "de", "du", "des", "d’", "l’",
                                                             "à", "aux", "au", "et", "CA", "CC", "CU", "Le", "La", "Saint", "Sainte"};
    while (!line.empty() && (line.back() == '-' || line.back() == ' ')) line.remove_suffix(1);
    const std::size_t start = line.find_last_of("- ");
    const std::string_view word = start == std::string_view::npos ? line : line.substr(start + 1);
    return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

/// A line may end before name[i + 1].
bool mayEndAt(std::string_view name, std::size_t i) {
    return (name[i] == '-' || name[i] == ' ') && name[i + 1] != '-' && name[i + 1] != ' ' && !(name[i] == ' ' && name[i - 1] == '-');
}

/// With its hyphen, without its space.
std::string_view lineOf(std::string_view name, std::size_t from, std::size_t end) { return name.substr(from, (name[end] == '-' ? end + 1 : end) - from); }

int penaltyOf(std::string_view line) { return endsInSmallWord(line) ? kSmallWord : 0; }

struct Halves {
    std::string_view first, second;
    int longest = 0, penalty = 0;  ///< characters
    int cost() const { return longest + penalty; }
};

std::optional<Halves> halvesOf(std::string_view name) {
    std::optional<Halves> best;
    for (std::size_t i = 1; i + 1 < name.size(); ++i) {
        if (!mayEndAt(name, i)) continue;
        const std::string_view first = lineOf(name, 0, i), second = name.substr(i + 1);
        const Halves halves{first, second, std::max(characters(first), characters(second)), penaltyOf(first)};
        if (!best || halves.cost() < best->cost()) best = halves;
    }
    return best;
}

}  // namespace

std::pair<std::string, std::string> twoLines(std::string_view name) {
    if (characters(name) < kShort) return {};
    const auto halves = halvesOf(name);
    return halves ? std::pair(std::string(halves->first), std::string(halves->second)) : std::pair<std::string, std::string>{};
}

std::array<std::string, 3> threeLines(std::string_view name) {
    if (characters(name) < kLongName) return {};
    std::array<std::string_view, 3> best;
    int least = 0;
    for (std::size_t i = 1; i + 1 < name.size(); ++i) {
        if (!mayEndAt(name, i)) continue;
        const std::string_view first = lineOf(name, 0, i);
        const auto rest = halvesOf(name.substr(i + 1));
        if (!rest) continue;
        const int cost = std::max(characters(first), rest->longest) + penaltyOf(first) + rest->penalty;
        if (!best[0].empty() && cost >= least) continue;
        best = {first, rest->first, rest->second};
        least = cost;
    }
    return {std::string(best[0]), std::string(best[1]), std::string(best[2])};
}

}  // namespace arobase
