#include "data/french_places.h"

#include <algorithm>
#include <array>

#include "data/french.h"

namespace arobase {
namespace {

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& codes, std::string_view code) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

/// A town and islands without an article.
constexpr std::array<std::string_view, 7> kAt = {"75", "974", "975", "976", "977", "978", "986"};

/// Départements that usage puts after « en »: two names joined by « et », compound feminine ones, and these of a single word.
/// The others keep their article: « dans la Drôme », « dans l’Aisne », « dans le Nord ».
constexpr std::array<std::string_view, 40> kEn = {
    "07", "09", "16", "17", "19", "21", "24", "28", "2A", "2B", "31", "33", "35", "37", "38", "41", "43", "44", "47", "48", "49", "52",
    "53", "54", "57", "70", "71", "73", "74", "76", "77", "82", "85", "87", "93", "971", "972", "973", "987", "988"};

/// Régions by Insee's code.
constexpr std::array<std::string_view, 13> kRegionEn = {"01", "02", "03", "11", "24", "27", "28", "53", "75", "76", "84", "93", "94"};
constexpr std::array<std::string_view, 2> kRegionAt = {"04", "06"}, kRegionPlural = {"32", "52"}, kRegionMasculine = {"24", "44"};

}  // namespace

std::string inDepartement(std::string_view code, std::string_view name) {
    if (holds(kAt, code)) return "à " + std::string(name);
    if (holds(kEn, code)) return "en " + std::string(name);
    return "dans " + departementWithArticle(code, name);
}

std::string inRegion(std::string_view code, std::string_view name) {
    if (holds(kRegionAt, code)) return "à " + std::string(name);
    if (holds(kRegionEn, code)) return "en " + std::string(name);
    const std::string_view article = holds(kRegionPlural, code) ? "les " : holds(kRegionMasculine, code) ? "le " : "";
    return "dans " + std::string(article) + std::string(name);
}

std::string deRegion(std::string_view code, std::string_view name) {
    if (holds(kRegionPlural, code)) return "des " + std::string(name);
    if (holds(kRegionMasculine, code)) return "du " + std::string(name);
    return deName(name);
}

}  // namespace arobase
