// arobase bench frise: the timeline alone, on the whole width of a screen: a scripted zoom of five seconds from forty years to one
// month and back, in units of one textured quad; the first frame beside a bare context's; memory. JSON.
#include <CLI/CLI.hpp>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>

#include "app/bench/bench.h"
#include "app/bench/chart.h"
#include "app/bench/child.h"
#include "app/bench/memory.h"
#include "app/bench/verbs.h"
#include "app/program/paths.h"
#include "app/program/warm_up.h"
#include "app/screens/adding_parts.h"
#include "app/screens/screen.h"

namespace arobase {
namespace {

using Json = nlohmann::ordered_json;
using namespace bench;

constexpr int kFrames = 300;  // five seconds at sixty a second
constexpr int kFirstYear = 1990, kLastYear = 2029, kUnitEvery = 10;
constexpr double kWantedP95 = 1.5;  // units, of the exhibition's own landmarks
constexpr double kAbout = 2009.45, kNarrowest = 1.0 / 12;

/// The exhibition's file with other years; nothing where it does not say them as expected.
std::optional<std::string> withYears(std::string toml) {
    bool both = true;
    const auto replace = [&](const std::string& from, const std::string& to) {
        const auto at = toml.find(from);
        both = both && at != std::string::npos;
        if (both) toml.replace(at, from.size(), to);
    };
    replace("from = 1999", "from = " + std::to_string(kFirstYear));
    replace("to = 2019", "to = " + std::to_string(kLastYear));
    return both ? std::optional(std::move(toml)) : std::nullopt;
}

/// Landmarks by lot: titles as long as real ones, one in thirty of the first importance, most of the last.
void writeItems(const std::filesystem::path& file, int items, const std::vector<FriseItem>& like) {
    std::mt19937 dice(7);
    const auto below = [&](int n) { return std::uniform_int_distribution<int>(0, n - 1)(dice); };
    std::ofstream out(file);
    out << "date,title,track,importance,source\n";
    for (int i = 0; i < items; ++i) {
        const FriseItem& real = like[static_cast<std::size_t>(below(static_cast<int>(like.size())))];
        static constexpr const char* kTracks[] = {"outils", "usages", "politiques"};
        const int year = kFirstYear + below(kLastYear - kFirstYear + 1), month = 1 + below(12), precision = below(3), rank = below(30);
        out << year;
        if (precision > 0) out << (month < 10 ? "-0" : "-") << month;
        if (precision > 1) out << "-" << 10 + below(18);
        std::string title = real.title;
        std::replace(title.begin(), title.end(), '"', ' ');
        out << ",\"" << title << ' ' << i << "\"," << kTracks[below(3)] << ',' << (rank == 0 ? 1 : rank < 5 ? 2 : rank < 12 ? 3 : 4) << ",essai\n";
    }
}

/// The exhibition over forty years, with its own landmarks or with so many.
std::optional<std::filesystem::path> madeUpFolder(const BenchOptions& options) {
    const auto from = options.show.exhibition.empty() ? defaultExhibition() : options.show.exhibition;
    const auto folder = std::filesystem::temp_directory_path() / ("arobase-bench-frise-" + std::to_string(options.items) + "-" + std::to_string(std::random_device{}()));
    std::error_code error;
    std::filesystem::copy(from, folder, std::filesystem::copy_options::recursive, error);
    std::ifstream in(folder / "exhibition.toml");
    std::stringstream toml;
    toml << in.rdbuf();
    in.close();
    const auto years = withYears(toml.str());
    if (!years) return std::nullopt;
    std::ofstream(folder / "exhibition.toml") << *years;
    if (options.items > 0) {
        const auto read = loadExhibition(from);
        if (!read.value || read.value->frise.empty()) return std::nullopt;
        writeItems(folder / "frise.csv", options.items, read.value->frise);
    }
    return error ? std::nullopt : std::optional(folder);
}

/// A frise on a screen of its own.
struct FriseStage {
    Content content;
    std::optional<TextEngine> text;
    std::unique_ptr<Display> display;
    std::unique_ptr<Renderer> renderer;
    std::unique_ptr<OffscreenTarget> target;
    std::unique_ptr<UnitQuad> quad;
    MapLabels labels;
    LabelDesk desk;
    State state;
    Scene scene;
    std::size_t nodes = 0;
    double listMs = 0;  ///< of the last frame: what to draw, before the drawing

