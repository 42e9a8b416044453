#pragma once
// visites.toml, beside the exhibition: its guided visits.
#include <filesystem>
#include <vector>

#include "app/tour.h"
#include "data/exhibition.h"
#include "data/result.h"

namespace arobase {

/// Its file in an exhibition's folder.
std::filesystem::path tourFile(const std::filesystem::path& exhibition);

/// A TOML file:
///   [[visite]]
///   id = "en-bref"                               # letters, digits, hyphens
///   nom = { fr = "…", en = "…" }
///   attente = true                               # optional: the attract loop goes on with it
///   [[visite.etape]]
///   duree = 8                                    # optional: seconds, 2 to 120
///   titre = { fr = "…", en = "…" }               # or a text, in French alone
///   texte = { fr = "…", en = "…" }               # optional
/// and where to look (look_reader.h): edition, camera, territory, collectivite, repere, chiffres, frise.
/// A file that is not there is no issue. A step that cannot be understood, or that opens what the exhibition does not have, is left
/// out with an issue « visite N, étape M : … »; the others stay. A visit without a sound step is left out. Thread: any.
Result<std::vector<Tour>> readTours(const std::filesystem::path& file, const Exhibition& exhibition);

}  // namespace arobase
