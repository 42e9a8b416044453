#include "app/bench/bench_verbs.h"

#include <CLI/CLI.hpp>
#include <chrono>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/bench/bench_map.h"
#include "app/bench/distribution.h"
#include "app/bench/picture_likeness.h"
#include "app/bench/reference_flight.h"
#include "app/harness/picture.h"
#include "app/platform/display.h"
#include "app/program/paths.h"
#include "render/measure.h"
#include "render/renderer.h"

namespace arobase {
namespace {

using Json = nlohmann::ordered_json;
using bench::BenchMap;

double millisecondsOf(const std::function<void()>& work) {
    const auto before = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - before).count();
}

Json toJson(const bench::Distribution& d, double unit) {
    return {{"median", d.median / unit}, {"p95", d.p95 / unit}, {"p99", d.p99 / unit}, {"most", d.most / unit}, {"mean", d.mean / unit}, {"count", d.count}};
}

/// A GL context, the content and the map, for one run of a verb.
struct Bench {
    Content content;
    std::optional<TextEngine> text;
    std::unique_ptr<Display> display;
    std::unique_ptr<Renderer> renderer;
    std::unique_ptr<OffscreenTarget> target;
    std::unique_ptr<UnitQuad> quad;
    std::unique_ptr<BenchMap> map;
    DrawList list;
    int widthPx = 1920, heightPx = 1080;
    double listMs = 0;  ///< of the last frame: choosing, placing and listing, before any drawing

