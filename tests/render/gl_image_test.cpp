// Pictures of the exhibition on the GPU: how many at once, how many a frame, and what stands where one is not there yet.
#include <set>

#include "render/image_supply.h"
#include "tests/render/gl_picture.h"

namespace arobase::test {
namespace {

constexpr Rgba kGreen{0, 200, 0};

/// Pictures of one colour, there at once but for those that are late or broken.
class PaintBox : public ImageSupply {
public:
    ImageAnswer take(int image, int widthPx, int heightPx, ImagePixels& into) override {
        ++asked;
        if (broken.contains(image)) return ImageAnswer::Never;
        if (late.contains(image)) return ImageAnswer::Waiting;
        into = {widthPx, heightPx, {}};
        into.rgba.resize(static_cast<std::size_t>(widthPx) * static_cast<std::size_t>(heightPx) * 4);
        for (std::size_t i = 0; i < into.rgba.size(); i += 4) {
            const bool upper = i < into.rgba.size() / 2;
            into.rgba[i + (upper ? 0 : 2)] = 255;
            into.rgba[i + 3] = 255;
        }
        return ImageAnswer::Ready;
    }
    std::set<int> late, broken;
    int asked = 0;
};

class GlImageTest : public GlTest {
protected:
    void SetUp() override {
        GlTest::SetUp();
        if (m_renderer) m_renderer->setImages(&m_box);
    }
    Picture shown(int image, Rect box = {16, 16, 32, 32}) {
        m_list.clear({0, 0, kSizePx, kSizePx});
        m_list.rect(box, kGreen);
        m_list.image({image, box});
        m_list.rect({0, 0, 4, 4}, kRed);
        return drawn();
    }
    PaintBox m_box;
};
INSTANTIATE_TEST_SUITE_P(Gl, GlImageTest, testing::Bool(), apiName);

TEST_P(GlImageTest, StandsUprightInItsBoxAndNothingElseChanges) {
    const Picture picture = shown(3);
    EXPECT_EQ(picture.at(32, 17), kRed);
    EXPECT_EQ(picture.at(32, 46), kBlue);
    EXPECT_EQ(picture.at(32, 14), kBlack);
    EXPECT_EQ(picture.at(1, 1), kRed) << "what comes after it is drawn as ever";
    EXPECT_FALSE(m_renderer->awaitsImages());
    EXPECT_EQ(shown(3).pixels, picture.pixels);
    EXPECT_EQ(m_box.asked, 1) << "kept";
}

TEST_P(GlImageTest, WhatIsNotThereYetLeavesItsPlaceHolder) {
    m_box.late = {1};
    EXPECT_EQ(shown(1).at(32, 32), kGreen);
    EXPECT_TRUE(m_renderer->awaitsImages() && m_renderer->unfinished());
    m_box.late.clear();
    EXPECT_EQ(shown(1).at(32, 17), kRed);
    EXPECT_FALSE(m_renderer->awaitsImages());
    m_box.broken = {2};
    EXPECT_EQ(shown(2).at(32, 32), kGreen);
    EXPECT_FALSE(m_renderer->awaitsImages()) << "what never comes is not waited for";
}

TEST_P(GlImageTest, FiveHundredStayWithinTheBudgetOneAFrame) {
    // 600 × 600 px each, 1.4 MB: 720 MB in all.
    std::int64_t most = 0;
    for (int image = 0; image < 500; ++image) {
        shown(image, {-300, -300, 600, 600});
        EXPECT_LE(m_renderer->stats().imagesTaken, 1);
        EXPECT_LE(m_renderer->stats().bytesUploaded, 600 * 600 * 4 + 4096);
        most = std::max(most, m_renderer->stats().imageBytes);
        ASSERT_LE(m_renderer->stats().imageBytes, Renderer::kMostImageBytes);
    }
    EXPECT_GT(most, Renderer::kMostImageBytes * 9 / 10) << "the budget is used";
    m_box.asked = 0;
    shown(499, {-300, -300, 600, 600});
    EXPECT_EQ(m_box.asked, 0) << "the last ones are kept";
    shown(0, {-300, -300, 600, 600});
    EXPECT_EQ(m_box.asked, 1) << "the first ones went";
}

TEST_P(GlImageTest, SeveralInOneFrameComeOneAfterTheOther) {
    for (int frame = 0; frame < 3; ++frame) {
        m_list.clear({0, 0, kSizePx, kSizePx});
        for (int i = 0; i < 3; ++i) m_list.image({i, {static_cast<float>(i) * 20, 0, 16, 16}});
        drawn();
        EXPECT_EQ(m_renderer->stats().imagesTaken, 1);
        EXPECT_EQ(m_renderer->awaitsImages(), frame < 2);
    }
}

TEST_P(GlImageTest, AnotherSupplyForgetsThePicturesOfTheOneBefore) {
    shown(1);
    PaintBox other;
    m_renderer->setImages(&other);
    shown(1);
    EXPECT_EQ(other.asked, 1);
    m_renderer->setImages(nullptr);
    EXPECT_EQ(shown(1).at(32, 32), kGreen);
}

}  // namespace
}  // namespace arobase::test
