#pragma once
// A surfaceless EGL context for tests: no X server, no GPU needed.
#include <memory>
#include <string>

namespace arobase::test {

/// Current from construction to destruction.
class GlContext {
public:
    /// nullptr when this machine's EGL has no surfaceless platform or no such API; `why` then says so.
    static std::unique_ptr<GlContext> create(bool gles, std::string& why);
    ~GlContext();
    GlContext(const GlContext&) = delete;
    GlContext& operator=(const GlContext&) = delete;

    /// For Renderer.
    static void* load(const char* name);

private:
    GlContext() = default;
    void* m_display = nullptr;
    void* m_context = nullptr;
};

}  // namespace arobase::test
