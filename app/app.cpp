#include "app/app.h"

#include <ostream>

#include "app/input/gesture_actions.h"
#include "app/screens/screen.h"

namespace arobase {

App::App(Content content, TextEngine text, const DisplayInfo& display)
    : m_content(std::make_unique<Content>(std::move(content))),
      m_text(std::move(text)),
      m_state(initialState(*m_content, display)),
      m_gestures(GestureLimits{}) {
    updateLimits();
}

void App::updateLimits() {
    GestureLimits limits;
    limits.pxPerMm = m_state.pxPerMm();
    m_gestures.setLimits(limits);
}

void App::dispatch(const Action& action) {
    if (m_recording && !std::holds_alternative<PressPin>(action)) *m_recording << toText(action) << '\n';
    const bool wasMoving = animating(m_state);
    m_state = update(*m_content, std::move(m_state), action);
    const bool tick = std::holds_alternative<Tick>(action);
    // Time alone changes the picture only while something moves (and once more, to land).
    if (!tick || wasMoving || animating(m_state) || m_labels.restless(m_state.clockS)) m_stale = m_dirty = m_labelsMoved = true;
    if (std::holds_alternative<Resize>(action)) updateLimits();
    if (tick && m_labelsMoved) keepLabels();
}

void App::act(const std::vector<Action>& actions) {
    for (const Action& action : actions) dispatch(action);
}

namespace {
/// A tap asks what is there now; so does a finger that lets go of a held key.
bool asks(const Gesture& g) { return g.kind == GestureKind::Tap || (g.kind == GestureKind::Release && g.target.starts_with("key-")); }
}  // namespace

void App::gesturesToActions(const std::vector<Gesture>& gestures) {
    // Few gestures ask what is there: a drag of many events must not build a scene for each of them.
    for (const Gesture& gesture : gestures) act(actionsFor(gesture, asks(gesture) ? scene() : m_scene, m_state));
}

void App::pointer(const PointerEvent& event) {
    m_inputS = event.seconds;
    std::vector<Gesture> gestures;
    const HitTest owner = [this](Vec2 px) {
        const Node* node = fingerOwner(scene().root, px);
        return node ? node->id : std::string();
    };
    m_gestures.feed(event, owner, gestures);
    gesturesToActions(gestures);
    m_corners.feed(event, m_state.display.widthPx, m_state.display.heightPx, m_state.pxPerMm());
}

void App::key(const std::string& name) { act(actionsForKey(name, m_state)); }

void App::type(const std::string& text) {
    if ((m_state.search.open || m_state.add.writing()) && !text.empty()) act({Touched{}, TypeText{text}});
}

App::~App() { m_content->search.wait(); }

void App::scroll(Vec2 px, double steps) { act(actionsForScroll(px, steps, scene())); }

void App::tick(double seconds) {
    m_inputS += seconds;
    std::vector<Gesture> gestures;
    m_gestures.advance(m_inputS, gestures);
    gesturesToActions(gestures);
    if (m_corners.advance(m_inputS) && m_staffDoor) dispatch(KnockStaff{});
    dispatch(Tick{seconds});
}

const Scene& App::scene() {
    if (m_stale) {
        m_nextLabels = m_labels;
        m_scene = buildScene(*m_content, m_state, m_text, m_nextLabels, m_desk);
    }
    m_stale = false;
    return m_scene;
}

/// Names stay where they stood at the last tick, however often the scene was looked at since: so a recording played again,
/// where nobody looks, gives the same picture.
void App::keepLabels() {
    scene();
    m_labels = m_nextLabels;
    m_labelsMoved = false;
}

const Scene& App::takeFrame() {
    m_dirty = false;
    return scene();
}

const Scene& App::exactScene() {
    const Scene& present = scene();
    if (!m_nextLabels.restless(m_state.clockS)) return present;
    MapLabels labels = m_labels;
    labels.exact = true;
    m_exact = buildScene(*m_content, m_state, m_text, labels, m_desk);
    return m_exact;
}

void App::replaceContent(Content content) {
    m_content->search.wait();
    *m_content = std::move(content);
    m_state.names = m_content->names;
    m_state.tour = {};
    m_state.hiddenImages.clear();
    m_labels = m_nextLabels = {};
    m_desk.book = {};
    const Selection kept = m_state.selection;
    m_state.back.clear();  // of codes that the new content may not have
    dispatch(CloseSheet{});
    dispatch(SelectYear{m_state.year});
    if (kept.kind == SelectionKind::Collectivite) dispatch(SelectCollectivite{kept.id});
    if (kept.kind == SelectionKind::Landmark) dispatch(SelectLandmark{kept.id});
    invalidate();
}

}  // namespace arobase
