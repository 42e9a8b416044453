#include "tests/soak/crowd.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace arobase::soak {
namespace {

constexpr std::array<std::string_view, kKinds> kNames{"naive", "pincher", "holder", "palm", "ten-fingers", "writer", "searcher", "walk-away", "seated", "english", "key-pad", "pair", "traveller", "staff"};
/// How often each comes.
constexpr std::array<double, kKinds> kShares{5, 4, 1, 1, 1, 2, 2, 2, 1, 1, 2, 1, 2, 0.4};
constexpr double kMoveS = 1.0 / 30;
constexpr float kPalmPx = 90;

}  // namespace

std::string_view kindName(Kind kind) { return kNames[static_cast<std::size_t>(kind)]; }

Visitors::Visitors(unsigned seed, std::string pin) : m_dice(seed), m_pin(std::move(pin)) {
    for (int k = 0; k < kKinds; ++k) m_firstOnes.push_back(static_cast<Kind>(k));
    std::shuffle(m_firstOnes.begin(), m_firstOnes.end(), m_dice);
}

Vec2 Visitors::anywhere() { return {static_cast<float>(between(0, m_screen.x - 1)), static_cast<float>(between(0, m_screen.y - 1))}; }

Vec2 Visitors::near(const Rect& box) {
    return {box.x + box.w * static_cast<float>(between(0.2, 0.8)), box.y + box.h * static_cast<float>(between(0.2, 0.8))};
}

void Visitors::remember(const Scene& scene) {
    m_seen.clear();
    const Rect screen = scene.root.box;
    m_screen = {screen.w, screen.h};
    walk(scene.root, [&](const Node& node, int) {
        if (node.action.empty() || !node.enabled) return;
        const Rect box = node.box.intersection(screen);
        if (!box.empty()) m_seen.push_back({node.id, box});
    });
}

void Visitors::look(const Scene& scene, const State& state, double nowS, bool open) {
    if (!wantsLook(nowS)) return;
    m_planS = nowS;
    remember(scene);
    if (m_left == 0) come();
    act(state);
    if (--m_left == 0) m_comesS = m_planS + (open ? (chance(0.2) ? between(2, 60) : between(240, 1500)) : between(1200, 4000));
}

void Visitors::come() {
    if (m_firstOnes.empty()) {
        std::discrete_distribution<int> who(kShares.begin(), kShares.end());
        m_kind = static_cast<Kind>(who(m_dice));
    } else {
        m_kind = m_firstOnes.back();
        m_firstOnes.pop_back();
    }
    ++m_visitors[static_cast<std::size_t>(m_kind)];
    m_left = 5 + below(20);
    m_done = 0;
}

void Visitors::act(const State& state) {
    actAs(m_kind, state);
    ++m_done;
    pause(between(0.3, 4));
    // Behind the last thing something stands at the time when it is over, so that nobody acts before.
    m_ahead.push_back({m_planS, -1, {}, {}, {}, 0, false});
    std::stable_sort(m_ahead.begin(), m_ahead.end(), [](const Ahead& a, const Ahead& b) { return a.atS < b.atS; });
}

void Visitors::actAs(Kind kind, const State& state) {
    switch (kind) {
        case Kind::Naive: return chance(0.75) ? tapSomething() : tap(anywhere());
        case Kind::Pincher: return chance(0.5) ? pinch() : drag(anywhere(), anywhere(), between(0.08, 0.6));
        case Kind::Holder: return m_seen.empty() || chance(0.3) ? tap(anywhere(), between(1, 25)) : tap(near(m_seen[static_cast<std::size_t>(below(static_cast<int>(m_seen.size())))].box), between(0.5, 25));
        case Kind::Palm: return chance(0.5) ? palm() : tapSomething();
        case Kind::TenFingers: return chance(0.5) ? tenFingers() : tapSomething();
        case Kind::Writer: return writeLandmark(state);
        case Kind::Searcher: return search(state);
        case Kind::WalkAway: return m_left == 1 ? walkAway() : tapSomething();
        case Kind::Seated:
            if (m_done == 1 && tapOne("seated")) return;
            return actAs(Kind::Naive, state);
        case Kind::English:
            if (m_done == 1 && tapOne("language")) return;
            return actAs(Kind::Naive, state);
        case Kind::KeyPad: return pressKeys();
        case Kind::Pair: return twoPeople();
        case Kind::Traveller:
            if (tapOneOf({{"globe", 2}, {"inset-", 3}, {"guide", 2}, {"tour", 1}, {"compare", 1}, {"play", 1}, {"statistics", 1}, {"year-", 3}})) return;
            return tapSomething();
        case Kind::Staff: return attendAsStaff(state);
    }
}

