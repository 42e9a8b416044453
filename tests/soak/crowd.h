#pragma once
// The visitors of a booth, drawn by lot from a seed: who comes when, what each of them does with fingers and keys. They see what is on the screen and
// touch what they see there; a seed is the same crowd every time.
#include <array>
#include <deque>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "app/input/pointer_router.h"
#include "app/platform/display.h"
#include "app/state.h"
#include "render/scene/scene.h"

namespace arobase::soak {

enum class Kind : unsigned char { Naive, Pincher, Holder, Palm, TenFingers, Writer, Searcher, WalkAway, Seated, English, KeyPad, Pair, Traveller, Staff };
inline constexpr int kKinds = 14;
std::string_view kindName(Kind kind);

/// What the devices said since they were asked last.
struct Said {
    std::vector<PointerEvent> pointers;
    std::vector<KeyPress> keys;
    std::string text;
    double scroll = 0;
};

class Visitors {
public:
    /// `pin`: what staff type; they also mistype.
    Visitors(unsigned seed, std::string pin);

    /// The last thing is done, and somebody is there or should be.
    bool wantsLook(double nowS) const { return m_ahead.empty() && nowS >= (m_left > 0 ? m_planS : m_comesS); }
    /// Whoever stands there looks at the screen, and decides what to do next when the last thing is done. `open`: it is day.
    void look(const Scene& scene, const State& state, double nowS, bool open);
    /// When something is said next; nothing before.
    double nextS() const;
    /// Everything until then.
    Said until(double nowS);

    /// Somebody stands there.
    bool present() const { return m_left > 0 || !m_ahead.empty(); }
    /// When the last finger or key moved.
    double lastS() const { return m_lastS; }
    const std::array<int, kKinds>& visitors() const { return m_visitors; }
    /// One of each kind has been there. They come before all others: what memory is held from then on is no first sight of a screen.
    bool allKindsCame() const { return m_firstOnes.empty() && m_left == 0; }
    long long touches() const { return m_touches; }

private:
    struct Ahead {
        double atS = 0;
        int source = 0;  ///< < 0: not a finger
        PointerEvent finger;
        KeyPress key;
        std::string text;
        double scroll = 0;
        bool unplugged = false;  ///< the source is gone, with its fingers
    };
    struct Seen {
        std::string id;
        Rect box;
    };

    bool chance(double share) { return std::uniform_real_distribution<double>(0, 1)(m_dice) < share; }
    double between(double least, double most) { return std::uniform_real_distribution<double>(least, most)(m_dice); }
    int below(int count) { return std::uniform_int_distribution<int>(0, count - 1)(m_dice); }
    Vec2 anywhere();
    Vec2 near(const Rect& box);

    void remember(const Scene& scene);
    void come();
    void act(const State& state);
    void actAs(Kind kind, const State& state);
    void writeLandmark(const State& state);
    void search(const State& state);
    void walkAway();
    void twoPeople();
    void attendAsStaff(const State& state);
    /// One of the nodes whose id begins so; false where none is seen.
    bool tapOne(std::string_view prefix);
    bool tapOneOf(std::initializer_list<std::pair<std::string_view, double>> shares);
    void tapSomething();
    void finger(int id, PointerPhase phase, Vec2 px, float contactPx = 0);
    void tap(Vec2 px, double holdS = 0.08);
    void drag(Vec2 from, Vec2 to, double seconds);
    void pinch();
    void tenFingers();
    void palm();
    void pressKeys();
    void pause(double seconds) { m_planS += seconds; }

    std::mt19937 m_dice;
    std::string m_pin;
    PointerRouter m_router;
    std::deque<Ahead> m_ahead;    ///< by time
    std::vector<Seen> m_seen;     ///< what answers to a touch
    Vec2 m_screen{1, 1};
    Kind m_kind = Kind::Naive;
    std::vector<Kind> m_firstOnes;  ///< who still comes before the lot decides
    int m_left = 0;               ///< things that the present visitor still does
    int m_done = 0;               ///< and has done
    int m_source = 1;             ///< the touch screen; another one once it has lost a finger
    int m_nextId = 1;
    double m_planS = 0;           ///< up to which time it is known what happens
    double m_comesS = 20;         ///< the next visitor
    double m_lastS = 0;
    long long m_touches = 0;
    std::array<int, kKinds> m_visitors{};
};

}  // namespace arobase::soak
