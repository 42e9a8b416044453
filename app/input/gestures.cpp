#include "app/input/gestures.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace arobase {
namespace {

constexpr float kRestMm = 0.25f;        // a resting finger trembles by that much
constexpr float kShortestSpreadMm = 1;  // fingers that (nearly) coincide must not zoom without bound
constexpr double kMeant = 0.05;          // logarithm of a growth: less is trembling
constexpr double kAfterPinchS = 0.15;   // the second finger of a pinch leaves a little later: that is no fling

bool isNumber(const PointerEvent& event) {
    return std::isfinite(event.px.x) && std::isfinite(event.px.y) && std::isfinite(event.seconds);
}

/// A finger that nothing owns is followed, and gives nothing.
void emit(std::vector<Gesture>& out, Gesture gesture) {
    if (!gesture.target.empty()) out.push_back(std::move(gesture));
}

}  // namespace

/// Says beside it how many fingers of somebody else are on the target.
void GestureRecognizer::give(std::vector<Gesture>& out, Gesture gesture, int person) const {
    gesture.others = static_cast<int>(std::count_if(m_fingers.begin(), m_fingers.end(), [&](const Finger& f) { return f.target == gesture.target && f.person != person; }));
    emit(out, std::move(gesture));
}

/// The person whose finger on that target is nearest and near enough; else a new one.
int GestureRecognizer::personAt(const std::string& target, Vec2 px) const {
    if (m_limits.oneVisitorMm <= 0) return 0;
    const float reachPx = m_limits.oneVisitorMm * m_limits.pxPerMm;
    float nearestPx = reachPx;
    int person = -1, free = 0;
    for (const Finger& f : m_fingers) {
        if (f.target != target) continue;
        free = std::max(free, f.person + 1);
        if (const float apart = length(f.last - px); apart <= nearestPx) nearestPx = apart, person = f.person;
    }
    return person >= 0 ? person : free;
}

/// Somebody else pinches the same target the same way, and both mean it.
bool GestureRecognizer::othersAgree(const Finger& finger) const {
    return std::any_of(m_fingers.begin(), m_fingers.end(), [&](const Finger& f) {
        return f.target == finger.target && f.person != finger.person && f.pinched && f.growth * finger.growth > 0 && std::min(std::abs(f.growth), std::abs(finger.growth)) > kMeant;
    });
}

void GestureRecognizer::feed(const PointerEvent& event, const HitTest& hit, std::vector<Gesture>& out) {
    if (event.phase == PointerPhase::Down) {
        if (isNumber(event)) down(event, hit, out);
        return;
    }
    Finger* finger = find(event.id);
    if (finger == nullptr) return;
    const bool sound = isNumber(event);
    const double nowS = sound ? event.seconds : finger->heardS;
    if (event.phase != PointerPhase::Cancel) {
        if (sound)
            move(*finger, event.px, nowS, out);
        else if (event.phase == PointerPhase::Move)
            return;
    }
    if (event.phase != PointerPhase::Move) {
        finish(event.id, event.phase == PointerPhase::Up ? End::Lifted : End::Cancelled, nowS, out);
    }
}

void GestureRecognizer::advance(double nowS, std::vector<Gesture>& out) {
    if (!std::isfinite(nowS)) return;
    std::vector<int> stuck;
    for (Finger& finger : m_fingers) {
        if (nowS - finger.heardS >= m_limits.stuckS)
            stuck.push_back(finger.id);
        else
            hold(finger, nowS, out);
    }
    for (const int id : stuck) finish(id, End::Cancelled, nowS, out);
}

bool GestureRecognizer::knows(int id) const {
    return std::any_of(m_fingers.begin(), m_fingers.end(), [id](const Finger& finger) { return finger.id == id; });
}

void GestureRecognizer::down(const PointerEvent& event, const HitTest& hit, std::vector<Gesture>& out) {
    // A driver that forgot to lift the finger: what it had begun is over.
    if (find(event.id) != nullptr) finish(event.id, End::Cancelled, event.seconds, out);
    Finger finger;
    finger.id = event.id;
    finger.target = hit ? hit(event.px) : std::string();
    finger.person = personAt(finger.target, event.px);
    finger.start = finger.last = event.px;
    finger.startS = finger.heardS = event.seconds;
    finger.trail.reset(event.px, event.seconds);
    finger.device = event.device;
    m_fingers.push_back(finger);
    const int fingers = countOn(finger.target, finger.person);
    emit(out, {.kind = GestureKind::Press, .target = finger.target, .px = event.px, .fromPx = event.px, .fingers = fingers});
    if (fingers >= 2) startPinch(finger.target, finger.person, out);
}

void GestureRecognizer::startPinch(const std::string& target, int person, std::vector<Gesture>& out) {
    for (Finger& finger : m_fingers) {
        if (finger.target != target || finger.person != person) continue;
        if (finger.dragging) {
            emit(out, {.kind = GestureKind::DragEnd, .target = target, .px = finger.last, .fromPx = finger.last});
        }
        finger.dragging = false;
        finger.pinched = true;
        finger.growth = 0;
    }
}

void GestureRecognizer::hold(Finger& finger, double nowS, std::vector<Gesture>& out) {
    if (finger.dragging || finger.pinched || finger.held || nowS - finger.startS < m_limits.holdS) return;
    finger.held = true;
    emit(out, {.kind = GestureKind::LongPress, .target = finger.target, .px = finger.start, .fromPx = finger.start});
}

void GestureRecognizer::move(Finger& finger, Vec2 px, double nowS, std::vector<Gesture>& out) {
    // Held before it moved: the same gestures come out whether or not a frame fell in between.
    hold(finger, nowS, out);
    finger.heardS = std::max(finger.heardS, nowS);
    if (px == finger.last) return;
    finger.trail.add(px, nowS, kRestMm * m_limits.pxPerMm);
    if (countOn(finger.target, finger.person) >= 2) {
        pinch(finger, px, out);
    } else {
        drag(finger, px, out);
    }
}

