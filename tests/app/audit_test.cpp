// Each ruler of the audit is laid on something that breaks its clause.
#include <gtest/gtest.h>

#include "app/audit/flash_count.h"
#include "app/audit/looks.h"
#include "app/audit/manners.h"
#include "data/colour_sight.h"
#include "tests/app/show.h"

namespace arobase::audit {
namespace {

Node button(const std::string& id, Rect box) {
    Node node;
    node.id = id;
    node.role = Role::Button;
    node.box = box;
    node.action = "CloseSheet";
    node.text = id;
    return node;
}

Scene sceneOf(std::vector<Node> nodes) {
    Scene scene;
    scene.root.role = Role::Root;
    scene.root.box = {0, 0, 1000, 1000};
    scene.root.children = std::move(nodes);
    return scene;
}

TEST(Audit, M10_ExitStatusAndLines) {
    const Verdict good = judged("EN 301 549 5.1.4", "M1", "capitales", "7,6 mm", {}), bad = judged("WCAG 1.4.3", "M3", "contraste", "2", {"x"});
    EXPECT_EQ(exitStatus({good}), 0);
    EXPECT_EQ(exitStatus({good, bad}), 1);
    EXPECT_EQ(exitStatus({{"a", "b", "c", "d", Fate::NotApplicable, {}}}), 0);
    EXPECT_NE(toText(bad).find("non conforme"), std::string::npos);
    EXPECT_EQ(toText(good).find('\n'), std::string::npos);
}

TEST(Audit, M1_SmallLettersAreFound) {
    EXPECT_NEAR(legibleCapMm(600), 7.33, 0.01);
    Node words = button("a", {0, 0, 100, 20});
    words.textPx = 10;  // 7.27 mm of capitals at a millimetre a pixel
    double smallest = 1e9;
    EXPECT_EQ(smallTexts(sceneOf({words}), 1, legibleCapMm(600), true, smallest).size(), 1u);
    EXPECT_NEAR(smallest, 7.27, 0.01);
    words.textPx = 10.1f;
    EXPECT_TRUE(smallTexts(sceneOf({words}), 1, legibleCapMm(600), true, smallest).empty());
}

TEST(Audit, M2_SmallTargetsAndCloseOnesAreFound) {
    double smallest = 1e9;
    EXPECT_TRUE(smallTargets(sceneOf({button("a", {0, 0, 15, 15}), button("b", {15, 0, 15, 15})}), 1, smallest).empty()) << "large ones may touch";
    EXPECT_EQ(smallTargets(sceneOf({button("a", {0, 0, 14, 15})}), 1, smallest).size(), 1u);
    EXPECT_EQ(smallest, 14);
    EXPECT_EQ(smallTargets(sceneOf({button("a", {0, 0, 14, 15}), button("b", {16, 0, 15, 15})}), 1, smallest).size(), 2u) << "too small, and too close";
}

TEST(Audit, X4_ControlsOutOfReachAreFound) {
    EXPECT_TRUE(outOfReach(sceneOf({button("a", {0, 600, 20, 20})}), 1, 700).empty());
    EXPECT_EQ(outOfReach(sceneOf({button("high", {0, 0, 20, 20}), button("low", {0, 970, 20, 20})}), 1, 700).size(), 2u);
}

/// A ground with letters of a sort: bars two pixels wide, with a soft edge as text has.
struct Drawn {
    int width = 120, height = 40;
    std::vector<std::uint8_t> rgba = std::vector<std::uint8_t>(120 * 40 * 4, 255);
    void fill(int x0, int y0, int x1, int y1, Rgba c) {
        for (int y = y0; y < y1; ++y)
            for (int x = x0; x < x1; ++x) {
                std::uint8_t* at = &rgba[static_cast<std::size_t>(4 * (y * width + x))];
                at[0] = c.r, at[1] = c.g, at[2] = c.b;
            }
    }
    PictureView view() const { return {width, height, rgba.data()}; }
};

TEST(Audit, M3_ContrastIsThatOfThePixelsAroundTheLetters) {
    const auto look = [](Rgba ink, Rgba halo, Rgba beyond, double least) {
        Drawn picture;
        picture.fill(0, 0, 120, 40, beyond);
        for (int x = 20; x < 100; x += 12) picture.fill(x - 3, 7, x + 5, 33, halo);
        for (int x = 20; x < 100; x += 12) picture.fill(x, 10, x + 2, 30, ink);
        Node words = button("name", {15, 8, 90, 24});
        words.fg = ink;
        words.textPx = 20;
        return contrastOn(sceneOf({words}), picture.view(), least, 3);
    };
    const Rgba black{0, 0, 0, 255}, white{255, 255, 255, 255}, grey{150, 150, 150, 255}, dark{40, 40, 40, 255};
    EXPECT_TRUE(look(black, white, white, 7).faults.empty());
    EXPECT_EQ(look(grey, white, white, 4.5).faults.size(), 1u);
    EXPECT_TRUE(look(black, white, dark, 4.5).faults.empty()) << "a halo keeps a dark map off";
    EXPECT_EQ(look(black, dark, dark, 4.5).faults.size(), 1u) << "without one it cannot be read";
    EXPECT_EQ(look(black, white, white, 4.5).texts, 1);
}

TEST(Audit, M3_WhatLiesUnderAPanelIsNotMeasured) {
    Drawn picture;
    Node words = button("under", {15, 8, 90, 24});
    words.fg = {0, 0, 0, 255};
    words.textPx = 20;
    EXPECT_EQ(contrastOn(sceneOf({words, button("panel", {0, 0, 120, 40})}), picture.view(), 4.5, 3).texts, 0);
}

TEST(Audit, M4_DifferenceIsCiede2000AndEyesDiffer) {
    EXPECT_NEAR(ciede2000({50, 2.6772, -79.7751}, {50, 0, -82.7485}), 2.0425, 1e-4);
    EXPECT_NEAR(ciede2000({50, 2.5, 0}, {73, 25, -18}), 27.1492, 1e-4);
    const Rgba red{200, 60, 40, 255}, green{110, 130, 40, 255};
    EXPECT_GT(difference(red, green, Sight::Usual), 30);
    EXPECT_LT(difference(red, green, Sight::Deuteranopia), 15) << "red and green alike";
    EXPECT_NEAR(contrast({0, 0, 0, 255}, {255, 255, 255, 255}), 21, 1e-9);
}

TEST(Audit, M6_AnOrdinarySceneHasNoTraps) {
    std::size_t stops = 0;
    EXPECT_TRUE(keyTraps(sceneOf({button("a", {0, 0, 20, 20}), button("b", {40, 0, 20, 20})}), stops).empty());
    EXPECT_EQ(stops, 2u);
    EXPECT_TRUE(keyTraps(sceneOf({}), stops).empty());
    // Two stops of one name: the keys come to the first alone, and never to what follows the second.
    EXPECT_FALSE(keyTraps(sceneOf({button("a", {0, 0, 20, 20}), button("a", {40, 0, 20, 20}), button("b", {80, 0, 20, 20})}), stops).empty());
}

TEST(Audit, M5_ANodeWithoutWordsIsFound) {
    Node mute = button("mute", {0, 0, 20, 20});
    mute.text.clear();
    EXPECT_EQ(unlabelled(sceneOf({mute})).size(), 1u);
    mute.spoken = "Fermer";
    EXPECT_TRUE(unlabelled(sceneOf({mute})).empty());
}

TEST(Audit, M7_FlashesAreCountedAsTheClauseSays) {
    const auto worst = [](double hertz, int part) {
        FlashCount count(12);
        for (int i = 0; i < 36; ++i) {
            Drawn picture;
            picture.fill(0, 0, 120, 40, {60, 60, 60, 255});
            if (static_cast<int>(2 * hertz * i / 12) % 2 != 0) picture.fill(0, 0, part, part < 120 ? 8 : 40, {250, 250, 250, 255});
            count.see(picture.view());
        }
        return count.worst();
    };
    EXPECT_GT(worst(5, 120), kFlashesMost);
    EXPECT_LE(worst(1, 120), 2);
    EXPECT_LE(worst(5, 2), kFlashesMost) << "too small a part";
}

TEST(Audit, X19_CoverageCountsEveryTextOnce) {
    Content content = test::freshContent();
    const EasyCoverage whole = easyCoverage(content);
    EXPECT_GT(whole.texts, 500);
    EXPECT_EQ(whole.twins, whole.texts) << "every text of the exhibition that ships has its twin";
    content.exhibition.frise.front().easy.clear();
    EXPECT_EQ(easyCoverage(content).twins, whole.twins - 1);
    content.exhibition.strings.easy.clear();
    EXPECT_LT(easyCoverage(content).share(), 0.5);
}

TEST(Audit, M10_MannersOfTheRealProgramAreMetAndAMissingStringIsNot) {
    auto app = test::appOn(test::freshContent(), {1920, 1080, 0.277});
    const auto verdicts = mannersOf(*app);
    EXPECT_GT(verdicts.size(), 6u);
    for (const Verdict& verdict : verdicts) {
        EXPECT_NE(verdict.fate, Fate::Failed) << toText(verdict) << (verdict.faults.empty() ? "" : "\n  " + verdict.faults.front());
    }
    Content broken = test::freshContent();
    broken.issues.push_back({Severity::Error, "string-missing", "strings/en.toml", 0, "nav.back", "manque"});
    auto other = test::appOn(std::move(broken), {1920, 1080, 0.277});
    EXPECT_EQ(exitStatus(mannersOf(*other)), 1);
}

}  // namespace
}  // namespace arobase::audit
