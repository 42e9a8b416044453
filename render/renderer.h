#pragma once
// Draws a DrawList with OpenGL 3.3 core or OpenGL ES 3.0. Main thread, current context.
#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "data/atlas.h"
#include "render/draw_list.h"
#include "render/image_supply.h"

namespace arobase {

struct FrameStats {
    int drawCalls = 0;
    int glObjects = 0;                 ///< GL objects alive (buffers, textures, programs, …) in the whole process
    std::int64_t bytesUploaded = 0;    ///< in this frame
    int glErrors = 0;                  ///< since the start; 0 or a bug
    int groundWork = 0;                ///< corners and ends of the ground's pictures drawn in this frame
    int namesDrawn = 0;                ///< names drawn for the first time in this frame
    int imagesTaken = 0;               ///< pictures of the exhibition taken up in this frame
    std::int64_t imageBytes = 0;       ///< … that are on the GPU
};

/// Moving: the ground of a map may be an earlier picture of it, shifted or scaled, while the next one is drawn bit by bit.
enum class FrameQuality : std::uint8_t { Exact, Moving };

class Renderer {
public:
    /// Loads GL through `load` (glfwGetProcAddress, eglGetProcAddress), compiles every shader (embedded, or from
    /// $AROBASE_SHADERS while developing) and uploads nothing yet. Throws std::runtime_error with the driver's log.
    using Load = void* (*)(const char*);
    Renderer(Load load, bool gles, bool debug);
    ~Renderer();
    Renderer(const Renderer&) = delete;
    Renderer& operator=(const Renderer&) = delete;

    /// Meshes of this atlas are uploaded when first drawn. Must outlive the renderer or be replaced; null: none.
    void setAtlas(const Atlas* atlas);

    /// Pictures of the exhibition come from there, and are kept on the GPU within kMostImageBytes. Must outlive the renderer or be
    /// replaced; null: none.
    void setImages(ImageSupply* images);
    static constexpr std::int64_t kMostImageBytes = std::int64_t{48} << 20;

    /// Draws into the bound framebuffer of that size. `background` fills it first.
    void draw(const DrawList& list, GlyphAtlas& glyphs, int widthPx, int heightPx, Rgba background,
              FrameQuality quality = FrameQuality::Exact);
    /// True when the last frame was not the exact picture yet: drawing the same list again goes on with it.
    bool unfinished() const;
    /// True when a picture of the exhibition was still to come in the last frame.
    bool awaitsImages() const;
    /// The next frame is drawn from scratch (for measurements and tests).
    void forgetPictures();

    const FrameStats& stats() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// An off-screen framebuffer, for pictures of any size up to the driver's limit.
class OffscreenTarget {
public:
    OffscreenTarget(int widthPx, int heightPx);
    ~OffscreenTarget();
    OffscreenTarget(const OffscreenTarget&) = delete;
    OffscreenTarget& operator=(const OffscreenTarget&) = delete;
    void bind() const;
    /// RGBA rows from the top.
    std::vector<std::uint8_t> read() const;
    int widthPx() const;
    int heightPx() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace arobase
