// The language of the proofs: every verb, and lines that nobody can understand.
#include "app/harness/script.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace arobase::harness {
namespace {

class BadScriptLine : public testing::TestWithParam<const char*> {};

TEST_P(BadScriptLine, IsAnIssueWithItsRowAndTheOthersStay) {
    const auto script = parseScript("wait 10\n# a comment\n" + std::string(GetParam()) + "\nkey left\n", "tour.script");
    ASSERT_TRUE(script.value.has_value());
    EXPECT_EQ(script.value->size(), 2u);
    ASSERT_EQ(script.issues.size(), 1u);
    EXPECT_EQ(script.issues[0].row, 3);
    EXPECT_EQ(script.issues[0].file, "tour.script");
    EXPECT_EQ(script.issues[0].severity, Severity::Error);
    EXPECT_NE(script.issues[0].message.find("ligne incomprise"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Script, BadScriptLine,
                         testing::Values("tap", "tap 5", "tap 5 x", "tap 5 6 7", "tap nan 5", "tap 1e999 5", "tap @", "tap @a b", "tap 5 @a", "taP 5 6", "down 1 2", "down x 1 2",
                                         "down 1.5 1 2", "move 1 2 inf", "up", "glide 1 2 3", "glide 1 2 3 -5", "glide 1 2 3 1e99", "key", "key a b", "type", "type abc",
                                         "type \"abc", "type abc\"", "type \"", "wait", "wait -1", "wait nan", "wait 5 6", "wait 99999999999", "do", "do Nothing",
                                         "do Tick nan", "do SelectYear", "shot", "shot a/b", "shot ../x", "shot .x", "shot a b", "dump", "dump é", "jump 5 6", "\xFF\xFE"));

TEST(Script, NothingAndOnlyCommentsAreAnEmptyScript) {
    for (const char* text : {"", "\n\n", "# a\n  # b\r\n\t\n", "   "}) {
        const auto script = parseScript(text, "x");
        ASSERT_TRUE(script.value.has_value());
        EXPECT_TRUE(script.value->empty());
        EXPECT_TRUE(script.issues.empty());
    }
}

TEST(Script, AMissingFileIsOneIssue) {
    const auto script = readScript("/nowhere/tour.script");
    EXPECT_FALSE(script.value.has_value());
    ASSERT_EQ(script.issues.size(), 1u);
    EXPECT_EQ(script.issues[0].rule, "script-missing");
}

template <class One>
const One& only(const Result<std::vector<ScriptLine>>& script) {
    return std::get<One>(script.value.value().at(0).step);
}

TEST(Script, EveryVerb) {
    EXPECT_EQ(only<TapAt>(parseScript("tap 5 6.5", "x")).px, (Vec2{5, 6.5f}));
    EXPECT_EQ(only<TapNode>(parseScript("  tap   @inset-971 \r\n", "x")).node, "inset-971");
    for (const auto& [verb, what] : {std::pair{"down", Finger::What::Down}, {"move", Finger::What::Move}, {"up", Finger::What::Up}}) {
        const auto script = parseScript(std::string(verb) + " 3 -1 2e2", "x");
        EXPECT_EQ(only<Finger>(script).what, what);
        EXPECT_EQ(only<Finger>(script).id, 3);
        EXPECT_EQ(only<Finger>(script).px, (Vec2{-1, 200}));
    }
    const auto glide = parseScript("glide 1 2 3 250.5", "x");
    EXPECT_EQ(only<Glide>(glide).ms, 250.5);
    EXPECT_EQ(only<Key>(parseScript("key pagedown", "x")).name, "pagedown");
    EXPECT_EQ(only<Type>(parseScript("type \"saint denis \"", "x")).text, "saint denis ");
    EXPECT_EQ(only<Wait>(parseScript("wait 0", "x")).ms, 0);
    EXPECT_EQ(only<Do>(parseScript("do PanMap FR 5 -6", "x")).action, Action(PanMap{"FR", 5, -6}));
    EXPECT_EQ(only<Shot>(parseScript("shot 01-explore.fr_a", "x")).name, "01-explore.fr_a");
    EXPECT_EQ(only<Dump>(parseScript("dump d", "x")).name, "d");
}

TEST(Script, RowsAreThoseOfTheFileWithOrWithoutALastNewline) {
    const auto script = parseScript("\nwait 1\r\n\n\nwait 2", "x");
    ASSERT_EQ(script.value->size(), 2u);
    EXPECT_EQ(script.value->at(0).row, 2);
    EXPECT_EQ(script.value->at(1).row, 5);
}

TEST(Script, TheTourIsUnderstood) {
    const auto script = readScript(AROBASE_TOUR);
    ASSERT_TRUE(script.value.has_value());
    EXPECT_TRUE(script.issues.empty());
    EXPECT_GE(std::count_if(script.value->begin(), script.value->end(), [](const ScriptLine& l) { return std::holds_alternative<Shot>(l.step); }), 5);
}

}  // namespace
}  // namespace arobase::harness
