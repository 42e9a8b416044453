#include "app/platform/screen_size.h"

#include <cmath>

namespace arobase {
namespace {
constexpr double kSmallestMm = 200, kLargestMm = 3000, kSquare = 0.1;
}

double believedMmPerPx(int widthPx, int heightPx, int widthMm, int heightMm) {
    if (widthPx <= 0 || heightPx <= 0 || widthMm <= 0 || heightMm <= 0) return 0;
    const double diagonal = std::hypot(widthMm, heightMm);
    if (diagonal < kSmallestMm || diagonal > kLargestMm) return 0;
    // A screen that hangs upright may still speak of how it lies.
    const bool turned = (widthPx > heightPx) != (widthMm > heightMm);
    const double across = static_cast<double>(turned ? heightMm : widthMm) / widthPx, down = static_cast<double>(turned ? widthMm : heightMm) / heightPx;
    if (std::abs(across - down) > kSquare * across) return 0;
    return (across + down) / 2;
}

}  // namespace arobase
