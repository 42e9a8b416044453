#include "app/program/paper.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace arobase {
namespace {

constexpr double kLeastMm = 50, kMostMm = 5000;
constexpr double kFineMmPerPx = 0.1;
constexpr int kMostPx = 16384;

std::optional<double> millimetres(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !(value >= kLeastMm && value <= kMostMm)) return std::nullopt;
    return value;
}

std::optional<PaperMm> named(std::string_view name) {
    constexpr PaperMm kSeriesA[] = {{1189, 841}, {841, 594}, {594, 420}, {420, 297}, {297, 210}};
    if (name.size() == 2 && (name[0] == 'A' || name[0] == 'a') && name[1] >= '0' && name[1] <= '4') return kSeriesA[name[1] - '0'];
    const std::size_t cross = name.find('x');
    if (cross == std::string_view::npos) return std::nullopt;
    const auto width = millimetres(name.substr(0, cross)), height = millimetres(name.substr(cross + 1));
    if (!width || !height) return std::nullopt;
    return PaperMm{*width, *height};
}

}  // namespace

std::optional<PaperMm> paperOf(std::string_view name, PaperTurn turn) {
    auto paper = named(name);
    if (!paper) return std::nullopt;
    const bool across = paper->width >= paper->height;
    if ((turn == PaperTurn::Portrait && across) || (turn == PaperTurn::Landscape && !across)) std::swap(paper->width, paper->height);
    return paper;
}

DisplayInfo displayOn(const PaperMm& paper, double mmPerPx) {
    if (!(mmPerPx > 0)) mmPerPx = kFineMmPerPx;
    mmPerPx = std::max(mmPerPx, std::max(paper.width, paper.height) / kMostPx);
    // Whole px: the last one may be a hair wider than the paper's edge.
    const auto px = [&](double mm) { return std::clamp(static_cast<int>(std::lround(mm / mmPerPx)), 1, kMostPx); };
    return {px(paper.width), px(paper.height), mmPerPx};
}

}  // namespace arobase
