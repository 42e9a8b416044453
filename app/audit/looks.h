#pragma once
// What can be measured of one picture and its scene. Pure; each fault is one line of French.
#include <string>
#include <vector>

#include "app/unattended/picture_proof.h"
#include "render/scene/scene.h"

namespace arobase::audit {

/// Of capitals that are seen under seven tenths of a degree from that far, mm.
double legibleCapMm(double distanceMm);
/// Height of a node's capitals, mm; 0 where it has no text.
double capMm(const Node& node, double mmPerPx);
/// Smallest capitals of the scene and the texts below `leastMm`. `all`: also of what a licence obliges to say (small by right).
std::vector<std::string> smallTexts(const Scene& scene, double mmPerPx, double leastMm, bool all, double& smallestMm);

inline constexpr double kTargetMm = 15, kFloorMm = 9, kApartMm = 3;
/// Targets below 15 mm (9 mm for the years of the ruler, which ‹ and › do as well), and smaller ones less than 3 mm from their neighbour.
std::vector<std::string> smallTargets(const Scene& scene, double mmPerPx, double& smallestMm);

/// Controls that do not lie between 0.90 and 1.30 m above the floor.
std::vector<std::string> outOfReach(const Scene& scene, double mmPerPx, double mountMm);

struct ContrastLook {
    int texts = 0, graphics = 0;            ///< measured
    double leastText = 21, leastGraphic = 21;
    std::vector<std::string> faults;
};
/// Every text that nothing lies on, against the pixels that are around its letters (a halo over the map, a panel); every mark against
/// what it stands on.
ContrastLook contrastOn(const Scene& scene, const PictureView& picture, double leastText, double leastGraphic);

/// Groups of keys' stops from which another cannot be reached; stops that have no name to be said.
std::vector<std::string> keyTraps(const Scene& scene, std::size_t& stops);
std::vector<std::string> unlabelled(const Scene& scene);

/// How many pixels of the box are exactly of that colour.
int pixelsOf(const PictureView& picture, Rgba colour);

}  // namespace arobase::audit
