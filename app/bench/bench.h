#pragma once
// What every verb of `arobase bench` needs: content, a context without a window, the map that is measured, and the unit.
#include <chrono>
#include <memory>
#include <optional>

#include "app/bench/bench_map.h"
#include "app/bench/bench_verbs.h"
#include "app/bench/distribution.h"
#include "app/content.h"
#include "app/harness/picture.h"
#include "app/platform/display.h"
#include "render/measure.h"
#include "render/renderer.h"

namespace arobase::bench {

/// Wall clock of some work. (No std::function: it would be counted among the allocations of a frame.)
template <class Work>
double millisecondsOf(const Work& work) {
    const auto before = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - before).count();
}

/// Processor time of this process, all its threads together, ms: unlike the clock it does not see what else the machine does.
double processorMs();

/// One draw of the unit, by the clock and in processor time, ms.
struct UnitCost {
    double ms = 0, processorMs = 0;
};
UnitCost costOf(UnitQuad& quad);

/// Main thread. Everything below open() only after it returned true.
struct Bench {
    Content content;
    std::optional<TextEngine> text;
    std::unique_ptr<Display> display;
    std::unique_ptr<Renderer> renderer;
    std::unique_ptr<OffscreenTarget> target;
    std::unique_ptr<UnitQuad> quad;  ///< made when first wanted
    std::unique_ptr<BenchMap> map;
    DrawList list;
    int widthPx = 1920, heightPx = 1080;
    double listMs = 0, listProcessorMs = 0;  ///< of the last frame: choosing, placing and listing, before any drawing
    long long allocations = 0;  ///< by the last frame

    enum class Need : std::uint8_t { Communes, Names };
    /// False, with the reason on standard error, when it cannot be measured here: with Need::Communes, also where the map flown over
    /// has no outlines of communes and the options do not ask for names only.
    bool open(const BenchOptions& options, Need need = Need::Communes);
    /// One unit, now.
    UnitCost unit();
    /// The whole of the métropole, as at the flight's beginning, however large the picture.
    MapCamera wholeCamera() const;
    /// Draws a frame of the map and waits for it.
    void frame(const MapCamera& camera, const BenchMap::Parts& parts, FrameQuality quality);
    /// The last frame, and the same drawn from scratch by another renderer.
    Picture picture() const;  ///< it says whose the map is
    Picture exactPicture();
};

/// Median of some draws of the unit, ms.
double steadyUnitMs(Bench& bench, int draws = 41);

/// Draws that camera again until nothing is left to do. The pictures that took.
int settle(Bench& bench, const MapCamera& camera, const BenchMap::Parts& parts = {});

/// The members of a JSON object: median, p95, p99, most, mean, each over `unit`, and count.
template <class Json>
Json toJson(const Distribution& d, double unit = 1) {
    return {{"median", d.median / unit}, {"p95", d.p95 / unit}, {"p99", d.p99 / unit}, {"most", d.most / unit}, {"mean", d.mean / unit}, {"count", d.count}};
}

}  // namespace arobase::bench
