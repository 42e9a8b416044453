#include "data/whole_file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <sstream>

namespace arobase {
namespace {

namespace fs = std::filesystem;

std::string contentsOf(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

class WholeFile : public testing::Test {
protected:
    void SetUp() override {
        fs::remove_all(m_folder);
        fs::create_directories(m_folder);
    }
    void TearDown() override { fs::remove_all(m_folder); }
    long entries() const { return std::distance(fs::directory_iterator(m_folder), fs::directory_iterator()); }
    const fs::path m_folder = fs::temp_directory_path() / "arobase-whole-file-test";
};

TEST_F(WholeFile, SaysWhyNot) {
    EXPECT_EQ(writeWhole(m_folder / "none" / "a.pdf", "x"), "dossier introuvable");
    EXPECT_EQ(writeWhole(m_folder, "x"), "c’est un dossier");
    EXPECT_EQ(writeWhole(m_folder / std::string(250, 'n'), "x"), "nom trop long");
    EXPECT_EQ(entries(), 0);
}

TEST_F(WholeFile, AFullDiskLeavesWhatWasThere) {
    if (!fs::exists("/dev/full")) GTEST_SKIP();
    const fs::path file = m_folder / "page.pdf";
    ASSERT_EQ(writeWhole(file, "before"), "");
    // The temporary file is the full disk.
    fs::create_symlink("/dev/full", file.string() + "." + std::to_string(::getpid()) + ".part");
    EXPECT_EQ(writeWhole(file, "after"), "disque plein");
    EXPECT_EQ(contentsOf(file), "before");
    EXPECT_EQ(entries(), 1);
}

TEST_F(WholeFile, TakesThePlaceOfWhatWasThere) {
    const fs::path file = m_folder / "page.pdf";
    EXPECT_EQ(writeWhole(file, "a long first version"), "");
    EXPECT_EQ(writeWhole(file, std::string_view("two\0", 4)), "");
    EXPECT_EQ(contentsOf(file), std::string("two\0", 4));
    EXPECT_EQ(entries(), 1);
}

}  // namespace
}  // namespace arobase
