// Whatever the bytes, loading gives an exhibition and issues: no crash, no exception, no impossible value.
#include <random>

#include "data/check.h"
#include "tests/data/exhibition_folder.h"

namespace arobase::test {
namespace {

constexpr int kRounds = 120;

std::string mutated(std::string bytes, std::mt19937& random) {
    const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
    const int edits = static_cast<int>(1 + below(12));
    for (int i = 0; i < edits && !bytes.empty(); ++i) {
        const std::size_t at = below(bytes.size());
        constexpr std::string_view kSharp = "\",;\n\r\t'[]{}=#@\0\xFF\x80-9";
        switch (below(6)) {
            case 0:
                bytes[at] = static_cast<char>(below(256));
                break;
            case 1:
                bytes[at] = kSharp[below(kSharp.size())];
                break;
            case 2:
                bytes.erase(at, 1 + below(40));
                break;
            case 3:
                bytes.insert(at, 1 + below(3), kSharp[below(kSharp.size())]);
                break;
            case 4:
                bytes.insert(at, bytes.substr(below(bytes.size()), below(200)));
                break;
            default:
                bytes.resize(below(10) == 0 ? at : bytes.size());
                break;
        }
    }
    return bytes;
}

void expectSound(const Exhibition& exhibition) {
    for (const Award& award : exhibition.awards) {
        ASSERT_GE(award.level, 0);
        ASSERT_LE(award.level, kLevels);
        ASSERT_GE(award.collectivite, 0);
        ASSERT_LT(static_cast<std::size_t>(award.collectivite), exhibition.collectivites.size());
    }
    for (const FriseItem& item : exhibition.frise) {
        ASSERT_GE(item.importance, 1);
        ASSERT_LE(item.importance, 4);
        ASSERT_LT(static_cast<std::size_t>(item.track), exhibition.tracks.size());
        ASSERT_LE(item.date.month, 12);
    }
    ASSERT_LE(exhibition.friseFrom, exhibition.friseTo);
}

class Robustness : public testing::TestWithParam<const char*> {};

TEST_P(Robustness, RandomBytesNeverBreakLoading) {
    const ExhibitionCopy copy;
    const std::string sound = copy.bytes(GetParam());
    std::mt19937 random(20181);
    for (int round = 0; round < kRounds; ++round) {
        copy.write(GetParam(), mutated(sound, random));
        Result<Exhibition> result;
        ASSERT_NO_THROW(result = loadExhibition(copy.path())) << "round " << round;
        ASSERT_TRUE(result) << "round " << round;
        expectSound(*result.value);
        Issues issues;
        ASSERT_NO_THROW(issues = checkExhibition(*result.value, nullptr)) << "round " << round;
        for (const Issue& issue : result.issues) ASSERT_FALSE(issue.message.empty() || issue.rule.empty() || issue.file.empty());
    }
}

INSTANTIATE_TEST_SUITE_P(Files, Robustness,
                         testing::Values("frise.csv", "figures.csv", "editions.csv", "palmares.csv", "enjeux.csv",
                                         "exhibition.toml", "strings/fr.toml", "themes/nuit.toml"),
                         [](const auto& file) {
                             std::string name = file.param;
                             std::replace_if(
                                 name.begin(), name.end(), [](char c) { return c == '.' || c == '/'; }, '_');
                             return name;
                         });

}  // namespace
}  // namespace arobase::test
