#pragma once
// Fingers → gestures. Pure: events and time in, gestures out; no window, no GL, no scene.
//
//          down            move > slop              up
//   idle ───────► pressed ────────────► dragging ───────► (fling?) idle
//                   │  │ hold 0,6 s → LongPress       ▲
//                   │  └── up within slop → Tap       │ one finger lifts
//                   └───── second finger on the same target ──► pinching
#include <functional>
#include <string>
#include <vector>

#include "app/input/pointer_event.h"
#include "app/input/velocity_trail.h"

namespace arobase {

struct GestureLimits {
    float pxPerMm = 3.57f;  ///< density of the display
    float slopMm = 6;       ///< a touch that stays within is a tap
    float mouseSlopMm = 1.5f;
    double holdS = 0.6;
    float flingMmPerS = 400;  ///< slower releases stop at once
    float oneVisitorMm = 0;   ///< fingers further apart on one target are of two people, and make no pinch; 0: all are of one
    double stuckS = 20;       ///< a finger that is not heard of for so long is let go (Cancel)
};

enum class GestureKind : std::uint8_t { Press, Tap, LongPress, DragBegin, Drag, DragEnd, Pinch, PinchEnd, Release };

struct Gesture {
    GestureKind kind = GestureKind::Tap;
    std::string target = {};  ///< id of the node that the finger first touched, for life
    Vec2 px = {};             ///< where: the finger, or the centroid (after the move)
    Vec2 fromPx = {};  ///< Drag, Pinch: where it was at the previous event (no slop is lost: the first Drag starts at the press)
    float factor = 1;  ///< Pinch: growth of the distance since the previous event
    Vec2 velocityPxPerS = {};  ///< DragEnd: release velocity; zero below the fling limit
    int fingers = 1;
    int others = 0;    ///< fingers of somebody else on the same target
    bool agreed = false;  ///< Pinch: they zoom it the same way
};

/// Says which node owns a new finger (empty: nothing).
using HitTest = std::function<std::string(Vec2 px)>;

/// For every target: each finger gives one Press, then at last one Release; between them the gestures come in pairs
/// (DragBegin … DragEnd, Pinch … PinchEnd) or as one Tap or LongPress. A finger whose target is empty gives nothing.
/// A cancelled or forgotten finger ends what it had begun, without a Tap and without velocity.
class GestureRecognizer {
public:
    explicit GestureRecognizer(GestureLimits limits) : m_limits(limits) {}
    /// Feeds one event; appends gestures. A finger keeps the target found at its Down. Moves of fingers that are not
    /// down (a hovering mouse) and events that are not numbers are passed over; a second Down of an id cancels the first.
    void feed(const PointerEvent& event, const HitTest& hit, std::vector<Gesture>& out);
    /// Lets time pass (long press, stuck fingers); `nowS` is on the clock of the events.
    void advance(double nowS, std::vector<Gesture>& out);
    /// That finger is down, and has been heard of lately.
    bool knows(int id) const;
    int fingersDown() const { return static_cast<int>(m_fingers.size()); }
    void setLimits(GestureLimits limits) { m_limits = limits; }

private:
    struct Finger {
        int id = 0;
        std::string target;
        int person = 0;    ///< of those whose fingers are on the target
        double growth = 0; ///< logarithm of what its pinch has made so far
        Vec2 start, last;  ///< where the press (or the drag left over from a pinch) began; where it is
        double startS = 0, heardS = 0;
        VelocityTrail trail;
        bool dragging = false, pinched = false, held = false;
        PointerDevice device = PointerDevice::Touch;
    };
    enum class End { Lifted, Cancelled };

    GestureLimits m_limits;
    std::vector<Finger> m_fingers;

    Finger* find(int id);
    int countOn(const std::string& target, int person) const;
    int personAt(const std::string& target, Vec2 px) const;
    bool othersAgree(const Finger& finger) const;
    void give(std::vector<Gesture>& out, Gesture gesture, int person) const;
    float slopPx(const Finger& finger) const;
    void down(const PointerEvent& event, const HitTest& hit, std::vector<Gesture>& out);
    void startPinch(const std::string& target, int person, std::vector<Gesture>& out);
    void hold(Finger& finger, double nowS, std::vector<Gesture>& out);
    void move(Finger& finger, Vec2 px, double nowS, std::vector<Gesture>& out);
    void pinch(Finger& finger, Vec2 px, std::vector<Gesture>& out);
    void drag(Finger& finger, Vec2 px, std::vector<Gesture>& out);
    void finish(int id, End end, double nowS, std::vector<Gesture>& out);
    void endPinch(Vec2 centroidPx, Finger& remaining, double nowS, std::vector<Gesture>& out);
    Vec2 releaseVelocity(const Finger& finger, double nowS) const;
    Vec2 centroid(const std::string& target, int person) const;
    float spreadPx(const std::string& target, int person) const;
};

}  // namespace arobase
