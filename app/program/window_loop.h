#pragma once
// The window, the clock and the loop. Main thread.
#include <filesystem>
#include <functional>

#include "app/app.h"
#include "app/platform/display.h"
#include "app/program/loop_watch.h"
#include "app/program/show_options.h"
#include "render/renderer.h"

namespace arobase {

struct WindowOptions {
    ShowOptions show;
    bool windowed = false;
    bool measureFirstFrame = false;  ///< leave after the first complete frame (start-up benchmark)
    /// What is on the screen is written there at the end, and to DUMP.1.json, DUMP.2.json … at each SIGUSR1; empty: nowhere.
    std::filesystem::path dump;
    /// Called with each key before the program's own meaning of it; true: it was taken.
    std::function<bool(App&, const KeyPress&)> takeKey;
    /// Called before each frame, for those who draw from a script (a stage).
    std::function<void(App&)> beforeFrame;
    /// So much the program's time goes on at most in one turn while something moves, s: after a pause (suspend, a stopped process) it goes on,
    /// not back over it. Proofs on a fake clock take longer steps.
    double longestStepS = 0.1;
    /// From a touch to the picture that answers it, and from picture to picture, are written there at the end (JSON, ms); empty: not measured.
    std::filesystem::path touchTimes;
    /// Watches over a booth without staff; then only it and signals end the program, never the window. Null: nobody does.
    LoopWatch* watch = nullptr;
};

/// The loop alone, on a display and a renderer that are open, until SIGTERM, SIGINT, the window's close button or `watch` ends it. Exit status.
int runLoop(App& app, Display& display, Renderer& renderer, const WindowOptions& options);

/// Opens the exhibition and, meanwhile, a window (full screen unless `windowed`), calls prepare(App&) and runs until the window
/// is closed (or told to end: SIGTERM, SIGINT). Returns the program's exit status: 1 when something could not be opened, the
/// reason has been printed, or when prepare() says false.
int runWindow(const WindowOptions& options, const std::function<bool(App&)>& prepare);

}  // namespace arobase
