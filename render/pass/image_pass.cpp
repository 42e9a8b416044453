#include "render/pass/image_pass.h"

#include <glad/gl.h>

#include <algorithm>
#include <cmath>

namespace arobase {

ImagePass::ImagePass(bool gles, const std::filesystem::path& shaderFolder, std::size_t budgetBytes)
    : m_program({"picture", "", gles, shaderFolder}), m_empty(gl::VertexArray::create()), m_budget(budgetBytes) {}

void ImagePass::setSupply(ImageSupply* supply) {
    m_supply = supply;
    m_residents.clear();
    m_bytes = 0;
    m_waits = false;
}

void ImagePass::beginFrame() {
    ++m_frame;
    m_waits = m_took = false;
}

/// The oldest go; those of this frame stay, and then there is no room.
bool ImagePass::makeRoom(std::size_t bytes) {
    if (bytes > m_budget) return false;
    while (m_bytes + bytes > m_budget) {
        const auto oldest = std::min_element(m_residents.begin(), m_residents.end(), [](const Resident& a, const Resident& b) { return a.frame < b.frame; });
        if (oldest == m_residents.end() || oldest->frame == m_frame) return false;
        m_bytes -= oldest->bytes;
        m_residents.erase(oldest);
    }
    return true;
}

ImagePass::Resident* ImagePass::find(const ImageDraw& draw, int widthPx, int heightPx, FrameStats& stats) {
    const auto found = std::find_if(m_residents.begin(), m_residents.end(), [&](const Resident& r) { return r.image == draw.image && r.widthPx == widthPx && r.heightPx == heightPx; });
    if (found != m_residents.end()) return &*found;
    const std::size_t bytes = static_cast<std::size_t>(widthPx) * static_cast<std::size_t>(heightPx) * 4;
    if (m_supply == nullptr) return nullptr;
    if (m_took || !makeRoom(bytes)) {
        m_waits = m_waits || m_took;
        return nullptr;
    }
    ImagePixels pixels;
    const ImageAnswer answer = m_supply->take(draw.image, widthPx, heightPx, pixels);
    m_waits = m_waits || answer == ImageAnswer::Waiting;
    if (answer != ImageAnswer::Ready || pixels.bytes() > bytes || pixels.bytes() == 0) return nullptr;
    m_took = true;
    Resident fresh{draw.image, widthPx, heightPx, pixels.bytes(), m_frame, gl::Object<gl::ObjectKind::Texture>::create()};
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, fresh.texture.name());
    gl::singleLevel(true);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, pixels.widthPx, pixels.heightPx, 0, GL_RGBA, GL_UNSIGNED_BYTE, pixels.rgba.data());
    stats.bytesUploaded += static_cast<std::int64_t>(pixels.bytes());
    ++stats.imagesTaken;
    m_bytes += pixels.bytes();
    m_residents.push_back(std::move(fresh));
    return &m_residents.back();
}

void ImagePass::draw(const ImageDraw& draw, gl::FrameSize size, FrameStats& stats) {
    const int widthPx = static_cast<int>(std::lround(draw.box.w)), heightPx = static_cast<int>(std::lround(draw.box.h));
    if (widthPx <= 0 || heightPx <= 0) return;
    Resident* shown = find(draw, widthPx, heightPx, stats);
    stats.imageBytes = static_cast<std::int64_t>(m_bytes);
    if (shown == nullptr) return;
    shown->frame = m_frame;
    m_program.use();
    glUniform4f(m_program.uniform("uBoxPx"), draw.box.x, draw.box.y, draw.box.w, draw.box.h);
    glUniform4f(m_program.uniform("uPart"), 0, 1, 1, -1);  // its rows go down
    glUniform2f(m_program.uniform("uScreenPx"), static_cast<float>(size.widthPx), static_cast<float>(size.heightPx));
    glUniform1i(m_program.uniform("uPicture"), 0);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, shown->texture.name());
    glDisable(GL_BLEND);
    glBindVertexArray(m_empty.name());
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    ++stats.drawCalls;
}

}  // namespace arobase
