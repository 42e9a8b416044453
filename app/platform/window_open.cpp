// openWindow: from options to a window with a current context, or to a sentence that says what to do.
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <cmath>
#include <string>
#include <utility>

#include "app/platform/window.h"

namespace arobase {
namespace {

Issue issue(std::string rule, std::string message) {
    return {
        .severity = Severity::Error, .rule = std::move(rule), .file = {}, .row = 0, .column = {}, .message = std::move(message)};
}

/// The driver's own words, for whoever looks for the cause.
std::string lastGlfwError() {
    const char* text = nullptr;
    const int code = glfwGetError(&text);
    return code == GLFW_NO_ERROR || text == nullptr ? std::string() : " (" + std::string(text) + ")";
}

/// `robust`: the context says when the driver lost it, where it can say that.
void hintContext(const DisplayOptions& options, int creationApi, bool robust) {
    glfwWindowHint(GLFW_CLIENT_API, options.gles ? GLFW_OPENGL_ES_API : GLFW_OPENGL_API);
    glfwWindowHint(GLFW_CONTEXT_CREATION_API, creationApi);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, options.gles ? 0 : 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, options.gles ? GLFW_OPENGL_ANY_PROFILE : GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, options.gles ? GLFW_FALSE : GLFW_TRUE);
    glfwWindowHint(GLFW_OPENGL_DEBUG_CONTEXT, options.debug ? GLFW_TRUE : GLFW_FALSE);
    if (robust) glfwWindowHint(GLFW_CONTEXT_ROBUSTNESS, GLFW_LOSE_CONTEXT_ON_RESET);
}

GLFWwindow* createdWindow(const DisplayOptions& options, int creationApi, bool robust = true) {
    glfwDefaultWindowHints();
    hintContext(options, creationApi, robust);
    // The scene is flat and is painted in order: neither depth nor stencil is used.
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    // A kiosk must not vanish because another window got the focus, nor find its pointer moved to the middle.
    glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);
    glfwWindowHint(GLFW_CENTER_CURSOR, GLFW_FALSE);
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "Arobase");
    glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "arobase");
    GLFWmonitor* monitor = options.fullScreen ? glfwGetPrimaryMonitor() : nullptr;
    if (monitor == nullptr) {
        return glfwCreateWindow(options.widthPx, options.heightPx, options.title.c_str(), nullptr, nullptr);
    }
    const GLFWvidmode* mode = glfwGetVideoMode(monitor);
    glfwWindowHint(GLFW_REFRESH_RATE, mode->refreshRate);
    return glfwCreateWindow(mode->width, mode->height, options.title.c_str(), monitor, nullptr);
}

/// The size that is asked for is in framebuffer pixels; where a screen unit is several pixels, fewer units are needed.
void fitToPixels(GLFWwindow* window, const DisplayOptions& options) {
    int widthPx = 0, heightPx = 0, width = 0, height = 0;
    glfwGetFramebufferSize(window, &widthPx, &heightPx);
    glfwGetWindowSize(window, &width, &height);
    if (widthPx <= width || widthPx <= 0 || heightPx <= 0) return;
    glfwSetWindowSize(window, static_cast<int>(std::lround(static_cast<double>(options.widthPx) * width / widthPx)),
                      static_cast<int>(std::lround(static_cast<double>(options.heightPx) * height / heightPx)));
}

Issue missingContext(const DisplayOptions& options) {
    const std::string wanted = options.gles ? "OpenGL ES 3.0" : "OpenGL 3.3";
    return issue("gl-context", "La carte graphique ou son pilote ne donne pas " + wanted +
                                   "\u202f: installez un pilote à jour, ou le paquet libgl1-mesa-dri" + lastGlfwError() + ".");
}

Issue missingScreen() {
    return issue("display-missing",
                 "Aucun écran ne peut être ouvert\u202f: lancez le programme depuis une session graphique, donnez DISPLAY, "
                 "ou dessinez sans écran avec --headless" +
                     lastGlfwError() + ".");
}

}  // namespace

Result<std::unique_ptr<Display>> openWindow(const DisplayOptions& options) {
    Result<std::unique_ptr<Display>> result;
    if (options.widthPx <= 0 || options.heightPx <= 0) {
        result.issues.push_back(issue("display-size", "La taille de la fenêtre doit être d’au moins 1 × 1 pixel."));
        return result;
    }
    auto session = std::make_unique<GlfwSession>();
    if (!session->started()) {
        result.issues.push_back(missingScreen());
        return result;
    }
    GLFWwindow* window = createdWindow(options, GLFW_NATIVE_CONTEXT_API);
    if (window == nullptr) window = createdWindow(options, GLFW_NATIVE_CONTEXT_API, false);
    // Some drivers offer OpenGL ES through EGL only.
    if (window == nullptr && options.gles) window = createdWindow(options, GLFW_EGL_CONTEXT_API);
    if (window == nullptr) {
        result.issues.push_back(missingContext(options));
        return result;
    }
    glfwMakeContextCurrent(window);
    glfwSwapInterval(1);
    if (options.fullScreen) {
        // Without a window manager nobody else gives it the keyboard.
        glfwFocusWindow(window);
    } else {
        fitToPixels(window, options);
    }
    auto display = std::make_unique<WindowDisplay>(std::move(session), window, options);
    result.issues = display->openTouch();
    result.value = std::move(display);
    return result;
}

}  // namespace arobase
