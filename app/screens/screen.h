#pragma once
// From the state to the scene. Pure but for the text engine's cache and the labels' memory.
#include <string>
#include <string_view>

#include "app/content.h"
#include "app/screens/layout.h"
#include "app/screens/map_marks.h"
#include "app/state.h"
#include "app/words.h"
#include "data/french.h"
#include "app/map_labels.h"
#include "render/scene/scene_builder.h"

namespace arobase {

/// The whole picture. `labels` remembers where names stood in the last one; `desk` is room to work in.
Scene buildScene(const Content& content, const State& state, TextEngine& text, MapLabels& labels, LabelDesk& desk);

namespace screens {

struct StatisticsOnMap;

/// What the pieces of a screen share while it is built.
struct Context : Words {
    const Layout& layout;
    SceneBuilder& b;
    MapLabels& labels;
    LabelDesk& desk;
    const StatisticsOnMap* statistics = nullptr;  ///< that are open; null: none

    float mm(double v) const { return layout.metrics.mm(v); }
};

/// Colour of the « a » on a mark of that level: the one that reads best.
Rgba markInk(const Theme& theme, int level);
/// Black or white, whichever reads better on that colour.
Rgba inkOn(Rgba colour);
/// A small ring at two o’clock of a mark: the award has a mention.
void drawMentionBadge(SceneBuilder& b, Vec2 centre, float radiusPx);
void drawMark(SceneBuilder& b, Vec2 centre, float radiusPx, int level, CollectiviteKind kind, bool selected);

void map(Context& c);
void insets(Context& c);
void title(Context& c);
/// The globe over the map, with the territory that is shown on it.
void globe(Context& c);
void legend(Context& c);
void waysHome(Context& c);
void attribution(Context& c);
void searchButton(Context& c);
void searchPanel(Context& c);
void frise(Context& c);
void sheet(Context& c);
void annualLegend(Context& c);
void annualSources(Context& c);
/// The whole frise, with its title, all key figures and its sources.
void frisePage(Context& c);
/// What the present step of a guided visit says, and where a visitor may, its buttons.
void tourWords(Context& c);
/// « Visite guidée ».
void tourButton(Context& c);
/// « Écouter », while keys walk over the screen.
void listenButton(Context& c);
/// « À voir » and « Assis ».
void visitButtons(Context& c);
/// « Toujours là ? » and the hints.
void visitWords(Context& c);
/// The sheet of a second visitor, at the left.
void leftSheet(Context& c);
/// What is read aloud, in large letters, alone on the screen.
void reader(Context& c);
/// While staff wipe the screen.
void cleaning(Context& c);
/// Around what the keys have reached.
void focusFrame(Context& c);
/// The answer to a finger, in the first frame after it.
void ripples(Context& c);
void attractOverlay(Context& c);
void stageTitle(Context& c);
/// The cue's words over the picture, and black when it is asked for.
void stageOverlay(Context& c);

}  // namespace screens
}  // namespace arobase
