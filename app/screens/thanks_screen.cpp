// « Merci »: the landmark waits for staff; six words take it back; a QR code that holds both, to take away without any network.
#include <algorithm>
#include <cmath>

#include "app/action.h"
#include "app/screens/adding_parts.h"
#include "app/screens/qr_figure.h"

namespace arobase::screens {
namespace {

std::vector<std::string> wordsOf(const std::string& code) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < code.size();) {
        const std::size_t end = std::min(code.find(' ', at), code.size());
        if (end > at) words.push_back(code.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

/// Two columns of three words, numbered.
float codeWords(Context& c, Vec2 at, float width) {
    const auto words = wordsOf(c.state.add.code);
    const TextStyle style{c.layout.metrics.emForCapMm(5.6), FontWeight::Bold, true};
    const float rowPx = c.mm(13.5), column = width / 2;
    const std::size_t rows = (words.size() + 1) / 2;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const float x = at.x + static_cast<float>(i / rows) * column, y = at.y + static_cast<float>(i % rows) * rowPx;
        c.b.words(std::to_string(i + 1), {x + c.mm(3), y + rowPx / 2}, c.b.small(FontWeight::SemiBold), c.b.colour("text_dim"));
        c.b.text("add-word-" + std::to_string(i + 1), Role::Text, words[i], {x + c.mm(8), y + rowPx / 2 - c.b.lineHeight(style) / 2}, style, c.b.colour("text"), TextAlign::Left,
                 c.b.colour("panel"));
    }
    return at.y + static_cast<float>(rows) * rowPx;
}

}  // namespace

void addThanks(Context& c, const AddingLayout& l) {
    const Rect& room = l.thanks;
    const auto paragraph = [&](const char* id, std::string_view key, float y, const TextStyle& style, std::string_view colour) {
        return c.b.paragraph(id, Role::Text, c.tr(key), {room.x, y}, room.w, style, c.b.colour(colour), c.b.colour("panel")).bottom();
    };
    const TextStyle large{c.layout.metrics.emForCapMm(10), FontWeight::Bold, false};
    float y = c.b.text("add-thanks", Role::Heading, c.tr("add.thanks"), {room.x, room.y}, large, c.b.colour("text"), TextAlign::Left, c.b.colour("panel")).bottom() + c.mm(1.5);
    y = paragraph("add-waits", "add.waits", y, c.b.body(), "text") + c.mm(4);
    y = paragraph("add-keep", "add.keep", y, c.b.label(FontWeight::SemiBold), "accent_text") + c.mm(1);
    y = codeWords(c, {room.x, y}, std::min(room.w, c.mm(150))) + c.mm(2);
    paragraph("add-why", "add.why", y, c.b.label(FontWeight::Regular), "text_dim");
    const Rect code = qrFigure(c, "add-qr", c.tr("add.qr"), l.code, takeAwayText(c.content, c.state), l.codeBelow ? TextAlign::Centre : TextAlign::Right);
    if (!code.empty())
        c.b.paragraph("add-qr-words", Role::Text, c.tr("add.qr"), {code.x, code.bottom() + c.mm(2)}, code.w, c.b.small(), c.b.colour("text_dim"), c.b.colour("panel"), 3);
    c.b.button("add-done", c.tr("add.done"), l.done, toText(CloseAdding{}), true, true);
}

}  // namespace arobase::screens
