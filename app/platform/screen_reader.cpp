#include "app/platform/screen_reader.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>

#include <algorithm>
#include <cstdlib>
#include <string>

#include "app/platform/x11_bridge.h"

namespace arobase {
namespace {

constexpr unsigned kGlRgba = 0x1908, kGlUnsignedByte = 0x1401, kGlFront = 0x0404, kGlBack = 0x0405, kGlPackAlignment = 0x0D05;

/// Few entry points, by the display's own loader: the renderer's are not for this floor.
struct Gl {
    explicit Gl(Display::Loader load)
        : finish(reinterpret_cast<void (*)()>(load("glFinish"))),
          readBuffer(reinterpret_cast<void (*)(unsigned)>(load("glReadBuffer"))),
          pixelStore(reinterpret_cast<void (*)(unsigned, int)>(load("glPixelStorei"))),
          readPixels(reinterpret_cast<void (*)(int, int, int, int, unsigned, unsigned, void*)>(load("glReadPixels"))),
          resetStatus(firstOf<unsigned (*)()>(load, {"glGetGraphicsResetStatus", "glGetGraphicsResetStatusARB", "glGetGraphicsResetStatusEXT"})) {}
    template <class Function>
    static Function firstOf(Display::Loader load, std::initializer_list<const char*> names) {
        for (const char* name : names)
            if (void* at = load(name); at != nullptr) return reinterpret_cast<Function>(at);
        return nullptr;
    }

    void (*finish)();
    void (*readBuffer)(unsigned);
    void (*pixelStore)(unsigned, int);
    void (*readPixels)(int, int, int, int, unsigned, unsigned, void*);
    unsigned (*resetStatus)();
};

/// XWayland draws no root window: what it would give is black.
bool serverShowsScreen(::Display* display) {
    int opcode = 0, event = 0, error = 0;
    return XQueryExtension(display, "XWAYLAND", &opcode, &event, &error) == False && std::getenv("WAYLAND_DISPLAY") == nullptr;
}

/// A window that is gone, a rectangle beyond the screen: an answer less, not the end of the program.
int passOver(::Display*, XErrorEvent*) { return 0; }

}  // namespace

struct ScreenReader::Impl {
    Display& shown;
    Gl gl;
    ::Display* server = nullptr;
    ::Window window = 0;

    explicit Impl(Display& display) : shown(display), gl(display.loader()) {
        if (display.nativeWindow() == nullptr) return;
        const auto handle = x11Handle(static_cast<GLFWwindow*>(display.nativeWindow()));
        if (!handle) return;
        server = XOpenDisplay(handle->displayName.c_str());
        window = handle->window;
        if (server != nullptr && !serverShowsScreen(server)) {
            XCloseDisplay(server);
            server = nullptr;
        }
    }
    ~Impl() {
        if (server != nullptr) XCloseDisplay(server);
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    std::optional<ScreenPixels> ofScreen() const {
        const auto before = XSetErrorHandler(passOver);
        std::optional<ScreenPixels> pixels = ofRoot();
        XSync(server, False);
        XSetErrorHandler(before);
        return pixels;
    }

    std::optional<ScreenPixels> ofRoot() const {
        XWindowAttributes ours{}, root{};
        const ::Window top = DefaultRootWindow(server);
        if (XGetWindowAttributes(server, window, &ours) == 0 || XGetWindowAttributes(server, top, &root) == 0 ) return std::nullopt;
        if (ours.map_state != IsViewable) return ScreenPixels{};  // it should be there
        int x = 0, y = 0;
        ::Window child = 0;
        if (XTranslateCoordinates(server, window, top, 0, 0, &x, &y, &child) == False) return std::nullopt;
        // Of a window that is larger than the screen, what the screen holds.
        const int w = std::min(ours.width, root.width - x), h = std::min(ours.height, root.height - y);
        if (x < 0 || y < 0 || w <= 0 || h <= 0) return std::nullopt;
        XImage* image = XGetImage(server, top, x, y, static_cast<unsigned>(w), static_cast<unsigned>(h), AllPlanes, ZPixmap);
        if (image == nullptr) return std::nullopt;
        std::optional<ScreenPixels> pixels;
        if (image->bits_per_pixel == 32 && image->byte_order == LSBFirst) pixels = copied(*image);
        XDestroyImage(image);
        return pixels;
    }

    static ScreenPixels copied(const XImage& image) {
        ScreenPixels pixels{image.width, image.height, {}};
        pixels.rgba.resize(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) * 4);
        std::uint8_t* to = pixels.rgba.data();
        for (int y = 0; y < image.height; ++y) {
            const auto* from = reinterpret_cast<const std::uint8_t*>(image.data) + static_cast<std::size_t>(y) * static_cast<std::size_t>(image.bytes_per_line);
            for (int i = 0; i < image.width; ++i, from += 4, to += 4) to[0] = from[2], to[1] = from[1], to[2] = from[0], to[3] = 255;
        }
        return pixels;
    }

    std::optional<ScreenPixels> ofGl() const {
        if (gl.readPixels == nullptr || gl.readBuffer == nullptr || gl.pixelStore == nullptr) return std::nullopt;
        ScreenPixels upsideDown{shown.widthPx(), shown.heightPx(), {}};
        const std::size_t pitch = static_cast<std::size_t>(upsideDown.width) * 4;
        upsideDown.rgba.resize(pitch * static_cast<std::size_t>(upsideDown.height));
        // Without a window it is a framebuffer object, which has neither front nor back.
        const bool sides = !shown.gles() && shown.nativeWindow() != nullptr;
        if (sides) gl.readBuffer(kGlFront);
        gl.pixelStore(kGlPackAlignment, 4);
        gl.readPixels(0, 0, upsideDown.width, upsideDown.height, kGlRgba, kGlUnsignedByte, upsideDown.rgba.data());
        if (sides) gl.readBuffer(kGlBack);
        for (int y = 0; y < upsideDown.height / 2; ++y) {
            auto* upper = upsideDown.rgba.data() + static_cast<std::size_t>(y) * pitch;
            std::swap_ranges(upper, upper + pitch, upsideDown.rgba.data() + static_cast<std::size_t>(upsideDown.height - 1 - y) * pitch);
        }
        return upsideDown;
    }
};

ScreenReader::ScreenReader(Display& display) : m_impl(std::make_unique<Impl>(display)) {}
ScreenReader::~ScreenReader() = default;

bool ScreenReader::contextLost() const { return m_impl->gl.resetStatus != nullptr && m_impl->gl.resetStatus() != 0; }

bool ScreenReader::seesTheScreen() const { return m_impl->server != nullptr; }

std::optional<ScreenPixels> ScreenReader::read() {
    if (m_impl->gl.finish != nullptr) m_impl->gl.finish();  // hangs where the GPU hangs: that is what the watchdog is for
    return seesTheScreen() ? m_impl->ofScreen() : m_impl->ofGl();
}

}  // namespace arobase
