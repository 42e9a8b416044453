// I1, I2, I3, X9: the search over the real France, the way without a keyboard, and the sheet of every commune.
#include <fstream>
#include <map>
#include <queue>
#include <set>

#include "app/screens/screen.h"
#include "tests/app/show.h"

namespace arobase {
namespace {

std::vector<SearchHit> found(std::string_view text, std::size_t limit = 8) { return test::realContent().search.of(test::realContent()).find(text, limit); }

State searching() {
    const Content& content = test::realContent();
    return update(content, initialState(content, {}), OpenSearch{});
}

State shown(const State& state, const std::string& line) { return update(test::realContent(), state, parseAction(line).value()); }

// ---- the panel's state

TEST(SearchPanel, LettersWithoutAnOpenPanelAreNothing) {
    const Content& content = test::realContent();
    const State home = initialState(content, {});
    for (const Action& action : {Action{TypeText{"lille"}}, Action{TakeChoice{}}, Action{MoveChoice{1}}, Action{Browse{"32", "", -1, 0}}})
        EXPECT_EQ(update(content, home, action), home) << toText(action);
}

TEST(SearchPanel, WhatSteersTheWritingIsNotTyped) {
    State state = shown(searching(), toText(TypeText{"li\u202El\u200Ble\n\x01"}));
    EXPECT_EQ(state.search.query, "lille");
    state = update(test::realContent(), state, TypeText{std::string(5000, 'a')});
    EXPECT_EQ(state.search.query.size(), 60U);
}

TEST(SearchPanel, ErasesWholeLetters) {
    State state = shown(searching(), toText(TypeText{"né"}));
    state = update(test::realContent(), state, EraseText{});
    EXPECT_EQ(state.search.query, "n");
    for (int i = 0; i < 3; ++i) state = update(test::realContent(), state, EraseText{});
    EXPECT_EQ(state.search.query, "");
}

TEST(SearchPanel, KeysWriteChooseAndClose) {
    auto app = test::appOn(test::freshContent());
    app->type("lille");
    EXPECT_FALSE(app->state().search.open) << "a keyboard plugged in at the booth does nothing";
    app->key("f3");
    app->type("l’Isle d-");
    EXPECT_EQ(app->state().search.query, "l’Isle d-");
    app->key("backspace");
    app->key("+");
    EXPECT_EQ(app->state().search.query, "l’Isle d") << "keys with letters are letters";
    app->key("escape");
    EXPECT_FALSE(app->state().search.open);
    EXPECT_EQ(app->state().search, SearchState{});
}

TEST(SearchPanel, NothingIsLeftForTheNextVisitor) {
    State state = shown(searching(), toText(TypeText{"lille"}));
    state = update(test::realContent(), state, StartAttract{});
    EXPECT_EQ(state.search, SearchState{});
    state = update(test::realContent(), state, Touched{});
    EXPECT_EQ(state.search, SearchState{});
}

TEST(SearchPanel, WaysHomeCloseIt) {
    for (const char* line : {"ShowAllFrance", "SelectFigures 2019", "Back", "CloseSearch"}) {
        State state = shown(initialState(test::realContent(), {}), "SelectLandmark r2002-wikipedia");
        state = update(test::realContent(), state, OpenSearch{});
        ASSERT_TRUE(state.search.open);
        EXPECT_FALSE(shown(state, line).search.open) << line;
    }
}

// ---- choosing

TEST(FoundPlace, TheEnterKeyGoesToTheMarkedResult) {
    AROBASE_NEEDS_ATLAS();
    State state = shown(searching(), toText(TypeText{"saint denis"}));
    ASSERT_GT(found("saint denis").size(), 2U);
    state = update(test::realContent(), state, MoveChoice{1});
    state = test::ticked(test::realContent(), update(test::realContent(), state, TakeChoice{}), 4);
    EXPECT_EQ(state.selection.id, found("saint denis")[1].code);
    EXPECT_FALSE(state.search.open);
}

TEST(FoundPlace, EveryKindOpensWhatFits) {
    AROBASE_NEEDS_ATLAS();
    const std::vector<std::tuple<const char*, SelectionKind, const char*, int>> cases{
        {"ShowFound commune 60057 -1", SelectionKind::Collectivite, "60057", 0},  {"ShowFound commune 97411 -1", SelectionKind::Place, "97411", territoryOfCode("974")},
        {"ShowFound departement 59 -1", SelectionKind::Departement, "59", 0},     {"ShowFound region 76 -1", SelectionKind::Region, "76", 0},
        {"ShowFound epci 200069672 -1", SelectionKind::Epci, "200069672", 0},     {"ShowFound territory 972 -1", SelectionKind::Departement, "972", territoryOfCode("972")},
        {"ShowFound territory FR -1", SelectionKind::None, "", 0},                {"ShowFound landmark r2002-wikipedia -1", SelectionKind::Landmark, "r2002-wikipedia", 0}};
    for (const auto& [line, kind, id, slot] : cases) {
        const State state = test::ticked(test::realContent(), shown(searching(), line), 4);
        EXPECT_EQ(state.selection.kind, kind) << line;
        EXPECT_EQ(state.selection.id, id) << line;
        EXPECT_EQ(state.expanded, slot) << line;
        EXPECT_FALSE(state.search.open) << line;
        for (const MapState& map : state.maps) EXPECT_FALSE(map.motion.has_value()) << line;
    }
    for (const char* line : {"ShowFound commune 99999 -1", "ShowFound region 99 5", "ShowFound - - 0", "ShowFound epci 60057 -1", "ShowFound commune 74010 2147483647"}) {
        const State state = shown(searching(), line);
        EXPECT_TRUE(state.selection.kind == SelectionKind::None || state.selection.id == "74010") << line;
        EXPECT_EQ(state.former, -1) << line;
    }
}

TEST(FoundPlace, TheMapGoesThere) {
    AROBASE_NEEDS_ATLAS();
    for (const char* code : {"59350", "2A004", "97411", "98818"}) {
        const Place& place = *test::realContent().place(code);
        const State state = test::ticked(test::realContent(), shown(searching(), std::string("ShowFound commune ") + code + " -1"), 4);
        const int slot = territoryOfCode(place.departement);
        const Layout layout = layoutFor(test::realContent(), state);
        const MapView view = mapView(test::realContent(), layout, state, slot);
        if (!place.position) continue;
        const auto at = test::realContent().projectors[static_cast<std::size_t>(slot)].forward(*place.position);
        EXPECT_TRUE(slotRect(layout, state, slot).inset(20).contains(view.toScreen(*at))) << code;
    }
}

// ---- I1

TEST(I1Search, TwoHundredQueriesAreAnsweredInTheFirstThree) {
    AROBASE_NEEDS_ATLAS();
    std::ifstream file(AROBASE_QUERIES);
    std::string line;
    std::getline(file, line);
    int queries = 0, good = 0;
    std::string missed;
    while (std::getline(file, line)) {
        std::vector<std::string> fields(1);
        bool quoted = false;
        for (const char c : line)
            if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) fields.emplace_back();
            else fields.back() += c;
        ASSERT_EQ(fields.size(), 4U) << line;
        ++queries;
        const auto hits = found(fields[1], 3);
        const bool hit = std::ranges::any_of(hits, [&](const SearchHit& h) { return foundKindName(h.kind) == fields[2] && h.code == fields[3]; });
        good += hit;
        if (!hit) missed += "\n  " + line;
    }
    EXPECT_GE(queries, 200);
    EXPECT_GE(good * 100, queries * 99) << good << " of " << queries << missed;
    RecordProperty("in_top_three", std::to_string(good) + " of " + std::to_string(queries) + missed);
    std::cout << good << " of " << queries << " in the first three" << missed << '\n';
}

TEST(I1Search, EveryCommuneIsFoundByItsNameAndItsCode) {
    AROBASE_NEEDS_ATLAS();
    for (const Place& place : test::realContent().atlas->places()) {
        if (place.kind != PlaceKind::Commune) continue;
        const auto is = [&](const SearchHit& h) { return h.place == &place; };
        ASSERT_TRUE(std::ranges::any_of(found(place.code, 3), is)) << place.code;
        ASSERT_TRUE(std::ranges::any_of(found(std::string(place.name) + " " + std::string(place.departement), 3), is)) << place.name;
    }
}

TEST(I1Search, BetterMatchesAndLaureatesComeFirst) {
    AROBASE_NEEDS_ATLAS();
    for (const char* text : {"saint", "bou", "mar", "villeneuve", "la", "chatea", "roche", "bordaux", "nord"}) {
        const auto hits = found(text, 30);
        ASSERT_GT(hits.size(), 1U);
        for (std::size_t i = 1; i < hits.size(); ++i) {
            EXPECT_LE(hits[i - 1].match, hits[i].match) << text;
            if (hits[i - 1].match != hits[i].match || hits[i].match == MatchKind::Error || hits[i].match == MatchKind::Word) continue;
            EXPECT_GE(hits[i - 1].labelled, hits[i].labelled) << text << ' ' << hits[i].name;
            const bool alike = hits[i - 1].labelled == hits[i].labelled && hits[i - 1].place && hits[i].place;
            if (alike) {
                EXPECT_GE(hits[i - 1].place->population, hits[i].place->population) << text << ' ' << hits[i].name;
            }
        }
        std::set<std::pair<FoundKind, std::string_view>> once;
        for (const SearchHit& h : hits) EXPECT_TRUE(once.insert({h.kind, h.code}).second) << text << ' ' << h.name;
    }
}

TEST(I1Search, TheIndexIsSmall) {
    AROBASE_NEEDS_ATLAS();
    EXPECT_LT(test::realContent().search.of(test::realContent()).bytes(), 5U << 20U);
}

// ---- X9

std::map<std::string, std::string> texts(App& app) {
    std::map<std::string, std::string> found;
    walk(app.scene().root, [&](const Node& n, int) { found[n.id] = n.text; });
    return found;
}

struct Event {
    const char* what;
    const char* text;   ///< typed
    const char* code;   ///< of the commune of today
    std::vector<const char*> lines;  ///< on its sheet
};

TEST(X9Search, FiveEventsAreFoundShownOnTheMapAndToldOnTheSheet) {
    AROBASE_NEEDS_ATLAS();
    const std::vector<Event> events{
        {"merger", "cran-gevrier", "74010", {"Ancienne commune\u202f: Cran-Gevrier", "A rejoint Annecy le 1er janvier 2017"}},
        {"split", "neussargues en pinatelle", "15141", {"Ancien nom\u202f: Neussargues en Pinatelle", "entre 2024 et 2025"}},
        {"rename", "chalons sur marne", "51108", {"Ancien nom\u202f: Châlons-sur-Marne", "Devenue Châlons-en-Champagne"}},
        {"change of code", "75042", "94042", {"Ancien code\u202f: 75042"}},
        {"merged, then split", "chalinargues", "15035", {"A rejoint Neussargues en Pinatelle le 1er décembre 2016", "Séparée de Neussargues en Pinatelle"}}};
    auto app = test::appOn(test::freshContent());
    for (const Event& event : events) {
        const auto hits = found(event.text, 3);
        ASSERT_FALSE(hits.empty()) << event.what;
        EXPECT_EQ(hits.front().code, event.code) << event.what;
        app->dispatch(OpenSearch{});
        app->type(event.text);
        app->key("enter");
        test::run(*app, 4);
        std::string sheet;
        for (const auto& [id, text] : texts(*app))
            if (id.starts_with("sheet-")) sheet += text + "\n";
        for (const char* line : event.lines) EXPECT_NE(sheet.find(line), std::string::npos) << event.what << ": " << line << "\n" << sheet;
        const MapView view = mapView(app->content(), layoutFor(app->content(), app->state()), app->state(), kMainMap);
        const Place* place = app->content().place(event.code);
        ASSERT_TRUE(place && place->position) << event.what;
        const auto at = app->content().projectors[0].forward(*place->position);
        ASSERT_TRUE(at) << event.what;
        EXPECT_TRUE(view.clip.contains(view.toScreen(*at))) << event.what;
        EXPECT_LT(view.camera.metresPerPx * static_cast<double>(view.clip.w), 200'000) << event.what;  // a département across
    }
}

// ---- I2

/// Follows every button of the search without a keyboard, and counts the taps to each commune.
std::map<std::string, int> tapsToCommunes(DisplayInfo display, int& screens) {
    auto app = test::appOn(test::freshContent(), display);
    const State home = app->state();
    std::map<std::string, int> taps;
    std::set<std::string> seen;
    std::queue<std::pair<std::string, int>> waiting;  // action of a button, taps before it
    waiting.push({"OpenSearch", 0});
    MapLabels labels;
    LabelDesk desk;
    while (!waiting.empty()) {
        const auto [line, before] = waiting.front();
        waiting.pop();
        State state = shown(home, "OpenSearch");
        if (line != "OpenSearch") state = shown(state, line);
        ++screens;
        const Layout layout = layoutFor(app->content(), state);
        Scene scene;
        scene.root.box = layout.screen;
        scene.list.clear(layout.screen);
        SceneBuilder builder(scene, app->text(), app->content().exhibition.theme("jour"), layout.metrics);
        screens::Context c{{app->content(), state}, layout, builder, labels, desk};
        screens::searchPanel(c);
        walk(scene.root, [&](const Node& n, int) {
            if (n.role != Role::Button || !n.enabled || !layout.screen.contains(n.box.centre())) return;
            if (n.action.starts_with("Browse ") && seen.insert(n.action).second) waiting.push({n.action, before + 1});
            if (n.action.starts_with("ShowFound commune ")) taps.try_emplace(n.value, before + 2);  // the one that opened this, and this
        });
    }
    return taps;
}

class I2Taps : public testing::TestWithParam<DisplayInfo> {};

TEST_P(I2Taps, AnyCommuneIsSixTapsAwayAtMost) {
    AROBASE_NEEDS_ATLAS();
    int screens = 0, communes = 0, most = 0;
    const auto taps = tapsToCommunes(GetParam(), screens);
    for (const Place& place : test::realContent().atlas->places()) {
        if (place.kind != PlaceKind::Commune) continue;
        ++communes;
        const auto found = taps.find(std::string(place.code));
        ASSERT_NE(found, taps.end()) << place.code << ' ' << place.name;
        most = std::max(most, found->second);
    }
    EXPECT_GT(communes, 34000);
    EXPECT_EQ(static_cast<int>(taps.size()), communes);
    EXPECT_LE(most, 6);
    std::cout << communes << " communes, at most " << most << " taps, " << screens << " screens\n";
}

INSTANTIATE_TEST_SUITE_P(Screens, I2Taps, testing::Values(DisplayInfo{1920, 1080, 0.277}, DisplayInfo{1080, 1920, 0.369}, DisplayInfo{1280, 800, 0.404}));

TEST(I2Stretches, CoverTheAlphabetOnceAndFitAPage) {
    AROBASE_NEEDS_ATLAS();
    const Content& content = test::realContent();
    for (const Place& d : content.atlas->places()) {
        if (d.kind != PlaceKind::Departement) continue;
        const auto communes = communesByName(content, d.code);
        for (const std::size_t most : {1U, 8U, 28U, 52U}) {
            std::size_t at = 0;
            std::set<std::string> labels;
            for (const NameStretch& s : nameStretches(communes, most, 40)) {
                EXPECT_EQ(s.from, at);
                EXPECT_LE(s.to - s.from, most);
                EXPECT_GT(s.to, s.from);
                EXPECT_FALSE(s.label.empty());
                EXPECT_TRUE(labels.insert(s.label).second || most < 8) << d.code << ' ' << s.label;
                at = s.to;
            }
            EXPECT_EQ(at, communes.size()) << d.code;
        }
    }
}

// ---- I3

class I3Sheets : public testing::TestWithParam<DisplayInfo> {};

TEST_P(I3Sheets, AnyCommuneHasOneThatSaysWhatItCan) {
    AROBASE_NEEDS_ATLAS();
    auto app = test::appOn(test::freshContent(), GetParam());
    const Content& content = app->content();
    State state = app->state();
    state.settings.reducedMotion = true;
    MapLabels labels;
    LabelDesk desk;
    std::set<int> peopled;  // territories with laureates
    for (const Collectivite& who : content.exhibition.collectivites) peopled.insert(who.territory);
    int communes = 0, withRows = 0;
    for (const Place& place : content.atlas->places()) {
        if (place.kind != PlaceKind::Commune) continue;
        ++communes;
        const bool laureate = content.exhibition.collectivite(place.code).has_value();
        state.selection = {laureate ? SelectionKind::Collectivite : SelectionKind::Place, std::string(place.code)};
        const Layout layout = layoutFor(content, state);
        Scene scene;
        scene.list.clear(layout.screen);
        SceneBuilder builder(scene, app->text(), content.exhibition.theme("jour"), layout.metrics);
        screens::Context c{{content, state}, layout, builder, labels, desk};
        screens::sheet(c);
        std::map<std::string, const Node*> nodes;
        walk(scene.root, [&](const Node& n, int) { nodes[n.id] = &n; });
        ASSERT_TRUE(nodes.contains("sheet-name") && !nodes["sheet-name"]->text.empty()) << place.code;
        if (laureate) continue;
        ASSERT_TRUE(nodes.contains("sheet-notyet") && nodes.contains("sheet-join") && nodes.contains("sheet-neighbours")) << place.code;
        const float bottom = std::min(layout.sheet.bottom(), layout.screen.h);
        int rows = 0;
        for (const auto& [id, node] : nodes) {
            EXPECT_LE(node->box.bottom(), id == "sheet" ? 1e9f : bottom + 0.5f) << place.code << ' ' << id;
            if (id.starts_with("list-")) rows += node->action.starts_with("SelectCollectivite ");
        }
        if (peopled.contains(territoryOfCode(place.departement))) {
            ASSERT_GE(rows, 1) << place.code << ' ' << place.name;
            ++withRows;
        }
        if (communes % 2000 == 0) app->text().trimCache();
    }
    EXPECT_GT(communes, 34000);
    std::cout << communes << " communes, " << withRows << " with laureates near\n";
}

INSTANTIATE_TEST_SUITE_P(Screens, I3Sheets, testing::Values(DisplayInfo{1920, 1080, 0.277}, DisplayInfo{1080, 1920, 0.369}));

}  // namespace
}  // namespace arobase
