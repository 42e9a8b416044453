#pragma once
// Names on a map or on a card: who is to be named, where the names stand, how they are written. Marks and dots of communes.
#include "app/screens/screen.h"

namespace arobase::screens {

/// A name waiting for a place, and how it will be written.
struct Name {
    std::string text;
    std::string nodeId;
    std::string value;
    std::string line1, line2;  ///< in two lines; empty: in one only
    TextStyle style;
    Rgba colour;
    int level = -1;  ///< of the award; −1: no award
};

struct Names {
    std::vector<LabelCandidate> candidates;
    std::vector<Name> names;

    /// Writes them all that much smaller or larger.
    void scale(float by);
    /// `seen`: its mark can be seen.
    void add(Context& c, Name name, Vec2 anchor, float radius, int priority, bool seen);
};

/// The magnifier shows again what the main map shows: its nodes have names of their own.
std::string idOn(const MapView& view, std::string id);
/// True for the collectivité or the commune that the sheet shows.
bool isSelected(const Context& c, const std::string& code);
/// True where an enlarged inset lies over the map.
bool hidden(const Context& c, const MapView& view, Vec2 px);

/// Names of the marks, small on a card.
void nameMarks(Context& c, const MapView& view, const std::vector<MapMark>& marks, bool card, Names& names);
/// Names of a card, in the largest letters in which they all find room; in the smallest if they do not.
LabelPlacement placeOnCard(Context& c, const MapView& view, Names& names, const std::vector<MapMark>& marks);
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
LabelPlacement placeNames(Context& c, const MapView& view, bool card, const Names& names, const std::vector<MapMark>& marks);
void writeNames(Context& c, const Names& names, const LabelPlacement& placement);
/// Counts the names in the scene's report and keeps where they stand for the next picture.
void rememberNames(Context& c, const MapView& view, const Names& names, LabelPlacement placement);

}  // namespace arobase::screens
