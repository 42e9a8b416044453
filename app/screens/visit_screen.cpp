// What a visit says by itself: « Toujours là ? », hints for those who need them, the answer to a finger, the screen that is wiped.
#include <algorithm>
#include <cmath>

#include "app/action.h"
#include "app/screens/buttons.h"

namespace arobase::screens {
namespace {

constexpr double kFigureMm = 25;

/// A ring that empties, and the seconds that are left in it.
void secondsRing(Context& c, Vec2 at, float radius, double share, const std::string& seconds) {
    const Rgba ink = c.b.colour("text"), ground = c.b.colour("cell_empty");
    constexpr int kDots = 40;
    for (int i = 0; i < kDots; ++i) {
        const double turn = (static_cast<double>(i) + 0.5) / kDots, angle = turn * 2 * M_PI - M_PI / 2;
        const Vec2 dot{at.x + radius * static_cast<float>(std::cos(angle)), at.y + radius * static_cast<float>(std::sin(angle))};
        c.b.list().disc(dot, c.mm(turn <= share ? 0.95 : 0.6), turn <= share ? c.b.colour("accent") : ground);
    }
    c.b.words(seconds, at, {c.layout.metrics.emForCapMm(8), FontWeight::Bold, true}, ink);
}

/// « Toujours là ? » Any touch goes on; the map is not covered by a veil, it is still theirs.
void countdownPanel(Context& c) {
    const int left = countdown(c.state);
    if (left == 0) return;
    const Rect& box = c.layout.countdown;
    Node& node = c.b.open("countdown", Role::Sheet, box);
    node.value = std::to_string(left);
    node.spoken = c.count("idle.spoken", left);
    node.captures = true;
    c.b.list().rect(box, c.b.colour("panel"), c.mm(5), c.b.colour("panel_border"), c.mm(0.3));
    const double share = (visitEndsAfterS(c.state) - (c.state.clockS - c.state.lastInputS)) / kCountdownS;
    const float radius = c.mm(14);
    const Vec2 ring{box.x + c.mm(23), box.centre().y};
    secondsRing(c, ring, radius, share, std::to_string(left));
    const float x = ring.x + radius + c.mm(8), right = box.right() - c.mm(6), side = c.mm(17);
    const Rect head = c.b.paragraph("countdown-title", Role::Heading, c.tr("idle.title"), {x, box.y + c.mm(4)}, right - x, c.b.body(FontWeight::SemiBold), c.b.colour("text"), c.b.colour("panel"), 1);
    c.b.paragraph("countdown-text", Role::Text, c.tr("idle.text"), {x, head.bottom() + c.mm(0.5)}, right - x, c.b.small(), c.b.colour("text_dim"), c.b.colour("panel"), 1);
    const float y = box.bottom() - side - c.mm(5), recap = c.state.explored.empty() ? 0 : c.mm(44), gap = recap > 0 ? c.mm(3) : 0;
    c.b.button("countdown-go-on", c.tr("idle.go_on"), {x, y, right - x - recap - gap, side}, toText(Touched{}), true, true);
    if (recap > 0) c.b.button("countdown-recap", c.tr("recap.short"), {right - recap, y, recap, side}, toText(ShowRecap{}));
    c.b.close();
}

/// A panel of a hint: words beside a small picture.
void hintPanel(Context& c, const std::string& id, const Rect& box, std::string_view key, float share, const std::function<void(Vec2 middle, Rgba ink)>& picture) {
    Node& node = c.b.open(id, Role::Sheet, box);
    node.spoken = c.tr(key);
    c.b.list().rect(box, withAlpha(c.b.colour("text"), share), c.mm(5));
    const Rgba ink = withAlpha(c.b.colour("panel"), share);
    picture({box.x + c.mm(kFigureMm / 2 + 1), box.centre().y}, ink);
    const TextStyle style = c.b.label(FontWeight::Medium);
    const float x = box.x + c.mm(kFigureMm + 3), width = box.right() - c.mm(5) - x;
    const auto lines = c.b.engine().wrap(c.tr(key), style, width, 2);
    Node& words = c.b.open(id + "-words", Role::Hint, {x, box.y + c.mm(2), width, box.h - c.mm(4)});
    words.text = c.tr(key);
    words.fg = c.b.colour("panel");
    words.bg = c.b.colour("text");
    words.textPx = style.sizePx;
    float y = box.centre().y - c.b.lineHeight(style) * (static_cast<float>(lines.size()) - 1) / 2;
    for (const std::string& line : lines) {
        c.b.words(line, {x, y}, style, ink, TextAlign::Left);
        y += c.b.lineHeight(style);
    }
    c.b.close();
    c.b.close();
}

/// Two fingertips that go apart, twice.
void pinchHint(Context& c) {
    if (!showsPinchHint(c.state)) return;
    const double age = c.state.clockS - c.state.hints.pinchS, turn = std::fmod(age, 2.0);
    constexpr double kMovesS = 4;  // twice, then it stands still: what moves longer would want a button to stop it
    const double open = c.state.settings.reducedMotion ? 0.8 : age >= kMovesS ? 1 : easeInOut(std::min(1.0, turn / 1.2));
    hintPanel(c, "hint-pinch", c.layout.pinchHint, "hint.pinch", hintShare(c.state, c.state.hints.pinchS), [&](Vec2 m, Rgba ink) {
        const float apart = c.mm(2.8 + 4.2 * open), tip = c.mm(2.6);
        for (const float way : {-1.f, 1.f}) {
            const Vec2 at{m.x + way * apart, m.y - way * apart * 0.55f};
            c.b.list().disc(at, tip, {0, 0, 0, 0}, ink, c.mm(0.7));
            c.b.list().disc(at, tip * 0.45f, ink);
        }
    });
}

/// An arrow down to the ways home, and a frame around them.
void homeHint(Context& c) {
    if (!showsHomeHint(c.state)) return;
    const float share = hintShare(c.state, c.state.hints.homeS);
    hintPanel(c, "hint-home", c.layout.homeHint, "hint.home", share, [&](Vec2 m, Rgba ink) {
        const float arm = c.mm(4);
        c.b.list().line({m.x, m.y - c.mm(6)}, {m.x, m.y + c.mm(5)}, c.mm(0.9), ink);
        for (const float way : {-1.f, 1.f}) c.b.list().line({m.x + way * arm, m.y + c.mm(5) - arm}, {m.x, m.y + c.mm(5)}, c.mm(0.9), ink);
    });
    for (const Rect& home : c.layout.home) c.b.list().rect(home.inset(-c.mm(1.1)), {0, 0, 0, 0}, home.h / 2 + c.mm(1.1), withAlpha(c.b.colour("accent"), share), c.mm(0.8));
}

}  // namespace

void visitWords(Context& c) {
    pinchHint(c);
    homeHint(c);
    countdownPanel(c);
}

/// As soon as keys walk over the screen, the way to hear it is the first thing that they reach.
void listenButton(Context& c) {
    if (c.state.focus.empty() || c.state.reader.on || c.layout.pinchHint.empty() || countdown(c.state) > 0) return;
    const Rect& box = c.layout.pinchHint;
    const std::string words = c.tr("reader.open");
    const float width = std::min(box.w, c.b.engine().widthPx(words, c.b.body(FontWeight::SemiBold)) + c.mm(24));
    c.b.button("listen", words, {box.centre().x - width / 2, box.centre().y - c.mm(9), width, c.mm(18)}, toText(OpenReader{}), true, true);
}

void visitButtons(Context& c) {
    if (c.state.arranging) return;
    const TextStyle style = c.b.label(FontWeight::SemiBold);
    if (!c.layout.guide.empty() && !c.state.compare.on()) {
        const bool open = c.state.selection.kind == SelectionKind::Guide;
        signButton(c, {"guide", open ? toText(CloseSheet{}) : toText(ShowGuide{}), "guide.open", "guide.open", "guide.spoken"}, c.layout.guide, style, [&](Vec2 m, float radius, Rgba ink, Rgba) {
            // A path with its stops.
            const Vec2 stops[] = {{m.x - radius * 1.5f, m.y + radius * 0.7f}, {m.x - radius * 0.2f, m.y - radius * 0.6f}, {m.x + radius * 1.5f, m.y + radius * 0.1f}};
            for (std::size_t i = 0; i + 1 < std::size(stops); ++i) c.b.list().line(stops[i], stops[i + 1], c.mm(0.4), ink);
            for (const Vec2& stop : stops) c.b.list().disc(stop, radius * 0.45f, ink);
        });
    }
    if (c.layout.seated.empty()) return;
    const bool on = c.state.settings.seated;
    signButton(c, {"seated", toText(SetSeated{on ? 0 : 1}), on ? "seated.off" : "seated.on", on ? "seated.off" : "seated.on", on ? "seated.off_spoken" : "seated.on_spoken"}, c.layout.seated, style,
               [&](Vec2 m, float radius, Rgba ink, Rgba) {
                   const float way = on ? -1.f : 1.f;
                   c.b.list().line({m.x - radius * 1.3f, m.y + way * radius}, {m.x + radius * 1.3f, m.y + way * radius}, c.mm(0.5), ink);
                   c.b.list().line({m.x, m.y - way * radius}, {m.x, m.y + way * radius * 0.5f}, c.mm(0.5), ink);
                   for (const float side : {-1.f, 1.f}) c.b.list().line({m.x + side * radius * 0.7f, m.y - way * radius * 0.2f}, {m.x, m.y + way * radius * 0.55f}, c.mm(0.5), ink);
               });
}

void cleaning(Context& c) {
    const CleaningState& state = c.state.cleaning;
    if (!state.on()) return;
    const Rect& glass = c.layout.glass;
    const int left = std::max(1, static_cast<int>(std::ceil(state.untilS - c.state.clockS - 1e-9)));
    Node& node = c.b.open("cleaning", Role::Sheet, glass);
    node.value = std::to_string(left);
    node.spoken = c.tr("cleaning.title");
    node.captures = true;
    c.b.list().rect(glass, withAlpha(c.b.colour("sea"), 0.93));
    const Vec2 m = c.layout.screen.centre();
    const float width = std::min(c.mm(240), glass.w - c.mm(20));
    c.b.text("cleaning-title", Role::Heading, c.tr("cleaning.title"), {m.x, m.y - c.mm(62)}, {c.layout.metrics.emForCapMm(10), FontWeight::Bold, false}, c.b.colour("text"), TextAlign::Centre, c.b.colour("sea"));
    secondsRing(c, {m.x, m.y - c.mm(18)}, c.mm(20), (state.untilS - c.state.clockS) / kCleaningS, std::to_string(left));
    const Rect hold{m.x - width / 2, m.y + c.mm(18), width, c.mm(22)};
    Node& button = c.b.open("cleaning-leave", Role::Button, hold);
    button.text = c.tr("cleaning.leave");
    button.captures = true;
    button.fg = c.b.colour("button_text");
    button.bg = c.b.colour("button");
    button.textPx = c.b.body().sizePx;
    const Rgba ink = button.fg, fill = button.bg;
    c.b.list().rect(hold, fill, hold.h / 2, c.b.colour("button_border"), c.mm(0.4));
    const double held = state.heldSinceS < 0 ? 0 : std::clamp((c.state.clockS - state.heldSinceS) / kCleaningHoldS, 0.0, 1.0);
    if (held > 0) c.b.list().rect({hold.x + c.mm(6), hold.bottom() - c.mm(3.4), (hold.w - c.mm(12)) * static_cast<float>(held), c.mm(1.4)}, c.b.colour("accent"), c.mm(0.7));
    c.b.words(c.tr("cleaning.leave"), hold.centre(), c.b.body(FontWeight::Medium), ink);
    c.b.close();
    c.b.close();
}

void ripples(Context& c) {
    for (std::size_t i = 0; i < c.state.ripples.size(); ++i) {
        const Ripple& ripple = c.state.ripples[i];
        const double age = std::clamp((c.state.clockS - ripple.sinceS) / kRippleS, 0.0, 1.0), grown = c.state.settings.reducedMotion ? 0.5 : easeOut(age);
        const float radius = c.mm(4.5 + 6 * grown);
        const double opacity = c.state.settings.reducedMotion ? 0.7 : 0.85 * (1 - age);
        c.b.leaf("ripple-" + std::to_string(i), Role::Hint, {ripple.px.x - radius, ripple.px.y - radius, 2 * radius, 2 * radius});
        c.b.list().disc(ripple.px, radius + c.mm(0.45), {0, 0, 0, 0}, withAlpha(c.b.colour("panel"), opacity * 0.8), c.mm(1.5));
        c.b.list().disc(ripple.px, radius, withAlpha(c.b.colour("cursor"), opacity * 0.12), withAlpha(c.b.colour("cursor"), opacity), c.mm(0.7));
    }
}

}  // namespace arobase::screens
