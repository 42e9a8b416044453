#pragma once
// How an edition's known awards spread over the régions, the départements or the EPCI. Pure.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "data/atlas.h"
#include "data/exhibition.h"

namespace arobase {

enum class AreaUnit : std::uint8_t { Region, Departement, Epci };

/// What is counted there. An award of unknown level counts in `byLevel[0]`.
struct AreaStatistics {
    std::string code;  ///< of the région, the département or the EPCI; empty: what lies in none
    std::string name;
    std::array<int, kLevels + 1> byLevel{};
    std::uint32_t population = 0;  ///< today's inhabitants; 0: unknown

    int count() const;
    int levelsKnown() const { return count() - byLevel[0]; }
    /// Awards for 100 000 inhabitants; none without a population.
    std::optional<double> rate() const;
    /// Mean of the known levels, 1…5; none where no level is known.
    std::optional<double> meanLevel() const;
};

struct Statistics {
    AreaUnit unit = AreaUnit::Region;
    int year = 0;
    /// In alphabetical order (accents aside). All inhabited régions and départements, those without an award too; EPCI with one at least.
    /// An overseas collectivité that belongs to no région stands among the régions by itself.
    std::vector<AreaStatistics> areas;
    AreaStatistics elsewhere;  ///< of no area of this unit (a département's own award has no EPCI)

    /// Sums of all areas and of what lies in none: the whole edition, each award once.
    AreaStatistics whole() const;
    const AreaStatistics* find(std::string_view code) const;
};

/// An EPCI's own award counts where its largest commune is. Awards that share one collectivité are counted as the palmarès
/// lists them. Thread: any.
Statistics statisticsOf(const Exhibition& exhibition, const Atlas& atlas, int year, AreaUnit unit);

enum class AreaMeasure : std::uint8_t { Count, Rate, MeanLevel };
/// None: nothing can be said there.
std::optional<double> measured(const AreaStatistics& area, AreaMeasure measure);

/// Class bounds: class i holds values from bounds[i] to bounds[i + 1], the last one both ends; n + 1 bounds for n classes.
/// Rates: as many areas in each class as can be (quantiles of what is above nothing), at most `classes`, and
/// no more than half as many as there are areas; mean levels:
/// 1–2–3–4–5. Empty when there is no value above zero.
std::vector<double> classBounds(const Statistics& statistics, AreaMeasure measure, int classes = 5);
/// Class of a value, 0…; −1 for none, zero, or outside the bounds.
int classOf(std::optional<double> value, const std::vector<double>& bounds);

}  // namespace arobase