void Visitors::writeLandmark(const State& state) {
    if (!state.add.open()) {
        if (!tapOne("add")) tapSomething();
        return;
    }
    const int letters = 1 + below(5);
    for (int i = 0; i < letters; ++i, pause(0.1)) tapOne("key-");
    if (chance(0.1)) drag(anywhere(), anywhere(), 0.4);
    if (chance(0.1)) tap(anywhere(), between(0.5, 2));
    if (chance(0.4)) tapOneOf({{"add-track-", 3}, {"add-year-", 2}, {"result-", 3}, {"add-", 2}});
    if (chance(0.15)) tapOne("add-publish");
}

void Visitors::search(const State& state) {
    if (!state.search.open) {
        if (!tapOne("search")) tapSomething();
        return;
    }
    const int letters = below(5);
    for (int i = 0; i < letters; ++i, pause(0.1)) tapOne("key-");
    tapOneOf({{"result-", 3}, {"browse-", 3}, {"search-", 0.5}, {"key-", 1}});
}

/// The finger is never lifted: the screen lost it, or the visitor left with it; or the cable was pulled.
void Visitors::walkAway() {
    const Vec2 from = m_seen.empty() ? anywhere() : near(m_seen[static_cast<std::size_t>(below(static_cast<int>(m_seen.size())))].box);
    finger(m_nextId, PointerPhase::Down, from);
    pause(0.05);
    const Vec2 to = anywhere();
    for (int i = 1; i <= 6; ++i, pause(kMoveS)) finger(m_nextId, PointerPhase::Move, from + (to - from) * (static_cast<float>(i) / 6));
    ++m_nextId;
    if (!chance(0.5)) return;
    pause(between(0, 30));
    m_ahead.push_back({m_planS, m_source, {}, {}, {}, 0, true});
    ++m_source;
}

void Visitors::twoPeople() {
    const auto side = [&](float share) { return Vec2{m_screen.x * (share + static_cast<float>(between(0, 0.2))), m_screen.y * static_cast<float>(between(0.1, 0.9))}; };
    const Vec2 left = side(0.02f), right = side(0.78f);
    tap(left);
    pause(between(0.1, 0.8));
    tap(right);
    if (chance(0.5)) return;
    // Both at once, each with a drag of their own.
    finger(m_nextId, PointerPhase::Down, left);
    finger(m_nextId + 1, PointerPhase::Down, right);
    for (int i = 1; i <= 6; ++i, pause(kMoveS)) {
        finger(m_nextId, PointerPhase::Move, left + Vec2{static_cast<float>(4 * i), static_cast<float>(2 * i)});
        finger(m_nextId + 1, PointerPhase::Move, right - Vec2{static_cast<float>(3 * i), static_cast<float>(3 * i)});
    }
    finger(m_nextId + 1, PointerPhase::Up, right);
    finger(m_nextId, PointerPhase::Up, left);
    m_nextId += 2;
}

void Visitors::attendAsStaff(const State& state) {
    const StaffState& staff = state.booth.staff;
    if (!staff.open()) {
        const int one = m_nextId++, two = m_nextId++;
        finger(one, PointerPhase::Down, {2, 2});
        finger(two, PointerPhase::Down, {m_screen.x - 3, 2});
        pause(5.5);
        finger(one, PointerPhase::Up, {2, 2});
        finger(two, PointerPhase::Up, {m_screen.x - 3, 2});
        return;
    }
    if (staff.step == StaffStep::Pin) {
        const std::string typed = chance(0.3) ? std::to_string(1000 + below(9000)) : m_pin;
        for (const char digit : typed) {
            tapOne(std::string("pin-") + digit);
            pause(0.15);
        }
        tapOne("pin-enter");
        return;
    }
    if (staff.step == StaffStep::TestCard) return tap(anywhere());
    if (!tapOneOf({{"staff-card", 3}, {"staff-clean", 2}, {"staff-close", 3}})) tapSomething();
}

bool Visitors::tapOne(std::string_view prefix) {
    std::vector<const Seen*> fitting;
    for (const Seen& seen : m_seen)
        if (std::string_view(seen.id).starts_with(prefix)) fitting.push_back(&seen);
    if (fitting.empty()) return false;
    tap(near(fitting[static_cast<std::size_t>(below(static_cast<int>(fitting.size())))]->box));
    return true;
}

bool Visitors::tapOneOf(std::initializer_list<std::pair<std::string_view, double>> shares) {
    std::vector<std::pair<std::string_view, double>> left(shares);
    while (!left.empty()) {
        std::vector<double> weights;
        for (const auto& [prefix, weight] : left) weights.push_back(weight);
        std::discrete_distribution<std::size_t> lot(weights.begin(), weights.end());
        const auto at = left.begin() + static_cast<std::ptrdiff_t>(lot(m_dice));
        if (tapOne(at->first)) return true;
        left.erase(at);
    }
    return false;
}

/// Anything that answers; but the staff's way to end the program is no visitor's, and no staff's of ours.
void Visitors::tapSomething() {
    if (m_seen.empty()) return tap(anywhere());
    const Seen& seen = m_seen[static_cast<std::size_t>(below(static_cast<int>(m_seen.size())))];
    if (seen.id == "staff-stop" || seen.id == "staff-restart") return tapOne("staff-close") ? void() : tap(anywhere());
    tap(near(seen.box));
}

