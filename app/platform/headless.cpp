// A GL context without a window: EGL on Mesa's surfaceless platform, else on a device, else on the default display.
// There is no default framebuffer on the first two: draw into a framebuffer object.
#include <EGL/egl.h>
#include <EGL/eglext.h>

#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "app/platform/display.h"
#include "app/platform/egl_library.h"

namespace arobase {
namespace {

/// Every EGL function used here.
struct Egl {
    explicit Egl(const EglLibrary& library)
        : getDisplay(library.as<decltype(getDisplay)>("eglGetDisplay")),
          getPlatformDisplay(library.as<decltype(getPlatformDisplay)>("eglGetPlatformDisplayEXT")),
          queryDevices(library.as<decltype(queryDevices)>("eglQueryDevicesEXT")),
          initialize(library.as<decltype(initialize)>("eglInitialize")),
          terminate(library.as<decltype(terminate)>("eglTerminate")),
          queryString(library.as<decltype(queryString)>("eglQueryString")),
          bindApi(library.as<decltype(bindApi)>("eglBindAPI")),
          chooseConfig(library.as<decltype(chooseConfig)>("eglChooseConfig")),
          createContext(library.as<decltype(createContext)>("eglCreateContext")),
          destroyContext(library.as<decltype(destroyContext)>("eglDestroyContext")),
          createPbuffer(library.as<decltype(createPbuffer)>("eglCreatePbufferSurface")),
          destroySurface(library.as<decltype(destroySurface)>("eglDestroySurface")),
          makeCurrent(library.as<decltype(makeCurrent)>("eglMakeCurrent")) {}

