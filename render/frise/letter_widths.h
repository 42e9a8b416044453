#pragma once
// How narrow a title may be at most, without shaping it: most titles of a dense timeline are far too wide for the gap at hand.
#include <array>
#include <functional>
#include <string_view>

namespace arobase {

class LetterWidths {
public:
    using Measure = std::function<float(std::string_view letter)>;

    /// Less than `title` can be wide, px: its Latin letters and figures one by one, less all the kerning that a font could do; what
    /// else there is in it counts for nothing. `measure` is asked once for each letter.
    float leastPx(std::string_view title, const Measure& measure);
    /// When letters are to be measured anew.
    void forget() { m_px.fill(kUnknown); }

private:
    static constexpr float kUnknown = -1;
    std::array<float, 0x180> m_px = [] {
        std::array<float, 0x180> none{};
        none.fill(kUnknown);
        return none;
    }();
};

}  // namespace arobase
