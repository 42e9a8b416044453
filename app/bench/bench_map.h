#pragma once
// The map that is measured: every commune filled in five classes, borders one pixel wide, three hundred names.
#include <array>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/content.h"
#include "render/map/label_solver.h"
#include "render/map/map_view.h"
#include "render/text/text_engine.h"

namespace arobase::bench {

class BenchMap {
public:
    /// `content` and `text` must outlive it.
    BenchMap(const Content& content, TextEngine& text);

    struct Parts {
        bool fills = true, borders = true;
        int names = 300;
    };
    /// What to draw of the métropole by that camera.
    void draw(const MapCamera& camera, int widthPx, int heightPx, const Parts& parts, DrawList& list);
    Rgba background() const { return {234, 241, 246}; }
    int placedNames() const { return m_placed; }
    /// Other classes, by the edition's number; 0 is what it begins with.
    void showEdition(int edition);
    bool hasCommunes() const { return m_classes != nullptr; }
    /// Communes whose triangles that camera sees, by the pieces that are drawn of them; 0 where none has an outline.
    int communesIn(const MapCamera& camera, int widthPx, int heightPx) const;
    /// Classes by population of the gazetteer, those of populationBounds(); or by the last figure of the code, two figures a class.
    void showPopulation();
    void showLastFigure();
    /// A commune of so many is in the next class; the first class begins at 0.
    static std::array<std::uint32_t, 4> populationBounds() { return {200, 500, 2000, 10000}; }
    /// Of the class 1 to 5.
    static Rgba colourOf(int classNumber);
    static std::span<const Rgba> colours();

private:
    template <class ClassOf>
    void showClasses(const ClassOf& classOf);
    void drawMap(const MapView& view, const Parts& parts, DrawList& list) const;
    std::string_view nameOf(int place) const;
    void drawNames(const MapView& view, int count, DrawList& list);

    const Content& m_content;
    TextEngine& m_text;
    CommuneClasses m_classes;
    std::vector<CommunePoint> m_byPopulation;  ///< of the métropole, the largest first
    std::unordered_map<int, std::string> m_apostrophes;  ///< by place: names that have one, as they are printed
    LabelMemory m_memory;
    LabelSolver m_solver;
    std::vector<LabelCandidate> m_candidates;
    std::vector<std::string_view> m_names;     ///< of the candidates
    int m_placed = 0;
};

}  // namespace arobase::bench
