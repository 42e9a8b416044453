#pragma once
// Dear ImGui from its context to its last frame.
struct GLFWwindow;

namespace arobase::studio {

class ImGuiSession {
public:
    /// On a window with a current GL context; GLFW's present callbacks go on being called. `pxPerMm` sets the text size.
    ImGuiSession(GLFWwindow* window, bool gles, float pxPerMm);
    ~ImGuiSession();
    ImGuiSession(const ImGuiSession&) = delete;
    ImGuiSession& operator=(const ImGuiSession&) = delete;

    void beginFrame();
    void endFrame();
    /// Height of a line with its frame, px. Between beginFrame and endFrame.
    float linePx() const;
    bool wantsMouse() const;
    bool wantsKeys() const;
};

}  // namespace arobase::studio
