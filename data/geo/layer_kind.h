#pragma once
// What a layer of boundaries is, told from its names and columns, and the codes in it.
#include <optional>
#include <string>
#include <string_view>

#include "data/geo/vector_reader.h"

namespace arobase {

enum class LayerKind { Departement, Commune, Epci };

/// nullopt: none of the kinds that we use.
std::optional<LayerKind> kindOf(const VectorLayerInfo& layer);

/// Columns as the layer spells them; empty: none found.
struct LayerColumns {
    std::string code;
    std::string name;
    std::string departement;  ///< of communes: what tells homonyms apart where there is no code
};
LayerColumns columnsOf(const VectorLayerInfo& layer, LayerKind kind);

/// The code as the official tables write it: a leading zero that was lost to a number is put back ("1001" → "01001"), letters
/// are capital ("2a004" → "2A004"), blanks around it go.
std::string officialCode(std::string_view text, LayerKind kind);

}  // namespace arobase
