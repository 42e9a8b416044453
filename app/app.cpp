#include "app/app.h"

#include <algorithm>
#include <ostream>

#include "app/input/gesture_actions.h"
#include "app/recording.h"
#include "app/screens/screen.h"

namespace arobase {
namespace {
constexpr int kPanelTicks = 30;  // half a second
}

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
    if (m_state.display.widthPx * m_state.display.mmPerPx >= 2 * kOneVisitorMm) limits.oneVisitorMm = static_cast<float>(kOneVisitorMm);
    m_gestures.setLimits(limits);
    m_palms.setScreen({m_state.pxPerMm(), static_cast<float>(m_state.display.widthPx), static_cast<float>(m_state.display.heightPx)});
}

void App::dispatch(const Action& action) {
    if (m_recording)
        if (const auto kept = recordable(*m_content, m_state, action)) *m_recording << toText(*kept) << '\n';
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

/// What the left one of two visitors does is theirs; what is on their sheet says so itself.
std::vector<Action> forWhom(const Gesture& gesture, const State& state, std::vector<Action> actions) {
    if (!twoVisitors(state) || visitorAt(state, gesture.px) == 0) return actions;
    for (Action& action : actions)
        if (!std::holds_alternative<Touched>(action) && !std::holds_alternative<ForLeft>(action)) action = ForLeft{toText(action)};
    return actions;
}

/// A tap asks what is there now; so does a finger that lets go of a held key.
bool asks(const Gesture& g) { return g.kind == GestureKind::Tap || (g.kind == GestureKind::Release && g.target.starts_with("key-")); }
}  // namespace

void App::gesturesToActions(const std::vector<Gesture>& gestures) {
    // Few gestures ask what is there: a drag of many events must not build a scene for each of them.
    for (const Gesture& gesture : gestures) act(forWhom(gesture, m_state, actionsFor(gesture, asks(gesture) ? scene() : m_scene, m_state)));
}

/// Which fingers are down, for the dump.
void App::follow(const PointerEvent& event) {
    if (event.device == PointerDevice::Mouse) ++m_mouseEvents;
    const auto at = std::find(m_down.begin(), m_down.end(), event.id);
    const bool down = event.phase == PointerPhase::Down, over = event.phase == PointerPhase::Up || event.phase == PointerPhase::Cancel;
    if (down && at == m_down.end()) m_down.push_back(event.id);
    if (over && at != m_down.end()) m_down.erase(at);
    if (down) dispatch(PressAt{event.px.x, event.px.y});
}

void App::pointer(const PointerEvent& said) {
    m_inputS = said.seconds;
    m_corners.feed(said, m_state.display.widthPx, m_state.display.heightPx, m_state.pxPerMm());  // corners are where a palm is let be
    const auto passed = m_palms.pass(said);
    if (!passed) return;
    const PointerEvent& event = *passed;
    std::vector<Gesture> gestures;
    const HitTest owner = [this](Vec2 px) {
        const Node* node = fingerOwner(scene().root, px);
        return node ? node->id : std::string();
    };
    m_gestures.feed(event, owner, gestures);
    gesturesToActions(gestures);
    follow(event);
}

void App::key(const std::string& name) {
    if (m_state.cleaning.on()) return;  // a cloth on the keys
    if (readerKey(name)) return;
    if (!focusKey(name)) act(actionsForKey(name, m_state));
}

/// While it is read aloud the five keys have one meaning each. Enter when nothing was reached yet goes to « Écouter »: twice, and one hears.
bool App::readerKey(const std::string& name) {
    if (!m_state.reader.on || m_state.booth.staff.open()) return false;
    if (name == "left" || name == "right") return act({Touched{}, ReadOn{name == "left" ? -1 : 1}}), true;
    if (name == "up" || name == "down") return act({Touched{}, StepVolume{name == "up" ? 1 : -1}}), true;
    if (name == "enter" || name == "space") return act({Touched{}, TakeRead{}}), true;
    if (name == "tab") return act({Touched{}, ReadOn{1}}), true;
    if (name == "escape") return act({Touched{}, CloseReader{}}), true;
    return act({Touched{}}), true;
}

