#include <gtest/gtest.h>

#include "render/text/line_break.h"

namespace arobase {
namespace {

/// Every character is 1 px wide.
float countPx(std::u32string_view line) {
    return static_cast<float>(line.size());
}

std::vector<std::u32string> broken(std::u32string_view text, float maxWidthPx, int maxLines = 0) {
    return brokenLines(text, {maxWidthPx, maxLines}, countPx);
}
using Lines = std::vector<std::u32string>;

TEST(BrokenLines, SurvivesNothingAndNoRoom) {
    EXPECT_EQ(broken(U"", 10), Lines{});
    EXPECT_EQ(broken(U" \n ", 10), Lines{});
    EXPECT_EQ(broken(U"un deux", 0), (Lines{U"un", U"deux"}));
    EXPECT_EQ(broken(U"un deux", -5), (Lines{U"un", U"deux"}));
    EXPECT_EQ(broken(U"un", 0, 1), Lines{U"…"});
}

TEST(BrokenLines, BreaksAtSpacesAndAfterHyphens) {
    EXPECT_EQ(broken(U"un deux trois", 7), (Lines{U"un deux", U"trois"}));
    EXPECT_EQ(broken(U"Castanet-Tolosan", 10), (Lines{U"Castanet-", U"Tolosan"}));
    EXPECT_EQ(broken(U"L’Haÿ-les-Roses", 9), (Lines{U"L’Haÿ-", U"les-Roses"}));
}

TEST(BrokenLines, KeepsTogetherWhatFrenchKeepsTogether) {
    EXPECT_EQ(broken(U"Quoi\u202F!", 3), Lines{U"Quoi\u202F!"});
    EXPECT_EQ(broken(U"10\u00A0000 km", 4), (Lines{U"10\u00A0000", U"km"}));
    EXPECT_EQ(broken(U"un mot : deux", 6), (Lines{U"un", U"mot :", U"deux"}));
    EXPECT_EQ(broken(U"dit « oui » fort", 7), (Lines{U"dit", U"« oui »", U"fort"}));
    EXPECT_EQ(broken(U"1999–2019", 5), Lines{U"1999–2019"});
    EXPECT_EQ(broken(U"de -5 degrés", 4), (Lines{U"de", U"-5", U"degrés"}));
    EXPECT_EQ(broken(U"a\u2011b c", 2), (Lines{U"a\u2011b", U"c"}));  // no-break hyphen
}

TEST(BrokenLines, KeepsLineEnds) {
    EXPECT_EQ(broken(U"un\n\ndeux", 20), (Lines{U"un", U"", U"deux"}));
}

TEST(BrokenLines, CutsTheLastLineWithAnEllipsis) {
    EXPECT_EQ(broken(U"un deux trois quatre", 8, 1), Lines{U"un deux…"});
    EXPECT_EQ(broken(U"un deux trois quatre", 8, 2), (Lines{U"un deux", U"trois q…"}));
    EXPECT_EQ(broken(U"un, deux", 5, 1), Lines{U"un…"});  // not « un,… »
    EXPECT_EQ(broken(U"un deux", 7, 1), Lines{U"un deux"});
}

TEST(BrokenLines, LosesNoCharacterAndNeverOverflowsWhenWordsFit) {
    const std::u32string text = U"Une histoire de l’Internet citoyen, contée par les villes et les villages depuis 1999";
    for (float width = 10; width < 90; width += 1) {
        std::u32string joined;
        for (const auto& line : broken(text, width)) {
            EXPECT_LE(countPx(line), width);
            EXPECT_FALSE(line.empty() || line.front() == U' ' || line.back() == U' ');
            if (!joined.empty()) joined += U' ';
            joined += line;
        }
        EXPECT_EQ(joined, text);
        for (int maxLines = 1; maxLines < 5; ++maxLines) {
            const auto cut = broken(text, width, maxLines);
            EXPECT_LE(cut.size(), static_cast<std::size_t>(maxLines));
            for (const auto& line : cut) EXPECT_LE(countPx(line), width);
        }
    }
}

}  // namespace
}  // namespace arobase
