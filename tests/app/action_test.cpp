// One line of text an action, and back, bit for bit.
#include "app/action.h"

#include <gtest/gtest.h>

#include <cmath>
#include <bit>

#include "tests/app/random_actions.h"
#include "tests/app/show.h"

namespace arobase {
namespace {

class BadActionLine : public testing::TestWithParam<const char*> {};

TEST_P(BadActionLine, IsRefused) { EXPECT_FALSE(parseAction(GetParam()).has_value()); }

INSTANTIATE_TEST_SUITE_P(ActionText, BadActionLine,
                         testing::Values("", " ", "\t\r", "Nothing", "tick 1", "Tick", "Tick 1 2", "Tick nan", "Tick inf", "Tick -inf", "Tick 1e999",
                                         "Tick 1x", "Tick 0x10", "Tick one", "Tick +1", "Tick 1,5", "Touched 1", "SelectYear 2018.5", "SelectYear 99999999999",
                                         "SelectYear", "PanMap FR 1", "PanMap FR 1 2 3", "PanMap 1 2", "PanMap FR 1e39 0", "FlyTo 1 2 3", "StepEdition --1",
                                         "SetBlack true", "SelectCollectivite", "SelectCollectivite 1 2", "Tick\xC2\xA0" "1", "Touched;Back"));

TEST(ActionText, BlanksAroundFieldsDoNotMatter) {
    EXPECT_EQ(parseAction("  PanMap\tFR   1.5 -2 \r"), Action(PanMap{"FR", 1.5f, -2}));
    EXPECT_EQ(parseAction("Back"), Action(Back{}));
}

TEST(ActionText, AnEmptyTextIsADash) {
    EXPECT_EQ(toText(SelectCollectivite{""}), "SelectCollectivite -");
    EXPECT_EQ(parseAction("SelectCollectivite -"), Action(SelectCollectivite{""}));
}

TEST(ActionText, BlanksInATextComeBack) {
    EXPECT_EQ(toText(TypeText{"l’Isle d-"}), "TypeText l’Isle\\sd-");
    for (const char* text : {" ", "-", "--", "\\", "\\s", "a b\tc\r\n", "", "\\-"}) EXPECT_EQ(parseAction(toText(TypeText{text})), Action(TypeText{text})) << text;
    EXPECT_FALSE(parseAction("TypeText a\\x").has_value());
    EXPECT_FALSE(parseAction("TypeText a\\").has_value());
}

/// Equal in every bit (== would take −0 for 0).
bool sameBits(const Action& a, const Action& b) {
    if (a.index() != b.index()) return false;
    const auto bits = []<class Field>(const Field& field) {
        if constexpr (std::is_same_v<Field, float>) return std::bit_cast<std::uint32_t>(field);
        else if constexpr (std::is_same_v<Field, double>) return std::bit_cast<std::uint64_t>(field);
        else return field;
    };
    return std::visit(
        [&](const auto& one) {
            const auto& other = std::get<std::decay_t<decltype(one)>>(b);
            const auto all = [&](const auto&... field) { return std::make_tuple(bits(field)...); };
            return std::apply(all, one.fields()) == std::apply(all, other.fields());
        },
        a);
}

bool isFinite(const Action& action) {
    const auto fine = []<class Field>(const Field& field) {
        if constexpr (std::is_floating_point_v<Field>) return std::isfinite(field);
        return true;
    };
    return std::visit([&](const auto& one) { return std::apply([&](const auto&... f) { return (fine(f) && ...); }, one.fields()); }, action);
}

TEST(ActionText, EveryActionComesBackBitForBit) {
    const Content none;
    test::RandomActions actions(none, 1, true);
    std::array<int, std::variant_size_v<AnyAction>> seen{};
    for (int i = 0; i < 50000; ++i) {
        const Action action = actions.next();
        const auto back = parseAction(toText(action));
        if (!isFinite(action)) {
            EXPECT_FALSE(back.has_value()) << toText(action);
            continue;
        }
        ASSERT_TRUE(back.has_value()) << toText(action);
        ASSERT_TRUE(sameBits(*back, action)) << toText(action) << " / " << toText(*back);
        ++seen[action.index()];
    }
    for (const int n : seen) EXPECT_GT(n, 100);
}

TEST(ActionText, ExtremesComeBackBitForBit) {
    for (const double v : {-0.0, 4.9406564584124654e-324, 1.7976931348623157e308, 0.1, 1.0 / 3, -1e-300}) {
        const auto back = parseAction(toText(Tick{v}));
        ASSERT_TRUE(back.has_value());
        EXPECT_TRUE(sameBits(*back, Tick{v}));
    }
    for (const float v : {-0.0f, 1.4e-45f, 3.4028234e38f, 0.1f}) {
        const auto back = parseAction(toText(PanFrise{v}));
        ASSERT_TRUE(back.has_value());
        EXPECT_TRUE(sameBits(*back, PanFrise{v}));
    }
    for (const int v : {2147483647, -2147483647 - 1}) EXPECT_EQ(parseAction(toText(SelectYear{v})), Action(SelectYear{v}));
}

}  // namespace
}  // namespace arobase
