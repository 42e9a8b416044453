#include "render/pass/globe_pass.h"

#include <glad/gl.h>

#include <cstddef>
#include <vector>

#include "render/gl/objects.h"
#include "render/gl/shader_source.h"
#include "render/pass/globe_chunks.h"
#include "render/pass/view_uniforms.h"

namespace arobase {
namespace {

bool travels(const GlobeDraw& draw) { return draw.part == GlobePart::TravelLand || draw.part == GlobePart::TravelOutline; }

void setVector(int uniform, Geocentric v) { glUniform3f(uniform, static_cast<float>(v.x), static_cast<float>(v.y), static_cast<float>(v.z)); }

void setColour(int uniform, Rgba colour) {
    const Premultiplied c = premultiplied(colour);
    glUniform4f(uniform, c.r, c.g, c.b, c.a);
}

/// Meridians and parallels every fifteen degrees; near the poles they would only crowd.
std::vector<GlobeSegment> graticule() {
    constexpr int kStepDeg = 15, kHighestDeg = 75, kPieceDeg = 3;
    std::vector<GlobeSegment> segments;
    const auto point = [](int lon, int lat) {
        const Geocentric p = geocentric({static_cast<double>(lon), static_cast<double>(lat)});
        return GlobePoint{static_cast<float>(p.x), static_cast<float>(p.y), static_cast<float>(p.z)};
    };
    for (int lon = -180; lon < 180; lon += kStepDeg)
        for (int lat = -kHighestDeg; lat < kHighestDeg; lat += kPieceDeg) segments.push_back({point(lon, lat), point(lon, lat + kPieceDeg)});
    for (int lat = -kHighestDeg; lat <= kHighestDeg; lat += kStepDeg)
        for (int lon = -180; lon < 180; lon += kPieceDeg) segments.push_back({point(lon, lat), point(lon + kPieceDeg, lat)});
    return segments;
}

/// Of the program in use.
void setView(const gl::Program& program, const GlobeDraw& draw, Geocentric anchor, gl::FrameSize size) {
    const LocalFrame frame = frameAt(draw.view.camera.centre);
    constexpr double kPole = kEarthSemiMajorM * kEarthSemiMajorM / kEarthSemiMinorM / kEarthSemiMinorM;
    const Geocentric up{frame.up.x / kEarthSemiMajorM, frame.up.y / kEarthSemiMajorM, frame.up.z * kPole / kEarthSemiMajorM};
    setVector(program.uniform("uEast"), frame.east);
    setVector(program.uniform("uNorth"), frame.north);
    setVector(program.uniform("uUp"), up);
    const bool moves = travels(draw);
    const Geocentric middle = geocentric(draw.view.camera.centre);
    const Vec2 px = moves ? draw.pose.anchorPx : draw.view.middlePx;
    const double pxPerM = moves ? draw.pose.pxPerM : 1 / draw.view.camera.metresPerPx;
    glUniform1f(program.uniform("uShare"), moves ? draw.pose.share : 1.f);
    if (moves && !draw.pose.hides)
        glUniform2f(program.uniform("uDepth"), 1, 0);
    else
        glUniform2f(program.uniform("uDepth"), moves ? static_cast<float>(dot(anchor, up)) : 0.f, 1);
    glUniform2f(program.uniform("uOffsetM"), moves ? 0.f : static_cast<float>(-dot(middle, frame.east)), moves ? 0.f : static_cast<float>(-dot(middle, frame.north)));
    glUniform1f(program.uniform("uPxPerM"), static_cast<float>(pxPerM));
    glUniform2f(program.uniform("uMiddlePx"), px.x, px.y);
    glUniform2f(program.uniform("uScreenPx"), static_cast<float>(size.widthPx), static_cast<float>(size.heightPx));
    setColour(program.uniform("uColour"), draw.colour);
}

}  // namespace

/// Triangles or lines, whichever the part is.
struct GlobePass::Mesh {
    gl::VertexArray vertexArray;
    gl::Buffer vertices, indices;
    std::uint32_t count = 0;
    SegmentTexture lines;
    std::vector<GlobeChunk> chunks;  ///< empty: all of it is always drawn
    Geocentric anchor;               ///< of a territory

    template <class Vertex>
    void takeTriangles(std::span<const Vertex> corners, std::span<const std::uint32_t> triangles, FrameStats& stats) {
        if (triangles.empty()) return;
        vertexArray = gl::VertexArray::create();
        glBindVertexArray(vertexArray.name());
        vertices = gl::Buffer::filled(gl::Buffer::Target::Vertices, std::as_bytes(corners));
        const bool travel = std::is_same_v<Vertex, TravelPoint>;
        glEnableVertexAttribArray(0);
        glVertexAttribPointer(0, 3, GL_FLOAT, GL_FALSE, sizeof(Vertex), reinterpret_cast<const void*>(travel ? offsetof(TravelPoint, globe) : 0));
        if (travel) {
            glEnableVertexAttribArray(1);
            glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, sizeof(Vertex), nullptr);
        }
        indices = gl::Buffer::filled(gl::Buffer::Target::Indices, std::as_bytes(triangles));
        count = static_cast<std::uint32_t>(triangles.size());
        stats.bytesUploaded += static_cast<std::int64_t>(corners.size_bytes() + triangles.size_bytes());
    }
    template <class Segment>
    void takeLines(std::span<const Segment> segments, FrameStats& stats) {
        lines = SegmentTexture(segments);
        count = lines.count();
        stats.bytesUploaded += lines.bytes();
    }
};

