// Comparison of two editions, and the rule of excellence: what makes no sense first, then what must hold of any pair.
#include "data/comparison.h"

#include "data/check_rules.h"
#include "data/excellence.h"
#include "tests/data/exhibition_folder.h"

namespace arobase {
namespace {

/// An exhibition made of editions (year, declared; −1: none) and awards (year, code, level).
class Made {
public:
    Made& edition(int year, int declared = -1, int number = 0) {
        Edition made;
        made.year = year;
        made.number = number;
        if (declared >= 0) made.declaredCount = declared;
        m_e.editions.push_back(made);
        return *this;
    }
    Made& award(int year, const std::string& code, int level, const std::string& mention = {}) {
        auto who = std::ranges::find(m_e.collectivites, code, &Collectivite::code);
        if (who == m_e.collectivites.end()) {
            Collectivite fresh;
            fresh.code = fresh.name = code;
            who = m_e.collectivites.insert(who, fresh);
        }
        Award made;
        made.year = year;
        made.collectivite = static_cast<int>(who - m_e.collectivites.begin());
        made.level = level;
        made.mention = mention;
        who->awards.push_back(static_cast<int>(m_e.awards.size()));
        m_e.awards.push_back(made);
        return *this;
    }
    Exhibition& get() { return m_e; }

private:
    Exhibition m_e;
};

std::string told(const Exhibition& e, const std::optional<Comparison>& comparison) {
    std::string text;
    if (comparison)
        for (const ComparedOne& one : comparison->all) text += e.collectivites[static_cast<std::size_t>(one.collectivite)].code + ":" + std::string(progressName(one.progress)) + " ";
    return text;
}

TEST(Comparison, WhatCannotBeComparedIsNoComparison) {
    Made made;
    made.edition(2017).edition(2018).award(2018, "A", 3);
    EXPECT_FALSE(comparisonOf(made.get(), 2018, 2018));
    EXPECT_FALSE(comparisonOf(made.get(), 2018, 2017));
    EXPECT_FALSE(comparisonOf(made.get(), 2016, 2018));
    EXPECT_FALSE(comparisonOf(made.get(), 2017, 2019));
    EXPECT_FALSE(comparisonOf(Exhibition{}, 2017, 2018));
}

TEST(Comparison, OfTwoEmptyEditionsIsEmptyAndKeepsTheirCoverage) {
    Made made;
    made.edition(2017, 40).edition(2018).edition(2019, 0);
    const auto comparison = comparisonOf(made.get(), 2017, 2018);
    ASSERT_TRUE(comparison);
    EXPECT_TRUE(comparison->all.empty());
    EXPECT_EQ(comparison->from.declared, 40);
    EXPECT_FALSE(comparison->from.complete());
    EXPECT_FALSE(comparison->to.declared);
    EXPECT_FALSE(comparison->to.complete());
    EXPECT_TRUE(coverageOf(made.get(), 2019).complete());  // it is known that there was none
}

TEST(Comparison, OfEditionsKnownInFullSaysWhoCameAndLeft) {
    Made made;
    made.edition(2017, 4).edition(2018, 4);
    made.award(2017, "B", 3).award(2017, "D", 2).award(2017, "E", 1).award(2017, "F", 4);
    made.award(2018, "B", 4).award(2018, "D", 2).award(2018, "E", 1).award(2018, "A", 1);
    EXPECT_EQ(told(made.get(), comparisonOf(made.get(), 2017, 2018)), "B:up D:kept E:kept A:new F:left ");
}

TEST(Comparison, OfEditionsKnownInPartSaysNothingOfAnAbsence) {
    Made made;
    made.edition(2017, 203).edition(2018);
    made.award(2017, "A", 5).award(2017, "B", 0).award(2017, "C", 4).award(2018, "B", 3).award(2018, "C", 2).award(2018, "D", 1);
    const auto comparison = comparisonOf(made.get(), 2017, 2018);
    EXPECT_EQ(told(made.get(), comparison), "C:down D:unknown_before A:unknown_after B:not_comparable ");
    EXPECT_EQ(comparison->count(Progress::New) + comparison->count(Progress::Left), 0);
}

TEST(Comparison, AnEditionWithMoreAwardsThanDeclaredIsNotKnownInFull) {
    Made made;
    made.edition(2017, 1).edition(2018, 1).award(2017, "A", 1).award(2017, "B", 1).award(2018, "A", 1);
    EXPECT_EQ(told(made.get(), comparisonOf(made.get(), 2017, 2018)), "A:kept B:left ");
    made.award(2018, "C", 1);
    EXPECT_EQ(told(made.get(), comparisonOf(made.get(), 2017, 2018)), "A:kept C:unknown_before B:unknown_after ");
}

TEST(Comparison, AMergedCommuneHasNotLeftWhenWhatItBecameIsThere) {
    Made made;
    made.edition(2017, 3).edition(2018, 2);
    made.award(2017, "1", 3).award(2017, "2", 2).award(2017, "3", 2).award(2018, "9", 4).award(2018, "3", 2);
    const std::vector<std::vector<std::string>> today{{"9"}, {"2"}, {"3"}, {"9"}};  // « 1 » is a part of « 9 » now
    EXPECT_EQ(told(made.get(), comparisonOf(made.get(), 2017, 2018)), "3:kept 9:new 1:left 2:left ");
    EXPECT_EQ(told(made.get(), comparisonOf(made.get(), 2017, 2018, today)), "3:kept 2:left 1:not_comparable 9:not_comparable ");
}

TEST(Comparison, EveryPairOfTheRealEditionsAddsUp) {
    const auto loaded = loadExhibition(test::defaultExhibition());
    ASSERT_TRUE(loaded.value);
    const Exhibition& e = *loaded.value;
    for (const Edition& from : e.editions)
        for (const Edition& to : e.editions) {
            const auto comparison = comparisonOf(e, from.year, to.year);
            ASSERT_EQ(comparison.has_value(), from.year < to.year);
            if (!comparison) continue;
            int before = 0, after = 0, sum = 0;
            for (const ComparedOne& one : comparison->all) before += one.before >= 0, after += one.after >= 0;
            for (const int n : comparison->counts) sum += n;
            EXPECT_EQ(before, comparison->from.known) << from.year;
            EXPECT_EQ(after, comparison->to.known) << to.year;
            EXPECT_EQ(sum, static_cast<int>(comparison->all.size()));
            EXPECT_TRUE(std::ranges::is_sorted(comparison->all, {}, &ComparedOne::progress));
            if (!comparison->from.complete()) {
                EXPECT_EQ(comparison->count(Progress::New), 0);
            }
            if (!comparison->to.complete()) {
                EXPECT_EQ(comparison->count(Progress::Left), 0);
            }
        }
}

constexpr const char* kMention = "distinction Territoire d’excellence numérique";

Made sixEditions() {
    Made made;
    for (int i = 0; i < 7; ++i) made.edition(2015 + i, -1, 16 + i);
    return made;
}

TEST(Excellence, IsNamedHoweverItIsWritten) {
    for (const char* words : {kMention, "Territoire d'Excellence Numérique", "TERRITOIRE D’EXCELLENCE NUMERIQUE, numérique éducatif"}) EXPECT_TRUE(namesExcellence(words)) << words;
    for (const char* words : {"", "numérique éducatif", "excellence"}) EXPECT_FALSE(namesExcellence(words)) << words;
}

TEST(Excellence, IsNotAskedBeforeItExistedNorOutsideOfEditions) {
    Made made = sixEditions();
    made.award(2020, "A", 5);
    EXPECT_TRUE(excellenceOf(made.get(), 2020).empty());
    EXPECT_TRUE(excellenceOf(made.get(), 2022).empty());
    EXPECT_TRUE(excellenceOf(made.get(), 2021).empty());
}

TEST(Excellence, AsksForFiveArobasesInEachOfTheLastSixEditions) {
    Made made = sixEditions();
    for (int year = 2016; year <= 2021; ++year) made.award(year, "A", 5).award(year, "B", year == 2018 ? 4 : 5);
    for (int year = 2017; year <= 2021; ++year) made.award(year, "C", year == 2019 ? 0 : 5);
    made.award(2015, "A", 3);  // before: no matter
    const auto found = excellenceOf(made.get(), 2021);
    ASSERT_EQ(found.size(), 3u);
    EXPECT_EQ(found[0].evidence, Evidence::Shown);
    EXPECT_EQ(found[0].knownFive, 6);
    EXPECT_EQ(found[1].evidence, Evidence::Contradicted);
    EXPECT_EQ(found[1].contradictedIn, 2018);
    EXPECT_EQ(found[2].evidence, Evidence::Open);
    EXPECT_EQ(found[2].knownFive, 4);
}

TEST(Excellence, AnEditionWithoutARowIsNotKnown) {
    Made made;
    for (int i = 0; i < 7; ++i)
        if (i != 3) made.edition(2015 + i, -1, 16 + i);
    for (int year = 2015; year <= 2021; ++year)
        if (year != 2018) made.award(year, "A", 5);
    const auto found = excellenceOf(made.get(), 2021);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].knownFive, 5);
    EXPECT_EQ(found[0].evidence, Evidence::Open);
}

