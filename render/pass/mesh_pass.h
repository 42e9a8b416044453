#pragma once
// Land, neighbours, areas and borders of a territory at one level of detail.
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "data/atlas.h"
#include "render/draw_list.h"
#include "render/gl/program.h"
#include "render/gl/state.h"
#include "render/pass/segment_strip.h"
#include "render/pass/view_uniforms.h"
#include "render/renderer.h"

namespace arobase {

class MeshPass {
public:
    /// Throws std::runtime_error with the driver's log.
    MeshPass(bool gles, const std::filesystem::path& shaderFolder);
    ~MeshPass();

    /// Forgets every uploaded mesh.
    void clear();
    /// Draws with the bound scissor. `level` is that of draw.territory and draw.level: uploaded when first met.
    void draw(const MeshDraw& draw, const AtlasLevel& level, gl::FrameSize size, FrameStats& stats);
    /// Lets go of what no frame of the last minute drew: it is uploaded anew when it is met again.
    void endFrame();
    /// The drivers' logs when a changed shader does not compile (the present one stays), else empty.
    std::string reload();

private:
    struct GpuLevel;
    struct Uniforms {
        ViewUniforms view;
        int colour = -1, halfWidthPx = -1;
    };
    static Uniforms uniformsOf(const gl::Program& program);
    static void upload(GpuLevel& gpu, const AtlasLevel& level, FrameStats& stats);
    GpuLevel& uploaded(const MeshDraw& draw, const AtlasLevel& level, FrameStats& stats);
    void setView(const Uniforms& uniforms, const MeshDraw& draw, const AtlasLevel& level, gl::FrameSize size);
    void drawFill(const MeshDraw& draw, const AtlasLevel& level, GpuLevel& gpu, gl::FrameSize size, FrameStats& stats);

    gl::Program m_fill;
    gl::Program m_border;
    SegmentStrip m_strip;
    Uniforms m_fillUniforms;
    Uniforms m_borderUniforms;
    std::vector<IndexRange> m_ranges;  ///< of what is drawn now
    std::map<std::pair<int, int>, std::unique_ptr<GpuLevel>> m_levels;  ///< by territory and level of detail
    std::int64_t m_frame = 0;
};

}  // namespace arobase
