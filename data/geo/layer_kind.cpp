#include "data/geo/layer_kind.h"

#include <algorithm>
#include <cctype>
#include <initializer_list>

namespace arobase {

namespace {

std::string lowered(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// First of the wanted fields that the layer has, as the layer spells it.
std::string fieldAmong(const VectorLayerInfo& layer, std::initializer_list<std::string_view> wanted) {
    for (const std::string_view name : wanted) {
        for (const std::string& field : layer.fields) {
            if (lowered(field) == name) return field;
        }
    }
    return {};
}

}  // namespace

std::optional<LayerKind> kindOf(const VectorLayerInfo& layer) {
    const std::string name = lowered(layer.name);
    for (const std::string_view other : {"arrondissement", "associee", "deleguee", "canton", "chflieu", "chef_lieu", "region"}) {
        if (contains(name, other)) return std::nullopt;
    }
    if (contains(name, "commune") && !contains(name, "communaute")) return LayerKind::Commune;
    if (contains(name, "departement") || contains(name, "département")) return LayerKind::Departement;
    if (contains(name, "epci") || contains(name, "intercommunal")) return LayerKind::Epci;
    if (!fieldAmong(layer, {"insee_com", "codgeo"}).empty()) return LayerKind::Commune;
    if (!fieldAmong(layer, {"code_siren", "siren_epci"}).empty()) return LayerKind::Epci;
    if (!fieldAmong(layer, {"insee_dep", "code_dept"}).empty()) return LayerKind::Departement;
    return std::nullopt;
}

LayerColumns columnsOf(const VectorLayerInfo& layer, LayerKind kind) {
    LayerColumns columns;
    switch (kind) {
        case LayerKind::Commune:
            columns.code = fieldAmong(layer, {"insee_com", "code_insee", "codgeo", "code"});
            break;
        case LayerKind::Departement:
            columns.code = fieldAmong(layer, {"insee_dep", "code_insee", "code_dept", "code"});
            break;
        case LayerKind::Epci:
            columns.code = fieldAmong(layer, {"code_siren", "siren_epci", "siren", "codgeo", "code"});
            break;
    }
    if (kind == LayerKind::Commune)
        columns.departement = fieldAmong(layer, {"insee_dep", "code_dept", "code_departement", "dept", "dep", "departement", "nom_dep"});
    columns.name = fieldAmong(layer, {"nom", "nom_com", "nom_officiel", "libgeo", "name"});
    return columns;
}

std::string officialCode(std::string_view text, LayerKind kind) {
    const auto blank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    std::string code(text);
    for (char& c : code) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    const bool digits = std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
    const std::size_t whole = kind == LayerKind::Commune ? 5 : kind == LayerKind::Departement ? 2 : 9;
    if (kind != LayerKind::Epci && digits && code.size() + 1 == whole) code.insert(0, 1, '0');
    return code;
}

}  // namespace arobase
