#pragma once
// Where something is, in French: the preposition that a département or a région takes. Pure.
#include <string>
#include <string_view>

namespace arobase {

/// "dans l’Aisne", "en Gironde", "à Paris", "à La Réunion", "en Guadeloupe". The name after « dans » for an unknown code.
std::string inDepartement(std::string_view code, std::string_view name);

/// "en Bretagne", "dans les Hauts-de-France", "dans le Grand Est", "à Mayotte". By Insee's code; "dans" and the name otherwise.
std::string inRegion(std::string_view code, std::string_view name);
/// "de Bretagne", "des Hauts-de-France", "du Grand Est", "d’Île-de-France", "de La Réunion".
std::string deRegion(std::string_view code, std::string_view name);

}  // namespace arobase
