#include "render/gl/objects.h"

#include <glad/gl.h>

#include <algorithm>
#include <atomic>

namespace arobase::gl {
namespace {

// Instrumentation only, never read by the drawing: the one thing that shows a leak whoever owns the object.
std::atomic<int>& liveCount() {
    static std::atomic<int> count{0};
    return count;
}

GLenum targetOf(Buffer::Target target) {
    return target == Buffer::Target::Indices ? GL_ELEMENT_ARRAY_BUFFER : GL_ARRAY_BUFFER;
}

}  // namespace

int liveObjects() {
    return liveCount().load();
}

unsigned createObject(ObjectKind kind) {
    unsigned name = 0;
    switch (kind) {
        case ObjectKind::Buffer:
            glGenBuffers(1, &name);
            break;
        case ObjectKind::VertexArray:
            glGenVertexArrays(1, &name);
            break;
        case ObjectKind::Texture:
            glGenTextures(1, &name);
            break;
        case ObjectKind::Framebuffer:
            glGenFramebuffers(1, &name);
            break;
        case ObjectKind::Renderbuffer:
            glGenRenderbuffers(1, &name);
            break;
        case ObjectKind::Program:
            name = glCreateProgram();
            break;
    }
    ++liveCount();
    return name;
}

void destroyObject(ObjectKind kind, unsigned name) {
    switch (kind) {
        case ObjectKind::Buffer:
            glDeleteBuffers(1, &name);
            break;
        case ObjectKind::VertexArray:
            glDeleteVertexArrays(1, &name);
            break;
        case ObjectKind::Texture:
            glDeleteTextures(1, &name);
            break;
        case ObjectKind::Framebuffer:
            glDeleteFramebuffers(1, &name);
            break;
        case ObjectKind::Renderbuffer:
            glDeleteRenderbuffers(1, &name);
            break;
        case ObjectKind::Program:
            glDeleteProgram(name);
            break;
    }
    --liveCount();
}

Buffer Buffer::filled(Target target, std::span<const std::byte> bytes) {
    Buffer buffer;
    buffer.m_object = Object<ObjectKind::Buffer>::create();
    buffer.m_capacity = bytes.size();
    buffer.bind(target);
    glBufferData(targetOf(target), static_cast<GLsizeiptr>(bytes.size()), bytes.data(), GL_STATIC_DRAW);
    return buffer;
}

void Buffer::stream(std::span<const std::byte> bytes) {
    if (!m_object) m_object = Object<ObjectKind::Buffer>::create();
    bind(Target::Vertices);
    if (bytes.size() > m_capacity) m_capacity = std::max(bytes.size(), m_capacity * 2);
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(m_capacity), nullptr, GL_STREAM_DRAW);
    glBufferSubData(GL_ARRAY_BUFFER, 0, static_cast<GLsizeiptr>(bytes.size()), bytes.data());
}

void Buffer::bind(Target target) const {
    glBindBuffer(targetOf(target), m_object.name());
}

void singleLevel(bool smooth) {
    const GLint filter = smooth ? GL_LINEAR : GL_NEAREST;
    for (const GLenum which : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER}) glTexParameteri(GL_TEXTURE_2D, which, filter);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
}

void storeAsScreens(int widthPx, int heightPx) {
    const bool es = GLAD_GL_VERSION_3_3 == 0;
    if (es)
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, widthPx, heightPx, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    else
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, widthPx, heightPx, 0, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV, nullptr);
}

void Texture::bind(int unit) const {
    glActiveTexture(GL_TEXTURE0 + static_cast<GLenum>(unit));
    glBindTexture(GL_TEXTURE_2D, m_object.name());
}

std::size_t Texture::update(int width, int height, std::span<const std::uint8_t> pixels, int from, int to) {
    if (!m_object) m_object = Object<ObjectKind::Texture>::create();
    bind(0);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    if (width != m_width || height != m_height) {
        m_width = width;
        m_height = height;
        singleLevel(true);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, width, height, 0, GL_RED, GL_UNSIGNED_BYTE, pixels.data());
        return pixels.size();
    }
    if (to <= from) return 0;
    const auto row = static_cast<std::size_t>(width);
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, from, width, to - from, GL_RED, GL_UNSIGNED_BYTE,
                    pixels.data() + static_cast<std::size_t>(from) * row);
    return static_cast<std::size_t>(to - from) * row;
}

}  // namespace arobase::gl
