#pragma once
// What the studio's panel shows and asks for. It speaks Action like everybody else.
#include <string>
#include <vector>

#include "app/action.h"
#include "app/app.h"
#include "app/studio/landmarks_panel.h"

namespace arobase::studio {

struct PanelRequests {
    std::vector<Action> actions;
    bool reload = false;  ///< read the exhibition's files again
    bool saveInsets = false;
};

/// What the panel shows beside the program's own state.
struct PanelView {
    const Scene& scene;               ///< the present one
    const Issues& issues;
    const InsetPlaces& savedInsets;   ///< as they are in the file
    const std::string& savingResult;  ///< what became of the last saving; empty: none yet
    const std::string& namesResult;   ///< the same of the names, which are saved as soon as they are decided
    double nowS = 0;                  ///< on any steady clock
};

/// Inside an ImGui tab, « Données à vérifier »: the figures that a check refused, and why. Visitors never see them.
void drawDoubtfulFigures(const App& app, const Issues& issues);

/// Ctrl+Z, whatever release of ImGui.
bool undoPressed();

/// One column at the right of the window, between the framebuffer px given. Inside an ImGui frame.
PanelRequests drawPanel(const App& app, const PanelView& view, LandmarksPanel& landmarks, float leftPx, float widthPx, float heightPx);

}  // namespace arobase::studio