    bool open(const std::filesystem::path& exhibition, const BenchOptions& options) {
        DisplayInfo info;
        if (const auto size = options.show.display()) info = *size;
        std::future<Content> loading = startLoading({exhibition, {}, {}});
        auto engine = TextEngine::create();
        DisplayOptions shown;
        shown.widthPx = info.widthPx;
        shown.heightPx = info.heightPx;
        shown.gles = options.show.gl == "gles";
        auto opened = openHeadless(shown);
        if (!opened.value || !engine.value) return false;
        display = std::move(*opened.value);
        renderer = std::make_unique<Renderer>(display->loader(), display->gles(), false);
        text.emplace(std::move(*engine.value));
        target = std::make_unique<OffscreenTarget>(info.widthPx, info.heightPx);
        target->bind();
        warmUp(*renderer, *text, info.widthPx, info.heightPx);
        content = loading.get();
        if (content.exhibition.frise.empty()) return false;
        state = initialState(content, info);
        addVisitors(options.visitors);
        return true;
    }

    /// Approved ones, by lot, over all years and tracks; by id, as the state has them.
    void addVisitors(int count) {
        std::mt19937 dice(11);
        const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(dice); };
        for (int i = 0; i < count; ++i) {
            const FriseItem& like = content.exhibition.frise[below(content.exhibition.frise.size())];
            const std::string number = std::to_string(1'000'000 + i);
            state.contributed.push_back({"v" + number, kFirstYear + static_cast<int>(below(kLastYear + 1 - kFirstYear)), content.exhibition.tracks[below(content.exhibition.tracks.size())].id, like.title + " " + number, {}});
        }
    }

    void frame(double span) {
        const FriseRange whole = wholeFrise(content);
        const FriseRange range = boundedFrise({kAbout - span / 2, kAbout + span / 2}, whole.from, whole.to);
        state.frise.range = range == whole ? std::nullopt : std::optional(range);
        const Layout layout = layoutFor(content, state);
        const Theme& theme = content.exhibition.theme(state.themeShown());
        scene.root = {};
        scene.root.box = layout.screen;
        scene.list.clear(layout.screen);
        SceneBuilder builder(scene, *text, theme, layout.metrics);
        screens::Context c{{content, state}, layout, builder, labels, desk};
        listMs = millisecondsOf([&] {
            screens::frise(c);
            screens::contributed(c);
        });
        nodes = scene.root.children.empty() ? 0 : scene.root.children.front().children.size();
        target->bind();
        renderer->draw(scene.list, text->glyphAtlas(), state.display.widthPx, state.display.heightPx, theme.colour("sea"), FrameQuality::Moving);
        finishDrawing();
    }