void Visitors::finger(int id, PointerPhase phase, Vec2 px, float contactPx) {
    m_ahead.push_back({m_planS, m_source, {id, phase, px, m_planS, PointerDevice::Touch, contactPx}, {}, {}, 0, false});
    m_touches += phase == PointerPhase::Down;
}

void Visitors::tap(Vec2 px, double holdS) {
    finger(m_nextId, PointerPhase::Down, px);
    pause(holdS);
    finger(m_nextId++, PointerPhase::Up, px);
}

void Visitors::drag(Vec2 from, Vec2 to, double seconds) {
    finger(m_nextId, PointerPhase::Down, from);
    const int moves = std::max(2, static_cast<int>(seconds / kMoveS));
    for (int i = 1; i <= moves; ++i) {
        pause(kMoveS);
        finger(m_nextId, PointerPhase::Move, from + (to - from) * (static_cast<float>(i) / static_cast<float>(moves)));
    }
    if (chance(0.5)) pause(0.2);  // held still: a drag; else a fling
    finger(m_nextId++, PointerPhase::Up, to);
}

void Visitors::pinch() {
    const Vec2 middle = anywhere();
    const auto wide = static_cast<float>(between(0.02, 0.2)) * m_screen.x, wider = static_cast<float>(between(0.02, 0.3)) * m_screen.x;
    const auto turn = static_cast<float>(between(0, 3.14));
    const int one = m_nextId++, two = m_nextId++;
    const auto both = [&](PointerPhase phase, float half) {
        const Vec2 across{std::cos(turn) * half, std::sin(turn) * half};
        finger(one, phase, middle - across);
        finger(two, phase, middle + across);
        pause(kMoveS);
    };
    both(PointerPhase::Down, wide);
    for (int i = 1; i <= 6; ++i) both(PointerPhase::Move, wide + (wider - wide) * static_cast<float>(i) / 6);
    both(PointerPhase::Up, wider);
}

void Visitors::tenFingers() {
    std::vector<std::pair<int, Vec2>> hand;
    for (int i = 0; i < 10; ++i) {
        hand.emplace_back(m_nextId++, anywhere());
        finger(hand.back().first, PointerPhase::Down, hand.back().second);
    }
    for (int move = 0; move < 5; ++move) {
        pause(kMoveS);
        for (auto& [id, px] : hand) {
            px = px + Vec2{static_cast<float>(between(-20, 20)), static_cast<float>(between(-20, 20))};
            finger(id, PointerPhase::Move, px);
        }
    }
    std::shuffle(hand.begin(), hand.end(), m_dice);
    for (const auto& [id, px] : hand) {
        pause(between(0, 0.05));
        finger(id, chance(0.1) ? PointerPhase::Cancel : PointerPhase::Up, px);
    }
}

/// A forearm on the glass while a finger of the other hand goes on.
void Visitors::palm() {
    const int arm = m_nextId++;
    const Vec2 at{static_cast<float>(between(0, m_screen.x)), m_screen.y - 3};
    finger(arm, PointerPhase::Down, at, kPalmPx);
    pause(0.1);
    tap(anywhere());
    pause(between(0.1, 3));
    finger(arm, PointerPhase::Move, at + Vec2{5, -5}, 2 * kPalmPx);
    finger(arm, PointerPhase::Up, at, kPalmPx);
}

void Visitors::pressKeys() {
    static constexpr std::array<const char*, 14> kKeys{"tab", "tab", "enter", "enter", "up", "down", "left", "right", "escape", "pageup", "pagedown", "f2", "f4", "f8"};
    const int count = 1 + below(6);
    for (int i = 0; i < count; ++i, pause(0.15)) {
        Ahead key{m_planS, -1, {}, {}, {}, 0, false};
        key.key.name = kKeys[static_cast<std::size_t>(below(static_cast<int>(kKeys.size())))];
        if (chance(0.1)) key.text = chance(0.5) ? "é" : "a";
        if (chance(0.05)) key.scroll = chance(0.5) ? 1 : -1;
        m_ahead.push_back(std::move(key));
    }
}

double Visitors::nextS() const {
    if (!m_ahead.empty()) return m_ahead.front().atS;
    return m_left > 0 ? m_planS : m_comesS;
}

Said Visitors::until(double nowS) {
    Said said;
    for (; !m_ahead.empty() && m_ahead.front().atS <= nowS + 1e-9; m_ahead.pop_front()) {
        const Ahead& one = m_ahead.front();
        if (one.unplugged)
            m_router.drop(one.source, one.atS, said.pointers);
        else if (one.source >= 0)
            m_router.route(one.source, one.finger, said.pointers);
        if (!one.key.name.empty()) said.keys.push_back(one.key);
        said.text += one.text;
        said.scroll += one.scroll;
        if (one.source >= 0 || !one.key.name.empty()) m_lastS = one.atS;
    }
    return said;
}

}  // namespace arobase::soak
