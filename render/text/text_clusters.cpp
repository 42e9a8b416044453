#include "render/text/text_clusters.h"

#include <algorithm>

#include "render/text/unicode.h"

namespace arobase {

SetStretch setStretch(const ShapingRange& range, std::span<const SetGlyph> glyphs, float penPx, float sizePx) {
    SetStretch stretch;
    const std::u32string_view characters = range.text.substr(range.first, range.count);
    stretch.text = encodeUtf8(characters);
    std::vector<std::uint32_t> starts;  // of the clusters, in the order of the text
    for (const SetGlyph& g : glyphs) {
        stretch.glyphs.push_back({g.glyph, {penPx + g.xEm * sizePx, -g.yEm * sizePx}});
        penPx += g.advanceEm * sizePx;
        starts.push_back(g.cluster);
    }
    stretch.backward = !starts.empty() && starts.front() > starts.back();
    std::ranges::sort(starts);
    for (std::size_t i = 0; i < starts.size();) {
        std::size_t next = i;
        while (next < starts.size() && starts[next] == starts[i]) ++next;
        // Characters before the first cluster would be nobody's.
        const std::size_t from = i == 0 ? 0 : starts[i] - range.first, to = next < starts.size() ? starts[next] - range.first : range.count;
        stretch.clusters.push_back({static_cast<int>(encodeUtf8(characters.substr(from, to - from)).size()), static_cast<int>(next - i)});
        i = next;
    }
    if (stretch.clusters.empty()) stretch.text.clear();
    return stretch;
}

}  // namespace arobase
