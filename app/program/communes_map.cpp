#include "app/program/communes_map.h"

#include <iostream>

#include "app/bench/bench.h"
#include "data/french.h"

namespace arobase {
namespace {

constexpr Rgba kPaper{251, 250, 247, 230}, kInk{20, 32, 43};
constexpr float kUnitsHigh = 1080;  // the legend's measures are px of a picture so high
constexpr float kEdge = 24, kPad = 14, kRow = 26, kSwatch = 18;

/// What stands beside the colour of a class, 1 to 5.
std::string classText(const std::string& attribute, int number) {
    if (attribute == "code") return "…" + std::to_string(2 * (number - 1)) + ", …" + std::to_string(2 * number - 1);
    const auto bounds = bench::BenchMap::populationBounds();
    const auto bound = [&](int i) { return static_cast<long long>(bounds[static_cast<std::size_t>(i)]); };
    if (number == 1) return "< " + numberFr(bound(0));
    if (number == 5) return "≥ " + numberFr(bound(3));
    return numberFr(bound(number - 2)) + "–" + numberFr(bound(number - 1) - 1);
}

/// Lower left: what the colours mean. Lower right: whose the map is.
class Foot {
public:
    Foot(bench::Bench& b, Language language) : m_b(b), m_language(language), m_unit(static_cast<float>(b.heightPx) / kUnitsHigh) {}

    void legend(const std::string& attribute) {
        const TextStyle style{17 * m_unit, FontWeight::Medium, false};
        const std::string title(m_b.content.text("print.communes_" + attribute, m_language));
        float width = m_b.text->widthPx(title, style);
        for (int i = 1; i <= 5; ++i) width = std::max(width, m_b.text->widthPx(classText(attribute, i), style) + 2 * kSwatch * m_unit);
        const float pad = kPad * m_unit, row = kRow * m_unit, swatch = kSwatch * m_unit;
        const Rect box{kEdge * m_unit, static_cast<float>(m_b.heightPx) - kEdge * m_unit - 6 * row - 2 * pad, width + 2 * pad, 6 * row + 2 * pad};
        m_b.list.rect(box, kPaper, 6 * m_unit);
        write(title, style, {box.x + pad, box.y + pad + 0.7f * row});
        for (int i = 1; i <= 5; ++i) {
            const float top = box.y + pad + static_cast<float>(i) * row;
            m_b.list.rect({box.x + pad, top + (row - swatch) / 2, swatch, swatch}, bench::BenchMap::colourOf(i));
            write(classText(attribute, i), style, {box.x + pad + 2 * swatch, top + 0.7f * row});
        }
    }

    void attribution() {
        const TextStyle style{12 * m_unit, FontWeight::Regular, false};
        const std::string words(m_b.content.atlas->attribution());
        const auto lines = m_b.text->wrap(words, style, 0.6f * static_cast<float>(m_b.widthPx));
        float base = static_cast<float>(m_b.heightPx) - kEdge * m_unit / 2 - static_cast<float>(lines.size() - 1) * style.sizePx * 1.25f;
        for (const std::string& line : lines) {
            write(line, style, {static_cast<float>(m_b.widthPx) - kEdge * m_unit / 2 - m_b.text->widthPx(line, style), base});
            base += style.sizePx * 1.25f;
        }
    }

private:
    void write(const std::string& words, const TextStyle& style, Vec2 at) { m_b.list.text(*m_b.text->shape(words, style), at, kInk, kPaper, 1.5f * m_unit); }

    bench::Bench& m_b;
    Language m_language;
    float m_unit;
};

}  // namespace

int renderCommunes(const ShowOptions& show, const std::string& attribute, const std::filesystem::path& out) {
    if (!show.display()) {
        std::cerr << "arobase render: --size attend LARGEURxHAUTEUR en px, de 64 à 16384 chacune\n";
        return 1;
    }
    BenchOptions options;
    options.show = show;
    bench::Bench b;
    if (!b.open(options)) return 1;
    if (attribute == "code")
        b.map->showLastFigure();
    else
        b.map->showPopulation();
    const MapCamera camera = b.wholeCamera();
    b.map->draw(camera, b.widthPx, b.heightPx, {}, b.list);
    Foot foot(b, languageByCode(show.language).value_or(Language::French));
    foot.legend(attribute);
    foot.attribution();
    b.target->bind();
    b.renderer->draw(b.list, b.text->glyphAtlas(), b.widthPx, b.heightPx, b.map->background());
    if (!writePng(b.picture(), out)) {
        std::cerr << "arobase render: image impossible à écrire : " << out.string() << " (disque plein ou dossier protégé)\n";
        return 1;
    }
    std::cout << out.string() << " : " << b.map->communesIn(camera, b.widthPx, b.heightPx) << " communes, " << b.map->placedNames() << " noms placés\n";
    return 0;
}

}  // namespace arobase
