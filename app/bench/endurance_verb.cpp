// arobase bench endurance: many frames of a steady pan, in which nothing may pile up.
#include <CLI/CLI.hpp>
#include <cmath>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/bench/bench.h"
#include "app/bench/chart.h"
#include "app/bench/memory.h"
#include "app/bench/reference_flight.h"
#include "app/bench/verbs.h"

namespace arobase {
namespace {

using Json = nlohmann::ordered_json;
using namespace bench;

constexpr double kRoundFrames = 400;  // the camera goes round a circle, over and over
constexpr double kCirclePx = 120;
constexpr double kWantedP99OverMedian = 2;

struct Stretch {
    std::vector<double> ms, processorMs, allocations, groundWork, bytes;
    int fewestObjects = 1 << 30, mostObjects = 0;
};

Stretch goRound(Bench& b, const MapCamera& about, const BenchMap::Parts& parts, int first, int frames) {
    Stretch s;
    for (int i = first; i < first + frames; ++i) {
        const double turn = 2 * 3.141592653589793 * i / kRoundFrames, radius = kCirclePx * about.metresPerPx;
        const MapCamera camera{{about.centre.x + radius * std::cos(turn), about.centre.y + radius * std::sin(turn)}, about.metresPerPx};
        const double before = processorMs();
        s.ms.push_back(millisecondsOf([&] { b.frame(camera, parts, FrameQuality::Moving); }));
        s.processorMs.push_back(processorMs() - before);
        s.groundWork.push_back(b.renderer->stats().groundWork);
        s.bytes.push_back(static_cast<double>(b.renderer->stats().bytesUploaded));
        s.allocations.push_back(static_cast<double>(b.allocations));
        s.fewestObjects = std::min(s.fewestObjects, b.renderer->stats().glObjects);
        s.mostObjects = std::max(s.mostObjects, b.renderer->stats().glObjects);
    }
    return s;
}

int runEndurance(const BenchOptions& options) {
    Bench b;
    if (!b.open(options)) return 1;
    const MapCamera about = flightCamera(Projector(territories()[0].epsg), 3);
    const int warm = 2 * static_cast<int>(kRoundFrames);  // every chunk and every name of the round has then been seen
    const BenchMap::Parts ground{true, true, 0};
    goRound(b, about, ground, 0, warm);
    const Stretch unnamed = goRound(b, about, ground, warm, warm);
    goRound(b, about, {}, 0, warm);
    const auto before = proportionalBytes();
    const Stretch s = goRound(b, about, {}, warm, options.frames);
    const Distribution ms = distributionOf(s.ms), processor = distributionOf(s.processorMs);
    std::cout << Json{{"bench", "endurance"},
                      {"frames", options.frames},
                      {"communes_drawn", b.map->communesIn(about, b.widthPx, b.heightPx)},
                      {"gl_objects", {{"fewest", s.fewestObjects}, {"most", s.mostObjects}}},
                      {"allocations_per_frame", toJson<Json>(distributionOf(s.allocations))},
                      {"ground_allocations_per_frame", toJson<Json>(distributionOf(unnamed.allocations))},
                      {"frame_ms", toJson<Json>(ms)},
                      {"p99_over_median", ms.p99 / ms.median},
                      {"frame_processor_ms", toJson<Json>(processor)},
                      {"processor_p99_over_median", processor.p99 / processor.median},
                      {"ground_work", toJson<Json>(distributionOf(s.groundWork))},
                      {"bytes_uploaded", toJson<Json>(distributionOf(s.bytes))},
                      {"memory_mib", {{"first", static_cast<double>(before) / (1 << 20)}, {"last", static_cast<double>(proportionalBytes()) / (1 << 20)}}},
                      {"gl_errors", b.renderer->stats().glErrors}}
                     .dump(1)
              << '\n';
    const Chart chart{"Un long déplacement régulier", {{"Image, en ms", s.ms, kWantedP99OverMedian * ms.median}, {"Réservations de mémoire par image", s.allocations}, {"Réservations par image, sans les noms", unnamed.allocations}}};
    return options.chart.empty() || writeChart(chart, *b.text, *b.renderer, options.chart) ? 0 : 1;
}

}  // namespace

void addEnduranceVerb(CLI::App& command, BenchOptions& options, int& status) {
    auto* verb = command.add_subcommand("endurance", "Un long déplacement régulier : rien ne doit s’accumuler\n"
                                                     "  arobase bench endurance --frames 100000 --size 320x180");
    addShowOptions(*verb, options.show);
    verb->add_option("--frames", options.frames, "Nombre d’images")->check(CLI::Range(2, 10'000'000));
    addNamesOnlyOption(*verb, options);
    addChartOption(*verb, options);
    verb->callback([&] { status = runEndurance(options); });
}

}  // namespace arobase
