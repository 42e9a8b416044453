#include "app/studio/bake_panel.h"

#include <imgui.h>

#include <algorithm>

namespace arobase::studio {

bool BakePanel::takeResult() {
    const auto result = m_bake.takeResult();
    if (!result) return false;
    const auto error = std::ranges::find(result->issues, Severity::Error, &Issue::severity);
    if (!result->value)
        m_said = "L’atlas n’a pas été recuit" + (error == result->issues.end() ? std::string(".") : " : " + error->message);
    else
        m_said = result->value->reused ? "L’atlas était à jour." : "Atlas recuit : " + std::to_string(result->value->places) + " lieux.";
    return result->value.has_value() && !result->value->reused;
}

bool BakePanel::draw(float leftPx, float topPx, float widthPx, float heightPx) {
    const bool done = takeResult();
    ImGui::SetNextWindowPos({leftPx, topPx});
    ImGui::SetNextWindowSize({widthPx, heightPx});
    ImGui::Begin("Atlas", nullptr, ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoCollapse);
    if (const auto progress = m_bake.progress()) {
        ImGui::ProgressBar(static_cast<float>(progress->share));
        ImGui::TextUnformatted(progress->step.c_str());
    } else {
        if (ImGui::Button("Recuire l’atlas")) m_bake.start(m_sources, m_file);
        ImGui::TextWrapped("%s", m_said.c_str());
    }
    ImGui::End();
    return done;
}

}  // namespace arobase::studio
