#pragma once
// libEGL, opened when it is needed.
#include <memory>

namespace arobase {

/// The functions of libEGL.so.1, found at run time: a machine without EGL gets a sentence instead of a loader error,
/// and a windowed program does not load it at all.
class EglLibrary {
public:
    /// Null when libEGL.so.1 cannot be opened or is older than EGL 1.4.
    static std::unique_ptr<EglLibrary> open();
    EglLibrary(const EglLibrary&) = delete;
    EglLibrary& operator=(const EglLibrary&) = delete;
    ~EglLibrary();

    /// A function of the library or of its extensions, null if unknown.
    void* function(const char* name) const;

    template <class Function>
    Function as(const char* name) const {
        return reinterpret_cast<Function>(function(name));
    }

private:
    explicit EglLibrary(void* handle);
    void* m_handle;
    void* (*m_getProcAddress)(const char*);
};

}  // namespace arobase
