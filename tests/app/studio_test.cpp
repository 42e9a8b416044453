// E3, X6, X16: what staff see and do beside the kiosk's picture. ImGui draws into no window; its own log says what stands there.
#include <gtest/gtest.h>
#include <imgui.h>

#include "app/moderation_desk.h"
#include "app/studio/panels.h"
#include "data/landmarks/withdrawal_code.h"
#include "tests/app/show.h"

namespace arobase {
namespace {

/// Frames of a window that is nowhere.
class Frames {
public:
    Frames() {
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.DisplaySize = {900, 2400};
        io.IniFilename = nullptr;
        io.UserData = this;
        unsigned char* pixels = nullptr;
        int width = 0, height = 0;
        io.Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
        io.SetClipboardTextFn = [](void*, const char* text) { static_cast<Frames*>(ImGui::GetIO().UserData)->m_text = text; };
    }
    ~Frames() { ImGui::DestroyContext(); }
    Frames(const Frames&) = delete;
    Frames& operator=(const Frames&) = delete;

    /// All words that `draw` writes.
    template <class Draw>
    std::string wordsOf(Draw&& draw) {
        for (int i = 0; i < 3; ++i) {  // a table knows its columns after one
            ImGui::GetIO().DeltaTime = 1.f / 60;
            ImGui::NewFrame();
            ImGui::SetNextWindowPos({0, 0});
            ImGui::SetNextWindowSize({900, 2400});
            ImGui::Begin("essai", nullptr, ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize);
            ImGui::LogToClipboard();
            draw();
            ImGui::LogFinish();
            ImGui::End();
            ImGui::Render();
        }
        return m_text;
    }

private:
    std::string m_text;
};

class Folder {
public:
    Folder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "arobase-studio-XXXXXX").string();
        m_path = mkdtemp(pattern.data());
    }
    ~Folder() { std::filesystem::remove_all(m_path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

VisitorLandmark kept(const LandmarkStore& store, const std::string& text, const std::string& code = "") {
    VisitorLandmark l = makeLandmark({2004, "usages", text, "", ""}, {}, utcNow()).value.value();
    if (!code.empty()) {
        WithdrawalSeal seal = sealOf(code);
        l.codeShelf = seal.shelf;
        l.codeHash = std::move(seal.hash);
    }
    EXPECT_TRUE(store.add(l).value);
    return l;
}

TEST(X6Panel, StaffSeeWhatACheckRefusedAndWhy) {
    const auto app = test::appOn(test::freshContent());
    Frames frames;
    const std::string words = frames.wordsOf([&] { studio::drawDoubtfulFigures(*app, app->content().issues); });
    int refused = 0;
    for (const Figure& f : app->content().exhibition.figures) {
        if (f.refusedBy.empty()) continue;
        ++refused;
        EXPECT_NE(words.find(f.valueText), std::string::npos) << f.valueText;
        EXPECT_NE(words.find(f.refusedBy), std::string::npos) << "the rule by name: " << f.refusedBy;
    }
    EXPECT_GE(refused, 2) << "« 247 milliards » and « 4,9 milliards, 54 % »";
    EXPECT_NE(words.find("247"), std::string::npos);
}

TEST(E3Panel, ListsWhatWaitsWithWhatToLookAt) {
    const Folder folder;
    const LandmarkStore store((folder.path() / "reperes.gpkg").string());
    kept(store, "Mon premier modem");
    VisitorLandmark flagged = makeLandmark({2004, "usages", "Appelez le 06 12 34 56 78", "", ""}, {}, utcNow()).value.value();
    flagged.flags = kFlagPhone;
    ASSERT_TRUE(store.add(flagged).value);
    Frames frames;
    studio::LandmarksPanel panel(store.source(), AROBASE_DEFAULT_EXHIBITION);
    const auto draw = [&] { panel.draw(test::realContent().exhibition, 0); };
    frames.wordsOf(draw);
    panel.finish();
    const std::string words = frames.wordsOf(draw);
    EXPECT_NE(words.find("Mon premier modem"), std::string::npos) << words;
    EXPECT_NE(words.find("2\u00a0repères en attente"), std::string::npos) << words;
    EXPECT_NE(words.find(flagWords(kFlagPhone)[0]), std::string::npos) << words;
}

class Moderation : public testing::Test {
protected:
    ModerationNews after(const ModerationWish& wish) {
        ModerationDesk desk(store.source(), folder.path(), AROBASE_DEFAULT_EXHIBITION);
        desk.begin(wish);
        desk.finish();
        return desk.take().value();
    }
    Folder folder;
    LandmarkStore store{(folder.path() / "registre" / "reperes.gpkg").string()};
};

TEST_F(Moderation, WhatCannotBeDoneIsSaidAndTheListStays) {
    const VisitorLandmark l = kept(store, "Un");
    for (const ModerationWish& wish : {ModerationWish{ModerationAct::Approve, "inconnu", "", "", 0}, ModerationWish{ModerationAct::Edit, l.id, "", "usages", 2004},
                                       ModerationWish{ModerationAct::Undo, l.id, "", "", 0}, ModerationWish{ModerationAct::Withdraw, "", "un deux trois", "", 0}}) {
        const ModerationNews news = after(wish);
        EXPECT_FALSE(news.done);
        EXPECT_FALSE(news.issues.empty());
        ASSERT_EQ(news.landmarks.size(), 1U);
        EXPECT_EQ(news.landmarks[0], l);
    }
    const ModerationNews nowhere = moderate(LandmarkStore("/proc/nulle/part.gpkg"), LandmarkQueue(folder.path() / "attente"), AROBASE_DEFAULT_EXHIBITION, {ModerationAct::Approve, l.id, "", "", 0});
    EXPECT_FALSE(nowhere.done);
    EXPECT_FALSE(nowhere.issues.empty());
}

TEST_F(Moderation, ApproveRefuseCorrectAndUndoInTheirOrder) {
    const VisitorLandmark l = kept(store, "Le mintel");
    const auto edited = after({ModerationAct::Edit, l.id, "Le minitel, écrire à moi@exemple.fr", "outils", 2001}).landmarks.at(0);
    EXPECT_EQ(edited.text, "Le minitel, écrire à moi@exemple.fr");
    EXPECT_EQ(edited.flags & kFlagEmail, kFlagEmail) << "what was corrected is looked at anew";
    EXPECT_EQ(edited.year, 2001);
    EXPECT_EQ(edited.state, LandmarkState::Pending);
    EXPECT_EQ(after({ModerationAct::Approve, l.id, "", "", 0}).landmarks.at(0).state, LandmarkState::Approved);
    EXPECT_EQ(after({ModerationAct::Refuse, l.id, "", "", 0}).landmarks.at(0).state, LandmarkState::Refused);
    EXPECT_EQ(after({ModerationAct::Undo, l.id, "", "", 0}).landmarks.at(0).state, LandmarkState::Approved);
    EXPECT_EQ(after({ModerationAct::Undo, "", "", "", 0}).landmarks.at(0).state, LandmarkState::Pending);
    EXPECT_EQ(after({ModerationAct::Undo, "", "", "", 0}).landmarks.at(0).text, "Le mintel");
}

TEST_F(Moderation, X16SixWordsErase) {
    kept(store, "À retirer", "abricot balcon canard dragon écluse fanfare");
    kept(store, "À garder");
    const ModerationNews news = after({ModerationAct::Withdraw, "", "Abricot balcon CANARD dragon ecluse fanfare", "", 0});
    EXPECT_TRUE(news.done);
    ASSERT_EQ(news.landmarks.size(), 1U);
    EXPECT_EQ(news.landmarks[0].text, "À garder");
}

TEST_F(Moderation, WishesAreCarriedOutInTheirOrder) {
    const VisitorLandmark l = kept(store, "Un");
    ModerationDesk desk(store.source(), folder.path(), AROBASE_DEFAULT_EXHIBITION);
    desk.begin({ModerationAct::Approve, l.id, "", "", 0});
    desk.begin({ModerationAct::Refuse, l.id, "", "", 0});
    std::vector<LandmarkState> states;
    while (desk.working()) {
        desk.finish();
        states.push_back(desk.take().value().landmarks.at(0).state);
    }
    EXPECT_EQ(states, (std::vector{LandmarkState::Approved, LandmarkState::Refused}));
}

}  // namespace
}  // namespace arobase
