// Reading aloud: what is said, with which keys, and what is left of it afterwards.
#include <set>

#include "app/action.h"
#include "app/reader.h"
#include "app/spoken.h"
#include "app/utterance.h"
#include "tests/app/show.h"

namespace arobase {
namespace {

using test::realContent;

State start() {
    State state = initialState(realContent(), {});
    return update(realContent(), std::move(state), Touched{});
}

State after(State state, const Action& action) { return update(realContent(), std::move(state), action); }
std::string says(const State& state) { return readerSays({realContent(), state}); }

TEST(Reader, M5_WhatMakesNoSenseIsLetBe) {
    const State rest = start();
    for (const Action& action : std::vector<Action>{ReadOn{1}, TakeRead{}, StepVolume{1}, PlugHeadphones{0}, PlayTestSound{"left"}}) EXPECT_EQ(after(rest, action), rest);
    const State open = after(rest, OpenReader{});
    EXPECT_EQ(after(open, ReadOn{7}), open);
    EXPECT_EQ(after(open, ReadOn{0}), open);
    EXPECT_FALSE(after(after(rest, GoToCue{0}), OpenReader{}).stage.index >= 0);
    EXPECT_EQ(readerList({realContent(), rest}, "1850").parent, "") << "a list that there is not is the menu";
    EXPECT_FALSE(readerEntry(readerList({realContent(), rest}, "frise"), 100000).text.empty());
}

TEST(Reader, M5_EveryListIsARingAndEveryEntrySaysSomething) {
    for (const char* language : {"fr", "en", "falc"}) {
        State state = after(after(start(), SetLanguage{language}), OpenReader{});
        ASSERT_EQ(state.settings.language, language);
        std::vector<std::string> lists{"menu", "frise", "palmares", "tones", "help"};
        for (const Edition& edition : realContent().exhibition.editions) lists.push_back(std::to_string(edition.year));
        for (const std::string& list : lists) {
            state.reader.list = list;
            state.reader.at = 0;
            const auto count = readerList({realContent(), state}, list).entries.size();
            std::set<std::string> said;
            for (std::size_t i = 0; i < count; ++i) {
                EXPECT_FALSE(readerEntry(readerList({realContent(), state}, list), state.reader.at).text.empty()) << list;
                said.insert(says(state));
                state = after(state, ReadOn{1});
            }
            EXPECT_EQ(state.reader.at, 0) << list;
            EXPECT_EQ(said.size(), count) << list << " in " << language;
        }
    }
}

TEST(Reader, M5_TheFriseAndThePalmaresAreReadWhole) {
    const State state = after(start(), OpenReader{});
    const Words words{realContent(), state};
    std::string frise;
    for (const ReaderEntry& entry : readerList(words, "frise").entries) frise += entry.text + "\n";
    for (const FriseItem& item : realContent().exhibition.frise) EXPECT_NE(frise.find(words.data(item.title)), std::string::npos) << item.title;
    std::size_t awards = 0;
    for (const Edition& edition : realContent().exhibition.editions) {
        std::string list;
        for (const ReaderEntry& entry : readerList(words, std::to_string(edition.year)).entries) list += entry.text + "\n";
        for (const int award : realContent().exhibition.awardsOf(edition.year)) {
            EXPECT_NE(list.find(words.data(realContent().nameThen(award))), std::string::npos);
            ++awards;
        }
    }
    EXPECT_EQ(awards, realContent().exhibition.awards.size());
}

TEST(Reader, M5_TheKeysOpenListsAndComeBackToWhereOneWas) {
    auto app = test::appOn(test::freshContent());
    app->dispatch(Touched{});
    app->key("enter");
    ASSERT_EQ(app->state().focus, "listen") << "the middle key goes to « Écouter »";
    app->key("enter");
    ASSERT_TRUE(app->state().reader.on);
    app->key("right");
    app->key("enter");
    EXPECT_EQ(app->state().reader.list, "palmares");
    for (int i = 0; i < 4; ++i) app->key("right");
    const int edition = app->state().reader.at;
    app->key("enter");
    EXPECT_EQ(app->state().reader.at, 1);
    app->key("left");
    app->key("enter");
    EXPECT_EQ(app->state().reader.list, "palmares");
    EXPECT_EQ(app->state().reader.at, edition);
    while (app->state().reader.at != 0) app->key("left");
    app->key("enter");
    EXPECT_EQ(app->state().reader.list, "menu");
    EXPECT_EQ(app->state().reader.at, 1);
    const int asked = app->state().reader.asked;
    app->key("right");
    app->key("right");
    app->key("right");
    app->key("enter");  // the help
    app->key("enter");
    EXPECT_EQ(app->state().reader.list, "help");
    EXPECT_GT(app->state().reader.asked, asked + 4) << "the middle key says it again";
    app->key("escape");
    EXPECT_FALSE(app->state().reader.on);
}

TEST(Reader, B5_VolumeAndLanguageDoNotOutliveAVisitNorThePlug) {
    State state = after(start(), PlugHeadphones{1});
    ASSERT_TRUE(state.reader.on) << "plugging in begins it";
    for (int i = 0; i < 20; ++i) state = after(state, StepVolume{1});
    EXPECT_EQ(state.reader.volume, kVolumeSteps);
    EXPECT_EQ(volumeDb(state.reader.volume), 0) << "the loudest is what staff set, and no louder";
    state = after(state, SetLanguage{"en"});
    State unplugged = after(state, PlugHeadphones{0});
    EXPECT_FALSE(unplugged.reader.on);
    EXPECT_EQ(unplugged.reader.volume, kUsualVolume);
    EXPECT_EQ(unplugged.settings.language, "fr");
    EXPECT_EQ(utteranceOf(realContent(), unplugged, {}).kind, SoundKind::Silence);
    State ended = after(state, StartAttract{});
    EXPECT_FALSE(ended.reader.on);
    EXPECT_TRUE(ended.reader.headphones) << "they are still plugged in";
    EXPECT_EQ(ended.reader.volume, kUsualVolume);
    EXPECT_EQ(ended.settings.language, "fr");
    EXPECT_GE(volumeDb(kVolumeSteps) - volumeDb(0), 18);
}

TEST(Reader, M5_PlugsDoNotOpenAnythingBehindStaffOrAtNight) {
    State night = after(start(), SetBoothMode{"sleep"});
    night = after(night, PlugHeadphones{1});
    EXPECT_FALSE(night.reader.on);
    EXPECT_EQ(utteranceOf(realContent(), night, {}).kind, SoundKind::Silence);
    State staff = after(after(start(), OpenReader{}), KnockStaff{1});
    EXPECT_EQ(utteranceOf(realContent(), staff, {}).kind, SoundKind::Silence);
    staff = after(after(staff, ShowTestCard{1}), PlayTestSound{"right"});
    EXPECT_EQ(utteranceOf(realContent(), staff, {}).kind, SoundKind::TestRight);
}

TEST(Reader, M5_EveryNodeOfEveryScreenHasWordsOfItsOwn) {
    auto app = test::appOn(test::freshContent());
    for (const char* language : {"fr", "en", "falc"})
        for (const Action& action : std::vector<Action>{CloseSheet{}, SelectCollectivite{"60057"}, SelectLandmark{"r2004-facebook"}, SelectFigures{2019}, ShowStatistics{"region", "count", 0}, OpenSearch{}, CloseSearch{}, OpenAdding{},
                                                        CloseAdding{}, ShowGuide{}, Compare{2017, 2018, "swipe"}, LeaveComparison{}, ExpandInset{"974"}, ShowAllFrance{}, OpenReader{}, CloseReader{}}) {
            app->dispatch(SetLanguage{language});
            app->dispatch(Touched{});
            app->dispatch(action);
            test::run(*app, 1);
            const Words words{app->content(), app->state()};
            walk(app->scene().root, [&](const Node& n, int) {
                EXPECT_FALSE(spokenOf(words, n).empty()) << n.id;
                EXPECT_TRUE(isLabelled(n)) << n.id << " after " << toText(action);
            });
        }
    Node mute;
    mute.action = "CloseSheet";
    EXPECT_FALSE(isLabelled(mute));
}

TEST(Reader, M5_WithHeadphonesTheKeysSayWhatTheyReach) {
    auto app = test::appOn(test::freshContent());
    app->dispatch(Touched{});
    app->dispatch(PlugHeadphones{1});
    app->key("escape");
    app->key("tab");
    const auto said = [&] { return utteranceOf(app->content(), app->state(), app->scene()); };
    const Utterance first = said();
    EXPECT_EQ(first.kind, SoundKind::Speech);
    EXPECT_NE(first.text.find("bouton"), std::string::npos) << first.text;
    app->key("tab");
    EXPECT_NE(said().key, first.key);
    app->dispatch(PlugHeadphones{0});
    EXPECT_EQ(said().kind, SoundKind::Silence);
}

TEST(Reader, M1_EverythingOfItIsLegibleAtSixtyCentimetres) {
    for (const DisplayInfo& display : {DisplayInfo{1920, 1080, 0.277}, DisplayInfo{1080, 1920, 0.277}, DisplayInfo{1080, 1920, 0.369}}) {
        auto app = test::appOn(test::freshContent(), display);
        app->dispatch(Touched{});
        app->dispatch(OpenReader{});
        for (const char* list : {"menu", "frise", "help"}) {
            if (std::string(list) != "menu") app->dispatch(TakeRead{});
            for (int i = 0; i < 60; ++i) {
                app->dispatch(ReadOn{1});
                walk(app->scene().root, [&](const Node& n, int) {
                    if (n.textPx > 0) {
                        EXPECT_GE(static_cast<double>(n.textPx) * 0.727 * display.mmPerPx, 7.33) << n.id;
                    }
                });
                const Node *entry = findNode(app->scene().root, "reader-entry"), *keys = findNode(app->scene().root, "reader-on");
                ASSERT_TRUE(entry && keys);
                EXPECT_LE(entry->box.bottom(), keys->box.y) << entry->text;
            }
            break;
        }
    }
}

TEST(Languages, M8_EasyFrenchIsThereWhereTheExhibitionHasIt) {
    ASSERT_TRUE(realContent().exhibition.hasEasy());
    State state = after(start(), SetLanguage{"falc"});
    EXPECT_EQ(state.language(), Language::Easy);
    EXPECT_FALSE(state.english());
    Content plain = test::freshContent();
    plain.exhibition.strings.easy.clear();
    State without = update(plain, initialState(plain, {}), SetLanguage{"falc"});
    EXPECT_EQ(without.settings.language, "fr");
    EXPECT_EQ(nextLanguage(plain, update(plain, without, SetLanguage{"en"})), Language::French);
}

TEST(Languages, X19_AMissingTwinIsSaidInUsualFrench) {
    StringTable strings;
    strings.fr = {{"a", "courant"}, {"b", "autre"}};
    strings.easy = {{"a", "facile"}};
    EXPECT_EQ(strings.text("a", Language::Easy), "facile");
    EXPECT_EQ(strings.text("b", Language::Easy), "autre");
    EXPECT_EQ(strings.text("c", Language::Easy), "c");
    EXPECT_EQ(languageByCode("br"), std::nullopt);
    for (const Language language : {Language::French, Language::English, Language::Easy}) EXPECT_EQ(languageByCode(languageCode(language)), language);
}

}  // namespace
}  // namespace arobase
