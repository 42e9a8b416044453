#include "render/pass/mesh_pass.h"

#include <glad/gl.h>

#include <algorithm>
#include <array>

#include "render/gl/objects.h"
#include "render/pass/mesh_chunks.h"
#include "render/pass/mesh_outline.h"

namespace arobase {
namespace {

/// Width of the line that smooths the edge of a fill without border.
constexpr float kSoftEdgeWidthPx = 1.f;
constexpr std::int64_t kKeptFrames = 3600;

struct Triangles {
    gl::VertexArray vertexArray;
    gl::Buffer indices;
    std::vector<MeshChunk> chunks;
    std::uint32_t count = 0;
};

struct Segments {
    SegmentTexture texture;
    std::vector<MeshChunk> chunks;
};

Triangles uploadTriangles(const gl::Buffer& vertices, const AtlasLevel& level, std::span<const std::uint32_t> indices,
                          FrameStats& stats) {
    Triangles triangles;
    if (indices.empty()) return triangles;
    triangles.vertexArray = gl::VertexArray::create();
    glBindVertexArray(triangles.vertexArray.name());
    vertices.bind(gl::Buffer::Target::Vertices);
    glEnableVertexAttribArray(0);
    glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, sizeof(LocalPoint), nullptr);
    triangles.indices = gl::Buffer::filled(gl::Buffer::Target::Indices, std::as_bytes(indices));
    triangles.chunks = triangleChunks(level.vertices, indices);
    triangles.count = static_cast<std::uint32_t>(indices.size());
    stats.bytesUploaded += static_cast<std::int64_t>(indices.size_bytes());
    return triangles;
}

Segments uploadSegments(std::span<const BorderSegment> source, FrameStats& stats) {
    Segments segments{SegmentTexture(source), segmentChunks(source)};
    stats.bytesUploaded += segments.texture.bytes();
    return segments;
}

void setColour(int uniform, Rgba colour) {
    const Premultiplied c = premultiplied(colour);
    glUniform4f(uniform, c.r, c.g, c.b, c.a);
}

}  // namespace

struct MeshPass::GpuLevel {
    gl::Buffer vertices;
    Triangles land;
    Triangles neighbours;
    Segments neighbourEdges;
    std::array<Segments, kBorderRanks> borders;
    std::int64_t lastFrame = 0;  ///< that drew it
};

MeshPass::MeshPass(bool gles, const std::filesystem::path& shaderFolder)
    : m_fill({"mesh", "", gles, shaderFolder}),
      m_border({"border", "", gles, shaderFolder}),
      m_fillUniforms(uniformsOf(m_fill)),
      m_borderUniforms(uniformsOf(m_border)) {}

MeshPass::~MeshPass() = default;

MeshPass::Uniforms MeshPass::uniformsOf(const gl::Program& program) {
    return {ViewUniforms::of(program), program.uniform("uColour"), program.uniform("uHalfWidthPx")};
}

void MeshPass::clear() {
    m_levels.clear();
}

std::string MeshPass::reload() {
    const std::string log = m_fill.reload() + m_border.reload();
    m_fillUniforms = uniformsOf(m_fill);
    m_borderUniforms = uniformsOf(m_border);
    return log;
}

MeshPass::GpuLevel& MeshPass::uploaded(const MeshDraw& draw, const AtlasLevel& level, FrameStats& stats) {
    auto& slot = m_levels[{draw.territory, draw.level}];
    if (slot == nullptr) {
        slot = std::make_unique<GpuLevel>();
        upload(*slot, level, stats);
    }
    slot->lastFrame = m_frame;
    return *slot;
}

void MeshPass::endFrame() {
    ++m_frame;
    std::erase_if(m_levels, [this](const auto& entry) { return m_frame - entry.second->lastFrame > kKeptFrames; });
}

void MeshPass::upload(GpuLevel& gpu, const AtlasLevel& level, FrameStats& stats) {
    if (!level.vertices.empty()) {
        gpu.vertices = gl::Buffer::filled(gl::Buffer::Target::Vertices, std::as_bytes(level.vertices));
        stats.bytesUploaded += static_cast<std::int64_t>(level.vertices.size_bytes());
        gpu.land = uploadTriangles(gpu.vertices, level, level.land, stats);
        gpu.neighbours = uploadTriangles(gpu.vertices, level, level.neighbours, stats);
        gpu.neighbourEdges = uploadSegments(meshOutline(level.vertices, level.neighbours), stats);
    }
    for (std::size_t rank = 0; rank < kBorderRanks; ++rank) gpu.borders[rank] = uploadSegments(level.borders[rank], stats);
}

void MeshPass::setView(const Uniforms& uniforms, const MeshDraw& draw, const AtlasLevel& level, gl::FrameSize size) {
    uniforms.view.set(draw.view, level.origin, size);
    setColour(uniforms.colour, draw.colour);
}

void MeshPass::drawFill(const MeshDraw& draw, const AtlasLevel& level, GpuLevel& gpu, gl::FrameSize size, FrameStats& stats) {
    const Triangles& triangles = draw.part == MeshPart::Neighbours ? gpu.neighbours : gpu.land;
    IndexRange wanted{0, triangles.count};
    if (draw.part == MeshPart::Area) {
        const auto index = static_cast<std::size_t>(std::max(draw.index, 0));
        if (draw.index < 0 || index >= level.areaRanges.size()) return;
        wanted = level.areaRanges[index];
        if (wanted.first > level.land.size() || wanted.count > level.land.size() - wanted.first) return;
    }
    findVisible(triangles.chunks, seenBox(draw.view, level.origin, draw.widthPx), wanted, m_ranges);
    if (m_ranges.empty()) return;
    m_fill.use();
    setView(m_fillUniforms, draw, level, size);
    glBindVertexArray(triangles.vertexArray.name());
    for (const IndexRange& range : m_ranges) {
        const auto offset = static_cast<std::size_t>(range.first) * sizeof(std::uint32_t);
        glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(range.count), GL_UNSIGNED_INT, reinterpret_cast<const void*>(offset));
        ++stats.drawCalls;
    }
}

void MeshPass::draw(const MeshDraw& draw, const AtlasLevel& level, gl::FrameSize size, FrameStats& stats) {
    GpuLevel& gpu = uploaded(draw, level, stats);
    gl::blendPremultiplied();
    const Segments* lines = nullptr;
    float widthPx = draw.widthPx;
    if (draw.part != MeshPart::Borders) drawFill(draw, level, gpu, size, stats);
    if (draw.part == MeshPart::Borders && draw.index >= 0 && draw.index < kBorderRanks) {
        lines = &gpu.borders[static_cast<std::size_t>(draw.index)];
    } else if (draw.part == MeshPart::Neighbours && draw.colour.a == 255) {
        lines = &gpu.neighbourEdges;  // a translucent fill would show them twice
        widthPx = kSoftEdgeWidthPx;
    }
    if (lines == nullptr) return;
    m_border.use();
    setView(m_borderUniforms, draw, level, size);
    glUniform1f(m_borderUniforms.halfWidthPx, widthPx / 2);
    findVisible(lines->chunks, seenBox(draw.view, level.origin, draw.widthPx), {0, lines->texture.count()}, m_ranges);
    for (const IndexRange& range : m_ranges)
        stats.drawCalls += m_strip.draw(m_border, lines->texture, range.first, range.count);
}

}  // namespace arobase
