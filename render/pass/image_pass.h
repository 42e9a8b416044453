#pragma once
// Pictures of the exhibition: one texture each, at the size they are shown, within a budget; who was not seen for longest goes first.
//
//   not there ──take() Ready──► resident ──budget, not in this frame──► gone
//       ▲  │ Waiting: the place-holder that the scene drew stays, the frame is unfinished
//       └──┘
#include <filesystem>
#include <string>
#include <vector>

#include "render/draw_list.h"
#include "render/gl/objects.h"
#include "render/gl/program.h"
#include "render/gl/state.h"
#include "render/image_supply.h"
#include "render/renderer.h"

namespace arobase {

class ImagePass {
public:
    ImagePass(bool gles, const std::filesystem::path& shaderFolder, std::size_t budgetBytes);
    /// Null: no pictures. Lets go of those that are there.
    void setSupply(ImageSupply* supply);
    void beginFrame();
    /// At most one picture is taken up a frame.
    void draw(const ImageDraw& draw, gl::FrameSize size, FrameStats& stats);
    /// A picture of the last frame is still to come.
    bool waits() const { return m_waits; }
    std::string reload() { return m_program.reload(); }

private:
    struct Resident {
        int image = 0;
        int widthPx = 0, heightPx = 0;  ///< as it was asked for
        std::size_t bytes = 0;
        std::uint64_t frame = 0;        ///< in which it was last drawn
        gl::Object<gl::ObjectKind::Texture> texture;
    };
    Resident* find(const ImageDraw& draw, int widthPx, int heightPx, FrameStats& stats);
    bool makeRoom(std::size_t bytes);

    gl::Program m_program;
    gl::VertexArray m_empty;
    ImageSupply* m_supply = nullptr;
    std::vector<Resident> m_residents;
    std::size_t m_budget, m_bytes = 0;
    std::uint64_t m_frame = 0;
    bool m_waits = false, m_took = false;
};

}  // namespace arobase
