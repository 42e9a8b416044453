// X7, F9, G1, G2, G4, G6: who is named, in every edition, on every screen, whatever is open.
#include <cmath>
#include <set>

#include "app/screens/map_names.h"
#include "render/map/label_geometry.h"
#include "render/map/name_break.h"
#include "tests/app/show.h"

namespace arobase {
namespace {

const DisplayInfo kDisplays[] = {{1920, 1080, 0.277}, {1080, 1920, 0.369}};

struct Painted {
    const Node* node;
    const Node* map;  ///< or inset
};

std::vector<Painted> painted(const Scene& scene, Role role) {
    std::vector<Painted> found;
    walk(scene.root, [&](const Node& n, int) {
        if (n.role != Role::Map && n.role != Role::Inset) return;
        for (const Node& child : n.children)
            if (child.role == role && (role != Role::Label || child.id.starts_with("label-"))) found.push_back({&child, &n});
    });
    return found;
}

/// Share of a mark's disc that no mark painted later covers.
double shareInView(const std::vector<Painted>& marks, std::size_t which) {
    const Rect& box = marks[which].node->box;
    int points = 0, open = 0;
    for (int ring = 0; ring < 6; ++ring)
        for (int turn = 0; turn < 24; ++turn) {
            const float r = box.w / 2 * (static_cast<float>(ring) + 0.5f) / 6, angle = static_cast<float>(turn) * 0.2618f;
            const Vec2 at = box.centre() + Vec2{std::cos(angle), std::sin(angle)} * r;
            bool covered = false;
            for (std::size_t later = which + 1; later < marks.size() && !covered; ++later)
                covered = marks[later].map == marks[which].map && length(at - marks[later].node->box.centre()) < marks[later].node->box.w / 2;
            ++points;
            open += !covered;
        }
    return static_cast<double>(open) / points;
}

TEST(LabelsFair, OverseasIsNeverNamedLessThanMetropoleInAnyEdition) {
    AROBASE_NEEDS_ATLAS();
    int overseas = 0;
    for (const DisplayInfo& display : kDisplays) {
        auto app = test::appOn(test::freshContent(), display);
        app->dispatch(SetReducedMotion{1});
        for (const Edition& edition : app->content().exhibition.editions) {
            app->dispatch(SelectYear{edition.year});
            test::run(*app, 0.3);
            const LabelReport& report = app->scene().labels;
            ASSERT_EQ(report.territories.size(), static_cast<std::size_t>(kTerritories));
            double metropole = 1;
            for (const auto& t : report.territories)
                if (t.territory == 0 && t.laureates > 0) metropole = static_cast<double>(t.named) / t.laureates;
            for (const auto& t : report.territories) {
                if (t.territory == 0 || t.laureates == 0) continue;
                EXPECT_GE(static_cast<double>(t.named) / t.laureates, metropole) << edition.year << " " << testing::PrintToString(t.unplaced) << " " << territories()[static_cast<std::size_t>(t.territory)].name;
                ++overseas;
            }
        }
    }
    EXPECT_GT(overseas, 0) << "no edition with a laureate overseas: nothing was proved";
}

TEST(LabelsFair, EveryLaureateHasAMarkAtHomeAndNoneIsCovered) {
    AROBASE_NEEDS_ATLAS();
    for (const DisplayInfo& display : kDisplays) {
        auto app = test::appOn(test::freshContent(), display);
        app->dispatch(SetReducedMotion{1});
        for (const Edition& edition : app->content().exhibition.editions) {
            app->dispatch(SelectYear{edition.year});
            const auto marks = painted(app->scene(), Role::Mark);
            const Exhibition& e = app->content().exhibition;
            std::set<std::string> marked;
            for (const Painted& mark : marks) marked.insert(mark.node->value);
            for (const int a : e.awardsOf(edition.year)) {
                const auto who = static_cast<std::size_t>(e.awards[static_cast<std::size_t>(a)].collectivite);
                EXPECT_TRUE(marked.contains(e.collectivites[who].code)) << edition.year << " " << e.collectivites[who].name;
            }
            for (std::size_t i = 0; i < marks.size(); ++i) {
                EXPECT_GT(shareInView(marks, i), 0.3) << edition.year << " " << marks[i].node->value;
                EXPECT_TRUE(marks[i].map->box.contains(marks[i].node->box.centre())) << edition.year << " " << marks[i].node->value;
            }
        }
    }
}

/// Names on one another, or under what lies over their map.
std::string fault(const App& app, const Scene& scene) {
    const auto names = painted(scene, Role::Label);
    const Layout layout = layoutFor(app.content(), app.state());
    for (std::size_t i = 0; i < names.size(); ++i) {
        const Rect box = names[i].node->box.inset(0.05f);
        for (std::size_t j = 0; j < i; ++j)
            if (names[i].map == names[j].map && box.overlaps(names[j].node->box)) return names[i].node->text + " lies on " + names[j].node->text;
        const bool main = names[i].map->id == "map-FR";
        if (main && !free(box, screens::interfaceOver(layout, app.state(), 0))) return names[i].node->text + " lies under the interface";
        if (!inside(box, names[i].map->box)) return names[i].node->text + " leaves its map";
        for (const Node& other : names[i].map->children)
            if (!main && (other.role == Role::ScaleBar || other.id.starts_with("name-")) && box.overlaps(other.box)) return names[i].node->text + " lies on " + other.id;
    }
    for (const auto& t : scene.labels.territories)
        if (t.placed + static_cast<int>(t.unplaced.size()) != t.candidates) return "names lost";
    return "";
}

TEST(LabelsFair, NoNameLiesOnAnotherNorUnderTheInterfaceWhateverIsOpen) {
    AROBASE_NEEDS_ATLAS();
    const std::vector<std::pair<std::string, std::vector<Action>>> views{
        {"home", {}},
        {"2011", {SelectYear{2011}}},
        {"sheet", {SelectCollectivite{"60057"}}},
        {"departement", {SelectDepartement{"59"}}},
        {"figures", {SelectFigures{2019}}},
        {"inset", {ExpandInset{"971"}}},
        {"inset-near", {ExpandInset{"974"}, FlyTo{55.45, -20.9, 60, "974"}}},
        {"nord", {FlyTo{3.1, 50.6, 100, "FR"}}},
        {"idf", {FlyTo{2.35, 48.86, 90, "FR"}}},
        {"village", {SelectPlace{"51513"}}},
        {"attract", {StartAttract{}}},
        {"annual", {ShowAnnualMap{}}}};
    for (const DisplayInfo& display : kDisplays)
        for (const char* theme : {"jour", "nuit", "contraste"})
            for (const auto& [name, actions] : views) {
                auto app = test::appOn(test::freshContent(), display);
                app->dispatch(SetTheme{theme});
                for (const Action& action : actions) app->dispatch(action);
                for (int step = 0; step < 6; ++step) {
                    EXPECT_EQ(fault(*app, app->scene()), "") << name << " " << theme << " " << display.widthPx << " step " << step;
                    test::run(*app, step == 4 ? 3 : 0.25);
                }
            }
}

TEST(LabelsFair, F9TheTwentySixOfHautsDeFranceIn2018AreAllNamed) {
    AROBASE_NEEDS_ATLAS();
    const std::vector<Action> region{ShowFound{"region", "32", -1}}, nearer{FlyTo{2.75, 49.95, 300, "FR"}};
    for (const DisplayInfo& display : kDisplays) {
        const bool wide = display.widthPx > display.heightPx;
        const std::vector<std::pair<std::string, std::vector<Action>>> views{{"home", {}}, {wide ? "the region" : "nearer", wide ? region : nearer}};
        for (const auto& [view, actions] : views) {
            auto app = test::appOn(test::freshContent(), display);
            app->dispatch(SetReducedMotion{1});
            app->dispatch(SelectYear{2018});
            for (const Action& action : actions) app->dispatch(action);
            test::run(*app, 2);
            std::set<std::string> named;
            for (const Painted& name : painted(app->scene(), Role::Label)) named.insert(name.node->value);
            const Exhibition& e = app->content().exhibition;
            int laureates = 0;
            for (const int a : e.awardsOf(2018)) {
                const Collectivite& who = e.collectivites[static_cast<std::size_t>(e.awards[static_cast<std::size_t>(a)].collectivite)];
                if (!std::set<std::string>{"02", "59", "60", "62", "80"}.contains(who.departement)) continue;
                ++laureates;
                EXPECT_TRUE(named.contains(who.code)) << who.name << ", " << view << ", on " << display.widthPx;
            }
            EXPECT_EQ(laureates, 26);
        }
    }
}

TEST(LabelsFair, BetterNamesGoFirst) {
    AROBASE_NEEDS_ATLAS();
    auto app = test::appOn(test::freshContent());
    app->dispatch(FlyTo{3.1, 50.6, 100, "FR"});
    test::run(*app, 4);
    int places = 0;
    for (const Painted& name : painted(app->scene(), Role::Label)) places += findNode(app->scene().root, "place-" + name.node->value) != nullptr;
    EXPECT_GT(places, 20);
    std::set<std::string> named;
    for (const Painted& name : painted(app->scene(), Role::Label)) named.insert(name.node->value);
    const auto interface = screens::interfaceOver(layoutFor(app->content(), app->state()), app->state(), 0);
    for (const Painted& mark : painted(app->scene(), Role::Mark))
        EXPECT_TRUE(named.contains(mark.node->value) || !free(mark.node->box, interface) || mark.map->id != "map-FR" || !mark.map->box.inset(60).contains(mark.node->box.centre()))
            << mark.node->value << " is unnamed beside communes that are";
}

TEST(LabelsFair, TheLongestNameIsWholeWhenItIsChosen) {
    AROBASE_NEEDS_ATLAS();
    for (const DisplayInfo& display : kDisplays) {
        auto app = test::appOn(test::freshContent(), display);
        app->dispatch(SetReducedMotion{1});
        app->dispatch(SelectPlace{"51513"});
        test::run(*app, 1);
        const Node* name = findNode(app->scene().root, "label-51513");
        ASSERT_NE(name, nullptr);
        EXPECT_EQ(name->text, "Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson");
        // In three lines (two are wider than a name may be), each as wide as it is written and no wider than the box.
        EXPECT_GT(name->box.h, name->textPx * 3);
        for (const char* line : {"Saint-Remy-", "en-Bouzemont-", "Saint-Genest-et-Isson"})
            EXPECT_LE(app->text().widthPx(line, {name->textPx, FontWeight::Bold, true}), name->box.w + 0.5f);
    }
}

TEST(LabelsFair, LongNamesBreakWhereTheyMay) {
    using Lines = std::pair<std::string, std::string>;
    EXPECT_EQ(twoLines("Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson"), Lines("Saint-Remy-en-Bouzemont-", "Saint-Genest-et-Isson"));
    EXPECT_EQ(twoLines("Villeneuve-sur-Lot"), Lines("Villeneuve-", "sur-Lot"));
    EXPECT_EQ(twoLines("Fresnes-sur-Escaut"), Lines("Fresnes-", "sur-Escaut"));
    EXPECT_EQ(twoLines("CA Sète Agglopôle Méditerranée"), Lines("CA Sète Agglopôle", "Méditerranée"));
    EXPECT_EQ(twoLines("Bourg-la-Reine"), Lines("Bourg-", "la-Reine"));
    for (const char* whole : {"", "Y", "Paris", "Maing", "Villeurbanne", "A-b-c", "Castelnaudary"}) EXPECT_EQ(twoLines(whole).second, "") << whole;
    if (!test::realContent().atlas) return;
    for (const Place& place : test::realContent().atlas->places()) {  // no letter is lost
        const auto [first, second] = twoLines(place.name);
        if (second.empty()) continue;
        const std::string joined = first.ends_with('-') ? first + second : first + " " + second;
        ASSERT_EQ(joined, place.name);
    }
}

TEST(LabelsFair, EveryNameOfTheGazetteerHasItsLetters) {
    AROBASE_NEEDS_ATLAS();
    auto engine = TextEngine::create();
    ASSERT_TRUE(engine.value);
    std::set<char32_t> missing;
    std::size_t names = 0;
    for (const Place& place : test::realContent().atlas->places()) {
        for (const char32_t c : engine.value->missingIn(place.name)) missing.insert(c);
        ++names;
    }
    const CommuneHistory& history = test::realContent().atlas->history();  // names of then: sheets and the search say them
    for (std::uint32_t spell = 0; spell < history.spells().size(); ++spell) {
        for (const char32_t c : engine.value->missingIn(history.name(spell))) missing.insert(c);
        ++names;
    }
    for (const Collectivite& who : test::realContent().exhibition.collectivites)
        for (const char32_t c : engine.value->missingIn(who.name)) missing.insert(c);
    for (const char* letters : {"ŒœÆæŸÿÇç’@«»–…·ÀÂÄÉÈÊËÎÏÔÖÙÛÜàâäéèêëîïôöùûü"})
        for (const char32_t c : engine.value->missingIn(letters)) missing.insert(c);
    EXPECT_GT(names, 30000u + (test::realContent().atlas->history().spells().empty() ? 0u : 1000u));
    EXPECT_TRUE(missing.empty()) << "U+" << std::hex << static_cast<unsigned>(*missing.begin());
    EXPECT_FALSE(engine.value->missingIn("\u0378").empty()) << "what no font has is told apart";
}

}  // namespace
}  // namespace arobase
