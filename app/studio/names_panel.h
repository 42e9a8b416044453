#pragma once
// « Noms »: where the names of the edition stand, and what staff decide about them.
#include <string>
#include <vector>

#include "app/action.h"
#include "app/app.h"

namespace arobase::studio {

/// One line of the list.
struct ListedName {
    std::string code, text;
    std::string_view standing;  ///< « placé », « non placé », « masqué », « à sa place », « toujours »
};

/// The laureates of the edition on the screen, by alphabet, then what else staff have decided about. `scene`: the present one.
std::vector<ListedName> listedNames(const App& app, const Scene& scene);

/// Where the name of that collectivité stands, mm from the middle of its mark to its own; none: it is not shown.
std::optional<Vec2> standsAtMm(const App& app, const Scene& scene, const std::string& code);

/// Inside an ImGui tab: the list, and below it what can be done with the chosen one. `saved`: what became of the last saving.
std::vector<Action> drawNames(const App& app, const Scene& scene, const std::string& saved);

}  // namespace arobase::studio
