#include "app/name_book.h"

#include <algorithm>
#include <tuple>

#include "data/french.h"
#include "render/map/name_break.h"

namespace arobase {
namespace {

constexpr float kLineEm = 1.12f;  // height of a line of a name

WrittenName written(TextEngine& text, std::string_view name, const TextStyle& style) {
    WrittenName w;
    w.text = typographicFr(name);
    w.lines[0][0] = w.text;
    std::tie(w.lines[1][0], w.lines[1][1]) = twoLines(w.text);
    w.lines[2] = threeLines(w.text);
    for (std::size_t n = 0; n < w.lines.size(); ++n) {
        if (w.lines[n][n].empty() && n > 0) continue;
        float widest = 0;
        for (std::size_t l = 0; l <= n; ++l) widest = std::max(widest, text.widthPx(w.lines[n][l], style));
        w.sizePx[n] = {widest, static_cast<float>(n + 1) * style.sizePx * kLineEm};
    }
    return w;
}

}  // namespace

const WrittenName& NameBook::write(TextEngine& text, std::string_view name, const TextStyle& style) {
    const auto known = m_names.find(Wanted{name, style.sizePx, style.weight});
    if (known != m_names.end()) return known->second;
    return m_names.emplace(Key{std::string(name), style.sizePx, style.weight}, written(text, name, style)).first->second;
}

void NameBook::forget() {
    if (m_names.size() > kFull) m_names.clear();
}

}  // namespace arobase
