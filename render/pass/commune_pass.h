#pragma once
// Communes: fills and outlines by a table of classes. Changing the edition or the theme uploads that table, or nothing.
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <tuple>

#include "data/atlas.h"
#include "render/draw_list.h"
#include "render/gl/program.h"
#include "render/gl/state.h"
#include "render/pass/segment_strip.h"
#include "render/pass/view_uniforms.h"
#include "render/renderer.h"

namespace arobase {

class CommunePass {
public:
    /// Half a country at one level of detail; taking a chunk up again costs little.
    static constexpr std::int64_t kMostBytes = 16 << 20;
    /// Keeps chunks of at most `mostBytes` from frame to frame, and all that are on the screen. Throws std::runtime_error with
    /// the driver's log.
    CommunePass(bool gles, const std::filesystem::path& shaderFolder, std::int64_t mostBytes = kMostBytes);
    ~CommunePass();

    /// Forgets every uploaded mesh and table.
    void clear();
    /// Draws with the bound scissor; borders of up to a pixel and a half take the stroke, others are smooth. Chunks are uploaded when they are first seen, a table when it is another one.
    void draw(const CommuneDraw& draw, Stroke stroke, const AtlasLevel& level, gl::FrameSize size, FrameStats& stats);
    /// A frame is over: what has not been seen for longest goes, down to a bounded size on the GPU.
    void endFrame();
    /// The drivers' logs when a changed shader does not compile (the present one stays), else empty.
    std::string reload();

private:
    struct GpuChunk;
    struct Table;
    struct Uniforms {
        ViewUniforms view;
        int colour = -1, halfWidthPx = -1, classes = -1, palette = -1;
    };
    static Uniforms uniformsOf(const gl::Program& program);
    /// Chunk `index` of the triangles (border −1) or of a rank of borders.
    GpuChunk& chunk(const CommuneDraw& draw, int border, std::size_t index);
    void setUp(const gl::Program& program, const Uniforms& uniforms, const CommuneDraw& draw, const AtlasLevel& level,
               gl::FrameSize size, FrameStats& stats);
    void drawFills(const CommuneDraw& draw, const AtlasLevel& level, FrameStats& stats);
    void drawBorders(const gl::Program& program, Stroke stroke, const CommuneDraw& draw, const AtlasLevel& level, FrameStats& stats);

    gl::Program m_fill, m_border, m_thin, m_outline;
    SegmentStrip m_strip;
    Uniforms m_fillUniforms, m_borderUniforms, m_thinUniforms, m_outlineUniforms;
    std::map<std::tuple<int, int, int, std::size_t>, std::unique_ptr<GpuChunk>> m_chunks;  ///< territory, level, border, index
    std::int64_t m_mostBytes = kMostBytes;
    std::int64_t m_bytes = 0;                                                              ///< of all chunks
    std::int64_t m_frame = 0;
    std::map<int, std::unique_ptr<Table>> m_tables;                                        ///< by territory
};

}  // namespace arobase
