#pragma once
// Which layers of some sources a bake reads, and in which order it prefers them.
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "data/geo/layer_kind.h"
#include "data/result.h"

namespace arobase {

/// A layer that is one of the kinds that we use.
struct Candidate {
    LayerKind kind = LayerKind::Commune;
    std::filesystem::path file;
    std::string layer;
    std::string codeField;         ///< empty: the layer has names only
    std::string nameField;
    std::string departementField;  ///< where there is no code: names are joined within it
    int year = 0;                ///< in the name of its file; 0: none
    double bytesPerFeature = 0;  ///< of its file: says which of two layers of the same year is the more detailed
    long long featureCount = 0;
};

/// The layers of the sources that can be drawn, the most recent first (a year in the file's name), then the most detailed. With
/// `wanted` only layers of these names; a name that no source has is an Error that lists those there are. An Info issue of rule
/// "geodata-choice" a kind says what is taken, in which order, and one what is left.
std::vector<Candidate> chooseLayers(const std::vector<std::filesystem::path>& sources, const std::vector<std::string>& wanted, Issues& issues);

/// An Error of rule "geodata-no-layer" that lists the layers there are.
Issue noSuchLayer(const std::string& source, const std::string& name, const std::set<std::string>& known);

}  // namespace arobase
