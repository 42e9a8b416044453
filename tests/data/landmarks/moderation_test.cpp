// Flags: what each must and must not see, and a corpus with its figures.
#include <cstdio>
#include <cstdlib>
#include <map>
#include <random>
#include <set>

#include "data/landmarks/moderation_flags.h"
#include "data/landmarks/moderation_fold.h"
#include "data/table.h"
#include "data/utf8.h"
#include "tests/data/landmarks/landmark_fixtures.h"

namespace arobase {
namespace {

const ModerationWords& theWords() {
    static const ModerationWords words = [] {
        auto read = ModerationWords::read(std::filesystem::path(AROBASE_DEFAULT_EXHIBITION) / "moderation-mots.txt");
        EXPECT_TRUE(read.issues.empty()) << test::wordsOf(read.issues);
        return read.value.value();
    }();
    return words;
}

LandmarkFlags flags(std::string_view text) { return flagsOf(text, theWords()); }

TEST(ModerationWords, ListsThatAreNoneAreNamed) {
    EXPECT_EQ(test::rulesOf(ModerationWords::read("/nowhere").issues), "moderation-words");
    Issues issues;
    const auto words = ModerationWords::fromText("# rien\n\ncon\n*\na\nab*\nx1\n!\n  Bâtard*  # injure\nfils de pute\r\n!cul de sac\n", "mots.txt", issues);
    EXPECT_EQ(words.size(), 3u);
    ASSERT_EQ(issues.size(), 4u);
    EXPECT_EQ(issues[0].row, 4);
    EXPECT_EQ(issues[3].row, 7);
}

TEST(ModerationWords, EntriesMeanWhatTheFileSays) {
    Issues issues;
    const auto words = ModerationWords::fromText("con\nconnard*\nfils de pute\ncul\n!connardise\n!cul de sac\n", "", issues);
    for (const char* text : {"con", "CONS", "c0n", "un con.", "connardeau", "fils de putes", "d’un con", "c.o.n", "ton cul"}) EXPECT_TRUE(words.areIn(text)) << text;
    for (const char* text : {"", "concert", "conne", "con*ert", "connardise", "fils", "de pute", "cul de sac", "c o", "***", "c**"}) EXPECT_FALSE(words.areIn(text)) << text;
}

TEST(ModerationFold, ForeignLettersThatLookLatinAre) {
    EXPECT_EQ(foldedLookAlikes("Сonnаrd É œuf ｃｏｎ 𝐜𝐨𝐧 «ß» \u202F’–"), "connard e oeuf con con ~ss~  '-");
    EXPECT_EQ(foldedLookAlikes("日本"), "??");
}

TEST(ModerationFlags, LevelsAreNoHandlesAndDatesNoTelephones) {
    for (const char* text : {"@", "@@@@@", "4 @", "l’@ de Lyon", "« 5 @ » pour Orange", "5 @ Orange", "06 juin 1944", "01/01/1999 - 31/12/2003", "3615 ULLA", "ISBN 0-306-40615-2",
                             "1999 2004 2009 2014", "Département.NET", "Web 2.0. En France", "arobase"})
        EXPECT_EQ(flags(text), 0u) << text << ' ' << (flagNames(flags(text)).empty() ? "" : flagNames(flags(text))[0]);
}

TEST(ModerationFlags, LongAndRepeated) {
    EXPECT_EQ(flags(std::string(80, 'a')) & kFlagTooLong, 0u);
    std::string accents;
    for (int i = 0; i < 81; ++i) accents += "é";
    EXPECT_NE(flags(accents) & kFlagTooLong, 0u);
    EXPECT_NE(flags("@@@@@@") & kFlagRepetition, 0u);
    EXPECT_EQ(flags("1 000 000 000") & kFlagRepetition, 0u);
    EXPECT_NE(flags("?????") & kFlagRepetition, 0u);
    EXPECT_EQ(flags("日本語日本語") & kFlagRepetition, 0u);
}

TEST(ModerationFlags, WhateverTheBytes) {
    std::mt19937 random(3);
    for (int i = 0; i < 2000; ++i) {
        std::string text;
        for (std::size_t n = random() % 60; n > 0; --n) text += static_cast<char>(random());
        EXPECT_LT(flags(text), 1U << 7U);
    }
}

/// Names of all communes, from the set-up packages where they are.
std::set<std::string> communeNames() {
    const char* packages = std::getenv("AROBASE_PACKAGES");
    const std::string json = packages ? test::readBytes(std::filesystem::path(packages) / "decoupage-administratif/data/communes.json") : "";
    std::set<std::string> names;
    constexpr std::string_view kStart = "\"nom\":\"";
    for (std::size_t at = json.find(kStart); at != std::string::npos; at = json.find(kStart, at)) {
        at += kStart.size();
        names.insert(json.substr(at, json.find('"', at) - at));
    }
    return names;
}

TEST(ModerationCorpus, NoCommuneIsFlagged) {
    const auto names = communeNames();
    if (names.empty()) GTEST_SKIP() << "AROBASE_PACKAGES does not name the set-up packages";
    EXPECT_GT(names.size(), 30'000u);
    for (const std::string& name : names) EXPECT_EQ(flags(name), 0u) << name << ' ' << flagNames(flags(name))[0];
}

TEST(ModerationCorpus, Figures) {
    const auto table = readTable(std::filesystem::path(AROBASE_LANDMARK_TESTS) / "moderation-corpus.csv", "moderation-corpus.csv", {});
    ASSERT_TRUE(table.value);
    EXPECT_TRUE(table.issues.empty()) << test::wordsOf(table.issues);
    const std::map<std::string, LandmarkFlags> kinds{{"innocent", 0},        {"word", kFlagWord},     {"email", kFlagEmail},           {"phone", kFlagPhone},
                                                     {"url", kFlagUrl},      {"handle", kFlagHandle}, {"repetition", kFlagRepetition}, {"too-long", kFlagTooLong}};
    std::map<std::string, std::pair<int, int>> counts;  // all, as they should be
    for (const TableRow& row : table.value->rows) {
        const std::string kind(table.value->cell(row, "kind")), text(table.value->cell(row, "text"));
        ASSERT_TRUE(kinds.contains(kind)) << kind;
        const LandmarkFlags wanted = kinds.at(kind), found = flags(text);
        const bool right = kind == "innocent" ? found == 0 : (found & wanted) != 0;
        ++counts[kind].first;
        counts[kind].second += right;
        std::string names;
        for (const auto name : flagNames(found)) names += " " + std::string(name);
        if (!right) std::printf("  %s: %s (%s)\n", kind.c_str(), text.c_str(), names.c_str());
    }
    int all = 0;
    for (const auto& [kind, count] : counts) {
        all += count.first;
        std::printf("%-10s %3d of %3d as they should be (%.1f %%)\n", kind.c_str(), count.second, count.first, 100.0 * count.second / count.first);
    }
    EXPECT_GE(all, 300);
    EXPECT_GE(2 * counts["innocent"].first, all - 1) << "half of them are innocent";
    EXPECT_GE(counts["word"].second * 100, counts["word"].first * 95);
    EXPECT_EQ(counts["email"].second, counts["email"].first);
    EXPECT_EQ(counts["phone"].second, counts["phone"].first);
    EXPECT_GE(counts["innocent"].second * 100, counts["innocent"].first * 98);
}

}  // namespace
}  // namespace arobase
