#pragma once
// Everything flat: one shader, one instanced draw call for each batch (more only around large plain areas).
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "render/draw_list.h"
#include "render/gl/objects.h"
#include "render/gl/program.h"
#include "render/gl/state.h"
#include "render/pass/prim_runs.h"
#include "render/renderer.h"

namespace arobase {

class PrimPass {
public:
    /// Throws std::runtime_error with the driver's log.
    PrimPass(bool gles, const std::filesystem::path& shaderFolder);

    /// The frame's prims, once a frame.
    void upload(std::span<const Prim> prims, FrameStats& stats);
    /// Draws the part of them that `runs` name, with the bound scissor.
    void draw(std::span<const PrimRun> runs, const gl::Texture& glyphs, gl::FrameSize size, FrameStats& stats);
    /// The driver's log when the changed shader does not compile (the present one stays), else empty.
    std::string reload();

private:
    struct Variant {
        gl::Program program;
        int screenPx = -1;
        int glyphs = -1;
    };
    static void findUniforms(Variant& variant);
    void pointAttributesAt(std::uint32_t firstPrim);

    std::vector<Variant> m_variants;  ///< by PrimVariant
    gl::VertexArray m_vertexArray = gl::VertexArray::create();
    gl::Buffer m_prims;
};

}  // namespace arobase
