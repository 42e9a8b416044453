#pragma once
// What the program shows, frozen before the first frame: the exhibition, the baked atlas, and what follows from both.
#include <filesystem>
#include <future>
#include <memory>
#include <optional>
#include <vector>

#include "app/commune_classes.h"
#include "app/map_slots.h"
#include "app/name_places.h"
#include "app/commune_identity.h"
#include "app/comparisons.h"
#include "app/finding.h"
#include "app/stage/cue_file.h"
#include "app/tour.h"
#include "data/atlas.h"
#include "data/exhibition.h"
#include "data/territory.h"
#include "render/frise/frise_layout.h"

namespace arobase {

/// A commune of the gazetteer at its place in its territory's CRS.
struct CommunePoint {
    int place = 0;  ///< index into Atlas::places()
    WorldPoint at;
};

/// Communes of one territory in square cells, for "what is in view" and "what is near" without a look at all of them.
class CommuneGrid {
public:
    CommuneGrid() = default;
    explicit CommuneGrid(std::vector<CommunePoint> points);
    /// Calls visit(const CommunePoint&) for every commune in the box (and a few around it).
    template <class Visit>
    void visit(const WorldBox& box, Visit&& visit) const {
        if (m_points.empty() || box.empty()) return;
        for (int row = rowOf(box.min.y); row <= rowOf(box.max.y); ++row)
            for (int column = columnOf(box.min.x); column <= columnOf(box.max.x); ++column)
                for (const CommunePoint& p : cell(row, column)) visit(p);
    }
    const std::vector<CommunePoint>& points() const { return m_points; }

private:
    int rowOf(double y) const;
    int columnOf(double x) const;
    std::span<const CommunePoint> cell(int row, int column) const;

    static constexpr double kCellM = 20000;
    WorldBox m_box;
    int m_rows = 0, m_columns = 0;
    std::vector<CommunePoint> m_points;    ///< by cell
    std::vector<std::size_t> m_cellStart;  ///< rows × columns + 1
};

struct Content {
    Exhibition exhibition;
    std::optional<Atlas> atlas;                             ///< none: the map is empty, and issues say why
    Identities identities;                                  ///< what laureates were called, and where they are today
    std::vector<Projector> projectors;                      ///< per territory
    std::vector<std::optional<WorldPoint>> collectiviteAt;  ///< per collectivité, in its territory's CRS
    std::vector<CommuneGrid> communes;                      ///< per territory
    CommuneClassTables communeClasses;                      ///< what communes with an outline show
    std::vector<CommunePoint> prefectures;                  ///< chief towns, `place` tells the territory by its département
    std::vector<WorldBox> homes;                            ///< per map slot: what its home view frames
    WorldBox magnifierCard;                                 ///< what the magnifier frames as a card: Paris and around
    InsetPlaces insets;                                     ///< where staff put them
    Comparisons comparisons;                                ///< of two editions, each made when it is first asked for
    NamePlaces names;                                       ///< where staff want names to stand
    std::vector<Cue> cues;                                  ///< of the stage; empty elsewhere
    std::vector<Tour> tours;                                ///< guided visits, as the file has them
    std::unique_ptr<FrisePacker> frise;                     ///< packs the exhibition's landmarks; remembers, on the main thread only
    bool doubtfulDates = false;  ///< some landmark's date is discussed
    Issues issues;
    LazySearch search;                                      ///< last: it may still be at work when the rest goes

    const Place* place(std::string_view communeCode) const;
    /// Place of today for a collectivité: for a commune that is no more, the (most populous) commune that holds it.
    const Place* placeOf(int collectivite) const;
    /// Name of an award's collectivité in that edition.
    const std::string& nameThen(int award) const { return identities.awards[static_cast<std::size_t>(award)].nameThen; }
    std::string_view text(std::string_view key, Language language) const { return exhibition.strings.text(key, language); }
};

struct ContentSources {
    std::filesystem::path exhibition;
    std::filesystem::path atlas;
    std::filesystem::path cues;  ///< empty: none
};

/// Reads both, on two threads; never throws for bad data. What is missing or wrong is in `issues`.
Content loadContent(const ContentSources& sources);
/// The same on a thread of its own, while this one opens a window. The files are let be until the future is asked or dropped.
std::future<Content> startLoading(ContentSources sources);

}  // namespace arobase
