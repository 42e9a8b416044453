#include "app/studio/landmarks_panel.h"

#include <imgui.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "app/program/paths.h"
#include "data/french.h"

namespace arobase::studio {
namespace {

constexpr double kLookEveryS = 15;

template <std::size_t N>
void fill(std::array<char, N>& buffer, const std::string& text) {
    buffer.fill('\0');
    std::memcpy(buffer.data(), text.data(), std::min(text.size(), N - 1));
}

std::string flagsText(LandmarkFlags flags) {
    std::string out;
    for (const std::string_view word : flagWords(flags)) out += (out.empty() ? "" : ", ") + std::string(word);
    return out;
}

void cell(const std::string& text) {
    ImGui::TableNextColumn();
    ImGui::TextUnformatted(text.c_str());
}

const char* saidOf(ModerationAct act) {
    switch (act) {
        case ModerationAct::Look: break;
        case ModerationAct::Approve: return "Approuvé : il paraît sur la frise dans la minute.";
        case ModerationAct::Refuse: return "Refusé : personne ne le voit.";
        case ModerationAct::Edit: return "Corrigé.";
        case ModerationAct::Undo: return "Décision annulée.";
        case ModerationAct::Withdraw: return "Effacé, jusqu’aux octets.";
    }
    return "";
}

std::string nameOf(const Exhibition& exhibition, const std::string& track) {
    const auto at = std::find_if(exhibition.tracks.begin(), exhibition.tracks.end(), [&](const FriseTrack& t) { return t.id == track; });
    if (at == exhibition.tracks.end()) return track;
    const auto text = exhibition.strings.fr.find(at->nameKey);
    return text == exhibition.strings.fr.end() ? track : text->second;
}

}  // namespace

LandmarksPanel::LandmarksPanel(const std::string& store, const std::filesystem::path& exhibition)
    : m_desk(store.empty() ? defaultLandmarkStore().string() : store, localDataFolder(), exhibition) {}

const VisitorLandmark* LandmarksPanel::current() const {
    const auto at = std::find_if(m_landmarks.begin(), m_landmarks.end(), [&](const VisitorLandmark& l) { return l.id == m_id; });
    return at == m_landmarks.end() ? nullptr : &*at;
}

void LandmarksPanel::choose(const VisitorLandmark& landmark) {
    m_id = landmark.id;
    m_year = landmark.year;
    m_track = landmark.track;
    fill(m_text, landmark.text);
}

void LandmarksPanel::takeNews() {
    const auto news = m_desk.take();
    if (!news) return;
    if (news->read) m_landmarks = news->landmarks;
    if (!news->issues.empty())
        m_said = news->issues.back().message;
    else if (news->act != ModerationAct::Look)
        m_said = saidOf(news->act);
    if (const VisitorLandmark* l = current(); l && news->act != ModerationAct::Look) choose(*l);
}

void LandmarksPanel::list() {
    const auto waiting = std::count_if(m_landmarks.begin(), m_landmarks.end(), [](const VisitorLandmark& l) { return l.state == LandmarkState::Pending; });
    ImGui::TextWrapped("%s en attente sur %s. %s", countFr(waiting, "repère").c_str(), std::to_string(m_landmarks.size()).c_str(), m_desk.storeName().c_str());
    ImGui::Checkbox("Aussi les repères déjà lus", &m_all);
    if (!ImGui::BeginTable("repères", 4, ImGuiTableFlags_RowBg | ImGuiTableFlags_ScrollY | ImGuiTableFlags_Resizable | ImGuiTableFlags_SizingStretchProp, {0, ImGui::GetContentRegionAvail().y * 0.45f})) return;
    for (const char* name : {"Année", "Repère", "État", "À regarder"}) ImGui::TableSetupColumn(name);
    ImGui::TableSetupScrollFreeze(0, 1);
    ImGui::TableHeadersRow();
    for (const VisitorLandmark& l : m_landmarks) {
        if (!m_all && l.state != LandmarkState::Pending && l.id != m_id) continue;
        ImGui::TableNextRow();
        cell(std::to_string(l.year));
        ImGui::TableNextColumn();
        if (ImGui::Selectable((l.text + "##" + l.id).c_str(), l.id == m_id, ImGuiSelectableFlags_SpanAllColumns)) choose(l);
        cell(std::string(stateWord(l.state)));
        cell(flagsText(l.flags));
    }
    ImGui::EndTable();
}

void LandmarksPanel::chosen(const Exhibition& exhibition) {
    const VisitorLandmark* l = current();
    if (!l) return ImGui::TextWrapped("Choisissez un repère dans la liste.");
    ImGui::TextWrapped("%s%s%s", std::string(stateWord(l->state)).c_str(), l->communeName.empty() ? "" : ", ", l->communeName.c_str());
    ImGui::InputText("Texte", m_text.data(), m_text.size());
    ImGui::InputInt("Année", &m_year);
    if (ImGui::BeginCombo("Piste", nameOf(exhibition, m_track).c_str())) {
        for (const FriseTrack& track : exhibition.tracks)
            if (ImGui::Selectable(nameOf(exhibition, track.id).c_str(), track.id == m_track)) m_track = track.id;
        ImGui::EndCombo();
    }
    if (ImGui::Button("Approuver")) m_desk.begin({ModerationAct::Approve, l->id, "", "", 0});
    ImGui::SameLine();
    if (ImGui::Button("Refuser")) m_desk.begin({ModerationAct::Refuse, l->id, "", "", 0});
    ImGui::SameLine();
    if (ImGui::Button("Corriger")) m_desk.begin({ModerationAct::Edit, l->id, m_text.data(), m_track, m_year});
    ImGui::SameLine();
    if (ImGui::Button("Annuler##repère")) m_desk.begin({ModerationAct::Undo, l->id, "", "", 0});
}

/// Somebody gives the six words: nothing else is asked.
void LandmarksPanel::withdrawal() {
    ImGui::Separator();
    ImGui::InputText("Six mots", m_words.data(), m_words.size());
    ImGui::SameLine();
    if (!ImGui::Button("Effacer")) return;
    m_desk.begin({ModerationAct::Withdraw, "", m_words.data(), "", 0});
    m_words.fill('\0');
}

void LandmarksPanel::draw(const Exhibition& exhibition, double nowS) {
    takeNews();
    if (!m_desk.working() && (!m_lookedS || nowS - *m_lookedS >= kLookEveryS)) {
        m_lookedS = nowS;
        m_desk.begin({});
    }
    list();
    chosen(exhibition);
    if (ImGui::Button("Annuler la dernière décision")) m_desk.begin({ModerationAct::Undo, "", "", "", 0});
    withdrawal();
    if (m_desk.working()) ImGui::TextDisabled("Un instant…");
    if (!m_said.empty()) ImGui::TextWrapped("%s", m_said.c_str());
}

}  // namespace arobase::studio
