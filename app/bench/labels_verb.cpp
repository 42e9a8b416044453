#include "app/bench/labels_verb.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/bench/bench_verbs.h"
#include "app/bench/distribution.h"
#include "app/platform/display.h"
#include "app/program/paths.h"
#include "data/french.h"
#include "render/map/label_placement.h"
#include "render/map/map_view.h"
#include "render/map/name_break.h"
#include "render/measure.h"
#include "render/renderer.h"

namespace arobase {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kAwards = 300;  // of the candidates: may stand off with a leader line

double millisecondsOf(const std::function<void()>& work) {
    const auto before = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - before).count();
}

Json toJson(const bench::Distribution& d, double unit) {
    return {{"median", d.median / unit}, {"p95", d.p95 / unit}, {"p99", d.p99 / unit}, {"most", d.most / unit}, {"count", d.count}};
}

/// The most populous communes of the whole of France on one screen, as the map would name them.
std::vector<LabelCandidate> candidatesOf(const Content& content, TextEngine& text, const MapView& view, int count) {
    const auto places = content.atlas->places();
    const auto place = [&](const CommunePoint& p) -> const Place& { return places[static_cast<std::size_t>(p.place)]; };
    std::vector<CommunePoint> points = content.communes[0].points();
    std::stable_sort(points.begin(), points.end(), [&](const CommunePoint& a, const CommunePoint& b) { return place(a).population > place(b).population; });
    const TextStyle style{14, FontWeight::Medium, false};
    std::vector<LabelCandidate> candidates;
    for (const CommunePoint& p : points) {
        if (static_cast<int>(candidates.size()) >= count) break;
        const std::string name = typographicFr(place(p).name);
        const auto [first, second] = twoLines(name);
        const float line = style.sizePx * 1.12f;
        const Vec2 broken = second.empty() ? Vec2{} : Vec2{std::max(text.widthPx(first, style), text.widthPx(second, style)), 2 * line};
        const int rank = static_cast<int>(candidates.size());
        candidates.push_back({"label-" + std::string(place(p).code), view.toScreen(p.at), 4, {text.widthPx(name, style), line}, rank < kAwards ? 1 + rank % 7 : 8 + rank, broken, true, {}});
    }
    return candidates;
}

struct Placing {
    std::vector<LabelCandidate> candidates;
    std::vector<Rect> marks;
    Rect screen;

    LabelJob job(const LabelMemory* memory) const {
        LabelJob job{candidates, marks, {}, screen.inset(4)};
        job.gapPx = 2.5f;
        job.leaderPx = 200;
        job.leaderPriority = 7;
        job.crowd = 10;
        job.widestPx = 240;
        job.dragged = memory != nullptr;
        job.previous = memory;
        return job;
    }
    void pan(Vec2 step) {
        for (LabelCandidate& c : candidates) c.anchor = c.anchor + step;
        marks.clear();
        for (const LabelCandidate& c : candidates)
            if (c.priority <= 7) marks.push_back({c.anchor.x - c.radiusPx, c.anchor.y - c.radiusPx, 2 * c.radiusPx, 2 * c.radiusPx});
    }
};

Json measured(Placing placing, int frames, double unit) {
    std::vector<double> cold, warm;
    placing.pan({0, 0});
    LabelPlacement placement = placing.job(nullptr).run();
    const auto placed = placement.placed.size();
    for (int i = 0; i < frames; ++i) cold.push_back(millisecondsOf([&] { placing.job(nullptr).run(); }));
    LabelMemory memory = std::move(placement.memory);
    for (int i = 0; i < frames; ++i) {
        placing.pan({0.7f, 0.3f});
        warm.push_back(millisecondsOf([&] { placement = placing.job(&memory).run(); }));
        memory = std::move(placement.memory);
    }
    return {{"candidates", placing.candidates.size()}, {"placed", placed}, {"cold_units", toJson(bench::distributionOf(cold), unit)}, {"warm_units", toJson(bench::distributionOf(warm), unit)}};
}

int runLabels(const BenchOptions& options) {
    const auto size = options.show.display();
    const Content content = loadContent({options.show.exhibition.empty() ? defaultExhibition() : options.show.exhibition, options.show.atlas.empty() ? defaultAtlas() : options.show.atlas, {}});
    auto text = TextEngine::create();
    if (!size || !content.atlas || !text.value) {
        std::cerr << "arobase bench: ni carte ni police : lancez d’abord « arobase bake »\n";
        return 1;
    }
    DisplayOptions shown;
    shown.widthPx = size->widthPx;
    shown.heightPx = size->heightPx;
    shown.gles = options.show.gl == "gles";
    auto display = openHeadless(shown);
    if (!display.value) {
        std::cerr << "arobase bench: pas de contexte OpenGL\n";
        return 1;
    }
    const Renderer renderer((*display.value)->loader(), shown.gles, false);  // loads OpenGL
    OffscreenTarget target(shown.widthPx, shown.heightPx);
    UnitQuad quad(shown.gles, shown.widthPx, shown.heightPx);
    std::vector<double> units;
    target.bind();
    for (int i = 0; i < 41; ++i) units.push_back(millisecondsOf([&] { quad.draw(); }));
    const double unit = bench::distributionOf(units).median;
    const Rect screen{0, 0, static_cast<float>(shown.widthPx), static_cast<float>(shown.heightPx)};
    const MapView view{0, 0, fitted(content.atlas->territories()[0].box, screen.w, screen.h), screen, screen.centre()};
    Json cases = Json::array();
    for (const int count : {300, 5000})
        cases.push_back(measured({candidatesOf(content, *text.value, view, count), {}, screen}, options.frames, unit));
    std::cout << Json{{"bench", "labels"}, {"size", {shown.widthPx, shown.heightPx}}, {"unit_ms", unit}, {"cases", std::move(cases)}}.dump(1) << '\n';
    return 0;
}

}  // namespace

void addLabelsVerb(CLI::App& command, BenchOptions& options, int& status) {
    auto* labels = command.add_subcommand("labels", "Le placement de 300 et de 5 000 noms, à froid et de mémoire\n"
                                                    "  arobase bench labels");
    addShowOptions(*labels, options.show);
    labels->add_option("--frames", options.frames, "Nombre de placements mesurés")->check(CLI::Range(2, 100000));
    labels->callback([&] { status = runLabels(options); });
}

}  // namespace arobase
