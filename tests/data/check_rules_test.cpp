#include "data/check_rules.h"

#include "data/check.h"
#include "tests/data/exhibition_folder.h"

namespace arobase::test {
namespace {

/// A sound exhibition of one edition and two communes, to make wrong in one way at a time.
Exhibition smallExhibition() {
    Exhibition e;
    e.friseFrom = 1999;
    e.friseTo = 2019;
    Edition edition;
    edition.year = 2018;
    edition.number = 19;
    edition.date = {2018, 2, 8};
    edition.declaredCount = 2;
    edition.source = "s";
    edition.row = 2;
    e.editions = {edition};
    const auto commune = [](const char* code, const char* name, const char* departement, LonLat at, int award) {
        Collectivite c;
        c.code = code;
        c.name = name;
        c.departement = departement;
        c.position = at;
        c.awards = {award};
        return c;
    };
    e.collectivites = {commune("47001", "Agen", "47", {0.63, 44.2}, 0), commune("74105", "Douvaine", "74", {6.3, 46.31}, 1)};
    for (int i = 0; i < 2; ++i) {
        Award award;
        award.year = 2018;
        award.collectivite = i;
        award.level = 5 - i;
        award.source = "s";
        award.row = 2 + i;
        e.awards.push_back(award);
    }
    return e;
}

const Place* officialPlace(PlaceKind kind, std::string_view code) {
    static const std::array<Place, 2> kPlaces = {
        Place{PlaceKind::Commune, "47001", "Agen", "47", "75", "", 33000, LonLat{0.62, 44.2}, true, false},
        Place{PlaceKind::Commune, "74105", "Douvaine", "74", "84", "", 6000, LonLat{6.3, 46.3}, false, false}};
    const auto found =
        std::find_if(kPlaces.begin(), kPlaces.end(), [&](const Place& p) { return p.kind == kind && p.code == code; });
    return found == kPlaces.end() ? nullptr : &*found;
}

Issues checked(const Exhibition& e) {
    return checkWith(e, officialPlace);
}

void expectRule(const Exhibition& e, const char* rule, Severity severity) {
    const Issues issues = issuesByRule(checked(e), rule);
    ASSERT_EQ(issues.size(), 1U) << rule << "\n" << allText(checked(e));
    EXPECT_EQ(issues[0].severity, severity);
    EXPECT_GT(issues[0].row, 0);
    EXPECT_FALSE(issues[0].file.empty());
}

TEST(CheckRules, ASoundExhibitionHasNothingToSay) {
    EXPECT_TRUE(checked(smallExhibition()).empty()) << allText(checked(smallExhibition()));
}

TEST(CheckRules, AnOldCodeWithAnEventIsSound) {
    Exhibition e = smallExhibition();
    e.collectivites[1].code = "74011";
    e.collectivites[1].name = "Annecy-le-Vieux";
    e.collectivites[1].position.reset();
    const Place today{PlaceKind::Commune, "74010", "Annecy", "74", "84", "", 130000, LonLat{6.1, 45.9}, true, false};
    const FormerCommunes former = [&](std::string_view code, int year, std::string_view) -> std::optional<FormerCommune> {
        EXPECT_EQ(year, 2018);
        return code == "74011" ? std::optional(FormerCommune{"Annecy-le-Vieux", &today}) : std::nullopt;
    };
    EXPECT_TRUE(checkWith(e, officialPlace, former).empty()) << allText(checkWith(e, officialPlace, former));
    // Another name is not its name, and a code that nobody ever had is none.
    e.collectivites[1].name = "Thônes";
    EXPECT_EQ(issuesByRule(checkWith(e, officialPlace, former), "name-mismatch").size(), 1U);
    e.collectivites[1].code = "74999";
    const Issues unknown = issuesByRule(checkWith(e, officialPlace, former), "code-unknown");
    ASSERT_EQ(unknown.size(), 1U);
    EXPECT_EQ(unknown[0].severity, Severity::Error);
    EXPECT_NE(unknown[0].message.find("1943"), std::string::npos);
}

TEST(CheckRules, WithoutGazetteerAnInfoSaysSo) {
    const Issues issues = checkExhibition(smallExhibition(), nullptr);
    ASSERT_EQ(issues.size(), 1U);
    EXPECT_EQ(issues[0].rule, "gazetteer-missing");
    EXPECT_EQ(issues[0].severity, Severity::Info);
}

TEST(CheckRules, MoreKnownThanDeclared) {
    Exhibition e = smallExhibition();
    e.editions[0].declaredCount = 1;
    expectRule(e, "edition-count-exceeded", Severity::Error);
}

TEST(CheckRules, MoreKnownAtALevelThanDeclared) {
    Exhibition e = smallExhibition();
    e.editions[0].declaredByLevel[5] = 0;
    expectRule(e, "edition-level-exceeded", Severity::Error);
}

TEST(CheckRules, SplitThatDoesNotAddUp) {
    Exhibition e = smallExhibition();
    for (std::size_t level = 1; level <= 5; ++level) e.editions[0].declaredByLevel[level] = 1;
    expectRule(e, "edition-split-sum", Severity::Error);
    e.editions[0].declaredCount = 5;
    EXPECT_TRUE(issuesByRule(checked(e), "edition-split-sum").empty());
    e.editions[0].declaredByLevel[0] = 3;
    e.editions[0].declaredCount = 8;
    EXPECT_TRUE(issuesByRule(checked(e), "edition-split-sum").empty()) << "mentions may be counted in";
}

TEST(CheckRules, PartialSplitMayNotExceedTheTotal) {
    Exhibition e = smallExhibition();
    e.editions[0].declaredByLevel[5] = 3;
    expectRule(e, "edition-split-sum", Severity::Error);
}

TEST(CheckRules, WrittenSumThatIsWrong) {
    Exhibition e = smallExhibition();
    e.editions[0].note = "1 territoire (287 communes) + 3 villes = 2";
    expectRule(e, "edition-sum-wrong", Severity::Error);
}

TEST(CheckRules, WrittenSumAgainstTheDeclaredCount) {
    Exhibition e = smallExhibition();
    e.editions[0].note = "1 territoire + 3 villes = 4";
    expectRule(e, "edition-total-contradiction", Severity::Error);
}

TEST(CheckRules, AnotherCountOfTheSameThing) {
    Exhibition e = smallExhibition();
    e.editions[0].declaredCount = 205;
    e.editions[0].note =
        "12 territoires (287 communes) + 151 villes + 42 villages = 205 (France 3) ; les seeds disent 131 villes, mais leur "
        "total "
        "« 492 collectivités concernées » = 205 + 287 ; 450 membres";
    expectRule(e, "edition-total-contradiction", Severity::Error);
    const std::string text = allText(issuesByRule(checked(e), "edition-total-contradiction"));
    for (const char* number : {"131 villes", "151", "205", "185"}) EXPECT_NE(text.find(number), std::string::npos) << text;
}

TEST(CheckRules, TotalsOfEntrantsAreDoubtful) {
    Exhibition e = smallExhibition();
    e.editions[0].note = "villes inscrites";
    expectRule(e, "edition-count-entrants", Severity::Warning);
    e.editions[0].note = "234 inscrites ; 234 labellisées";
    EXPECT_TRUE(issuesByRule(checked(e), "edition-count-entrants").empty());
}

TEST(CheckRules, CeremonyOutsideItsYear) {
    Exhibition e = smallExhibition();
    e.editions[0].date = {2017, 12, 15};
    expectRule(e, "edition-date-year", Severity::Warning);
    e.editions[0].date = {2017, 3, 1};
    expectRule(e, "edition-date-year", Severity::Error);
    e.editions[0].date = {2019, 1, 1};
    expectRule(e, "edition-date-year", Severity::Error);
}

TEST(CheckRules, EditionNumbersGrow) {
    Exhibition e = smallExhibition();
    Edition next = e.editions[0];
    next.year = 2019;
    next.number = 19;
    next.date = {};
    next.row = 3;
    e.editions.push_back(next);
    expectRule(e, "edition-number-order", Severity::Error);
    e.editions[1].number = 22;
    expectRule(e, "edition-missing", Severity::Info);
}

TEST(CheckRules, CoverageIsTold) {
    Exhibition e = smallExhibition();
    e.editions[0].declaredCount = 203;
    expectRule(e, "edition-coverage", Severity::Info);
    EXPECT_NE(allText(checked(e)).find("2 collectivités connues sur 203"), std::string::npos);
}

TEST(CheckRules, DuplicateAwards) {
    Exhibition e = smallExhibition();
    e.awards.push_back(e.awards[0]);
    e.awards.back().row = 9;
    e.editions[0].declaredCount = 3;
    expectRule(e, "award-duplicate", Severity::Error);
    EXPECT_EQ(issuesByRule(checked(e), "award-duplicate")[0].row, 9);
}

TEST(CheckRules, LevelOutsideTheScale) {
    Exhibition e = smallExhibition();
    e.awards[0].level = 6;
    expectRule(e, "level-range", Severity::Error);
}

TEST(CheckRules, AwardOfAnUnknownEdition) {
    Exhibition e = smallExhibition();
    e.awards[0].year = 2009;
    expectRule(e, "award-edition-unknown", Severity::Error);
}

TEST(CheckRules, LevelThatJumps) {
    Exhibition e = smallExhibition();
    Award early = e.awards[0];
    early.year = 2017;
    early.level = 1;
    early.row = 9;
    e.awards.push_back(early);
    e.collectivites[0].awards = {2, 0};
    expectRule(e, "level-jump", Severity::Warning);
}

void addLandmark(Exhibition& e, const char* id, HistDate date, const char* title, int track, const char* source, int row) {
    FriseItem item;
    item.id = id;
    item.date = date;
    item.title = title;
    item.track = track;
    item.source = source;
    item.row = row;
    e.frise.push_back(std::move(item));
}

TEST(CheckRules, MissingSources) {
    Exhibition e = smallExhibition();
    e.awards[0].source.clear();
    e.editions[0].source.clear();
    addLandmark(e, "r", {2000, 0, 0}, "Titre", 0, "", 2);
    e.figures.push_back({2000, "monde", "1", 1, "%", "x", "", "", "", 2});
    for (const char* rule :
         {"award-source-missing", "edition-source-missing", "landmark-source-missing", "figure-source-missing"}) {
        expectRule(e, rule, Severity::Warning);
    }
}

TEST(CheckRules, Landmarks) {
    Exhibition e = smallExhibition();
    addLandmark(e, "a", {2005, 0, 0}, "Crowdsourcing", 0, "s", 2);
    addLandmark(e, "b", {2005, 0, 0}, "Débuts du crowdsourcing", 1, "s", 3);
    expectRule(e, "landmark-near-duplicate", Severity::Warning);
    addLandmark(e, "c", {2005, 0, 0}, "CROWDSOURCING", 0, "s", 4);
    EXPECT_EQ(issuesByRule(checked(e), "landmark-duplicate").size(), 1U);
    addLandmark(e, "d", {1998, 0, 0}, "Trop tôt", 0, "s", 5);
    expectRule(e, "landmark-date-range", Severity::Error);
}

TEST(CheckRules, CodesOfTheWrongForm) {
    for (const char* code : {"7410", "741050", "2C001", "ABCDE", ""}) {
        Exhibition e = smallExhibition();
        e.collectivites[1].code = code;
        expectRule(e, "code-format", Severity::Error);
    }
}

TEST(CheckRules, CodeThatIsNotInTheList) {
    Exhibition e = smallExhibition();
    e.collectivites[1].code = "74999";
    expectRule(e, "code-unknown", Severity::Error);
}

TEST(CheckRules, CodeOfAnotherDepartement) {
    Exhibition e = smallExhibition();
    e.collectivites[1].departement = "73";
    expectRule(e, "departement-code", Severity::Error);
    expectRule(e, "departement-mismatch", Severity::Error);
}

TEST(CheckRules, NameOfAnotherPlace) {
    Exhibition e = smallExhibition();
    e.collectivites[1].name = "Annemasse";
    expectRule(e, "name-mismatch", Severity::Warning);
    for (const char* same : {"DOUVAINE", "douvaine", "Douvaine "}) {
        e.collectivites[1].name = same;
        EXPECT_TRUE(issuesByRule(checked(e), "name-mismatch").empty()) << same;
    }
}

TEST(CheckRules, LongNamesAndKindsOfEpciAreCompared) {
    Exhibition e = smallExhibition();
    const Place saint{PlaceKind::Commune, "74105", "Saint-Germain-en-Laye-sur-Seine", "74", "84", "", 0, {}, false, false};
    const Place epci{PlaceKind::Epci, "200041333", "Communauté de communes de Parthenay-Gâtine", "79", "75", "", 0, {}, false, false};
    const auto only = [&](const Place& place) {
        return [&place](PlaceKind, std::string_view code) { return code == place.code ? &place : nullptr; };
    };
    e.collectivites[1].name = "St Germain en Laye sur Seine";
    EXPECT_TRUE(issuesByRule(checkWith(e, only(saint)), "name-mismatch").empty());
    e.collectivites[1].name = "Saint-Germain-au-Mont-d'Or-sur-Saône";
    EXPECT_EQ(issuesByRule(checkWith(e, only(saint)), "name-mismatch").size(), 1U);
    e.collectivites[1].kind = CollectiviteKind::Epci;
    e.collectivites[1].code = "200041333";
    e.collectivites[1].departement = "79";
    e.collectivites[1].name = "CC de Parthenay-Gâtine";
    EXPECT_TRUE(issuesByRule(checkWith(e, only(epci)), "name-mismatch").empty());
}

TEST(CheckRules, PositionFarFromThePlace) {
    Exhibition e = smallExhibition();
    e.collectivites[1].position = LonLat{2.3, 48.8};
    expectRule(e, "position-far", Severity::Error);
}

TEST(CheckRules, PositionOutsideTheTerritory) {
    Exhibition e = smallExhibition();
    e.collectivites[1].position = LonLat{55.5, -21.1};
    expectRule(e, "position-territory", Severity::Error);
}

// The three anomalies of our own facts, from the files to the words.
TEST(CheckRules, OwnFactsAreRefusedWithTheirReasons) {
    const Result<Exhibition> loaded = loadExhibition(defaultExhibition());
    ASSERT_TRUE(loaded);
    Issues all = loaded.issues;
    const Issues ruled = checkExhibition(*loaded.value, nullptr);
    all.insert(all.end(), ruled.begin(), ruled.end());
    EXPECT_TRUE(hasErrors(all));
    const std::string text = allText(all);
    for (const char* words :
         {"figures.csv:4 [value] figure-exceeds-population : 247 milliards d’internautes",
          "figures.csv:11 [value] figure-ratio-inconsistent : 4,9 milliards = 54 %",
          "editions.csv:18 [note] edition-total-contradiction : édition 2018 : 131 villes contredit le total de 205",
          "édition 2008 : 14 collectivités connues sur 203"}) {
        EXPECT_NE(text.find(words), std::string::npos) << words << "\n" << text;
    }
    for (const Figure& figure : loaded.value->figures) {
        const bool refused = figure.row == 4 || figure.row == 11 || figure.row == 12;
        EXPECT_EQ(figure.refusedBy.empty(), !refused) << figure.row;
    }
    EXPECT_EQ(std::count_if(all.begin(), all.end(), [](const Issue& i) { return i.severity == Severity::Error; }), 3) << text;
}

}  // namespace
}  // namespace arobase::test
