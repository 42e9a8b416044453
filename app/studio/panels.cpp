#include "app/studio/panels.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <string>

#include "app/screens/layout.h"
#include "app/studio/names_panel.h"

namespace arobase::studio {
namespace {

ImVec4 severityColour(Severity severity) {
    if (severity == Severity::Error) return {0.75f, 0.10f, 0.08f, 1};
    if (severity == Severity::Warning) return {0.62f, 0.40f, 0.00f, 1};
    return {0.35f, 0.38f, 0.42f, 1};
}

const char* severityName(Severity severity) {
    return severity == Severity::Error ? "Erreur" : severity == Severity::Warning ? "Alerte" : "Info";
}

void cell(const std::string& text) {
    ImGui::TableNextColumn();
    ImGui::TextUnformatted(text.c_str());
}

void editions(const App& app, PanelRequests& requests) {
    const Exhibition& e = app.content().exhibition;
    if (!ImGui::BeginTable("editions", 4, ImGuiTableFlags_RowBg | ImGuiTableFlags_ScrollY | ImGuiTableFlags_SizingStretchProp, {0, ImGui::GetContentRegionAvail().y * 0.45f})) return;
    for (const char* name : {"Année", "Édition", "Labellisées", "Connues"}) ImGui::TableSetupColumn(name);
    ImGui::TableSetupScrollFreeze(0, 1);
    ImGui::TableHeadersRow();
    for (const Edition& edition : e.editions) {
        ImGui::TableNextRow();
        ImGui::TableNextColumn();
        const std::string year = std::to_string(edition.year);
        if (ImGui::Selectable(year.c_str(), app.state().year == edition.year, ImGuiSelectableFlags_SpanAllColumns))
            requests.actions.push_back(SelectYear{edition.year});
        cell(edition.number > 0 ? std::to_string(edition.number) : "–");
        cell(edition.declaredCount ? std::to_string(*edition.declaredCount) : "?");
        cell(std::to_string(e.awardsOf(edition.year).size()));
    }
    ImGui::EndTable();
}

void issueRow(const Issue& issue) {
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    ImGui::TextColored(severityColour(issue.severity), "%s", severityName(issue.severity));
    const std::size_t slash = issue.file.find_last_of('/');
    const std::string file = slash == std::string::npos ? issue.file : issue.file.substr(slash + 1);
    cell(issue.row > 0 ? file + ":" + std::to_string(issue.row) : file);
    ImGui::TableNextColumn();
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(issue.message.c_str());
    ImGui::PopTextWrapPos();
    if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", issue.rule.c_str());
}

void issuesTable(const Issues& issues) {
    std::array<int, 3> count{};
    for (const Issue& issue : issues) ++count[static_cast<std::size_t>(issue.severity)];
    ImGui::Text("%d erreurs · %d alertes · %d informations", count[2], count[1], count[0]);
    if (!ImGui::BeginTable("anomalies", 3, ImGuiTableFlags_RowBg | ImGuiTableFlags_ScrollY | ImGuiTableFlags_Resizable, {0, -1})) return;
    ImGui::TableSetupColumn("Gravité", ImGuiTableColumnFlags_WidthFixed);
    ImGui::TableSetupColumn("Fichier", ImGuiTableColumnFlags_WidthFixed);
    ImGui::TableSetupColumn("Cause");
    ImGui::TableSetupScrollFreeze(0, 1);
    ImGui::TableHeadersRow();
    for (const Severity wanted : {Severity::Error, Severity::Warning, Severity::Info})
        for (const Issue& issue : issues)
            if (issue.severity == wanted) issueRow(issue);
    ImGui::EndTable();
}

void unplaced(const LabelReport& labels) {
    ImGui::Text("%d noms placés sur %d", labels.placed, labels.candidates);
    ImGui::BeginChild("noms");
    for (const std::string& name : labels.unplaced) ImGui::BulletText("%s", name.c_str());
    ImGui::EndChild();
}

/// Staff move and resize the insets with the mouse or a finger, one format of the screen at a time.
void arrangement(const App& app, const PanelView& view, PanelRequests& requests) {
    const State& state = app.state();
    bool arranging = state.arranging;
    if (ImGui::Checkbox("Déplacer et agrandir les encarts", &arranging)) requests.actions.push_back(ArrangeInsets{arranging ? 1 : 0});
    ImGui::TextWrapped("Glissez un encart pour le déplacer, son coin inférieur droit pour l’agrandir. Les places du format %s sont retenues "
                       "à part de celles de l’autre format.", formatOf(state.display) == PageFormat::Portrait ? "portrait" : "paysage");
    if (ImGui::Button("Annuler") || undoPressed()) requests.actions.push_back(UndoInsets{});
    ImGui::SameLine();
    if (ImGui::Button("Remettre à leur place")) requests.actions.push_back(ResetInsets{});
    ImGui::SameLine();
    if (ImGui::Button("Enregistrer")) requests.saveInsets = true;
    if (state.insets != view.savedInsets) ImGui::TextUnformatted("Modifications non enregistrées.");
    if (!view.savingResult.empty()) ImGui::TextWrapped("%s", view.savingResult.c_str());
}

void commands(const App& app, PanelRequests& requests) {
    for (const Theme& theme : app.content().exhibition.themes) {
        if (ImGui::RadioButton(theme.id.c_str(), app.state().settings.theme == theme.id)) requests.actions.push_back(SetTheme{theme.id});
        ImGui::SameLine();
    }
    if (ImGui::Button(app.state().english() ? "Français" : "English")) requests.actions.push_back(SetLanguage{app.state().english() ? "fr" : "en"});
    if (ImGui::Button("Toute la France")) requests.actions.push_back(ShowAllFrance{});
    ImGui::SameLine();
    if (ImGui::Button("Recharger les fichiers")) requests.reload = true;
}

}  // namespace

void drawDoubtfulFigures(const App& app, const Issues& issues) {
    const Exhibition& e = app.content().exhibition;
    const auto refused = std::count_if(e.figures.begin(), e.figures.end(), [](const Figure& f) { return !f.refusedBy.empty(); });
    ImGui::TextWrapped("%d à vérifier sur %d chiffres clés. Les visiteurs ne voient pas ceux-là.", static_cast<int>(refused), static_cast<int>(e.figures.size()));
    if (!ImGui::BeginTable("figures", 3, ImGuiTableFlags_RowBg | ImGuiTableFlags_ScrollY | ImGuiTableFlags_Resizable, {0, -1})) return;
    for (const char* name : {"Année", "Donnée", "Pourquoi"}) ImGui::TableSetupColumn(name);
    ImGui::TableSetupScrollFreeze(0, 1);
    ImGui::TableHeadersRow();
    for (const Figure& f : e.figures) {
        if (f.refusedBy.empty()) continue;
        ImGui::TableNextRow();
        cell(std::to_string(f.year) + " " + f.scope);
        ImGui::TableNextColumn();
        ImGui::TextWrapped("%s %s %s", f.valueText.c_str(), f.unit.c_str(), f.label.c_str());
        ImGui::TableNextColumn();
        for (const Issue& issue : issues)
            if (issue.file == e.files.figures && issue.row == f.row && issue.rule == f.refusedBy) ImGui::TextWrapped("%s", issue.message.c_str());
        ImGui::TextDisabled("%s:%d, %s", e.files.figures.c_str(), f.row, f.refusedBy.c_str());
    }
    ImGui::EndTable();
}

/// Keys had indices before 1.87.
bool undoPressed() {
#if IMGUI_VERSION_NUM < 18700
    const int z = ImGui::GetKeyIndex(ImGuiKey_Z);
#else
    const ImGuiKey z = ImGuiKey_Z;
#endif
    return ImGui::GetIO().KeyCtrl && ImGui::IsKeyPressed(z, false);
}

PanelRequests drawPanel(const App& app, const PanelView& view, LandmarksPanel& landmarks, float leftPx, float widthPx, float heightPx) {
    PanelRequests requests;
    ImGui::SetNextWindowPos({leftPx, 0});
    ImGui::SetNextWindowSize({widthPx, heightPx});
    ImGui::Begin("Studio", nullptr, ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoCollapse);
    commands(app, requests);
    editions(app, requests);
    if (ImGui::BeginTabBar("onglets", ImGuiTabBarFlags_FittingPolicyScroll)) {
        if (ImGui::BeginTabItem("Anomalies")) {
            issuesTable(view.issues);
            ImGui::EndTabItem();
        }
        if (ImGui::BeginTabItem("Données à vérifier")) {
            drawDoubtfulFigures(app, view.issues);
            ImGui::EndTabItem();
        }
        if (ImGui::BeginTabItem("Repères des visiteurs")) {
            landmarks.draw(app.content().exhibition, view.nowS);
            ImGui::EndTabItem();
        }
        if (ImGui::BeginTabItem("Noms non placés")) {
            unplaced(view.scene.labels);
            ImGui::EndTabItem();
        }
        if (ImGui::BeginTabItem("Noms")) {
            const auto actions = drawNames(app, view.scene, view.namesResult);
            requests.actions.insert(requests.actions.end(), actions.begin(), actions.end());
            ImGui::EndTabItem();
        }
        if (ImGui::BeginTabItem("Disposition")) {
            arrangement(app, view, requests);
            ImGui::EndTabItem();
        }
        ImGui::EndTabBar();
    }
    ImGui::End();
    return requests;
}

}  // namespace arobase::studio
