// Whatever is sent, the state stays one that can be shown; the same log gives the same state.
#include <sstream>

#include "app/harness/dump.h"
#include "tests/app/random_actions.h"
#include "tests/app/show.h"

namespace arobase {
namespace {

using test::realContent;

bool sane(const MapCamera& c) {
    return std::isfinite(c.centre.x) && std::isfinite(c.centre.y) && std::abs(c.centre.x) < 3e7 && std::abs(c.centre.y) < 3e7 &&
           c.metresPerPx >= 0.5 && c.metresPerPx < 1e8;
}

/// Inside of all that there is, and never shorter than one of its most precise dates.
bool sane(const Content& content, const FriseRange& r, const FriseRange& whole) {
    return r.from >= whole.from - 1e-6 && r.to <= whole.to + 1e-6 && r.years() >= shortestYears(content.frise->index().finestIn(whole)) * (1 - 1e-6);
}

/// Empty when the state can be shown; else what is wrong with it.
std::string whatIsWrong(const Content& content, const State& s) {
    const FriseRange whole = wholeFrise(content);
    if (s.display.widthPx < 64 || s.display.heightPx < 64 || !(s.display.mmPerPx > 0)) return "display";
    if (!std::isfinite(s.clockS) || s.lastInputS > s.clockS) return "clock";
    if (s.year < whole.from || s.year >= whole.to) return "year";
    if (!languageByCode(s.settings.language)) return "language";
    if (s.reader.volume < 0 || s.reader.volume > kVolumeSteps || s.reader.at < 0) return "reader";
    if (content.exhibition.theme(s.settings.theme).id != s.settings.theme) return "theme";
    if (s.expanded < 0 || s.expanded >= kMapSlots || s.leavingExpanded < 0 || s.leavingExpanded >= kMapSlots) return "expanded";
    if (s.back.size() > 32) return "back";
    if (s.stage.index < -1 || s.stage.index >= std::max(1, static_cast<int>(content.cues.size()))) return "stage";
    if (!(s.idleS >= 0 && s.idleS <= 600)) return "idle";
    for (const MapState& t : s.maps) {
        if (t.camera && !sane(*t.camera)) return "camera";
        if (t.motion && (!sane(t.motion->from) || !sane(t.motion->to) || !(t.motion->durationS > 0 && t.motion->durationS <= 2.5))) return "motion";
        if (!std::isfinite(t.flingPxPerS.x) || !std::isfinite(t.flingPxPerS.y)) return "fling";
    }
    if (s.frise.range && !sane(content, *s.frise.range, whole)) return "frise range";
    if (s.frise.motion && (!sane(content, s.frise.motion->from, whole) || !sane(content, s.frise.motion->to, whole))) return "frise motion";
    if (!std::isfinite(s.frise.flingPxPerS)) return "frise fling";
    if (s.selection.kind == SelectionKind::Collectivite && !content.exhibition.collectivite(s.selection.id)) return "selection";
    return {};
}

class UpdateProperty : public testing::TestWithParam<unsigned> {};

TEST_P(UpdateProperty, AnyActionLeavesAStateThatCanBeShown) {
    const Content& content = realContent();
    test::RandomActions actions(content, GetParam(), true);
    State state = initialState(content, {});
    for (int i = 0; i < 5000; ++i) {
        const Action action = actions.next();
        state = update(content, std::move(state), action);
        const std::string wrong = whatIsWrong(content, state);
        ASSERT_EQ(wrong, "") << "action " << i << ": " << toText(action);
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, UpdateProperty, testing::Values(11u, 12u, 13u, 14u));

TEST(UpdateReplay, ARecordedLogGivesTheSameStateAndTheSameDump) {
    std::ostringstream log;
    auto first = test::appOn(test::freshContent());
    first->record(&log);
    test::RandomActions actions(first->content(), 5, false);
    int recorded = 0;
    while (recorded < 600) {
        const Action action = actions.next();
        if (std::holds_alternative<PressPin>(action)) continue;  // of a PIN nothing is kept
        first->dispatch(action);
        ++recorded;
    }
    first->record(nullptr);

    auto second = test::appOn(test::freshContent());
    std::istringstream lines(log.str());
    int count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
        const auto action = parseAction(line);
        ASSERT_TRUE(action.has_value()) << line;
        second->dispatch(*action);
    }
    EXPECT_EQ(count, 600);
    EXPECT_EQ(second->state(), first->state());
    EXPECT_EQ(harness::dumpJson(*second, {}), harness::dumpJson(*first, {}));
    EXPECT_EQ(harness::stateJson(second->state()), harness::stateJson(first->state()));
}

TEST(UpdateReplay, FingersAndKeysAreInTheLogToo) {
    std::ostringstream log;
    auto first = test::appOn(test::freshContent());
    first->record(&log);
    test::Hand hand(*first);
    hand.down(0, {1000, 300});
    for (int i = 1; i <= 20; ++i) {
        hand.move(0, {1000.f + 11.f * static_cast<float>(i), 300.f + 3.f * static_cast<float>(i)});
        hand.wait(1.0 / 60);
    }
    hand.up(0, {1220, 360});
    first->key("right");
    first->scroll({900, 300}, 2);
    test::run(*first, 1);
    auto second = test::appOn(test::freshContent());
    std::istringstream lines(log.str());
    for (std::string line; std::getline(lines, line);) second->dispatch(parseAction(line).value());
    EXPECT_EQ(second->state(), first->state());
}

}  // namespace
}  // namespace arobase
