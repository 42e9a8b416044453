#include "render/pass/quad_indices.h"

#include <glad/gl.h>

#include <algorithm>
#include <span>
#include <vector>

namespace arobase {

QuadIndices::QuadIndices() : m_vertexArray(gl::VertexArray::create()) {
    std::vector<std::uint16_t> indices;
    for (std::uint32_t quad = 0; quad < kMostPerCall; ++quad)
        for (const std::uint32_t corner : {0U, 1U, 2U, 2U, 1U, 3U}) indices.push_back(static_cast<std::uint16_t>(4 * quad + corner));
    glBindVertexArray(m_vertexArray.name());
    m_indices = gl::Buffer::filled(gl::Buffer::Target::Indices, std::as_bytes(std::span<const std::uint16_t>(indices)));
    glBindVertexArray(0);
}

int QuadIndices::draw(int firstUniform, std::uint32_t first, std::uint32_t count, std::uint32_t perCall) const {
    glBindVertexArray(m_vertexArray.name());
    int calls = 0;
    for (std::uint32_t done = 0; done < count; done += perCall, ++calls) {
        glUniform1i(firstUniform, static_cast<GLint>(first + done));
        glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(6 * std::min(perCall, count - done)), GL_UNSIGNED_SHORT, nullptr);
    }
    return calls;
}

}  // namespace arobase
