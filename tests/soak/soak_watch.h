#pragma once
// What must hold while a crowd is at the booth, looked at after every turn of the loop and at every end of a visit.
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "app/program/loop_watch.h"
#include "app/unattended/booth.h"
#include "tests/soak/crowd_display.h"

namespace arobase::soak {

/// What the process took at the end of a visit.
struct Sample {
    double atS = 0, residentMib = 0, heapMib = 0, heldMib = 0;
    int glObjects = 0;
};

struct Findings {
    std::vector<std::string> failures;  ///< one line each, the first ones
    std::vector<Sample> samples;
    std::size_t warmSamples = 0;  ///< those before every kind of visitor had been there; 0: not yet
    long long frames = 0, turns = 0;
    int resets = 0;
    int glErrors = 0;
};

struct WatchOptions {
    double endS = 0;                ///< of the display's clock
    std::filesystem::path folder;   ///< booth's own; and recording.txt, first.json, differs.json
};

class SoakWatch final : public LoopWatch {
public:
    SoakWatch(Booth& booth, Visitors& crowd, CrowdDisplay& display, const Renderer& renderer, WatchOptions options);

    void begin(App& app) override;
    void turn(App& app, double seconds, int touches, long long framesDrawn) override;
    bool wantsPicture() override { return m_booth.wantsPicture(); }
    void presented(App& app, const Scene& scene, Display& display) override;
    std::optional<int> wantsEnd(const App& app) override;
    void end(App& app) override;
    bool keyboard() const override { return m_booth.keyboard(); }

    const Findings& findings() const { return m_findings; }

private:
    void reset(App& app);
    void startRecording(App& app);
    void fail(const std::string& words);

    Booth& m_booth;
    Visitors& m_crowd;
    CrowdDisplay& m_display;
    const Renderer& m_renderer;
    WatchOptions m_options;
    Findings m_findings;
    std::ofstream m_recording;  ///< since the last end of a visit: enough to bring back what went wrong
    std::string m_firstDump;
    std::optional<State> m_firstState;
    double m_busyS = 0;         ///< when a guided visit, staff's panel or a cleaning was last seen going on
    double m_attractS = -1;     ///< when the present wait began; -1: a visit goes on
};

/// A dump without what may differ from visit to visit: clocks, counters, what staff and the schedule did, the fading of the visitor's theme.
std::string comparableDump(App& app);
/// The state of a booth that waits, as if it had begun to wait at second 0 of its clock; without what staff and the schedule did, and faded.
State comparableState(State state);

}  // namespace arobase::soak
