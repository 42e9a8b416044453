#pragma once
// Quads without instances: a software renderer pays for each instance as for a draw call of its own. Corner k of quad q is
// vertex 4 q + k of a draw, and the shader fetches the rest from a texture.
#include <cstdint>

#include "render/gl/objects.h"

namespace arobase {

class QuadIndices {
public:
    QuadIndices();
    /// Draws `count` quads with the program in use; the integer uniform at `firstUniform` gets the number of the first one of
    /// each draw call. Returns how many calls it took.
    int draw(int firstUniform, std::uint32_t first, std::uint32_t count) const;

private:
    gl::VertexArray m_vertexArray;
    gl::Buffer m_indices;
};

}  // namespace arobase
