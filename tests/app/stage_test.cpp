// The cue file, and the operator's keys.
#include "app/stage/stage_show.h"

#include <fstream>
#include <random>

#include "tests/app/show.h"

namespace arobase {
namespace {

class TomlFile {
public:
    explicit TomlFile(const std::string& text)
        : m_path(std::filesystem::temp_directory_path() / ("arobase-cues-" + std::to_string(getpid()) + ".toml")) {
        std::ofstream(m_path, std::ios::binary) << text;
    }
    ~TomlFile() {
        std::error_code error;
        std::filesystem::remove(m_path, error);
    }
    TomlFile(const TomlFile&) = delete;
    TomlFile& operator=(const TomlFile&) = delete;
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

Result<std::vector<Cue>> cuesOf(const std::string& text) { return readCues(TomlFile(text).path()); }

// --- the file ---------------------------------------------------------------------------------------------------

TEST(CueFile, MissingBrokenOrEmptyIsOneClearIssue) {
    for (const auto& result : {readCues("/nowhere/show.toml"), readCues(std::filesystem::temp_directory_path()), cuesOf("[[cue]\nname ="), cuesOf(""),
                               cuesOf("title = 5\n"), cuesOf("cue = []\n"), cuesOf("cue = 5\n"), cuesOf(std::string("\0\xFF\xFE", 3))}) {
        EXPECT_FALSE(result.value.has_value());
        ASSERT_EQ(result.issues.size(), 1u);
        EXPECT_EQ(result.issues[0].severity, Severity::Error);
        EXPECT_NE(result.issues[0].message.find("conducteur"), std::string::npos) << result.issues[0].message;
    }
}

class BadCue : public testing::TestWithParam<const char*> {};

TEST_P(BadCue, IsNamedByItsNumberAndTheOthersStay) {
    const auto result = cuesOf("[[cue]]\nname = \"un\"\n[[cue]]\nname = \"deux\"\n" + std::string(GetParam()) + "\n[[cue]]\nname = \"trois\"\n");
    ASSERT_TRUE(result.value.has_value());
    ASSERT_EQ(result.value->size(), 2u);
    EXPECT_EQ(result.value->at(0).name, "un");
    EXPECT_EQ(result.value->at(1).name, "trois");
    ASSERT_EQ(result.issues.size(), 1u);
    EXPECT_NE(result.issues[0].message.find("conducteur, repère 2"), std::string::npos) << result.issues[0].message;
    EXPECT_EQ(result.issues[0].row, 3);
}

INSTANTIATE_TEST_SUITE_P(CueFile, BadCue,
                         testing::Values("title = 5", "text = [\"a\"]", "edition = \"2018\"", "edition = 18", "edition = 2018.5", "edition = 99999999999", "camera = \"lune\"",
                                         "camera = [1, 2]", "camera = [1, 2, 3, 4]", "camera = [1, \"2\", 3]", "camera = [2.5, 46.5, 0]", "camera = [2.5, 46.5, -5]",
                                         "camera = [2.5, 46.5, nan]", "camera = [inf, 46.5, 500]", "camera = 5", "frise = [2019, 1999]", "frise = [1999]", "frise = \"tout\"",
                                         "collectivite = 60057", "repere = 5", "territory = 971", "territory = \"XX\"\ncamera = [2.5, 46.5, 500]"));

TEST(CueFile, OnlyBadCuesMakeNoShow) {
    const auto result = cuesOf("[[cue]]\nedition = 1\n[[cue]]\nedition = 2\n");
    EXPECT_FALSE(result.value.has_value());
    EXPECT_EQ(result.issues.size(), 2u);
}

TEST(CueFile, EveryKeyIsAnAction) {
    const auto result = cuesOf("[[cue]]\nname = \"a\"\ntitle = \"T\"\ntext = \"t\"\nedition = 2018\ncamera = [2.5, 46.5, 1800]\nfrise = [1999, 2019]\n"
                               "[[cue]]\nterritory = \"971\"\ncamera = [-61.5, 16.2, 200]\ncollectivite = \"97103\"\n"
                               "[[cue]]\ncamera = \"france\"\nrepere = \"r2016-x\"\n[[cue]]\nterritory = \"974\"\n");
    ASSERT_TRUE(result.value.has_value());
    EXPECT_TRUE(result.issues.empty());
    using Actions = std::vector<Action>;
    const auto& cues = *result.value;
    ASSERT_EQ(cues.size(), 4u);
    EXPECT_EQ(cues[0].title, "T");
    EXPECT_EQ(cues[0].actions, (Actions{CloseSheet{}, SelectYear{2018}, FlyTo{2.5, 46.5, 1800, "FR"}, ShowFrise{1999, 2020}}));
    EXPECT_EQ(cues[1].actions, (Actions{FlyTo{-61.5, 16.2, 200, "971"}, SelectCollectivite{"97103"}}));
    EXPECT_EQ(cues[2].actions, (Actions{ShowAllFrance{}, SelectLandmark{"r2016-x"}}));
    EXPECT_EQ(cues[3].actions, (Actions{CloseSheet{}, ExpandInset{"974"}}));
}

// --- the keys ---------------------------------------------------------------------------------------------------

constexpr int kCues = 7;

std::unique_ptr<App> stage() {
    std::string text;
    for (int i = 0; i < kCues; ++i) text += "[[cue]]\nname = \"" + std::to_string(i) + "\"\ntitle = \"Titre " + std::to_string(i) + "\"\nedition = " + std::to_string(2012 + i) + "\n";
    const TomlFile file(text);
    auto app = test::appOn(loadContent({AROBASE_DEFAULT_EXHIBITION, "/nowhere/atlas.bake", file.path()}));
    EXPECT_EQ(app->content().cues.size(), static_cast<std::size_t>(kCues));
    return app;
}

TEST(StageShowTest, TwentyGoInASecondAreAtMostFourCuesInOrder) {
    auto app = stage();
    StageShow show(kCues);
    show.start(*app);
    std::vector<int> seen;
    for (int i = 0; i < 20; ++i) {
        const int before = show.index();
        EXPECT_TRUE(show.key(*app, "right"));
        if (show.index() != before) seen.push_back(show.index());
        app->tick(0.05);
    }
    EXPECT_LE(seen.size(), 4u);
    ASSERT_FALSE(seen.empty());
    for (std::size_t i = 0; i < seen.size(); ++i) EXPECT_EQ(seen[i], static_cast<int>(i) + 1);
}

TEST(StageShowTest, EveryCueInOrderAndGoNeverWraps) {
    auto app = stage();
    StageShow show(kCues);
    show.start(*app);
    for (int i = 1; i < kCues + 5; ++i) {
        test::run(*app, 1);
        show.key(*app, "space");
        const int expected = std::min(i, kCues - 1);
        EXPECT_EQ(show.index(), expected);
        EXPECT_EQ(app->state().stage.index, expected);
        EXPECT_EQ(app->state().year, 2012 + expected);
        EXPECT_TRUE(findNode(app->scene().root, "stage-caption"));
    }
}

TEST(StageShowTest, BlackAndEscape) {
    struct Row {
        const char* key;
        bool blackBefore, blackAfter;
        int indexAfter;
    };
    // From cue 2.
    constexpr Row kTable[] = {{"b", false, true, 2},     {"b", true, false, 2},    {".", false, true, 2},     {".", true, false, 2},
                              {"escape", true, false, 2}, {"escape", false, false, 2}, {"right", true, false, 3}, {"left", true, false, 1},
                              {"right", false, false, 3}, {"pageup", false, false, 1}, {"x", true, true, 2},      {"", false, false, 2}};
    for (const Row& row : kTable) {
        auto app = stage();
        StageShow show(kCues);
        show.start(*app);
        for (int i = 0; i < 2; ++i) {
            show.key(*app, "right");
            test::run(*app, 1);
        }
        app->dispatch(SetBlack{row.blackBefore ? 1 : 0});
        show.key(*app, row.key);
        EXPECT_EQ(app->state().stage.black, row.blackAfter) << row.key;
        EXPECT_EQ(show.index(), row.indexAfter) << row.key;
        EXPECT_EQ(findNode(app->scene().root, "stage-black") != nullptr, row.blackAfter);
    }
}

TEST(StageShowTest, EscapeComesBackToTheCueAfterAStroll) {
    auto app = stage();
    StageShow show(kCues);
    show.start(*app);
    test::run(*app, 1);
    show.key(*app, "right");
    test::run(*app, 3);
    app->dispatch(SelectCollectivite{"60057"});
    app->dispatch(SelectYear{2003});
    test::run(*app, 2);
    show.key(*app, "escape");
    test::run(*app, 4);
    EXPECT_EQ(app->state().year, 2013);
    EXPECT_EQ(app->state().selection, Selection{});
}

TEST(StageShowTest, AHundredThousandKeysAgainstAModel) {
    auto app = stage();
    app->dispatch(SetReducedMotion{1});  // what is tried here is the keys, not the flights
    StageShow show(kCues);
    show.start(*app);
    int index = 0;
    bool black = false;
    double lastGoS = -1e9;
    std::mt19937 random(9);
    static constexpr const char* kKeys[] = {"right", "pagedown", "space", "enter", "left", "pageup", "b", ".", "escape", "x", "home", ""};
    for (int i = 0; i < 100000; ++i) {
        const std::string key = kKeys[random() % std::size(kKeys)];
        const bool next = key == "right" || key == "pagedown" || key == "space" || key == "enter", previous = key == "left" || key == "pageup";
        const int wanted = index + (next ? 1 : previous ? -1 : 0);
        const double now = app->state().clockS;
        if (wanted != index && wanted >= 0 && wanted < kCues && now - lastGoS >= 0.3) {
            index = wanted;
            black = false;
            lastGoS = now;
        }
        if (key == "b" || key == ".") black = !black;
        if (key == "escape") black = false;
        const bool known = next || previous || key == "b" || key == "." || key == "escape";
        ASSERT_EQ(show.key(*app, key), known) << key;
        ASSERT_EQ(show.index(), index) << i << " " << key;
        ASSERT_EQ(app->state().stage.index, index);
        ASSERT_EQ(app->state().stage.black, black) << i << " " << key;
        if (random() % 25 == 0) app->dispatch(Tick{static_cast<double>(random() % 400) / 1000});
    }
}

}  // namespace
}  // namespace arobase
