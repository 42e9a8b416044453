#include "render/gl/context.h"

#include <glad/gl.h>

#include <cstdio>
#include <stdexcept>

namespace arobase::gl {

struct Context::Log {
    int errors = 0;
    bool listening = false;
};

namespace {

void setCallback(bool gles, GLDEBUGPROC callback, void* user) {
    if (gles) {
        glDebugMessageCallbackKHR(callback, user);
    } else {
        glDebugMessageCallback(callback, user);
    }
    (callback != nullptr ? glEnable : glDisable)(GL_DEBUG_OUTPUT_SYNCHRONOUS);
    (callback != nullptr ? glEnable : glDisable)(GL_DEBUG_OUTPUT);
}

/// GL_KHR_debug is an extension in both APIs at the versions asked for.
bool canListen(bool gles) {
    if (GLAD_GL_KHR_debug == 0) return false;
    return gles ? glDebugMessageCallbackKHR != nullptr : glDebugMessageCallback != nullptr;
}

}  // namespace

Context::Context(Load load, bool gles, bool debug) : m_gles(gles), m_log(std::make_unique<Log>()) {
    using Function = GLADapiproc;
    // glad hands its own user pointer back, so that a loader of another type needs no cast between function types.
    const auto forward = [](void* user, const char* name) {
        return reinterpret_cast<Function>((*static_cast<Load*>(user))(name));
    };
    const int version = gles ? gladLoadGLES2UserPtr(forward, &load) : gladLoadGLUserPtr(forward, &load);
    if (version < (gles ? GLAD_MAKE_VERSION(3, 0) : GLAD_MAKE_VERSION(3, 3))) {
        throw std::runtime_error(gles ? "OpenGL ES 3.0 is not available" : "OpenGL 3.3 is not available");
    }
    while (glGetError() != GL_NO_ERROR) continue;  // left by whoever had the context before
    if (!debug || !canListen(gles)) return;
    m_log->listening = true;
    const auto callback = [](GLenum, GLenum type, GLuint, GLenum severity, GLsizei, const GLchar* message, const void* user) {
        if (severity == GL_DEBUG_SEVERITY_NOTIFICATION) return;
        std::fprintf(stderr, "OpenGL: %s\n", message);
        // The pointer is the one given below; KHR_debug only hands it back as const.
        if (type == GL_DEBUG_TYPE_ERROR) ++static_cast<Log*>(const_cast<void*>(user))->errors;
    };
    setCallback(gles, callback, m_log.get());
}

Context::~Context() {
    if (m_log->listening) setCallback(m_gles, nullptr, nullptr);
}

int Context::countErrors() {
    // Bounded: a lost context answers with an error for ever.
    for (int i = 0; i < 16 && glGetError() != GL_NO_ERROR; ++i) {
        if (!m_log->listening) ++m_polledErrors;
    }
    return m_log->errors + m_polledErrors;
}

}  // namespace arobase::gl
