#pragma once
// Small numbers for fingers.
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace arobase {

/// A touch of a device: unique among the touches that are down.
struct TouchKey {
    int device = 0;
    std::uint32_t touch = 0;
    auto operator<=>(const TouchKey&) const = default;
};

/// Gives every touch the smallest free number from 1 (0 is the mouse); a number is free again when its touch ends.
class FingerIds {
public:
    /// The number of a touch that begins; its present number when it is already known.
    int begin(TouchKey key);
    /// Its number, 0 if unknown.
    int find(TouchKey key) const;
    /// Frees the number and returns it, 0 if unknown.
    int end(TouchKey key);
    int count() const { return static_cast<int>(m_ids.size()); }
    /// Numbers of all touches of one device, and frees them.
    std::vector<int> endAllOf(int device);

private:
    std::map<TouchKey, int> m_ids;
};

}  // namespace arobase
