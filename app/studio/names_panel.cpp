#include "app/studio/names_panel.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <utility>

#include "app/name_format.h"
#include "app/studio/panels.h"
#include "data/french.h"
#include "data/utf8.h"
#include "render/map/label_placement.h"

namespace arobase::studio {
namespace {

constexpr float kStepMm = 0.5f;
constexpr const char* kFormats[] = {"paysage", "portrait", "impression"};
constexpr std::array<std::pair<LabelSide, const char*>, kLabelSides> kSides{{{LabelSide::AboveLeft, "Dessus à gauche"}, {LabelSide::Above, "Dessus"}, {LabelSide::AboveRight, "Dessus à droite"},
                                                                            {LabelSide::Left, "À gauche"}, {LabelSide::Right, "À droite"}, {LabelSide::BelowLeft, "Dessous à gauche"},
                                                                            {LabelSide::Below, "Dessous"}, {LabelSide::BelowRight, "Dessous à droite"}}};

const NamePlace* decisionOn(const State& state, const std::string& code) { return state.names.find(code, state.year, nameFormat(state)); }

std::string_view standingOf(const App& app, const Scene& scene, const std::string& code) {
    const NamePlace* place = decisionOn(app.state(), code);
    if (place && place->hidden) return "masqué";
    if (!findNode(scene.root, "label-" + code)) return "non placé";
    if (place && (place->side || place->offsetMm)) return "à sa place";
    return place && place->insisted ? "toujours" : "placé";
}

void list(const App& app, const Scene& scene, std::vector<Action>& actions) {
    if (!ImGui::BeginTable("noms", 2, ImGuiTableFlags_RowBg | ImGuiTableFlags_ScrollY | ImGuiTableFlags_SizingStretchProp, {0, ImGui::GetContentRegionAvail().y * 0.42f})) return;
    ImGui::TableSetupColumn("Nom");
    ImGui::TableSetupColumn("État");
    ImGui::TableSetupScrollFreeze(0, 1);
    ImGui::TableHeadersRow();
    for (const ListedName& name : listedNames(app, scene)) {
        ImGui::TableNextRow();
        ImGui::TableNextColumn();
        const std::string label = name.text + "##" + name.code;
        if (ImGui::Selectable(label.c_str(), app.state().naming.code == name.code, ImGuiSelectableFlags_SpanAllColumns)) actions.push_back(ChooseName{name.code});
        ImGui::TableNextColumn();
        ImGui::TextUnformatted(name.standing.data(), name.standing.data() + name.standing.size());
    }
    ImGui::EndTable();
}

void arrows(const std::string& code, Vec2 atMm, std::vector<Action>& actions) {
    const auto arrow = [&](const char* id, ImGuiDir direction, Vec2 by) {
        ImGui::PushButtonRepeat(true);
        if (ImGui::ArrowButton(id, direction)) actions.push_back(PlaceName{code, atMm.x + by.x, atMm.y + by.y});
        ImGui::PopButtonRepeat();
        ImGui::SameLine();
    };
    arrow("gauche", ImGuiDir_Left, {-kStepMm, 0});
    arrow("droite", ImGuiDir_Right, {kStepMm, 0});
    arrow("haut", ImGuiDir_Up, {0, -kStepMm});
    arrow("bas", ImGuiDir_Down, {0, kStepMm});
    ImGui::Text("%+.1f mm, %+.1f mm du signe", static_cast<double>(atMm.x), static_cast<double>(atMm.y));
}

void sides(const std::string& code, const NamePlace& place, std::vector<Action>& actions) {
    const auto chosen = std::find_if(kSides.begin(), kSides.end(), [&](const auto& side) { return place.side == side.first; });
    if (!ImGui::BeginCombo("Côté", chosen != kSides.end() ? chosen->second : "–")) return;
    for (const auto& [side, words] : kSides)
        if (ImGui::Selectable(words, place.side == side)) actions.push_back(SetNameSide{code, std::string(sideName(side))});
    ImGui::EndCombo();
}

void chosenName(const App& app, const Scene& scene, std::vector<Action>& actions) {
    const State& state = app.state();
    const std::string& code = state.naming.code;
    if (code.empty()) return ImGui::TextWrapped("Choisissez un nom dans la liste, ou glissez-le sur la carte.");
    const NamePlace* decided = decisionOn(state, code);
    const NamePlace place = decided ? *decided : NamePlace{};
    if (const auto at = standsAtMm(app, scene, code))
        arrows(code, *at, actions);
    else
        ImGui::TextWrapped("Ce nom n’est pas sur la carte : donnez-lui un côté, ou affichez-le toujours.");
    sides(code, place, actions);
    bool hidden = place.hidden, insisted = place.insisted;
    if (ImGui::Checkbox("Masquer", &hidden)) actions.push_back(HideName{code, hidden ? 1 : 0});
    ImGui::SameLine();
    if (ImGui::Checkbox("Toujours afficher", &insisted)) actions.push_back(InsistOnName{code, insisted ? 1 : 0});
    ImGui::SameLine();
    if (ImGui::Button("Rendre au programme")) actions.push_back(ResetName{code});
}

/// « pour l’édition 2018, format paysage ».
void scope(const State& state, std::vector<Action>& actions) {
    bool on = state.naming.on, everyYear = state.naming.everyYear;
    const bool dragging = ImGui::Checkbox("Déplacer les noms sur la carte", &on);
    const bool years = ImGui::Checkbox("Pour toutes les éditions", &everyYear);
    if (dragging || years) actions.push_back(ArrangeNames{on ? 1 : 0, everyYear ? 1 : 0});
    const char* format = kFormats[static_cast<std::size_t>(nameFormat(state))];
    if (everyYear)
        ImGui::TextWrapped("Les décisions valent pour toutes les éditions, au format %s.", format);
    else
        ImGui::TextWrapped("Les décisions valent pour l’édition %d, au format %s.", state.year, format);
}

}  // namespace

std::vector<ListedName> listedNames(const App& app, const Scene& scene) {
    const Exhibition& e = app.content().exhibition;
    std::vector<ListedName> names;
    const auto add = [&](const std::string& code, const std::string& text) { names.push_back({code, typographicFr(text), standingOf(app, scene, code)}); };
    for (const int a : e.awardsOf(app.state().year))
        add(e.collectivites[static_cast<std::size_t>(e.awards[static_cast<std::size_t>(a)].collectivite)].code, app.content().nameThen(a));
    for (const auto& [where, place] : app.state().names.entries()) {
        if (std::any_of(names.begin(), names.end(), [&](const ListedName& name) { return name.code == where.code; })) continue;
        const Place* commune = app.content().place(where.code);
        const auto who = e.collectivite(where.code);
        if (decisionOn(app.state(), where.code)) add(where.code, who ? e.collectivites[static_cast<std::size_t>(*who)].name : commune ? std::string(commune->name) : where.code);
    }
    std::sort(names.begin(), names.end(), [](const ListedName& a, const ListedName& b) { return std::pair(foldedText(a.text, ' '), a.code) < std::pair(foldedText(b.text, ' '), b.code); });
    return names;
}

std::optional<Vec2> standsAtMm(const App& app, const Scene& scene, const std::string& code) {
    const Node* label = findNode(scene.root, "label-" + code);
    const Node* mark = findNode(scene.root, "mark-" + code);
    if (!mark) mark = findNode(scene.root, "place-" + code);
    if (!label || !mark) return std::nullopt;
    return (label->box.centre() - mark->box.centre()) * static_cast<float>(app.state().display.mmPerPx);
}

std::vector<Action> drawNames(const App& app, const Scene& scene, const std::string& saved) {
    std::vector<Action> actions;
    scope(app.state(), actions);
    ImGui::Text("%d noms placés sur %d", scene.labels.placed, scene.labels.candidates);
    list(app, scene, actions);
    chosenName(app, scene, actions);
    if (ImGui::Button("Annuler##noms") || undoPressed()) actions.push_back(UndoNames{});
    ImGui::SameLine();
    if (ImGui::Button("Rétablir##noms")) actions.push_back(RedoNames{});
    if (!saved.empty()) ImGui::TextWrapped("%s", saved.c_str());
    return actions;
}

}  // namespace arobase::studio
