// arobase bench export: large pictures as files, each in a process of its own.
#include <unistd.h>

#include <CLI/CLI.hpp>
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

/// `runs` pictures by those arguments, their times added to the chart under that name; no value when one failed.
std::optional<Json> costOf(const std::vector<std::string>& arguments, int runs, double unit, const std::string& name, Chart& chart) {
    std::vector<double> ms, processor;
    double peak = 0;
    for (int i = 0; i < runs; ++i) {
        const ChildRun run = runChild(arguments);
        if (!run.good) return std::nullopt;
        ms.push_back(run.ms);
        processor.push_back(run.processorMs);
        peak = std::max(peak, static_cast<double>(run.peakBytes) / (1 << 20));
    }
    chart.rows.push_back({name + ", en ms", ms});
    return Json{{"ms", toJson<Json>(distributionOf(ms))}, {"units", toJson<Json>(distributionOf(ms), unit)}, {"processor_ms", toJson<Json>(distributionOf(processor))}, {"peak_mib", peak}};
}

int runExport(const BenchOptions& options) {
    Bench b;
    if (!b.open(options)) return 1;
    const double unit = steadyUnitMs(b);
    const auto atlas = (options.show.atlas.empty() ? defaultAtlas() : options.show.atlas).string();
    const std::string size = options.show.size.empty() ? "3840x2160" : options.show.size;
    const auto folder = options.pictures.empty() ? std::filesystem::temp_directory_path() : options.pictures;
    const std::string own = options.pictures.empty() ? "-arobase-" + std::to_string(::getpid()) : "";
    const std::string annual = (folder / ("annual" + own + ".png")).string(), map = (folder / ("communes" + own + ".png")).string();
    Chart chart{"Images de " + size + " px, fichier compris", {}};
    const auto annualCost = costOf({"render", "--edition", "2018", "--size", size, "--atlas", atlas, "--out", annual}, options.runs, unit, "Carte annuelle", chart);
    const auto mapCost = costOf({"render", "--communes", "code", "--size", size, "--atlas", atlas, "--out", map}, options.runs, unit, "Carte des communes", chart);
    if (options.pictures.empty()) std::filesystem::remove(annual), std::filesystem::remove(map);
    if (!annualCost || !mapCost) {
        std::cerr << "arobase bench: une des images n’a pas pu être écrite\n";
        return 1;
    }
    std::cout << Json{{"bench", "export"}, {"communes_drawn", b.map->communesIn(b.wholeCamera(), b.widthPx, b.heightPx)}, {"size", size}, {"unit_ms", unit}, {"annual_map", *annualCost}, {"communes_map", *mapCost}}.dump(1) << '\n';
    return options.chart.empty() || writeChart(chart, *b.text, *b.renderer, options.chart) ? 0 : 1;
}

}  // namespace

void addExportVerb(CLI::App& command, BenchOptions& options, int& status) {
    auto* verb = command.add_subcommand("export", "Les images de 3840 × 2160 px, fichier compris\n"
                                                  "  arobase bench export --pictures /tmp");
    addShowOptions(*verb, options.show);
    verb->add_option("--runs", options.runs, "Nombre d’images de chaque sorte")->check(CLI::Range(1, 1000));
    verb->add_option("--pictures", options.pictures, "Dossier où les garder")->check(CLI::ExistingDirectory);
    addChartOption(*verb, options);
    verb->callback([&] { status = runExport(options); });
}

}  // namespace arobase
