#include "app/bench/labels_verb.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/bench/bench.h"
#include "data/french.h"
#include "render/map/label_placement.h"
#include "render/map/map_view.h"
#include "render/map/name_break.h"

namespace arobase {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kAwards = 300;  // of the candidates: may stand off with a leader line

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
    for (int i = 0; i < frames; ++i) cold.push_back(bench::millisecondsOf([&] { placing.job(nullptr).run(); }));
    LabelMemory memory = std::move(placement.memory);
    for (int i = 0; i < frames; ++i) {
        placing.pan({0.7f, 0.3f});
        warm.push_back(bench::millisecondsOf([&] { placement = placing.job(&memory).run(); }));
        memory = std::move(placement.memory);
    }
    return {{"candidates", placing.candidates.size()}, {"placed", placed}, {"cold_units", bench::toJson<Json>(bench::distributionOf(cold), unit)}, {"warm_units", bench::toJson<Json>(bench::distributionOf(warm), unit)}};
}

int runLabels(const BenchOptions& options) {
    bench::Bench b;
    if (!b.open(options)) return 1;
    const double unit = bench::steadyUnitMs(b);
    const Rect screen{0, 0, static_cast<float>(b.widthPx), static_cast<float>(b.heightPx)};
    const MapView view{0, 0, false, fitted(b.content.atlas->territories()[0].box, screen.w, screen.h), screen, screen.centre()};
    Json cases = Json::array();
    for (const int count : {300, 5000})
        cases.push_back(measured({candidatesOf(b.content, *b.text, view, count), {}, screen}, options.frames, unit));
    std::cout << Json{{"bench", "labels"}, {"size", {b.widthPx, b.heightPx}}, {"unit_ms", unit}, {"cases", std::move(cases)}}.dump(1) << '\n';
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
