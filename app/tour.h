#pragma once
// A guided visit: steps that say what to look at, for how long, with a word about it. Visitors play it, the stage starts it from a
// cue, the attract loop goes on with it after the years.
#include <string>
#include <string_view>
#include <vector>

#include "app/action.h"
#include "data/exhibition.h"

namespace arobase {

struct Content;
struct State;

/// In French, and in English and easy French where it was translated.
struct TourText {
    std::string fr, en, easy;
    const std::string& in(Language language) const {
        const std::string& own = language == Language::English ? en : easy;
        return language == Language::French || own.empty() ? fr : own;
    }
};

struct TourStep {
    double durationS = 8;
    TourText title, text;       ///< `text` may be empty
    std::vector<Action> look;   ///< what to look at: carried out when the step begins
};

struct Tour {
    std::string id;
    TourText name;
    bool attracts = false;      ///< the attract loop goes on with it
    std::vector<TourStep> steps;  ///< at least one
    double durationS() const;
};

inline constexpr double kShortestStepS = 2, kLongestStepS = 120;

/// By its id, or the first one where that is empty; nullptr: none.
const Tour* tourById(const std::vector<Tour>& tours, std::string_view id);
/// The one that is played, or nullptr.
const Tour* tourShown(const Content& content, const State& state);
/// The one of the attract loop, or nullptr.
const Tour* tourThatAttracts(const Content& content);

}  // namespace arobase
