#include "app/studio/imgui_session.h"

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <filesystem>
#include <string>

#include "app/program/paths.h"

namespace arobase::studio {
namespace {

/// Inter where it is installed, with every letter that French data can hold.
void loadFont(float sizePx) {
    static const ImWchar kRanges[] = {0x20, 0x17F, 0x2010, 0x203A, 0x20AC, 0x20AC, 0x2190, 0x2193, 0x2212, 0x2212, 0};
    const std::string font = (defaultFonts() / "Inter-Regular.otf").string();
    std::error_code error;
    ImGuiIO& io = ImGui::GetIO();
    if (!std::filesystem::exists(font, error) || !io.Fonts->AddFontFromFileTTF(font.c_str(), sizePx, nullptr, kRanges)) io.Fonts->AddFontDefault();
}

}  // namespace

ImGuiSession::ImGuiSession(GLFWwindow* window, bool gles, float pxPerMm) {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;  // the studio leaves no file behind
    ImGui::StyleColorsLight();
    ImGui::GetStyle().WindowRounding = 0;
    ImGui::GetStyle().FramePadding = {8, 6};
    ImGui::GetStyle().CellPadding = {8, 4};
    loadFont(pxPerMm * 4.4f);
    ImGui_ImplGlfw_InitForOpenGL(window, true);
    ImGui_ImplOpenGL3_Init(gles ? "#version 300 es" : "#version 330 core");
}

ImGuiSession::~ImGuiSession() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
}

void ImGuiSession::beginFrame() {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    ImGui::NewFrame();
}

void ImGuiSession::endFrame() {
    ImGui::Render();
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

float ImGuiSession::linePx() const { return ImGui::GetFrameHeightWithSpacing(); }
bool ImGuiSession::wantsMouse() const { return ImGui::GetIO().WantCaptureMouse; }
bool ImGuiSession::wantsKeys() const { return ImGui::GetIO().WantCaptureKeyboard; }

}  // namespace arobase::studio
