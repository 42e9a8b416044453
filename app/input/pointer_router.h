#pragma once
// One stream of fingers from every source.
#include <map>
#include <utility>
#include <vector>

#include "app/input/pointer_event.h"

namespace arobase {

/// Each source numbers its own touches; here every finger that is down gets the smallest free number from 1, whatever it comes from.
/// A Down of a finger that is down is a Cancel and a Down; what is said of a finger that is not down is dropped. Plain state.
class PointerRouter {
public:
    /// Appends what `event` of that source means. The mouse goes through as it is.
    void route(int source, const PointerEvent& event, std::vector<PointerEvent>& out);
    /// The source is gone: its fingers are cancelled.
    void drop(int source, double seconds, std::vector<PointerEvent>& out);
    int fingersDown() const { return static_cast<int>(m_fingers.size()); }

private:
    struct Finger {
        int number = 0;
        Vec2 px;
    };
    using Key = std::pair<int, int>;  ///< source, its own number

    int freeNumber() const;

    std::map<Key, Finger> m_fingers;
};

}  // namespace arobase
