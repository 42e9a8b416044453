#include "render/pass/quad_indices.h"

#include <glad/gl.h>

#include <algorithm>
#include <span>
#include <vector>

namespace arobase {
namespace {

constexpr std::uint32_t kQuadsPerDraw = 65536 / 4;  // what 16-bit indices can name

}  // namespace

QuadIndices::QuadIndices() : m_vertexArray(gl::VertexArray::create()) {
    std::vector<std::uint16_t> indices;
    for (std::uint32_t quad = 0; quad < kQuadsPerDraw; ++quad)
        for (const std::uint32_t corner : {0U, 1U, 2U, 2U, 1U, 3U}) indices.push_back(static_cast<std::uint16_t>(4 * quad + corner));
    glBindVertexArray(m_vertexArray.name());
    m_indices = gl::Buffer::filled(gl::Buffer::Target::Indices, std::as_bytes(std::span<const std::uint16_t>(indices)));
    glBindVertexArray(0);
}

int QuadIndices::draw(int firstUniform, std::uint32_t first, std::uint32_t count) const {
    glBindVertexArray(m_vertexArray.name());
    int calls = 0;
    for (std::uint32_t done = 0; done < count; done += kQuadsPerDraw, ++calls) {
        glUniform1i(firstUniform, static_cast<GLint>(first + done));
        glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(6 * std::min(kQuadsPerDraw, count - done)), GL_UNSIGNED_SHORT, nullptr);
    }
    return calls;
}

}  // namespace arobase
