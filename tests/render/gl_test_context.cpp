#include "tests/render/gl_test_context.h"

#include <EGL/egl.h>
#include <EGL/eglext.h>

namespace arobase::test {
namespace {

EGLDisplay surfacelessDisplay() {
    const auto getDisplay = reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(eglGetProcAddress("eglGetPlatformDisplayEXT"));
    if (getDisplay == nullptr) return EGL_NO_DISPLAY;
    return getDisplay(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
}

EGLContext contextOf(EGLDisplay display, bool gles) {
    const EGLint configAttributes[] = {EGL_SURFACE_TYPE, EGL_DONT_CARE, EGL_RENDERABLE_TYPE,
                                       gles ? EGL_OPENGL_ES3_BIT : EGL_OPENGL_BIT, EGL_NONE};
    EGLConfig config = nullptr;
    EGLint count = 0;
    if (eglChooseConfig(display, configAttributes, &config, 1, &count) == EGL_FALSE || count == 0) return EGL_NO_CONTEXT;
    if (eglBindAPI(gles ? EGL_OPENGL_ES_API : EGL_OPENGL_API) == EGL_FALSE) return EGL_NO_CONTEXT;
    const EGLint desktop[] = {EGL_CONTEXT_MAJOR_VERSION,
                              3,
                              EGL_CONTEXT_MINOR_VERSION,
                              3,
                              EGL_CONTEXT_OPENGL_PROFILE_MASK,
                              EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                              EGL_CONTEXT_OPENGL_DEBUG,
                              EGL_TRUE,
                              EGL_NONE};
    const EGLint embedded[] = {EGL_CONTEXT_MAJOR_VERSION, 3, EGL_CONTEXT_MINOR_VERSION, 0, EGL_NONE};
    return eglCreateContext(display, config, EGL_NO_CONTEXT, gles ? embedded : desktop);
}

}  // namespace

std::unique_ptr<GlContext> GlContext::create(bool gles, std::string& why) {
    std::unique_ptr<GlContext> context(new GlContext());
    EGLDisplay display = surfacelessDisplay();
    if (display == EGL_NO_DISPLAY || eglInitialize(display, nullptr, nullptr) == EGL_FALSE) {
        why = "no surfaceless EGL display";
        return nullptr;
    }
    context->m_display = display;
    context->m_context = contextOf(display, gles);
    if (context->m_context == EGL_NO_CONTEXT ||
        eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context->m_context) == EGL_FALSE) {
        why = gles ? "no OpenGL ES 3.0 context" : "no OpenGL 3.3 core context";
        return nullptr;
    }
    return context;
}

GlContext::~GlContext() {
    if (m_display == nullptr) return;
    eglMakeCurrent(m_display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    if (m_context != nullptr) eglDestroyContext(m_display, m_context);
}

void* GlContext::load(const char* name) {
    return reinterpret_cast<void*>(eglGetProcAddress(name));
}

}  // namespace arobase::test