    UnitCost unit() {
        if (!quad) quad = std::make_unique<UnitQuad>(display->gles(), state.display.widthPx, state.display.heightPx);
        return costOf(*quad);
    }
};

double spanAt(int frame) {
    const double whole = kLastYear + 1 - kFirstYear, there = 1 - std::abs(2.0 * frame / (kFrames - 1) - 1);
    return whole * std::pow(kNarrowest / whole, there);
}

/// What a child does: one frame of everything, and then it is gone.
int startFrise(const BenchOptions& options) {
    FriseStage stage;
    if (!stage.open(options.show.exhibition, options)) return 1;
    stage.frame(kLastYear + 1 - kFirstYear);
    std::cout.flush();
    std::_Exit(0);
}

Json firstFrames(const std::string& folder, const BenchOptions& options, double unit) {
    std::vector<double> bare, first;
    const std::string size = options.show.size.empty() ? "1920x1080" : options.show.size;
    for (int i = 0; i < options.runs; ++i) {
        bare.push_back(runChild({"bench", "start-bare", "--size", size}).ms);
        first.push_back(runChild({"bench", "start-frise", "--exhibition", folder, "--size", size}).ms);
    }
    const double bareMs = distributionOf(bare).median, firstMs = distributionOf(first).median;
    return {{"bare_ms", bareMs}, {"first_ms", firstMs}, {"units_after_bare", (firstMs - bareMs) / unit}};
}

int runFrise(const BenchOptions& options) {
    const auto folder = madeUpFolder(options);
    FriseStage stage;
    if (!folder || !stage.open(*folder, options)) {
        std::cerr << "arobase bench: pas de frise à mesurer\n";
        return 1;
    }
    std::vector<double> units, processorUnits, times, processor, lists;
    const auto measureUnit = [&] {
        const UnitCost unit = stage.unit();
        units.push_back(unit.ms);
        processorUnits.push_back(unit.processorMs);
    };
    for (int i = 0; i < 21; ++i) measureUnit();
    std::size_t mostNodes = 0;
    for (int i = 0; i < kFrames; ++i) {
        if (i % kUnitEvery == 0) measureUnit();
        const double before = processorMs();
        times.push_back(millisecondsOf([&] { stage.frame(spanAt(i)); }));
        processor.push_back(processorMs() - before);
        lists.push_back(stage.listMs);
        mostNodes = std::max(mostNodes, stage.nodes);
    }
    const double unit = distributionOf(units).median, processorUnit = distributionOf(processorUnits).median;
    Json report{{"bench", "frise"},
                {"items", stage.content.exhibition.frise.size()},
                {"visitors", stage.state.contributed.size()},
                {"size", {stage.state.display.widthPx, stage.state.display.heightPx}},
                {"unit_ms", unit},
                {"unit_processor_ms", processorUnit},
                {"frame_units", toJson<Json>(distributionOf(times), unit)},
                {"processor_units", toJson<Json>(distributionOf(processor), processorUnit)},
                {"list_units", toJson<Json>(distributionOf(lists), unit)},
                {"most_nodes", mostNodes},
                {"gl_errors", stage.renderer->stats().glErrors},
                {"proportional_mib", static_cast<double>(proportionalBytes() - stage.quad->bytes()) / (1 << 20)}};
    if (options.runs > 0) report["start"] = firstFrames(folder->string(), options, unit);
    std::cout << report.dump(1) << '\n';
    std::error_code ignored;
    std::filesystem::remove_all(*folder, ignored);
    const Chart chart{"La frise, de quarante ans à un mois et retour", {{"Image entière, en unités", over(times, unit), kWantedP95}, {"Choix, placement et liste, en unités", over(lists, unit)}, {"Temps de processeur, en unités", over(processor, processorUnit)}}};
    return options.chart.empty() || writeChart(chart, *stage.text, *stage.renderer, options.chart) ? 0 : 1;
}

}  // namespace

void addFriseVerb(CLI::App& command, BenchOptions& options, int& status) {
    auto* verb = command.add_subcommand("frise", "La frise, de quarante ans à un mois et retour\n"
                                                 "  arobase bench frise --items 100000");
    addShowOptions(*verb, options.show);
    verb->add_option("--items", options.items, "Nombre de repères tirés au sort ; 0 : ceux de l’exposition")->check(CLI::Range(0, 1'000'000));
    verb->add_option("--visitors", options.visitors, "Nombre de repères de visiteurs, tirés au sort")->check(CLI::Range(0, 100'000));
    verb->add_option("--runs", options.runs, "Nombre de démarrages mesurés")->check(CLI::Range(0, 1000));
    addChartOption(*verb, options);
    verb->callback([&] { status = runFrise(options); });
    auto* start = command.add_subcommand("start-frise", "")->group("");
    addShowOptions(*start, options.show);
    start->callback([&] { status = startFrise(options); });
}

}  // namespace arobase
