#include "app/studio/studio.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "app/card_images.h"
#include "app/inset_file.h"
#include "app/name_file.h"
#include "app/platform/display.h"
#include "app/program/paths.h"
#include "app/studio/bake_panel.h"
#include "app/studio/imgui_session.h"
#include "app/studio/landmarks_panel.h"
#include "app/studio/panels.h"
#include "data/check.h"
#include "render/renderer.h"

namespace arobase {
namespace {

constexpr float kPanelShare = 0.28f;

class Studio {
public:
    Studio(App& app, Display& display, const ShowOptions& options)
        : m_app(app),
          m_display(display),
          m_renderer(display.loader(), display.gles(), false),
          m_session(static_cast<GLFWwindow*>(display.nativeWindow()), display.gles(), app.state().pxPerMm()),
          m_atlasFile(atlasFileOf(options)),
          m_bake(sourcesOf(options), m_atlasFile),
          m_landmarks(options.landmarks, app.content().exhibition.folder) {
        m_renderer.setAtlas(atlas());
        openImages();
        m_savedInsets = m_app.content().insets;
        m_savedNames = m_app.content().names;
        collectIssues();
    }

    void run() {
        m_lastS = m_display.seconds();
        while (!m_display.shouldClose()) oneFrame();
    }

private:
    const Atlas* atlas() const { return m_app.content().atlas ? &*m_app.content().atlas : nullptr; }

    void collectIssues() {
        m_issues = m_app.content().issues;
        const Issues more = checkExhibition(m_app.content().exhibition, atlas());
        m_issues.insert(m_issues.end(), more.begin(), more.end());
    }

    void openImages() {
        m_renderer.setImages(nullptr);
        m_images.emplace(m_app.content().exhibition);
        m_renderer.setImages(&*m_images);
    }

    void reload() {
        m_app.replaceContent(loadContent({m_app.content().exhibition.folder, m_atlasFile, {}}));
        m_renderer.setAtlas(atlas());
        openImages();
        m_savedNames = m_app.content().names;
        collectIssues();
    }

    /// A decision is on the disk as soon as it is taken; one under a finger is not taken yet.
    void saveNames() {
        if (m_app.state().names == m_savedNames || m_app.state().naming.grabbedMm) return;
        const auto file = nameFile(m_app.content().exhibition.folder);
        const Issues issues = writeNamePlaces(file, m_app.state().names, m_app.content().exhibition);
        m_namesSaved = issues.empty() ? "Enregistré : " + file.string() : issues.front().message + " : " + file.string();
        m_savedNames = m_app.state().names;  // or it would be tried in every frame
    }

    void saveInsets() {
        const auto file = insetFile(m_app.content().exhibition.folder);
        const Issues issues = writeInsets(file, m_app.state().insets);
        m_saved = issues.empty() ? "Disposition enregistrée : " + file.string() : issues.front().message + " : " + file.string();
        if (issues.empty()) m_savedInsets = m_app.state().insets;
    }

    void input() {
        for (const PointerEvent& event : m_display.takePointers()) {
            const bool overPanel = event.px.x >= mapWidth() && event.phase == PointerPhase::Down;
            m_pointer = event.px;
            if (!overPanel) m_app.pointer(event);
        }
        const double steps = m_display.scrollSteps();
        if (steps != 0 && m_pointer.x < mapWidth()) m_app.scroll(m_pointer, steps);
        for (const KeyPress& key : m_display.takeKeys())
            if (!m_session.wantsKeys()) m_app.key(key.name);
        m_display.takeText();
    }

    float mapWidth() const { return std::round(static_cast<float>(m_display.widthPx()) * (1 - kPanelShare)); }

    void follow() {
        const int w = static_cast<int>(mapWidth()), h = m_display.heightPx();
        const DisplayInfo& known = m_app.state().display;
        if (w != known.widthPx || h != known.heightPx) m_app.dispatch(Resize{w, h, 609.6 / std::hypot(m_display.widthPx(), h)});
    }

    void oneFrame() {
        m_display.poll(m_app.needsFrame() || animating(m_app.state()) || m_renderer.unfinished() ? 0 : 0.1);  // ten times a second is enough for a bake's progress
        follow();
        input();
        const double now = m_display.seconds();
        m_app.tick(std::clamp(now - m_lastS, 1e-6, 0.2));
        m_lastS = now;
        const Scene& scene = m_app.takeFrame();
        m_renderer.draw(scene.list, m_app.glyphs(), m_app.state().display.widthPx, m_app.state().display.heightPx, scene.background,
                        FrameQuality::Moving);
        for (const std::string& landmark : m_images->takeBroken()) m_app.dispatch(HideImage{landmark});
        for (Issue& issue : m_images->takeIssues()) m_issues.push_back(std::move(issue));
        m_session.beginFrame();
        const float left = mapWidth();
        const float bakePx = m_session.linePx() * studio::BakePanel::kLines;
        const auto requests = studio::drawPanel(m_app, {scene, m_issues, m_savedInsets, m_saved, m_namesSaved, now}, m_landmarks, left, static_cast<float>(m_display.widthPx()) - left,
                                                static_cast<float>(m_display.heightPx()) - bakePx);
        const bool baked = m_bake.draw(left, static_cast<float>(m_display.heightPx()) - bakePx, static_cast<float>(m_display.widthPx()) - left, bakePx);
        m_session.endFrame();
        m_display.swap();
        for (const Action& action : requests.actions) m_app.dispatch(action);
        if (requests.saveInsets) saveInsets();
        saveNames();
        if (requests.reload || baked) reload();
    }

    App& m_app;
    Display& m_display;
    std::optional<CardImages> m_images;  // before the renderer, which asks it
    Renderer m_renderer;
    studio::ImGuiSession m_session;
    const std::filesystem::path m_atlasFile;
    studio::BakePanel m_bake;
    studio::LandmarksPanel m_landmarks;
    Issues m_issues;
    InsetPlaces m_savedInsets;
    NamePlaces m_savedNames;
    std::string m_saved, m_namesSaved;  ///< what became of the last saving
    Vec2 m_pointer;
    double m_lastS = 0;
};

}  // namespace

int runStudio(const ShowOptions& options) {
    auto app = openShow(options);
    if (!app) return 1;
    DisplayOptions display;
    display.widthPx = app->state().display.widthPx;
    display.heightPx = app->state().display.heightPx;
    display.gles = options.gl == "gles";
    display.visibleCursor = true;
    display.title = "Arobase – studio";
    auto window = openWindow(display);
    printIssues(window.issues, true);
    if (!window.value) return 1;
    Studio(*app, **window.value, options).run();
    return 0;
}

}  // namespace arobase
