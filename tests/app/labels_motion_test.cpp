// Names that come and go fade; the visitor's own always has a place; what is worked out once is not worked out again.
#include <algorithm>

#include "app/name_book.h"
#include "app/screens/map_names.h"
#include "render/map/label_geometry.h"
#include "tests/app/show.h"

namespace arobase {
namespace {

/// Opacities of the names of a picture, the least first.
std::vector<float> opacities(const Scene& scene) {
    std::vector<float> found;
    for (const Prim& prim : scene.list.prims())
        if (prim.kind == PrimKind::Label) found.push_back(prim.params[1]);
    std::sort(found.begin(), found.end());
    return found;
}

bool allWhole(const Scene& scene) { return std::ranges::all_of(opacities(scene), [](float o) { return o == 1; }); }

TEST(LabelFades, NamesComeAndGoWithinTheirTimeAndThenStand) {
    AROBASE_NEEDS_ATLAS();
    auto app = test::appOn(test::freshContent());
    app->dispatch(SelectYear{2018});
    test::run(*app, 1);
    ASSERT_FALSE(opacities(app->takeFrame()).empty());
    EXPECT_TRUE(allWhole(app->takeFrame()));
    app->dispatch(SelectYear{2022});
    EXPECT_LT(opacities(app->scene()).front(), 0.01f) << "those of another edition have just come";
    EXPECT_TRUE(allWhole(app->exactScene())) << "a picture for keeping has no half names";
    test::run(*app, kLabelFadeS / 2);
    const auto half = opacities(app->takeFrame());
    EXPECT_TRUE(std::ranges::any_of(half, [](float o) { return o > 0.2f && o < 0.8f; }));
    test::run(*app, kLabelFadeS);
    EXPECT_TRUE(allWhole(app->takeFrame()));
    EXPECT_EQ(opacities(app->scene()).size(), opacities(app->exactScene()).size()) << "nobody is on his way out";
}

TEST(LabelFades, NothingFadesForThoseWhoWantNoMotionNorInTheFirstPicture) {
    AROBASE_NEEDS_ATLAS();
    auto app = test::appOn(test::freshContent());
    EXPECT_TRUE(allWhole(app->scene()));
    app->dispatch(SetReducedMotion{1});
    for (const int year : {2018, 2022, 2011}) {
        app->dispatch(SelectYear{year});
        EXPECT_TRUE(allWhole(app->takeFrame()));
        app->tick(1.0 / 60);
        EXPECT_TRUE(allWhole(app->takeFrame()));
    }
}

TEST(LabelFades, AfterThemNothingIsDrawnForAMinute) {
    AROBASE_NEEDS_ATLAS();
    for (const std::vector<Action>& actions : std::vector<std::vector<Action>>{{SelectYear{2022}}, {FlyTo{3.1, 50.6, 100, "FR"}}, {PanMap{"FR", 90, 40}}, {SelectPlace{"51513"}}}) {
        auto app = test::appOn(test::freshContent());
        for (const Action& action : actions) app->dispatch(action);
        for (int i = 0; i < 360; ++i) {
            app->tick(1.0 / 60);
            app->takeFrame();
        }
        int frames = 0;
        for (int i = 0; i < 3600; ++i) {
            app->tick(1.0 / 60);
            if (!app->needsFrame()) continue;
            app->takeFrame();
            ++frames;
        }
        EXPECT_LE(frames, 2) << toText(actions.front());
    }
}

TEST(LabelFades, WhoLooksOftenSeesTheSame) {
    AROBASE_NEEDS_ATLAS();
    auto curious = test::appOn(test::freshContent()), calm = test::appOn(test::freshContent());
    const std::vector<Action> actions{SelectYear{2022}, FlyTo{3.1, 50.6, 100, "FR"}, PanMap{"FR", 90, 40}, SelectYear{2018}, SelectPlace{"51513"}};
    for (const Action& action : actions) {
        for (App* app : {curious.get(), calm.get()}) app->dispatch(action);
        for (int i = 0; i < 40; ++i) {
            for (int look = 0; look < i % 3; ++look) curious->exactScene(), curious->scene();
            for (App* app : {curious.get(), calm.get()}) app->tick(1.0 / 60);
        }
        EXPECT_EQ(opacities(curious->scene()), opacities(calm->scene())) << toText(action);
        EXPECT_EQ(curious->scene().labels.unplaced, calm->scene().labels.unplaced);
    }
}

TEST(ChosenName, HasAPlaceEvenAfterAFlightAmongNamesThatWereThere) {
    AROBASE_NEEDS_ATLAS();
    for (const DisplayInfo& display : {DisplayInfo{1920, 1080, 0.277}, DisplayInfo{1080, 1920, 0.369}}) {
        auto app = test::appOn(test::freshContent(), display);
        app->dispatch(FlyTo{3.1, 50.6, 60, "FR"});
        test::run(*app, 4);
        std::vector<std::string> codes;
        for (const Node& n : findNode(app->scene().root, "map-FR")->children)
            if ((n.role == Role::Place || n.role == Role::Mark) && codes.size() < 60) codes.push_back(n.value);
        ASSERT_GT(codes.size(), 30u);
        int seen = 0;
        for (const std::string& code : codes) {
            app->dispatch(SelectPlace{code});
            for (int step = 0; step < 8; ++step) {
                test::run(*app, 0.2);
                const Node* mark = findNode(app->scene().root, "mark-" + code);
                if (!mark) mark = findNode(app->scene().root, "place-" + code);
                const Layout layout = layoutFor(app->content(), app->state());
                if (!mark || !layout.map.inset(layout.metrics.mm(3)).contains(mark->box.centre())) continue;
                // One that passes between the cards and the buttons on its way may have nothing but them around it.
                if (!free(mark->box.inset(-layout.metrics.mm(12)), screens::interfaceOver(layout, app->state(), 0))) continue;
                ++seen;
                EXPECT_TRUE(findNode(app->scene().root, "label-" + code)) << code << " step " << step;
            }
        }
        EXPECT_GT(seen, 200);
    }
}

TEST(NameBook, EachNameIsWrittenOnceInAStyle) {
    auto engine = TextEngine::create();
    ASSERT_TRUE(engine.value);
    NameBook book;
    const TextStyle style{20, FontWeight::Medium, true};
    const WrittenName& long_ = book.write(*engine.value, "Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson", style);
    EXPECT_EQ(&book.write(*engine.value, "Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson", style), &long_);
    EXPECT_NE(&book.write(*engine.value, "Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson", {21, FontWeight::Medium, true}), &long_);
    EXPECT_EQ(book.size(), 2u);
    for (std::size_t n = 1; n <= 3; ++n) {
        std::string joined;
        for (std::size_t l = 0; l < n; ++l) {
            const std::string& line = long_.lines[n - 1][l];
            EXPECT_LE(engine.value->widthPx(line, style), long_.sizePx[n - 1].x + 0.01f);
            joined += line;
        }
        EXPECT_EQ(joined, long_.text) << "no letter is lost";
        EXPECT_TRUE(n == 1 || long_.sizePx[n - 1].x < long_.sizePx[n - 2].x);
    }
    const WrittenName& nothing = book.write(*engine.value, "", style);
    EXPECT_EQ(nothing.sizePx[1], Vec2{});
    EXPECT_EQ(book.write(*engine.value, "Paris", style).sizePx[2], Vec2{});
    for (std::size_t i = 0; i <= NameBook::kFull; ++i) book.write(*engine.value, std::to_string(i), style);
    book.forget();
    EXPECT_EQ(book.size(), 0u) << "a book that is full begins anew";
}

}  // namespace
}  // namespace arobase
