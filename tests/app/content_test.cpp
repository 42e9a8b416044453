// A missing or broken part never stops the show.
#include <fstream>
#include <random>

#include "tests/app/show.h"

namespace arobase {
namespace {

bool says(const Issues& issues, const std::string& file) {
    return std::any_of(issues.begin(), issues.end(), [&](const Issue& i) { return i.severity == Severity::Error && i.file.find(file) != std::string::npos && !i.message.empty(); });
}

/// Every screen, and a visitor who does not care that there is nothing.
void expectShows(Content content) {
    auto app = test::appOn(std::move(content));
    for (const char* line : {"Touched", "StepEdition 1", "SelectYear 2018", "TapMap FR 900 300", "TapMap 971 60 300", "PanMap FR 5 5", "ZoomMapAbout FR 900 300 2",
                             "StepZoom 1", "FlyTo 2 46 500 FR", "ShowAllFrance", "DragCursor 900", "PanFrise 10", "ZoomFriseAbout 900 2", "ShowAllFrise", "ExpandInset 974",
                             "SelectCollectivite 60057", "SelectPlace 97411", "SelectDepartement 59", "SelectFigures 2019", "Back", "SetTheme nuit", "SetLanguage en",
                             "StartAttract", "ShowAnnualMap", "GoToCue 0", "SetBlack 1"}) {
        app->dispatch(parseAction(line).value());
        test::run(*app, 0.1);
        EXPECT_EQ(app->takeFrame().root.id, "root") << line;
    }
}

TEST(LoadContent, NothingAtAll) {
    Content content = loadContent({"/nowhere/exhibition", "/nowhere/atlas.bake", {}});
    EXPECT_FALSE(content.atlas.has_value());
    EXPECT_TRUE(says(content.issues, "/nowhere/exhibition"));
    EXPECT_TRUE(says(content.issues, "/nowhere/atlas.bake"));
    EXPECT_EQ(content.projectors.size(), territories().size());
    EXPECT_EQ(content.homes.size(), static_cast<std::size_t>(kMapSlots));
    expectShows(std::move(content));
}

TEST(LoadContent, NoAtlas) {
    Content content = loadContent({AROBASE_DEFAULT_EXHIBITION, "/nowhere/atlas.bake", {}});
    EXPECT_TRUE(says(content.issues, "/nowhere/atlas.bake"));
    EXPECT_EQ(content.collectiviteAt.size(), content.exhibition.collectivites.size());
    EXPECT_FALSE(content.exhibition.collectivites.empty());
    expectShows(std::move(content));
}

TEST(LoadContent, ADamagedAtlas) {
    const auto file = std::filesystem::temp_directory_path() / ("arobase-content-" + std::to_string(getpid()) + ".bake");
    std::ofstream(file, std::ios::binary) << std::string(5000, 'x');
    Content content = loadContent({AROBASE_DEFAULT_EXHIBITION, file, {}});
    EXPECT_FALSE(content.atlas.has_value());
    EXPECT_TRUE(says(content.issues, file.filename().string()));
    std::filesystem::remove(file);
}

TEST(LoadContent, AnAtlasWithoutAnExhibition) {
    AROBASE_NEEDS_ATLAS();
    expectShows(loadContent({"/nowhere/exhibition", test::atlasFile(), {}}));
}

TEST(LoadContent, AMissingCueFile) {
    const Content content = loadContent({AROBASE_DEFAULT_EXHIBITION, "/nowhere/atlas.bake", "/nowhere/show.toml"});
    EXPECT_TRUE(content.cues.empty());
    EXPECT_TRUE(says(content.issues, "/nowhere/show.toml"));
}

TEST(LoadContent, TheRealOneIsWhole) {
    AROBASE_NEEDS_ATLAS();
    const Content& content = test::realContent();
    EXPECT_EQ(content.exhibition.editions.size(), 24u);
    EXPECT_EQ(content.exhibition.frise.size(), 56u);
    // A source without a place for somebody is no fault, but ours have one for nearly everyone.
    EXPECT_LE(std::count(content.collectiviteAt.begin(), content.collectiviteAt.end(), std::nullopt), 1);
    EXPECT_GT(content.communes[0].points().size(), 30000u);
    for (const WorldBox& home : content.homes) EXPECT_FALSE(home.empty());
}

TEST(CommuneGridTest, FindsEveryPointOfABoxAndSurvivesNone) {
    int calls = 0;
    CommuneGrid().visit({{0, 0}, {1, 1}}, [&](const CommunePoint&) { ++calls; });
    CommuneGrid(std::vector<CommunePoint>{}).visit({}, [&](const CommunePoint&) { ++calls; });
    EXPECT_EQ(calls, 0);
    std::mt19937 random(4);
    std::uniform_real_distribution<double> at(-300000, 300000);
    std::vector<CommunePoint> points;
    for (int i = 0; i < 2000; ++i) points.push_back({i, {at(random), at(random)}});
    const CommuneGrid grid(points);
    for (int round = 0; round < 200; ++round) {
        WorldBox box;
        box.add({at(random) * 1.3, at(random) * 1.3});
        box.add({at(random) * 1.3, at(random) * 1.3});
        std::vector<int> seen(points.size(), 0);
        grid.visit(box, [&](const CommunePoint& p) { ++seen[static_cast<std::size_t>(p.place)]; });
        for (const CommunePoint& p : points) {
            const bool inside = p.at.x >= box.min.x && p.at.x <= box.max.x && p.at.y >= box.min.y && p.at.y <= box.max.y;
            const int n = seen[static_cast<std::size_t>(p.place)];
            EXPECT_LE(n, 1);
            if (inside) {
                EXPECT_EQ(n, 1);
            }
        }
    }
}

}  // namespace
}  // namespace arobase
