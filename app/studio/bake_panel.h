#pragma once
// "Recuire l’atlas": staff bake the map again without leaving the studio, and see how far it is.
#include <filesystem>
#include <string>

#include "app/program/background_bake.h"

namespace arobase::studio {

class BakePanel {
public:
    /// What a bake reads and the file it writes.
    BakePanel(BakeSources sources, std::filesystem::path file) : m_sources(std::move(sources)), m_file(std::move(file)) {}

    static constexpr float kLines = 4;  ///< its height in lines of text, frame included

    /// A strip between the framebuffer px given, inside an ImGui frame. True once when a bake is done and its atlas is to be opened.
    bool draw(float leftPx, float topPx, float widthPx, float heightPx);
    /// The window has to be drawn again for as long as this holds.
    bool working() const { return m_bake.progress().has_value(); }

private:
    bool takeResult();

    BakeSources m_sources;
    std::filesystem::path m_file;
    BackgroundBake m_bake;
    std::string m_said;  ///< what became of the last one
};

}  // namespace arobase::studio
