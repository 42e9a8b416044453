// Files that are too large to begin, the sign of life of what takes long, and a bake in the background.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <future>
#include <sstream>

#include "app/harness/script.h"
#include "app/program/background_bake.h"
#include "app/program/life_sign.h"
#include "app/stage/cue_file.h"
#include "data/atlas.h"
#include "data/exhibition.h"
#include "data/file_limit.h"
#include "data/geo/cog_tables.h"
#include "tests/fuzz/small_packages.h"

namespace arobase {
namespace {

namespace fs = std::filesystem;

class Limits : public testing::Test {
protected:
    void SetUp() override {
        const auto* info = testing::UnitTest::GetInstance()->current_test_info();
        folder = fs::temp_directory_path() / ("arobase-limits-" + std::string(info->name()) + "-" + std::to_string(::getpid()));
        fs::create_directories(folder);
    }
    void TearDown() override { fs::remove_all(folder); }

    /// A file of blanks that takes no room on the disk.
    fs::path large(const fs::path& name, std::uintmax_t bytes) const {
        fs::create_directories((folder / name).parent_path());
        std::ofstream(folder / name) << "# ";
        fs::resize_file(folder / name, bytes);
        return folder / name;
    }

    static bool saysTooLarge(const Issues& issues, const std::string& file) {
        return std::ranges::any_of(issues, [&](const Issue& i) { return i.file.ends_with(file) && i.message.find("dépasse") != std::string::npos; });
    }

    fs::path folder;
};

TEST_F(Limits, AnExhibitionsFilesAreRefusedByNameWhenTheyAreTooLarge) {
    large("exhibition.toml", kMaxTomlBytes + 1);
    large("strings/fr.toml", kMaxTomlBytes + 1);
    large("palmares.csv", 64 * kMega + 1);
    const Result<Exhibition> read = loadExhibition(folder);
    ASSERT_TRUE(read);
    for (const char* file : {"exhibition.toml", "strings/fr.toml", "palmares.csv"}) EXPECT_TRUE(saysTooLarge(read.issues, file)) << file;
}

TEST_F(Limits, CuesAndScriptsAreRefusedWhenTheyAreTooLarge) {
    const auto cues = readCues(large("conducteur.toml", kMaxTomlBytes + 1));
    EXPECT_FALSE(cues);
    EXPECT_TRUE(saysTooLarge(cues.issues, "conducteur.toml"));
    const auto script = harness::readScript(large("essai.script", kMaxScriptBytes + 1));
    EXPECT_FALSE(script);
    EXPECT_TRUE(saysTooLarge(script.issues, "essai.script"));
}

TEST_F(Limits, ALargestFileIsStillRead) {
    EXPECT_FALSE(saysTooLarge(readCues(large("conducteur.toml", kMaxTomlBytes)).issues, "conducteur.toml"));
}

TEST_F(Limits, AnOfficialTableIsRefusedWhenItIsTooLarge) {
    large("decoupage-administratif/data/regions.json", kMaxOfficialTableBytes + 1);
    const auto tables = readCogTables(folder);
    EXPECT_TRUE(std::ranges::any_of(tables.issues, [](const Issue& i) { return i.rule == "cog-unreadable" && i.file.ends_with("regions.json"); }));
}

/// Lets the caller wait until some words have been written twice: nothing here depends on how fast the machine is.
class AttentiveBuffer : public std::stringbuf {
public:
    explicit AttentiveBuffer(std::string words) : m_words(std::move(words)) {}
    std::future<void> twice() { return m_twice.get_future(); }
    int sync() override {
        const std::string text = str();
        if (!m_done && text.find(m_words) != text.rfind(m_words)) {
            m_done = true;
            m_twice.set_value();
        }
        return 0;
    }

private:
    std::string m_words;
    bool m_done = false;
    std::promise<void> m_twice;
};

TEST(LifeSign, SaysAgainAndAgainWhatIsBeingDoneAndLeavesNothing) {
    AttentiveBuffer bytes("lecture des communes");
    std::future<void> twice = bytes.twice();
    std::ostream out(&bytes);
    {
        LifeSign sign(out, std::chrono::milliseconds(1));
        sign.say("lecture des communes");
        twice.wait();
    }
    EXPECT_TRUE(bytes.str().ends_with("\r\033[K"));
}

TEST_F(Limits, ABakeInTheBackgroundTellsHowFarItIsAndIsTakenOnce) {
    for (const fuzz::SmallFile& file : fuzz::kSmallPackages) {
        fs::create_directories((folder / file.name).parent_path());
        std::ofstream(folder / file.name) << file.text;
    }
    BackgroundBake bake;
    EXPECT_FALSE(bake.progress());
    EXPECT_FALSE(bake.takeResult());
    const BakeSources sources{folder / "packages", {folder / "COMMUNE.geojson"}};
    ASSERT_TRUE(bake.start(sources, folder / "carte.bake"));
    EXPECT_FALSE(bake.start(sources, folder / "other.bake")) << "one at a time";
    std::optional<Result<BakeReport>> result;
    double last = 0;
    while (!result) {
        if (const auto progress = bake.progress()) {
            EXPECT_GE(progress->share, last);
            last = progress->share;
        }
        result = bake.takeResult();
    }
    ASSERT_TRUE(result->value);
    EXPECT_GT(result->value->places, 0);
    EXPECT_TRUE(Atlas::open(folder / "carte.bake"));
    EXPECT_FALSE(bake.progress());
    EXPECT_FALSE(bake.takeResult());
    EXPECT_TRUE(bake.start(sources, folder / "carte.bake")) << "and again; its end is waited for";
}

TEST(LifeSign, ShowsAtOnceWhenAskedTo) {
    std::ostringstream out;
    LifeSign sign(out, std::chrono::hours(1));
    sign.say("25 %");
    sign.show();
    EXPECT_NE(out.str().find("25 %"), std::string::npos);
}

}  // namespace
}  // namespace arobase
