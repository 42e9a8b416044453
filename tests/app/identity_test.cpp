// Laureates of another year: their name then, their place today, their outlines; and what a sheet says of them.
#include "data/cog/history_builder.h"
#include "data/geo/atlas_writer.h"
#include "tests/app/show.h"
#include "tests/data/cog_fixtures.h"
#include "tests/data/exhibition_folder.h"

namespace arobase {
namespace {

BakedPlace commune(std::string code, std::string name, std::uint32_t population) {
    BakedPlace place;
    place.code = std::move(code);
    place.name = std::move(name);
    place.departement = place.code.substr(0, 2);
    place.population = population;
    place.position = LonLat{2.0 + static_cast<double>(population % 7) / 10, 46.5};
    return place;
}

/// The communes of today of the five events, and outlines of them in another year.
BakedAtlas atlasOf(int millesime, const std::vector<std::string>& outlines) {
    BakedAtlas atlas;
    Issues issues;
    CogEvents events;
    const test::TemporaryFolder folder;
    test::writeBytes(folder.path() / "e.json", test::kEvents);
    events.entries = readCogEntries(folder.path() / "e.json", issues);
    events.lists = test::fixtureLists();
    atlas.history = buildHistory(events, test::fixtureBoxes(), issues);
    for (const Territory& territory : territories()) {
        BakedTerritory& baked = atlas.territories.emplace_back();
        baked.code = territory.code;
        baked.epsg = territory.epsg;
        baked.box = {{0, 0}, {1, 1}};
    }
    for (const std::string& code : outlines) atlas.territories[0].communes.push_back({code, code, "", -1});
    atlas.territories[0].millesime = millesime;
    atlas.places = {commune("14472", "L'Oudon", 1001),         commune("15035", "Chalinargues", 402), commune("15141", "Neussargues-Moissac", 903),
                    commune("51108", "Châlons-en-Champagne", 44004), commune("74010", "Annecy", 130005)};
    return atlas;
}

constexpr const char* kHeader = "year,edition,level,kind,code,name,dept,lon,lat,mention,source,note\n";

class Identity : public testing::Test {
protected:
    Content shown(const std::string& rows, int millesime = 2025, const std::vector<std::string>& outlines = {"14472", "15035", "15141", "51108", "74010"}) {
        m_exhibition.write("palmares.csv", kHeader + rows);
        Issues issues;
        const std::filesystem::path file = m_folder.path() / "carte.atlas";
        EXPECT_TRUE(writeAtlas(file, atlasOf(millesime, outlines), issues));
        Content content = loadContent({m_exhibition.path(), file, {}});
        EXPECT_TRUE(content.atlas.has_value());
        return content;
    }

    static std::vector<int> classes(const Content& content, int year) {
        const CommuneClasses table = content.communeClasses.of(0, year);
        return table ? std::vector<int>(table->begin(), table->end()) : std::vector<int>();
    }

    static std::map<std::string, std::string> sheet(Content content, int year, const std::string& select, const char* language = "fr") {
        auto app = test::appOn(std::move(content));
        for (const std::string& line : {"SetLanguage " + std::string(language), "SelectYear " + std::to_string(year), select}) {
            app->dispatch(parseAction(line).value());
            test::run(*app, 2);
        }
        std::map<std::string, std::string> texts;
        const Scene scene = app->takeFrame();
        gather(scene.root, texts);
        return texts;
    }

private:
    static void gather(const Node& node, std::map<std::string, std::string>& texts) {
        if (!node.text.empty()) texts[node.id] = node.text;
        for (const Node& child : node.children) gather(child, texts);
    }

