#include "app/program/window_loop.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>
#include <optional>
#include <utility>

#include "app/card_images.h"
#include "app/harness/dump.h"
#include "app/harness/headless.h"
#include "app/landmark_desk.h"
#include "app/platform/start_code.h"
#include "app/program/paths.h"
#include "app/program/signal_watch.h"
#include "app/program/touch_clock.h"
#include "app/program/warm_up.h"
#include "app/voice/voice_desk.h"
#include "render/renderer.h"

namespace arobase {
namespace {

constexpr long long kStartFrames = 120;  // by then every shader has been compiled for what it draws
constexpr double kRestS = 0.5;
constexpr double kMeasureS = 2;          // between two questions how large the screen is

class WindowLoop {
public:
    WindowLoop(App& app, Display& display, Renderer& renderer, const WindowOptions& options, SignalWatch& signals)
        : m_app(app), m_display(display), m_renderer(renderer), m_options(options), m_signals(signals), m_images(app.content().exhibition), m_touchClock(!options.touchTimes.empty()) {
        m_renderer.setImages(&m_images);
        m_renderer.setAtlas(app.content().atlas ? &*app.content().atlas : nullptr);
    }

    ~WindowLoop() { m_renderer.setImages(nullptr); }
    WindowLoop(const WindowLoop&) = delete;
    WindowLoop& operator=(const WindowLoop&) = delete;

    int run() {
        m_lastS = m_display.seconds();
        int status = 0;
        if (m_options.watch) m_options.watch->begin(m_app);
        while (m_options.watch || !m_display.shouldClose()) {
            oneFrame();
            if (const auto wanted = m_options.watch ? m_options.watch->wantsEnd(m_app) : std::nullopt) {
                status = *wanted;
                break;
            }
            if (m_options.measureFirstFrame) break;
            m_signals.poll();
            if (m_signals.takeDumpWish()) dump("." + std::to_string(++m_dumps) + ".json");
            if (m_signals.wantsEnd()) break;
        }
        if (m_options.watch) m_options.watch->end(m_app);
        dump("");
        if (!m_options.touchTimes.empty() && !m_touchClock.write(m_options.touchTimes)) std::cerr << "arobase: mesure impossible à écrire : " << m_options.touchTimes.string() << '\n';
        return status;
    }

private:
    void oneFrame() {
        // Nothing moves: sleep until something happens (and look at the idle clock now and then).
        m_display.poll(m_app.needsFrame() || animating(m_app.state()) || m_renderer.unfinished() ? 0 : kRestS);
        m_touchClock.collected(m_display.seconds());
        follow();
        input();
        const double now = m_display.seconds();
        m_app.tick(std::clamp(now - m_lastS, 1e-6, animating(m_app.state()) ? m_options.longestStepS : std::max(m_options.longestStepS, 2 * kRestS)));
        if (m_options.watch) m_options.watch->turn(m_app, now - m_lastS, std::exchange(m_touches, 0), m_counters.framesDrawn);
        m_lastS = now;
        attend();
        if (m_options.beforeFrame) m_options.beforeFrame(m_app);
        if (m_display.takeDamage()) m_app.invalidate();
        if (!m_app.needsFrame()) m_touchClock.nothingToShow();
        if (!m_app.needsFrame() && !m_renderer.unfinished() && !(m_options.watch && m_options.watch->wantsPicture())) return;
        const long long before = harness::allocationsSoFar();
        const Scene& scene = m_app.takeFrame();
        m_renderer.draw(scene.list, m_app.glyphs(), m_display.widthPx(), m_display.heightPx(), scene.background, FrameQuality::Moving);
        m_display.swap();
        m_touchClock.shown(m_display.seconds());
        if (m_options.watch) m_options.watch->presented(m_app, scene, m_display);
        ++m_counters.framesDrawn;
        if (m_counters.framesDrawn == kStartFrames) {
            releaseStartUpCode();
            m_app.prepare();
        }
        m_counters.last = m_renderer.stats();
        for (const std::string& landmark : m_images.takeBroken()) m_app.dispatch(HideImage{landmark});
        printIssues(m_images.takeIssues(), true);
        m_counters.bytesUploaded += m_counters.last.bytesUploaded;
        m_counters.allocations = harness::allocationsSoFar() - before;
    }

    /// Visitors' landmarks come and go while the rest goes on.
    void attend() {
        const bool wanted = m_counters.framesDrawn >= kStartFrames || m_app.state().add.open();
        if (!m_desk && wanted && !m_options.measureFirstFrame) {
            const ShowOptions& show = m_options.show;
            m_desk.emplace(m_app.content(), DeskOptions{show.landmarks.empty() ? defaultLandmarkStore().string() : show.landmarks, localDataFolder(), show.booth, {}});
            m_desk->pass(m_app.state());
        }
        speak();
        if (!m_desk) return;
        m_app.answer(m_desk->attend(m_app.content(), m_app.state()));
        printIssues(m_desk->takeIssues(), true);
    }

