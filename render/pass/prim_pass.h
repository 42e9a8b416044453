#pragma once
// Everything flat: one shader, one draw call for each batch (more only around large plain areas).
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "render/draw_list.h"
#include "render/gl/objects.h"
#include "render/gl/program.h"
#include "render/gl/state.h"
#include "render/pass/prim_runs.h"
#include "render/pass/quad_indices.h"
#include "render/renderer.h"

namespace arobase {

/// Texture unit where the names drawn before are bound (see LabelSprites).
inline constexpr int kLabelsUnit = 4;

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
        int prims = -1;
        int first = -1;
        int labels = -1;
    };
    static void findUniforms(Variant& variant);
    void growTo(int rows);

    std::vector<Variant> m_variants;  ///< by PrimVariant
    QuadIndices m_quads;
    gl::Object<gl::ObjectKind::Texture> m_prims;  ///< four texels each, as they stand
    int m_rows = 0;
};

}  // namespace arobase
