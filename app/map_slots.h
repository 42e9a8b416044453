#pragma once
// Where maps are shown: the main map, one inset for each overseas territory, and the magnifier of Île-de-France.
#include <array>
#include <optional>
#include <string_view>

#include "render/vec.h"

namespace arobase {

inline constexpr int kTerritories = 12;
inline constexpr int kMainMap = 0;
/// Shows métropole like the main map, closer: slots 0…11 show the territory of the same number.
inline constexpr int kMagnifier = kTerritories;
inline constexpr int kMapSlots = kTerritories + 1;

/// Index into territories() of what a slot shows.
int territoryOfSlot(int slot);
/// "FR", "971" … "986", "IDF": as actions name them.
std::string_view slotCode(int slot);
/// French name for the card: "Guadeloupe", "Île-de-France".
std::string_view slotName(int slot);
std::optional<int> slotByCode(std::string_view code);

/// Formats of the screen; each has its own places for the insets.
enum class PageFormat : unsigned char { Landscape, Portrait };
inline constexpr int kPageFormats = 2;

/// Where staff put the insets, in shares of the map's rectangle (0…1 each way); none: where the layout has them.
struct InsetPlaces {
    std::array<std::array<std::optional<Rect>, kMapSlots>, kPageFormats> places;
    std::optional<Rect>& of(PageFormat format, int slot) { return places[static_cast<std::size_t>(format)][static_cast<std::size_t>(slot)]; }
    const std::optional<Rect>& of(PageFormat format, int slot) const { return places[static_cast<std::size_t>(format)][static_cast<std::size_t>(slot)]; }
    bool operator==(const InsetPlaces&) const = default;
};

}  // namespace arobase
