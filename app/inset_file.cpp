#include "app/inset_file.h"

#include <algorithm>
#include <cmath>
#include <sstream>
#include <toml++/toml.h>

#include "data/whole_file.h"

namespace arobase {
namespace {

constexpr std::array<const char*, kPageFormats> kFormats{"paysage", "portrait"};

Issue issueOf(const std::filesystem::path& file, Severity severity, int row, const std::string& message) {
    return {severity, "disposition", file.string(), row, "", message};
}

/// The four shares of one inset; nullopt when one is missing, not a number, or lies outside the map.
std::optional<Rect> placeOf(const toml::table& table) {
    constexpr double kSlack = 1e-6;  // of rounding
    std::array<double, 4> value{};
    constexpr std::array<const char*, 4> kKeys{"x", "y", "largeur", "hauteur"};
    for (std::size_t i = 0; i < kKeys.size(); ++i) {
        const auto number = table[kKeys[i]].value<double>();
        if (!number || !std::isfinite(*number) || *number < 0 || *number > 1) return std::nullopt;
        value[i] = *number;
    }
    if (value[2] <= 0 || value[3] <= 0 || value[0] + value[2] > 1 + kSlack || value[1] + value[3] > 1 + kSlack) return std::nullopt;
    return Rect{static_cast<float>(value[0]), static_cast<float>(value[1]), static_cast<float>(value[2]), static_cast<float>(value[3])};
}

void readFormat(const toml::table& table, PageFormat format, const std::filesystem::path& file, Result<InsetPlaces>& result) {
    for (const auto& [key, node] : table) {
        const auto row = static_cast<int>(node.source().begin.line);
        const std::string code(key.str());
        const auto slot = slotByCode(code);
        if (!slot || *slot == kMainMap) {
            result.issues.push_back(issueOf(file, Severity::Warning, row, "« " + code + " » n’est pas un encart"));
            continue;
        }
        const auto* entry = node.as_table();
        const auto place = entry ? placeOf(*entry) : std::nullopt;
        if (place)
            result.value->of(format, *slot) = place;
        else
            result.issues.push_back(issueOf(file, Severity::Warning, row, "encart " + code + " : x, y, largeur et hauteur sont attendus, en parts de la carte (0 à 1)"));
    }
}

}  // namespace

std::filesystem::path insetFile(const std::filesystem::path& exhibition) { return exhibition / "disposition.toml"; }

Result<InsetPlaces> readInsets(const std::filesystem::path& file) {
    Result<InsetPlaces> result;
    result.value.emplace();
    std::error_code error;
    if (!std::filesystem::exists(file, error)) return result;
    toml::table root;
    try {
        root = toml::parse_file(file.string());
    } catch (const toml::parse_error& bad) {
        result.issues.push_back(issueOf(file, Severity::Error, static_cast<int>(bad.source().begin.line),
                                        "disposition des encarts illisible : " + std::string(bad.description())));
        return result;
    }
    for (const auto& [key, node] : root) {
        const auto format = std::find(kFormats.begin(), kFormats.end(), key.str());
        const auto* table = node.as_table();
        if (format != kFormats.end() && table)
            readFormat(*table, static_cast<PageFormat>(format - kFormats.begin()), file, result);
        else
            result.issues.push_back(issueOf(file, Severity::Warning, static_cast<int>(node.source().begin.line),
                                            "« " + std::string(key.str()) + " » : paysage ou portrait est attendu"));
    }
    return result;
}

Issues writeInsets(const std::filesystem::path& file, const InsetPlaces& places) {
    std::ostringstream out;
    out.precision(9);  // a float there and back
    out << "# Places des encarts, en parts de la carte (0 à 1). Écrit par le studio : « Disposition ».\n";
    for (int f = 0; f < kPageFormats; ++f)
        for (int slot = 1; slot < kMapSlots; ++slot)
            if (const auto& place = places.of(static_cast<PageFormat>(f), slot))
                out << "\n[" << kFormats[static_cast<std::size_t>(f)] << "." << slotCode(slot) << "]\nx = " << place->x
                    << "\ny = " << place->y << "\nlargeur = " << place->w << "\nhauteur = " << place->h << "\n";
    const std::string cause = writeWhole(file, out.str());
    if (cause.empty()) return {};
    return {issueOf(file, Severity::Error, 0, "disposition impossible à écrire (" + cause + ")")};
}

}  // namespace arobase