    PFNEGLGETDISPLAYPROC getDisplay;
    PFNEGLGETPLATFORMDISPLAYEXTPROC getPlatformDisplay;
    PFNEGLQUERYDEVICESEXTPROC queryDevices;
    PFNEGLINITIALIZEPROC initialize;
    PFNEGLTERMINATEPROC terminate;
    PFNEGLQUERYSTRINGPROC queryString;
    PFNEGLBINDAPIPROC bindApi;
    PFNEGLCHOOSECONFIGPROC chooseConfig;
    PFNEGLCREATECONTEXTPROC createContext;
    PFNEGLDESTROYCONTEXTPROC destroyContext;
    PFNEGLCREATEPBUFFERSURFACEPROC createPbuffer;
    PFNEGLDESTROYSURFACEPROC destroySurface;
    PFNEGLMAKECURRENTPROC makeCurrent;
};

bool lists(const char* extensions, std::string_view name) {
    if (extensions == nullptr) return false;
    const std::string_view all = extensions;
    for (std::size_t at = all.find(name); at != std::string_view::npos; at = all.find(name, at + 1)) {
        const std::size_t end = at + name.size();
        if ((at == 0 || all[at - 1] == ' ') && (end == all.size() || all[end] == ' ')) return true;
    }
    return false;
}

/// What one EGL display gave; what is not EGL_NO_… is to be released.
struct EglState {
    EGLDisplay display = EGL_NO_DISPLAY;
    EGLContext context = EGL_NO_CONTEXT;
    EGLSurface surface = EGL_NO_SURFACE;
};

void release(const Egl& egl, EglState& state) {
    if (state.display == EGL_NO_DISPLAY) return;
    egl.makeCurrent(state.display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    if (state.surface != EGL_NO_SURFACE) egl.destroySurface(state.display, state.surface);
    if (state.context != EGL_NO_CONTEXT) egl.destroyContext(state.display, state.context);
    egl.terminate(state.display);
    state = {};
}

EGLConfig chosenConfig(const Egl& egl, EGLDisplay display, bool gles) {
    const std::array<EGLint, 13> wanted = {EGL_SURFACE_TYPE,
                                           EGL_PBUFFER_BIT,
                                           EGL_RENDERABLE_TYPE,
                                           gles ? EGL_OPENGL_ES3_BIT : EGL_OPENGL_BIT,
                                           EGL_RED_SIZE,
                                           8,
                                           EGL_GREEN_SIZE,
                                           8,
                                           EGL_BLUE_SIZE,
                                           8,
                                           EGL_ALPHA_SIZE,
                                           8,
                                           EGL_NONE};
    EGLConfig config = nullptr;
    EGLint count = 0;
    const bool found = egl.chooseConfig(display, wanted.data(), &config, 1, &count) == EGL_TRUE && count > 0;
    return found ? config : nullptr;
}

EGLContext createdContext(const Egl& egl, EGLDisplay display, EGLConfig config, const DisplayOptions& options) {
    const EGLint debug = options.debug ? EGL_TRUE : EGL_FALSE;
    const std::array<EGLint, 9> core = {EGL_CONTEXT_MAJOR_VERSION,
                                        3,
                                        EGL_CONTEXT_MINOR_VERSION,
                                        3,
                                        EGL_CONTEXT_OPENGL_PROFILE_MASK,
                                        EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                                        EGL_CONTEXT_OPENGL_DEBUG,
                                        debug,
                                        EGL_NONE};
    const std::array<EGLint, 7> es = {
        EGL_CONTEXT_MAJOR_VERSION, 3, EGL_CONTEXT_MINOR_VERSION, 0, EGL_CONTEXT_OPENGL_DEBUG, debug, EGL_NONE};
    return egl.createContext(display, config, EGL_NO_CONTEXT, options.gles ? es.data() : core.data());
}

/// Initialises `display` and makes a context current on it. On failure everything is released and `state` is empty.
bool start(const Egl& egl, EGLDisplay display, const DisplayOptions& options, EglState& state) {
    if (display == EGL_NO_DISPLAY || egl.initialize(display, nullptr, nullptr) != EGL_TRUE) return false;
    state.display = display;
    const char* extensions = egl.queryString(display, EGL_EXTENSIONS);
    const bool surfaceless = lists(extensions, "EGL_KHR_surfaceless_context");
    const bool configless = surfaceless && lists(extensions, "EGL_KHR_no_config_context");
    EGLConfig config = configless ? EGL_NO_CONFIG_KHR : chosenConfig(egl, display, options.gles);
    if (egl.bindApi(options.gles ? EGL_OPENGL_ES_API : EGL_OPENGL_API) == EGL_TRUE && (configless || config != nullptr)) {
        state.context = createdContext(egl, display, config, options);
    }
    if (state.context != EGL_NO_CONTEXT && !surfaceless) {
        const std::array<EGLint, 5> size = {EGL_WIDTH, options.widthPx, EGL_HEIGHT, options.heightPx, EGL_NONE};
        state.surface = egl.createPbuffer(display, config, size.data());
    }
    const bool drawable = surfaceless || state.surface != EGL_NO_SURFACE;
    if (state.context != EGL_NO_CONTEXT && drawable &&
        egl.makeCurrent(display, state.surface, state.surface, state.context) == EGL_TRUE) {
        return true;
    }
    release(egl, state);
    return false;
}

bool startOnDevices(const Egl& egl, const DisplayOptions& options, EglState& state) {
    std::array<EGLDeviceEXT, 8> devices = {};
    EGLint count = 0;
    if (egl.queryDevices == nullptr || egl.getPlatformDisplay == nullptr) return false;
    if (egl.queryDevices(static_cast<EGLint>(devices.size()), devices.data(), &count) != EGL_TRUE) return false;
    for (EGLint i = 0; i < count; ++i) {
        EGLDeviceEXT device = devices[static_cast<std::size_t>(i)];
        if (start(egl, egl.getPlatformDisplay(EGL_PLATFORM_DEVICE_EXT, device, nullptr), options, state)) return true;
    }
    return false;
}

bool startAnywhere(const Egl& egl, const DisplayOptions& options, EglState& state) {
    const char* client = egl.queryString(EGL_NO_DISPLAY, EGL_EXTENSIONS);
    if (lists(client, "EGL_MESA_platform_surfaceless") && egl.getPlatformDisplay != nullptr) {
        EGLDisplay display = egl.getPlatformDisplay(EGL_PLATFORM_SURFACELESS_MESA, nullptr, nullptr);
        if (start(egl, display, options, state)) return true;
    }
    if (lists(client, "EGL_EXT_platform_device") && startOnDevices(egl, options, state)) return true;
    return start(egl, egl.getDisplay(EGL_DEFAULT_DISPLAY), options, state);
}

class HeadlessDisplay final : public Display {
public:
    HeadlessDisplay(std::unique_ptr<EglLibrary> library, const Egl& egl, EglState state, const DisplayOptions& options)
        : m_library(std::move(library)), m_egl(egl), m_state(state), m_options(options) {}
    ~HeadlessDisplay() override { release(m_egl, m_state); }
    HeadlessDisplay(const HeadlessDisplay&) = delete;
    HeadlessDisplay& operator=(const HeadlessDisplay&) = delete;

    int widthPx() const override { return m_options.widthPx; }
    int heightPx() const override { return m_options.heightPx; }
    Loader loader() const override { return m_library->as<Loader>("eglGetProcAddress"); }
    bool gles() const override { return m_options.gles; }
    bool shouldClose() const override { return false; }
    void poll(double timeoutS) override {
        if (timeoutS > 0) std::this_thread::sleep_for(std::chrono::duration<double>(timeoutS));
    }
    void swap() override {}
    bool takeDamage() override { return std::exchange(m_damaged, false); }
    std::vector<PointerEvent> takePointers() override { return {}; }
    std::vector<KeyPress> takeKeys() override { return {}; }
    std::string takeText() override { return {}; }
    double scrollSteps() override { return 0; }
    double seconds() const override { return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count(); }
    void setFullScreen(bool) override {}
    void* nativeWindow() const override { return nullptr; }

private:
    std::unique_ptr<EglLibrary> m_library;
    Egl m_egl;
    EglState m_state;
    DisplayOptions m_options;
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    bool m_damaged = true;
};

Issue issue(std::string rule, std::string message) {
    return {
        .severity = Severity::Error, .rule = std::move(rule), .file = {}, .row = 0, .column = {}, .message = std::move(message)};
}

}  // namespace

Result<std::unique_ptr<Display>> openHeadless(const DisplayOptions& options) {
    Result<std::unique_ptr<Display>> result;
    if (options.widthPx <= 0 || options.heightPx <= 0) {
        result.issues.push_back(issue("display-size", "La taille de l’image doit être d’au moins 1 × 1 pixel."));
        return result;
    }
    std::unique_ptr<EglLibrary> library = EglLibrary::open();
    if (library == nullptr) {
        result.issues.push_back(issue("egl-missing",
                                      "La bibliothèque libEGL.so.1 est introuvable\u202f: installez les paquets libegl1 et "
                                      "libgl1-mesa-dri (sudo apt install libegl1 libgl1-mesa-dri)."));
        return result;
    }
    const Egl egl(*library);
    EglState state;
    if (!startAnywhere(egl, options, state)) {
        const std::string wanted = options.gles ? "OpenGL ES 3.0" : "OpenGL 3.3";
        result.issues.push_back(issue("gl-context", "Aucun pilote ne donne " + wanted +
                                                        " sans écran\u202f: installez le paquet libgl1-mesa-dri (rendu par le "
                                                        "processeur) ou mettez à jour le pilote graphique."));
        return result;
    }
    result.value = std::make_unique<HeadlessDisplay>(std::move(library), egl, state, options);
    return result;
}

}  // namespace arobase
