#include "app/platform/egl_library.h"

#include <dlfcn.h>

namespace arobase {

std::unique_ptr<EglLibrary> EglLibrary::open() {
    void* handle = dlopen("libEGL.so.1", RTLD_NOW | RTLD_LOCAL);
    if (handle == nullptr) return nullptr;
    auto library = std::unique_ptr<EglLibrary>(new EglLibrary(handle));
    return library->m_getProcAddress != nullptr ? std::move(library) : nullptr;
}

EglLibrary::EglLibrary(void* handle)
    : m_handle(handle), m_getProcAddress(reinterpret_cast<void* (*)(const char*)>(dlsym(handle, "eglGetProcAddress"))) {}

// Never dlclose()d: Mesa leaves thread-local destructors and atexit handlers behind, which must still find their code.
EglLibrary::~EglLibrary() = default;

void* EglLibrary::function(const char* name) const {
    if (void* found = dlsym(m_handle, name); found != nullptr) return found;
    return m_getProcAddress(name);
}

}  // namespace arobase
