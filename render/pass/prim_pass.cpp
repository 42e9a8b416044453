#include "render/pass/prim_pass.h"

#include <glad/gl.h>

#include <cstddef>

namespace arobase {
namespace {

struct Attribute {
    int components;
    GLenum type;
    std::size_t offset;
};
/// By location in prim.vert.
constexpr Attribute kAttributes[] = {
    {4, GL_FLOAT, offsetof(Prim, box)},
    {4, GL_FLOAT, offsetof(Prim, params)},
    {4, GL_FLOAT, offsetof(Prim, uv)},
    {4, GL_UNSIGNED_BYTE, offsetof(Prim, fill)},
    {4, GL_UNSIGNED_BYTE, offsetof(Prim, stroke)},
    {1, GL_UNSIGNED_INT, offsetof(Prim, kind)},
    {1, GL_FLOAT, offsetof(Prim, extra)},
};

/// GL takes an offset into the bound buffer as a pointer.
const void* bufferOffset(std::size_t bytes) {
    return reinterpret_cast<const void*>(bytes);
}

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
}

std::string PrimPass::reload() {
    std::string log;
    for (Variant& variant : m_variants) {
        log += variant.program.reload();
        findUniforms(variant);
    }
    return log;
}

void PrimPass::upload(std::span<const Prim> prims, FrameStats& stats) {
    if (prims.empty()) return;
    m_prims.stream(std::as_bytes(prims));
    stats.bytesUploaded += static_cast<std::int64_t>(prims.size_bytes());
}

/// Neither GL 3.3 nor ES 3.0 can start at an instance, so the pointers start there instead.
void PrimPass::pointAttributesAt(std::uint32_t firstPrim) {
    m_prims.bind(gl::Buffer::Target::Vertices);
    GLuint location = 0;
    for (const Attribute& attribute : kAttributes) {
        const void* at = bufferOffset(firstPrim * sizeof(Prim) + attribute.offset);
        glEnableVertexAttribArray(location);
        if (attribute.type == GL_UNSIGNED_INT) {
            glVertexAttribIPointer(location, attribute.components, attribute.type, sizeof(Prim), at);
        } else {
            const GLboolean normalised = attribute.type == GL_UNSIGNED_BYTE ? GL_TRUE : GL_FALSE;
            glVertexAttribPointer(location, attribute.components, attribute.type, normalised, sizeof(Prim), at);
        }
        glVertexAttribDivisor(location, 1);
        ++location;
    }
}

void PrimPass::draw(std::span<const PrimRun> runs, const gl::Texture& glyphs, gl::FrameSize size, FrameStats& stats) {
    glBindVertexArray(m_vertexArray.name());
    gl::blendPremultiplied();
    glyphs.bind(0);
    for (const PrimRun& run : runs) {
        const Variant& variant = m_variants[static_cast<std::size_t>(run.variant)];
        variant.program.use();
        glUniform2f(variant.screenPx, static_cast<float>(size.widthPx), static_cast<float>(size.heightPx));
        if (variant.glyphs >= 0) glUniform1i(variant.glyphs, 0);
        pointAttributesAt(run.batch.first);
        glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(run.batch.count));
        ++stats.drawCalls;
    }
}

}  // namespace arobase
