#pragma once
// A show on stage as a text file: cues one after the other, each a few actions.
#include <filesystem>
#include <string>
#include <vector>

#include "app/action.h"
#include "data/result.h"

namespace arobase {

/// One step of the show. Everything it does is a list of actions; `title` and `text` are written on the picture.
struct Cue {
    std::string name;   ///< short, for the operator and for messages ("cue 12: …")
    std::string title;  ///< large text on the picture; may be empty
    std::string text;   ///< a line under it; may be empty
    std::vector<Action> actions;
};

/// A TOML file:
///   [[cue]]
///   name = "Ouverture"
///   title = "Label 2018"          # optional
///   text = "205 collectivités"    # optional
///   visite = "en-bref"           # optional: starts that guided visit (tour_file.h)
/// and where to look (look_reader.h): edition, camera, territory, collectivite, repere, chiffres, frise.
/// A cue that cannot be understood is left out with an issue « conducteur, repère N : … »; the others stay.
Result<std::vector<Cue>> readCues(const std::filesystem::path& file);

}  // namespace arobase
