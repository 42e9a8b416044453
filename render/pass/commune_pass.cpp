#include "render/pass/commune_pass.h"

#include <glad/gl.h>

#include <algorithm>
#include <array>
#include <cstddef>

#include "render/gl/objects.h"

namespace arobase {
namespace {

constexpr int kTableColumns = 1024;  // the shaders know it too
constexpr int kTableUnit = 1;
constexpr float kWidestThinPx = 1.5f;

}  // namespace

struct CommunePass::GpuChunk {
    gl::VertexArray vertexArray;
    gl::Buffer vertices;
    gl::Buffer indices;
    SegmentTexture segments;  ///< of borders: instead of the three above
    std::int64_t bytes = 0;
    std::int64_t lastFrame = 0;  ///< in which it was drawn
};

struct CommunePass::Table {
    gl::Texture texture;
    CommuneClasses classes;  ///< what the texture holds; kept, so that its address is not another's
};

CommunePass::CommunePass(bool gles, const std::filesystem::path& shaderFolder, std::int64_t mostBytes)
    : m_fill({"mesh", "#define COMMUNES\n", gles, shaderFolder}),
      m_border({"border", "", gles, shaderFolder}),
      m_thin({"border", "#define THIN\n", gles, shaderFolder}),
      m_outline({"border", "#define COMMUNES\n", gles, shaderFolder}),
      m_fillUniforms(uniformsOf(m_fill)),
      m_borderUniforms(uniformsOf(m_border)),
      m_thinUniforms(uniformsOf(m_thin)),
      m_outlineUniforms(uniformsOf(m_outline)),
      m_mostBytes(mostBytes) {}

CommunePass::~CommunePass() = default;

CommunePass::Uniforms CommunePass::uniformsOf(const gl::Program& program) {
    return {ViewUniforms::of(program), program.uniform("uColour"), program.uniform("uHalfWidthPx"), program.uniform("uClasses"),
            program.uniform("uPalette")};
}

void CommunePass::clear() {
    m_chunks.clear();
    m_tables.clear();
    m_bytes = 0;
}

void CommunePass::endFrame() {
    while (m_bytes > m_mostBytes) {
        const auto oldest = std::min_element(m_chunks.begin(), m_chunks.end(),
                                             [](const auto& a, const auto& b) { return a.second->lastFrame < b.second->lastFrame; });
        if (oldest == m_chunks.end() || oldest->second->lastFrame == m_frame) break;  // all of it is on the screen
        m_bytes -= oldest->second->bytes;
        m_chunks.erase(oldest);
    }
    ++m_frame;
}

std::string CommunePass::reload() {
    const std::string log = m_fill.reload() + m_border.reload() + m_thin.reload() + m_outline.reload();
    m_fillUniforms = uniformsOf(m_fill);
    m_borderUniforms = uniformsOf(m_border);
    m_thinUniforms = uniformsOf(m_thin);
    m_outlineUniforms = uniformsOf(m_outline);
    return log;
}

CommunePass::GpuChunk& CommunePass::chunk(const CommuneDraw& draw, int border, std::size_t index) {
    auto& slot = m_chunks[{draw.territory, draw.level, border, index}];
    if (slot == nullptr) slot = std::make_unique<GpuChunk>();
    slot->lastFrame = m_frame;
    return *slot;
}

void CommunePass::setUp(const gl::Program& program, const Uniforms& uniforms, const CommuneDraw& draw, const AtlasLevel& level,
                        gl::FrameSize size, FrameStats& stats) {
    program.use();
    uniforms.view.set(draw.view, level.origin, size);
    glUniform1f(uniforms.halfWidthPx, draw.widthPx / 2);
    const Premultiplied colour = premultiplied(draw.colour);
    glUniform4f(uniforms.colour, colour.r, colour.g, colour.b, colour.a);
    if (draw.classes == nullptr || uniforms.classes < 0) return;
    std::array<Premultiplied, kCommuneClasses> palette;
    std::ranges::transform(draw.palette, palette.begin(), premultiplied);
    glUniform4fv(uniforms.palette, kCommuneClasses, &palette[0].r);
    auto& table = m_tables[draw.territory];
    if (table == nullptr) table = std::make_unique<Table>();
    if (table->classes != draw.classes) {
        const auto rows = static_cast<int>((draw.classes->size() + kTableColumns - 1) / kTableColumns);
        std::vector<std::uint8_t> texels(*draw.classes);
        texels.resize(static_cast<std::size_t>(rows) * kTableColumns);
        stats.bytesUploaded += static_cast<std::int64_t>(table->texture.update(kTableColumns, rows, texels, 0, rows));
        table->classes = draw.classes;
    }
    table->texture.bind(kTableUnit);
    glUniform1i(uniforms.classes, kTableUnit);
    glActiveTexture(GL_TEXTURE0);
}

void CommunePass::drawFills(const CommuneDraw& draw, const AtlasLevel& level, FrameStats& stats) {
    const LocalBox seen = seenBox(draw.view, level.origin, 0);
    for (std::size_t i = 0; i < level.communes.size(); ++i) {
        const FillChunk& source = level.communes[i];
        if ((draw.chunk >= 0 && static_cast<std::size_t>(draw.chunk) != i) || !source.box.overlaps(seen)) continue;
        GpuChunk& gpu = chunk(draw, -1, i);
        if (!gpu.vertexArray) {
            gpu.vertexArray = gl::VertexArray::create();
            glBindVertexArray(gpu.vertexArray.name());
            gpu.vertices = gl::Buffer::filled(gl::Buffer::Target::Vertices, std::as_bytes(source.vertices));
            glEnableVertexAttribArray(0);
            glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, sizeof(FeatureVertex), nullptr);
            glEnableVertexAttribArray(1);
            glVertexAttribIPointer(1, 1, GL_UNSIGNED_INT, sizeof(FeatureVertex), reinterpret_cast<const void*>(offsetof(FeatureVertex, feature)));
            gpu.indices = gl::Buffer::filled(gl::Buffer::Target::Indices, std::as_bytes(source.indices));
            gpu.bytes = static_cast<std::int64_t>(source.vertices.size_bytes() + source.indices.size_bytes());
            m_bytes += gpu.bytes;
            stats.bytesUploaded += gpu.bytes;
        }
        glBindVertexArray(gpu.vertexArray.name());
        glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(source.indices.size()), GL_UNSIGNED_SHORT, nullptr);
        ++stats.drawCalls;
    }
}

