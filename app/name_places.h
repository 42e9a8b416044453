#pragma once
// Where staff want names to stand, whom they leave unnamed and whom they insist on: by collectivité, edition and format.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/map/label_placement.h"

namespace arobase {

/// Screens lying and standing, and the annual map.
enum class NameFormat : unsigned char { Landscape, Portrait, Print };
inline constexpr int kNameFormats = 3;

/// What staff decided about one name. None of it: as if nothing had been decided.
struct NamePlace {
    std::optional<LabelSide> side;  ///< of its mark
    std::optional<Vec2> offsetMm;   ///< from the middle of its mark to the middle of the name, y down; instead of a side
    bool hidden = false;            ///< not named
    bool insisted = false;          ///< named before others, over marks if it must
    bool empty() const { return !side && !offsetMm && !hidden && !insisted; }
    bool operator==(const NamePlace&) const = default;
};
/// No name stands farther from its mark, mm each way.
inline constexpr float kFarthestNameMm = 60;

/// For whom it holds.
struct NameScope {
    std::string code;                  ///< of the collectivité or commune
    int year = 0;                      ///< edition; 0: all of them
    std::optional<NameFormat> format;  ///< none: all of them
    bool operator==(const NameScope&) const = default;
};

class NamePlaces {
public:
    struct Entry {
        NameScope scope;
        NamePlace place;
        bool operator==(const Entry&) const = default;
    };

    /// What holds for that name then and there: what was decided for the edition goes before what was decided for all, then what
    /// was for the format. nullptr: nothing was decided. No allocation.
    const NamePlace* find(std::string_view code, int year, NameFormat format) const;
    /// What was decided for exactly that; nullptr: nothing.
    const NamePlace* at(const NameScope& scope) const;
    /// An empty place takes the decision back.
    void set(const NameScope& scope, const NamePlace& place);
    bool empty() const { return m_entries.empty(); }
    /// By code, then year, then format.
    const std::vector<Entry>& entries() const { return m_entries; }
    bool operator==(const NamePlaces&) const = default;

private:
    std::vector<Entry> m_entries;
};

/// What the studio is about while names are arranged.
struct NameArranging {
    bool on = false;          ///< a drag that begins on a name moves it instead of the map
    bool everyYear = false;   ///< decisions are for all editions, not for the one that is shown
    std::string code;         ///< whose name is chosen; empty: nobody's
    std::optional<Vec2> grabbedMm;  ///< a finger is on the chosen name, which stands there
    std::vector<NamePlaces> before, after;  ///< for undoing and for doing again, the nearest last
    bool operator==(const NameArranging&) const = default;
};

}  // namespace arobase