GlobePass::GlobePass(bool gles, const std::filesystem::path& shaderFolder)
    : m_sea({"globe", "", gles, shaderFolder}),
      m_fill({"mesh", gl::shaderSource("globe.glsl", shaderFolder), gles, shaderFolder}),
      m_line({"border", gl::shaderSource("globe.glsl", shaderFolder), gles, shaderFolder}),
      m_empty(gl::VertexArray::create()) {}

GlobePass::~GlobePass() = default;

void GlobePass::clear() { m_meshes.clear(); }

std::string GlobePass::reload() { return m_sea.reload() + m_fill.reload() + m_line.reload(); }

const GlobePass::Mesh* GlobePass::uploaded(const GlobeDraw& draw, const AtlasGlobe& globe, FrameStats& stats) {
    const std::size_t held = draw.part == GlobePart::Graticule ? 1 : travels(draw) ? globe.travels.size() : globe.levels.size();
    if (draw.index < 0 || static_cast<std::size_t>(draw.index) >= held) return nullptr;
    std::unique_ptr<Mesh>& slot = m_meshes[{draw.part, draw.index}];
    if (slot) return slot.get();
    slot = std::make_unique<Mesh>();
    const auto index = static_cast<std::size_t>(draw.index);
    if (draw.part == GlobePart::Graticule) {
        const std::vector<GlobeSegment> lines = graticule();
        slot->takeLines(std::span<const GlobeSegment>(lines), stats);
        slot->chunks = globeChunks(lines);
    } else if (travels(draw)) {
        const GlobeTravel& travel = globe.travels[index];
        slot->anchor = geocentric(travel.anchor);
        if (draw.part == GlobePart::TravelLand)
            slot->takeTriangles(travel.vertices, travel.land, stats);
        else
            slot->takeLines(travel.outline, stats);
    } else if (draw.part == GlobePart::Land) {
        slot->takeTriangles(globe.levels[index].vertices, globe.levels[index].land, stats);
        slot->chunks = globeChunks(globe.levels[index].vertices, globe.levels[index].land);
    } else {
        const auto segments = draw.part == GlobePart::Coast ? globe.levels[index].coast : globe.levels[index].borders;
        slot->takeLines(segments, stats);
        slot->chunks = globeChunks(segments);
    }
    return slot.get();
}

void GlobePass::drawSea(const GlobeDraw& draw, gl::FrameSize size, FrameStats& stats) {
    const Rect limb = draw.view.limb();
    const Rect box = limb.inset(-draw.widthPx - 1);
    m_sea.use();
    glUniform4f(m_sea.uniform("uBoxPx"), box.x, box.y, box.w, box.h);
    glUniform4f(m_sea.uniform("uLimbPx"), limb.centre().x, limb.centre().y, limb.w / 2, limb.h / 2);
    glUniform2f(m_sea.uniform("uScreenPx"), static_cast<float>(size.widthPx), static_cast<float>(size.heightPx));
    glUniform1f(m_sea.uniform("uGlowPx"), std::max(1.f, draw.widthPx));
    setColour(m_sea.uniform("uColour"), draw.colour);
    setColour(m_sea.uniform("uLimb"), draw.limb);
    setColour(m_sea.uniform("uGlow"), draw.glow);
    glBindVertexArray(m_empty.name());
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    ++stats.drawCalls;
}

void GlobePass::drawFill(const GlobeDraw& draw, const Mesh& mesh, gl::FrameSize size, FrameStats& stats) {
    m_fill.use();
    setView(m_fill, draw, mesh.anchor, size);
    glBindVertexArray(mesh.vertexArray.name());
    const auto ranges = mesh.chunks.empty() ? std::vector<IndexRange>{{0, mesh.count}} : visibleRanges(mesh.chunks, draw.view);
    for (const IndexRange& range : ranges) {
        const auto offset = static_cast<std::size_t>(range.first) * sizeof(std::uint32_t);
        glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(range.count), GL_UNSIGNED_INT, reinterpret_cast<const void*>(offset));
        ++stats.drawCalls;
    }
}

void GlobePass::drawLines(const GlobeDraw& draw, const Mesh& mesh, gl::FrameSize size, FrameStats& stats) {
    m_line.use();
    setView(m_line, draw, mesh.anchor, size);
    glUniform1f(m_line.uniform("uHalfWidthPx"), draw.widthPx / 2);
    const auto ranges = mesh.chunks.empty() ? std::vector<IndexRange>{{0, mesh.count}} : visibleRanges(mesh.chunks, draw.view);
    for (const IndexRange& range : ranges) stats.drawCalls += m_strip.draw(m_line, mesh.lines, range.first, range.count);
}

void GlobePass::draw(const GlobeDraw& draw, const AtlasGlobe& globe, gl::FrameSize size, FrameStats& stats) {
    gl::blendPremultiplied();
    if (draw.part == GlobePart::Sea) return drawSea(draw, size, stats);
    const Mesh* mesh = uploaded(draw, globe, stats);
    if (mesh == nullptr || mesh->count == 0) return;
    if (draw.part == GlobePart::Land || draw.part == GlobePart::TravelLand)
        drawFill(draw, *mesh, size, stats);
    else
        drawLines(draw, *mesh, size, stats);
}

}  // namespace arobase
