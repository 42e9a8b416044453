// Staff arrange the insets: places in shares of the map, kept inside it, undone step by step.
#include <algorithm>

#include "app/screens/layout.h"
#include "app/update_detail.h"

namespace arobase::detail {
namespace {

constexpr std::size_t kSteps = 64;

struct Card {
    Layout layout;
    int slot = 0;
    Rect px;
};

/// The inset of that code as it lies on its place; nullopt for the main map and for codes of no map.
std::optional<Card> cardOf(const Content& content, const State& state, const std::string& code) {
    const auto slot = slotByCode(code);
    if (!slot || *slot == kMainMap) return std::nullopt;
    Card card{layoutFor(content, state), *slot, {}};
    card.px = card.layout.insets[static_cast<std::size_t>(*slot)];
    return card;
}

/// Inside the map, and no smaller than a finger finds.
void place(State& state, const Card& card, Rect px) {
    const Rect& map = card.layout.map;
    const float least = std::min({card.layout.metrics.mm(kSmallestInsetMm), map.w, map.h});
    px.w = std::clamp(px.w, least, map.w);
    px.h = std::clamp(px.h, least, map.h);
    px.x = std::clamp(px.x, map.x, map.right() - px.w);
    px.y = std::clamp(px.y, map.y, map.bottom() - px.h);
    state.insets.of(formatOf(state.display), card.slot) = Rect{(px.x - map.x) / map.w, (px.y - map.y) / map.h, px.w / map.w, px.h / map.h};
}

void keep(State& state) {
    if (!state.insetsBefore.empty() && state.insetsBefore.back() == state.insets) return;
    state.insetsBefore.push_back(state.insets);
    if (state.insetsBefore.size() > kSteps) state.insetsBefore.erase(state.insetsBefore.begin());
}

}  // namespace

void apply(const Content&, State& state, const ArrangeInsets& a) {
    state.arranging = a.on != 0;
    if (state.arranging) expand(state, kMainMap);  // cards are moved as cards
}

void apply(const Content& content, State& state, const MoveInset& a) {
    const auto card = cardOf(content, state, a.territory);
    if (card) place(state, *card, {card->px.x + a.dx, card->px.y + a.dy, card->px.w, card->px.h});
}

void apply(const Content& content, State& state, const ResizeInset& a) {
    const auto card = cardOf(content, state, a.territory);
    if (!card) return;
    const Rect& map = card->layout.map;
    const Rect px{card->px.x, card->px.y, std::min(card->px.w + a.dx, map.right() - card->px.x), std::min(card->px.h + a.dy, map.bottom() - card->px.y)};
    place(state, *card, px);
}

void apply(const Content&, State& state, const KeepInsets&) { keep(state); }

void apply(const Content&, State& state, const UndoInsets&) {
    while (!state.insetsBefore.empty() && state.insetsBefore.back() == state.insets) state.insetsBefore.pop_back();
    if (state.insetsBefore.empty()) return;
    state.insets = state.insetsBefore.back();
    state.insetsBefore.pop_back();
}

void apply(const Content&, State& state, const ResetInsets&) {
    keep(state);
    state.insets = {};
}

}  // namespace arobase::detail
