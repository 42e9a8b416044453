// arobase bench load: how long until the map is there. Each start is a process of its own; starts of all kinds alternate.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/bench/bench.h"
#include "app/bench/chart.h"
#include "app/bench/child.h"
#include "app/bench/verbs.h"
#include "app/program/paths.h"

namespace arobase {
namespace {

using Json = nlohmann::ordered_json;
using namespace bench;

constexpr double kAllowedStarts = 1.5, kAllowedUnits = 15;

/// The frame is there: what a program then does to end well is not part of a start.
[[noreturn]] void leaveNow() {
    std::cout.flush();
    std::_Exit(0);
}

/// A context, and one frame of nothing in it.
int startBare(const BenchOptions& options) {
    const auto size = options.show.display();
    DisplayOptions shown;
    if (size) shown.widthPx = size->widthPx, shown.heightPx = size->heightPx;
    shown.gles = options.show.gl == "gles";
    auto opened = openHeadless(shown);
    if (!opened.value) return 1;
    Renderer loader((*opened.value)->loader(), (*opened.value)->gles(), false);  // GL is loaded by whoever draws
    const OffscreenTarget target(shown.widthPx, shown.heightPx);
    target.bind();
    finishDrawing();
    leaveNow();
}

/// The first frame of the reference flight, whole; kept as a picture when one is asked for.
int drawFirst(const BenchOptions& options) {
    Bench b;
    if (!b.open(options)) return 1;
    b.frame(b.wholeCamera(), {}, FrameQuality::Exact);
    if (options.out.empty()) leaveNow();
    return writePng(b.picture(), options.out) ? 0 : 1;
}

/// Runs of one kind.
struct Starts {
    std::vector<double> ms, processorMs, peakMib;
    bool good = true;
    void add(const ChildRun& run) {
        ms.push_back(run.ms);
        processorMs.push_back(run.processorMs);
        peakMib.push_back(static_cast<double>(run.peakBytes) / (1 << 20));
        good = good && run.good;
    }
    Json json() const { return {{"ms", toJson<Json>(distributionOf(ms))}, {"processor_ms", toJson<Json>(distributionOf(processorMs))}, {"peak_mib", distributionOf(peakMib).most}}; }
    double processorMedian() const { return distributionOf(processorMs).median; }
    double median() const { return distributionOf(ms).median; }
};

int runLoad(const BenchOptions& options) {
    const auto atlas = (options.show.atlas.empty() ? defaultAtlas() : options.show.atlas).string();
    const std::string size = options.show.size.empty() ? "1920x1080" : options.show.size;
    Starts bare, first, cold;
    std::vector<double> units;
    for (int i = 0; i < options.runs; ++i) {
        bare.add(runChild({"bench", "start-bare", "--size", size}));
        first.add(runChild({"bench", "start-map", "--atlas", atlas, "--size", size}));
    }
    if (!options.source.empty()) {
        const auto baked = (std::filesystem::temp_directory_path() / ("arobase-bench-load-" + std::to_string(::getpid()) + ".bake")).string();
        std::error_code ignored;
        std::filesystem::remove(baked, ignored);
        cold.add(runChild({"bake", options.source.string(), "--packages", (options.packages.empty() ? defaultPackages() : options.packages).string(), "--out", baked}));
        std::filesystem::remove(baked, ignored);
    }
    Bench b;
    if (!bare.good || !first.good || !cold.good || !b.open(options)) {
        std::cerr << "arobase bench: un des démarrages mesurés a échoué\n";
        return 1;
    }
    const double unit = steadyUnitMs(b), allowed = kAllowedStarts * bare.median() + kAllowedUnits * unit;
    Json report{{"bench", "load"}, {"communes_drawn", b.map->communesIn(b.wholeCamera(), b.widthPx, b.heightPx)}, {"unit_ms", unit}, {"bare_start", bare.json()}, {"first_frame", first.json()}, {"allowed_ms", allowed}, {"share_of_allowed", first.median() / allowed}};
    if (!cold.ms.empty()) {
        report["bake"] = cold.json();
        report["warm_over_cold"] = first.median() / (cold.median() + first.median());
        report["warm_over_cold_processor"] = first.processorMedian() / (cold.processorMedian() + first.processorMedian());
    }
    std::cout << report.dump(1) << '\n';
    const Chart chart{"Du lancement à la première carte", {{"Carte complète, en ms", first.ms, allowed}, {"Fenêtre vide, en ms", bare.ms}}};
    return options.chart.empty() || writeChart(chart, *b.text, *b.renderer, options.chart) ? 0 : 1;
}

}  // namespace

void addLoadVerb(CLI::App& command, BenchOptions& options, int& status) {
    auto* load = command.add_subcommand("load", "Du lancement à la première carte complète, avec et sans carte préparée\n"
                                                "  arobase bench load communes-2018.gpkg --atlas atlas.bake");
    addShowOptions(*load, options.show);
    load->add_option("SOURCE", options.source, "Contours à préparer, pour mesurer le premier lancement")->check(CLI::ExistingPath);
    load->add_option("--packages", options.packages, "Données d’installation");
    load->add_option("--runs", options.runs, "Nombre de démarrages de chaque sorte")->check(CLI::Range(1, 1000));
    addChartOption(*load, options);
    load->callback([&] { status = runLoad(options); });
    auto* bare = command.add_subcommand("start-bare", "")->group("");  // what the others start
    addShowOptions(*bare, options.show);
    bare->callback([&] { status = startBare(options); });
    auto* map = command.add_subcommand("start-map", "")->group("");
    addShowOptions(*map, options.show);
    map->add_option("--out", options.out);
    map->callback([&] { status = drawFirst(options); });
}

}  // namespace arobase
