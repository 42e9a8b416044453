// compare_pictures ACTUAL GOLDEN DIFF [THRESHOLD [FRACTION]]
// Two numbers decide: a pixel differs when its colours are more than THRESHOLD apart (0 … 1, black to white), and the
// pictures differ when more than FRACTION of their pixels do. Prints "DIFFERING of ALL pixels differ, worst WORST".
// Exit 0: same; 1: different, DIFF shows where (red on the faded golden); 2: a picture cannot be read, or sizes differ.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "app/harness/picture.h"

namespace {

using namespace arobase;

constexpr double kThreshold = 0.13, kFraction = 0.00015;

struct Difference {
    std::size_t differing = 0;
    double worst = 0;
    Picture where;
};

/// Distance as the eye weighs it: lightness most, then orange–blue, then green–purple. Black to white is 1.
double distance(const std::uint8_t* a, const std::uint8_t* b) {
    const double red = (a[0] - b[0]) / 255.0, green = (a[1] - b[1]) / 255.0, blue = (a[2] - b[2]) / 255.0;
    const double light = 0.299 * red + 0.587 * green + 0.114 * blue;
    const double orange = 0.596 * red - 0.274 * green - 0.322 * blue;
    const double purple = 0.211 * red - 0.523 * green + 0.312 * blue;
    return std::sqrt(light * light + 0.59 * orange * orange + 0.39 * purple * purple);
}

std::uint8_t faded(int value) { return static_cast<std::uint8_t>(255 - (255 - value) / 5); }

Difference compare(const Picture& actual, const Picture& golden, double threshold) {
    Difference found;
    found.where = golden;
    for (std::size_t i = 0; i < golden.rgba.size(); i += 4) {
        const double apart = distance(&actual.rgba[i], &golden.rgba[i]);
        found.worst = std::max(found.worst, apart);
        std::uint8_t* pixel = &found.where.rgba[i];
        const bool differs = apart > threshold;
        found.differing += differs;
        const int grey = (pixel[0] + 2 * pixel[1] + pixel[2]) / 4;
        pixel[0] = differs ? std::uint8_t{220} : faded(grey);
        pixel[1] = pixel[2] = differs ? std::uint8_t{0} : faded(grey);
        pixel[3] = 255;
    }
    return found;
}

}  // namespace

int main(int argumentCount, char** arguments) {
    if (argumentCount < 4 || argumentCount > 6) {
        std::fprintf(stderr, "usage: compare_pictures ACTUAL GOLDEN DIFF [THRESHOLD [FRACTION]]\n");
        return 2;
    }
    const double threshold = argumentCount > 4 ? std::atof(arguments[4]) : kThreshold;
    const double fraction = argumentCount > 5 ? std::atof(arguments[5]) : kFraction;
    const auto actual = readPng(arguments[1]), golden = readPng(arguments[2]);
    if (!actual || !golden) {
        std::printf("%s cannot be read\n", actual ? arguments[2] : arguments[1]);
        return 2;
    }
    if (actual->width != golden->width || actual->height != golden->height) {
        std::printf("sizes differ: %dx%d, golden %dx%d\n", actual->width, actual->height, golden->width, golden->height);
        return 2;
    }
    const std::size_t all = golden->rgba.size() / 4;
    const Difference found = compare(*actual, *golden, threshold);
    std::printf("%zu of %zu pixels differ, worst %.3f\n", found.differing, all, found.worst);
    if (static_cast<double>(found.differing) <= fraction * static_cast<double>(all)) return 0;
    if (!writePng(found.where, arguments[3])) std::printf("%s cannot be written\n", arguments[3]);
    return 1;
}
