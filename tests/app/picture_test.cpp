// X12: pictures as they are drawn are seen to be right; covered, black, frozen or foreign ones are not.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "app/harness/headless.h"
#include "app/unattended/picture_proof.h"
#include "tests/app/show.h"

namespace arobase {
namespace {

struct Shown {
    std::string what;
    std::vector<Expected> expected;
    Picture picture;
};

PictureVerdict verdict(const std::vector<Expected>& expected, const Picture& picture) { return judge(expected, {picture.width, picture.height, picture.rgba.data()}); }

void cover(Picture& picture, int x, int y, int w, int h, Rgba colour) {
    for (int row = std::max(0, y); row < std::min(picture.height, y + h); ++row)
        for (int column = std::max(0, x); column < std::min(picture.width, x + w); ++column) {
            auto* p = &picture.rgba[(static_cast<std::size_t>(row) * static_cast<std::size_t>(picture.width) + static_cast<std::size_t>(column)) * 4];
            p[0] = colour.r, p[1] = colour.g, p[2] = colour.b;
        }
}

/// What visitors, staff and the loop see, in every theme and both formats.
const std::vector<Shown>& allShown() {
    static const std::vector<Shown> shown = [] {
        std::vector<Shown> all;
        for (const DisplayInfo& display : {DisplayInfo{1280, 720, 0.42}, DisplayInfo{720, 1280, 0.42}, DisplayInfo{1280, 720, 0.64}}) {  // the last: a large screen of coarse pixels
            const auto app = test::appOn(test::freshContent(), display);
            auto run = harness::HeadlessRun::create(*app, {{}, {}, false, false, {}, {}});
            if (!run.value) return all;
            for (const char* theme : {"jour", "nuit", "contraste"})
                for (const char* lines : {"do StartAttract\nwait 1300\n", "do StartAttract\ndo Tick 24\nwait 300\n", "do ShowAllFrance\nwait 900\n", "do SelectYear 2009\ndo SelectCollectivite 60057\nwait 900\n",
                                          "do SelectLandmark r2004-facebook\nwait 900\n", "do OpenSearch\nwait 500\n", "do OpenAdding\nwait 500\n", "do Compare 2017 2018 progress\nwait 900\n",
                                          "do ShowStatistics departement count 0\nwait 900\n", "do StartTour -\nwait 900\n", "do KnockStaff 0\nwait 100\n", "do KnockStaff 1\nwait 100\n"}) {
                    app->dispatch(LeaveStaff{});
                    app->dispatch(StartAttract{});
                    app->dispatch(Touched{});
                    app->dispatch(SetTheme{theme});
                    const auto script = harness::parseScript(lines, "x12");
                    (*run.value)->run(*script.value, "x12");
                    Shown one{std::string(theme) + " " + std::to_string(display.widthPx) + " " + lines, {}, (*run.value)->picture()};
                    one.expected = expectedOf(app->scene());
                    all.push_back(std::move(one));
                }
        }
        return all;
    }();
    return shown;
}

TEST(X12Picture, WhatIsDrawnIsSeenToBeThere) {
    ASSERT_FALSE(allShown().empty());
    for (const Shown& s : allShown()) {
        const PictureVerdict v = verdict(s.expected, s.picture);
        EXPECT_GE(v.checked, 3) << s.what;
        EXPECT_TRUE(v.good()) << s.what << v.there << " of " << v.checked;
    }
}

TEST(X12Picture, ACoveredScreenIsSeenToBeCovered) {
    for (const Shown& s : allShown())
        for (const Rgba colour : {Rgba{0, 0, 0, 255}, Rgba{255, 255, 255, 255}, Rgba{60, 60, 60, 255}, Rgba{0, 90, 180, 255}}) {
            Picture covered = s.picture;
            cover(covered, 0, 0, covered.width, covered.height, colour);
            EXPECT_FALSE(verdict(s.expected, covered).good()) << s.what << static_cast<int>(colour.r);
        }
}

TEST(X12Picture, APictureOfSomethingElseIsNotTheRightOne) {
    const auto& all = allShown();
    int fooled = 0, tried = 0;
    std::mt19937 random(11);
    for (const Shown& s : all) {
        // Noise, and the picture upside down: colours that are right in places that are not.
        Picture noise = s.picture;
        for (auto& byte : noise.rgba) byte = static_cast<std::uint8_t>(random());
        EXPECT_FALSE(verdict(s.expected, noise).good()) << s.what;
        Picture turned = s.picture;
        std::reverse(reinterpret_cast<std::uint32_t*>(turned.rgba.data()), reinterpret_cast<std::uint32_t*>(turned.rgba.data() + turned.rgba.size()));
        fooled += verdict(s.expected, turned).good();
        ++tried;
    }
    EXPECT_LE(fooled * 10, tried) << fooled << " of " << tried << ": a pad of keys is nearly the same upside down";
}

TEST(X12Picture, AWindowOverHalfTheScreenIsFound) {
    int found = 0, tried = 0;
    for (const Shown& s : allShown())
        for (int side = 0; side < 4; ++side) {
            Picture covered = s.picture;
            const int w = covered.width, h = covered.height;
            cover(covered, side == 1 ? w / 3 : 0, side == 3 ? h / 3 : 0, side < 2 ? w * 2 / 3 : w, side < 2 ? h : h * 2 / 3, {90, 90, 90, 255});
            found += !verdict(s.expected, covered).good();
            ++tried;
        }
    EXPECT_GE(found * 10, tried * 9) << found << " of " << tried;
}

TEST(X12Picture, AnEmptySceneIsNoAlarm) { EXPECT_TRUE(judge({}, {}).good()); }

}  // namespace
}  // namespace arobase
