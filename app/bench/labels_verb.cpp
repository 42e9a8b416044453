#include "app/bench/labels_verb.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/bench/bench.h"
#include "app/bench/chart.h"
#include "app/harness/headless.h"
#include "app/map_labels.h"
#include "render/map/map_view.h"

namespace arobase {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kWantedShare = 0.5;  // of a picture
constexpr int kAwards = 300;  // of the candidates: may stand off with a leader line

/// The most populous communes of the whole of France on one screen, as the map would name them.
std::vector<LabelCandidate> candidatesOf(const Content& content, TextEngine& text, const MapView& view, int count) {
    const auto places = content.atlas->places();
    const auto place = [&](const CommunePoint& p) -> const Place& { return places[static_cast<std::size_t>(p.place)]; };
    std::vector<CommunePoint> points = content.communes[0].points();
    std::stable_sort(points.begin(), points.end(), [&](const CommunePoint& a, const CommunePoint& b) { return place(a).population > place(b).population; });
    const TextStyle style{14, FontWeight::Medium, false};
    std::vector<LabelCandidate> candidates;
    NameBook book;
    for (const CommunePoint& p : points) {
        if (static_cast<int>(candidates.size()) >= count) break;
        const WrittenName& name = book.write(text, place(p).name, style);
        const int rank = static_cast<int>(candidates.size());
        candidates.push_back({"label-" + std::string(place(p).code), view.toScreen(p.at), 4, name.sizePx[0], rank < kAwards ? 1 + rank % 7 : 8 + rank, name.sizePx[1], true, {}, name.sizePx[2]});
    }
    return candidates;
}

struct Placing {
    std::vector<LabelCandidate> candidates;
    std::vector<Rect> marks;
    Rect screen;

    LabelJob job(const LabelMemory* memory, bool dragged) const {
        LabelJob job{candidates, marks, {}, screen.inset(4)};
        job.gapPx = 2.5f;
        job.leaderPx = 200;
        job.leaderPriority = 7;
        job.crowd = 10;
        job.widestPx = 240;
        job.dragged = dragged;
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

/// What one job took: in one go, on the way, and at rest picture by picture, as the map does it.
struct Measures {
    std::vector<double> cold, moving, resting, frames;  ///< ms
    std::vector<double> movingShare;                    ///< of the whole picture: placing and drawing
    std::vector<double> movingBusyShare;                ///< … in processor time
    std::vector<double> allocations, pictures;
    std::size_t placed = 0;
};

constexpr Vec2 kStepPx{0.7f, 0.3f};

Measures measure(bench::Bench& b, Placing placing, MapCamera camera, int frames) {
    Measures m;
    placing.pan({0, 0});
    LabelSolver solver;
    for (int i = 0; i < frames; ++i) m.cold.push_back(bench::millisecondsOf([&] { solver.place(placing.job(nullptr, false)); }));
    LabelMemory memory = solver.result().memory;
    m.placed = solver.result().placed.size();
    b.frame(camera, {}, FrameQuality::Moving);
    for (int i = 0; i < frames; ++i) {
        placing.pan(kStepPx);
        const long long before = harness::allocationsSoFar();
        const double start = bench::processorMs();
        m.moving.push_back(bench::millisecondsOf([&] {
            solver.place(placing.job(&memory, true), kLabelLooks);
            memory = solver.result().memory;
        }));
        m.allocations.push_back(static_cast<double>(harness::allocationsSoFar() - before));
        const double placed = bench::processorMs();
        camera = panned(camera, kStepPx);
        const double drawing = bench::millisecondsOf([&] { b.frame(camera, {}, FrameQuality::Moving); }) - b.listMs;
        m.frames.push_back(m.moving.back() + drawing);
        m.movingShare.push_back(m.moving.back() / m.frames.back());
        m.movingBusyShare.push_back((placed - start) / (bench::processorMs() - start - b.listProcessorMs));
    }
    for (int i = 0; i < frames; ++i) {
        placing.pan(kStepPx);
        long long allowance = 0, pictures = 0;
        for (bool finished = false; !finished; ++pictures)
            m.resting.push_back(bench::millisecondsOf([&] { finished = solver.advance(placing.job(&memory, false), allowance += kLabelLooks); }));
        m.pictures.push_back(static_cast<double>(pictures));
        memory = solver.result().memory;
    }
    return m;
}

Json toJson(const Measures& m, std::size_t candidates, double unit) {
    const double frame = bench::distributionOf(m.frames).median;
    return {{"candidates", candidates},
            {"placed", m.placed},
            {"cold_units", bench::toJson<Json>(bench::distributionOf(m.cold), unit)},
            {"warm_units", bench::toJson<Json>(bench::distributionOf(m.moving), unit)},
            {"rest_units", bench::toJson<Json>(bench::distributionOf(m.resting), unit)},
            {"rest_pictures", bench::toJson<Json>(bench::distributionOf(m.pictures))},
            {"frame_units", bench::toJson<Json>(bench::distributionOf(m.frames), unit)},
            {"moving_over_frame", bench::toJson<Json>(bench::distributionOf(m.movingShare))},
            {"moving_over_frame_processor", bench::toJson<Json>(bench::distributionOf(m.movingBusyShare))},
            {"rest_over_frame", bench::toJson<Json>(bench::distributionOf(m.resting), frame)},
            {"allocations", bench::toJson<Json>(bench::distributionOf(m.allocations))}};
}

int runLabels(const BenchOptions& options) {
    bench::Bench b;
    if (!b.open(options)) return 1;
    const double unit = bench::steadyUnitMs(b);
    const Rect screen{0, 0, static_cast<float>(b.widthPx), static_cast<float>(b.heightPx)};
    const MapView view{0, 0, false, fitted(b.content.atlas->territories()[0].box, screen.w, screen.h), screen, screen.centre()};
    Json cases = Json::array();
    bench::Chart chart{"Placement des noms", {}};
    for (const int count : {300, 5000}) {
        const auto candidates = candidatesOf(b.content, *b.text, view, count);
        const Measures m = measure(b, {candidates, {}, screen}, view.camera, options.frames);
        cases.push_back(toJson(m, candidates.size(), unit));
        const std::string names = std::to_string(count) + " noms";
        chart.rows.push_back({names + ", en chemin : part de l’image", m.movingShare, kWantedShare});
        chart.rows.push_back({names + ", à l’arrêt : une étape, en unités", bench::over(m.resting, unit)});
        chart.rows.push_back({names + ", d’un coup, en unités", bench::over(m.cold, unit)});
    }
    std::cout << Json{{"bench", "labels"}, {"size", {b.widthPx, b.heightPx}}, {"communes_drawn", b.map->communesIn(view.camera, b.widthPx, b.heightPx)}, {"unit_ms", unit}, {"cases", std::move(cases)}}.dump(1) << '\n';
    return options.chart.empty() || bench::writeChart(chart, *b.text, *b.renderer, options.chart) ? 0 : 1;
}

}  // namespace

void addLabelsVerb(CLI::App& command, BenchOptions& options, int& status) {
    auto* labels = command.add_subcommand("labels", "Le placement de 300 et de 5 000 noms : d’un coup, en chemin, à l’arrêt image par image, et sa part de l’image\n"
                                                    "  arobase bench labels");
    addShowOptions(*labels, options.show);
    labels->add_option("--frames", options.frames, "Nombre de placements mesurés")->check(CLI::Range(2, 100000));
    addNamesOnlyOption(*labels, options);
    bench::addChartOption(*labels, options);
    labels->callback([&] { status = runLabels(options); });
}

}  // namespace arobase
