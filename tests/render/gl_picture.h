#pragma once
// Draws a list off screen and looks at pixels. Every GL test runs with OpenGL 3.3 core and with OpenGL ES 3.0.
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "render/renderer.h"
#include "tests/render/gl_test_context.h"

namespace arobase::test {

struct Picture {
    int widthPx = 0;
    int heightPx = 0;
    std::vector<std::uint8_t> pixels;
    Rgba at(int x, int y) const {
        const std::size_t i = static_cast<std::size_t>(y * widthPx + x) * 4;
        return {pixels[i], pixels[i + 1], pixels[i + 2], pixels[i + 3]};
    }
};

/// Parameter: OpenGL ES or not.
class GlTest : public testing::TestWithParam<bool> {
protected:
    static constexpr int kSizePx = 64;
    static constexpr Rgba kBlack{0, 0, 0};
    static constexpr Rgba kRed{255, 0, 0};
    static constexpr Rgba kBlue{0, 0, 255};

    void SetUp() override {
        std::string why;
        m_context = GlContext::create(GetParam(), why);
        if (m_context == nullptr) GTEST_SKIP() << why;
        m_renderer = std::make_unique<Renderer>(GlContext::load, GetParam(), true);
        m_target = std::make_unique<OffscreenTarget>(kSizePx, kSizePx);
        m_list.clear({0, 0, kSizePx, kSizePx});
    }
    void TearDown() override {
        if (m_renderer != nullptr) {
            EXPECT_EQ(m_renderer->stats().glErrors, 0);
        }
    }

    Picture drawn(GlyphAtlas& glyphs, Rgba background = kBlack) {
        m_target->bind();
        m_renderer->draw(m_list, glyphs, kSizePx, kSizePx, background);
        return {kSizePx, kSizePx, m_target->read()};
    }
    Picture drawn() { return drawn(m_noGlyphs); }

    std::unique_ptr<GlContext> m_context;  // first: the last to go
    std::unique_ptr<Renderer> m_renderer;
    std::unique_ptr<OffscreenTarget> m_target;
    DrawList m_list;
    GlyphAtlas m_noGlyphs;
};

inline std::string apiName(const testing::TestParamInfo<bool>& info) {
    return info.param ? "Es30" : "Core33";
}

}  // namespace arobase::test
