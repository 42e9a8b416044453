#pragma once
// The program without its window: content, state, fingers and scene. Main thread.
#include <iosfwd>
#include <memory>
#include <vector>

#include "app/content.h"
#include "app/focus.h"
#include "app/input/gestures.h"
#include "app/input/palm_filter.h"
#include "app/state.h"
#include "app/update.h"
#include "app/map_labels.h"
#include "app/unattended/corner_hold.h"
#include "render/scene/scene.h"
#include "render/text/text_engine.h"

namespace arobase {

class App {
public:
    App(Content content, TextEngine text, const DisplayInfo& display);

    /// The only way in. Recorded when a recording is on, without what a visitor wrote (recording.h).
    void dispatch(const Action& action);
    void pointer(const PointerEvent& event);
    /// Fingers that are down now, by number; what a mouse said so far; fingers that were let be (palms, the screen's edge).
    const std::vector<int>& fingersDown() const { return m_down; }
    long long mouseEvents() const { return m_mouseEvents; }
    long long rejectedTouches() const { return m_palms.rejected(); }
    /// What works beside the program (a desk) answered.
    void answer(const std::vector<Action>& actions) { act(actions); }
    void key(const std::string& name);
    /// Letters from a keyboard; nobody takes them but an open search and a landmark that is written.
    void type(const std::string& text);
    /// Makes ready in the background what is wanted soon but not for the first frame.
    void prepare() { m_content->search.prepare(*m_content); }
    ~App();
    void scroll(Vec2 px, double steps);
    /// Time passes; gestures that wait for it (long press, stuck fingers) are seen to.
    void tick(double seconds);

    /// The present picture; rebuilt only when something changed.
    const Scene& scene();
    /// True when the picture is not the one last taken by takeFrame().
    bool needsFrame() const { return m_dirty; }
    /// The scene to draw now; the frame counts as drawn.
    const Scene& takeFrame();
    /// The same for keeping: every name has been looked after, none is on its way in or out. Valid until the next call of
    /// anything that builds a scene.
    const Scene& exactScene();
    void invalidate() { m_dirty = m_stale = true; }

    const State& state() const { return m_state; }
    const Content& content() const { return *m_content; }
    TextEngine& text() { return m_text; }
    GlyphAtlas& glyphs() { return m_text.glyphAtlas(); }

    /// Every action from now on is written there, one line each; null: stop. The stream must outlive the recording.
    void record(std::ostream* out) { m_recording = out; }
    /// Whether two held corners mean something (a booth with a PIN).
    void setStaffDoor(bool open) { m_staffDoor = open; }
    /// Puts other content in the place of the present one (staff: reload); the state keeps what still makes sense.
    void replaceContent(Content content);

private:
    void act(const std::vector<Action>& actions);
    void follow(const PointerEvent& event);
    bool readerKey(const std::string& name);
    bool focusKey(const std::string& name);
    void moveFocus(FocusMove move);
    void takeFocus();
    void followPanel();
    void gesturesToActions(const std::vector<Gesture>& gestures);
    void updateLimits();
    void keepLabels();

    std::unique_ptr<Content> m_content;
    TextEngine m_text;
    State m_state;
    GestureRecognizer m_gestures;
    CornerHold m_corners;      ///< the way in for staff
    MapLabels m_labels;        ///< where names stood at the last tick
    MapLabels m_nextLabels;    ///< where they stand in the present scene
    LabelDesk m_desk;
    bool m_labelsMoved = true; ///< something happened since the last tick that was kept
    Scene m_scene, m_exact;
    bool m_stale = true;  ///< the scene is older than the state
    bool m_staffDoor = false;
    bool m_dirty = true;  ///< the screen is older than the scene
    PalmFilter m_palms;
    std::vector<int> m_down;
    bool m_panelWasOpen = false;
    int m_panelTicks = 0;      ///< so many ticks more a panel may open that the keys go into
    long long m_mouseEvents = 0;
    double m_inputS = 0;  ///< clock of the devices, for gestures that wait
    std::ostream* m_recording = nullptr;
};

}  // namespace arobase
