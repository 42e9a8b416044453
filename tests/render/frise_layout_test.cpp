// Years to px, and landmarks packed without overlap, none lost.
#include "data/french.h"
#include "render/frise/frise_layout.h"
#include "render/frise/letter_widths.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <map>
#include <random>
#include <set>

#include "render/text/text_engine.h"

namespace arobase {
namespace {

FriseView view(double from, double to, float x = 190, float width = 1700) { return {{from, to}, x, width}; }

bool isFinite(const FriseRange& r) { return std::isfinite(r.from) && std::isfinite(r.to) && r.to > r.from; }

TEST(FriseViewTest, AnAxisWithoutWidthStillGivesNumbers) {
    for (const float width : {0.f, -20.f}) {
        const FriseView v = view(1999, 2020, 10, width);
        EXPECT_TRUE(std::isfinite(v.toPx(2004)) && std::isfinite(v.toYear(30)) && v.yearWidth() > 0);
        EXPECT_TRUE(isFinite(pannedFrise(v, 100)));
        EXPECT_TRUE(isFinite(zoomedFrise(v, 15, 2, 1, 28)));
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
        j.view = {range, 190, 1700};
        j.widestPxPerYear = 1700.0 / 28;
        const float height = static_cast<float>(rows) * j.rowPx + j.badgePx + 2;
        for (std::size_t lane = 0; lane < s_exhibition->tracks.size(); ++lane)
            j.lanes.push_back({{190, 700 + static_cast<float>(lane) * height, 1700, height}, rows});
        j.titleWidthPx = [](const FriseItem& item) { return s_text->widthPx(item.title, TextStyle{24, FontWeight::Regular, true}); };
        return j;
    }
    static FrisePacker packer() { return {s_exhibition->frise, static_cast<int>(s_exhibition->tracks.size())}; }
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

int inRange(std::span<const FriseItem> items, FriseRange range) {
    int n = 0;
    for (const FriseItem& item : items) n += spanOf(item).to > range.from && spanOf(item).from < range.to ? 1 : 0;
    return n;
}

bool isTitle(const FriseSlot& slot) { return slot.form != FriseForm::Dot; }
bool hasTitle(const FrisePacking& p) { return std::any_of(p.slots.begin(), p.slots.end(), isTitle); }

void expectSound(std::span<const FriseItem> items, const FrisePackJob& job, const FrisePacking& p) {
    ASSERT_EQ(static_cast<int>(p.slots.size()) + p.badged(), p.total);
    ASSERT_EQ(p.total, inRange(items, job.view.range));
    std::set<int> seen;
    for (std::size_t i = 0; i < p.slots.size(); ++i) {
        const FriseSlot& slot = p.slots[i];
        const FriseLane& lane = job.lanes[static_cast<std::size_t>(slot.lane)];
        const FriseItem& item = items[static_cast<std::size_t>(slot.item)];
        ASSERT_TRUE(seen.insert(slot.item).second);
        ASSERT_EQ(item.track, slot.lane);
        ASSERT_TRUE(within(slot.box, lane.box));
        for (std::size_t j = 0; j < i; ++j) ASSERT_FALSE(slot.box.overlaps(p.slots[j].box)) << item.title << " | " << items[static_cast<std::size_t>(p.slots[j].item)].title;
        if (slot.form == FriseForm::Dot) {  // where its badge would be
            ASSERT_EQ(slot.row, lane.rows);
            ASSERT_GE(slot.box.y, lane.box.bottom() - job.badgePx - 0.6f);
            ASSERT_TRUE(slot.dotX >= slot.box.x && slot.dotX <= slot.box.right());
            for (const FriseBadge& badge : p.badges) ASSERT_FALSE(slot.box.overlaps(badge.box.inset(0.51f)));
            continue;
        }
        ASSERT_EQ(slot.form == FriseForm::Pill, item.importance == 1 && slot.form != FriseForm::Card);
        ASSERT_LE(slot.box.bottom(), lane.box.bottom() - job.badgePx + 0.6f) << "titles leave the badge strip free";
        ASSERT_TRUE(slot.row >= 0 && slot.row < lane.rows);
        // Never before its time; after it only as far as the date is vague.
        ASSERT_GE(slot.box.x, slot.fromPx - 0.6f);
        if (slot.box.x > slot.fromPx + 0.6f) {
            ASSERT_LE(slot.box.x + 2 * job.dotPx, slot.toPx + 0.6f) << item.title;
        }
    }
    for (std::size_t i = 0; i < p.badges.size(); ++i) {
        const FriseBadge& badge = p.badges[i];
        ASSERT_TRUE(within(badge.box, job.lanes[static_cast<std::size_t>(badge.lane)].box));
        ASSERT_GT(badge.count, 0);
        ASSERT_LT(badge.from, badge.to);
        ASSERT_GE(badge.box.w, std::min(job.badgePx * 2.4f, job.view.yearWidth() / 2) * 0.99f) << "too narrow to be read";
        for (std::size_t j = 0; j < i; ++j) ASSERT_FALSE(badge.box.inset(0.51f).overlaps(p.badges[j].box.inset(0.51f)));
        // What a badge opens on holds what it counts: those of its lane that meet its stretch, less those that are shown.
        int there = 0;
        for (std::size_t k = 0; k < items.size(); ++k) {
            const FriseSpan span = spanOf(items[k]);
            there += items[k].track == badge.lane && span.to > badge.from && span.from < badge.to && !seen.contains(static_cast<int>(k)) ? 1 : 0;
        }
        ASSERT_GE(there, badge.count);
    }
}

TEST_F(RealFrise, NoItemsNoLanesNoRows) {
    EXPECT_EQ(FrisePacker({}, 3).pack(job({1999, 2027}, 2)).total, 0);
    FrisePackJob noLanes = job({1999, 2027}, 2);
    noLanes.lanes.clear();
    EXPECT_EQ(packer().pack(noLanes).total, 0);
    const FrisePacking noRows = packer().pack(job({1999, 2027}, 0));
    EXPECT_FALSE(hasTitle(noRows));
    EXPECT_EQ(noRows.badged() + static_cast<int>(noRows.slots.size()), noRows.total);
    FrisePackJob wide = job({1999, 2027}, 2);
    wide.titleWidthPx = [](const FriseItem&) { return 1e6f; };
    const FrisePacking badgesOnly = packer().pack(wide);
    EXPECT_FALSE(hasTitle(badgesOnly));
    EXPECT_EQ(badgesOnly.badged() + static_cast<int>(badgesOnly.slots.size()), badgesOnly.total);
    std::vector<FriseItem> strays(s_exhibition->frise.begin(), s_exhibition->frise.begin() + 3);
    for (FriseItem& item : strays) item.track = 17;
    EXPECT_EQ(FrisePacker(strays, 3).pack(job({1999, 2027}, 2)).total, 0) << "a track that there is not";
}

TEST_F(RealFrise, AHiddenTrackCountsForNothing) {
    FrisePacker all = packer();
    FrisePackJob j = job({1999, 2027}, 2);
    const FrisePacking before = all.pack(j);
    j.lanes[1].box = {};
    const FrisePacking p = all.pack(j);
    int ofIt = 0;
    for (const FriseItem& item : s_exhibition->frise) ofIt += item.track == 1 ? 1 : 0;
    EXPECT_EQ(p.total, before.total - ofIt);
    EXPECT_EQ(static_cast<int>(p.slots.size()) + p.badged(), p.total);
    for (const FriseSlot& s : p.slots) EXPECT_NE(s.lane, 1);
    for (const FriseBadge& b : p.badges) EXPECT_NE(b.lane, 1);
}

TEST_F(RealFrise, EveryZoomAndPlaceIsSound) {
    FrisePacker p1 = packer(), p2 = packer(), p3 = packer();
    for (double span = 28; span >= 1.0 / 12; span /= 1.15)
        for (double from = 1999; from + span <= 2027.0001; from += std::max(0.41, span / 9))
            for (const int rows : {1, 2, 3})
                for (const float card : {1e9f, 260.f}) {
                    FrisePackJob j = job({from, from + span}, rows);
                    j.cardPx = card;
                    expectSound(s_exhibition->frise, j, (rows == 1 ? p1 : rows == 2 ? p2 : p3).pack(j));
                    if (HasFatalFailure()) FAIL() << from << " + " << span;
                }
}

TEST_F(RealFrise, NobodyHopsAndNobodyGoesWhileZoomingIn) {
    FrisePacker frise = packer();
    for (const double about : {2001.3, 2005.0, 2010.2, 2016.6}) {
        std::map<int, int> rows;
        for (double span = 28; span >= 1.0 / 12; span /= 1.03) {
            const FrisePackJob j = job(boundedFrise({about - span / 2, about + span / 2}, 1999, 2027), 2);
            const FrisePacking p = frise.pack(j);
            std::set<int> shown;
            for (const FriseSlot& s : p.slots) {
                if (!isTitle(s)) continue;  // a dot becomes a title where there is room for one
                shown.insert(s.item);
                const auto [known, fresh] = rows.emplace(s.item, s.row);
                EXPECT_EQ(known->second, s.row) << s_exhibition->frise[static_cast<std::size_t>(s.item)].title;
            }
            // Who was seen goes only over the edge.
            for (const auto& [item, row] : rows) {
                const float left = j.view.toPx(spanOf(s_exhibition->frise[static_cast<std::size_t>(item)]).from);
                const float width = 2 * j.dotPx + j.titleWidthPx(s_exhibition->frise[static_cast<std::size_t>(item)]);
                if (left >= 190 && left + width + 1 < 1890) {
                    EXPECT_TRUE(shown.contains(item)) << s_exhibition->frise[static_cast<std::size_t>(item)].title << " at " << span;
                }
            }
        }
    }
}

TEST_F(RealFrise, WhereOneComesFromDoesNotMatter) {
    FrisePacker used = packer();
    std::mt19937 random(5);
    std::uniform_real_distribution<double> power(0, 8), place(0, 1);
    for (int i = 0; i < 60; ++i) {
        const double span = 28 * std::exp2(-power(random)), from = 1999 + place(random) * (28 - span);
        const FrisePackJob j = job({from, from + span}, 2);
        const FrisePacking a = used.pack(j), b = packer().pack(j);
        ASSERT_EQ(a.slots.size(), b.slots.size());
        for (std::size_t k = 0; k < a.slots.size(); ++k) {
            EXPECT_EQ(a.slots[k].item, b.slots[k].item);
            EXPECT_EQ(a.slots[k].box, b.slots[k].box);
        }
    }
}

TEST_F(RealFrise, PanningMovesEveryTitleAlikeAndChangesNoRow) {
    FrisePacker frise = packer();
    const FrisePackJob before = job({2004, 2010}, 2);
    FrisePackJob after = before;
    after.view.range = pannedFrise(before.view, -40);
    const FrisePacking a = frise.pack(before), b = frise.pack(after);
    int both = 0;
    for (const FriseSlot& s : a.slots)
        for (const FriseSlot& t : b.slots) {
            if (s.item != t.item || !isTitle(s) || !isTitle(t)) continue;
            ++both;
            EXPECT_EQ(s.row, t.row);
            if (s.box.x > 240) {
                EXPECT_NEAR(s.box.x - 40, t.box.x, 0.1);
            }
        }
    EXPECT_GT(both, 4);
}

TEST_F(RealFrise, TheChosenLandmarkIsShownWhereverItCanFit) {
    FrisePacker frise = packer();
    for (double span = 28; span >= 1; span /= 1.6)
        for (double from = 1999; from + span <= 2027.0001; from += span / 4)
            for (int i = 0; i < static_cast<int>(s_exhibition->frise.size()); i += 3) {
                FrisePackJob j = job({from, from + span}, 2);
                const bool canFit = hasTitle(FrisePacker(std::span(s_exhibition->frise).subspan(static_cast<std::size_t>(i), 1), 3).pack(j));
                j.selected = i;
                const FrisePacking p = frise.pack(j);
                expectSound(s_exhibition->frise, j, p);
                const bool shown = std::any_of(p.slots.begin(), p.slots.end(), [&](const FriseSlot& s) { return s.item == i && isTitle(s); });
                EXPECT_EQ(shown, canFit) << i;
            }
}

TEST_F(RealFrise, CloseUpEverythingIsShown) {
    const FrisePacking p = packer().pack(job({2012, 2013}, 4));
    EXPECT_GT(p.total, 0);
    EXPECT_EQ(p.badged(), 0);
}

TEST_F(RealFrise, ImportanceDecidesHowOneStandsAndNothingVanishes) {
    FrisePacker frise = packer();
    std::map<FriseForm, int> forms;
    for (double span = 28; span >= 1.0 / 12; span /= 1.2)
        for (double from = 1999; from + span <= 2027.0001; from += span / 3) {
            FrisePackJob j = job({from, from + span}, 2);
            j.cardPx = span < 6 ? 260.f : 1e9f;
            const FrisePacking p = frise.pack(j);
            EXPECT_EQ(static_cast<int>(p.slots.size()) + p.badged(), p.total);
            for (const FriseBadge& b : p.badges) EXPECT_GT(b.count, 1) << "a single one is a dot";
            for (const FriseSlot& s : p.slots) {
                ++forms[s.form];
                const int importance = s_exhibition->frise[static_cast<std::size_t>(s.item)].importance;
                EXPECT_TRUE(s.form != FriseForm::Pill || importance == 1);
                EXPECT_TRUE(s.form != FriseForm::Line || importance > 1);
            }
        }
    EXPECT_EQ(forms.size(), 4U) << "dots, lines, pills and cards";
}

TEST_F(RealFrise, ImportantLandmarksGoFirst) {
    const FrisePacking p = packer().pack(job({1999, 2027}, 2));
    int shownFirst = 0, allFirst = 0;
    for (const FriseItem& item : s_exhibition->frise) allFirst += item.importance == 1 ? 1 : 0;
    for (const FriseSlot& s : p.slots) shownFirst += s_exhibition->frise[static_cast<std::size_t>(s.item)].importance == 1 ? 1 : 0;
    EXPECT_GE(shownFirst * 2, allFirst) << "most of the great ones are seen at once";
}

// --- timelines of every kind --------------------------------------------------------------------------------------

std::vector<FriseItem> madeUp(int count, double from, double to, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> when(from, to);
    std::uniform_int_distribution<int> four(0, 3), three(0, 2), letters(4, 40);
    std::vector<FriseItem> items(static_cast<std::size_t>(count));
    for (FriseItem& item : items) {
        item.date = dateAt(when(random));
        const int precision = four(random);
        if (precision < 3) item.date.minute = -1;
        if (precision < 2) item.date.day = 0;
        if (precision < 1) item.date.month = 0;
        if (four(random) == 0 && three(random) == 0) item.end = {item.date.year + 1 + three(random) * 20};
        item.track = three(random);
        item.importance = 1 + four(random);
        item.title = std::string(static_cast<std::size_t>(letters(random)), 'x');
    }
    return items;
}

FrisePackJob madeUpJob(FriseRange whole, FriseRange range) {
    FrisePackJob j;
    j.view = {range, 190, 1700};
    j.widestPxPerYear = 1700 / whole.years();
    for (int lane = 0; lane < 3; ++lane) j.lanes.push_back({{190, 100 + 90 * static_cast<float>(lane), 1700, 86}, 2});
    j.titleWidthPx = [](const FriseItem& item) { return 11 * static_cast<float>(item.title.size()); };
    return j;
}

TEST_F(RealFrise, ATitleIsNeverNarrowerThanItsLettersSay) {
    std::vector<std::string> titles{"", "…", "AVATAVAVAVATAVA", "LTLTLYLVLT", "Tj To Te Ty Wa Wo Va Vo P. F, r. ffi ffl fi", "ÀÉÎŒœæÿ ç ñ", "e\u0301e\u0301", "日本 👍🏽", "1111111 77777 1/2", "\xFF\xFE"};
    for (const FriseItem& item : s_exhibition->frise) titles.push_back(item.title);
    for (const Collectivite& c : s_exhibition->collectivites) titles.push_back(c.name);
    for (const FontWeight weight : {FontWeight::Regular, FontWeight::Bold})
        for (const float size : {9.f, 24.f, 61.f}) {
            const TextStyle style{size, weight, weight == FontWeight::Regular};
            LetterWidths letters;
            for (const std::string& title : titles) {
                const float least = letters.leastPx(title, [&](std::string_view letter) { return s_text->widthPx(letter, style); });
                EXPECT_LE(least, s_text->widthPx(title, style)) << title << " at " << size;
                EXPECT_LE(least, s_text->widthPx(typographicFr(title), style)) << title << " at " << size;
            }
        }
}

TEST(AnyFrise, CenturiesYearsAndOneDayAreSound) {
    for (const FriseRange whole : {FriseRange{1200, 2030}, FriseRange{1990, 2031}, FriseRange{2024.4, 2024.4 + 1.0 / 366}, FriseRange{-800, 200}}) {
        const auto items = madeUp(900, whole.from, whole.to, 7);
        FrisePacker frise(items, 3);
        std::mt19937 random(3);
        std::uniform_real_distribution<double> place(0, 1);
        const double least = std::max(whole.years() / 4000, 1.0 / 8784);
        for (double span = whole.years(); span >= least; span /= 1.4) {
            const double from = whole.from + place(random) * (whole.years() - span);
            const FrisePackJob j = madeUpJob(whole, {from, from + span});
            expectSound(items, j, frise.pack(j));
            if (testing::Test::HasFatalFailure()) FAIL() << whole.from << ": " << from << " + " << span;
        }
    }
}

TEST(AnyFrise, AHundredThousandAreCountedToTheLast) {
    const FriseRange whole{1990, 2030};
    const auto items = madeUp(100'000, whole.from, whole.to, 11);
    FrisePacker frise(items, 3);
    int measured = 0;
    for (double span = 40; span >= 1.0 / 12; span /= 3) {
        FrisePackJob j = madeUpJob(whole, boundedFrise({2009.4 - span / 2, 2009.4 + span / 2}, whole.from, whole.to));
        j.titleWidthPx = [&](const FriseItem& item) {
            ++measured;
            return 11 * static_cast<float>(item.title.size());
        };
        const FrisePacking p = frise.pack(j);
        EXPECT_EQ(p.total, inRange(items, j.view.range));
        EXPECT_EQ(static_cast<int>(p.slots.size()) + p.badged(), p.total);
        EXPECT_LT(p.slots.size() + p.badges.size(), 500U) << "a frame draws what can be seen";
    }
    EXPECT_LT(measured, 8'000) << "titles that nobody sees are not measured";
}

}  // namespace
}  // namespace arobase
