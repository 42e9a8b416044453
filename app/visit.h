#pragma once
// What belongs to one visit: where fingers landed, what a visitor was told, who stands where. Plain values and pure questions.
#include <array>

#include "render/vec.h"

namespace arobase {

struct State;

inline constexpr double kRippleS = 0.4;        ///< a ring is gone after that
inline constexpr std::size_t kMostRipples = 10;

/// A finger landed there.
struct Ripple {
    Vec2 px;
    double sinceS = 0;
    bool operator==(const Ripple&) const = default;
};

/// Help for those who need it: each hint comes once a visit, and not to who has shown that he knows.
struct HintState {
    double visitSinceS = 0;     ///< the first touch
    bool zoomed = false;        ///< knows how to zoom
    bool cameHome = false;      ///< knows a way back
    double awaySinceS = -1;     ///< since when home is out of sight; < 0: it is not
    double pinchS = -1e9;       ///< when « écartez deux doigts » came; −1e9: never
    double homeS = -1e9;        ///< when the ways home were pointed at
    bool operator==(const HintState&) const = default;
};

/// Staff wipe the screen.
struct CleaningState {
    double untilS = -1;      ///< < 0: they do not
    double heldSinceS = -1;  ///< since when a finger holds the button that ends it; < 0: none
    bool on() const { return untilS >= 0; }
    bool operator==(const CleaningState&) const = default;
};

inline constexpr double kCleaningS = 30, kCleaningHoldS = 3;

/// Where and when a visitor touched last.
struct LastTouch {
    Vec2 px;
    double atS = -1e9;
    bool operator==(const LastTouch&) const = default;
};

/// How long before its end a visit is asked whether anyone is there, s.
inline constexpr double kCountdownS = 20;
/// Whole seconds until the visit ends, 20 … 1, once that is asked; 0: not yet, or never.
int countdown(const State& state);
/// Seconds without a touch after which a visit ends: what was set, and never before somebody had twenty seconds to answer.
double visitEndsAfterS(const State& state);

/// True while the map shows less, or other things, than what a visit begins with.
bool awayFromHome(const State& state);
/// True while the hint is on the screen.
bool showsPinchHint(const State& state);
bool showsHomeHint(const State& state);
/// 0 … 1 … 0: how much of a hint is to be seen that came at that time.
float hintShare(const State& state, double sinceS);
inline constexpr double kHintS = 8;

/// Fingers further apart than that are of two people, mm; and a screen narrower than two of them is for one.
inline constexpr double kOneVisitorMm = 400;
/// Whose finger it is that lands there: 0, or 1 for the one at the left of two. A second one is known by a touch that follows a far one too
/// soon to be of the same person, who may walk along the screen.
int visitorAt(const State& state, Vec2 px);
/// True while the one at the left is there.
bool leftVisitorPresent(const State& state);
/// True while two people are at the screen: what they choose does not move the map that they share.
bool twoVisitors(const State& state);

/// Height above the floor between which everything can be reached from a wheelchair, mm.
inline constexpr double kReachFromMm = 900, kReachToMm = 1300;
/// The part of the picture that can be reached so, px: from its top, and how much of it. At least as much as an interface needs, the
/// lowest, where the screen hangs too high.
struct ReachBand {
    float fromPx = 0, heightPx = 0;
};
ReachBand reachBand(const State& state);
/// False where the whole picture can be reached as it is.
bool reachMatters(const State& state);

}  // namespace arobase
