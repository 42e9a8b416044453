#pragma once
// Names on a map or on a card: who is to be named, where the names stand, how they are written. Marks and dots of communes.
#include "app/screens/screen.h"

namespace arobase::screens {

/// Who is to be named on one map, in the room that is kept for it.
struct Names {
    std::vector<LabelCandidate>& candidates;
    std::vector<Name>& names;

    /// Nobody yet.
    explicit Names(LabelRoom& room);
    /// Writes them all that much smaller or larger.
    void scale(float by);
    /// `name` as the data have it; `seen`: its mark can be seen.
    void add(Context& c, std::string_view text, Name name, Vec2 anchor, float radius, int priority, bool seen);
};

/// The magnifier shows again what the main map shows: its nodes have names of their own.
std::string idOn(const MapView& view, std::string id);
/// True for a collectivité or a commune that a sheet shows, of either visitor.
bool isSelected(const Context& c, std::string_view code);
/// True where an enlarged inset lies over the map.
bool hidden(const Context& c, const MapView& view, Vec2 px);

/// Names of the marks, small on a card.
void nameMarks(Context& c, const MapView& view, const std::vector<MapMark>& marks, bool card, Names& names);
/// Names of a card, in the largest letters in which they all find room; in the smallest if they do not.
const LabelPlacement& placeOnCard(Context& c, const MapView& view, Names& names, const std::vector<MapMark>& marks);
/// Communes of the view when it is close enough, the most populous first; chief towns of overseas territories always.
void drawPlaces(Context& c, const MapView& view, bool card, const std::vector<MapMark>& marks, Names& names);
/// An inset's name on its card or enlarged: how it is written, and its box with the air around it.
struct InsetWords {
    TextStyle style;
    Rect box;
};
std::string scaleWords(const Context& c, double metres);
InsetWords insetWords(const Context& c, const MapView& view, bool card);

/// What lies over a map, px: no name may go there.
std::vector<Rect> interfaceOver(const Layout& layout, const State& state, int slot);
void interfaceOver(const Layout& layout, const State& state, int slot, std::vector<Rect>& rects);
const LabelPlacement& placeNames(Context& c, const MapView& view, const Names& names, const std::vector<MapMark>& marks);
/// Takes note of who came and who went since the last picture: names fade in and out.
void fadeNames(Context& c, const MapView& view, const Names& names, const LabelPlacement& placement);
/// Lines from names that stand off to their marks.
void drawLeaders(Context& c, const MapView& view, const LabelPlacement& placement);
void writeNames(Context& c, const MapView& view, const Names& names, const LabelPlacement& placement);
/// Counts the names in the scene's report.
void reportNames(Context& c, const MapView& view, const Names& names, const LabelPlacement& placement);

}  // namespace arobase::screens
