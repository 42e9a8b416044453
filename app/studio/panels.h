#pragma once
// What the studio's panel shows and asks for. It speaks Action like everybody else.
#include <vector>

#include "app/action.h"
#include "app/app.h"

namespace arobase::studio {

struct PanelRequests {
    std::vector<Action> actions;
    bool reload = false;  ///< read the exhibition's files again
};

/// One column at the right of the window, between the framebuffer px given. Inside an ImGui frame.
PanelRequests drawPanel(const App& app, const LabelReport& labels, const Issues& issues, float leftPx, float widthPx, float heightPx);

}  // namespace arobase::studio
