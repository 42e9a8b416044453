// A context without a screen, and what is said where there is none.
#include <GL/gl.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "app/platform/display.h"

namespace arobase {
namespace {

std::string glString(const Display& display, GLenum name) {
    const auto getString = reinterpret_cast<const GLubyte* (*)(GLenum)>(display.loader()("glGetString"));
    const GLubyte* text = getString(name);
    return text == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(text));
}

TEST(Headless, RefusesASizeThatIsNone) {
    DisplayOptions options;
    options.widthPx = 0;
    const auto opened = openHeadless(options);
    EXPECT_FALSE(opened);
    ASSERT_EQ(opened.issues.size(), 1u);
    EXPECT_EQ(opened.issues[0].rule, "display-size");
}

TEST(Window, RefusesASizeThatIsNone) {
    DisplayOptions options;
    options.heightPx = -5;
    const auto opened = openWindow(options);
    EXPECT_FALSE(opened);
    ASSERT_EQ(opened.issues.size(), 1u);
    EXPECT_EQ(opened.issues[0].rule, "display-size");
}

TEST(Window, SaysInFrenchThatThereIsNoScreen) {
    ::unsetenv("DISPLAY");
    ::unsetenv("WAYLAND_DISPLAY");
    const auto opened = openWindow({});
    EXPECT_FALSE(opened);
    ASSERT_EQ(opened.issues.size(), 1u);
    EXPECT_EQ(opened.issues[0].rule, "display-missing");
    EXPECT_NE(opened.issues[0].message.find("--headless"), std::string::npos);
}

class Contexts : public testing::TestWithParam<bool> {};

TEST_P(Contexts, AreOfTheVersionThatWasAskedFor) {
    DisplayOptions options;
    options.widthPx = 640;
    options.heightPx = 480;
    options.gles = GetParam();
    options.debug = true;
    auto opened = openHeadless(options);
    ASSERT_TRUE(opened) << (opened.issues.empty() ? "" : opened.issues[0].message);
    Display& display = **opened.value;
    const std::string version = glString(display, GL_VERSION);
    if (GetParam()) {
        EXPECT_EQ(version.rfind("OpenGL ES 3", 0), 0u) << version;
    } else {
        EXPECT_GE(version, "3.3");
        EXPECT_EQ(version.find("ES"), std::string::npos) << version;
    }
    EXPECT_EQ(display.widthPx(), 640);
    EXPECT_EQ(display.heightPx(), 480);
    EXPECT_EQ(display.gles(), GetParam());
    EXPECT_EQ(display.nativeWindow(), nullptr);
    EXPECT_TRUE(display.takeDamage());
    EXPECT_FALSE(display.takeDamage());
}

TEST_P(Contexts, MayFollowOneAnother) {
    DisplayOptions options;
    options.gles = GetParam();
    for (int i = 0; i < 3; ++i) {
        const auto opened = openHeadless(options);
        ASSERT_TRUE(opened);
        EXPECT_NE(glString(**opened.value, GL_RENDERER), "");
    }
}

INSTANTIATE_TEST_SUITE_P(Headless, Contexts, testing::Bool(),
                         [](const auto& test) { return test.param ? "gles30" : "gl33core"; });

TEST(Headless, ItsClockDoesNotGoBack) {
    const auto opened = openHeadless({});
    ASSERT_TRUE(opened);
    const double beforeS = (*opened.value)->seconds();
    (*opened.value)->poll(0.001);
    EXPECT_GT((*opened.value)->seconds(), beforeS);
}

}  // namespace
}  // namespace arobase
