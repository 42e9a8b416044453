#include "app/platform/window.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include "app/platform/key_names.h"
#include "app/platform/screen_size.h"
#include "app/platform/x11_bridge.h"

namespace arobase {
namespace {

constexpr double kCursorS = 3;
constexpr double kScreenS = 2;  ///< between two looks at what screen there is
constexpr int kBlankSizePx = 16;

GLFWcursor* blankCursor() {
    std::array<unsigned char, kBlankSizePx* kBlankSizePx* 4> transparent = {};
    const GLFWimage image = {kBlankSizePx, kBlankSizePx, transparent.data()};
    return glfwCreateCursor(&image, 0, 0);
}

}  // namespace

GlfwSession::GlfwSession() : m_started(glfwInit() == GLFW_TRUE) {}

GlfwSession::~GlfwSession() {
    if (m_started) glfwTerminate();
}

struct WindowDisplay::Callbacks {
    static WindowDisplay& of(GLFWwindow* window) { return *static_cast<WindowDisplay*>(glfwGetWindowUserPointer(window)); }

    static void damaged(GLFWwindow* window) { of(window).m_damaged = true; }
    static void resized(GLFWwindow* window, int, int) { of(window).measure(); }
    static void iconified(GLFWwindow* window, int) { of(window).m_damaged = true; }

    static void cursorMoved(GLFWwindow* window, double x, double y) {
        WindowDisplay& self = of(window);
        const Vec2 px = {static_cast<float>(x) * self.m_pxPerUnit.x, static_cast<float>(y) * self.m_pxPerUnit.y};
        // The first position is told when the window opens under a pointer that nobody moves.
        if (std::exchange(self.m_mouseKnown, true) && px != self.m_mousePx) self.mouse(PointerPhase::Move, px);
        self.m_mousePx = px;
    }

    static void buttonChanged(GLFWwindow* window, int button, int action, int) {
        WindowDisplay& self = of(window);
        if (button != GLFW_MOUSE_BUTTON_LEFT) return;
        self.mouse(action == GLFW_PRESS ? PointerPhase::Down : PointerPhase::Up, self.m_mousePx);
    }

    static void scrolled(GLFWwindow* window, double, double steps) { of(window).m_scrollSteps += steps; }
    static void typed(GLFWwindow* window, unsigned codePoint) { appendTyped(of(window).m_text, codePoint); }

