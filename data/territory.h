#pragma once
// The twelve territories of the map (métropole and the eleven inhabited overseas ones), each in its legal CRS.
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "data/geo_types.h"

namespace arobase {

struct Territory {
    std::string_view code;  ///< "FR" for métropole, else "971" … "988"
    std::string_view name;  ///< French name, e.g. "La Réunion"
    int epsg = 0;           ///< projected CRS, metres
    LonLat homeMin;         ///< WGS84 box that its own view frames when nothing better is known
    LonLat homeMax;
};

/// All territories, métropole first, then in the order in which the insets are laid out.
std::span<const Territory> territories();

/// Index into territories() of the territory holding a département, commune or EPCI code ("74", "2A", "97103", "98817");
/// métropole for any other code. An EPCI (9 digits) is told by its `departement`, so pass that.
int territoryOfCode(std::string_view departementOrCommuneCode);

/// "74", "2A", "971": the code of the département, or of the overseas collectivité, that a commune code begins with.
std::string departementOfCommune(std::string_view code);

/// Index of the territory with that code, or nullopt.
std::optional<int> territoryByCode(std::string_view code);

/// Projects between WGS84 and one territory's CRS. Owns a PROJ context: one thread at a time, move-only.
class Projector {
public:
    /// Own: the territories' CRS are known here, any other is looked up. Database: all are looked up, as a check.
    enum class Definitions : unsigned char { Own, Database };
    /// Throws std::runtime_error when PROJ's database lacks the CRS (a broken installation, not bad data).
    explicit Projector(int epsg, Definitions from = Definitions::Own);
    ~Projector();
    Projector(Projector&&) noexcept;
    Projector& operator=(Projector&&) noexcept;

    /// nullopt outside the projection's domain (non-finite result).
    std::optional<WorldPoint> forward(LonLat point) const;
    std::optional<LonLat> inverse(WorldPoint point) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace arobase
