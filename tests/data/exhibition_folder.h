#pragma once
// A copy of the default exhibition in a folder of its own, to damage at will.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>

#include "data/exhibition.h"

namespace arobase::test {

inline std::filesystem::path defaultExhibition() {
    return AROBASE_DEFAULT_EXHIBITION;
}

inline std::string readBytes(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    return bytes.str();
}

inline void writeBytes(const std::filesystem::path& path, std::string_view bytes) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary | std::ios::trunc).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// Named after the running test, so that tests of one machine never share a folder; removed with the object.
class TemporaryFolder {
public:
    TemporaryFolder() {
        const auto* test = testing::UnitTest::GetInstance()->current_test_info();
        std::string pattern = (std::filesystem::temp_directory_path() / "arobase-test-XXXXXX").string();
        EXPECT_NE(mkdtemp(pattern.data()), nullptr) << test->name();
        m_path = pattern;
    }
    ~TemporaryFolder() {
        std::error_code error;
        std::filesystem::remove_all(m_path, error);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

/// The default exhibition, copied.
class ExhibitionCopy : public TemporaryFolder {
public:
    ExhibitionCopy() { std::filesystem::copy(defaultExhibition(), path(), std::filesystem::copy_options::recursive); }
    std::string bytes(const std::string& name) const { return readBytes(path() / name); }
    void write(const std::string& name, std::string_view bytes) const { writeBytes(path() / name, bytes); }
};

inline Issues issuesOf(const Issues& issues, std::string_view file) {
    Issues found;
    std::copy_if(issues.begin(), issues.end(), std::back_inserter(found),
                 [file](const Issue& issue) { return issue.file == file; });
    return found;
}

inline Issues issuesByRule(const Issues& issues, std::string_view rule) {
    Issues found;
    std::copy_if(issues.begin(), issues.end(), std::back_inserter(found),
                 [rule](const Issue& issue) { return issue.rule == rule; });
    return found;
}

inline std::string allText(const Issues& issues) {
    std::string text;
    for (const Issue& issue : issues) text += toText(issue) + "\n";
    return text;
}

}  // namespace arobase::test
