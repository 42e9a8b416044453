#pragma once
// Runs a script without a window: fake clock, every frame drawn off screen, pictures and dumps written where asked.
#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "app/app.h"
#include "app/card_images.h"
#include "app/harness/dump.h"
#include "app/harness/picture.h"
#include "app/harness/script.h"
#include "app/platform/display.h"
#include "render/renderer.h"

namespace arobase::harness {

struct HeadlessOptions {
    std::filesystem::path out;           ///< folder for pictures and dumps; made if missing
    std::filesystem::path contactSheet;  ///< empty: none
    bool gles = false;
    bool drawEveryFrame = true;          ///< false: only for pictures (frames are still counted as they would be drawn)
    std::function<bool(App&, const std::string&)> takeKey = {};  ///< a program's own meaning of a key; true: taken
    std::function<void(App&)> attend = {};  ///< called with each frame: what works beside the program answers
};

/// Owns the GL context, the renderer and the off-screen target. Main thread.
class HeadlessRun {
public:
    static Result<std::unique_ptr<HeadlessRun>> create(App& app, const HeadlessOptions& options);
    ~HeadlessRun();

    /// Carries out every line. False when one failed (an unknown node, a file that cannot be written): see issues().
    bool run(const std::vector<ScriptLine>& script, const std::string& file);
    /// The present picture, drawn now if it is stale.
    Picture picture();
    const Counters& counters() const { return m_counters; }
    const Issues& issues() const { return m_issues; }
    /// Pictures of the exhibition that could not be decoded, since the last call.
    Issues takeImageIssues();

private:
    HeadlessRun(App& app, const HeadlessOptions& options, std::unique_ptr<Display> display);
    void step(double seconds);
    void frame();
    void draw(FrameQuality quality);
    void touch(int id, PointerPhase phase, Vec2 px);
    void carryOut(const ScriptLine& line, const std::string& file);
    void glide(const Glide& glide);
    void tapNode(const std::string& id, int row, const std::string& file);
    void save(const std::string& name);
    void fail(const std::string& file, int row, const std::string& message);

    App& m_app;
    HeadlessOptions m_options;
    std::unique_ptr<Display> m_display;
    CardImages m_images;
    std::unique_ptr<Renderer> m_renderer;
    std::unique_ptr<OffscreenTarget> m_target;
    Counters m_counters;
    Issues m_issues;
    std::vector<Picture> m_pictures;
    std::vector<std::pair<int, Vec2>> m_fingers;
    double m_deviceS = 0;
    bool m_drawn = false;
};

/// Counts calls of operator new in this process since its start (0 in sanitizer builds).
long long allocationsSoFar();

}  // namespace arobase::harness
