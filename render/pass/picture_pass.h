#pragma once
// Pictures drawn off screen and used as textures.
#include <filesystem>
#include <string>

#include "render/gl/objects.h"
#include "render/gl/program.h"
#include "render/gl/state.h"
#include "render/vec.h"

namespace arobase {

enum class PictureFilter { Linear, Nearest };
/// Plain: red first, whatever is fastest (for measuring: what a program does that does not care).
enum class PictureStorage { AsScreens, Plain };

/// An RGBA picture that can be drawn into and then drawn from.
class PictureTexture {
public:
    /// Throws std::runtime_error when the driver refuses that size.
    PictureTexture(int widthPx, int heightPx, PictureFilter filter = PictureFilter::Nearest, PictureStorage storage = PictureStorage::AsScreens);
    /// From now on drawing goes into it.
    void bindAsTarget() const;
    void bindAsTexture(int unit) const;
    /// Copies its pixels to the framebuffer that is bound, of that size, within the scissor: the target's px (0, 0) is its px
    /// (x, y), y down. What lies outside it stays as it is.
    void copyTo(int x, int y, gl::FrameSize target) const;
    gl::FrameSize size() const { return m_size; }

private:
    gl::Object<gl::ObjectKind::Texture> m_texture;
    gl::Framebuffer m_framebuffer;
    gl::FrameSize m_size;
};

/// A part of a picture: left, bottom, width, height from 0 to 1.
struct PicturePart {
    float left = 0, bottom = 0, width = 1, height = 1;
};

class PicturePass {
public:
    PicturePass(bool gles, const std::filesystem::path& shaderFolder);
    /// Opaque, over the box (px, y down).
    void draw(const PictureTexture& picture, const PicturePart& part, const Rect& box, gl::FrameSize size);
    std::string reload();

private:
    gl::Program m_program;
    gl::VertexArray m_empty;
};

}  // namespace arobase