/// Arrows, tab and enter walk over what is on the screen, once tab or enter has asked for it and until a finger takes over.
bool App::focusKey(const std::string& name) {
    const bool walks = !m_state.focus.empty(), typing = m_state.search.open || m_state.add.open() || m_state.tour.on();
    if (m_state.screen != ScreenId::Explore || m_state.stage.index >= 0) return false;
    if (!walks && name != "tab" && (name != "enter" || typing)) return false;
    if (name == "enter" && walks) return takeFocus(), true;
    if (name == "escape" && m_state.selection.kind == SelectionKind::None && !typing) return act({Touched{}, Focus{""}}), true;
    if (name == "tab" || name == "enter") return moveFocus(FocusMove::Next), true;
    if (name == "left" || name == "right") return moveFocus(name == "left" ? FocusMove::Back : FocusMove::On), true;
    if (name == "up" || name == "down") return moveFocus(name == "up" ? FocusMove::GroupBack : FocusMove::GroupOn), true;
    return false;
}

/// The first key goes to « Écouter »: pressed twice, the middle key lets one hear all the rest.
void App::moveFocus(FocusMove move) {
    const bool first = m_state.focus.empty() && m_state.selection.kind == SelectionKind::None;
    act({Touched{}, Focus{first ? std::string("listen") : focusAfter(focusStops(scene()), m_state.focus, move)}});
}

/// Enter does what a tap would; where that opens a panel, the keys are in it.
void App::takeFocus() {
    const auto stops = focusStops(scene());
    const auto here = std::find_if(stops.begin(), stops.end(), [&](const FocusStop& s) { return s.node == m_state.focus; });
    if (here == stops.end()) return moveFocus(FocusMove::Next);
    const auto action = parseAction(here->action);
    if (!action) return;
    const Node* panel = findNode(scene().root, stops.front().group);
    m_panelWasOpen = panel && panel->role == Role::Sheet;
    act({Touched{}, *action});
    m_panelTicks = kPanelTicks;
    followPanel();
}

/// A panel that has just come is where the keys go on; so it is when what they had reached is gone.
void App::followPanel() {
    if (m_panelTicks == 0 || m_state.focus.empty()) return;
    const auto stops = focusStops(scene());
    const auto here = std::find_if(stops.begin(), stops.end(), [&](const FocusStop& s) { return s.node == m_state.focus; });
    const Node* panel = stops.empty() ? nullptr : findNode(scene().root, stops.front().group);
    const bool arrived = panel && panel->role == Role::Sheet && !(panel->id == "sheet" && sheetShare(m_state) < 1);
    const bool opened = arrived && !m_panelWasOpen && (here == stops.end() || here->group != stops.front().group);
    --m_panelTicks;
    if (!opened && (here != stops.end() || m_panelTicks > 0)) return;
    m_panelTicks = 0;
    act({Focus{stops.empty() ? "" : stops.front().node}});
}

void App::type(const std::string& text) {
    if ((m_state.search.open || m_state.add.writing()) && !text.empty()) act({Touched{}, TypeText{text}});
}

App::~App() { m_content->search.wait(); }

void App::scroll(Vec2 px, double steps) { act(actionsForScroll(px, steps, scene())); }

void App::tick(double seconds) {
    m_inputS += seconds;
    std::vector<Gesture> gestures;
    m_gestures.advance(m_inputS, gestures);
    std::erase_if(m_down, [this](int id) { return !m_gestures.knows(id); });  // a finger that was lost is not down for ever
    gesturesToActions(gestures);
    if (m_corners.advance(m_inputS) && m_staffDoor) dispatch(KnockStaff{});
    dispatch(Tick{seconds});
    followPanel();
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
