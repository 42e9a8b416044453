#pragma once
// OpenGL objects with one owner. Main thread, current context, both at creation and at destruction.
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace arobase::gl {

enum class ObjectKind { Buffer, VertexArray, Texture, Framebuffer, Renderbuffer, Program };

/// GL objects alive in the whole process, made through this header.
int liveObjects();

unsigned createObject(ObjectKind kind);
void destroyObject(ObjectKind kind, unsigned name);

/// A GL name. Move-only; 0 is the null state.
template <ObjectKind kKind>
class Object {
public:
    Object() = default;
    static Object create() { return Object(createObject(kKind)); }
    ~Object() { reset(); }
    Object(Object&& other) noexcept : m_name(std::exchange(other.m_name, 0u)) {}
    Object& operator=(Object&& other) noexcept {
        if (this != &other) {
            reset();
            m_name = std::exchange(other.m_name, 0u);
        }
        return *this;
    }
    unsigned name() const { return m_name; }
    explicit operator bool() const { return m_name != 0; }

private:
    explicit Object(unsigned name) : m_name(name) {}
    void reset() {
        if (m_name != 0) destroyObject(kKind, std::exchange(m_name, 0u));
    }
    unsigned m_name = 0;
};

using VertexArray = Object<ObjectKind::VertexArray>;
using Framebuffer = Object<ObjectKind::Framebuffer>;
using Renderbuffer = Object<ObjectKind::Renderbuffer>;

/// Vertices, instances or indices on the GPU.
class Buffer {
public:
    enum class Target { Vertices, Indices };
    /// Uploaded once, as it stands. With Target::Indices the bound vertex array remembers it.
    static Buffer filled(Target target, std::span<const std::byte> bytes);
    /// Replaces the whole contents; the old storage is orphaned, so that the GPU may still be reading it.
    void stream(std::span<const std::byte> bytes);
    void bind(Target target) const;
    explicit operator bool() const { return static_cast<bool>(m_object); }

private:
    Object<ObjectKind::Buffer> m_object;
    std::size_t m_capacity = 0;
};

/// The 2D texture that is bound has one level, smoothed or not. Before its storage is made: else a driver sets a third more
/// memory aside for the smaller levels that its default filter asks for.
void singleLevel(bool smooth);

/// Storage for a picture of four 8-bit channels, of the 2D texture that is bound; as screens have it, blue first, where the API
/// lets one ask for that: a software renderer (llvmpipe) scales and copies between two such pictures two to three times as fast
/// as between others.
void storeAsScreens(int widthPx, int heightPx);

/// One 8-bit channel, linear, clamped.
class Texture {
public:
    void bind(int unit) const;
    /// Copies rows [from, to) of a `width`-wide picture of `height` rows; a new size is a new storage and copies them all.
    /// Returns the bytes uploaded.
    std::size_t update(int width, int height, std::span<const std::uint8_t> pixels, int from, int to);

private:
    Object<ObjectKind::Texture> m_object;
    int m_width = 0;
    int m_height = 0;
};

}  // namespace arobase::gl