    static void keyChanged(GLFWwindow* window, int key, int scancode, int action, int modifiers) {
        if (action == GLFW_RELEASE) return;
        std::string name = x11KeyName(scancode);
        const char* character = name.empty() ? glfwGetKeyName(GLFW_KEY_UNKNOWN, scancode) : nullptr;
        if (character != nullptr) name = character;
        if (name.empty()) name = keyName(key);
        if (name.empty()) return;
        of(window).m_keys.push_back({std::move(name), (modifiers & GLFW_MOD_SHIFT) != 0, (modifiers & GLFW_MOD_CONTROL) != 0});
    }
};

WindowDisplay::WindowDisplay(std::unique_ptr<GlfwSession> session, GLFWwindow* window, const DisplayOptions& options)
    : m_session(std::move(session)), m_window(window), m_options(options), m_fullScreen(options.fullScreen) {
    m_windowed = {0, 0, options.widthPx, options.heightPx};
    glfwSetWindowUserPointer(m_window, this);
    glfwSetWindowRefreshCallback(m_window, &Callbacks::damaged);
    glfwSetFramebufferSizeCallback(m_window, &Callbacks::resized);
    glfwSetWindowSizeCallback(m_window, &Callbacks::resized);
    glfwSetWindowIconifyCallback(m_window, &Callbacks::iconified);
    glfwSetCursorPosCallback(m_window, &Callbacks::cursorMoved);
    glfwSetMouseButtonCallback(m_window, &Callbacks::buttonChanged);
    glfwSetScrollCallback(m_window, &Callbacks::scrolled);
    glfwSetCharCallback(m_window, &Callbacks::typed);
    glfwSetKeyCallback(m_window, &Callbacks::keyChanged);
    // Not GLFW_CURSOR_HIDDEN: to change that mode GLFW asks the server where the pointer is, and then passes over the motion
    // that was on its way: a click right after would be at the old place.
    m_blankCursor = blankCursor();
    m_cursorShown = options.visibleCursor;
    if (!m_cursorShown) glfwSetCursor(m_window, m_blankCursor);
    measure();
}

WindowDisplay::~WindowDisplay() {
    m_touch.reset();
    m_wayland.reset();
    glfwDestroyWindow(m_window);
    if (m_blankCursor != nullptr) glfwDestroyCursor(m_blankCursor);
}

Issues WindowDisplay::openTouch() {
    Issues issues;
    openServerTouch(issues);
    if (m_options.tuioPort != 0) {
        auto tuio = TuioSource::open(m_options.tuioPort, [this] { return seconds(); });
        if (tuio) m_tuio = std::move(*tuio.value);
        issues.insert(issues.end(), tuio.issues.begin(), tuio.issues.end());
    }
    fitSources();
    return issues;
}

/// Of X or of Wayland, whichever GLFW speaks.
void WindowDisplay::openServerTouch(Issues& issues) {
    const auto now = [this] { return seconds(); };
    if (const std::optional<X11Handle> handle = x11Handle(m_window)) {
        auto touch = XInput2Source::open(handle->displayName, handle->window, now);
        if (touch) m_touch = std::move(*touch.value);
        issues = std::move(touch.issues);
    } else if (const std::optional<WaylandHandle> wayland = waylandHandle(m_window)) {
        auto touch = WaylandTouch::open(*wayland, now);
        if (touch) m_wayland = std::move(*touch.value);
        issues = std::move(touch.issues);
    }
}

/// What each of them has to know of the picture.
void WindowDisplay::fitSources() {
    if (m_touch) m_touch->setScale(m_pxPerUnit);
    if (m_wayland) m_wayland->setScale(m_pxPerUnit);
    if (m_tuio) m_tuio->setPicture({static_cast<float>(m_widthPx), static_cast<float>(m_heightPx)}, m_options.touchMap);
}

Display::Loader WindowDisplay::loader() const {
    return [](const char* name) { return reinterpret_cast<void*>(glfwGetProcAddress(name)); };
}

bool WindowDisplay::shouldClose() const {
    return glfwWindowShouldClose(m_window) == GLFW_TRUE;
}

void WindowDisplay::poll(double timeoutS) {
    const bool touchWaits = m_touch && m_touch->pending();
    if (!touchWaits) waitForEvents({m_touch ? m_touch->fileDescriptor() : -1, m_tuio ? m_tuio->fileDescriptor() : -1}, waitS(timeoutS));
    glfwPollEvents();
    followScreen();
    // Where the mouse spoke, whatever finger made it speak must be known before it is believed.
    if (m_touch && !m_mouseSaid.empty()) m_touch->synchronize();
    collectTouch();
    const double nowS = seconds();
    if (m_gate.pass(m_mouseSaid, nowS, m_pointers)) {
        m_mouseSeenS = nowS;
        showCursor(true);
    } else if (nowS - m_mouseSeenS >= kCursorS) {
        showCursor(false);
    }
}

/// A screen that was unplugged took the window out of full screen, one that changed its size left it behind: it goes along.
void WindowDisplay::followScreen() {
    if (!m_fullScreen || seconds() - m_screenSeenS < kScreenS) return;
    m_screenSeenS = seconds();
    GLFWmonitor* monitor = glfwGetPrimaryMonitor();
    const GLFWvidmode* mode = monitor != nullptr ? glfwGetVideoMode(monitor) : nullptr;
    if (mode == nullptr || mode->width <= 0 || mode->height <= 0) return;
    int width = 0, height = 0;
    glfwGetWindowSize(m_window, &width, &height);
    if (glfwGetWindowMonitor(m_window) == monitor && width == mode->width && height == mode->height) return;
    glfwSetWindowMonitor(m_window, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
    measure();
}

/// The cursor has to be hidden in time even when nothing happens.
double WindowDisplay::waitS(double timeoutS) const {
    if (m_options.visibleCursor || !m_cursorShown) return timeoutS;
    return std::min(timeoutS, std::max(0.0, m_mouseSeenS + kCursorS - seconds()));
}

void WindowDisplay::collectTouch() {
    const std::size_t before = m_pointers.size();
    if (m_touch) collect(*m_touch, 1, true);
    if (m_wayland) collect(*m_wayland, 2, true);
    if (m_tuio) collect(*m_tuio, 3, false);  // it has been told how it lies
    if (m_pointers.size() == before) return;
    m_gate.touched(m_router.fingersDown(), seconds());
    m_mouseSeenS = 0;
    showCursor(false);
}

void WindowDisplay::collect(PointerSource& source, int number, bool map) {
    std::vector<PointerEvent> said;
    source.poll(said);
    const auto w = static_cast<float>(std::max(1, m_widthPx)), h = static_cast<float>(std::max(1, m_heightPx));
    const bool turned = map && !(m_options.touchMap == TouchMap{});
    for (PointerEvent& event : said) {
        if (turned) {
            const Vec2 share = m_options.touchMap({event.px.x / w, event.px.y / h});
            event.px = {share.x * w, share.y * h};
        }
        m_router.route(number, event, m_pointers);
    }
}

void WindowDisplay::showCursor(bool on) {
    if (m_options.visibleCursor || on == m_cursorShown) return;
    m_cursorShown = on;
    glfwSetCursor(m_window, on ? nullptr : m_blankCursor);
}

void WindowDisplay::mouse(PointerPhase phase, Vec2 px) {
    m_mouseSaid.push_back({.id = 0, .phase = phase, .px = px, .seconds = seconds(), .device = PointerDevice::Mouse});
}

void WindowDisplay::measure() {
    int width = 0, height = 0;
    glfwGetFramebufferSize(m_window, &m_widthPx, &m_heightPx);
    glfwGetWindowSize(m_window, &width, &height);
    if (width > 0 && height > 0) {
        m_pxPerUnit = {static_cast<float>(m_widthPx) / static_cast<float>(width),
                       static_cast<float>(m_heightPx) / static_cast<float>(height)};
    }
    fitSources();
    m_damaged = true;
}

void WindowDisplay::swap() {
    glfwSwapBuffers(m_window);
}
bool WindowDisplay::takeDamage() {
    return std::exchange(m_damaged, false);
}
std::vector<PointerEvent> WindowDisplay::takePointers() {
    return std::exchange(m_pointers, {});
}
std::vector<KeyPress> WindowDisplay::takeKeys() {
    return std::exchange(m_keys, {});
}
std::string WindowDisplay::takeText() {
    return std::exchange(m_text, {});
}
double WindowDisplay::scrollSteps() {
    return std::exchange(m_scrollSteps, 0);
}

double WindowDisplay::seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Televisions tell the shape instead of the size ("16 × 9 cm"), adapters nothing at all: what cannot be a screen is not believed.
double WindowDisplay::mmPerPx() const {
    GLFWmonitor* monitor = glfwGetWindowMonitor(m_window);
    const GLFWvidmode* mode = monitor != nullptr ? glfwGetVideoMode(monitor) : nullptr;
    if (mode == nullptr) return 0;
    int widthMm = 0, heightMm = 0;
    glfwGetMonitorPhysicalSize(monitor, &widthMm, &heightMm);
    return believedMmPerPx(mode->width, mode->height, widthMm, heightMm);
}

void WindowDisplay::setFullScreen(bool on) {
    GLFWmonitor* monitor = glfwGetPrimaryMonitor();
    m_fullScreen = on;
    const bool isFull = glfwGetWindowMonitor(m_window) != nullptr;
    if (on == isFull || monitor == nullptr) return;
    if (on) {
        glfwGetWindowPos(m_window, &m_windowed.x, &m_windowed.y);
        glfwGetWindowSize(m_window, &m_windowed.width, &m_windowed.height);
        const GLFWvidmode* mode = glfwGetVideoMode(monitor);
        glfwSetWindowMonitor(m_window, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
    } else {
        glfwSetWindowMonitor(m_window, nullptr, m_windowed.x, m_windowed.y, m_windowed.width, m_windowed.height, GLFW_DONT_CARE);
    }
    measure();
}

}  // namespace arobase
