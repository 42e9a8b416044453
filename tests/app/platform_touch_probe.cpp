// Opens a window and prints what its input says, a line each, until the key "escape" or the given number of seconds:
//   ready WIDTH HEIGHT | pointer DEVICE PHASE ID X Y SECONDS | key NAME | text UTF-8 | scroll STEPS | damage
#include <cstdio>
#include <cstdlib>
#include <string>

#include "app/platform/display.h"

namespace {

using namespace arobase;

constexpr const char* kDevices[] = {"mouse", "touch", "script"};
constexpr const char* kPhases[] = {"down", "move", "up", "cancel"};

/// False when it is time to leave.
bool printInput(Display& display) {
    for (const PointerEvent& event : display.takePointers()) {
        std::printf("pointer %s %s %d %.3f %.3f %.4f\n", kDevices[static_cast<int>(event.device)],
                    kPhases[static_cast<int>(event.phase)], event.id, static_cast<double>(event.px.x),
                    static_cast<double>(event.px.y), event.seconds);
    }
    bool stays = true;
    for (const KeyPress& key : display.takeKeys()) {
        std::printf("key %s\n", key.name.c_str());
        if (key.name == "escape") stays = false;
    }
    if (const std::string text = display.takeText(); !text.empty()) std::printf("text %s\n", text.c_str());
    if (const double steps = display.scrollSteps(); steps > 0 || steps < 0) std::printf("scroll %g\n", steps);
    if (display.takeDamage()) {
        std::printf("damage\n");
        display.swap();
    }
    return stays;
}

}  // namespace

int main(int argumentCount, char** arguments) {
    const double longestS = argumentCount > 1 ? std::atof(arguments[1]) : 60;
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    DisplayOptions options;
    options.fullScreen = true;
    auto window = openWindow(options);
    for (const Issue& issue : window.issues) std::fprintf(stderr, "%s\n", issue.message.c_str());
    if (!window) return 1;
    Display& display = **window.value;
    std::printf("ready %d %d\n", display.widthPx(), display.heightPx());
    const double untilS = display.seconds() + longestS;
    while (display.seconds() < untilS && !display.shouldClose()) {
        display.poll(untilS - display.seconds());
        if (!printInput(display)) return 0;
    }
    std::fprintf(stderr, "no escape key within %g s\n", longestS);
    return 1;
}
