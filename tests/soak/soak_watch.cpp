#include "tests/soak/soak_watch.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/bench/memory.h"
#include "app/harness/dump.h"
#include "tests/soak/held_memory.h"

namespace arobase::soak {
namespace {

constexpr std::size_t kFailuresTold = 20;
constexpr double kIdleS = 90;
constexpr double kFrameS = 0.1;
/// A booth that nobody has touched for so long, and that plays nothing, waits for visitors.
constexpr double kLatestS = kIdleS + 40;

double mib(std::int64_t bytes) { return static_cast<double>(bytes) / (1 << 20); }

}  // namespace

std::string comparableDump(App& app) {
    auto json = nlohmann::ordered_json::parse(harness::dumpJson(app, {}));
    for (const char* key : {"clock_s", "booth", "counters"}) json.erase(key);
    for (const char* key : {"mouse_events", "rejected"}) json["pointers"].erase(key);
    // The visitor's theme fades into the loop's; which they are is in the state.
    for (auto& node : json["nodes"])
        for (const char* key : {"fg", "bg"}) node.erase(key);
    return json.dump(1);
}

State comparableState(State state) {
    state.lastInputS -= state.clockS;
    state.attractS -= state.clockS;
    state.clockS = 0;
    state.booth = {};
    state.reader.asked = 0;  // how often something was said
    state.themeBefore.clear();
    state.themeSinceS = -1e9;
    return state;
}

SoakWatch::SoakWatch(Booth& booth, Visitors& crowd, CrowdDisplay& display, const Renderer& renderer, WatchOptions options)
    : m_booth(booth), m_crowd(crowd), m_display(display), m_renderer(renderer), m_options(std::move(options)) {}

void SoakWatch::begin(App& app) {
    m_booth.begin(app);
    startRecording(app);
}

/// Unbuffered: what is in it when the process dies is what it died of.
void SoakWatch::startRecording(App& app) {
    app.record(nullptr);
    m_recording.close();
    m_recording.open(m_options.folder / "recording.txt", std::ios::trunc);
    const DisplayInfo& display = app.state().display;
    m_recording << std::unitbuf;
    for (const Action& action : {Action(Resize{display.widthPx, display.heightPx, display.mmPerPx}), Action(SetIdle{kIdleS}), Action(StartAttract{})}) m_recording << toText(action) << '\n';
    app.record(&m_recording);
}

void SoakWatch::turn(App& app, double seconds, int touches, long long framesDrawn) {
    ++m_findings.turns;
    m_findings.frames = framesDrawn;
    m_booth.turn(app, seconds, touches, framesDrawn);
    const State& state = app.state();
    const bool waits = state.screen == ScreenId::Attract, day = state.booth.mode == BoothMode::Interactive;
    if (waits && day && state.attractS == state.clockS && state.attractS != m_attractS) reset(app);
    m_attractS = waits ? state.attractS : -1;
    const double now = m_display.seconds();
    if (state.tour.playing() || state.booth.staff.open() || state.cleaning.on()) m_busyS = now;
    const double quietS = now - std::max(m_crowd.lastS(), m_busyS);
    if (day && !waits && quietS > kLatestS + seconds) fail("nobody has touched anything for " + std::to_string(quietS) + " s, and the visit goes on");
    if (m_crowd.wantsLook(now)) m_crowd.look(app.scene(), state, now, day);
    m_display.setWaiting(state.add.step == AddStep::Sending || state.booth.staff.step == StaffStep::Checking);
    m_display.setAlone(waits && !m_crowd.present());
}

/// The end of a visit: everything is as it was when the booth opened.
void SoakWatch::reset(App& app) {
    ++m_findings.resets;
    const std::string dump = comparableDump(app);
    const State state = comparableState(app.state());
    if (m_firstDump.empty()) {
        m_firstDump = dump;
        m_firstState = state;
        std::ofstream(m_options.folder / "first.json") << dump;
    }
    if (dump != m_firstDump) {
        std::ofstream(m_options.folder / "differs.json") << dump;
        fail("reset " + std::to_string(m_findings.resets) + ": the dump differs from the first one (first.json, differs.json)");
    } else if (state != *m_firstState) {
        fail("reset " + std::to_string(m_findings.resets) + ": the state differs from the first one in what no dump shows");
    }
    if (m_crowd.allKindsCame() && m_findings.warmSamples == 0) m_findings.warmSamples = m_findings.samples.size() + 1;
    m_findings.samples.push_back({m_display.seconds(), mib(bench::residentBytes()), mib(bench::heapBytes()), mib(heldBytes()), m_renderer.stats().glObjects});
    if (m_findings.failures.empty()) startRecording(app);
}

void SoakWatch::fail(const std::string& words) {
    if (m_findings.failures.size() < kFailuresTold) m_findings.failures.push_back("at " + std::to_string(m_display.seconds()) + " s: " + words);
}

void SoakWatch::presented(App& app, const Scene& scene, Display& display) {
    // After a jump of the clock a picture that is drawn bit by bit has had no time: no booth shows it.
    if (m_display.lastStepS() <= kFrameS || m_findings.frames == 0) m_booth.presented(app, scene, display);
    const int errors = m_renderer.stats().glErrors;
    if (errors > m_findings.glErrors) fail("OpenGL errors: " + std::to_string(errors));
    m_findings.glErrors = errors;
}

std::optional<int> SoakWatch::wantsEnd(const App& app) {
    if (m_booth.wantsEnd(app)) fail("the booth wants to end");
    const bool over = m_display.seconds() >= m_options.endS;
    return over || !m_findings.failures.empty() ? std::optional(m_findings.failures.empty() ? 0 : 1) : std::nullopt;
}

void SoakWatch::end(App& app) {
    m_booth.end(app);
    app.record(nullptr);
}

}  // namespace arobase::soak