TEST(Excellence, IsCarriedForThreeYears) {
    Made made = sixEditions();
    made.edition(2022, -1, 23).edition(2023, -1, 24).edition(2024, -1, 25).award(2021, "A", 5, kMention);
    for (int year = 2022; year <= 2024; ++year) made.award(year, "A", 5);
    EXPECT_TRUE(excellenceOf(made.get(), 2021)[0].declared);
    EXPECT_TRUE(excellenceOf(made.get(), 2022)[0].carried);
    EXPECT_TRUE(excellenceOf(made.get(), 2023)[0].carried);
    EXPECT_FALSE(excellenceOf(made.get(), 2024)[0].carried);
}

TEST(Excellence, TheCheckTellsEachDiscrepancyOnce) {
    Made made = sixEditions();
    for (int year = 2016; year <= 2021; ++year) {
        const bool last = year == 2021;
        made.award(year, "shown and declared", 5, last ? kMention : "").award(year, "shown alone", 5);
        made.award(year, "contradicted", year == 2017 ? 3 : 5, last ? kMention : "");
    }
    made.award(2021, "open", 5, kMention).award(2021, "neither", 5);
    Issues issues;
    checkExcellence(made.get(), issues);
    ASSERT_EQ(issues.size(), 3u);
    EXPECT_EQ(test::issuesByRule(issues, "excellence-undeclared").size(), 1u);
    EXPECT_EQ(test::issuesByRule(issues, "excellence-unproven").size(), 1u);
    const Issues contradicted = test::issuesByRule(issues, "excellence-contradicted");
    ASSERT_EQ(contradicted.size(), 1u);
    EXPECT_EQ(contradicted[0].severity, Severity::Warning);
    EXPECT_NE(contradicted[0].message.find("2017"), std::string::npos);
}

}  // namespace
}  // namespace arobase
