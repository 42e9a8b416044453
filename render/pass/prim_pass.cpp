#include "render/pass/prim_pass.h"

#include <glad/gl.h>

#include <algorithm>
#include <cstring>

namespace arobase {
namespace {

constexpr int kTexelsPerPrim = 4, kColumns = 1024;  // the shader knows them too
constexpr int kPrimsPerRow = kColumns / kTexelsPerPrim;
constexpr int kPrimsUnit = 1;

}  // namespace

PrimPass::PrimPass(bool gles, const std::filesystem::path& shaderFolder) {
    for (int variant = 0; variant < kPrimVariants; ++variant) {
        const std::string defines = "#define AROBASE_VARIANT " + std::to_string(variant) + "\n";
        m_variants.push_back({gl::Program({"prim", defines, gles, shaderFolder})});
        findUniforms(m_variants.back());
    }
}

void PrimPass::findUniforms(Variant& variant) {
    variant.screenPx = variant.program.uniform("uScreenPx");
    variant.glyphs = variant.program.uniform("uGlyphs");
    variant.prims = variant.program.uniform("uPrims");
    variant.labels = variant.program.uniform("uLabels");
    variant.first = variant.program.uniform("uFirst");
}

std::string PrimPass::reload() {
    std::string log;
    for (Variant& variant : m_variants) {
        log += variant.program.reload();
        findUniforms(variant);
    }
    return log;
}

/// The texture grows by doubling and is never smaller again, so that a steady frame makes nothing new.
void PrimPass::growTo(int rows) {
    if (rows <= m_rows) return;
    m_rows = std::max(rows, 2 * m_rows);
    if (!m_prims) m_prims = gl::Object<gl::ObjectKind::Texture>::create();
    glBindTexture(GL_TEXTURE_2D, m_prims.name());
    gl::singleLevel(false);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA32UI, kColumns, m_rows, 0, GL_RGBA_INTEGER, GL_UNSIGNED_INT, nullptr);
}

void PrimPass::upload(std::span<const Prim> prims, FrameStats& stats) {
    if (prims.empty()) return;
    glActiveTexture(GL_TEXTURE0 + kPrimsUnit);
    const auto count = static_cast<int>(prims.size()), whole = count / kPrimsPerRow, rest = count % kPrimsPerRow;
    growTo(whole + (rest > 0 ? 1 : 0));
    glBindTexture(GL_TEXTURE_2D, m_prims.name());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    if (whole > 0) glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, kColumns, whole, GL_RGBA_INTEGER, GL_UNSIGNED_INT, prims.data());
    if (rest > 0)
        glTexSubImage2D(GL_TEXTURE_2D, 0, 0, whole, rest * kTexelsPerPrim, 1, GL_RGBA_INTEGER, GL_UNSIGNED_INT, prims.data() + whole * kPrimsPerRow);
    glActiveTexture(GL_TEXTURE0);
    stats.bytesUploaded += static_cast<std::int64_t>(prims.size_bytes());
}

void PrimPass::draw(std::span<const PrimRun> runs, const gl::Texture& glyphs, gl::FrameSize size, FrameStats& stats) {
    if (!m_prims) return;
    gl::blendPremultiplied();
    glActiveTexture(GL_TEXTURE0 + kPrimsUnit);
    glBindTexture(GL_TEXTURE_2D, m_prims.name());
    glyphs.bind(0);
    for (const PrimRun& run : runs) {
        const Variant& variant = m_variants[static_cast<std::size_t>(run.variant)];
        variant.program.use();
        glUniform2f(variant.screenPx, static_cast<float>(size.widthPx), static_cast<float>(size.heightPx));
        if (variant.glyphs >= 0) glUniform1i(variant.glyphs, 0);
        if (variant.labels >= 0) glUniform1i(variant.labels, kLabelsUnit);
        glUniform1i(variant.prims, kPrimsUnit);
        const std::uint32_t perCall = run.variant == PrimVariant::Label ? QuadIndices::kSeenAsRectangles : QuadIndices::kMostPerCall;
        stats.drawCalls += m_quads.draw(variant.first, run.batch.first, run.batch.count, perCall);
    }
}

}  // namespace arobase
