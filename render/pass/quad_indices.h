#pragma once
// Quads without instances: a software renderer pays for each instance as for a draw call of its own. Corner k of quad q is
// vertex 4 q + k of a draw, and the shader fetches the rest from a texture.
#include <cstdint>

#include "render/gl/objects.h"

namespace arobase {

class QuadIndices {
public:
    QuadIndices();
    static constexpr std::uint32_t kMostPerCall = 65536 / 4;  ///< what 16-bit indices can name
    /// Upright quads of a shader without flat values: up to so many a call, a software renderer (llvmpipe) sees that they are
    /// rectangles and copies them row by row.
    static constexpr std::uint32_t kSeenAsRectangles = 128;
    /// Draws `count` quads with the program in use, at most `perCall` in each draw call; the integer uniform at `firstUniform`
    /// gets the number of the first one of each. Returns how many calls it took.
    int draw(int firstUniform, std::uint32_t first, std::uint32_t count, std::uint32_t perCall = kMostPerCall) const;

private:
    gl::VertexArray m_vertexArray;
    gl::Buffer m_indices;
};

}  // namespace arobase
