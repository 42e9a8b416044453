#pragma once
// The earth as a whole, and a territory on its way to its place on it.
#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "data/globe.h"
#include "render/draw_list.h"
#include "render/gl/program.h"
#include "render/gl/state.h"
#include "render/pass/segment_strip.h"
#include "render/renderer.h"

namespace arobase {

class GlobePass {
public:
    /// Throws std::runtime_error with the driver's log.
    GlobePass(bool gles, const std::filesystem::path& shaderFolder);
    ~GlobePass();

    /// Forgets every uploaded mesh.
    void clear();
    /// Draws with the bound scissor. What the atlas does not hold is not drawn; the rest is uploaded when first met.
    void draw(const GlobeDraw& draw, const AtlasGlobe& globe, gl::FrameSize size, FrameStats& stats);
    /// The drivers' logs when a changed shader does not compile (the present one stays), else empty.
    std::string reload();

private:
    struct Mesh;
    void drawSea(const GlobeDraw& draw, gl::FrameSize size, FrameStats& stats);
    void drawFill(const GlobeDraw& draw, const Mesh& mesh, gl::FrameSize size, FrameStats& stats);
    void drawLines(const GlobeDraw& draw, const Mesh& mesh, gl::FrameSize size, FrameStats& stats);
    const Mesh* uploaded(const GlobeDraw& draw, const AtlasGlobe& globe, FrameStats& stats);

    gl::Program m_sea, m_fill, m_line;
    gl::VertexArray m_empty;
    SegmentStrip m_strip;
    std::map<std::pair<GlobePart, int>, std::unique_ptr<Mesh>> m_meshes;
};

}  // namespace arobase
