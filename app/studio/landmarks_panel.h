#pragma once
// « Repères des visiteurs »: staff read, approve, refuse, correct, undo, and erase by the six words.
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "app/moderation_desk.h"
#include "data/exhibition.h"

namespace arobase::studio {

class LandmarksPanel {
public:
    /// The store as --landmarks names it; empty: the usual one.
    LandmarksPanel(const std::string& store, const std::filesystem::path& exhibition);

    /// Inside an ImGui tab. Asks the store by itself, now and then. `nowS` on any steady clock.
    void draw(const Exhibition& exhibition, double nowS);
    /// The window has to be drawn again for as long as this holds.
    bool working() const { return m_desk.working(); }
    /// Waits for the store (proofs).
    void finish() { m_desk.finish(); }

private:
    void takeNews();
    void list();
    void chosen(const Exhibition& exhibition);
    void withdrawal();
    void choose(const VisitorLandmark& landmark);
    const VisitorLandmark* current() const;

    ModerationDesk m_desk;
    std::vector<VisitorLandmark> m_landmarks;
    std::string m_id;                    ///< of the chosen one
    std::array<char, 1025> m_text{};     ///< as it is being corrected
    std::array<char, 257> m_words{};
    int m_year = 0;
    std::string m_track;
    bool m_all = false;                  ///< also those that are decided
    std::string m_said;                  ///< what became of the last wish
    std::optional<double> m_lookedS;
};

}  // namespace arobase::studio
