#include "render/pass/segment_strip.h"

#include <glad/gl.h>

#include <algorithm>
#include <vector>

namespace arobase {
namespace {

constexpr std::uint32_t kColumns = 256;  // the shader knows it too; few, as the last row is filled up
constexpr int kEndsUnit = 2, kSidesUnit = 3;

struct Texels {
    GLenum storage, format, type;
    std::size_t bytes;
};
constexpr Texels kEnds{GL_RGBA32F, GL_RGBA, GL_FLOAT, 16}, kSides{GL_RG32UI, GL_RG_INTEGER, GL_UNSIGNED_INT, 8};

/// A texture of whole rows; the last one is filled up.
gl::Object<gl::ObjectKind::Texture> textureOf(const Texels& kind, std::vector<std::byte> texels) {
    auto texture = gl::Object<gl::ObjectKind::Texture>::create();
    const std::size_t rowBytes = kColumns * kind.bytes, rows = (texels.size() + rowBytes - 1) / rowBytes;
    texels.resize(rows * rowBytes);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, texture.name());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    gl::singleLevel(false);
    glTexImage2D(GL_TEXTURE_2D, 0, static_cast<GLint>(kind.storage), kColumns, static_cast<GLsizei>(rows), 0, kind.format, kind.type, texels.data());
    return texture;
}

template <class T>
std::vector<std::byte> bytesOf(std::span<const T> items) {
    const auto bytes = std::as_bytes(items);
    return {bytes.begin(), bytes.end()};
}

void bindTexture(int unit, unsigned name) {
    glActiveTexture(GL_TEXTURE0 + static_cast<GLenum>(unit));
    glBindTexture(GL_TEXTURE_2D, name);
}

}  // namespace

SegmentTexture::SegmentTexture(std::span<const BorderSegment> segments) : m_count(static_cast<std::uint32_t>(segments.size())) {
    if (segments.empty()) return;
    m_ends = textureOf(kEnds, bytesOf(segments));
    m_bytes = static_cast<std::int64_t>(segments.size_bytes());
}

SegmentTexture::SegmentTexture(std::span<const FeatureSegment> segments) : m_count(static_cast<std::uint32_t>(segments.size())) {
    if (segments.empty()) return;
    std::vector<BorderSegment> ends;
    std::vector<std::uint32_t> sides;
    ends.reserve(segments.size());
    sides.reserve(2 * segments.size());
    for (const FeatureSegment& s : segments) {
        ends.push_back({s.a, s.b});
        sides.insert(sides.end(), {s.left, s.right});
    }
    m_ends = textureOf(kEnds, bytesOf(std::span<const BorderSegment>(ends)));
    m_sides = textureOf(kSides, bytesOf(std::span<const std::uint32_t>(sides)));
    m_bytes = static_cast<std::int64_t>(segments.size_bytes());
}

void SegmentTexture::takeGlobe(const std::vector<float>& texels) {
    if (texels.empty()) return;
    m_ends = textureOf(kEnds, bytesOf(std::span<const float>(texels)));
    m_bytes = static_cast<std::int64_t>(texels.size() * sizeof(float));
}

SegmentTexture::SegmentTexture(std::span<const GlobeSegment> segments) : m_count(static_cast<std::uint32_t>(segments.size())) {
    std::vector<float> texels;
    texels.reserve(16 * segments.size());
    for (const auto& [a, b] : segments) texels.insert(texels.end(), {a.x, a.y, a.z, 0, b.x, b.y, b.z, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    takeGlobe(texels);
}

SegmentTexture::SegmentTexture(std::span<const TravelSegment> segments) : m_count(static_cast<std::uint32_t>(segments.size())) {
    std::vector<float> texels;
    texels.reserve(16 * segments.size());
    for (const auto& [a, b] : segments)
        texels.insert(texels.end(), {a.globe.x, a.globe.y, a.globe.z, 0, b.globe.x, b.globe.y, b.globe.z, 0, a.legal.x, a.legal.y, b.legal.x, b.legal.y, 0, 0, 0, 0});
    takeGlobe(texels);
}

void SegmentStrip::bind(const gl::Program& program, const SegmentTexture& segments) {
    bindTexture(kEndsUnit, segments.m_ends.name());
    glUniform1i(program.uniform("uEnds"), kEndsUnit);
    if (segments.m_sides) {
        bindTexture(kSidesUnit, segments.m_sides.name());
        glUniform1i(program.uniform("uSides"), kSidesUnit);
    }
    glActiveTexture(GL_TEXTURE0);
}

int SegmentStrip::draw(const gl::Program& program, const SegmentTexture& segments, std::uint32_t first, std::uint32_t count) const {
    if (first >= segments.count()) return 0;
    bind(program, segments);
    return m_quads.draw(program.uniform("uFirst"), first, std::min(count, segments.count() - first));
}

int SegmentStrip::drawThin(const gl::Program& program, const SegmentTexture& segments, std::uint32_t first, std::uint32_t count) const {
    if (first >= segments.count()) return 0;
    bind(program, segments);
    glBindVertexArray(m_noVertices.name());
    glUniform1i(program.uniform("uFirst"), static_cast<GLint>(first));
    glDrawArrays(GL_LINES, 0, static_cast<GLsizei>(2 * std::min(count, segments.count() - first)));
    return 1;
}

}  // namespace arobase
