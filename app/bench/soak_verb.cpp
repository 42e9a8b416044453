// arobase bench soak: days of a booth in minutes. The clock is a fake one, visitors are drawn by lot from a seed; what the
// process has resident is noted hour by hour.
#include <CLI/CLI.hpp>
#include <iostream>
#include <nlohmann/json.hpp>
#include <random>

#include "app/bench/bench.h"
#include "app/bench/chart.h"
#include "app/bench/memory.h"
#include "app/bench/verbs.h"

namespace arobase {
namespace {

using Json = nlohmann::ordered_json;
using namespace bench;

constexpr int kStepsAnHour = 360;          // of ten seconds
constexpr double kStepS = 10, kTickS = 2.5;
constexpr double kIdleS = 90;              // as at a booth: between two visitors the loop comes back

/// Fingers of visitors who come, touch whatever they like for some minutes, and go.
class Crowd {
public:
    Crowd(App& app, unsigned seed) : m_app(app), m_dice(seed) {}

    /// What is done within one step.
    void act() {
        if (m_left == 0 && chance(0.02)) m_left = 6 + static_cast<int>(below(24));  // one to five minutes
        if (m_left == 0) return;
        --m_left;
        switch (below(4)) {
            case 0: return pinch();
            case 1: return drag(anywhere(), anywhere());
            default: return drag(anywhere(), {});  // a tap
        }
    }

private:
    bool chance(double share) { return std::uniform_real_distribution<double>(0, 1)(m_dice) < share; }
    unsigned below(unsigned count) { return std::uniform_int_distribution<unsigned>(0, count - 1)(m_dice); }
    Vec2 anywhere() {
        const DisplayInfo& display = m_app.state().display;
        return {static_cast<float>(below(static_cast<unsigned>(display.widthPx))), static_cast<float>(below(static_cast<unsigned>(display.heightPx)))};
    }
    void say(int finger, PointerPhase phase, Vec2 px) { m_app.pointer({finger, phase, px, m_deviceS, PointerDevice::Script}); }
    void wait() {
        constexpr double kFrameS = 1.0 / 60;
        m_deviceS += kFrameS;
        m_app.tick(kFrameS);
    }

    /// From one place to another, or a tap where there is no other.
    void drag(Vec2 from, std::optional<Vec2> to) {
        constexpr int kMoves = 8;
        say(1, PointerPhase::Down, from);
        wait();
        for (int i = 1; to && i <= kMoves; ++i, wait()) say(1, PointerPhase::Move, from + (*to - from) * (static_cast<float>(i) / kMoves));
        say(1, PointerPhase::Up, to.value_or(from));
        wait();
    }

    void pinch() {
        const Vec2 middle = anywhere();
        const float wide = static_cast<float>(20 + below(200)), wider = static_cast<float>(20 + below(200));
        const auto both = [&](PointerPhase phase, float half) {
            say(1, phase, middle - Vec2{half, 0});
            say(2, phase, middle + Vec2{half, 0});
            wait();
        };
        both(PointerPhase::Down, wide);
        for (int i = 1; i <= 6; ++i) both(PointerPhase::Move, wide + (wider - wide) * static_cast<float>(i) / 6);
        both(PointerPhase::Up, wider);
    }

    App& m_app;
    std::mt19937 m_dice;
    double m_deviceS = 0;
    int m_left = 0;  ///< steps that the visitor stays
};

struct Hour {
    double residentMib = 0, heapMib = 0;
    int frames = 0, glObjects = 0;
};

Json toJson(const std::vector<Hour>& hours) {
    Json list = Json::array();
    for (const Hour& hour : hours) list.push_back({{"resident_mib", hour.residentMib}, {"heap_mib", hour.heapMib}, {"frames", hour.frames}, {"gl_objects", hour.glObjects}});
    return list;
}

int runSoak(const BenchOptions& options) {
    const auto app = openShow(options.show);
    if (!app) return 1;
    DisplayOptions shown;
    shown.widthPx = app->state().display.widthPx;
    shown.heightPx = app->state().display.heightPx;
    shown.gles = options.show.gl == "gles";
    auto opened = openHeadless(shown);
    printIssues(opened.issues, true);
    if (!opened.value) return 1;
    Renderer renderer((*opened.value)->loader(), shown.gles, false);
    renderer.setAtlas(app->content().atlas ? &*app->content().atlas : nullptr);
    const OffscreenTarget target(shown.widthPx, shown.heightPx);
    app->dispatch(SetIdle{kIdleS});
    app->dispatch(StartAttract{});
    Crowd crowd(*app, options.seed);
    std::vector<Hour> hours;
    for (int h = 0; h < options.hours; ++h) {
        Hour hour;
        for (int step = 0; step < kStepsAnHour; ++step) {
            crowd.act();
            for (double left = kStepS; left > 0; left -= kTickS) {
                app->tick(kTickS);
                if (!app->needsFrame() && !renderer.unfinished()) continue;
                const Scene& scene = app->takeFrame();
                target.bind();
                renderer.draw(scene.list, app->glyphs(), shown.widthPx, shown.heightPx, scene.background, FrameQuality::Moving);
                finishDrawing();
                ++hour.frames;
            }
        }
        hour.residentMib = static_cast<double>(residentBytes()) / (1 << 20);
        hour.heapMib = static_cast<double>(heapBytes()) / (1 << 20);
        hour.glObjects = renderer.stats().glObjects;
        hours.push_back(hour);
    }
    const double first = hours.front().residentMib, last = hours.back().residentMib;
    std::cout << Json{{"bench", "soak"}, {"hours", options.hours}, {"seed", options.seed}, {"last_over_first_hour", last / first},
                      {"gl_errors", renderer.stats().glErrors}, {"by_hour", toJson(hours)}}.dump(1) << '\n';
    Chart chart{"Des jours de stand, heure par heure", {{"Mémoire résidente, en Mio", {}}, {"Objets OpenGL", {}}}};
    for (const Hour& hour : hours) {
        chart.rows[0].values.push_back(hour.residentMib);
        chart.rows[1].values.push_back(hour.glObjects);
    }
    return options.chart.empty() || writeChart(chart, app->text(), renderer, options.chart) ? 0 : 1;
}

}  // namespace

void addSoakVerb(CLI::App& command, BenchOptions& options, int& status) {
    auto* verb = command.add_subcommand("soak", "Des jours de stand en quelques minutes : la mémoire ne doit pas croître\n"
                                                "  arobase bench soak --hours 72 --size 640x360");
    addShowOptions(*verb, options.show);
    verb->add_option("--hours", options.hours, "Heures simulées")->check(CLI::Range(1, 10'000));
    verb->add_option("--seed", options.seed, "Graine du tirage des visiteurs");
    addChartOption(*verb, options);
    verb->callback([&] { status = runSoak(options); });
}

}  // namespace arobase
