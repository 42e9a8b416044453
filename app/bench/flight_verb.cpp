// arobase bench flight: the reference flight, frame by frame.
#include <CLI/CLI.hpp>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/bench/bench.h"
#include "app/bench/chart.h"
#include "app/bench/memory.h"
#include "app/bench/picture_likeness.h"
#include "app/bench/reference_flight.h"
#include "app/bench/verbs.h"
#include "app/platform/start_code.h"

namespace arobase {
namespace {

using Json = nlohmann::ordered_json;
using namespace bench;

constexpr int kPictures = 20;
constexpr double kWantedP99 = 3;  // units
constexpr double kSlow = 2;  // units: such frames are listed one by one
constexpr int kFramesPerLook = 20;  // at the machine's speed, which drifts, and at the memory

constexpr int kWarmUpFrames = 12;      // so that each shader is compiled for each kind of frame
constexpr int kRunUpFrames = 12;       // flown before each stop, so that it is a stop
constexpr double kWantedSettleMs = 150;

/// All that is noted while flying.
struct Flight {
    std::vector<double> times, busy, naming, units, unitsBusy, memory;
    std::vector<FrameStats> stats;
    Json pictures = Json::array();
    std::vector<double> communes;                            ///< in sight, at some frames
    std::vector<double> settleMs, settleBusyMs, settleFrames;  ///< at each of the stops
    std::vector<double> unlike;                              ///< pixels there that a frame drawn from scratch has otherwise
    double firstMs = 0, unit = 1;
    int placed = 0, drawCalls = 0;
};

Json keepPicture(Bench& b, const std::filesystem::path& folder, int index) {
    const Picture moving = b.picture(), exact = b.exactPicture();
    const std::string name = "flight-" + std::to_string(index);
    writePng(moving, folder / (name + ".png"));
    writePng(exact, folder / (name + "-exact.png"));
    return {{"frame", index}, {"strange", strangeShare(moving, exact, 4)}, {"filled", shareOf(moving, BenchMap::colours())}};
}

/// The flight again, stopped at as many cameras as there are pictures: from the last moving frame to a picture with nothing left to do.
void stopOver(Bench& b, const BenchOptions& options, const Projector& lambert, Flight& f) {
    const int step = std::max(1, options.frames / kPictures);
    for (int stop = step; stop < options.frames; stop += step) {
        const auto cameraOf = [&](int i) { return flightCamera(lambert, kFlightS * i / std::max(1, options.frames - 1)); };
        for (int i = std::max(0, stop - kRunUpFrames); i <= stop; ++i) b.frame(cameraOf(i), {}, FrameQuality::Moving);
        const double before = processorMs();
        f.settleMs.push_back(millisecondsOf([&] { f.settleFrames.push_back(settle(b, cameraOf(stop))); }));
        f.settleBusyMs.push_back(processorMs() - before);
        if (!options.pictures.empty()) f.unlike.push_back(differingPixels(b.picture(), b.exactPicture()));
    }
}

Flight fly(Bench& b, const BenchOptions& options, const Projector& lambert) {
    Flight f;
    const auto cameraOf = [&](int i) { return flightCamera(lambert, kFlightS * i / std::max(1, options.frames - 1)); };
    f.units.push_back(steadyUnitMs(b));
    f.firstMs = millisecondsOf([&] { b.frame(cameraOf(0), {}, FrameQuality::Exact); });
    for (int i = 0; i < kWarmUpFrames; ++i) b.frame(cameraOf(i % 2), {}, FrameQuality::Moving);
    b.frame(cameraOf(0), {}, FrameQuality::Exact);
    releaseStartUpCode();
    for (int i = 0; i < options.frames; ++i) {
        const double before = processorMs();
        f.times.push_back(millisecondsOf([&] { b.frame(cameraOf(i), {}, FrameQuality::Moving); }));
        f.busy.push_back(processorMs() - before);
        f.naming.push_back(b.listMs);
        f.stats.push_back(b.renderer->stats());
        f.placed += b.map->placedNames();
        f.drawCalls = std::max(f.drawCalls, b.renderer->stats().drawCalls);
        if (!options.pictures.empty() && i % std::max(1, options.frames / kPictures) == 0) f.pictures.push_back(keepPicture(b, options.pictures, i));
        if (i % kFramesPerLook != 0) continue;
        f.communes.push_back(b.map->communesIn(cameraOf(i), b.widthPx, b.heightPx));
        const UnitCost unit = b.unit();
        f.units.push_back(unit.ms);
        f.unitsBusy.push_back(unit.processorMs);
        f.memory.push_back(static_cast<double>(proportionalBytes() - b.quad->bytes()));
    }
    f.unit = distributionOf(f.units).median;
    return f;
}

Json slowFrames(const Flight& f) {
    Json slow = Json::array();
    for (std::size_t i = 0; i < f.times.size(); ++i)
        if (f.times[i] > kSlow * f.unit) slow.push_back({{"frame", i}, {"units", f.times[i] / f.unit}, {"processor_units", f.busy[i] / distributionOf(f.unitsBusy).median}, {"list_units", f.naming[i] / f.unit}, {"ground_work", f.stats[i].groundWork}, {"names_drawn", f.stats[i].namesDrawn}, {"bytes_uploaded", f.stats[i].bytesUploaded}});
    return slow;
}

Json phases(const Flight& f) {
    Json result;
    for (const auto& [name, from, to] : {std::tuple{"0-3 s", 0.0, 0.3}, {"3-6 s", 0.3, 0.6}, {"6-7 s", 0.6, 0.7}, {"7-10 s", 0.7, 1.0}}) {
        const auto at = [&](double share) { return f.times.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(f.times.size())); };
        result[name] = toJson<Json>(distributionOf({at(from), at(to)}), f.unit);
    }
    return result;
}

/// What each part costs, alone, at rest, at three of the flight's cameras.
Json costOfParts(Bench& b, const Projector& lambert, double unit) {
    Json parts;
    for (const double seconds : {0.0, 3.0, 6.0}) {
        const MapCamera camera = flightCamera(lambert, seconds);
        const auto cost = [&](const BenchMap::Parts& what) {
            std::vector<double> some;
            for (int i = 0; i < 9; ++i) {
                b.renderer->setAtlas(&*b.content.atlas);  // nothing kept
                b.frame(camera, what, FrameQuality::Exact);
                b.renderer->forgetPictures();
                some.push_back(millisecondsOf([&] { b.frame(camera, what, FrameQuality::Exact); }));
            }
            return distributionOf(some).median / unit;
        };
        parts[std::to_string(static_cast<int>(seconds)) + " s"] = {{"nothing", cost({false, false, 0})}, {"fills", cost({true, false, 0})}, {"borders", cost({false, true, 0})}, {"names", cost({false, false, 300})}};
    }
    return parts;
}

int runFlight(const BenchOptions& options) {
    Bench b;
    if (!b.open(options)) return 1;
    const Projector lambert(territories()[0].epsg);
    Flight f = fly(b, options, lambert);
    stopOver(b, options, lambert, f);
    std::vector<double> work;
    for (const FrameStats& frame : f.stats) work.push_back(frame.groundWork);
    const Json memory = toJson<Json>(distributionOf(f.memory), 1 << 20);
    Json report{{"bench", "flight"},
                {"size", {b.widthPx, b.heightPx}},
                {"communes_drawn", {{"fewest", *std::ranges::min_element(f.communes)}, {"most", *std::ranges::max_element(f.communes)}}},
                {"unit_ms", f.unit},
                {"first_frame_units", f.firstMs / f.unit},
                {"frame_units", toJson<Json>(distributionOf(f.times), f.unit)},
                {"frame_processor_units", toJson<Json>(distributionOf(f.busy), distributionOf(f.unitsBusy).median)},
                {"list_units", toJson<Json>(distributionOf(f.naming), f.unit)},
                {"ground_work", toJson<Json>(distributionOf(work))},
                {"settle_ms", toJson<Json>(distributionOf(f.settleMs))},
                {"settle_processor_ms", toJson<Json>(distributionOf(f.settleBusyMs))},
                {"settle_frames", toJson<Json>(distributionOf(f.settleFrames))},
                {"memory_mib", memory},
                {"pictures", f.pictures},
                {"slow_frames", slowFrames(f)},
                {"phases_units", phases(f)}};
    if (!f.unlike.empty()) report["settled_differing_pixels"] = toJson<Json>(distributionOf(f.unlike));
    if (!options.brief) report["parts_units"] = costOfParts(b, lambert, f.unit);
    report["names_per_frame"] = f.placed / std::max(1, options.frames);
    report["draw_calls_most"] = f.drawCalls;
    report["gl_objects"] = b.renderer->stats().glObjects;
    report["gl_errors"] = b.renderer->stats().glErrors;
    std::cout << report.dump(1) << '\n';
    const Chart chart{"Vol de référence, image par image", {{"Image entière, en unités", over(f.times, f.unit), kWantedP99}, {"Choix et placement des noms, en unités", over(f.naming, f.unit)}, {"Du dernier mouvement à l’image nette, en ms", f.settleMs, kWantedSettleMs}, {"Travail du fond, en parts d’une image", work}}};
    return options.chart.empty() || writeChart(chart, *b.text, *b.renderer, options.chart) ? 0 : 1;
}

}  // namespace

void addFlightVerb(CLI::App& command, BenchOptions& options, int& status) {
    auto* flight = command.add_subcommand("flight", "Le vol de référence : France, Toulouse, France, en dix secondes\n"
                                                    "  arobase bench flight --atlas build/geodata/atlas.bake");
    addShowOptions(*flight, options.show);
    flight->add_option("--frames", options.frames, "Nombre d’images du vol")->check(CLI::Range(2, 100000));
    flight->add_option("--pictures", options.pictures, "Dossier où garder vingt images du vol")->check(CLI::ExistingDirectory);
    flight->add_flag("--brief", options.brief, "Le vol seul, sans le coût de chaque partie de la carte");
    addNamesOnlyOption(*flight, options);
    addChartOption(*flight, options);
    flight->callback([&] { status = runFlight(options); });
}

}  // namespace arobase
