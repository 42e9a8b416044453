// arobase bench search: what a keystroke of a search over everything takes, in units of one textured quad. JSON.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/bench/bench.h"
#include "app/bench/chart.h"
#include "app/bench/verbs.h"

namespace arobase {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kResults = 14;  // what a panel shows
constexpr int kUnitEvery = 64;        // keystrokes from one measure of the unit to the next

/// Texts as they grow letter by letter: names of everything that can be found, some with a letter wrong, codes, and nonsense.
std::vector<std::string> typedTexts(const Content& content, int texts) {
    const auto places = content.atlas->places();
    std::vector<std::string> found{"saint-", "saint s", "sainte-", "le s", "la l", "de la s", "sur s", "les", "l'", "st", "zzzzzzzzzz", "qsdfghjklm", "saaint", "97", "750", "200093201", "communauté de communes d"};
    std::uint32_t random = 12345;
    const auto below = [&](std::size_t n) {
        random = random * 1664525U + 1013904223U;
        return static_cast<std::size_t>(random >> 8U) % n;
    };
    while (static_cast<int>(found.size()) < texts) {
        const Place& place = places[below(places.size())];
        std::string text(below(8) == 0 ? place.code : place.name);
        if (below(3) == 0 && text.size() > 5) text.erase(1 + below(text.size() - 2), 1);
        found.push_back(std::move(text));
    }
    return found;
}

int runSearch(const BenchOptions& options) {
    bench::Bench b;
    if (!b.open(options, bench::Bench::Need::Names)) return 1;
    double buildMs = bench::processorMs();
    const double builtMs = bench::millisecondsOf([&] { b.content.search.of(b.content); });
    buildMs = bench::processorMs() - buildMs;
    const SearchIndex& index = b.content.search.of(b.content);
    std::vector<double> units, processorUnits, times, processor;
    const auto measureUnit = [&] {
        const bench::UnitCost unit = b.unit();
        units.push_back(unit.ms);
        processorUnits.push_back(unit.processorMs);
    };
    std::string worst;
    double most = 0;
    long long found = 0;
    for (int round = 0; round < 41; ++round) measureUnit();
    for (const std::string& text : typedTexts(b.content, options.frames))
        for (std::size_t length = 1; length <= text.size(); ++length) {
            if (times.size() % kUnitEvery == 0) measureUnit();
            const std::string typed = text.substr(0, length);
            const double before = bench::processorMs();
            times.push_back(bench::millisecondsOf([&] { found += static_cast<long long>(index.find(typed, kResults).size()); }));
            processor.push_back(bench::processorMs() - before);
            if (processor.back() > most) most = processor.back(), worst = typed;
        }
    const double unit = bench::distributionOf(units).median, processorUnit = bench::distributionOf(processorUnits).median;
    std::cout << Json{{"bench", "search"},
                      {"size", {b.widthPx, b.heightPx}},
                      {"unit_ms", unit},
                      {"unit_processor_ms", processorUnit},
                      {"keystrokes", times.size()},
                      {"results", found},
                      {"clock_units", bench::toJson<Json>(bench::distributionOf(times), unit)},
                      {"processor_units", bench::toJson<Json>(bench::distributionOf(processor), processorUnit)},
                      {"worst_text", worst},
                      {"index_bytes", index.bytes()},
                      {"index_ms", {{"clock", builtMs}, {"processor", buildMs}}}}
                     .dump(1, ' ', false, Json::error_handler_t::replace)
              << '\n';
    const bench::Chart chart{"La recherche, lettre par lettre", {{"Une lettre, en unités", bench::over(times, unit)}, {"Une lettre, temps de processeur, en unités", bench::over(processor, processorUnit)}}};
    return options.chart.empty() || bench::writeChart(chart, *b.text, *b.renderer, options.chart) ? 0 : 1;
}

}  // namespace

void addSearchVerb(CLI::App& command, BenchOptions& options, int& status) {
    auto* search = command.add_subcommand("search", "La recherche, lettre par lettre, parmi toutes les communes, intercommunalités et repères\n"
                                                    "  arobase bench search");
    addShowOptions(*search, options.show);
    search->add_option("--texts", options.frames, "Nombre de textes tapés")->check(CLI::Range(1, 100000));
    bench::addChartOption(*search, options);
    search->callback([&] { status = runSearch(options); });
}

}  // namespace arobase
