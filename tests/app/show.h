#pragma once
// The real exhibition and the baked atlas, as the program loads them, for the tests of the app.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "app/app.h"
#include "app/content.h"
#include "app/screens/layout.h"

namespace arobase::test {

inline std::filesystem::path atlasFile() {
    const char* named = std::getenv("AROBASE_ATLAS");
    return named && *named ? named : AROBASE_TEST_ATLAS;
}

inline Content freshContent(const std::filesystem::path& cues = {}) {
    return loadContent({AROBASE_DEFAULT_EXHIBITION, atlasFile(), cues});
}

/// Loaded once a process; never changed.
inline const Content& realContent() {
    static const Content content = freshContent();
    return content;
}

inline std::unique_ptr<App> appOn(Content content, DisplayInfo display = {}) {
    return std::make_unique<App>(std::move(content), std::move(*TextEngine::create().value), display);
}

/// Facts of France need the atlas that set-up bakes.
#define AROBASE_NEEDS_ATLAS() \
    if (!::arobase::test::realContent().atlas) GTEST_SKIP() << "no atlas at " << ::arobase::test::atlasFile()

inline State ticked(const Content& content, State state, double seconds) {
    for (double left = seconds; left > 1e-9; left -= 1.0 / 60) state = update(content, std::move(state), Tick{std::min(left, 1.0 / 60)});
    return state;
}

inline void run(App& app, double seconds) {
    for (double left = seconds; left > 1e-9; left -= 1.0 / 60) app.tick(std::min(left, 1.0 / 60));
}

/// A finger for the app, on a clock that goes on with it.
class Hand {
public:
    explicit Hand(App& app) : m_app(app) {}
    void down(int id, Vec2 px) { send(id, PointerPhase::Down, px); }
    void move(int id, Vec2 px) { send(id, PointerPhase::Move, px); }
    void up(int id, Vec2 px) { send(id, PointerPhase::Up, px); }
    void wait(double seconds) {
        m_nowS += seconds;
        m_app.tick(seconds);
    }
    void tap(Vec2 px) {
        down(0, px);
        wait(0.05);
        up(0, px);
    }

private:
    void send(int id, PointerPhase phase, Vec2 px) { m_app.pointer({id, phase, px, m_nowS, PointerDevice::Touch}); }
    App& m_app;
    double m_nowS = 0;
};

}  // namespace arobase::test
