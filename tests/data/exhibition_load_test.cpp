#include <map>
#include <numeric>
#include <set>

#include "data/check.h"
#include "tests/data/exhibition_folder.h"

namespace arobase::test {
namespace {

// The acceptance case: one damaged table, one clear message naming it, everything else loaded.

struct Counts {
    std::size_t frise, figures, editions, awards, enjeux, strings, themes;
    bool operator==(const Counts&) const = default;
};

Counts countsOf(const Exhibition& e) {
    return {e.frise.size(),  e.figures.size(),    e.editions.size(), e.awards.size(),
            e.enjeux.size(), e.strings.fr.size(), e.themes.size()};
}

constexpr const char* kTables[] = {"frise.csv", "figures.csv", "editions.csv", "palmares.csv", "enjeux.csv"};

/// Issues about the file that are not those of the sound exhibition.
Issues newIssues(const Issues& issues, const std::string& file) {
    static const Issues kSound = loadExhibition(defaultExhibition()).issues;
    Issues found;
    for (const Issue& issue : issuesOf(issues, file)) {
        const std::string text = toText(issue);
        const bool known = std::any_of(kSound.begin(), kSound.end(), [&](const Issue& sound) { return toText(sound) == text; });
        if (!known) found.push_back(issue);
    }
    return found;
}

/// Same counts as the sound exhibition, but for the damaged table.
void expectRestLoaded(const Exhibition& damaged, const std::string& file) {
    static const Counts kSound = countsOf(*loadExhibition(defaultExhibition()).value);
    Counts counts = countsOf(damaged);
    if (file == "frise.csv") counts.frise = kSound.frise;
    if (file == "figures.csv") counts.figures = kSound.figures;
    if (file == "editions.csv") counts.editions = kSound.editions;
    if (file == "palmares.csv") counts.awards = kSound.awards;
    if (file == "enjeux.csv") counts.enjeux = kSound.enjeux;
    EXPECT_EQ(counts, kSound) << file;
}

TEST(ExhibitionLoad, NoFolderGivesNoValue) {
    const Result<Exhibition> result = loadExhibition("/nowhere/at/all");
    EXPECT_FALSE(result);
    ASSERT_EQ(result.issues.size(), 1U);
    EXPECT_EQ(result.issues[0].rule, "exhibition-folder");
}

TEST(ExhibitionLoad, EmptyFolderStillGivesAnExhibition) {
    const TemporaryFolder folder;
    const Result<Exhibition> result = loadExhibition(folder.path());
    ASSERT_TRUE(result);
    EXPECT_TRUE(hasErrors(result.issues));
    EXPECT_EQ(result.issues.size(), 8U) << allText(result.issues);
    EXPECT_EQ(result.value->theme("jour").colour("sea"), (Rgba{255, 0, 255, 255}));
    EXPECT_EQ(result.value->strings.text("nav.back", Language::French), "nav.back");
    EXPECT_TRUE(checkExhibition(*result.value, nullptr).empty());
}

TEST(ExhibitionLoad, MissingTableIsOneMessage) {
    for (const std::string file : kTables) {
        const ExhibitionCopy copy;
        std::filesystem::remove(copy.path() / file);
        const Result<Exhibition> result = loadExhibition(copy.path());
        ASSERT_TRUE(result);
        const Issues issues = newIssues(result.issues, file);
        ASSERT_EQ(issues.size(), 1U) << allText(issues);
        EXPECT_EQ(issues[0].rule, "file-missing");
        expectRestLoaded(*result.value, file);
    }
}

TEST(ExhibitionLoad, EmptyTableIsOneMessage) {
    for (const std::string file : kTables) {
        const ExhibitionCopy copy;
        copy.write(file, "");
        const Result<Exhibition> result = loadExhibition(copy.path());
        ASSERT_TRUE(result);
        const Issues issues = newIssues(result.issues, file);
        ASSERT_EQ(issues.size(), 1U) << allText(issues);
        EXPECT_EQ(issues[0].rule, "file-empty");
        expectRestLoaded(*result.value, file);
    }
}

TEST(ExhibitionLoad, TruncatedTableIsOneMessageAndKeepsItsStart) {
    for (const std::string file : kTables) {
        const ExhibitionCopy copy;
        const std::string whole = copy.bytes(file);
        // Within a row's second field: neither a whole row nor a whole file.
        const std::size_t cut = whole.find(',', whole.rfind('\n', whole.size() * 2 / 3)) + 1;
        copy.write(file, std::string_view(whole).substr(0, cut));
        const Result<Exhibition> result = loadExhibition(copy.path());
        ASSERT_TRUE(result);
        const Issues issues = newIssues(result.issues, file);
        ASSERT_EQ(issues.size(), 1U) << allText(issues);
        EXPECT_EQ(issues[0].rule, "file-truncated");
        EXPECT_GT(issues[0].row, 1);
        EXPECT_TRUE(newIssues(result.issues, "exhibition.toml").empty()) << "lost landmarks are not told one by one";
        expectRestLoaded(*result.value, file);
    }
}

TEST(ExhibitionLoad, TruncatedPalmaresKeepsTheRowsBefore) {
    const ExhibitionCopy copy;
    const std::string whole = copy.bytes("palmares.csv");
    copy.write("palmares.csv", std::string_view(whole).substr(0, whole.find(",Perpignan")));
    const Result<Exhibition> result = loadExhibition(copy.path());
    ASSERT_TRUE(result);
    EXPECT_FALSE(result.value->awards.empty());
    const Issues issues = newIssues(result.issues, "palmares.csv");
    ASSERT_EQ(issues.size(), 1U) << allText(issues);
    EXPECT_EQ(result.value->awards.size(), static_cast<std::size_t>(issues[0].row - 2));
}

TEST(ExhibitionLoad, Latin1TableIsOneWarningAndReadsTheSame) {
    const Exhibition sound = *loadExhibition(defaultExhibition()).value;
    for (const std::string file : kTables) {
        const ExhibitionCopy copy;
        std::string latin1;
        std::string_view utf8;
        const std::string whole = copy.bytes(file);
        // Latin-1 has no ’ « œ …: keep what it has, spell the rest plainly, as a spreadsheet of that age would.
        for (utf8 = whole; !utf8.empty();) {
            const auto lead = static_cast<unsigned char>(utf8.front());
            const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : 3;
            const unsigned code = bytes == 2   ? (lead & 0x1FU) << 6U | (static_cast<unsigned char>(utf8[1]) & 0x3FU)
                                  : bytes == 1 ? lead
                                               : 0x100U;
            latin1 += code < 0x100 ? static_cast<char>(static_cast<unsigned char>(code)) : '\'';
            utf8.remove_prefix(bytes);
        }
        const bool accents =
            std::any_of(latin1.begin(), latin1.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
        copy.write(file, latin1);
        const Result<Exhibition> result = loadExhibition(copy.path());
        ASSERT_TRUE(result);
        const Issues issues = newIssues(result.issues, file);
        ASSERT_EQ(issues.size(), accents ? 1U : 0U) << file << allText(issues);
        EXPECT_EQ(issuesByRule(issues, "file-encoding").size(), issues.size());
        EXPECT_EQ(countsOf(*result.value), countsOf(sound)) << file;
    }
}

TEST(ExhibitionLoad, BrokenTomlIsOneMessage) {
    for (const std::string file : {"exhibition.toml", "strings/fr.toml", "strings/en.toml", "themes/nuit.toml"}) {
        const ExhibitionCopy copy;
        copy.write(file, "titre = = \"\n[");
        const Result<Exhibition> result = loadExhibition(copy.path());
        ASSERT_TRUE(result);
        const Issues issues = newIssues(result.issues, file);
        ASSERT_EQ(issues.size(), 1U) << allText(issues);
        EXPECT_EQ(issues[0].rule, "file-syntax");
        EXPECT_EQ(issues[0].row, 1);
        EXPECT_EQ(result.value->awards.size(), 249U);
    }
}

TEST(ExhibitionLoad, KeyOfOneLanguageIsAnError) {
    const ExhibitionCopy copy;
    copy.write("strings/en.toml", copy.bytes("strings/en.toml") + "\n[extra]\nkey = \"only here\"\n");
    const Issues issues = newIssues(loadExhibition(copy.path()).issues, "strings/fr.toml");
    ASSERT_EQ(issues.size(), 1U);
    EXPECT_EQ(issues[0].severity, Severity::Error);
    EXPECT_EQ(issues[0].column, "extra.key");
}

TEST(ExhibitionLoad, TokenOfOneThemeIsAnError) {
    const ExhibitionCopy copy;
    copy.write("themes/nuit.toml", copy.bytes("themes/nuit.toml") + "\nonly_here = \"#123456\"\nbroken = \"rouge\"\n");
    const Issues all = loadExhibition(copy.path()).issues;
    EXPECT_EQ(issuesByRule(all, "theme-token-missing").size(), 2U);
    EXPECT_EQ(issuesByRule(all, "theme-value").size(), 1U);
}

TEST(ExhibitionLoad, FilesOutsideTheFolderAreRefused) {
    const ExhibitionCopy copy;
    std::string toml = copy.bytes("exhibition.toml");
    toml.replace(toml.find("\"frise.csv\""), 11, "\"../frise.csv\"");
    copy.write("exhibition.toml", toml);
    EXPECT_EQ(issuesByRule(loadExhibition(copy.path()).issues, "config-file-name").size(), 1U);
}

TEST(ExhibitionLoad, LevelsOutsideOneToFiveAreRefusedNotShown) {
    const ExhibitionCopy copy;
    copy.write("palmares.csv",
               "year,edition,level,kind,code,name,dept,lon,lat,mention,source,note\n"
               "2018,19,6,commune,74105,Douvaine,74,6.3,46.3,,s,\n"
               "2018,19,0,commune,74012,Annemasse,74,6.3,46.2,,s,\n"
               "2018,19,cinq,commune,74010,Annecy,74,6.1,45.9,,s,\n"
               "2018,19,,commune,74281,Thonon-les-Bains,74,6.5,46.4,,s,\n");
    const Result<Exhibition> result = loadExhibition(copy.path());
    ASSERT_EQ(result.value->awards.size(), 4U);
    for (const Award& award : result.value->awards) EXPECT_EQ(award.level, 0);
    const Issues issues = issuesByRule(result.issues, "level-range");
    ASSERT_EQ(issues.size(), 3U);
    EXPECT_EQ(issues[0].row, 2);
    EXPECT_EQ(issues[0].column, "level");
}

TEST(ExhibitionLoad, UnreadableRowsAreSetAsideOneByOne) {
    const ExhibitionCopy copy;
    copy.write("palmares.csv",
               "year,edition,level,kind,code,name,dept,lon,lat,mention,source,note\n"
               "abcd,19,5,commune,74105,Douvaine,74,6.3,46.3,,s,\n"
               "2018,19,5,ville,74105,Douvaine,74,6.3,46.3,,s,\n"
               "2018,19,5,commune,,Douvaine,74,6.3,46.3,,s,\n"
               "2018,18,5,commune,74105,Douvaine,74,est,46.3,,s,\n");
    const Result<Exhibition> result = loadExhibition(copy.path());
    EXPECT_EQ(result.value->awards.size(), 1U);
    EXPECT_FALSE(result.value->collectivites[0].position);
    for (const char* rule : {"year-unreadable", "award-kind", "award-identity", "position-unreadable", "award-edition-number"}) {
        EXPECT_EQ(issuesByRule(result.issues, rule).size(), 1U) << rule;
    }
}

// The default exhibition itself.

class DefaultExhibition : public testing::Test {
protected:
    static void SetUpTestSuite() { s_result = new Result<Exhibition>(loadExhibition(defaultExhibition())); }
    static void TearDownTestSuite() { delete s_result; }
    const Exhibition& exhibition() const { return *s_result->value; }
    static inline Result<Exhibition>* s_result = nullptr;
};

TEST_F(DefaultExhibition, HoldsTheFacts) {
    EXPECT_EQ(countsOf(exhibition()).frise, 56U);
    EXPECT_EQ(exhibition().figures.size(), 17U);
    EXPECT_EQ(exhibition().editions.size(), 24U);
    EXPECT_EQ(exhibition().awards.size(), 249U);
    EXPECT_EQ(exhibition().collectivites.size(), 165U);
    EXPECT_EQ(exhibition().enjeux.size(), 15U);
    EXPECT_EQ(exhibition().startYear, 2018);
    EXPECT_EQ(exhibition().friseFrom, 1999);
    EXPECT_EQ(exhibition().friseTo, 2019);
    ASSERT_EQ(exhibition().tracks.size(), 3U);
    EXPECT_EQ(exhibition().tracks[2].id, "politiques");
    ASSERT_EQ(exhibition().themes.size(), 3U);
    EXPECT_EQ(exhibition().themes[0].id, "jour");
}

TEST_F(DefaultExhibition, IsWholeButForTheRefusedFigures) {
    for (const Issue& issue : s_result->issues) EXPECT_TRUE(issue.rule.starts_with("figure-")) << toText(issue);
    EXPECT_EQ(issuesByRule(s_result->issues, "figure-exceeds-population").size(), 1U);
    EXPECT_EQ(issuesByRule(s_result->issues, "figure-ratio-inconsistent").size(), 1U);
}

TEST_F(DefaultExhibition, TracksHoldTwentyEighteenEighteen) {
    std::map<int, int> perTrack;
    for (const FriseItem& item : exhibition().frise) ++perTrack[item.track];
    EXPECT_EQ(perTrack, (std::map<int, int>{{0, 20}, {1, 18}, {2, 18}}));
}

TEST_F(DefaultExhibition, LandmarksAreSortedUniqueAndRanked) {
    std::set<std::string> ids;
    const FriseItem* previous = nullptr;
    for (const FriseItem& item : exhibition().frise) {
        EXPECT_TRUE(ids.insert(item.id).second) << item.id;
        EXPECT_GE(item.importance, 1);
        EXPECT_LE(item.importance, 4);
        EXPECT_GT(item.row, 1);
        EXPECT_FALSE(item.source.empty());
        EXPECT_TRUE(previous == nullptr || previous->date <= item.date) << item.id;
        previous = &item;
    }
}

TEST_F(DefaultExhibition, DoubtsSpeakToTheVisitor) {
    int doubtful = 0;
    for (const FriseItem& item : exhibition().frise) {
        doubtful += item.doubt.empty() ? 0 : 1;
        for (const std::string& text : {item.doubt, item.text}) {
            EXPECT_EQ(text.find("DOUTE"), std::string::npos);
            EXPECT_FALSE(text.starts_with("ok") || text.starts_with("Ok") || text.starts_with("générique")) << text;
            EXPECT_EQ(text.find('\''), std::string::npos) << text;
        }
    }
    EXPECT_EQ(doubtful, 12);
}

TEST_F(DefaultExhibition, TitlesStayAsInTheDocument) {
    const auto has = [&](const char* title) {
        return std::any_of(exhibition().frise.begin(), exhibition().frise.end(),
                           [&](const FriseItem& item) { return item.title == title; });
    };
    for (const char* title : {"Itunes", "Eclatement de la bulle Internet", "Bug de l'an 2000", "67 sur la fracture numérique"})
        EXPECT_TRUE(has(title)) << title;
}

TEST_F(DefaultExhibition, AwardsAndCollectivitesKnowEachOther) {
    std::size_t told = 0;
    for (std::size_t i = 0; i < exhibition().collectivites.size(); ++i) {
        const Collectivite& collectivite = exhibition().collectivites[i];
        EXPECT_EQ(exhibition().collectivite(collectivite.code), static_cast<int>(i));
        int year = 0;
        for (const int index : collectivite.awards) {
            const Award& award = exhibition().awards[static_cast<std::size_t>(index)];
            EXPECT_EQ(award.collectivite, static_cast<int>(i));
            EXPECT_GT(award.year, year);
            year = award.year;
        }
        told += collectivite.awards.size();
    }
    EXPECT_EQ(told, exhibition().awards.size());
    EXPECT_FALSE(exhibition().collectivite("99999"));
}

TEST_F(DefaultExhibition, UnknownLevelsAndDeductionsAreMarked) {
    const auto& awards = exhibition().awards;
    EXPECT_EQ(std::count_if(awards.begin(), awards.end(), [](const Award& a) { return a.level == 0; }), 36);
    EXPECT_EQ(std::count_if(awards.begin(), awards.end(), [](const Award& a) { return a.deduced; }), 15);
    int known = 0;
    for (const Edition& edition : exhibition().editions) {
        const auto counts = exhibition().knownByLevel(edition.year);
        EXPECT_EQ(static_cast<std::size_t>(std::accumulate(counts.begin(), counts.end(), 0)),
                  exhibition().awardsOf(edition.year).size());
        known += std::accumulate(counts.begin(), counts.end(), 0);
    }
    EXPECT_EQ(known, 249);
}

TEST_F(DefaultExhibition, DeclaredSplitsComeFromTheNotes) {
    const Edition* edition = exhibition().edition(2008);
    ASSERT_NE(edition, nullptr);
    EXPECT_EQ(edition->declaredCount, 203);
    EXPECT_EQ(edition->number, 10);
    EXPECT_EQ(edition->date, (HistDate{2008, 11, 24}));
    EXPECT_EQ(edition->declaredByLevel[5], 14);
    EXPECT_EQ(edition->declaredByLevel[4], 26);
    EXPECT_EQ(edition->declaredByLevel[3], 64);
    EXPECT_EQ(edition->declaredByLevel[2], 69);
    EXPECT_EQ(edition->declaredByLevel[1], 23);
    EXPECT_EQ(edition->declaredByLevel[0], 7);
    EXPECT_EQ(exhibition().edition(2006)->declaredByLevel[5], 10);
    EXPECT_EQ(exhibition().edition(2006)->declaredByLevel[0], 11);
    EXPECT_EQ(exhibition().edition(2016)->declaredByLevel[2], 37);
    EXPECT_FALSE(exhibition().edition(2016)->declaredByLevel[1]) << "« une quarantaine » is no number";
    EXPECT_FALSE(exhibition().edition(2002)->declaredCount);
    EXPECT_EQ(exhibition().edition(2009), nullptr);
}

TEST_F(DefaultExhibition, NamesOfTheTimeAreKept) {
    const auto index = exhibition().collectivite("76476");
    ASSERT_TRUE(index);
    const Collectivite& collectivite = exhibition().collectivites[static_cast<std::size_t>(*index)];
    EXPECT_EQ(collectivite.name, "Port-Jérôme-sur-Seine");
    EXPECT_EQ(exhibition().awards[static_cast<std::size_t>(collectivite.awards[0])].nameThen, "Notre-Dame-de-Gravenchon");
    const auto montDore = exhibition().collectivite("98817");
    ASSERT_TRUE(montDore);
    EXPECT_TRUE(exhibition().collectivites[static_cast<std::size_t>(*montDore)].position) << "the official lists have none overseas";
}

TEST_F(DefaultExhibition, FiguresAreTypedAndClean) {
    for (const Figure& figure : exhibition().figures) {
        EXPECT_EQ(figure.label.find('['), std::string::npos);
        EXPECT_FALSE(figure.label.empty());
    }
    const auto find = [&](int row) {
        return *std::find_if(exhibition().figures.begin(), exhibition().figures.end(),
                             [row](const Figure& f) { return f.row == row; });
    };
    EXPECT_DOUBLE_EQ(find(10).value, 90);
    EXPECT_DOUBLE_EQ(find(3).value, 4.1);
    EXPECT_EQ(find(11).label, "internautes");
    EXPECT_FALSE(find(11).remark.empty());
}

TEST_F(DefaultExhibition, FrenchTextsHaveFrenchTypography) {
    for (const auto& [key, text] : exhibition().strings.fr) {
        EXPECT_EQ(text.find('\''), std::string::npos) << key;
        EXPECT_EQ(text.find(" :"), std::string::npos) << key;
        EXPECT_EQ(text.find(" ?"), std::string::npos) << key;
    }
    EXPECT_EQ(exhibition().strings.text("attract.touch", Language::French), "Touchez l’écran");
    EXPECT_EQ(exhibition().strings.text("attract.touch", Language::English), "Touch the screen");
    EXPECT_EQ(exhibition().strings.text("no.such.key", Language::French), "no.such.key");
}

TEST_F(DefaultExhibition, BothLanguagesHaveTheSamePlaces) {
    const auto places = [](const std::string& text) {
        std::multiset<std::string> names;
        for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
            names.insert(text.substr(open, text.find('}', open) - open));
        }
        return names;
    };
    for (const auto& [key, text] : exhibition().strings.fr)
        EXPECT_EQ(places(text), places(exhibition().strings.en.at(key))) << key;
}

}  // namespace
}  // namespace arobase::test