void GestureRecognizer::pinch(Finger& finger, Vec2 px, std::vector<Gesture>& out) {
    const std::string& target = finger.target;
    const Vec2 fromPx = centroid(target, finger.person);
    const float fromSpreadPx = spreadPx(target, finger.person);
    finger.last = px;
    const float factor = spreadPx(target, finger.person) / fromSpreadPx;
    for (Finger& one : m_fingers)
        if (one.target == target && one.person == finger.person) one.growth += std::log(static_cast<double>(factor));
    give(out,
         {.kind = GestureKind::Pinch,
          .target = target,
          .px = centroid(target, finger.person),
          .fromPx = fromPx,
          .factor = factor,
          .fingers = countOn(target, finger.person),
          .agreed = othersAgree(finger)},
         finger.person);
}

void GestureRecognizer::drag(Finger& finger, Vec2 px, std::vector<Gesture>& out) {
    Vec2 fromPx = finger.last;
    finger.last = px;
    if (!finger.dragging) {
        if (length(px - finger.start) < slopPx(finger)) return;
        finger.dragging = true;
        fromPx = finger.start;
        emit(out, {.kind = GestureKind::DragBegin, .target = finger.target, .px = fromPx, .fromPx = fromPx});
    }
    give(out, {.kind = GestureKind::Drag, .target = finger.target, .px = px, .fromPx = fromPx}, finger.person);
}

void GestureRecognizer::finish(int id, End end, double nowS, std::vector<Gesture>& out) {
    const auto found = std::find_if(m_fingers.begin(), m_fingers.end(), [id](const Finger& f) { return f.id == id; });
    if (found == m_fingers.end()) return;
    const Finger finger = *found;
    const int fingersBefore = countOn(finger.target, finger.person);
    const Vec2 centroidPx = centroid(finger.target, finger.person);
    m_fingers.erase(found);
    if (fingersBefore == 2) {
        const auto other =
            std::find_if(m_fingers.begin(), m_fingers.end(), [&](const Finger& f) { return f.target == finger.target && f.person == finger.person; });
        endPinch(centroidPx, *other, nowS, out);
    } else if (finger.dragging) {
        const Vec2 velocity = end == End::Lifted ? releaseVelocity(finger, nowS) : Vec2{};
        give(out, {.kind = GestureKind::DragEnd, .target = finger.target, .px = finger.last, .fromPx = finger.last, .velocityPxPerS = velocity}, finger.person);
    } else if (end == End::Lifted && !finger.held && !finger.pinched) {
        emit(out, {.kind = GestureKind::Tap, .target = finger.target, .px = finger.start, .fromPx = finger.start});
    }
    emit(out, {.kind = GestureKind::Release,
               .target = finger.target,
               .px = finger.last,
               .fromPx = finger.last,
               .fingers = fingersBefore});
}

void GestureRecognizer::endPinch(Vec2 centroidPx, Finger& remaining, double nowS, std::vector<Gesture>& out) {
    const std::string& target = remaining.target;
    emit(out, {.kind = GestureKind::PinchEnd, .target = target, .px = centroidPx, .fromPx = centroidPx, .fingers = 2});
    remaining.dragging = true;
    remaining.start = remaining.last;
    remaining.startS = nowS;
    remaining.trail.reset(remaining.last, nowS);
    emit(out, {.kind = GestureKind::DragBegin, .target = target, .px = remaining.last, .fromPx = remaining.last});
}

Vec2 GestureRecognizer::releaseVelocity(const Finger& finger, double nowS) const {
    if (finger.pinched && nowS - finger.startS < kAfterPinchS) return {};
    const Vec2 velocity = finger.trail.velocityPxPerS(nowS);
    return length(velocity) < m_limits.flingMmPerS * m_limits.pxPerMm ? Vec2{} : velocity;
}

GestureRecognizer::Finger* GestureRecognizer::find(int id) {
    const auto found = std::find_if(m_fingers.begin(), m_fingers.end(), [id](const Finger& f) { return f.id == id; });
    return found == m_fingers.end() ? nullptr : &*found;
}

int GestureRecognizer::countOn(const std::string& target, int person) const {
    return static_cast<int>(
        std::count_if(m_fingers.begin(), m_fingers.end(), [&](const Finger& f) { return f.target == target && f.person == person; }));
}

float GestureRecognizer::slopPx(const Finger& finger) const {
    const float slopMm = finger.device == PointerDevice::Mouse ? m_limits.mouseSlopMm : m_limits.slopMm;
    return slopMm * m_limits.pxPerMm;
}

Vec2 GestureRecognizer::centroid(const std::string& target, int person) const {
    double x = 0, y = 0;
    int count = 0;
    for (const Finger& finger : m_fingers) {
        if (finger.target != target || finger.person != person) continue;
        x += static_cast<double>(finger.last.x);
        y += static_cast<double>(finger.last.y);
        ++count;
    }
    if (count == 0) return {};
    return {static_cast<float>(x / count), static_cast<float>(y / count)};
}

float GestureRecognizer::spreadPx(const std::string& target, int person) const {
    const Vec2 centre = centroid(target, person);
    float sum = 0;
    int count = 0;
    for (const Finger& finger : m_fingers) {
        if (finger.target != target || finger.person != person) continue;
        sum += length(finger.last - centre);
        ++count;
    }
    const float shortestPx = std::max(kShortestSpreadMm * m_limits.pxPerMm, 1e-3f);
    return count == 0 ? shortestPx : std::max(sum / static_cast<float>(count), shortestPx);
}

}  // namespace arobase
