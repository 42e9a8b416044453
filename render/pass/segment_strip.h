#pragma once
// Border segments as quads, fetched from a texture.
#include <cstdint>
#include <span>
#include <vector>

#include "data/atlas.h"
#include "render/gl/objects.h"
#include "render/gl/program.h"
#include "render/pass/quad_indices.h"

namespace arobase {

/// How segments are drawn. Thin: a pixel wide and not smoothed, for pictures that are shown for a moment only: a software
/// renderer draws them in half the time.
enum class Stroke : std::uint8_t { Smooth, Thin };

/// Segments on the GPU, and what lies on their sides if that is known.
class SegmentTexture {
public:
    SegmentTexture() = default;
    explicit SegmentTexture(std::span<const BorderSegment> segments);
    explicit SegmentTexture(std::span<const FeatureSegment> segments);
    /// For "border" with GLOBE, four texels each: both ends on the earth, both on the legal map, nothing.
    explicit SegmentTexture(std::span<const GlobeSegment> segments);
    explicit SegmentTexture(std::span<const TravelSegment> segments);
    explicit operator bool() const { return m_count > 0; }
    std::uint32_t count() const { return m_count; }
    std::int64_t bytes() const { return m_bytes; }

private:
    friend class SegmentStrip;
    void takeGlobe(const std::vector<float>& texels);
    gl::Object<gl::ObjectKind::Texture> m_ends;   ///< x, y of both ends
    gl::Object<gl::ObjectKind::Texture> m_sides;  ///< communes left and right
    std::uint32_t m_count = 0;
    std::int64_t m_bytes = 0;
};

/// Draws stretches of a SegmentTexture with the "border" program in use.
class SegmentStrip {
public:
    /// Segments [first, first + count). Returns the draw calls that it took.
    int draw(const gl::Program& program, const SegmentTexture& segments, std::uint32_t first, std::uint32_t count) const;
    /// The same with the program "border" compiled with THIN.
    int drawThin(const gl::Program& program, const SegmentTexture& segments, std::uint32_t first, std::uint32_t count) const;

private:
    static void bind(const gl::Program& program, const SegmentTexture& segments);

    QuadIndices m_quads;
    gl::VertexArray m_noVertices = gl::VertexArray::create();
};

}  // namespace arobase
