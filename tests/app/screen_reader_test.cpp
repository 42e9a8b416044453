// O4, C7: a driver that lost the context says so, in whichever of three words it knows; one that cannot say it lost nothing.
#include <gtest/gtest.h>

#include <cstring>

#include "app/platform/screen_reader.h"

namespace arobase {
namespace {

const char* known = "";
unsigned answer = 0;
unsigned resetStatus() { return answer; }
void finish() {}
void readBuffer(unsigned) {}
void pixelStore(unsigned, int) {}
/// Two rows: the lower one dark, the upper one light, as GL gives them.
void readPixels(int, int, int width, int height, unsigned, unsigned, void* to) {
    auto* bytes = static_cast<std::uint8_t*>(to);
    for (int y = 0; y < height; ++y) std::memset(bytes + static_cast<std::ptrdiff_t>(y) * width * 4, y == 0 ? 10 : 200, static_cast<std::size_t>(width) * 4);
}

void* load(const char* name) {
    if (std::strcmp(name, known) == 0) return reinterpret_cast<void*>(&resetStatus);
    if (std::strcmp(name, "glFinish") == 0) return reinterpret_cast<void*>(&finish);
    if (std::strcmp(name, "glReadBuffer") == 0) return reinterpret_cast<void*>(&readBuffer);
    if (std::strcmp(name, "glPixelStorei") == 0) return reinterpret_cast<void*>(&pixelStore);
    if (std::strcmp(name, "glReadPixels") == 0) return reinterpret_cast<void*>(&readPixels);
    return nullptr;
}

class FakeDisplay final : public Display {
public:
    int widthPx() const override { return 3; }
    int heightPx() const override { return 2; }
    Loader loader() const override { return &load; }
    bool gles() const override { return false; }
    bool shouldClose() const override { return false; }
    void poll(double) override {}
    void swap() override {}
    bool takeDamage() override { return false; }
    std::vector<PointerEvent> takePointers() override { return {}; }
    std::vector<KeyPress> takeKeys() override { return {}; }
    std::string takeText() override { return {}; }
    double scrollSteps() override { return 0; }
    double seconds() const override { return 0; }
    void setFullScreen(bool) override {}
    void* nativeWindow() const override { return nullptr; }
};

TEST(C7Context, ALostOneIsSeenInAnyOfItsThreeNames) {
    FakeDisplay display;
    for (const char* name : {"glGetGraphicsResetStatus", "glGetGraphicsResetStatusARB", "glGetGraphicsResetStatusEXT"}) {
        known = name;
        answer = 0;
        EXPECT_FALSE(ScreenReader(display).contextLost()) << name;
        for (const unsigned lost : {0x8253U, 0x8254U, 0x8255U}) {  // guilty, innocent, unknown
            answer = lost;
            EXPECT_TRUE(ScreenReader(display).contextLost()) << name;
        }
    }
    known = "";
    EXPECT_FALSE(ScreenReader(display).contextLost());
}

TEST(X12Reader, BehindAScreenRowsComeFromTheTop) {
    FakeDisplay display;
    ScreenReader reader(display);
    EXPECT_FALSE(reader.seesTheScreen());
    const auto pixels = reader.read();
    ASSERT_TRUE(pixels);
    EXPECT_EQ(pixels->width, 3);
    EXPECT_EQ(pixels->rgba.front(), 200);
    EXPECT_EQ(pixels->rgba.back(), 10);
}

}  // namespace
}  // namespace arobase
