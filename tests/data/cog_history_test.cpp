// Communes through time, on five events written by hand; then on sources that contradict themselves.
#include "data/cog/history_builder.h"

#include "tests/data/cog_fixtures.h"
#include "tests/data/cog_invariants.h"
#include "tests/data/exhibition_folder.h"

namespace arobase::test {
namespace {

struct Built {
    BakedHistory history;
    Issues issues;
    CommuneHistory view() const { return history.view(); }
};

Built builtFrom(const std::string& json, const std::vector<CogList>& lists = {}) {
    const TemporaryFolder folder;
    const std::filesystem::path file = folder.path() / "historique-communes.json";
    writeBytes(file, json);
    Built built;
    CogEvents events;
    events.file = file.string();
    events.entries = readCogEntries(file, built.issues);
    events.lists = lists;
    built.history = buildHistory(events, fixtureBoxes(), built.issues);
    return built;
}

Built fixture() { return builtFrom(kEvents, fixtureLists()); }

using Codes = std::vector<std::string_view>;
Codes today(const CommuneHistory& h, std::string_view code, int year) { return h.codesAt(code, cogDate(year), kCogToday); }
std::string_view nameIn(const CommuneHistory& h, std::string_view code, int year) { return h.name(h.find(code, cogDate(year))); }

/// "Became Châlons-en-Champagne 19980118".
std::vector<std::string> told(const CommuneHistory& h, std::string_view code, int year) {
    static constexpr const char* kKinds[] = {"became", "joined", "gathered", "left by", "separated from", "renumbered"};
    std::vector<std::string> lines;
    for (const CogStep& step : h.story(h.find(code, cogDate(year)), cogDate(year)))
        lines.push_back(std::string(kKinds[static_cast<std::size_t>(step.kind)]) + " " + std::string(h.name(step.other)) + " " + std::to_string(step.link->date));
    return lines;
}
using Lines = std::vector<std::string>;

void replace(std::string& text, const std::string& what, const std::string& with) {
    const std::size_t at = text.find(what);
    ASSERT_NE(at, std::string::npos) << what;
    text.replace(at, what.size(), with);
}

TEST(CommuneHistory, InvariantsHoldOnTheFixture) {
    const Built built = fixture();
    EXPECT_EQ(expectInvariants(built.view()), 1);  // Pierrelez was shared out
    EXPECT_FALSE(hasErrors(built.issues));
    EXPECT_EQ(issuesByRule(built.issues, "cog-lost").size(), 0U);
}

TEST(CommuneHistory, AMerger) {
    const Built built = fixture();
    const CommuneHistory h = built.view();
    EXPECT_EQ(today(h, "74011", 2008), Codes{"74010"});
    EXPECT_EQ(nameIn(h, "74011", 2008), "Annecy-le-Vieux");
    EXPECT_EQ(told(h, "74011", 2008), Lines{"joined Annecy 20170101"});
    EXPECT_EQ(told(h, "74010", 2008), Lines{"gathered Annecy-le-Vieux 20170101"});
    EXPECT_EQ(h.codesAt("74010", kCogToday, cogDate(2008)), (Codes{"74010", "74011"}));
    // Its code means the commune that holds it from then on; an arrondissement means its city.
    EXPECT_EQ(nameIn(h, "74011", 2018), "Annecy");
    EXPECT_EQ(today(h, "74199", 2008), Codes{"74010"});
}

TEST(CommuneHistory, ASplit) {
    const Built built = fixture();
    const CommuneHistory h = built.view();
    EXPECT_EQ(today(h, "55399", 1980), (Codes{"55398", "55399"}));
    EXPECT_EQ(nameIn(h, "55399", 1980), "Othe-les-Bois");
    EXPECT_EQ(told(h, "55399", 1980), (Lines{"left by Ohéville 19850101", "became Othe 19850101"}));
    // What was merged and split off again is itself, not the whole.
    EXPECT_EQ(today(h, "55398", 1950), Codes{"55398"});
    EXPECT_EQ(h.codesAt("55398", kCogToday, cogDate(1980)), Codes{"55399"});
    EXPECT_EQ(h.codesAt("55398", kCogToday, cogDate(1950)), Codes{"55398"});
}

TEST(CommuneHistory, ARenaming) {
    const Built built = fixture();
    const CommuneHistory h = built.view();
    EXPECT_EQ(nameIn(h, "51108", 1990), "Châlons-sur-Marne");
    EXPECT_EQ(nameIn(h, "51108", 2008), "Châlons-en-Champagne");
    EXPECT_EQ(today(h, "51108", 1990), Codes{"51108"});
    EXPECT_EQ(told(h, "51108", 1990), Lines{"became Châlons-en-Champagne 19980118"});
    EXPECT_TRUE(told(h, "51108", 2008).empty());
    // A list of the spring may still have the name of the winter.
    EXPECT_EQ(h.name(h.find("51108", cogDate(1998, 6), "CHALONS SUR MARNE")), "Châlons-sur-Marne");
    EXPECT_EQ(h.name(h.find("51108", cogDate(2008), "Châlons-sur-Marne")), "Châlons-en-Champagne");
}

TEST(CommuneHistory, AChangeOfCode) {
    const Built built = fixture();
    const CommuneHistory h = built.view();
    EXPECT_EQ(today(h, "14697", 2010), Codes{"14472"});
    EXPECT_EQ(h.codesAt("14472", kCogToday, cogDate(2010)), Codes{"14697"});
    EXPECT_EQ(told(h, "14697", 2010), Lines{"renumbered L'Oudon 20140107"});
    EXPECT_EQ(today(h, "14472", 2010), Codes{"14472"});  // its code of today, used of an earlier year
}

TEST(CommuneHistory, AMergerThenASplitThatOnlyTheListsTell) {
    const Built built = fixture();
    const CommuneHistory h = built.view();
    EXPECT_EQ(today(h, "15035", 2008), Codes{"15035"});
    EXPECT_EQ(today(h, "15141", 2018), (Codes{"15035", "15141"}));
    EXPECT_EQ(told(h, "15035", 2008), (Lines{"joined Neussargues en Pinatelle 20161201", "separated from Neussargues en Pinatelle 20250101"}));
    EXPECT_EQ(h.codesAt("15035", kCogToday, cogDate(2018)), Codes{"15141"});
    const CogStep split = h.story(h.find("15035", cogDate(2008)), cogDate(2008)).back();
    EXPECT_EQ(split.link->afterYear, 2024) << "a list tells the year at best";
}

TEST(CommuneHistory, AMergerThatNoListTellsIsInferredAndSaid) {
    const Built built = fixture();
    EXPECT_EQ(today(built.view(), "01001", 2008), Codes{"01002"});
    const Issues said = issuesByRule(built.issues, "cog-inferred");
    ASSERT_EQ(said.size(), 1U);
    EXPECT_EQ(said[0].severity, Severity::Info);
    EXPECT_NE(said[0].message.find("01001"), std::string::npos);
    // Not when nobody gained its people: then it is lost, by name.
    std::vector<CogList> lists = fixtureLists();
    lists[2].communes[6].population = 210;
    const Built lost = builtFrom(kEvents, lists);
    EXPECT_TRUE(today(lost.view(), "01001", 2008).empty());
    EXPECT_EQ(issuesByRule(lost.issues, "cog-lost").size(), 1U);
    EXPECT_EQ(expectInvariants(lost.view()), 2);
}

TEST(CommuneHistory, AChiefPlaceThatLeavesAndKeepsTheCode) {
    std::vector<CogList> lists = fixtureLists();
    // Annecy-the-old-town leaves; the rest goes on under the code of Annecy-le-Vieux.
    lists[2].communes[0].name = "Annecy-la-Vieille";
    lists[2].communes.push_back(listed("74011", "Annecy"));
    const Built built = builtFrom(kEvents, lists);
    EXPECT_EQ(today(built.view(), "74010", 2018), (Codes{"74010", "74011"}));
    EXPECT_EQ(today(built.view(), "74010", 2008), Codes{"74010"});
    EXPECT_EQ(today(built.view(), "74011", 2008), Codes{"74011"});
    expectInvariants(built.view());
}

TEST(CommuneHistory, WhereNothingHappenedACodeIsItself) {
    const Built built = fixture();
    EXPECT_EQ(today(built.view(), "97501", 2008), Codes{"97501"});
    EXPECT_EQ(today(built.view(), "99999", 2008), Codes{"99999"});
    EXPECT_EQ(built.view().find("97501", cogDate(2008)), kNoSpell);
    EXPECT_EQ(today(CommuneHistory(), "75056", 2008), Codes{"75056"});
    EXPECT_TRUE(today(built.view(), "77362", 1946).empty()) << "shared out among its neighbours";
}

TEST(CommuneHistory, AListIsKnownByItsCodes) {
    const Built built = fixture();
    const auto of = [&](Codes codes, int preferred = 0) {
        std::ranges::sort(codes);
        return built.view().millesimeOf(codes, preferred);
    };
    EXPECT_EQ(of({"74010", "74011", "55399", "55398", "51108", "14472", "15141", "15035"}), 2016);
    EXPECT_EQ(of({"74010", "55399", "55398", "51108", "14472", "15141"}), 2024);
    EXPECT_EQ(of({"74010", "55399", "55398", "51108", "14472", "15141", "15035"}), 2025);
    EXPECT_EQ(of({"74010"}, 2018), 2018) << "of years that fit alike the preferred one";
    EXPECT_EQ(of({}), 0);
    EXPECT_EQ(of({"74011", "55398"}), 0) << "of no year";
}

// What is wrong with the sources

void expectOne(const Built& built, const char* rule, const char* named) {
    const Issues found = issuesByRule(built.issues, rule);
    ASSERT_EQ(found.size(), 1U) << rule << "\n" << allText(built.issues);
    EXPECT_NE(toText(found[0]).find(named), std::string::npos) << toText(found[0]);
    EXPECT_FALSE(found[0].file.empty());
}

TEST(CommuneHistory, ATruncatedFileKeepsWhatStandsBeforeTheBreak) {
    const std::string whole = kEvents;
    for (std::size_t cut = 0; cut < whole.size() - 1; cut += 97) {
        const Built built = builtFrom(whole.substr(0, cut), fixtureLists());
        EXPECT_EQ(issuesByRule(built.issues, "cog-history-unreadable").size(), 1U) << cut;
        EXPECT_TRUE(built.view().sound());
        expectMonotone(built.view());
        expectNoCycle(built.view());
    }
    const Built most = builtFrom(whole.substr(0, whole.find("{\"id\":\"COM-77362")), fixtureLists());
    EXPECT_EQ(today(most.view(), "74011", 2008), Codes{"74010"});
    for (const char* none : {"{}", "3", "[1,2", "[[[", "null", "[{\"a\":{\"b\":[{}]}}]"}) expectInvariants(builtFrom(none).view());
}

TEST(CommuneHistory, EntriesThatContradictAreNamedAndLeftOut) {
    const struct {
        const char *what, *with, *rule, *named;
    } kDamages[] = {
        {"\"dateFin\":\"1998-01-18\"", "\"dateFin\":\"1998-01-19\"", "cog-entry-contradiction", "Châlons"},
        {"\"dateFin\":\"1998-01-18\"", "\"dateFin\":\"hier\"", "cog-entry-date", "Châlons-sur-Marne"},
        {"\"nom\":\"Pierrelez\"", "\"nom\":\"\"", "cog-entry-incomplete", "COM-77362"},
        {"\"type\":\"COM\",\"dateFin\":\"1949-07-28\"", "\"type\":\"CAN\",\"dateFin\":\"1949-07-28\"", "cog-entry-type", "CAN"},
        {"\"successeur\":\"COM-14472@2014-01-07\"", "\"successeur\":\"COM-14473@2014-01-07\"", "cog-entry-successor", "COM-14473"},
        {"\"id\":\"COM-01001@1943-01-01\"", "\"id\":\"COM-77362@1943-01-01\"", "cog-entry-twice", "L'Abergement"},
        {"\"code\":\"77362\"", "\"code\":\"01001\"", "cog-entry-contradiction", "Pierrelez"},
        {"\"dateFin\":\"1949-07-28\"", "\"dateFin\":\"1942-07-28\",\"dateDebut\":\"1950-01-01\"", "cog-entry-date", "Pierrelez"},
    };
    for (const auto& damage : kDamages) {
        std::string text = kEvents;
        replace(text, damage.what, damage.with);
        const Built built = builtFrom(text);
        if (std::string_view(damage.rule) == "cog-entry-contradiction")
            EXPECT_GE(issuesByRule(built.issues, damage.rule).size(), 1U) << damage.with;
        else
            expectOne(built, damage.rule, damage.named);
        EXPECT_EQ(today(built.view(), "74011", 2008), Codes{"74010"}) << "the rest is kept";
        EXPECT_TRUE(built.view().sound()) << damage.with;
        expectNoCycle(built.view());
    }
}

TEST(CommuneHistory, ACommuneTwiceInAListIsNamedAndCountsOnce) {
    const TemporaryFolder folder;
    writeBytes(folder.path() / "communes.json", R"([{"code":"01900","nom":"Vieille","type":"commune-actuelle"},{"code":"01053","nom":"Bourg","type":"commune-actuelle"},
        {"code":"01900","nom":"Encore","type":"commune-actuelle"}])");
    Issues issues;
    const CogList list = readCogList(folder.path() / "communes.json", 2019, issues);
    ASSERT_EQ(list.communes.size(), 2U);
    EXPECT_EQ(list.communes[0].name, "Vieille");
    ASSERT_EQ(issues.size(), 1U);
    EXPECT_EQ(issues[0].severity, Severity::Warning);
    EXPECT_NE(toText(issues[0]).find("cog-list-twice"), std::string::npos);
    EXPECT_NE(issues[0].message.find("01900 Encore"), std::string::npos);
}

TEST(CommuneHistory, PartsThatNobodyHolds) {
    std::string text = kEvents;
    replace(text, "\"predecesseur\":\"COM-74011@1943-01-01\",\"pole\":\"COM-74010@2017-01-01\"", "\"pole\":\"COMD-74011@2017-01-01\"");
    const Built built = builtFrom(text);
    expectOne(built, "cog-entry-pole", "COMD-74011");
    EXPECT_TRUE(today(built.view(), "74011", 2008).empty()) << "what became of it is not known, and not invented";
    EXPECT_TRUE(built.view().sound());
}

TEST(CommuneHistory, AnUnsoundGraphIsSeen) {
    const Built built = fixture();
    ASSERT_TRUE(built.view().sound());
    const auto damaged = [&](auto&& damage) {
        BakedHistory copy = built.history;
        damage(copy);
        return copy.view().sound();
    };
    EXPECT_FALSE(damaged([](BakedHistory& h) { h.links[0].to = 0x7FFFFFFF; }));
    EXPECT_FALSE(damaged([](BakedHistory& h) { h.links[0].kind = 99; }));
    EXPECT_FALSE(damaged([](BakedHistory& h) { for (CogLink& link : h.links) link.date = 1; }));
    EXPECT_FALSE(damaged([](BakedHistory& h) { h.incoming[0] = 0x7FFFFFFF; }));
    EXPECT_FALSE(damaged([](BakedHistory& h) { h.spells[0].nameOffset = 0x7FFFFFFF; }));
    EXPECT_FALSE(damaged([](BakedHistory& h) { h.spells[0].firstLink = 0x7FFFFFFF; }));
    EXPECT_FALSE(damaged([](BakedHistory& h) { std::swap(h.spells.front(), h.spells.back()); }));
    EXPECT_FALSE(damaged([](BakedHistory& h) { h.spells[0].pole = 0; h.spells[0].part = 0; }));
}

}  // namespace
}  // namespace arobase::test
