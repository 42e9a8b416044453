// The value, its text, its times.
#include <random>
#include <set>

#include "data/landmarks/landmark_text.h"
#include "data/landmarks/secrets.h"
#include "data/utf8.h"
#include "tests/data/landmarks/landmark_fixtures.h"

namespace arobase {
namespace {

using test::kNow;
using test::rulesOf;

const LandmarkRules kRules{1999, 2019, {"outils", "usages"}, "Borne"};

TEST(Landmark, RefusesWhatIsNoLandmark) {
    EXPECT_EQ(rulesOf(makeLandmark({1998, "usages", "Le minitel", "", ""}, kRules, kNow).issues), "landmark-year");
    EXPECT_EQ(rulesOf(makeLandmark({2020, "usages", "Le minitel", "", ""}, kRules, kNow).issues), "landmark-year");
    EXPECT_EQ(rulesOf(makeLandmark({1899, "usages", "Le minitel", "", ""}, {1, 9999, {}, ""}, kNow).issues), "landmark-year");
    EXPECT_EQ(rulesOf(makeLandmark({2000, "cuisine", "Le minitel", "", ""}, kRules, kNow).issues), "landmark-track");
    EXPECT_EQ(rulesOf(makeLandmark({2000, "", "Le minitel", "", ""}, {}, kNow).issues), "landmark-track");
    EXPECT_EQ(rulesOf(makeLandmark({2000, "usages", " \u200b\u202e\n", "", ""}, kRules, kNow).issues), "landmark-empty");
    EXPECT_EQ(rulesOf(makeLandmark({2000, "usages", std::string(81, 'a'), "", ""}, kRules, kNow).issues), "landmark-long");
    EXPECT_EQ(rulesOf(makeLandmark({1, "", "", "", ""}, kRules, kNow).issues), "landmark-year landmark-track landmark-empty");
}

TEST(Landmark, KeepsWhatWasChosen) {
    const auto made = makeLandmark({2001, "outils", "  L’@ à\u00A0Conques ", "12076", "Conques-en-Rouergue"}, kRules, kNow);
    ASSERT_TRUE(made.value);
    EXPECT_EQ(made.value->text, "L’@ à Conques");
    EXPECT_EQ(made.value->communeName, "Conques-en-Rouergue");
    EXPECT_EQ(made.value->state, LandmarkState::Pending);
    EXPECT_EQ(made.value->created, kNow);
    EXPECT_TRUE(isLandmarkId(made.value->id));
    EXPECT_TRUE(makeLandmark({2001, "outils", "x", "no code", "Nulle part"}, kRules, kNow).value->communeName.empty());
}

TEST(Landmark, CountsCharactersAsAReaderDoes) {
    EXPECT_EQ(perceivedLength(""), 0u);
    EXPECT_EQ(perceivedLength("été"), 3u);
    EXPECT_EQ(perceivedLength("e\u0301te\u0301"), 3u);
    EXPECT_EQ(perceivedLength("👍🏽 🇫🇷"), 3u);
    std::string eighty;
    for (int i = 0; i < 80; ++i) eighty += "ÿ";
    EXPECT_TRUE(makeLandmark({2001, "outils", eighty, "", ""}, kRules, kNow).value);
    EXPECT_FALSE(makeLandmark({2001, "outils", eighty + "ÿ", "", ""}, kRules, kNow).value);
    EXPECT_EQ(firstPerceived("e\u0301te\u0301", 2), "e\u0301t");
    EXPECT_EQ(firstPerceived("été", 0), "");
    EXPECT_EQ(firstPerceived("été", 9), "été");
}

TEST(LandmarkText, WhatIsNotSeenGoes) {
    EXPECT_EQ(cleanLandmarkText("a\u202Eb\u2066c\u200Bd\u200De\u2060f\uFEFFg\u00ADh"), "abc defgh");
    EXPECT_EQ(cleanLandmarkText(std::string("a\0b\x1b[31mc\x7f", 10)), "ab[31mc");
    EXPECT_EQ(cleanLandmarkText("\t a \r\n\u00A0\u202F b\u2028c "), "a b c");
    EXPECT_EQ(cleanLandmarkText("e\u0301"), "é");
    EXPECT_EQ(cleanLandmarkText("\U000E0041\uE000\uFFFFx\u3164"), "x");
    EXPECT_EQ(cleanLandmarkText("\xE9t\xE9"), "été") << "Windows-1252 is repaired";
    EXPECT_EQ(cleanLandmarkText("\u0301\u0302e"), "e");
    std::string zalgo = "z";
    for (int i = 0; i < 30; ++i) zalgo += "\u0316";
    EXPECT_EQ(cleanLandmarkText(zalgo), "z\u0316\u0316\u0316");
}

TEST(LandmarkText, WhatIsSeenStays) {
    for (const char* text : {"Noël à L'Haÿ-les-Roses, cœur @", "<b>gras</b> & %s {0} \\n", "« 4 @ » — l’« Internet » : 50 % !", "Ελλάδα, Россия, 日本, العربية", "👍🏽"})
        EXPECT_EQ(cleanLandmarkText(text), text);
}

TEST(LandmarkText, CleanIsCleanWhateverTheBytes) {
    std::mt19937 random(7);
    const std::u32string odd = U"ae\u0301\u0316\u0327\u00C9 \u00A0\u200B\u200D\u202E\u2066\uFE0F\u0041\u030A\u1100\u1161\u11A8\u0F73\u0344\U0001F44D\U0001F3FD\U000E0020\n";
    for (int i = 0; i < 4000; ++i) {
        std::string text;
        for (std::size_t n = random() % 24; n > 0; --n) {
            if (random() % 4 == 0)
                text += static_cast<char>(random());
            else
                appendUtf8(text, odd[random() % odd.size()]);
        }
        const std::string clean = cleanLandmarkText(text);
        EXPECT_EQ(cleanLandmarkText(clean), clean);
        EXPECT_EQ(repairedUtf8(clean).invalidBytes, 0);
        EXPECT_EQ(clean.find('\n'), std::string::npos);
        EXPECT_FALSE(clean.starts_with(' ') || clean.ends_with(' '));
        for (const char* unwanted : {"\u200B", "\u200D", "\u202E", "\u2066", "  "}) EXPECT_EQ(clean.find(unwanted), std::string::npos);
    }
}

TEST(Landmark, SoundOnesComeBackUnchangedAndOthersAreNamed) {
    const VisitorLandmark good = test::pendingLandmark("Premier courriel, à la médiathèque");
    std::string why;
    EXPECT_EQ(soundLandmark(good, why), good);
    const auto broken = [&](auto change) {
        VisitorLandmark l = good;
        change(l);
        why.clear();
        return !soundLandmark(l, why) && !why.empty();
    };
    EXPECT_TRUE(broken([](auto& l) { l.id = "ABC"; }));
    EXPECT_TRUE(broken([](auto& l) { l.year = 2101; }));
    EXPECT_TRUE(broken([](auto& l) { l.text = "\u200B"; }));
    EXPECT_TRUE(broken([](auto& l) { l.track.clear(); }));
    EXPECT_TRUE(broken([](auto& l) { l.created = -1; }));
    VisitorLandmark odd = good;
    odd.text = std::string(5000, 'x');
    odd.communeCode = "'; DROP";
    odd.codeHash = "no shelf";
    const auto sound = soundLandmark(odd, why);
    ASSERT_TRUE(sound);
    EXPECT_EQ(sound->text.size(), kLandmarkMaxBytes);
    EXPECT_EQ(sound->communeCode + sound->communeName + sound->codeHash, "");
}

TEST(Landmark, TimesGoToTextAndBack) {
    EXPECT_EQ(isoUtc(kNow), "2026-11-28T23:35:54.120Z");
    EXPECT_EQ(isoUtc(0), "");
    for (const UtcMs time : {UtcMs{1}, UtcMs{951'782'400'000}, kNow, UtcMs{253'402'300'799'999}}) EXPECT_EQ(utcOfIso(isoUtc(time)), time);
    EXPECT_EQ(utcOfIso("2026-11-28T23:35:54Z"), 1'795'908'954'000);
    EXPECT_EQ(utcOfIso(""), 0);
    for (const char* text : {"2026-11-28", "2026-02-30T00:00:00Z", "2026-11-28T24:00:00Z", "2026-11-28 23:35:54Z", "1969-12-31T23:59:59Z", "x"})
        EXPECT_FALSE(utcOfIso(text)) << text;
}

TEST(Landmark, IdsAreRandomAndTombstonesHoldNone) {
    std::set<std::string> ids;
    for (int i = 0; i < 1000; ++i) ids.insert(randomId());
    EXPECT_EQ(ids.size(), 1000u);
    const std::string id = *ids.begin();
    EXPECT_TRUE(isLandmarkId(id));
    EXPECT_EQ(tombstoneOf(id).size(), 64u);
    EXPECT_EQ(tombstoneOf(id).find(id), std::string::npos);
    EXPECT_EQ(tombstoneOf(id), tombstoneOf(id));
}

TEST(Landmark, FlagsHaveNames) {
    EXPECT_TRUE(flagNames(0).empty());
    EXPECT_EQ(flagNames(kFlagPhone | kFlagWord), (std::vector<std::string_view>{"phone", "word"}));
    EXPECT_EQ(flagWords(kFlagPhone), (std::vector<std::string_view>{"téléphone"}));
    EXPECT_EQ(flagNames(~0U).size(), 7u);
}

}  // namespace
}  // namespace arobase
