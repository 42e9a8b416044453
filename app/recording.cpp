#include "app/recording.h"

#include <string_view>

#include "app/screens/adding_layout.h"
#include "app/typing.h"
#include "data/landmarks/landmark_text.h"

namespace arobase {
namespace {

constexpr std::string_view kWord = "mot", kAnyKey = "key-space";

bool ofAKey(std::string_view node) { return node.starts_with("key-") || node.starts_with("variant"); }

/// As many letters as a reader counts, blanks where there were some; what would not be kept, or joins the letter before, stays.
std::string masked(std::string_view text) {
    const auto joins = [](const std::string& letter) { return perceivedLength("x" + letter) == 1; };
    std::string out, rest(text);
    while (!rest.empty()) {
        const std::string letter = firstPerceived(rest, 1);
        if (letter.empty() || letter.size() > rest.size()) break;
        const bool stays = cleanLandmarkText(letter).empty() || (out.empty() && joins(letter));
        out += stays ? letter : "x";
        rest.erase(0, letter.size());
    }
    return out;
}

/// After a dead key « e », which takes either mark, for a letter that took it.
TypeText masked(const State& before, const TypeText& a) {
    const std::string& dead = before.keys.dead;
    if (!dead.empty() && perceivedLength(a.text) == 1 && perceivedLength(combined(dead, a.text)) == 1 && a.text != " ") return {"e"};
    return {masked(a.text)};
}

std::string otherWords(const std::string& code) {
    std::string out;
    for (std::size_t at = 0; at < code.size();) {
        const std::size_t end = std::min(code.find(' ', at), code.size());
        if (end > at) out += (out.empty() ? "" : " ") + std::string(kWord);
        at = end + 1;
    }
    return out;
}

PressAt offTheKeys(const Content& content, const State& before, PressAt at) {
    const Rect keys = addingLayout(layoutFor(content, before), content.exhibition.tracks.size()).keyboard;
    const Vec2 middle = keys.centre();
    // Variants of the uppermost keys stand above them.
    const Rect reach{keys.x, keys.y - keys.h / 2, keys.w, keys.h * 1.5f};
    return reach.contains({at.x, at.y}) ? PressAt{middle.x, middle.y} : at;
}

}  // namespace

std::optional<Action> recordable(const Content& content, const State& before, const Action& action) {
    const StaffStep staff = before.booth.staff.step;
    const bool pad = staff == StaffStep::Pin || staff == StaffStep::Checking, writes = before.add.step == AddStep::Write;
    if (std::holds_alternative<PressPin>(action)) return std::nullopt;
    if (std::holds_alternative<PressAt>(action) && pad) return std::nullopt;
    if (const auto* kept = std::get_if<LandmarkKept>(&action)) return LandmarkKept{kept->request, otherWords(kept->code), kept->id};
    if (!writes) return action;
    if (const auto* left = std::get_if<ForLeft>(&action)) {
        const auto inner = parseAction(left->action);
        const auto kept = inner && !std::holds_alternative<ForLeft>(*inner) ? recordable(content, before, *inner) : std::nullopt;
        return ForLeft{kept ? toText(*kept) : ""};
    }
    if (const auto* text = std::get_if<TypeText>(&action)) return masked(before, *text);
    if (const auto* at = std::get_if<PressAt>(&action)) return offTheKeys(content, before, *at);
    if (std::holds_alternative<ShowVariants>(action)) return ShowVariants{};
    if (const auto* focus = std::get_if<Focus>(&action); focus && ofAKey(focus->node)) return Focus{std::string(kAnyKey)};
    return action;
}

}  // namespace arobase
