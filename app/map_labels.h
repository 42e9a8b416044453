#pragma once
// Names on the maps from one picture to the next: where they stand, whether their map is on its way, and how they fade.
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "app/content.h"
#include "app/name_book.h"
#include "app/state.h"
#include "render/map/label_solver.h"
#include "render/map/map_view.h"

namespace arobase {

/// After a map stopped, its names keep their places that long: a finger that pauses is still dragging.
inline constexpr double kLabelRestS = 0.15;
/// In that time a name comes or goes.
inline constexpr double kLabelFadeS = 0.18;
/// Places that may be looked at for one picture of one map; what is left waits for the next.
inline constexpr long long kLabelLooks = 8000;

/// What a map has been doing since its last picture. Panned: at one scale, or a moment ago. Changed: in another way.
enum class MapMove : unsigned char { Still, Panned, Changed };

/// A name waiting for a place, and how it will be written.
struct Name {
    const WrittenName* written = nullptr;  ///< in the book
    std::string_view raw;                  ///< as the content has it
    std::string nodeId;
    std::string value;
    TextStyle style;
    Rgba colour;
    int level = -1;  ///< of the award; −1: no award
};

/// A name that is shown, or has just been: for its coming and going.
struct ShownName {
    std::string nodeId;
    double sinceS = -1e9;  ///< it began to come or to go
    bool going = false;
    // How it goes: where its mark was on the ground, and what was written where.
    WorldPoint mark;
    Vec2 corner, size;     ///< px: of its box, from its mark
    std::string raw;       ///< as the content has it
    TextStyle style;
    Rgba colour;
    int lines = 1;
    LabelSide side = LabelSide::Right;
    bool here = false;     ///< in the present picture
};

struct TerritoryLabels {
    LabelMemory places;
    std::optional<MapView> view;     ///< of the last picture; none: not drawn yet
    double movedS = -1e9;            ///< State::clockS when it last moved
    std::uint64_t placing = 0;       ///< the job that is not finished yet; 0: none
    int pictures = 0;                ///< … and how many pictures it has taken so far
    std::vector<ShownName> shown;    ///< by node
    double fadedS = -1e9;            ///< State::clockS when the last of them has come or gone
    MapMove move = MapMove::Still;   ///< of the last picture
    bool first = true;               ///< that was the first one
    bool drawn = false;              ///< in the present picture

    /// Takes note of the view now, and says how it came to be.
    MapMove follow(const MapView& now, double clockS);
    /// How many places may have been looked at for that job by now, this picture included.
    long long allowance(std::uint64_t job);
};

/// Room to work in for one map: no state, only capacity and what need not be worked out twice.
struct LabelRoom {
    std::vector<LabelCandidate> candidates;
    std::vector<Name> names;          ///< of the candidates
    std::vector<Rect> obstacles, keepOut;
    std::vector<std::string_view> marked;
    std::vector<CommunePoint> communes;
    std::vector<unsigned char> cells;
    LabelSolver solver, meanwhile;    ///< at rest, picture by picture; for one picture
    std::uint64_t card = 0;           ///< fingerprint of what the card shows; 0: nothing yet
    float cardScale = 1;
    LabelPlacement cardNames;
};

/// Maps that have names of their own: the slots, and of two editions on the main map the earlier one.
inline constexpr int kLabelPlaces = kMapSlots + 1;
inline std::size_t labelPlace(const MapView& view) { return static_cast<std::size_t>(view.before ? kMapSlots : view.slot); }

struct MapLabels {
    std::array<TerritoryLabels, kLabelPlaces> of;  ///< by labelPlace()
    TerritoryLabels& at(const MapView& view) { return of[labelPlace(view)]; }
    /// The picture is for keeping: everything is placed, nothing fades.
    bool exact = false;

    /// True while names wait for their map to rest, for their places or for their fade: another picture is due though nothing
    /// else changes.
    bool restless(double clockS) const;
    /// Before and after a picture: a map that is not in it waits for nothing.
    void beginPicture();
    void endPicture();
};

/// What pictures share besides: not part of what they show.
struct LabelDesk {
    NameBook book;
    std::array<LabelRoom, kLabelPlaces> of;  ///< by labelPlace()
    LabelRoom& at(const MapView& view) { return of[labelPlace(view)]; }
};

}  // namespace arobase