    test::ExhibitionCopy m_exhibition;
    test::TemporaryFolder m_folder;
};

TEST_F(Identity, AMergedCommuneHasItsNameOfThenAndItsPlaceOfToday) {
    const Content content = shown("2008,9,3,commune,74011,Annecy-le-Vieux,74,,,,s,\n");
    ASSERT_EQ(content.exhibition.collectivites.size(), 1U);
    EXPECT_EQ(content.identities.today[0], std::vector<std::string>{"74010"});
    EXPECT_EQ(content.nameThen(0), "Annecy-le-Vieux");
    ASSERT_NE(content.placeOf(0), nullptr);
    EXPECT_EQ(content.placeOf(0)->code, "74010");
    EXPECT_EQ(content.placeOf(0)->population, 130005U);
    EXPECT_TRUE(content.collectiviteAt[0].has_value());
}

TEST_F(Identity, ItFillsTheOutlineThatHeldIt) {
    const char* rows = "2008,9,3,commune,74011,Annecy-le-Vieux,74,,,,s,\n";
    EXPECT_EQ(classes(shown(rows), 2008), (std::vector<int>{0, 0, 0, 0, 3}));
    // In outlines of its own time, its own.
    EXPECT_EQ(classes(shown(rows, 2010, {"74010", "74011"}), 2008), (std::vector<int>{0, 3}));
    // A commune of today fills all that it was made of.
    EXPECT_EQ(classes(shown("2019,20,4,commune,74010,Annecy,74,,,,s,\n", 2010, {"74010", "74011"}), 2019), (std::vector<int>{4, 4}));
    // Before the merger the city is not its neighbour.
    EXPECT_EQ(classes(shown("2008,9,4,commune,74010,Annecy,74,,,,s,\n", 2010, {"74010", "74011"}), 2008), (std::vector<int>{4, 0}));
    // Of two in one outline, the one whose code it is.
    EXPECT_EQ(classes(shown(std::string(rows) + "2008,9,5,commune,74010,Annecy,74,,,,s,\n"), 2008), (std::vector<int>{0, 0, 0, 0, 5}));
    EXPECT_EQ(classes(shown(std::string("2008,9,5,commune,74010,Annecy,74,,,,s,\n") + rows), 2008), (std::vector<int>{0, 0, 0, 0, 5}));
}

TEST_F(Identity, AChangeOfCodeIsOneCollectivite) {
    const Content content = shown("2010,11,3,commune,14697,L'Oudon,14,,,,s,\n2018,19,4,commune,14472,L'Oudon,14,,,,s,\n");
    ASSERT_EQ(content.exhibition.collectivites.size(), 1U);
    EXPECT_EQ(content.exhibition.collectivites[0].code, "14472");
    EXPECT_EQ(content.exhibition.collectivites[0].awards.size(), 2U);
    for (const Award& award : content.exhibition.awards) EXPECT_EQ(award.collectivite, 0);
    EXPECT_EQ(classes(content, 2010)[0], 3);
}

TEST_F(Identity, AnAnachronicNameIsCorrectedAndANamedOneIsKept) {
    const Content content = shown(
        "1996,1,3,commune,51108,Châlons-en-Champagne,51,,,,s,\n"
        "2008,9,3,commune,15141,Neussargues-Moissac,15,,,,s,nom d’alors : Neussargues (chef-lieu)\n");
    EXPECT_EQ(content.nameThen(0), "Châlons-sur-Marne");
    EXPECT_EQ(content.nameThen(1), "Neussargues");
}

TEST_F(Identity, TheSheetTellsWhatBecameOfIt) {
    const auto merged = sheet(shown("2008,9,3,commune,74011,Annecy-le-Vieux,74,,,,s,\n"), 2008, "SelectCollectivite 74011");
    EXPECT_EQ(merged.at("sheet-name"), "Annecy-le-Vieux");
    EXPECT_EQ(merged.at("sheet-history-1"), "A rejoint Annecy le 1er janvier 2017");
    EXPECT_EQ(merged.at("sheet-population").substr(0, 6), "Annecy");
    const auto renamed = sheet(shown("1996,1,3,commune,51108,Châlons-sur-Marne,51,,,,s,\n2010,11,4,commune,51108,Châlons-en-Champagne,51,,,,s,\n"), 2018,
                               "SelectCollectivite 51108");
    EXPECT_EQ(renamed.at("sheet-name"), "Châlons-en-Champagne");
    EXPECT_EQ(renamed.at("sheet-history-1"), "Labellisée sous le nom «\u202fChâlons-sur-Marne\u202f» en 1996");
    const auto back = sheet(shown("2010,11,3,commune,15035,Chalinargues,15,,,,s,\n"), 2010, "SelectCollectivite 15035");
    EXPECT_EQ(back.at("sheet-history-1"), "A rejoint Neussargues en Pinatelle le 1er décembre 2016");
    EXPECT_EQ(back.at("sheet-history-2"), "Séparée de Neussargues en Pinatelle entre 2024 et 2025");
    const auto english = sheet(shown("2010,11,3,commune,15035,Chalinargues,15,,,,s,\n"), 2010, "SelectCollectivite 15035", "en");
    EXPECT_EQ(english.at("sheet-history-1"), "Joined Neussargues en Pinatelle on 1 December 2016");
    EXPECT_EQ(english.at("sheet-history-2"), "Separated from Neussargues en Pinatelle between 2024 and 2025");
    const auto whole = sheet(shown("2018,19,3,commune,15141,Neussargues en Pinatelle,15,,,,s,\n"), 2018, "SelectCollectivite 15141");
    EXPECT_EQ(whole.at("sheet-name"), "Neussargues en Pinatelle");
    EXPECT_EQ(whole.at("sheet-history-1"), "Chalinargues s’en est séparée entre 2024 et 2025");
    EXPECT_EQ(whole.at("sheet-history-2"), "Devenue Neussargues-Moissac entre 2024 et 2025");
    const auto city = sheet(shown("2008,9,3,commune,74010,Annecy,74,,,,s,\n"), 2008, "SelectCollectivite 74010");
    EXPECT_EQ(city.at("sheet-history-1"), "Réunie avec Annecy-le-Vieux le 1er janvier 2017");
}

TEST_F(Identity, ACommuneOfTodayListsWhatWasLabelledOnItsGround) {
    const auto place = sheet(shown("2008,9,3,commune,74011,Annecy-le-Vieux,74,,,,s,\n"), 2018, "SelectPlace 74010");
    EXPECT_EQ(place.at("sheet-name"), "Annecy");
    EXPECT_EQ(place.at("list-74011"), "Annecy-le-Vieux");
    EXPECT_FALSE(place.contains("sheet-level")) << "it does not say that nothing is known here";
    const auto other = sheet(shown("2008,9,3,commune,74011,Annecy-le-Vieux,74,,,,s,\n"), 2018, "SelectPlace 51108");
    EXPECT_TRUE(other.contains("sheet-level"));
    EXPECT_FALSE(other.contains("sheet-former")) << "Annecy-le-Vieux was labelled, but not here: it is among the nearest at most";
}

}  // namespace
}  // namespace arobase