    /// Nothing of the voice is touched before somebody wants to hear something, or headphones are looked out for.
    void speak() {
        const ShowOptions& show = m_options.show;
        const bool hears = m_app.state().reader.on || m_app.state().reader.headphones || m_app.state().booth.staff.step == StaffStep::TestCard;
        if (show.sound == "none" || m_options.measureFirstFrame || (!m_voice && !hears && !(show.watchJack && m_counters.framesDrawn >= kStartFrames))) return;
        if (!m_voice) {
            VoiceOptions voice{show.soundLimitDb, [device = show.sound] { return openSoundCard(device); }, show.watchJack ? openHeadphoneJack() : nullptr};
            m_voice.emplace(m_app.content().exhibition, std::move(voice));
        }
        const bool shown = m_app.state().reader.headphones && !m_app.state().focus.empty();
        m_app.answer(m_voice->attend(m_app.state(), utteranceOf(m_app.content(), m_app.state(), shown ? m_app.scene() : Scene{})));
    }

    /// What is on the screen, for tests and bug reports; whole or not at all, for whoever waits for the file.
    void dump(const std::string& ending) {
        if (m_options.dump.empty()) return;
        const std::string file = m_options.dump.string() + ending, unfinished = file + ".part";
        std::ofstream out(unfinished, std::ios::binary);
        out << harness::dumpJson(m_app, m_counters);
        out.close();
        std::error_code error;
        if (out) std::filesystem::rename(unfinished, file, error);
        if (!out || error) std::cerr << "arobase: relevé impossible à écrire : " << file << '\n';
    }

    /// The window's size is the state's. Another screen may be plugged in that has as many pixels and other millimetres; one that says nothing, or
    /// that is gone, leaves what is known.
    void follow() {
        const DisplayInfo& known = m_app.state().display;
        const int w = m_display.widthPx(), h = m_display.heightPx();
        const bool same = w == known.widthPx && h == known.heightPx, first = m_measuredS < 0;
        if (same && !first && m_display.seconds() - m_measuredS < kMeasureS) return;
        m_measuredS = m_display.seconds();
        const double told = m_display.mmPerPx();
        if (same && !first && told <= 0) return;
        const double density = m_options.show.mmPerPx > 0 ? m_options.show.mmPerPx : told > 0 ? told : 609.6 / std::hypot(w, h);
        if (!same || density != known.mmPerPx) m_app.dispatch(Resize{w, h, density});
    }

    void input() {
        for (const PointerEvent& event : m_display.takePointers()) {
            m_pointer = event.px;
            m_touches += event.phase == PointerPhase::Down;
            m_touchClock.touched(event.seconds);
            m_app.pointer(event);
        }
        if (const double steps = m_display.scrollSteps(); steps != 0) m_app.scroll(m_pointer, steps);
        const std::vector<KeyPress> keys = m_display.takeKeys();
        const std::string text = m_display.takeText();
        if (m_options.watch && !m_options.watch->keyboard()) return;
        for (const KeyPress& key : keys)
            if (!m_options.takeKey || !m_options.takeKey(m_app, key)) m_app.key(key.name);
        m_app.type(text);
    }

    App& m_app;
    Display& m_display;
    Renderer& m_renderer;
    const WindowOptions& m_options;
    SignalWatch& m_signals;
    CardImages m_images;
    std::optional<LandmarkDesk> m_desk;  ///< opened after the first frames, or when it is about to be needed
    std::optional<VoiceDesk> m_voice;
    harness::Counters m_counters;
    TouchClock m_touchClock;
    int m_dumps = 0, m_touches = 0;
    double m_measuredS = -1;  ///< when the screen was last asked for its size; < 0: never
    Vec2 m_pointer;
    double m_lastS = 0;
};

/// A window and what draws in it.
struct Window {
    std::unique_ptr<Display> display;
    std::unique_ptr<Renderer> renderer;
};

/// No display when there is none: the reason has been printed.
Window openedWindow(const WindowOptions& options, TextEngine& text) {
    const auto size = options.show.display();
    DisplayOptions display;
    if (size) display.widthPx = size->widthPx, display.heightPx = size->heightPx;
    display.fullScreen = !options.windowed;
    display.gles = options.show.gl == "gles";
    display.visibleCursor = options.windowed;
    display.tuioPort = options.show.tuioPort;
    if (const auto map = options.show.touchMap()) display.touchMap = *map;
    auto opened = openWindow(display);
    printIssues(opened.issues, true);
    if (!opened.value) return {};
    Window window{std::move(*opened.value), nullptr};
    window.renderer = std::make_unique<Renderer>(window.display->loader(), window.display->gles(), false);
    warmUp(*window.renderer, text, window.display->widthPx(), window.display->heightPx());
    return window;
}

}  // namespace

int runLoop(App& app, Display& display, Renderer& renderer, const WindowOptions& options) {
    SignalWatch signals;
    return WindowLoop(app, display, renderer, options, signals).run();
}

int runWindow(const WindowOptions& options, const std::function<bool(App&)>& prepare) {
    SignalWatch signals;
    Window window;
    const auto app = openShow(options.show, [&](TextEngine& text) { window = openedWindow(options, text); });
    if (!app || !window.display || !prepare(*app)) return 1;
    std::ofstream recording;
    if (!options.show.record.empty()) {
        recording.open(options.show.record);
        if (!recording) std::cerr << "arobase: enregistrement impossible dans " << options.show.record.string() << '\n';
        app->record(&recording);
    }
    if (!options.show.replay.empty() && !replayInto(*app, options.show.replay)) return 1;
    const int status = WindowLoop(*app, *window.display, *window.renderer, options, signals).run();
    app->record(nullptr);
    return status;
}

}  // namespace arobase
