// Years to px, and landmarks packed without overlap, none lost.
#include "render/frise/frise_layout.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <random>
#include <set>

#include "render/text/text_engine.h"

namespace arobase {
namespace {

constexpr std::array kSteps{1, 2, 5, 10, 20, 50, 100};

FriseView view(double from, double to, float x = 190, float width = 1700) { return {{from, to}, x, width}; }

bool isFinite(const FriseRange& r) { return std::isfinite(r.from) && std::isfinite(r.to) && r.to > r.from; }

TEST(FriseViewTest, AnAxisWithoutWidthStillGivesNumbers) {
    for (const float width : {0.f, -20.f}) {
        const FriseView v = view(1999, 2020, 10, width);
        EXPECT_TRUE(std::isfinite(v.toPx(2004)) && std::isfinite(v.toYear(30)) && v.yearWidth() > 0);
        EXPECT_TRUE(isFinite(pannedFrise(v, 100)));
        EXPECT_TRUE(isFinite(zoomedFrise(v, 15, 2, 1, 28)));
        EXPECT_GE(tickStepYears(v, 60), 1);
    }
}

TEST(FriseViewTest, AbsurdDragsKeepTheSpan) {
    for (const float dx : {1e20f, -1e20f, std::numeric_limits<float>::max(), std::numeric_limits<float>::lowest()}) {
        const FriseRange r = boundedFrise(pannedFrise(view(2005, 2010), dx), 1999, 2027);
        EXPECT_TRUE(isFinite(r)) << dx;
        EXPECT_NEAR(r.to - r.from, 5, 1e-6);
        EXPECT_TRUE(r.from >= 1999 && r.to <= 2027 + 1e-9);
    }
}

TEST(FriseViewTest, YearsAndPxAreInverse) {
    std::mt19937 random(1);
    std::uniform_real_distribution<double> year(1990, 2030);
    for (const FriseView& v : {view(1999, 2027), view(2004.3, 2005.4), view(1999, 2020, 0, 500)})
        for (int i = 0; i < 500; ++i) {
            const double y = year(random);
            const double tolerance = 0.01 / static_cast<double>(v.yearWidth());
            EXPECT_NEAR(v.toYear(v.toPx(y)), y, tolerance);
        }
}

TEST(FriseViewTest, PanMovesByTheDelta) {
    FriseView v = view(2001, 2012);
    const float before = v.toPx(2006);
    v.range = pannedFrise(v, 137);
    EXPECT_NEAR(v.toPx(2006) - before, 137, 0.01);
}

TEST(FriseViewTest, ZoomKeepsTheInstantUnderTheFingerAndItsLimits) {
    std::mt19937 random(2);
    std::uniform_real_distribution<float> px(190, 1890), power(-3, 3);
    FriseView v = view(1999, 2027);
    for (int i = 0; i < 1000; ++i) {
        const float x = px(random);
        const double under = v.toYear(x);
        v.range = zoomedFrise(v, x, std::exp2(static_cast<double>(power(random))), 1, 28);
        EXPECT_NEAR(v.toPx(under), x, 0.05);
        const double span = v.range.to - v.range.from;
        ASSERT_TRUE(span >= 1 - 1e-9 && span <= 28 + 1e-9);
        v.range = boundedFrise(v.range, 1999, 2027);
    }
}

TEST(FriseViewTest, BoundedKeepsTheSpanAndStaysInside) {
    std::mt19937 random(3);
    std::uniform_real_distribution<double> from(1900, 2100), span(0.5, 60);
    for (int i = 0; i < 1000; ++i) {
        const double start = from(random), years = span(random);
        const FriseRange r = boundedFrise({start, start + years}, 1999, 2027);
        EXPECT_TRUE(r.from >= 1999 && r.to <= 2027 + 1e-9);
        EXPECT_NEAR(r.to - r.from, std::min(years, 28.0), 1e-9);
        const FriseRange again = boundedFrise(r, 1999, 2027);
        EXPECT_NEAR(again.from, r.from, 1e-9);
    }
    EXPECT_EQ(boundedFrise({2003, 2009}, 1999, 2027), (FriseRange{2003, 2009})) << "what is inside stays";
}

TEST(FriseViewTest, TicksAreTheClosestThatKeepTheirDistance) {
    for (double years = 1; years < 400; years *= 1.05)
        for (const float minPx : {20.f, 60.f, 120.f}) {
            const FriseView v = view(1800, 1800 + years);
            const int step = tickStepYears(v, minPx);
            const auto at = std::find(kSteps.begin(), kSteps.end(), step);
            ASSERT_NE(at, kSteps.end());
            if (step < 100) {
                EXPECT_GE(v.yearWidth() * static_cast<float>(step), minPx);
            }
            if (step > 1) {
                EXPECT_LT(v.yearWidth() * static_cast<float>(*(at - 1)), minPx);
            }
        }
}

// --- packing the real landmarks ---------------------------------------------------------------------------------

struct RealFrise : testing::Test {
    static void SetUpTestSuite() {
        s_exhibition = new Exhibition(std::move(*loadExhibition(AROBASE_DEFAULT_EXHIBITION).value));
        s_text = new TextEngine(std::move(*TextEngine::create().value));
    }
    static void TearDownTestSuite() {
        delete s_exhibition;
        delete s_text;
    }
    static FrisePackJob job(FriseRange range, int rows) {
        FrisePackJob j;
        j.items = s_exhibition->frise;
        j.view = {range, 190, 1700};
        j.rows = rows;
        const float height = static_cast<float>(rows) * j.rowPx + j.badgePx + 2;
        for (std::size_t lane = 0; lane < s_exhibition->tracks.size(); ++lane) j.lanes.push_back({190, 700 + static_cast<float>(lane) * height, 1700, height});
        j.titleWidthPx = [](const FriseItem& item) { return s_text->widthPx(item.title, TextStyle{24, FontWeight::Regular, true}); };
        return j;
    }
    static Exhibition* s_exhibition;
    static TextEngine* s_text;
};
Exhibition* RealFrise::s_exhibition = nullptr;
TextEngine* RealFrise::s_text = nullptr;

bool within(const Rect& inner, const Rect& outer) {
    constexpr float kRounding = 0.6f;
    return inner.x >= outer.x - kRounding && inner.y >= outer.y - kRounding && inner.right() <= outer.right() + kRounding &&
           inner.bottom() <= outer.bottom() + kRounding;
}

int inRange(const Exhibition& e, FriseRange range) {
    int n = 0;
    for (const FriseItem& item : e.frise) n += item.date.year + 1 > range.from && item.date.year < range.to ? 1 : 0;
    return n;
}

void expectSound(const FrisePackJob& job, const FrisePacking& p, int expectedTotal) {
    ASSERT_EQ(static_cast<int>(p.slots.size()) + p.badged(), p.total);
    ASSERT_EQ(p.total, expectedTotal);
    std::set<int> seen;
    for (std::size_t i = 0; i < p.slots.size(); ++i) {
        const FriseSlot& slot = p.slots[i];
        const Rect& lane = job.lanes[static_cast<std::size_t>(slot.lane)];
        ASSERT_TRUE(seen.insert(slot.item).second);
        ASSERT_EQ(job.items[static_cast<std::size_t>(slot.item)].track, slot.lane);
        ASSERT_TRUE(within(slot.box, lane));
        ASSERT_LE(slot.box.bottom(), lane.bottom() - job.badgePx + 0.6f) << "titles leave the badge strip free";
        ASSERT_TRUE(slot.row >= 0 && slot.row < job.rows);
        for (std::size_t j = 0; j < i; ++j) ASSERT_FALSE(slot.box.overlaps(p.slots[j].box));
    }
    for (std::size_t i = 0; i < p.badges.size(); ++i) {
        const FriseBadge& badge = p.badges[i];
        ASSERT_TRUE(within(badge.box, job.lanes[static_cast<std::size_t>(badge.lane)]));
        ASSERT_FALSE(badge.items.empty());
        ASSERT_GE(badge.box.w, std::min(job.badgePx * 1.5f, job.view.yearWidth() / 2) * 0.99f) << "too narrow to be read";
        for (const int item : badge.items) {
            ASSERT_TRUE(seen.insert(item).second);
            ASSERT_EQ(job.items[static_cast<std::size_t>(item)].date.year, badge.year);
        }
        for (std::size_t j = 0; j < i; ++j) ASSERT_FALSE(badge.box.inset(0.51f).overlaps(p.badges[j].box.inset(0.51f)));
    }
}

TEST_F(RealFrise, NoItemsNoLanesNoRows) {
    FrisePackJob none = job({1999, 2027}, 2);
    none.items = {};
    EXPECT_EQ(none.run().total, 0);
    FrisePackJob noLanes = job({1999, 2027}, 2);
    noLanes.lanes.clear();
    EXPECT_EQ(noLanes.run().total, 0);
    const FrisePacking noRows = job({1999, 2027}, 0).run();
    EXPECT_TRUE(noRows.slots.empty());
    EXPECT_EQ(noRows.badged(), noRows.total);
    FrisePackJob wide = job({1999, 2027}, 2);
    wide.titleWidthPx = [](const FriseItem&) { return 1e6f; };
    EXPECT_EQ(wide.run().badged(), wide.run().total);
}

TEST_F(RealFrise, EveryZoomAndPlaceIsSound) {
    for (double span = 28; span >= 1; span /= 1.15)
        for (double from = 1999; from + span <= 2027.0001; from += std::max(0.13, span / 9))
            for (const int rows : {1, 2, 3}) {
                const FrisePackJob j = job({from, from + span}, rows);
                expectSound(j, j.run(), inRange(*s_exhibition, j.view.range));
                if (HasFatalFailure()) FAIL() << from << " + " << span;
            }
}

TEST_F(RealFrise, TheChosenLandmarkIsShownWhereverItCanFit) {
    for (double span = 28; span >= 1; span /= 1.6)
        for (double from = 1999; from + span <= 2027.0001; from += span / 4) {
            FrisePackJob j = job({from, from + span}, 2);
            for (int i = 0; i < static_cast<int>(j.items.size()); i += 3) {
                FrisePackJob alone = j;
                alone.items = j.items.subspan(static_cast<std::size_t>(i), 1);
                const bool canFit = !alone.run().slots.empty();
                j.selected = i;
                const FrisePacking p = j.run();
                const bool shown = std::any_of(p.slots.begin(), p.slots.end(), [&](const FriseSlot& s) { return s.item == i; });
                EXPECT_EQ(shown, canFit) << i;
            }
        }
}

TEST_F(RealFrise, CloseUpEverythingIsShown) {
    const FrisePacking p = job({2012, 2013}, 4).run();
    EXPECT_GT(p.total, 0);
    EXPECT_EQ(p.badged(), 0);
}

TEST_F(RealFrise, ImportantLandmarksGoFirst) {
    const FrisePackJob j = job({1999, 2027}, 2);
    const FrisePacking p = j.run();
    int shownFirst = 0, allFirst = 0;
    for (const FriseItem& item : j.items) allFirst += item.importance == 1 ? 1 : 0;
    for (const FriseSlot& s : p.slots) shownFirst += j.items[static_cast<std::size_t>(s.item)].importance == 1 ? 1 : 0;
    EXPECT_GE(shownFirst * 2, allFirst) << "most of the great ones are seen at once";
}

}  // namespace
}  // namespace arobase
