// The six words.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <sstream>

#include "data/landmarks/moderation_flags.h"
#include "data/landmarks/secrets.h"
#include "data/landmarks/withdrawal_code.h"
#include "data/utf8.h"
#include "tests/data/landmarks/landmark_fixtures.h"

namespace arobase {
namespace {

std::vector<std::string> theWords() { return readCodeWords(std::filesystem::path(AROBASE_DEFAULT_EXHIBITION) / "mots-retrait.txt").value.value_or(std::vector<std::string>{}); }

std::string manyWords(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t n = i, k = 0; k < 4; ++k, n /= 26) text += static_cast<char>('a' + n % 26);
        text += "\n";
    }
    return text;
}

TEST(CodeWords, ListsThatWillNotDoAreRefusedWhole) {
    const test::TemporaryFolder folder;
    const auto read = [&](const std::string& text) {
        test::writeBytes(folder.path() / "mots.txt", text);
        return readCodeWords(folder.path() / "mots.txt");
    };
    EXPECT_FALSE(readCodeWords("/nowhere").value);
    EXPECT_FALSE(read(manyWords(kFewestWords - 1)).value);
    EXPECT_TRUE(read("# mots\n\n" + manyWords(kFewestWords)).value);
    for (const char* bad : {"abc", "dix mots", "anticonstitution", "x2yz", "AAAA", "aaaaé", "àaaà"}) EXPECT_FALSE(read(manyWords(kFewestWords) + bad).value) << bad;
}

TEST(CodeWords, OurListIsLargeDistinctAndHarmless) {
    const auto words = theWords();
    EXPECT_GE(words.size(), 1024u);
    const auto moderation = ModerationWords::read(std::filesystem::path(AROBASE_DEFAULT_EXHIBITION) / "moderation-mots.txt").value.value();
    std::set<std::string> starts;
    for (const std::string& word : words) {
        EXPECT_TRUE(starts.insert(foldedText(word, '-').substr(0, kTellingLetters)).second) << word;
        EXPECT_FALSE(moderation.areIn(word)) << word;
    }
    std::printf("%zu words, %.1f bits a code\n", words.size(), static_cast<double>(kCodeWords) * std::log2(static_cast<double>(words.size())));
}

TEST(WithdrawalCode, IsSixWordsEachAsLikelyAsAnyOther) {
    const std::vector<std::string> five{"abricot", "balcon", "canard", "dragon", "fanfare"};
    std::map<std::string, int> counts;
    constexpr int kCodes = 5000;
    for (int i = 0; i < kCodes; ++i) {
        std::istringstream code(newWithdrawalCode(five));
        int words = 0;
        for (std::string word; code >> word; ++words) ++counts[word];
        ASSERT_EQ(words, 6);
    }
    // 30 000 draws among five: 6 000 each, within five standard deviations.
    for (const auto& [word, count] : counts) EXPECT_NEAR(count, 6000, 5 * std::sqrt(30000 * 0.2 * 0.8)) << word;
    std::set<std::string> codes;
    const auto words = theWords();
    for (int i = 0; i < 500; ++i) codes.insert(newWithdrawalCode(words));
    EXPECT_EQ(codes.size(), 500u);
}

TEST(WithdrawalCode, OpensHoweverItIsTyped) {
    const WithdrawalSeal seal = sealOf("écluse abricot canard dragon fanfare noël");
    for (const char* typed : {"écluse abricot canard dragon fanfare noël", "ECLUSE  abricot, canard - dragon\tfanfare NOEL ", "eclu abri cana drag fanf noel", "écluze abrikot canart dragon fanfarre noel"})
        EXPECT_TRUE(opensSeal(typed, seal)) << typed;
    for (const char* typed : {"", "abricot écluse canard dragon fanfare noël", "écluse abricot canard dragon fanfare", "écluse abricot canard dragon fanfare noël noël", "éclairs abricot canard dragon fanfare noël"})
        EXPECT_FALSE(opensSeal(typed, seal)) << typed;
}

TEST(WithdrawalCode, SealsDifferAndForeignHashesOpenNothing) {
    const std::string code = "écluse abricot canard dragon fanfare noël";
    const WithdrawalSeal one = sealOf(code), two = sealOf(code);
    EXPECT_EQ(one.shelf, two.shelf);
    EXPECT_NE(one.hash, two.hash) << "each has a salt of its own";
    EXPECT_TRUE(one.hash.starts_with("$argon2id$"));
    EXPECT_FALSE(opensSeal(code, {}));
    EXPECT_FALSE(opensSeal(code, {one.shelf, "$argon2id$v=19$m=4194304,t=999,p=1$AAAA$BBBB"})) << "no hash of a file sets the price";
    EXPECT_FALSE(opensSeal(code, {one.shelf, std::string(4000, 'x')}));
    EXPECT_FALSE(opensSeal(code, {(one.shelf + 1) % 256, one.hash}));
}

}  // namespace
}  // namespace arobase
