// arobase bench edition: what it takes to show another edition on the same map.
#include <CLI/CLI.hpp>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/bench/bench.h"
#include "app/bench/chart.h"
#include "app/bench/reference_flight.h"
#include "app/bench/verbs.h"

namespace arobase {
namespace {

using Json = nlohmann::ordered_json;
using namespace bench;

constexpr double kWantedBytes = 65'536;

/// Changes of edition at one camera.
struct Changes {
    std::vector<double> ms, bytes;
    int mostFrames = 0;
};

Changes changeAt(Bench& b, const MapCamera& camera, int changes) {
    Changes result;
    settle(b, camera);
    for (int i = 1; i <= changes; ++i) {
        b.frame(camera, {}, FrameQuality::Moving);
        const auto still = b.renderer->stats().bytesUploaded;  // of a frame in which nothing changes
        b.map->showEdition(i);
        int frames = 0;
        result.ms.push_back(millisecondsOf([&] {
            do b.frame(camera, {}, FrameQuality::Moving), ++frames;
            while (b.renderer->unfinished());
        }));
        result.bytes.push_back(static_cast<double>(b.renderer->stats().bytesUploaded - still));
        result.mostFrames = std::max(result.mostFrames, frames);
    }
    return result;
}

int runEdition(const BenchOptions& options) {
    Bench b;
    if (!b.open(options)) return 1;
    const Projector lambert(territories()[0].epsg);
    const double unit = steadyUnitMs(b);
    int communes = 1 << 30;  // in the view that shows fewest
    Json views;
    Chart chart{"Changement d’édition", {}};
    for (const double seconds : {0.0, 3.0, 6.0}) {
        const Changes c = changeAt(b, flightCamera(lambert, seconds), options.runs);
        communes = std::min(communes, b.map->communesIn(flightCamera(lambert, seconds), b.widthPx, b.heightPx));
        const std::string at = std::to_string(static_cast<int>(seconds)) + " s";
        chart.rows.push_back({"Durée au cadrage de " + at + ", en unités", over(c.ms, unit)});
        chart.rows.push_back({"Octets envoyés au cadrage de " + at, c.bytes, kWantedBytes});
        views[at] = {{"units", toJson<Json>(distributionOf(c.ms), unit)}, {"bytes_uploaded", toJson<Json>(distributionOf(c.bytes))}, {"frames_most", c.mostFrames}};
    }
    std::cout << Json{{"bench", "edition"}, {"communes_drawn", communes}, {"unit_ms", unit}, {"views", views}, {"gl_errors", b.renderer->stats().glErrors}}.dump(1) << '\n';
    return options.chart.empty() || writeChart(chart, *b.text, *b.renderer, options.chart) ? 0 : 1;
}

}  // namespace

void addEditionVerb(CLI::App& command, BenchOptions& options, int& status) {
    auto* verb = command.add_subcommand("edition", "Le changement d’édition : images et octets\n"
                                                   "  arobase bench edition");
    addShowOptions(*verb, options.show);
    verb->add_option("--runs", options.runs, "Nombre de changements à chaque cadrage")->check(CLI::Range(1, 1000));
    addNamesOnlyOption(*verb, options);
    addChartOption(*verb, options);
    verb->callback([&] { status = runEdition(options); });
}

}  // namespace arobase