    /// False, with the reason on standard error, when it cannot be measured here.
    bool open(const BenchOptions& options);
    /// Median of some draws of the unit, ms.
    double unitMs() const;
    void frame(const MapCamera& camera, const BenchMap::Parts& parts, FrameQuality quality);
    /// Writes the last frame and the same drawn from scratch; says how much of it is like nothing near it in the other.
    Json keepPicture(const std::filesystem::path& folder, int index);
};

bool Bench::open(const BenchOptions& options) {
    const auto size = options.show.display();
    if (size) widthPx = size->widthPx, heightPx = size->heightPx;
    content = loadContent({options.show.exhibition.empty() ? defaultExhibition() : options.show.exhibition, options.show.atlas.empty() ? defaultAtlas() : options.show.atlas, {}});
    auto engine = TextEngine::create();
    if (!content.atlas || !engine.value) {
        std::cerr << "arobase bench: ni carte ni police : lancez d’abord « arobase bake »\n";
        return false;
    }
    text.emplace(std::move(*engine.value));
    DisplayOptions shown;
    shown.widthPx = widthPx;
    shown.heightPx = heightPx;
    shown.gles = options.show.gl == "gles";
    auto opened = openHeadless(shown);
    if (!opened.value) {
        std::cerr << "arobase bench: pas de contexte OpenGL\n";
        return false;
    }
    display = std::move(*opened.value);
    renderer = std::make_unique<Renderer>(display->loader(), display->gles(), false);
    renderer->setAtlas(&*content.atlas);
    target = std::make_unique<OffscreenTarget>(widthPx, heightPx);
    quad = std::make_unique<UnitQuad>(display->gles(), widthPx, heightPx);
    map = std::make_unique<BenchMap>(content, *text);
    if (!map->hasCommunes()) std::cerr << "arobase bench: cette carte n’a pas de contours de communes ; mesure sans eux\n";
    return true;
}

double Bench::unitMs() const {
    std::vector<double> times;
    target->bind();
    for (int i = 0; i < 41; ++i) times.push_back(millisecondsOf([&] { quad->draw(); }));
    return bench::distributionOf(times).median;
}

void Bench::frame(const MapCamera& camera, const BenchMap::Parts& parts, FrameQuality quality) {
    listMs = millisecondsOf([&] { map->draw(camera, widthPx, heightPx, parts, list); });
    target->bind();
    renderer->draw(list, text->glyphAtlas(), widthPx, heightPx, map->background(), quality);
    finishDrawing();
}

Json Bench::keepPicture(const std::filesystem::path& folder, int index) {
    const Picture moving{widthPx, heightPx, target->read()};
    Renderer fresh(display->loader(), display->gles(), false);
    fresh.setAtlas(&*content.atlas);
    text->glyphAtlas().dirtyFrom = 0;
    target->bind();
    fresh.draw(list, text->glyphAtlas(), widthPx, heightPx, map->background());
    text->glyphAtlas().dirtyTo = text->glyphAtlas().height;  // the measured renderer has its own copy
    const Picture exact{widthPx, heightPx, target->read()};
    const std::string name = "flight-" + std::to_string(index);
    writePng(moving, folder / (name + ".png"));
    writePng(exact, folder / (name + "-exact.png"));
    return {{"frame", index}, {"strange", bench::strangeShare(moving, exact, 4)}};
}

int runFlight(const BenchOptions& options) {
    Bench b;
    if (!b.open(options)) return 1;
    const Projector lambert(territories()[0].epsg);
    const double unitBefore = b.unitMs();
    const auto cameraOf = [&](int i) { return bench::flightCamera(lambert, bench::kFlightS * i / std::max(1, options.frames - 1)); };
    const double first = millisecondsOf([&] { b.frame(cameraOf(0), {}, FrameQuality::Exact); });
    std::vector<double> times, naming, units;
    Json kept = Json::array();
    int placed = 0, drawCalls = 0;
    for (int i = 0; i < options.frames; ++i) {
        times.push_back(millisecondsOf([&] { b.frame(cameraOf(i), {}, FrameQuality::Moving); }));
        naming.push_back(b.listMs);
        placed += b.map->placedNames();
        drawCalls = std::max(drawCalls, b.renderer->stats().drawCalls);
        if (!options.pictures.empty() && i % std::max(1, options.frames / 20) == 0) kept.push_back(b.keepPicture(options.pictures, i));
        if (i % 20 == 0) units.push_back(millisecondsOf([&] { b.target->bind(); b.quad->draw(); }));  // the machine's speed drifts
    }
    units.push_back(unitBefore);
    const double unit = bench::distributionOf(units).median;
    Json slow = Json::array();
    for (std::size_t i = 0; i < times.size(); ++i)
        if (times[i] > 3 * unit) slow.push_back({i, times[i] / unit});
    Json phases;
    const auto n = times.size();
    for (const auto& [name, from, to] : {std::tuple{"0-3 s", 0.0, 0.3}, {"3-6 s", 0.3, 0.6}, {"6-7 s", 0.6, 0.7}, {"7-10 s", 0.7, 1.0}}) {
        const auto at = [&](double share) { return times.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(n)); };
        phases[name] = toJson(bench::distributionOf({at(from), at(to)}), unit);
    }
    // What each part costs, alone, at rest, at three of the flight's cameras.
    Json parts;
    for (const double seconds : {0.0, 3.0, 6.0}) {
        const MapCamera camera = bench::flightCamera(lambert, seconds);
        const auto cost = [&](const BenchMap::Parts& what) {
            std::vector<double> some;
            for (int i = 0; i < 9; ++i) {
                b.renderer->setAtlas(&*b.content.atlas);  // nothing kept
                b.frame(camera, what, FrameQuality::Exact);
                b.renderer->forgetPictures();
                some.push_back(millisecondsOf([&] { b.frame(camera, what, FrameQuality::Exact); }));
            }
            return bench::distributionOf(some).median / unit;
        };
        parts[std::to_string(static_cast<int>(seconds)) + " s"] = {{"nothing", cost({false, false, 0})}, {"fills", cost({true, false, 0})}, {"borders", cost({false, true, 0})}, {"names", cost({false, false, 300})}};
    }
    std::cout << Json{{"bench", "flight"}, {"size", {b.widthPx, b.heightPx}}, {"unit_ms", unit}, {"first_frame_units", first / unit},
                      {"frame_units", toJson(bench::distributionOf(times), unit)}, {"list_units", toJson(bench::distributionOf(naming), unit)}, {"pictures", kept}, {"slow_frames", slow}, {"phases_units", phases}, {"parts_units", parts},
                      {"names_per_frame", placed / std::max(1, options.frames)}, {"draw_calls_most", drawCalls}, {"gl_objects", b.renderer->stats().glObjects}, {"gl_errors", b.renderer->stats().glErrors}}
                     .dump(1) << '\n';
    return 0;
}

}  // namespace

void addBenchVerbs(CLI::App& command, BenchOptions& options, int& status) {
    auto* flight = command.add_subcommand("flight", "Le vol de référence : France, Toulouse, France, en dix secondes\n"
                                                    "  arobase bench flight --atlas build/geodata/atlas.bake");
    addShowOptions(*flight, options.show);
    flight->add_option("--frames", options.frames, "Nombre d’images du vol")->check(CLI::Range(2, 100000));
    flight->add_option("--pictures", options.pictures, "Dossier où garder vingt images du vol")->check(CLI::ExistingDirectory);
    flight->callback([&] { status = runFlight(options); });
}

}  // namespace arobase
