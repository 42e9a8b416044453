#pragma once
// What is true of the whole GL context: loading, error counting.
#include <memory>

namespace arobase::gl {

using Load = void* (*)(const char*);

/// Function pointers and error count of the current context.
class Context {
public:
    /// Throws std::runtime_error when the context is not at least OpenGL 3.3 or OpenGL ES 3.0.
    Context(Load load, bool gles, bool debug);
    ~Context();
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

    bool gles() const { return m_gles; }
    /// Errors so far; asks the driver once (in debug the driver has already told, call by call).
    int countErrors();

private:
    struct Log;
    bool m_gles = false;
    std::unique_ptr<Log> m_log;  ///< the driver holds its address
    int m_polledErrors = 0;
};

}  // namespace arobase::gl
