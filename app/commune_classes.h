#pragma once
// What each commune with an outline shows in an edition: its own level, or that of its EPCI.
#include <vector>

#include "app/commune_identity.h"
#include "data/atlas.h"
#include "data/exhibition.h"
#include "render/draw_list.h"

namespace arobase {

/// Classes of the table: 0 nothing, 1 to 5 the commune's level, 6 level unknown; the same from 7 for members of a labelled
/// EPCI that hold no award of their own.
inline constexpr int kClassUnknown = 6;
inline constexpr int kEpciClasses = 6;

/// Class of an award of that level (0: unknown).
int communeClass(int level, CollectiviteKind kind);

/// One table for each territory with outlines of communes, else null, per edition. Made once; tables without an award are
/// one and the same.
class CommuneClassTables {
public:
    CommuneClassTables() = default;
    /// A commune of another year fills the outlines that held it, or that it was made of, in the year of the outlines.
    CommuneClassTables(const Exhibition& exhibition, const Identities& identities, const Atlas* atlas);
    /// Null: no outlines there, or no such edition.
    CommuneClasses of(int territory, int year) const;

private:
    std::vector<int> m_years;
    std::vector<std::vector<CommuneClasses>> m_tables;  ///< by edition, then territory
};

}  // namespace arobase
