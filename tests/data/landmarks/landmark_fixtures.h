#pragma once
// Landmarks to try things on.
#include <gtest/gtest.h>

#include <string>

#include "data/landmarks/landmark.h"
#include "tests/data/exhibition_folder.h"

namespace arobase {

/// For the messages of failed tests.
inline std::ostream& operator<<(std::ostream& out, const VisitorLandmark& l) {
    return out << '{' << l.id << ' ' << l.year << ' ' << l.track << " «" << l.text << "» " << l.communeCode << ' ' << l.communeName << ' ' << l.booth << ' '
               << stateName(l.state) << (l.published ? " published" : "") << " created " << l.created << " decided " << l.decided << " flags " << l.flags << " code "
               << l.codeShelf << ' ' << l.codeHash << '}';
}

}  // namespace arobase

namespace arobase::test {

inline constexpr UtcMs kNow = 1'795'908'954'120;  // 2026-11-28T23:35:54.120Z

inline VisitorLandmark pendingLandmark(const std::string& text, int year = 1999, UtcMs created = kNow) {
    const auto made = makeLandmark({year, "usages", text, "94038", "L’Haÿ-les-Roses"}, {1990, 2030, {"outils", "usages", "politiques"}, "Borne 1"}, created);
    EXPECT_TRUE(made.value) << text;
    return made.value.value_or(VisitorLandmark{});
}

inline std::string rulesOf(const Issues& issues) {
    std::string rules;
    for (const Issue& issue : issues) rules += (rules.empty() ? "" : " ") + issue.rule;
    return rules;
}

/// Rules and words, for the messages of failed tests.
inline std::string wordsOf(const Issues& issues) {
    std::string words;
    for (const Issue& issue : issues) words += toText(issue) + "\n";
    return words;
}

}  // namespace arobase::test
