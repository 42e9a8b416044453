#include "app/platform/poster_window.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <poll.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <utility>

namespace arobase {
namespace {

constexpr std::array<std::uint8_t, 4> kDark{10, 18, 28, 255};

class X11Poster final : public PosterWindow {
public:
    X11Poster(::Display* display, std::vector<std::uint8_t> rgba, int width, int height)
        : m_display(display), m_rgba(std::move(rgba)), m_width(width), m_height(height) {
        const int screen = DefaultScreen(m_display);
        m_w = DisplayWidth(m_display, screen);
        m_h = DisplayHeight(m_display, screen);
        XSetWindowAttributes attributes{};
        attributes.override_redirect = True;  // no window manager has a say
        attributes.event_mask = ExposureMask | VisibilityChangeMask | StructureNotifyMask;
        attributes.background_pixel = BlackPixel(m_display, screen);
        m_window = XCreateWindow(m_display, RootWindow(m_display, screen), 0, 0, static_cast<unsigned>(m_w), static_cast<unsigned>(m_h), 0, CopyFromParent, InputOutput,
                                 CopyFromParent, CWOverrideRedirect | CWEventMask | CWBackPixel, &attributes);
        // The screen may take another size: the root says so.
        XSelectInput(m_display, RootWindow(m_display, screen), StructureNotifyMask);
        hideCursor();
        XMapRaised(m_display, m_window);
    }
    ~X11Poster() override { XCloseDisplay(m_display); }
    X11Poster(const X11Poster&) = delete;
    X11Poster& operator=(const X11Poster&) = delete;

    bool stay(double seconds) override {
        if (XPending(m_display) == 0) {
            pollfd file{ConnectionNumber(m_display), POLLIN, 0};
            ::poll(&file, 1, static_cast<int>(seconds * 1000));
        }
        bool draws = false;
        while (XPending(m_display) > 0) {
            XEvent event{};
            XNextEvent(m_display, &event);
            draws = take(event) || draws;
        }
        if (draws) draw();
        XSync(m_display, False);  // a dead server ends the program here: Xlib does not come back
        return true;
    }

private:
    bool take(const XEvent& event) {
        if (event.type == ConfigureNotify && event.xconfigure.window == DefaultRootWindow(m_display)) {
            m_w = event.xconfigure.width;
            m_h = event.xconfigure.height;
            XMoveResizeWindow(m_display, m_window, 0, 0, static_cast<unsigned>(m_w), static_cast<unsigned>(m_h));
            return true;
        }
        if (event.type == VisibilityNotify && event.xvisibility.state != VisibilityUnobscured) XRaiseWindow(m_display, m_window);
        return event.type == Expose || event.type == MapNotify;
    }

    void hideCursor() {
        static constexpr char kNothing[8] = {};
        const Pixmap blank = XCreateBitmapFromData(m_display, m_window, kNothing, 8, 8);
        XColor black{};
        const Cursor cursor = XCreatePixmapCursor(m_display, blank, blank, &black, &black, 0, 0);
        XDefineCursor(m_display, m_window, cursor);
        XFreePixmap(m_display, blank);
    }

    void draw() {
        const int screen = DefaultScreen(m_display);
        if (DefaultDepth(m_display, screen) < 24) return;  // black is a picture too
        std::vector<std::uint8_t> pixels = fitted(m_rgba, m_width, m_height, m_w, m_h);
        for (std::size_t i = 0; i + 3 < pixels.size(); i += 4) std::swap(pixels[i], pixels[i + 2]);
        XImage* image = XCreateImage(m_display, DefaultVisual(m_display, screen), static_cast<unsigned>(DefaultDepth(m_display, screen)), ZPixmap, 0,
                                     reinterpret_cast<char*>(pixels.data()), static_cast<unsigned>(m_w), static_cast<unsigned>(m_h), 32, 0);
        if (image == nullptr) return;
        image->byte_order = LSBFirst;
        XPutImage(m_display, m_window, DefaultGC(m_display, screen), image, 0, 0, 0, 0, static_cast<unsigned>(m_w), static_cast<unsigned>(m_h));
        image->data = nullptr;  // ours
        XDestroyImage(image);
    }

    ::Display* m_display;
    ::Window m_window = 0;
    std::vector<std::uint8_t> m_rgba;
    int m_width, m_height, m_w = 0, m_h = 0;
};

}  // namespace

std::unique_ptr<PosterWindow> PosterWindow::open(std::vector<std::uint8_t> rgba, int width, int height) {
    ::Display* display = XOpenDisplay(nullptr);
    if (display == nullptr) return nullptr;
    return std::make_unique<X11Poster>(display, std::move(rgba), width, height);
}

std::vector<std::uint8_t> fitted(const std::vector<std::uint8_t>& rgba, int width, int height, int w, int h) {
    std::vector<std::uint8_t> out(static_cast<std::size_t>(std::max(0, w)) * static_cast<std::size_t>(std::max(0, h)) * 4);
    const bool picture = width > 0 && height > 0 && rgba.size() == static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4;
    for (std::size_t i = 0; i < out.size(); i += 4) std::memcpy(&out[i], picture ? rgba.data() : kDark.data(), 4);
    if (!picture) return out;
    const double scale = std::min(static_cast<double>(w) / width, static_cast<double>(h) / height);
    const int shownW = std::clamp(static_cast<int>(std::lround(width * scale)), 1, std::max(1, w)), shownH = std::clamp(static_cast<int>(std::lround(height * scale)), 1, std::max(1, h));
    const int left = (w - shownW) / 2, top = (h - shownH) / 2;
    for (int y = 0; y < shownH && y < h; ++y)
        for (int x = 0; x < shownW && x < w; ++x) {
            // The middle of each point, where it lies in the picture.
            const int fromX = std::min(width - 1, static_cast<int>((x + 0.5) * width / shownW)), fromY = std::min(height - 1, static_cast<int>((y + 0.5) * height / shownH));
            std::memcpy(&out[(static_cast<std::size_t>(top + y) * static_cast<std::size_t>(w) + static_cast<std::size_t>(left + x)) * 4],
                        &rgba[(static_cast<std::size_t>(fromY) * static_cast<std::size_t>(width) + static_cast<std::size_t>(fromX)) * 4], 4);
        }
    return out;
}

}  // namespace arobase
