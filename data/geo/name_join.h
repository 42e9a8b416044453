#pragma once
// Codes for a layer that has names only: a name that one collectivité alone has, in its département when that is told.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "data/geo/layer_kind.h"
#include "data/geo/shapes.h"

namespace arobase {

/// One line of the official list.
struct OfficialName {
    std::string code;
    std::string name;
    std::string departement;      ///< code; of communes only
    std::string departementName;  ///< may be empty
};

class NameJoin {
public:
    explicit NameJoin(const std::vector<OfficialName>& official);

    enum class Outcome { Joined, Unknown, Homonym };
    struct Found {
        Outcome outcome = Outcome::Unknown;
        std::string code;  ///< when joined
    };
    /// Case, accents and hyphens do not count. `departement`: its code or its name, or empty.
    Found find(std::string_view name, std::string_view departement) const;

private:
    std::multimap<std::string, OfficialName> m_byName;  ///< folded
};

/// Puts the codes of `official` into features whose `code` is the département that the layer tells (or nothing) and takes out
/// those that cannot be joined: unknown names, homonyms, and names that stand twice in the layer. Each sort is one Warning that
/// names them (the first ten).
void joinByName(std::vector<GeoFeature>& features, const NameJoin& official, const std::string& file, const std::string& layer, Issues& issues);

}  // namespace arobase
