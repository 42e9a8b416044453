#pragma once
// Flashes on a sequence of pictures, as WCAG 2.3.1 counts them: two changes of relative luminance by a tenth or more, against the last one, where
// the darker of the two is below 0.80, make a flash; they count where they come together on a quarter of any ten degrees of what is seen.
#include <cstddef>
#include <deque>
#include <vector>

#include "app/unattended/picture_proof.h"

namespace arobase::audit {

inline constexpr double kFlashesMost = 3;  ///< a second

class FlashCount {
public:
    explicit FlashCount(double picturesPerS) : m_perS(picturesPerS) {}
    /// The next picture, of the same size as the others.
    void see(const PictureView& picture);
    /// Flashes in the worst second so far.
    double worst() const { return m_worst; }
    int pictures() const { return m_pictures; }

private:
    struct Block {
        double low = 0, high = 0;  ///< since the last change, on its side
        int direction = 0;
        std::deque<int> changes;   ///< pictures at which it changed, of the last second
    };
    static bool changes(Block& block, double luminance);

    double m_perS, m_worst = 0;
    int m_pictures = 0;
    std::vector<Block> m_blocks;
};

}  // namespace arobase::audit