void CommunePass::drawBorders(const gl::Program& program, Stroke stroke, const CommuneDraw& draw, const AtlasLevel& level, FrameStats& stats) {
    const LocalBox seen = seenBox(draw.view, level.origin, draw.widthPx);
    const auto rank = static_cast<std::size_t>(draw.border);
    for (std::size_t i = 0; i < level.communeBorders[rank].size(); ++i) {
        const LineChunk& source = level.communeBorders[rank][i];
        if ((draw.chunk >= 0 && static_cast<std::size_t>(draw.chunk) != i) || source.segments.empty() || !source.box.overlaps(seen)) continue;
        GpuChunk& gpu = chunk(draw, static_cast<int>(rank), i);
        if (!gpu.segments) {
            gpu.segments = SegmentTexture(source.segments);
            gpu.bytes = gpu.segments.bytes();
            m_bytes += gpu.bytes;
            stats.bytesUploaded += gpu.bytes;
        }
        const std::uint32_t all = gpu.segments.count();
        stats.drawCalls += stroke == Stroke::Thin ? m_strip.drawThin(program, gpu.segments, 0, all) : m_strip.draw(program, gpu.segments, 0, all);
    }
}

void CommunePass::draw(const CommuneDraw& draw, Stroke stroke, const AtlasLevel& level, gl::FrameSize size, FrameStats& stats) {
    const bool needsTable = draw.part != CommunePart::Borders;
    if (needsTable && (draw.classes == nullptr || draw.classes->empty())) return;
    const bool thin = draw.part == CommunePart::Borders && stroke == Stroke::Thin && draw.widthPx <= kWidestThinPx;
    const bool opaque = draw.part == CommunePart::Fills ? std::ranges::all_of(draw.palette, [](Rgba c) { return c.a == 0 || c.a == 255; })
                                                        : thin && draw.colour.a == 255 && draw.widthPx >= 1;
    if (opaque)
        gl::blendNothing();  // a software renderer reads what it blends with
    else
        gl::blendPremultiplied();
    if (draw.part == CommunePart::Fills) {
        setUp(m_fill, m_fillUniforms, draw, level, size, stats);
        return drawFills(draw, level, stats);
    }
    const bool outline = draw.part == CommunePart::Outlines;
    const gl::Program& program = outline ? m_outline : thin ? m_thin : m_border;
    setUp(program, outline ? m_outlineUniforms : thin ? m_thinUniforms : m_borderUniforms, draw, level, size, stats);
    drawBorders(program, thin ? Stroke::Thin : Stroke::Smooth, draw, level, stats);
}

}  // namespace arobase
